"""owlrl as a compiler: what OWL 2 RL concludes from one type or one property, read off once as tables.

Every class gets a prototype individual and every property a prototype pair; owlrl closes ontology, vocabulary and
prototypes; what it concludes about a prototype it would conclude about anything like it. That is exact as long as every
rule that fires has one premise from the data, so axioms that need joins are refused.
"""

from collections.abc import Callable, Iterable, Sequence

import owlrl
from owlrl.Namespaces import ERRNS
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from isnad.errors import IsnadError
from isnad.graph.namespaces import KG
from isnad.graph.terms import Triple

_SUBJECT, _OBJECT, _SAMPLE = "urn:isnad:subject:", "urn:isnad:object:", "urn:isnad:member:"
_USELESS = {OWL.Thing, RDFS.Resource, OWL.NamedIndividual}
_NEEDS_JOINS = (
    OWL.TransitiveProperty, OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.SymmetricProperty,
    OWL.inverseOf, OWL.propertyChainAxiom, OWL.intersectionOf, OWL.unionOf, OWL.hasKey, OWL.onProperty, OWL.sameAs,
    OWL.equivalentClass, OWL.equivalentProperty,
)  # fmt: skip

Tables = dict[str, dict[str, tuple[str, ...]]]


def compile_tables(triples: Iterable[Triple]) -> Tables:
    """`types`: class to classes above it; `properties`: property to those above it; `domains`, `ranges`: to classes."""
    graph = Graph().parse(data="".join(f"{s} {p} {o} .\n" for s, p, o in triples), format="nt")
    _refuse_joins(graph)
    classes, objects, data = (_declared(graph, kind) for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty))
    _add_prototypes(graph, classes, objects, data)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    _require_consistent(graph)
    properties = [*objects, *data]
    return {
        "types": _table(classes, lambda c: graph.objects(URIRef(f"{_SAMPLE}{c}"), RDF.type)),
        "properties": _table(properties, lambda p: _between(graph, p, is_data=p in data)),
        "domains": _table(properties, lambda p: graph.objects(URIRef(f"{_SUBJECT}{p}"), RDF.type)),
        "ranges": _table(objects, lambda p: graph.objects(URIRef(f"{_OBJECT}{p}"), RDF.type)),
    }


def _declared(graph: Graph, kind: URIRef) -> list[URIRef]:
    return sorted(URIRef(str(node)) for node in graph.subjects(RDF.type, kind) if str(node).startswith(KG))


def _refuse_joins(graph: Graph) -> None:
    for term in _NEEDS_JOINS:
        if (None, RDF.type, term) in graph or (None, term, None) in graph:
            raise IsnadError(f"the ontology uses {term}, whose consequences are more than look-ups")


def _add_prototypes(graph: Graph, classes: Sequence[URIRef], objects: Sequence[URIRef], data: Sequence[URIRef]) -> None:
    for c in classes:
        graph.add((URIRef(f"{_SAMPLE}{c}"), RDF.type, c))
    for p in objects:
        graph.add((URIRef(f"{_SUBJECT}{p}"), p, URIRef(f"{_OBJECT}{p}")))
    for p in data:
        graph.add((URIRef(f"{_SUBJECT}{p}"), p, _value_of(str(graph.value(p, RDFS.range) or XSD.string))))


def _value_of(datatype: str) -> Literal:
    if datatype == str(RDF.langString):
        return Literal("x", lang="en")
    return Literal(_VALUES.get(datatype, "1"), datatype=URIRef(datatype))


_VALUES = {str(XSD.date): "2000-01-01", str(XSD.dateTime): "2000-01-01T00:00:00"}


def _require_consistent(graph: Graph) -> None:
    errors = list(graph.objects(None, ERRNS.error))
    if errors:
        raise IsnadError(f"the ontology is inconsistent: {errors[0]}")


def _between(graph: Graph, prop: URIRef, *, is_data: bool) -> Iterable[Node]:
    subject = URIRef(f"{_SUBJECT}{prop}")
    value = next(graph.objects(subject, prop)) if is_data else URIRef(f"{_OBJECT}{prop}")
    return graph.predicates(subject, value)


def _table(keys: Sequence[URIRef], conclude: Callable[[URIRef], Iterable[Node]]) -> dict[str, tuple[str, ...]]:
    """What is concluded of each, itself and what holds of everything left out; nothing is no row."""
    rows = {}
    for key in keys:
        found = {n for n in conclude(key) if n not in _USELESS and n != key and isinstance(n, URIRef)}
        if found:
            rows[f"<{key}>"] = tuple(f"<{n}>" for n in sorted(found))
    return rows
