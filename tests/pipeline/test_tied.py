"""A derived graph in pieces: all of it, and together what a rule sees together."""

from isnad.graph.iris import COREF
from isnad.graph.terms import RDF_TYPE
from isnad.graph.vocabulary import kg
from isnad.link import ArticleFacts
from isnad.link.facts import Report
from isnad.pipeline.tied import pieces

QUADS = [
    (s, p, o, COREF)
    for s, p, o in (
        ("<a/c/content>", kg.refersTo, "<i1>"), ("<b/c/content>", kg.refersTo, "<i1>"), ("<i1>", RDF_TYPE, kg.Incident),
        ("<join>", kg.joins, "<a/c/content>"), ("<join>", kg.joins, "<b/c/content>"),
        ("<a/d>", kg.root, "<body>"), ("<body>", RDF_TYPE, kg.Source),
        ("<b/e>", kg.denies, "<a/c>"),
        ("<x>", kg.copyOf, "<y>"), ("<z>", kg.copyOf, "<y>"),
    )
]  # fmt: skip
ARTICLES = [
    ArticleFacts(f"<{name}>", tuple(Report(f"<{name}/{c}>", f"<{name}/{c}/content>", 0, "AirStrike") for c in claims))
    for name, claims in (("a", "cd"), ("b", "ce"), ("x", "c"))
]


def test_the_pieces_together_are_the_graph() -> None:
    for size in (1, 4, 100):
        found = [quad for piece in pieces(QUADS, ARTICLES, size) for quad in piece.quads]
        assert sorted(found) == sorted(QUADS)


def test_an_incident_its_descriptions_and_their_claims_stay_together_and_so_do_copies() -> None:
    found = [{term for s, _, o, _ in piece.quads for term in (s, o)} for piece in pieces(QUADS, ARTICLES, 1)]
    assert sum("<i1>" in terms for terms in found) == 1
    incident = next(terms for terms in found if "<i1>" in terms)
    assert {"<a/c/content>", "<b/c/content>", "<join>", "<b/e>", "<a/c>"} <= incident
    assert {"<x>", "<y>", "<z>"} <= next(t for t in found if "<x>" in t)
    assert not any({"<x>", "<i1>"} <= terms for terms in found)


def test_each_piece_has_the_reports_that_it_speaks_of() -> None:
    for piece in pieces(QUADS, ARTICLES, 1):
        spoken = {term for s, _, o, _ in piece.quads for term in (s, o)}
        told = {report.claim for _, report in piece.reports}
        assert told >= spoken & {report.claim for article in ARTICLES for report in article.reports}
        assert "<x/c>" not in told


def test_small_groups_share_a_piece() -> None:
    assert len(list(pieces(QUADS, ARTICLES, 100))) == 1
    assert len(list(pieces(QUADS, ARTICLES, 1))) > 3
