"""Every rule is named, worded in two languages, and shown by a graph that breaks exactly it."""

import re
from collections import Counter

import pytest
from rdflib import URIRef
from rdflib.namespace import SH as SHACL
from tests.graph.broken import ARTICLE, BROKEN, HALF, INCIDENT, OTHER, Graph, across_articles, linked, reviewed

from isnad.graph.namespaces import KGS, SH
from isnad.graph.report import SEVERITIES
from isnad.graph.shacl.engine import program
from isnad.graph.shacl.lists import ShapesGraph, sh
from isnad.graph.shacl.shapes import load_shapes, ontology_shapes
from isnad.graph.terms import RDF_TYPE, literal_parts
from isnad.graph.validate import validate
from isnad.graph.vocabulary import kg, kgv

SHAPES = load_shapes()
RULES = {rule.node: rule for rule in program(SHAPES).rules}
GRAPH = ShapesGraph(SHAPES.triples)


@pytest.fixture(scope="module")
def whole(sample):
    return [(s, p, o, "") for s, p, o, _ in sample.whole()]


def test_the_unbroken_graph_has_nothing_wrong(whole):
    assert validate(whole).results == ()


def test_an_incident_with_its_joins_has_nothing_wrong(whole):
    assert validate(linked(Graph(whole)).quads).results == ()


@pytest.mark.parametrize("engine", ["compiled", "pyshacl"])
def test_a_denial_may_answer_another_article_about_the_same_incident(whole, engine):
    graph = Graph(whole)
    across_articles(graph)
    answers = ((s, o) for s, p, o, _ in graph.quads if p == kg.denies and o.startswith(OTHER[:-1]))
    answer = next((s, o) for s, o in answers if s.startswith(ARTICLE[:-1]))
    for claim in answer:
        graph.add(graph.value(claim, kg.content), kg.refersTo, INCIDENT)
    graph.add(INCIDENT, RDF_TYPE, kg.Incident).add(INCIDENT, kg.ruleId, '"rule"')
    graph.add(INCIDENT, kg.extractionConfidence, HALF)
    assert [r.rule for r in validate(graph.quads, engine=engine).results] == []


@pytest.mark.parametrize(("rule", "what", "edit"), BROKEN, ids=[f"{rule}: {what}" for rule, what, _ in BROKEN])
def test_each_edit_breaks_exactly_its_rule(whole, rule, what, edit):
    """Lesser findings may come with it: support that names nobody also lacks a supporter."""
    graph = Graph(whole)
    edit(graph)
    found = Counter((r.rule, r.severity) for r in validate(graph.quads).results)
    severity = next(s for r, s in found if r == rule)
    as_bad = SEVERITIES[: SEVERITIES.index(severity) + 1]
    assert {r for r, s in found if s in as_bad} == {rule}


@pytest.mark.parametrize("verdict", [kgv.Accepted, kgv.Rejected, kgv.Corrected])
def test_a_graph_with_a_whole_review_has_nothing_wrong(whole, verdict):
    assert validate(reviewed(Graph(whole), verdict).quads).results == ()


def test_no_rule_is_without_a_graph_that_breaks_it():
    assert {f"<{KGS}{rule}>" for rule, _, _ in BROKEN} == set(RULES)


def test_every_rule_is_compiled():
    assert program(SHAPES).refused == {}
    assert not program(SHAPES).whole


@pytest.mark.parametrize("node", RULES, ids=lambda node: node[len(KGS) + 1 : -1])
class TestRule:
    def test_has_a_name(self, node):
        assert re.fullmatch(rf"<{re.escape(KGS)}[A-Za-z0-9-]+>", node)

    def test_has_one_severity(self, node):
        (severity,) = GRAPH.values(node, sh("severity"))
        assert severity in {sh(name) for name in SEVERITIES}

    def test_says_what_is_wrong_in_both_languages(self, node):
        words = {literal_parts(m).language: literal_parts(m).value for m in GRAPH.values(node, sh("message"))}
        assert set(words) == {"ar", "en"}
        assert re.search(r"[\u0600-\u06ff]{3}", words["ar"])
        assert not re.search(r"[\u0600-\u06ff]", words["en"])

    def test_says_the_same_about_values_in_both(self, node):
        words = [literal_parts(m).value for m in GRAPH.values(node, sh("message"))]
        assert len({"{?value}" in text for text in words}) == 1


def test_every_shacl_term_exists():
    """A misspelt term is silently ignored by every engine."""
    used = {t for shapes in (SHAPES, ontology_shapes()) for triple in shapes.triples for t in triple}
    ours = {term for term in used if term.startswith(f"<{SH}")}
    assert len(ours) > 30
    assert [term for term in sorted(ours) if URIRef(term[1:-1]) not in SHACL] == []
