"""Linking what was built: a build, a store and graph files give one derived graph, whatever the way."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from isnad.graph.iris import COREF
from isnad.graph.parse import read_quads
from isnad.graph.terms import Quad
from isnad.graph.validate import validate
from isnad.graph.vocabulary import kg
from isnad.pipeline import linking
from isnad.pipeline.build import Targets, build
from isnad.pipeline.chains import trees
from isnad.pipeline.linking import link_files, link_store
from isnad.pipeline.loading import Loader, store_quads
from isnad.pipeline.plan import Plan
from isnad.query.sources import file_source
from isnad.read.options import ReadOptions
from isnad.resources import folder
from isnad.store.embedded import EmbeddedStore

SEEDS = (folder("seeds"),)
TOLD = {
    "a": "قال مصدر طبي إن طائرات مصرية قصفت مدينة درنة يوم 14 مارس 2019 وقتلت 12 مدنيا.",
    "b": "ونفت مصر أن تكون طائراتها قد قصفت مدينة درنة يوم 14 مارس 2019.",
    "c": "قال شهود إن طائرات مجهولة قصفت مدينة مصراتة يوم 2 مايو 2019.",
}


@pytest.fixture(autouse=True)
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in TOLD.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def plan(suffix: str | None = None, **about: object) -> Plan:
    return Plan(SEEDS, ReadOptions(published=date(2019, 6, 1)), None, suffix=suffix, **about)  # type: ignore[arg-type]


def built(out: str, *names: str, **about: object) -> list[Quad]:
    build(names or ("a.txt", "b.txt", "c.txt"), plan(Path(out).suffix, **about), Targets(out))
    return list(read_quads(Path(out)))


def coref(quads: Sequence[Quad]) -> set[Quad]:
    return {quad for quad in quads if quad[3] == COREF}


def test_a_build_finds_that_one_affirms_what_the_other_denies() -> None:
    derived = coref(built("g.nq"))
    assert sum(p == kg.refersTo for _, p, _, _ in derived) == 2
    ((denial, claim),) = {(s, o) for s, p, o, _ in derived if p == kg.denies}
    assert "/b/claim/" in denial
    assert "/a/claim/" in claim


def test_it_is_the_same_from_every_format_a_store_and_any_number_of_workers() -> None:
    derived = coref(built("g.nq"))
    assert link_files([Path("g.nq")], SEEDS) == sorted(derived)
    assert coref(built("g.ttl")) == derived
    build(("c.txt", "a.txt", "b.txt"), plan(".nq"), Targets("two.nq"), workers=2)
    assert Path("two.nq").read_bytes() == Path("g.nq").read_bytes()
    with EmbeddedStore.memory() as store:
        build(("a.txt", "b.txt", "c.txt"), plan(store=True), Targets(store=store))
        assert coref(list(store_quads(store))) == derived


def test_what_is_derived_is_derived_anew() -> None:
    with EmbeddedStore.memory() as store:
        build(("a.txt", "b.txt"), plan(store=True), Targets(store=store))
        assert coref(list(store_quads(store)))
        Path("b.txt").write_text(TOLD["c"], encoding="utf-8")
        build(("b.txt",), plan(store=True), Targets(store=store))
        assert coref(list(store_quads(store))) == set()


def test_files_are_linked_together_and_without_what_they_were_linked_to_before() -> None:
    for name in "ab":
        built(f"{name}.nq", f"{name}.txt")
    derived = link_files([Path("a.nq"), Path("b.nq")], SEEDS)
    assert set(derived) == coref(built("both.nq", "a.txt", "b.txt"))
    assert link_files([Path("both.nq")], SEEDS) == derived


def test_a_store_of_loaded_files_is_linked_as_the_files_are() -> None:
    derived = coref(built("g.nq"))
    with EmbeddedStore.memory() as store:
        Loader(store).load(Path("g.nq"))
        assert link_store(store, SEEDS).incidents == 1
        assert coref(list(store_quads(store))) == derived


def test_no_link_leaves_it_out_and_so_do_more_articles_than_a_build_links(monkeypatch: pytest.MonkeyPatch) -> None:
    assert coref(built("g.nq", link=False)) == set()
    monkeypatch.setattr(linking, "LINKED_BY_BUILD", 2)
    report = build(("a.txt", "b.txt", "c.txt"), plan(".nq"), Targets("g.nq"))
    assert coref(list(read_quads(Path("g.nq")))) == set()
    assert report.linked is None


def test_a_linked_graph_conforms() -> None:
    assert [result.rule for result in validate(built("g.nq")).results if result.severity == "Violation"] == []


def test_the_tree_of_a_claim_is_that_of_its_incident() -> None:
    quads = built("g.ttl")
    claim = next(s for s, p, o, _ in quads if p == kg.content and "/a/" in s)[1:-1]
    with file_source(Path("g.ttl")) as source:
        (tree,) = trees(claim, source)
        assert [len(roots) for roots in tree.positions.values()] == [1, 1]
        assert set(tree.positions) == {"affirms", "denies"}
        (report,) = tree.positions["affirms"][0].reports
        assert report.asked
        assert report.hops == ("مصدر طبي",)
        assert trees(f"incident:{(tree.incident or '')[-12:]}", source)[0].to_json()["roots"] == {
            "affirms": 1,
            "denies": 1,
        }
        (alone,) = trees("c", source)
        assert alone.incident is None
