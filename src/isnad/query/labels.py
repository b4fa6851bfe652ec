"""The labels that names are looked up among: those of the authority and those in the graph being asked."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from isnad.errors import QueryError
from isnad.graph.namespaces import ID, KG, KGV
from isnad.query.binding import is_iri
from isnad.seeds.authority import Authority, SeedEntity
from isnad.store.protocol import Queryable
from isnad.store.result import Iri, Solutions, Text
from isnad.text.fold import key

ROLES: Mapping[str, tuple[str, ...]] = {
    "actor": ("State", "GovernmentBody", "Person", "ArmedGroup", "Organisation", "MediaOutlet", "Collective"),
    "place": ("Place", "State"),
    "outlet": ("MediaOutlet",),
    "state": ("State",),
}
"""What a role may name, as classes of the ontology; any other role is a concept scheme, such as materiel."""

PREFERRED, OTHER, SHORT, HIDDEN = range(4)  # a name that is somebody's own goes before what only stands for somebody
RANKS = {"prefLabel": PREFERRED, "altLabel": OTHER, "hiddenLabel": HIDDEN}
MOST_LABELS = 200_000  # labels fetched from one graph: every entry of a large authority, not every unlisted actor

_LABELS = """PREFIX kg: <{kg}> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?x ?rank ?label WHERE {{
  {pattern}
  VALUES ?rank {{ skos:prefLabel skos:altLabel skos:hiddenLabel }}
  ?x ?rank ?label .
}} LIMIT {limit}"""
_ARTICLES = f'STRSTARTS(STR(?x), "{ID}article/")'
_JOINERS = {ord("-"): " ", ord("'"): None, ord("`"): None, ord("ʿ"): None, ord("ʾ"): None}  # Al-Watiya, Ta'izz


@dataclass(frozen=True, slots=True)
class Name:
    """One label of one thing."""

    iri: str
    label: str
    rank: int
    lang: str = ""


@lru_cache(maxsize=1 << 16)  # each label of an authority is folded several times a question
def fold_name(text: str) -> str:
    """The form in which names are compared: folded Arabic, lower-case Latin without accents or hyphens."""
    parts = unicodedata.normalize("NFKD", key(text).casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).translate(_JOINERS).split())


def names_in(source: Queryable, role: str, unlisted: bool = False) -> tuple[Name, ...]:
    """Every label in the graph of what may stand in the role: of entries that articles share, or of `unlisted` ones."""
    pattern = f"{_pattern(role)} FILTER({'' if unlisted else '!'}{_ARTICLES})"
    result = source.query(_LABELS.format(kg=KG, pattern=pattern, limit=MOST_LABELS))
    rows = result.rows if isinstance(result, Solutions) else ()
    found = [
        Name(thing.value, label.value, RANKS[rank.value.partition("#")[2]], label.lang)
        for thing, rank, label in rows
        if isinstance(thing, Iri) and isinstance(rank, Iri) and isinstance(label, Text)
    ]
    return (*found, *short_names(found))


def _pattern(role: str) -> str:
    if role in ROLES:
        return f"VALUES ?kind {{ {' '.join(f'kg:{kind}' for kind in ROLES[role])} }} ?x a ?kind ."
    scheme = Iri(KGV + role)
    if not is_iri(scheme.value):
        raise QueryError(f"{role!r} is nothing that names are looked up as: {', '.join(ROLES)} or a concept scheme")
    return f"?x skos:inScheme {scheme.n3} ."


def names_of(authority: Authority | None, role: str) -> tuple[Name, ...]:
    """Every label in the authority of what may stand in the role, with what the press calls the governments."""
    if authority is None:
        return ()
    kinds = set(ROLES.get(role, ()))
    entities = [entity for entity in authority.entities.values() if kinds.intersection(entity.kinds)]
    found = [name for entity in entities for name in _labels(entity)]
    if "State" in kinds:
        found += [Name(ID + state.id, label, HIDDEN, "ar") for state in authority.states for label in state.metonyms]
    return (*found, *short_names(found))


def _labels(entity: SeedEntity) -> Iterator[Name]:
    pref = tuple((text, lang) for lang, text in entity.pref.items())
    for labels, rank in ((pref, PREFERRED), (entity.alt, OTHER), (entity.hidden, HIDDEN)):
        for text, lang in labels:
            yield Name(ID + entity.id, text, rank, lang)


def short_names(names: Iterable[Name]) -> list[Name]:
    """The last word of an English label, where the last word of the Arabic one is a label by itself.

    Who lists «حفتر» as a name of «خليفة حفتر» says that the bare surname stands for him, and so does "Haftar" for
    "Khalifa Haftar", though not for any other Haftar.
    """
    things: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        things[name.iri].append(name)
    return [short for labels in things.values() for short in _short(labels)]


def _short(labels: list[Name]) -> Iterator[Name]:
    own = {name.lang: fold_name(name.label).split() for name in labels if name.rank == PREFERRED}
    arabic, english = own.get("ar", []), own.get("en", [])
    listed = {fold_name(name.label) for name in labels if name.lang == "ar"}
    if len(arabic) > 1 and len(english) > 1 and arabic[-1] in listed:
        yield Name(labels[0].iri, english[-1], SHORT, "en")
