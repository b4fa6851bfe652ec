"""Reviews outlive rebuilds: builds, stores and exports follow them, and rules are measured by them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from isnad.errors import InputError
from isnad.export import EXPORTS, Settings
from isnad.graph.parse import read_quads
from isnad.graph.validate import validate
from isnad.graph.vocabulary import kg
from isnad.model.review import Review, review_line
from isnad.pipeline.build import Targets, build
from isnad.pipeline.choosing import Choice, choose
from isnad.pipeline.graphs import open_any
from isnad.pipeline.identity import authority_of
from isnad.pipeline.plan import Plan
from isnad.pipeline.review_files import joined, read_reviews
from isnad.pipeline.review_store import apply_reviews, stored_reviews
from isnad.pipeline.reviewed import MEASURED, Precision, Reviewed
from isnad.resources import folder
from isnad.store.embedded import EmbeddedStore
from isnad.views.nodes import set_aside

EXAMPLE = folder("seeds") / "claims.example.jsonl"
SEEDS = (folder("seeds"),)
CLAIM = "https://w3id.org/isnad/id/article/example-1/claim/"
STRIKE, TOLL, DENIAL, SUPPORT = (
    f"{CLAIM}{i}" for i in ("fbbc0b38d24e", "0bcc323d65e7", "9947e3336cb5", "38ee398af0aa")
)
EARLY, LATE = "2020-01-31T12:00:00Z", "2020-02-01T12:00:00Z"
REJECT = Review(STRIKE, "reject", "Amal", EARLY, "لم يقل ذلك", "a.rule")
CORRECT = Review(SUPPORT, "correct", "Amal", EARLY, rule="b.rule", fields=(("status", ("Promised",)),))
ACCEPT = Review(TOLL, "accept", "Amal", EARLY, rule="a.rule")
THREE = (REJECT, CORRECT, ACCEPT)


def plan(*reviews: Review, suffix: str | None = ".nq", store: bool = False) -> Plan:
    return Plan(SEEDS, suffix=suffix, store=store, from_claims=True, reviews=reviews)


def told(store: EmbeddedStore) -> list[str]:
    """All that a store holds, incidents aside: they are linked anew by a build."""
    return [
        line for line in store.dump().splitlines() if "/graph/coref>" not in line and "/inferred/coref>" not in line
    ]


def built(tmp_path: Path, *reviews: Review) -> Path:
    out = tmp_path / "g.nq"
    report = build([str(EXAMPLE)], plan(*reviews), Targets(str(out)))
    assert report.violations == ()
    return out


def test_a_build_follows_them_and_keeps_the_original(tmp_path: Path) -> None:
    plain = set(read_quads(built(tmp_path)))
    reviewed = set(read_quads(built(tmp_path, *THREE)))
    assert {quad for quad in plain if "/graph/article/" in quad[3]} <= reviewed
    with open_any(tmp_path / "g.nq", SEEDS) as opened:
        assert set_aside(opened.shared) == {STRIKE, SUPPORT}
        text = "".join(EXPORTS["csv"].write(opened, Settings(without=set_aside(opened.shared))))
    assert "Promised" in text
    assert STRIKE not in text
    assert TOLL in text


def test_a_graph_with_reviews_conforms(tmp_path: Path) -> None:
    quads = [quad for quad in read_quads(built(tmp_path, *THREE)) if "/inferred/" not in quad[3]]
    assert [r for r in validate(quads).results if r.severity == "Violation"] == []
    assert any(p == kg.corrects for _, p, _, _ in quads)


def test_reviews_survive_in_a_store_that_is_rebuilt_without_them(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "store") as store:
        build([str(EXAMPLE)], plan(*THREE, suffix=None, store=True), Targets(store=store))
        first = store.dump()
        assert set(stored_reviews(store)) == set(THREE)
        build([str(EXAMPLE)], plan(*stored_reviews(store), suffix=None, store=True), Targets(store=store, rebuild=True))
        assert store.dump() == first


def test_a_store_that_was_built_before_follows_them_the_same_way(tmp_path: Path) -> None:
    with EmbeddedStore.memory() as later, EmbeddedStore.memory() as at_once:
        build([str(EXAMPLE)], plan(suffix=None, store=True), Targets(store=later))
        build([str(EXAMPLE)], plan(*THREE, suffix=None, store=True), Targets(store=at_once))
        for _ in range(2):
            assert apply_reviews(later, THREE, authority_of(SEEDS)) == ()
            assert told(later) == told(at_once)
        apply_reviews(later, (), authority_of(SEEDS))
        assert stored_reviews(later) == []
        accepted = [replace(review, verdict="accept", fields=(), at=LATE) for review in THREE]
        apply_reviews(at_once, [*THREE, *accepted], authority_of(SEEDS))
        said = {line.split()[1] for line in at_once.dump().splitlines()}
        assert kg.reviewOf in said
        assert not said & {kg.setsAside, kg.corrects}


def test_a_review_of_a_claim_that_is_read_no_more_is_told_and_kept() -> None:
    gone = replace(REJECT, claim=f"{CLAIM}000000000000")
    with EmbeddedStore.memory() as store:
        report = build([str(EXAMPLE)], plan(gone, suffix=None, store=True), Targets(store=store))
        assert any("claim 000000000000, rejected by Amal, is read no more" in note for _, note in report.notes)
        assert stored_reviews(store) == [gone]


# ---- rules ----------------------------------------------------------------------------------------------------------


def test_precision_is_that_of_the_reviews_that_hold() -> None:
    reviewed = Reviewed.of([*THREE, replace(REJECT, verdict="accept", at=LATE)])
    assert reviewed.precision == {"a.rule": Precision("a.rule", 2, 0, 0), "b.rule": Precision("b.rule", 0, 1, 0)}


@pytest.mark.parametrize(
    ("accepted", "of", "low", "high"), [(9, 10, 0.596, 0.982), (0, 10, 0.0, 0.278), (80, 100, 0.711, 0.867)]
)
def test_the_interval_is_wilsons(accepted: int, of: int, low: float, high: float) -> None:
    """Values of the usual tables."""
    assert Precision("r", accepted, 0, of - accepted).interval == pytest.approx((low, high), abs=0.001)


def test_a_measured_rule_gives_its_precision_in_place_of_its_confidence(tmp_path: Path) -> None:
    rule = next(
        json.loads(line)["rule"] for line in EXAMPLE.read_text(encoding="utf-8").splitlines() if TOLL[-12:] in line
    )
    others = [
        Review(f"{CLAIM}{number:012x}", "accept" if number % 4 else "reject", "Amal", EARLY, rule=rule)
        for number in range(MEASURED)
    ]
    for reviews, measured in ((others, True), (others[1:], False)):
        with open_any(built(tmp_path, *reviews), SEEDS) as opened:
            (toll,) = [claim for claim in choose(opened, Choice(rule=rule)) if claim.iri == TOLL]
        assert (toll.confidence == "0.7") == measured


# ---- choosing -------------------------------------------------------------------------------------------------------


def test_claims_are_chosen_by_rule_actor_article_and_what_was_done() -> None:
    with open_any(EXAMPLE, SEEDS) as opened:
        every = choose(opened, Choice())
        assert {claim.iri for claim in every} == {STRIKE, TOLL, DENIAL, SUPPORT}
        egypt = choose(opened, Choice(actor="https://w3id.org/isnad/id/actor/egypt"))
        assert {claim.iri for claim in egypt} == {DENIAL, SUPPORT}
        ministry = choose(opened, Choice(actor="https://w3id.org/isnad/id/actor/egypt-mod", done={DENIAL}))
        assert [claim.iri for claim in ministry] == [SUPPORT]
        assert choose(opened, Choice(article="other")) == []
        doubtful = choose(opened, Choice(doubtful=True))
        assert [float(c.confidence) for c in doubtful] == sorted(float(c.confidence) for c in every)
        some = choose(opened, Choice(sample=2, seed=1))
        assert some == choose(opened, Choice(sample=2, seed=1))
        assert len(some) == 2
        assert len({tuple(c.iri for c in choose(opened, Choice(sample=2, seed=s))) for s in range(9)}) > 1


# ---- files ----------------------------------------------------------------------------------------------------------


def test_a_table_that_was_filled_in_is_read(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "\ufeffclaim,verdict,field,value,why,extra\n"
        f"{STRIKE},r,,,'=no,x\n{TOLL},,,,,\n"
        f"{SUPPORT},correct,status,Promised,,\n{SUPPORT},c,target,actor/egypt | actor/qatar,,\n",
        encoding="utf-8",
    )
    reject, correct = joined(read_reviews(tmp_path / "t.csv", "Amal", EARLY))
    assert reject == replace(REJECT, why="=no", rule="")
    assert correct.fields == (("status", ("Promised",)), ("target", ("actor/egypt", "actor/qatar")))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("t.csv", "claim,why\n", r"t\.csv:1: no column verdict"),
        ("t.csv", f"claim,verdict\n{STRIKE},a\n{STRIKE},perhaps\n", r"t\.csv:3: verdict: 'perhaps' is none"),
        ("t.jsonl", review_line(REJECT) + "{\n", r"t\.jsonl:2: not JSON"),
        ("t.jsonl", "[]\n", r"t\.jsonl:1: must be a JSON object"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_reviews(tmp_path / name, "Amal", EARLY)
