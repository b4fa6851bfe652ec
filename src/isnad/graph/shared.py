"""What articles share and a file says once: authority entries, concepts, classes and the run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

import pyoxigraph as ox

from isnad.graph import terms
from isnad.graph.entities import ALT_LABEL, HIDDEN_LABEL, PREF_LABEL
from isnad.graph.iris import ENTITIES, ONTOLOGY, RUNS, VOCAB, seed, seed_id
from isnad.graph.namespaces import ID, KG, KGV, OWL, RDFS, SCHEMA
from isnad.graph.terms import RDF_TYPE, Quad, Term, Triple, iri
from isnad.graph.typing import class_types, concept
from isnad.graph.vocabulary import CLASSES, kg
from isnad.model.claim import digest
from isnad.resources import folder
from isnad.seeds.authority import Authority, SeedEntity

SAME_AS = f"<{SCHEMA}sameAs>"
SUB_CLASS, LABEL, CLASS = f"<{RDFS}subClassOf>", f"<{RDFS}label>", f"<{OWL}Class>"

_SPOKEN = frozenset({kg.attributedTo, kg.source, kg.interpretedBy})


@dataclass(frozen=True, slots=True)
class References:
    """What quads of articles refer to: authority ids, those of them that speak, concepts, classes (local names)."""

    entities: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    concepts: frozenset[Term] = frozenset()
    classes: frozenset[str] = frozenset()

    def __or__(self, other: "References") -> "References":
        return References(
            self.entities | other.entities,
            self.speakers | other.speakers,
            self.concepts | other.concepts,
            self.classes | other.classes,
        )


@dataclass(frozen=True, slots=True)
class Run:
    """A way of building: two builds with equal runs and equal inputs give the same bytes."""

    version: str
    rules: str
    authority: str

    @property
    def iri(self) -> Term:
        return f"<{ID}run/{digest(self.version, self.rules, self.authority)}>"

    def quads(self) -> list[Quad]:
        """The description of the run, in graph/runs."""
        rows = ((kg.softwareVersion, self.version), (kg.rulesHash, self.rules), (kg.authorityHash, self.authority))
        described = [(self.iri, RDF_TYPE, kg.ExtractionRun), *((self.iri, p, terms.text(value)) for p, value in rows)]
        return terms.quads_of(sorted(described), RUNS)


def references(quads: Iterable[Quad]) -> References:
    """What the quads refer to; references of several articles are joined with `|`."""
    kept = list(quads)
    values = {value for _, _, value, _ in kept}
    kinds = {value for _, predicate, value, _ in kept if predicate == RDF_TYPE}
    spoken = {value for _, predicate, value, _ in kept if predicate in _SPOKEN}
    return References(
        _entries(values),
        _entries(spoken),
        frozenset(value for value in values if value.startswith(_CONCEPT)),
        frozenset(kind[len(_CLASS) : -1] for kind in kinds if kind.startswith(_CLASS)),
    )


def _entries(terms_: Iterable[Term]) -> frozenset[str]:
    return frozenset(entry for term in terms_ if (entry := seed_id(term)) is not None)


_CONCEPT, _CLASS = f"<{KGV}", f"<{KG}"


def shared_graphs(used: References, authority: Authority) -> list[Quad]:
    """The quads of graph/entities, graph/vocab and graph/ontology that make a file with these references complete.

    An entry comes with the whole chain of what it is part of, led by, located in or near. An id that the authority
    lacks is left without description, which validation then reports.
    """
    known = [entry for entry in used.entities if entry in authority.entities]
    entities = [t for entity in authority.closure(known) for t in _entity(entity)]
    entities += [(seed(entry), RDF_TYPE, kind) for entry in used.speakers for kind in (kg.NamedSource, kg.Source)]
    entity_quads = terms.quads_of(sorted(set(entities)), ENTITIES)
    everything = used | references(entity_quads)
    return [*entity_quads, *_concept_quads(everything.concepts), *_class_quads(everything.classes)]


def _entity(entity: SeedEntity) -> Iterator[Triple]:
    node = seed(entity.id)
    for kind in entity.kinds:
        yield from class_types(node, kind, "Actor", "Place")
    labels = [(PREF_LABEL, text, language) for language, text in entity.pref.items()]
    labels += [(ALT_LABEL, *label) for label in entity.alt] + [(HIDDEN_LABEL, *label) for label in entity.hidden]
    for predicate, text, language in labels:
        yield node, predicate, terms.text(text, language)
    for link in entity.same_as:
        yield node, SAME_AS, iri(link)
    for predicate, others in (
        (kg.partOf, entity.part_of),
        (kg.ledBy, entity.led_by),
        (kg.locatedIn, entity.located_in),
        (kg.near, entity.near),
    ):
        for other in others:
            yield node, predicate, seed(other)
    if entity.source_kind is not None:
        yield node, kg.sourceKind, concept("source-kind", entity.source_kind)


def _concept_quads(used: frozenset[Term]) -> list[Quad]:
    """The concepts as vocab.ttl describes them, and the schemes that they are in."""
    described = file_triples("vocab.ttl")
    nodes = used | {o for s, _, o in described if s in used and o.startswith(_CONCEPT)}
    return terms.quads_of(sorted({t for t in described if t[0] in nodes}), VOCAB)


def _class_quads(used: frozenset[str]) -> list[Quad]:
    """Labels and superclasses of the classes and of those above them."""
    names = {f"{_CLASS}{name}>" for leaf in used for name in (leaf, *CLASSES.get(leaf, ()))}
    wanted = {LABEL, SUB_CLASS, RDF_TYPE}
    return terms.quads_of(
        sorted({(s, p, o) for s, p, o in file_triples("isnad.ttl") if s in names and p in wanted}), ONTOLOGY
    )


@cache
def ontology_hash() -> str:
    """SHA-256 of ontology/ as it is now."""
    return sha256(b"".join((folder("ontology") / name).read_bytes() for name in ("isnad.ttl", "vocab.ttl"))).hexdigest()


@cache
def file_triples(name: str) -> tuple[Triple, ...]:
    """The triples of a file of ontology/, in its order."""
    return tuple(
        (str(q.subject), str(q.predicate), str(q.object))
        for q in ox.parse(path=folder("ontology") / name, format=ox.RdfFormat.TURTLE)
    )
