"""Linking what was built: a build, a store and graph files give one derived graph, whatever the way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import fsspec
import pytest

from isnad.graph.iris import COREF
from isnad.graph.namespaces import ID
from isnad.graph.parse import read_quads
from isnad.graph.terms import RDF_TYPE, Quad
from isnad.graph.validate import validate
from isnad.graph.vocabulary import kg
from isnad.link import ArticleFacts, articles_of, link
from isnad.model.review import Review
from isnad.pipeline import derived as derived_module
from isnad.pipeline import linking
from isnad.pipeline.build import Targets, build
from isnad.pipeline.chains import trees
from isnad.pipeline.derived import RULES, derive
from isnad.pipeline.distributed import Spread, build_spread
from isnad.pipeline.engines import here
from isnad.pipeline.linking import known_of, link_files, link_store
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
    assert link_files([Path("g.nq")], SEEDS).quads == sorted(derived)
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
    derived = link_files([Path("a.nq"), Path("b.nq")], SEEDS).quads
    assert set(derived) == coref(built("both.nq", "a.txt", "b.txt"))
    assert link_files([Path("both.nq")], SEEDS).quads == derived


def test_a_store_of_loaded_files_is_linked_as_the_files_are() -> None:
    derived = coref(built("g.nq"))
    with EmbeddedStore.memory() as store:
        Loader(store).load(Path("g.nq"))
        assert link_store(store, SEEDS).found.incidents == 1
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


class TestWhatIsDerivedIsChecked:
    """By the build itself, and as `kg validate` would find it in the whole graph."""

    @staticmethod
    def facts() -> list[ArticleFacts]:
        return list(articles_of(built("g.nq"), known_of(SEEDS).world))

    def test_it_conforms_as_it_is(self) -> None:
        derived = derive(self.facts(), known_of(SEEDS), ())
        assert derived.found.incidents == 1
        assert derived.report.results == ()

    def test_the_build_finds_what_looking_at_everything_finds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        whole, facts, known = set(built("g.nq")), self.facts(), known_of(SEEDS)
        sound = link(facts, known.world)
        damage = [[q for q in sound if q != gone] for gone in sound] + [[*sound, more] for more in odd(sound)]
        told = set[str]()
        for quads in damage:
            monkeypatch.setattr(derived_module, "link", lambda *_, quads=quads: quads)
            found = derive(facts, known, ()).report.results
            looked = validate((whole - set(sound)) | set(quads), rules=RULES).results
            assert [result.finding for result in found] == [result.finding for result in looked]
            told |= {result.rule for result in found}
        assert len(told) > 6

    def test_it_is_told_in_the_build_and_when_nothing_is_made_anew(self, monkeypatch: pytest.MonkeyPatch) -> None:
        broken = (f"<{ID}incident/x>", RDF_TYPE, kg.Incident, COREF)
        monkeypatch.setattr(derived_module, "link", lambda *_: [broken])
        rules = {"Derived-confidence": 1, "Derived-rule": 1, "Incident-descriptions": 1}
        for _ in range(2):
            with EmbeddedStore.open(Path("store")) as store:
                report = build(("a.txt", "b.txt"), shaped(store=True), Targets(store=store))
            assert report.findings["Violation"] == rules
        for _ in range(2):
            report = build(("a.txt", "b.txt"), shaped(".nq"), Targets("parts", part_size=1_000_000))
            assert report.findings["Violation"] == rules
        report = build(("a.txt", "b.txt"), shaped(".ttl"), Targets("g.ttl"))
        assert report.findings["Violation"] == rules
        assert not report.conforms

    def test_a_build_counts_what_validate_counts_of_bodies_that_linking_makes_sources(self) -> None:
        Path("d.txt").write_text(
            "قال متحدث باسم حكومة الوفاق إن طائرات مسيرة إماراتية قصفت مطار معيتيقة يوم 14 ديسمبر 2019.",
            encoding="utf-8",
        )
        report = build(("a.txt", "d.txt"), shaped(".nq"), Targets("g.nq"))
        assert any(p == kg.rootRule for _, p, _, _ in coref(list(read_quads(Path("g.nq")))))
        looked = validate(read_quads(Path("g.nq"))).results
        counts = Counter((result.severity, result.rule) for result in looked)
        assert {(s, r): n for s, rules in report.findings.items() for r, n in rules.items()} == counts

    def test_it_is_not_where_shapes_are_not_asked_for(self) -> None:
        assert derive(self.facts(), known_of(SEEDS), None).report.results == ()


def shaped(suffix: str | None = None, **about: object) -> Plan:
    return replace(plan(suffix, **about), shapes=())


def odd(sound: Sequence[Quad]) -> list[Quad]:
    """Triples of the derived kinds that should not be there."""
    description, denial = (next(q for q in sound if q[1] == p) for p in (kg.refersTo, kg.denies))
    return [
        (description[0], kg.refersTo, f"<{ID}incident/other>", COREF),
        (description[2], kg.extractionConfidence, '"87"', COREF),
        (denial[0], kg.denies, denial[0], COREF),
        (denial[2], kg.denies, denial[0], COREF),
        (denial[0], kg.root, description[0], COREF),
        (f"<{ID}article/a>", kg.copyOf, denial[0], COREF),
    ]


class TestReviews:
    """What is set aside is no description of anything, whichever way a graph is linked."""

    @staticmethod
    def rejected(quads: Sequence[Quad]) -> Review:
        claim = next(s for s, p, _, _ in quads if p == kg.content and "/a/" in s)[1:-1]
        return Review(claim, "reject", "Amal", "2020-01-31T12:00:00Z", "لم يقل ذلك", "a.rule")

    def test_a_build_a_store_and_a_graph_file_leave_it_out_alike(self) -> None:
        review = self.rejected(built("g.nq"))
        assert coref(built("reviewed.nq", reviews=(review,))) == set()
        assert link_files([Path("reviewed.nq")], SEEDS).quads == []
        with EmbeddedStore.memory() as store:
            build(("a.txt", "b.txt", "c.txt"), plan(store=True, reviews=(review,)), Targets(store=store))
            assert coref(list(store_quads(store))) == set()

    def test_a_build_of_other_articles_relinks_those_that_reviews_touch(self) -> None:
        review = self.rejected(built("g.nq"))
        with EmbeddedStore.open(Path("store")) as store:
            build(("a.txt", "b.txt"), plan(store=True), Targets(store=store))
            assert coref(list(store_quads(store)))
            build(("b.txt",), plan(store=True, reviews=(review,)), Targets(store=store))
            assert coref(list(store_quads(store))) == set()
            build(("b.txt",), plan(store=True, reviews=(replace(review, verdict="accept"),)), Targets(store=store))
            assert coref(list(store_quads(store)))


def test_a_derived_graph_that_is_written_in_slices_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def linked() -> set[Quad]:
        with EmbeddedStore.memory() as store:
            build(("a.txt", "b.txt", "c.txt"), plan(store=True), Targets(store=store))
            link_store(store, SEEDS)
            return coref(list(store_quads(store)))

    whole = linked()
    monkeypatch.setattr(linking, "WRITTEN", 2)
    assert len(whole) > 2
    assert linked() == whole


@pytest.mark.parametrize("out", ["spread", "memory://bucket/spread"])
def test_shares_are_linked_as_one_build_is(out: str, tmp_path: Path) -> None:
    expected = coref(built("g.nq"))
    paths = [f"{name}.txt" for name in TOLD]
    try:
        report = build_spread(paths, plan(".nq"), Spread(out, 1, packed=False), here)
        if out.startswith("memory:"):
            fsspec.filesystem("memory").get("/bucket/spread", "spread", recursive=True)
    finally:
        fsspec.filesystem("memory").store.clear()
    assert len(list(Path("spread").glob("part-*.nq"))) == len(paths)
    assert coref(list(read_quads(Path("spread/linked.nq")))) == expected
    assert report.linked is not None
    assert report.linked.incidents == 1


def test_an_article_in_two_files_is_one(tmp_path: Path) -> None:
    expected = coref(built("g.nq"))
    built("h.nq", "a.txt")
    assert coref(link_files([Path("g.nq"), Path("h.nq")], SEEDS).quads) == expected
