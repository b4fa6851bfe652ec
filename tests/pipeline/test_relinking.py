"""A store that is linked again after a change reads only what changed, and is linked as if from scratch."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.graph.iris import COREF
from isnad.graph.terms import Quad
from isnad.link import ArticleFacts
from isnad.link.facts import Figure, Report
from isnad.link.serial import facts_from_json, facts_to_json
from isnad.model.review import Review
from isnad.pipeline import linking
from isnad.pipeline.build import Targets, build
from isnad.pipeline.linking import link_store
from isnad.pipeline.loading import Loader, store_quads
from isnad.pipeline.plan import Plan
from isnad.read.options import ReadOptions
from isnad.resources import folder
from isnad.store.embedded import EmbeddedStore

SEEDS = (folder("seeds"),)
SENTENCES = (
    "قال مصدر طبي إن طائرات مصرية قصفت مدينة درنة يوم 14 مارس 2019 وقتلت 12 مدنيا.",
    "ونفت مصر أن تكون طائراتها قد قصفت مدينة درنة يوم 14 مارس 2019.",
    "قال شهود إن طائرات مجهولة قصفت مدينة درنة يوم 14 مارس 2019.",
    "قال شهود إن طائرات مجهولة قصفت مدينة مصراتة يوم 2 مايو 2019 وقتلت سبعة مدنيين.",
    "وقصفت طائرات مصرية مواقع في درنة في مارس 2019.",
)


def plan(*reviews: Review) -> Plan:
    return Plan(SEEDS, ReadOptions(published=date(2019, 6, 1)), None, store=True, reviews=reviews)


def coref(store: EmbeddedStore) -> set[Quad]:
    return {quad for quad in store_quads(store) if quad[3] == COREF}


def from_scratch(store: EmbeddedStore) -> set[Quad]:
    """What linking makes of a copy of the store that has never been linked."""
    with EmbeddedStore.memory() as copy:
        copy.load(store.dump().encode(), ".nq")
        copy.replace([COREF[1:-1]], "")
        link_store(copy, SEEDS)
        return coref(copy)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The graphs that linking read since the list was cleared last."""
    names: list[str] = []
    whole = linking._stored

    def counting(*args: object) -> Iterator[tuple[str, ArticleFacts]]:
        for name, article in whole(*args):  # type: ignore[arg-type]
            names.append(name.rpartition("/")[2])
            yield name, article

    monkeypatch.setattr(linking, "_stored", counting)
    return names


@pytest.fixture(autouse=True)
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("corpus").mkdir()
    for number, text in enumerate(SENTENCES):
        (Path("corpus") / f"a{number}.txt").write_text(text, encoding="utf-8")


def built(*reviews: Review) -> None:
    with EmbeddedStore.open(Path("store")) as store:
        build(("corpus",), plan(*reviews), Targets(store=store, prune=True))
        assert coref(store) == from_scratch(store)


def test_after_any_changes_it_is_as_from_scratch() -> None:
    chance = random.Random(7)
    built()
    for _ in range(6):
        for _ in range(chance.randint(1, 2)):
            file = Path("corpus") / f"a{chance.randrange(7)}.txt"
            if file.exists() and chance.random() < 0.4:
                file.unlink()
            else:
                file.write_text(" ".join(chance.sample(SENTENCES, chance.randint(1, 2))), encoding="utf-8")
        built()


def test_only_what_changed_is_read(read: list[str]) -> None:
    def reads(*reviews: Review) -> set[str]:
        read.clear()
        with EmbeddedStore.open(Path("store")) as store:
            build(("corpus",), plan(*reviews), Targets(store=store, prune=True))
        return set(read)

    assert reads() == {"a0", "a1", "a2", "a3", "a4"}
    assert reads() == set()
    Path("corpus/a3.txt").write_text(SENTENCES[0], encoding="utf-8")
    assert reads() == {"a3"}
    Path("corpus/a4.txt").unlink()
    assert reads() == set()
    with EmbeddedStore.read(Path("store")) as store:
        claim = next(s for s, _, o, _ in store_quads(store) if "/a0/claim/" in s and o.endswith("#Claim>"))[1:-1]
    assert reads(Review(claim, "reject", "Amal", "2020-01-31T12:00:00Z", "", "a.rule")) == {"a0"}


def test_what_others_wrote_is_not_overlooked(read: list[str]) -> None:
    built()
    build(("corpus",), replace(plan(), store=False, suffix=".nq"), Targets("g.nq"))
    with EmbeddedStore.open(Path("store")) as store:
        Loader(store).load(Path("g.nq"))
    Path("corpus/a0.txt").write_text(SENTENCES[3], encoding="utf-8")
    read.clear()
    with EmbeddedStore.open(Path("store")) as store:
        build(("corpus",), plan(), Targets(store=store))
    assert {"a0", "a1", "a2", "a3", "a4"} <= set(read)


texts = st.text(max_size=5)
sets = st.frozensets(texts, max_size=3)
reports = st.builds(
    Report, claim=texts, content=texts, at=st.integers(), kind=texts, agents=sets, targets=sets, places=sets,
    manners=sets, months=st.frozensets(st.integers(1, 12)), days=st.none() | st.tuples(st.integers(), st.integers()),
    figures=st.frozensets(st.builds(Figure, texts, texts, st.integers(), st.booleans()), max_size=3),
    denies=st.lists(texts, max_size=2).map(tuple), several=st.booleans(), words=texts, label=texts,
)  # fmt: skip


@given(st.builds(
    ArticleFacts, article=texts, reports=st.lists(reports, max_size=3).map(tuple), published=st.none() | st.integers(),
    publisher=texts, sha=texts, sketch=texts, inside=st.dictionaries(texts, st.lists(texts).map(tuple), max_size=2),
))  # fmt: skip
def test_what_is_kept_of_an_article_is_read_back_equal(article: ArticleFacts) -> None:
    assert facts_from_json(facts_to_json(article)) == article
