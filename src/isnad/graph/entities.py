"""What an article's own graph says of actors, places and sources that exist only in it."""

from collections.abc import Iterator

from isnad.graph import terms
from isnad.graph.iris import Scope, seed
from isnad.graph.namespaces import OA, SKOS
from isnad.graph.terms import RDF_TYPE, Term, Triple
from isnad.graph.typing import class_types, concept
from isnad.graph.vocabulary import kg, kgv
from isnad.model.claim import Entity, Source, Span

PREF_LABEL, ALT_LABEL, HIDDEN_LABEL = (f"<{SKOS}{name}>" for name in ("prefLabel", "altLabel", "hiddenLabel"))


def entity_triples(names: Scope, entity: Entity) -> Iterator[Triple]:
    """The description of an entity that the authority does not list; nothing for one that it lists."""
    if entity.id is not None:
        return
    node = names.entity(entity)
    yield from class_types(node, entity.kind, "Actor", "Place")
    yield node, PREF_LABEL, terms.text(entity.label, "ar")
    for alias in entity.aliases:
        yield node, ALT_LABEL, terms.text(alias, "ar")
    if entity.span is not None:
        yield from mention_triples(names, node, entity.span, entity.words or entity.label)
    for predicate, ids in (
        (kg.partOf, entity.part_of),
        (kg.ledBy, entity.led_by),
        (kg.locatedIn, entity.located_in),
        (kg.near, entity.near),
    ):
        for entry in ids:
            yield node, predicate, seed(entry)


def source_triples(names: Scope, source: Source) -> Iterator[Triple]:
    """The description of a source; of an authority entry only what holds in this article, which is nothing."""
    node = names.source(source)
    if source.form == "anonymous":
        yield from _anonymous(names, node, source)
    elif source.form == "article":
        yield from _own_voice(names, node)
    elif source.entity is not None and source.entity.id is None:
        yield from entity_triples(names, source.entity)
        yield from _named(node)
        yield from _kind(node, source.kind)


def mention_triples(names: Scope, node: Term, span: Span, label: str) -> Iterator[Triple]:
    """Where the article mentions the node; nothing where the words there are not known."""
    words = names.words(span, label)
    if words is None:
        return
    place = names.span(span)
    yield node, kg.evidence, place
    yield place, RDF_TYPE, kg.Evidence
    yield place, f"<{OA}start>", terms.integer(span.start)
    yield place, f"<{OA}end>", terms.integer(span.end)
    yield place, f"<{OA}exact>", terms.text(words)


def _anonymous(names: Scope, node: Term, source: Source) -> Iterator[Triple]:
    yield node, RDF_TYPE, kg.AnonymousSource
    yield node, RDF_TYPE, kg.Source
    yield node, PREF_LABEL, terms.text(source.label, "ar")
    yield from _kind(node, source.kind)
    if source.span is not None:
        yield from mention_triples(names, node, source.span, source.words or source.label)
    for actor in source.close_to:
        yield node, kg.closeTo, names.entity(actor)


def _own_voice(names: Scope, node: Term) -> Iterator[Triple]:
    """A publisher of the authority is described there; one only named, or unknown, is described here."""
    if not node.startswith(names.article[:-1]):
        return
    yield from _named(node)
    yield node, kg.sourceKind, kgv.OutletSource
    if names.publisher is None:
        yield node, PREF_LABEL, terms.text("the article", "en")
        yield node, PREF_LABEL, terms.text("المقال", "ar")


def _named(node: Term) -> Iterator[Triple]:
    yield node, RDF_TYPE, kg.NamedSource
    yield node, RDF_TYPE, kg.Source


def _kind(node: Term, kind: str | None) -> Iterator[Triple]:
    if kind is not None:
        yield node, kg.sourceKind, concept("source-kind", kind)
