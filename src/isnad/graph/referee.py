"""pySHACL: slow, whole, and the referee of the compiled engine. The only module of validation that imports rdflib."""

import re
from collections.abc import Iterable
from functools import lru_cache

import pyshacl
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH
from rdflib.term import Node

from isnad.errors import ShapeError
from isnad.graph.report import Finding
from isnad.graph.shapes import Shapes
from isnad.graph.terms import Term, Triple, text

_SUFFIXES = {str(SH.zeroOrMorePath): "*", str(SH.oneOrMorePath): "+", str(SH.zeroOrOnePath): "?"}


def judge(triples: Iterable[Triple], shapes: Shapes, rules: Iterable[Term] | None = None) -> list[Finding]:
    """What pySHACL finds in the triples, which include the ontology; with `rules`, of those shapes only."""
    data = Graph().parse(data="".join(f"{s} {p} {o} .\n" for s, p, o in triples), format="nt")
    shape_graph = _shape_graph(shapes)
    chosen = None if rules is None else [rule[1:-1] for rule in rules]
    if chosen == []:
        return []
    _, results, message = pyshacl.validate(data, shacl_graph=shape_graph, advanced=True, use_shapes=chosen)
    if not isinstance(results, Graph):
        raise ShapeError(f"pySHACL failed: {message}")
    return [_finding(results, shape_graph, node) for node in results.subjects(RDF.type, SH.ValidationResult)]


@lru_cache(maxsize=4)
def _shape_graph(shapes: Shapes) -> Graph:
    return Graph().parse(data="".join(f"{s} {p} {o} .\n" for s, p, o in shapes.triples), format="nt")


def _finding(results: Graph, shape_graph: Graph, node: Node) -> Finding:
    value, rule = results.value(node, SH.value), results.value(node, SH.sourceShape)
    path = results.value(node, SH.resultPath)
    return Finding(
        rule=_term(rule),
        severity=_local(results.value(node, SH.resultSeverity)),
        focus=_term(results.value(node, SH.focusNode)),
        path="" if path is None else _path(results, path),
        value=None if value is None else _term(value),
        component=_local(results.value(node, SH.sourceConstraintComponent)),
    )


def _path(graph: Graph, node: Node) -> str:
    """The path as a SPARQL property path."""
    if isinstance(node, URIRef):
        return node.n3()
    if graph.value(node, RDF.first) is not None:
        return "/".join(_path(graph, item) for item in Collection(graph, node))
    for predicate, value in graph.predicate_objects(node):
        if predicate == SH.inversePath:
            return f"^{_path(graph, value)}"
        if predicate == SH.alternativePath:
            return f"({'|'.join(_path(graph, item) for item in Collection(graph, value))})"
        if suffix := _SUFFIXES.get(str(predicate)):
            return f"({_path(graph, value)}){suffix}"
    raise ShapeError(f"not a SHACL path: {node}")


def _local(node: Node | None) -> str:
    return re.split(r"[#/]", str(node))[-1]


def _term(node: Node | None) -> Term:
    """The N-Triples text that Isnad's own terms have."""
    if isinstance(node, Literal):
        return _literal(node)
    return f"_:{node}" if isinstance(node, BNode) else f"<{node}>"


def _literal(node: Literal) -> Term:
    if node.language:
        return text(str(node), node.language)
    return text(str(node)) if node.datatype is None else f"{text(str(node))}^^<{node.datatype}>"
