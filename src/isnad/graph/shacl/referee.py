"""pySHACL: slow, whole, and the referee of the compiled engine. The only module of validation that imports rdflib."""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import pyshacl
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.processor import SPARQLProcessor
from rdflib.plugins.sparql.sparql import Query
from rdflib.term import Node

from isnad.errors import ShapeError
from isnad.graph.report import Finding
from isnad.graph.shacl.lists import TARGETS
from isnad.graph.shacl.shapes import MESSAGE, Shapes
from isnad.graph.terms import Term, Triple, text

_SUFFIXES = {str(SH.zeroOrMorePath): "*", str(SH.oneOrMorePath): "+", str(SH.zeroOrOnePath): "?"}


def judge(triples: Iterable[Triple], shapes: Shapes, rules: Iterable[Term] | None = None) -> list[Finding]:
    """What pySHACL finds in the triples, which include the ontology; with `rules`, of those shapes only.

    The other shapes lose their targets: pySHACL's own choice of shapes also leaves out those that the chosen refer to.
    """
    shape_graph = _shape_graph(shapes, None if rules is None else frozenset(rules))
    with _quietly(), _queries_parsed_once():
        data = Graph().parse(data="".join(f"{s} {p} {o} .\n" for s, p, o in triples), format="nt")
        results = _validated(data, shape_graph)
    return [_finding(results, shape_graph, node) for node in results.objects(None, SH.result)]


def _validated(data: Graph, shapes: Graph) -> Graph:
    try:
        _, results, message = pyshacl.validate(data, shacl_graph=shapes, advanced=True)
    except Exception as error:  # a query that does not parse, a path that is none: shapes of others come in any form
        raise ShapeError(f"pySHACL cannot use these shapes: {type(error).__name__}: {error}") from error
    if not isinstance(results, Graph):
        raise ShapeError(f"pySHACL cannot use these shapes: {message}")
    return results


@contextmanager
def _quietly() -> Iterator[None]:
    """Without rdflib's own report of every ill-typed literal: the findings say it."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


@contextmanager
def _queries_parsed_once() -> Iterator[None]:
    """PySHACL gives rdflib the same text for every focus node; parsing it each time is most of the time it takes."""
    evaluate = SPARQLProcessor.query

    def query(self: SPARQLProcessor, text: Any, bindings: Any = None, prefixes: Any = None, *rest: Any) -> Any:
        known = _parsed(text, tuple((prefixes or {}).items())) if isinstance(text, str) else text
        return evaluate(self, known, bindings, prefixes, *rest)

    SPARQLProcessor.query = query  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        SPARQLProcessor.query = evaluate  # type: ignore[method-assign]


@lru_cache(maxsize=256)
def _parsed(text: str, prefixes: tuple[tuple[str, str], ...]) -> Query:
    return translateQuery(parseQuery(text), None, dict(prefixes))


@lru_cache(maxsize=8)
def _shape_graph(shapes: Shapes, rules: frozenset[Term] | None) -> Graph:
    """Without messages, which we word ourselves: pySHACL does not survive a backslash in a value put into one."""
    kept = (t for t in shapes.triples if t[1] != MESSAGE and (rules is None or t[0] in rules or t[1] not in TARGETS))
    return Graph().parse(data="".join(f"{s} {p} {o} .\n" for s, p, o in kept), format="nt")


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
