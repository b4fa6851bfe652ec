"""Entries of the authority files (Turtle with SKOS labels), each checked by itself."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from isnad.errors import SeedError
from isnad.text.fold import FILLER

KG = "https://w3id.org/isnad/ontology#"
KGV = "https://w3id.org/isnad/vocab#"
ID = "https://w3id.org/isnad/id/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SAME_AS = "https://schema.org/sameAs"

KINDS = ("MediaOutlet", "State", "GovernmentBody", "Person", "ArmedGroup", "Organisation", "Place")
"""The classes an entry may have, the more specific before the less."""
SOURCE_KINDS = frozenset({
    "Spokesperson", "OfficialSource", "MilitarySource", "DiplomaticSource", "MedicalSource", "LocalSource",
    "FighterSource", "ObserverSource", "ExpertPanelSource", "OutletSource", "InformedSource",
})  # fmt: skip

_ENTRY = re.compile(re.escape(ID) + r"((?:actor|place)/[a-z0-9]+(?:-[a-z0-9]+)*)")
_SAME = re.compile(r"http://www\.wikidata\.org/entity/Q[1-9]\d*|https://sws\.geonames\.org/[1-9]\d*/")

BLANK = " " + FILLER  # a label of these alone names nothing

Label = tuple[str, str]  # text, language


@dataclass(frozen=True, slots=True)
class SeedEntity:
    """An entry of the authority files. `id` is `actor/<slug>` or `place/<slug>`, as are those it is tied to.

    `kinds` are classes of the ontology, most specific first; `pref` has one label a language, Arabic always; `alt` are
    other real names, `hidden` spellings that are only searched for. Ties and labels are in alphabetical order.
    """

    id: str
    kinds: tuple[str, ...]
    pref: Mapping[str, str] = field(hash=False)
    alt: tuple[Label, ...] = ()
    hidden: tuple[Label, ...] = ()
    part_of: tuple[str, ...] = ()
    led_by: tuple[str, ...] = ()
    located_in: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    source_kind: str | None = None

    @property
    def kind(self) -> str:
        return self.kinds[0]

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every label: preferred, other, hidden."""
        return (*((text, language) for language, text in self.pref.items()), *self.alt, *self.hidden)

    @property
    def ties(self) -> tuple[str, ...]:
        """What it belongs to: the next links of its chain."""
        return (*self.part_of, *self.led_by, *self.located_in, *self.near)


def read_entries(path: Path) -> list[SeedEntity]:
    """The entries of one Turtle file, in its order."""
    entries: defaultdict[str, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            entries[_iri(quad.subject)][quad.predicate.value].append(quad.object)
    except SyntaxError as error:
        raise SeedError(path, error.lineno, f"not Turtle: {error.msg}") from error
    except OSError as error:
        raise SeedError(path, None, f"cannot be read: {error}") from error
    return [_entity(path, iri, statements) for iri, statements in entries.items()]


def _iri(term: Any) -> str:
    return str(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _entity(path: Path, iri: str, statements: Mapping[str, list[Any]]) -> SeedEntity:
    try:
        entry = _entry_id(iri)
        values = {_field(predicate): _READERS[predicate](terms) for predicate, terms in statements.items()}
        entity = SeedEntity(entry, **{"kinds": (), "pref": {}, **values})
        _check_entry(entity)
    except ValueError as problem:
        raise fault(path, iri.removeprefix(ID), f"{iri.removeprefix(ID)}: {problem}") from None
    return entity


def fault(path: Path, entry: str, problem: str) -> SeedError:
    """The error with the line on which the entry begins, if it is written with a prefix or a whole IRI."""
    start = re.compile(rf"(?:\w+:|<\S*/){re.escape(entry.rpartition('/')[2])}>?\s")
    lines = path.read_text(encoding="utf-8").split("\n")
    return SeedError(path, next((number for number, line in enumerate(lines, 1) if start.match(line)), None), problem)


def _entry_id(iri: str) -> str:
    if not (match := _ENTRY.fullmatch(iri)):
        raise ValueError(f"not an entry of the authority: its IRI would be {ID}actor/<slug> or {ID}place/<slug>")
    return match.group(1)


def _field(predicate: str) -> str:
    if predicate not in _FIELDS:
        raise ValueError(f"unknown property {predicate}")
    return _FIELDS[predicate]


def _kinds(terms: list[Any]) -> tuple[str, ...]:
    names = {_iri(term).removeprefix(KG) for term in terms}
    if unknown := names.difference(KINDS):
        raise ValueError(f"unknown class {', '.join(sorted(unknown))}: one of {', '.join(KINDS)}")
    return tuple(kind for kind in KINDS if kind in names)


def _labels(terms: list[Any]) -> tuple[Label, ...]:
    for term in terms:
        if not isinstance(term, ox.Literal) or not term.language:
            raise ValueError(f"the label {term} has no language (@ar, @en)")
        if not term.value.strip(BLANK):
            raise ValueError("an empty label")
    return tuple(sorted((term.value, term.language) for term in terms))


def _one_a_language(terms: list[Any]) -> dict[str, str]:
    labels = sorted((language, text) for text, language in _labels(terms))
    if len(dict(labels)) < len(labels):
        raise ValueError("two preferred labels in one language")
    return dict(labels)


def _ids(terms: list[Any]) -> tuple[str, ...]:
    return tuple(sorted(_entry_id(_iri(term)) for term in terms))


def _same(terms: list[Any]) -> tuple[str, ...]:
    for term in terms:
        if not _SAME.fullmatch(_iri(term)):
            raise ValueError(f"{_iri(term)} is not the IRI of a Wikidata or GeoNames entity")
    return tuple(sorted(map(_iri, terms)))


def _source_kind(terms: list[Any]) -> str:
    names = [_iri(term).removeprefix(KGV) for term in terms]
    if len(names) > 1 or names[0] not in SOURCE_KINDS:
        raise ValueError(f"{', '.join(names)} is not one kind of source: one of {', '.join(sorted(SOURCE_KINDS))}")
    return names[0]


_PROPERTIES: tuple[tuple[str, str, Callable[[list[Any]], Any]], ...] = (
    (RDF_TYPE, "kinds", _kinds),
    (SKOS + "prefLabel", "pref", _one_a_language),
    (SKOS + "altLabel", "alt", _labels),
    (SKOS + "hiddenLabel", "hidden", _labels),
    (KG + "partOf", "part_of", _ids),
    (KG + "ledBy", "led_by", _ids),
    (KG + "locatedIn", "located_in", _ids),
    (KG + "near", "near", _ids),
    (SAME_AS, "same_as", _same),
    (KG + "sourceKind", "source_kind", _source_kind),
)
_FIELDS = {predicate: name for predicate, name, _ in _PROPERTIES}
_READERS = {predicate: reader for predicate, _, reader in _PROPERTIES}


def _check_entry(entity: SeedEntity) -> None:
    if not entity.kinds:
        raise ValueError(f"no class: one of {', '.join(KINDS)}")
    if "ar" not in entity.pref:
        raise ValueError("no Arabic label (skos:prefLabel with @ar)")
    if entity.id.startswith("place/") != (entity.kinds == ("Place",)):
        raise ValueError("places, and only they, are in the namespace id/place/")
