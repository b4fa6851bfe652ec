"""A graph is gone through article by article, the same from every kind of file and store."""

import random
from pathlib import Path

import pytest

from isnad.errors import InputError
from isnad.graph.iris import inferred_graph
from isnad.graph.mapping import article_graph
from isnad.graph.shared import references, shared_graphs
from isnad.graph.terms import Quad
from isnad.graph.write import Output, nquads
from isnad.model.claims_file import read_claims
from isnad.resources import folder
from isnad.seeds.authority import load_authority
from isnad.store.embedded import EmbeddedStore
from isnad.views import ClaimView, article_view, open_graph
from isnad.views.articles import from_store, spooled
from isnad.views.spool import RUN

EXAMPLE = folder("seeds") / "claims.example.jsonl"
RUN_IRI = "<https://w3id.org/isnad/id/run/0>"


def _renamed(term: str, name: str) -> str:
    return term.replace("/example-1", f"/{name}")


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    """Three articles with the same claims, and the entries they name."""
    ((record, claims),) = read_claims(EXAMPLE)
    made: list[Quad] = []
    for name in ("b", "a-b", "a"):
        mine = article_graph(record, claims, run=RUN_IRI)
        made += [(_renamed(s, name), p, _renamed(o, name), _renamed(g, name)) for s, p, o, g in mine]
    return [*made, *shared_graphs(references(made), load_authority([folder("seeds")]))]


def views(path: Path) -> list[tuple[str, tuple[ClaimView, ...]]]:
    with open_graph(path) as opened:
        return [(graph.id, article_view(graph, opened.shared)[1]) for graph in opened.articles()]


@pytest.mark.parametrize("suffix", [".nq", ".nt", ".ttl", ".trig", ".jsonld", ".nq.gz"])
def test_every_format_gives_the_articles_in_order_of_id(quads: list[Quad], tmp_path: Path, suffix: str) -> None:
    shuffled = random.Random(1).sample(quads, len(quads)) if suffix in (".nq", ".nt") else quads
    with Output(tmp_path / f"g{suffix}") as out:
        out.add(shuffled)
    found = views(tmp_path / f"g{suffix}")
    assert [name for name, _ in found] == ["a", "a-b", "b"]
    with spooled("", quads) as opened:
        assert found == [(graph.id, article_view(graph, opened.shared)[1]) for graph in opened.articles()]


def test_a_store_gives_what_the_file_gives(quads: list[Quad], tmp_path: Path) -> None:
    (tmp_path / "g.nq").write_text(nquads(quads), encoding="utf-8")
    with EmbeddedStore.open(tmp_path / "store") as store:
        store.replace((), nquads(quads))
    assert views(tmp_path / "store") == views(tmp_path / "g.nq")


def test_inferred_triples_are_left_out(quads: list[Quad]) -> None:
    extra = [(s, p, "<https://example.org/x>", inferred_graph(g)) for s, p, _, g in quads if "/article/" in g]
    with spooled("", quads) as plain, spooled("", [*quads, *extra]) as more:
        assert [sorted(g.triples) for g in plain.articles()] == [sorted(g.triples) for g in more.articles()]


def test_articles_are_found_again_by_id(quads: list[Quad]) -> None:
    with EmbeddedStore.memory() as store, spooled("", quads) as opened:
        store.replace((), nquads(quads))
        for graph in opened.articles():
            assert opened.article(graph.id) == graph
            assert sorted(from_store(store, "").article(graph.id).triples) == sorted(graph.triples)


def test_an_article_larger_than_what_is_held_stays_whole() -> None:
    graph = "<https://w3id.org/isnad/graph/article/a>"
    many = [(f"<https://w3id.org/isnad/id/article/a/{n}>", "<p:p>", '"x"', graph) for n in range(RUN + 7)]
    with spooled("", many) as opened:
        (article,) = opened.articles()
    assert len(article.triples) == RUN + 7


def test_a_folder_that_is_no_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a folder, but no store"), open_graph(tmp_path):
        pass


# ---- claims ---------------------------------------------------------------------------------------------------------


def test_a_claim_is_read_back_with_all_that_was_written(quads: list[Quad]) -> None:
    with spooled("", quads) as opened:
        article, claims = article_view(opened.article("a"), opened.shared)
    assert (article.id, article.published) == ("a", "2019-04-05")
    assert article.publisher is not None
    assert article.publisher.label == "إذاعة المثال"
    assert article.run == RUN_IRI[1:-1]
    by_form = {claim.form: claim for claim in claims if claim.kind != "Support"}
    strike = by_form["Accusation"]
    assert strike.kind == "AirStrike"
    assert [e.label for e in strike.roles["agent"]] == ["طيران دولة مجاورة"]
    assert not strike.roles["agent"][0].listed
    assert (strike.edtf, strike.earliest, strike.latest) == ("2019-04-01",) * 3
    denial = by_form["Denial"]
    assert denial.denies == strike.id
    assert [(e.label, e.listed) for e in denial.roles["agent"]] == [("Egypt", True)]
    assert denial.chain[0].source.label == "Ministry of Defence of Egypt"
    assert denial.concept("polarity") == "Negative"
    toll = by_form["Claim"]
    assert [(f.outcome, f.victims, f.count, f.part) for f in toll.figures] == [
        ("Killed", "Child", 2, True), ("Killed", "VictimUnspecified", 5, False),
    ]  # fmt: skip
    support = next(claim for claim in claims if claim.kind == "Support")
    assert support.concepts["support kind"] == ("WeaponsSupport",)
    assert support.condition == "إذا طلب ذلك"
    assert all(claim.other == {} for claim in claims), "nothing of the graph is left unread"
    assert all(quote.end - quote.start == len(quote.words) for claim in claims for quote in claim.evidence)


def test_what_a_newer_graph_says_besides_is_kept(quads: list[Quad]) -> None:
    content = next(o for _, p, o, _ in quads if p.endswith("#content>"))
    graph = next(g for s, _, _, g in quads if s == content)
    with spooled("", [*quads, (content, "<https://w3id.org/isnad/ontology#mood>", '"grim"', graph)]) as opened:
        claims = [c for a in opened.articles() for c in article_view(a, opened.shared)[1]]
    assert [claim.other for claim in claims if claim.other] == [{"mood": ("grim",)}]
