"""Validation: two engines that agree, and reports for people."""

import random
from collections import Counter
from dataclasses import replace

import pytest
from tests.graph.broken import ARTICLE, BROKEN, EGYPT, EXACT, REVIEW, Graph, reviewed

from isnad.errors import ShapeError
from isnad.graph import terms
from isnad.graph.iris import inferred_graph
from isnad.graph.namespaces import BASE, DCTERMS, ID, KG, SH, SKOS, XSD
from isnad.graph.reason import infer
from isnad.graph.shacl import engine
from isnad.graph.shacl.engine import program
from isnad.graph.shacl.shapes import load_shapes
from isnad.graph.terms import RDF_TYPE
from isnad.graph.validate import validate
from isnad.graph.vocabulary import kg, kgv
from isnad.resources import folder


@pytest.fixture(scope="module")
def whole(sample):
    return [(s, p, o, "") for s, p, o, _ in sample.whole()]


def apart(quads, tag):
    """The same graph with its own names for article, actors and places, so that many can be judged at once."""
    renames = [(f"<{ID}{kind}/", f"<{ID}{kind}/{tag}-") for kind in ("article", "actor", "place")]

    def renamed(term):
        for old, new in renames:
            if term.startswith(old):
                return new + term[len(old) :]
        return f'"{tag}-{term[1:]}' if term in {'"sample-1"', '"other"'} else term.replace("_:", f"_:{tag}")

    return {(renamed(s), p, renamed(o), g) for s, p, o, g in quads}


def findings(quads, engine_name, shapes=()):
    """What an engine finds; blank nodes have no names to compare."""

    def seen(term):
        return "_:" if term and term.startswith("_:") else term

    found = [r.finding for r in validate(quads, shapes, engine=engine_name).results]
    return Counter(replace(f, focus=seen(f.focus), value=seen(f.value)) for f in found)


def agree(quads, shapes=()):
    compiled = findings(quads, "compiled", shapes)
    assert compiled == findings(quads, "pyshacl", shapes)
    return compiled


class Refereed(Exception):  # noqa: N818
    """pySHACL was asked."""


@pytest.fixture
def no_referee(monkeypatch):
    def refuse(_, __, rules):
        if rules != []:
            raise Refereed
        return []

    monkeypatch.setattr(engine, "_judged", refuse)


ODD = {"Claim-confidence: a double", "Attribution-hop: as a string"}
"""Edits with a literal that only the referee may judge."""


class TestAgreement:
    @pytest.mark.slow
    def test_on_every_broken_graph_at_once(self, whole):
        together = set()
        for number, (rule, what, edit) in enumerate(BROKEN):
            if f"{rule}: {what}" not in ODD:
                graph = Graph(whole)
                edit(graph)
                together |= apart(graph.quads, f"g{number}")
        assert len(agree(together)) > 100

    def test_where_a_literal_is_not_what_it_seems(self, whole):
        together = set()
        for number, (predicate, value) in enumerate(ODD_VALUES):
            graph = Graph(whole)
            subject = min(s for s, p, _, _ in graph.quads if p == predicate)
            together |= apart(graph.add(subject, predicate, value).quads, f"g{number}")
        assert agree(together)

    def test_on_random_damage(self, whole):
        together = set()
        for number in range(20):
            together |= apart(damaged(whole, random.Random(number), times=5), f"g{number}")
        assert len(agree(together)) > 50

    def test_where_a_value_has_a_backslash(self, whole):
        graph = Graph(whole)
        graph.put(graph.words, EXACT, terms.text("a\\c")).put(ARTICLE, f"<{DCTERMS}identifier>", '"\\\\g"')
        assert len(agree(graph.quads)) == 2

    def test_on_shapes_of_ones_own(self, whole, tmp_path):
        (tmp_path / "own.ttl").write_text(OWN_SHAPES, encoding="utf-8")
        found = agree(whole, [folder("shapes"), tmp_path])
        named = {f.rule.rpartition("/")[2][:-1] for f in found}
        assert named == {"closed", "query", "nested", "path", "scheme", "lengths"}


ODD_VALUES = (
    (kg.hop, terms.typed("02", XSD + "integer")),
    (kg.hop, terms.typed("1.0", XSD + "decimal")),
    (kg.hop, terms.typed("x", XSD + "integer")),
    (kg.hop, terms.typed("1", XSD + "positiveInteger")),
    (kg.earliest, terms.typed("2017-10", XSD + "gYearMonth")),
    (kg.earliest, terms.day("2017-02-30")),
    (kg.latest, terms.typed("2017-10-30Z", XSD + "date")),
    (kg.count, terms.typed("3.5", XSD + "decimal")),
    (kg.count, terms.typed("3", XSD + "double")),
    (kg.count, '"3"'),
    (kg.extractionConfidence, terms.typed("00.5", XSD + "decimal")),
    (kg.extractionConfidence, terms.typed("00.8", XSD + "decimal")),
    (kg.extractionConfidence, terms.typed("0.50", XSD + "decimal")),
    (kg.polarity, '"Positive"'),
    (kg.reportedIn, '"sample"'),
    (kg.denies, '"x"'),
    (kg.published, '"2017-11-02"'),
    (kg.evidence, "_:b"),
    (kg.attribution, "_:b"),
    (RDF_TYPE, f'"{KG}Claim"'),
)

OWN_SHAPES = f"""
@prefix sh: <{SH}> .
@prefix kg: <{KG}> .
@prefix kgv: <{BASE}vocab#> .
@prefix skos: <{SKOS}> .
@prefix own: <http://example.org/> .
own:closed a sh:NodeShape ; sh:targetClass kg:Attribution ; sh:closed true ; sh:property [ sh:path kg:hop ] .
own:query a sh:NodeShape ; sh:targetClass kg:Denial ; sh:severity sh:Warning ;
  sh:sparql [ sh:select "SELECT $this WHERE {{ $this <{KG}focus> ?x }}" ] ;
  sh:sparql [ sh:select "SELECT $this ?value WHERE {{ $this <{KG}negationFocus> ?value }}" ] .
own:holder a sh:NodeShape ; sh:targetObjectsOf kg:content ; sh:property own:nested .
own:nested sh:path kg:status ; sh:severity sh:Info ; sh:in ( kgv:Planned ) ;
  sh:property [ sh:path kg:nothing ; sh:minCount 1 ] .
own:path a sh:PropertyShape ; sh:targetClass kg:Article ; sh:message "m"@en ;
  sh:path ( [ sh:inversePath kg:reportedIn ] [ sh:zeroOrOnePath kg:denies ] kg:polarity ) ; sh:maxCount 1 ;
  sh:nodeKind sh:BlankNodeOrLiteral ; sh:hasValue kgv:Positive .
own:scheme a sh:PropertyShape ; sh:targetClass kg:Denial ; sh:maxCount 1 ;
  sh:path ( kg:polarity skos:inScheme [ sh:inversePath skos:inScheme ] ) .
own:lengths a sh:PropertyShape ; sh:targetSubjectsOf kg:contentSha256 ; sh:path kg:charLength ;
  sh:minExclusive 900 ; sh:maxExclusive 10 ; sh:maxLength 1 ; sh:equals kg:nothing ; sh:pattern "^X" ; sh:flags "i" .
"""


def damaged(quads, rng, times):
    """The graph after some senseless edits."""
    graph = Graph(quads)
    for _ in range(times):
        here = sorted(q for q in graph.quads if q[0].startswith(f"<{ID}"))
        subject, predicate, value, _ = rng.choice(here)
        other = rng.choice(here)
        rng.choice(EDITS)(graph, (subject, predicate, value), other)
    return graph.quads


EDITS = (
    lambda g, t, other: g.drop(*t),
    lambda g, t, other: g.drop(*t),
    lambda g, t, other: g.put(t[0], t[1], other[2]),
    lambda g, t, other: g.add(t[0], t[1], other[2]),
    lambda g, t, other: g.add(t[0], other[1], other[2]),
    lambda g, t, other: g.drop(*t).add(other[0], t[1], t[2]),
    lambda g, t, other: g.add(t[0], RDF_TYPE, other[2]) if other[1] == RDF_TYPE else g.drop(t[0]),
    lambda g, t, other: g.rename(t[0], other[0]),
)


class TestFallingBack:
    def test_a_sound_graph_never_needs_the_referee(self, whole, no_referee):
        assert validate(whole).conforms

    def test_most_unsound_ones_do_not_either(self, whole, no_referee):
        for rule, what, edit in BROKEN:
            graph = Graph(whole)
            edit(graph)
            if f"{rule}: {what}" not in ODD and "blank" not in what:
                assert validate(graph.quads).results

    @pytest.mark.parametrize("written", ["2020-01-31T12:00:00Z", "2020-01-31T12:00:00+00:00", "2020-01-31T12:00:00"])
    def test_a_time_of_day_does_not_and_is_shown_as_the_referee_shows_it(self, whole, monkeypatch, written):
        graph = reviewed(Graph(whole)).put(REVIEW, kg.reviewedAt, terms.typed(written, XSD + "dateTime"))
        graph.put(REVIEW, kg.verdict, terms.typed(written, XSD + "dateTime"))
        judged = findings(graph.quads, "pyshacl")
        monkeypatch.setattr(engine, "_judged", lambda _, __, rules: [] if rules == [] else pytest.fail("refereed"))
        assert findings(graph.quads, "compiled") == judged
        assert any(f.value and f.value.startswith('"2020') for f in judged)

    @pytest.mark.parametrize("written", ["2020-01-31T24:00:00Z", "2020-01-31T12:00:00.5Z", "0000-01-31T12:00:00Z"])
    def test_an_odd_time_of_day_does(self, whole, no_referee, written):
        graph = reviewed(Graph(whole)).put(REVIEW, kg.reviewedAt, terms.typed(written, XSD + "dateTime"))
        with pytest.raises(Refereed):
            validate(graph.quads)

    @pytest.mark.parametrize("value", [v for _, v in ODD_VALUES if v.startswith('"0') or "gYear" in v])
    def test_a_literal_that_rdflib_would_rewrite_does(self, whole, no_referee, value):
        graph = Graph(whole)
        with pytest.raises(Refereed):
            validate(graph.add(graph.hop, kg.hop, value).quads)

    @pytest.mark.parametrize(
        "shape",
        [
            "a sh:NodeShape ; sh:targetClass own:C ; sh:closed true",
            'a sh:NodeShape ; sh:targetClass own:C ; sh:sparql [ sh:select "SELECT $this WHERE { $this ?p ?o }" ]',
            "a sh:NodeShape ; sh:targetClass own:C ; sh:property own:p . own:p sh:path own:q ; sh:class own:A , own:B",
            "a sh:NodeShape ; sh:targetClass own:C ; sh:deactivated true",
            "a sh:NodeShape ; sh:targetClass own:C ; sh:not own:s",
            "a sh:PropertyShape ; sh:targetClass own:C ; sh:path [ sh:inversePath ( own:p own:q ) ]",
        ],
        ids=["closed", "unknown query", "two classes", "deactivated", "recursive", "inverse of a sequence"],
    )
    def test_a_shape_that_is_not_understood_to_the_letter_is_refused_alone(self, tmp_path, shape):
        text = f"@prefix sh: <{SH}> . @prefix own: <http://example.org/> . own:s {shape} ."
        (tmp_path / "own.ttl").write_text(text, encoding="utf-8")
        both = program(load_shapes([folder("shapes"), tmp_path]))
        assert list(both.refused) == ["<http://example.org/s>"]
        assert len(both.rules) == len(program(load_shapes()).rules)

    @pytest.mark.parametrize(
        "extra", ["own:c a sh:ConstraintComponent .", "own:s sh:rule own:r .", "own:s a sh:NodeShape , rdfs:Class ."]
    )
    def test_shapes_that_reach_everywhere_leave_all_to_the_referee(self, tmp_path, extra):
        prefixes = f"@prefix sh: <{SH}> . @prefix own: <http://example.org/> . "
        prefixes += "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
        (tmp_path / "own.ttl").write_text(prefixes + extra, encoding="utf-8")
        assert program(load_shapes([tmp_path])).whole

    def test_a_query_that_was_changed_is_no_longer_compiled(self, tmp_path):
        text = (folder("shapes") / "cross.ttl").read_text(encoding="utf-8")
        (tmp_path / "cross.ttl").write_text(text.replace("?h = 1 &&", "?h = 2 &&"), encoding="utf-8")
        assert list(program(load_shapes([tmp_path])).refused) == [f"<{BASE}shapes#Claim-source-is-hop-1>"]


class TestReport:
    def test_says_where_and_what_in_both_languages(self, whole):
        graph = Graph(whole)
        graph.put(graph.raid, kg.extractionConfidence, terms.decimal(87))
        (result,) = validate(graph.quads).results
        assert (result.rule, result.severity, result.article) == ("Claim-confidence", "Violation", "sample-1")
        assert result.claim == graph.raid.rpartition("/")[2][:-1]
        assert result.quote == "الطيران المصري قصف مسلحين في درنة"
        assert "between 0 and 1" in result.message()
        assert "بين 0 و1" in result.message("ar")
        assert all(
            part in str(result) for part in ("sample-1", result.claim, result.quote, "between 0 and 1", "بين 0 و1")
        )

    def test_puts_the_value_into_the_words(self, whole):
        graph = Graph(whole)
        (result,) = validate(graph.add(graph.support, f"<{KG}recipeint>", EGYPT).quads).results
        assert f"{KG}recipeint is not a property" in result.message()

    def test_warnings_do_not_keep_a_graph_from_conforming(self, whole):
        graph = Graph(whole)
        report = validate(graph.drop(graph.support, kg.recipient).quads)
        assert report.conforms
        assert [r.rule for r in report.of("Warning")] == ["Support-recipient"]

    def test_lists_violations_first_and_joins_without_repeating(self, whole):
        graph = Graph(whole)
        report = validate(graph.drop(graph.support, kg.recipient).drop(graph.raid, kg.certainty).quads)
        assert [r.severity for r in report.results] == ["Violation", "Warning"]
        assert report | report == report

    def test_what_is_inferred_is_not_judged(self, sample):
        quads = sample.whole()
        odd = (EGYPT, RDF_TYPE, kg.AnonymousSource, inferred_graph("<x>"))
        assert validate([*quads, *infer(quads), odd]).results == ()

    def test_the_ontology_is_known_even_when_the_graph_brings_none(self, sample):
        article = sample.article()
        rules = {r.rule for r in validate(article).of("Violation")}
        assert rules <= {
            "Occurrence-participant", "Occurrence-target", "Occurrence-place", "Claim-source", "Attribution-to",
            "Actor-part-of", "Place-located-in", "Source-close-to",
        }  # fmt: skip


@pytest.mark.parametrize("engine_name", ["compiled", "pyshacl"])
@pytest.mark.parametrize("value", ['"x"@en--ltr', f"<<( {EGYPT} {kg.partOf} {EGYPT} )>>"])
def test_what_only_rdf_12_can_say_is_refused_by_both_engines(whole, engine_name, value):
    graph = Graph(whole)
    with pytest.raises(ShapeError, match=r"RDF 1\.2"):
        validate(graph.add(graph.raid, kg.interpretedBy, value).quads, engine=engine_name)


class TestShapesFiles:
    def test_a_missing_folder_is_said(self, whole, tmp_path):
        with pytest.raises(ShapeError, match="no such file or folder"):
            validate(whole, [tmp_path / "none"])

    def test_a_file_that_is_not_turtle_is_named_with_its_line(self, whole, tmp_path):
        (tmp_path / "bad.ttl").write_text("@prefix sh: <urn:x> .\nsh:a sh:b", encoding="utf-8")
        with pytest.raises(ShapeError, match=r"bad\.ttl:2"):
            validate(whole, [tmp_path])

    def test_a_query_that_does_not_parse_is_said(self, whole, tmp_path):
        shape = (
            f'<urn:s> a <{SH}NodeShape> ; <{SH}targetClass> <{KG}Article> ; <{SH}sparql> [ <{SH}select> "SELECT x" ] .'
        )
        (tmp_path / "own.ttl").write_text(shape, encoding="utf-8")
        with pytest.raises(ShapeError, match="cannot use these shapes"):
            validate(whole, [tmp_path])

    def test_an_unknown_engine_is_refused(self, whole):
        with pytest.raises(ShapeError, match="compiled, pyshacl"):
            validate(whole, engine="fast")

    def test_a_file_read_again_after_a_change_is_read_anew(self, whole, tmp_path):
        path = tmp_path / "own.ttl"
        shape = f"@prefix sh: <{SH}> . <urn:s> a sh:NodeShape ; sh:targetClass <{KG}Article> ; sh:nodeKind sh:%s ."
        path.write_text(shape % "IRI", encoding="utf-8")
        assert validate(whole, [tmp_path]).conforms
        path.write_text(shape % "Literal", encoding="utf-8")
        assert not validate(whole, [tmp_path]).conforms

    def test_an_unknown_concept_is_found_once_for_each_node(self, whole):
        graph = Graph(whole)
        graph.put(graph.raid, kg.certainty, f"<{BASE}vocab#Sure>").put(graph.clash, kg.certainty, kgv.Certain)
        assert sorted(r.rule for r in validate(graph.quads).results) == ["Claim-certainty", "KnownTerms-concept"]
