"""What counts as right, one rule a test; the whole is compared with the reference scorer in tests/quality."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from isnad.errors import InputError, IsnadError
from isnad.model.article import Article, ArticleRecord
from isnad.model.claim import Casualty, Claim, Entity, Evidence, Hop, Occurrence, Source, Span, When
from isnad.model.claims_file import Extract
from isnad.pipeline.evaluate import Evaluation, evaluate, evaluate_reader, rates
from isnad.pipeline.evaluate_floors import gold_hash, raise_floors, read_floors, sunk
from isnad.pipeline.evaluate_gold import load_gold
from isnad.pipeline.evaluate_match import overlap
from isnad.pipeline.evaluate_names import normal
from isnad.pipeline.evaluate_render import render_json, render_text
from isnad.seeds.authority import Authority, SeedEntity

TEXT = (
    "قصفت طائرات مصرية مدينة درنة يوم السبت. ونفت القاهرة أي دور لها. "
    "وقال شاهد إن القصف قتل سبعة أشخاص. وتدعم الإمارات حفتر بالسلاح."
)
STRIKE, DENIAL = "قصفت طائرات مصرية مدينة درنة", "ونفت القاهرة أي دور لها"
DEATHS, ARMS = "القصف قتل سبعة أشخاص", "وتدعم الإمارات حفتر بالسلاح"

ENTITIES = {
    "egypt": {"type": "State", "qid": "Q79", "group": "egypt", "en": "Egypt", "ar": ["مصر", "القاهرة"]},
    "uae": {"type": "State", "qid": "Q878", "group": "uae", "en": "Emirates", "ar": ["الإمارات"]},
    "haftar": {"type": "Person", "qid": None, "group": "haftar", "en": "Haftar", "ar": ["حفتر", "خليفة حفتر"]},
    "council": {
        "type": "ArmedGroup",
        "qid": None,
        "group": "council",
        "en": "Council",
        "ar": ["مجلس شورى مجاهدي درنة"],
    },
    "derna": {"type": "Place", "qid": None, "group": "derna", "en": "Derna", "ar": ["درنة"]},
    "reuters": {"type": "MediaOutlet", "qid": None, "group": "reuters", "en": "Reuters", "ar": ["رويترز"]},
}
NARRATOR = {"kind": "Narrator", "entity": None, "surface": None}


def _seed(id_: str, kind: str, label: str, **more: Any) -> SeedEntity:
    return SeedEntity(f"actor/{id_}", (kind,), {"ar": label}, **more)


AUTHORITY = Authority(
    {
        entity.id: entity
        for entity in (
            _seed("egypt", "State", "جمهورية مصر العربية", same_as=("http://www.wikidata.org/entity/Q79",)),
            _seed("air-force", "ArmedGroup", "القوات الجوية", part_of=("actor/army",)),
            _seed("army", "ArmedGroup", "القوات المسلحة", part_of=("actor/egypt",)),
            _seed("lna", "ArmedGroup", "الجيش الوطني", led_by=("actor/haftar",)),
            _seed("haftar", "Person", "خليفة حفتر"),
            _seed("fighters", "ArmedGroup", "مجاهدو مجلس شورى درنة"),
            _seed("uae", "State", "الإمارات"),
            _seed("reuters", "MediaOutlet", "رويترز"),
        )
    },
    (),
)

OWN = (Hop(Source("article"), "OwnVoice"),)


def _evidence(quote: str) -> tuple[Evidence, ...]:
    start = TEXT.index(quote)
    return (Evidence(Span(start, start + len(quote)), quote),)


def _here(label: str, kind: str = "ArmedGroup", **more: Any) -> Entity:
    """Something known only in this article."""
    return Entity(None, kind, label, Span(0, 4), **more)


def _known(id_: str, kind: str = "State") -> Entity:
    return Entity(f"actor/{id_}", kind, id_)


DERNA = Entity(None, "Place", "درنة", Span(26, 30))


def _strike(quote: str = STRIKE, *, chain: tuple[Hop, ...] = OWN, **content: Any) -> Claim:
    given = {"agents": (_known("egypt"),), "targets": (DERNA,), **content}
    return Claim("a", "Claim", Occurrence("AirStrike", **given), chain, _evidence(quote))


def _gold(**changes: Any) -> dict[str, Any]:
    said = {"type": "MilitaryAction", "subtype": "AirStrike", "agents": ["egypt"], "targets": ["derna"]}
    return {**said, "places": ["derna"], "status": "occurred", "source": NARRATOR, "evidence": [STRIKE], **changes}


@pytest.fixture
def score(tmp_path: Path) -> Any:
    """Evaluates claims against gold rows."""

    def _score(claims: list[Claim], *rows: Mapping[str, Any], publisher: str | None = None) -> Evaluation:
        _write(tmp_path, rows)
        record = ArticleRecord("a", sha256(TEXT.encode()).hexdigest(), len(TEXT), publisher=publisher)
        return evaluate([Extract(record, tuple(claims))], tmp_path / "gold", None, AUTHORITY)

    return _score


def _write(folder: Path, rows: tuple[Mapping[str, Any], ...], sha: str | None = None) -> Path:
    gold = folder / "gold"
    gold.mkdir(exist_ok=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    digest = sha or sha256(TEXT.encode()).hexdigest()
    document = {"id": "a", "sha256": digest, "outlet": None, "date": None, "claims": rows}
    (gold / "a.gold.json").write_text(json.dumps(document), encoding="utf-8")
    (gold / "entities.json").write_text(json.dumps(ENTITIES), encoding="utf-8")
    return gold


def _only(evaluation: Evaluation) -> Any:
    (pair,) = evaluation.articles[0].pairs
    return pair.comparison


def test_a_claim_that_agrees_in_everything_is_right_at_every_strength(score):
    evaluation = score([_strike()], _gold())
    assert [evaluation.strength(name) for name in ("detected", "who", "full")] == [(1.0, 1.0, 1.0)] * 3
    assert not evaluation.articles[0].missed
    assert not evaluation.articles[0].extra


def test_a_claim_read_twice_is_extra_the_second_time(score):
    evaluation = score([_strike(), _strike(agents=(_known("uae"),))], _gold())
    assert evaluation.strength("who") == (0.5, 1.0, 0.667)
    assert [claim.agents for claim in evaluation.articles[0].extra] == [("<https://w3id.org/isnad/id/actor/uae>",)]


def test_what_two_claims_say_alike_counts_once(score):
    assert score([_strike(), replace(_strike(), rule="another")], _gold()).strength("who") == (1.0, 1.0, 1.0)


def test_a_claim_of_another_type_is_neither_found_nor_right(score):
    evaluation = score([_strike()], _gold(type="Support", subtype="Air", targets=["derna"]))
    assert evaluation.strength("detected") == (0.0, 0.0, 0.0)
    assert [claim.type for claim in evaluation.articles[0].missed] == ["Support"]


def test_evidence_must_meet_that_of_the_gold(score):
    assert score([_strike(ARMS)], _gold()).strength("detected").f1 == 0


@pytest.mark.parametrize(("length", "meets"), [(3 * 10 + 40, True), (3 * 10 + 41, False)])
def test_evidence_far_longer_than_that_of_the_gold_is_no_evidence(length, meets):
    assert overlap((Span(0, length),), (Span(5, 15),)) is meets


def test_spans_that_only_touch_do_not_meet():
    assert not overlap((Span(0, 5),), (Span(5, 9),))
    assert not overlap((Span(5, 9),), (Span(0, 5),))


@pytest.mark.parametrize(
    ("agents", "right"),
    [
        ((_known("egypt"),), True),
        ((_known("uae"),), False),
        ((), False),
        ((_known("egypt"), _known("uae")), True),
        ((_known("egypt"), _known("uae"), _known("haftar")), False),
        ((_known("air-force"),), True),
        ((_here("القاهرة", "State"),), True),
        ((_here("سلاح الجو", part_of=("actor/army",)),), True),
        ((_here("سلاح الجو", aliases=("مصر",)),), True),
        ((_here("سلاح الجو"),), False),
        ((_known("unlisted"),), False),
    ],
    ids=[
        "the state", "another", "nobody", "one of two", "one of three", "part of part of it", "its capital",
        "unlisted, part of it", "unlisted, also called so", "unlisted", "an id that nobody described",
    ],
)  # fmt: skip
def test_agents_agree_when_one_does_and_half_of_those_given(score, agents, right):
    assert _only(score([_strike(agents=agents)], _gold())).agent is right


def test_what_he_leads_counts_as_the_leader(score):
    claim = _strike(agents=(_known("lna"),))
    assert _only(score([claim], _gold(agents=["haftar"]))).agent


def test_nobody_named_is_right_where_the_gold_names_nobody_or_infers(score):
    nobody = _strike(agents=())
    assert _only(score([nobody], _gold(agents=[]))).agent
    assert _only(score([nobody], _gold(agentInferred=True))).agent
    assert not _only(score([_strike(agents=(_known("uae"),))], _gold(agentInferred=True))).agent
    assert not _only(score([_strike()], _gold(agents=[]))).agent


@pytest.mark.parametrize(("label", "agrees"), [("مجاهدو مجلس شورى درنة", True), ("مجلس درنة البلدي", False)])
def test_words_in_common_count_when_they_are_more_than_half_of_all(score, label, agrees):
    assert _only(score([_strike(agents=(_here(label),))], _gold(agents=["council"]))).agent is agrees


def test_words_in_common_do_not_count_of_what_is_above_a_known_name(score):
    claim = _strike(agents=(_here("القاهرة", part_of=("actor/fighters",)),))
    assert not _only(score([claim], _gold(agents=["council"]))).agent
    unknown = _strike(agents=(_here("كتيبة", part_of=("actor/fighters",)),))
    assert _only(score([unknown], _gold(agents=["council"]))).agent


def test_words_in_common_do_not_count_for_what_wikidata_knows(score):
    emirates = _gold(agents=["uae"])
    assert not _only(score([_strike(agents=(_here("الإمارات الإمارات"),))], emirates)).agent


def test_a_place_counts_among_the_objects_of_an_action_and_not_of_support(score):
    claim = _strike(targets=(), places=(DERNA,))
    assert _only(score([claim], _gold(targets=["council"]))).object
    arms = Occurrence("Support", (_known("uae"),), (), places=(DERNA,), support_kinds=("WeaponsSupport",))
    support = Claim("a", "Claim", arms, OWN, _evidence(ARMS))
    wanted = _gold(type="Support", subtype="Arms", agents=["uae"], targets=["derna"], evidence=[ARMS])
    assert not _only(score([support], wanted)).object


@pytest.mark.parametrize(
    ("status", "certainty", "polarity", "agrees"),
    [
        ("Actual", "Certain", "Positive", {"occurred"}),
        ("Failed", "Certain", "Positive", {"occurred"}),
        ("Actual", "Possible", "Positive", {"possible"}),
        ("Planned", "Possible", "Positive", {"planned"}),
        ("Promised", "Certain", "Positive", {"planned"}),
        ("Threatened", "Certain", "Positive", {"planned"}),
        ("Conditional", "Certain", "Positive", {"planned", "possible"}),
        ("Requested", "Certain", "Positive", {"possible"}),
        ("Refused", "Certain", "Positive", {"refused"}),
        ("Refused", "Certain", "Negative", {"negated"}),
    ],
)
def test_status(score, status, certainty, polarity, agrees):
    claim = replace(_strike(status=status), certainty=certainty, polarity=polarity)
    statuses = ("occurred", "planned", "possible", "refused", "negated")
    right = {name for name in statuses if _only(score([claim], _gold(status=name))).facets["status"]}
    assert right == agrees


WITNESS = Source("anonymous", label="شاهد", span=Span(74, 78))
NAMED = Source("named", entity=_known("egypt"))


@pytest.mark.parametrize(
    ("source", "mode", "kind", "entity", "agrees"),
    [
        (Source("article"), "OwnVoice", "Narrator", None, True),
        (Source("article"), "OwnVoice", "Official", None, False),
        (WITNESS, "Quoted", "Anonymous", None, True),
        (WITNESS, "Quoted", "Observers", "egypt", True),
        (WITNESS, "Quoted", "Person", None, False),
        (NAMED, "Quoted", "Official", "egypt", True),
        (NAMED, "Quoted", "Official", "uae", False),
        (NAMED, "Quoted", "Media", None, True),
        (NAMED, "Quoted", "Narrator", None, False),
    ],
)
def test_source(score, source, mode, kind, entity, agrees):
    gold = _gold(source={"kind": kind, "entity": entity, "surface": None})
    assert _only(score([_strike(chain=(Hop(source, mode),))], gold)).facets["source"] is agrees


def test_full_needs_who_status_and_source(score):
    gold = _gold(status="planned")
    assert score([_strike(status="Planned")], gold).strength("full").f1 == 1
    assert score([_strike()], gold).strength("full").f1 == 0
    assert score([_strike(status="Planned", chain=(Hop(WITNESS, "Quoted"),))], gold).strength("full").f1 == 0
    assert score([_strike(status="Planned", agents=())], gold).strength("full").f1 == 0


@pytest.mark.parametrize(
    ("kind", "subtype", "agrees"),
    [
        ("AirStrike", "AirStrike", True),
        ("AirStrike", "Shelling", False),
        ("Bombardment", "Shelling", True),
        ("Bombardment", "Clash", False),
        ("AircraftLoss", "ShootDown", True),
        ("Mobilisation", "Deployment", True),
        ("OtherOccurrence", "AirStrike", False),
    ],
)
def test_subtype_of_an_action(score, kind, subtype, agrees):
    claim = _strike()
    claim = replace(claim, content=replace(claim.content, kind=kind))
    assert _only(score([claim], _gold(subtype=subtype))).facets["subtype"] is agrees


def test_one_of_several_kinds_of_support_is_enough(score):
    kinds = ("AirSupport", "GroundSupport")
    content = Occurrence("Support", (_known("uae"),), (_known("haftar"),), support_kinds=kinds)
    claim = Claim("a", "Claim", content, OWN, _evidence(ARMS))
    wanted = {"type": "Support", "agents": ["uae"], "targets": ["haftar"], "evidence": [ARMS]}
    agrees = {s: _only(score([claim], _gold(subtype=s, **wanted))).facets["subtype"] for s in ("Troops", "Air", "Arms")}
    assert agrees == {"Troops": True, "Air": True, "Arms": False}


@pytest.mark.parametrize(
    ("time", "days", "agrees"),
    [
        ("2020-02", ("2020-02-01", "2020-02-29"), True),
        ("2020-02", ("2020-02-01", "2020-02-28"), False),
        ("2019", ("2019-01-01", "2019-12-31"), True),
        ("2019-05-07", ("2019-05-07", "2019-05-07"), True),
        ("2016/2018-02", ("2016-01-01", "2018-02-28"), True),
        ("2019", (None, None), False),
        (None, ("2019-05-07", "2019-05-07"), None),
    ],
)
def test_time_agrees_day_for_day(score, time, days, agrees):
    claim = _strike(when=When("x", *days, "StatedDate"))
    assert _only(score([claim], _gold(time=time))).facets["time"] is agrees


def test_an_undated_claim_is_wrong_of_a_dated_one(score):
    assert _only(score([_strike()], _gold(time="2019"))).facets["time"] is False


def _dead(count: int | None = None, *, low: int | None = None, part: bool = False) -> Casualty:
    return Casualty("Killed", "Civilian", "x", count, low, part=part)


@pytest.mark.parametrize(
    ("casualties", "agrees"),
    [
        ((_dead(7),), True),
        ((_dead(low=7),), True),
        ((_dead(8),), False),
        ((), False),
        ((_dead(10), _dead(7, part=True)), False),
        ((_dead(7, part=True),), True),
        ((_dead(5), _dead(7, part=True)), True),
        ((replace(_dead(7), outcome="Wounded"),), False),
    ],
    ids=["count", "bound", "another", "none", "a part", "a part of no total", "too large for a part", "wounded"],
)
def test_casualties_agree_with_totals(score, casualties, agrees):
    assert _only(score([_strike(casualties=casualties)], _gold(killed=7))).facets["casualties"] is agrees


def test_all_figures_must_agree(score):
    claim = _strike(casualties=(_dead(7),))
    assert _only(score([claim], _gold(killed=7, injured=3))).facets["casualties"] is False


def test_relay_is_any_hop_after_the_first(score):
    gold = _gold(source={"kind": "Anonymous", "entity": None, "surface": None, "via": "reuters"})
    outlet = Hop(Source("named", entity=_known("reuters", "MediaOutlet")), "Paraphrased")
    assert _only(score([_strike(chain=(Hop(WITNESS, "Quoted"), outlet))], gold)).facets["relay"]
    assert not _only(score([_strike(chain=(outlet, Hop(WITNESS, "Quoted")))], gold)).facets["relay"]
    assert _only(score([_strike()], _gold())).facets["relay"] is None


@pytest.mark.parametrize(("publisher", "agrees"), [("رويترز", True), ("وكالة رويترز", False), (None, False)])
def test_the_article_as_a_relay_is_its_publisher(score, publisher, agrees):
    gold = _gold(source={"kind": "Anonymous", "entity": None, "surface": None, "via": "reuters"})
    claim = _strike(chain=(Hop(WITNESS, "Quoted"), Hop(Source("article"), "Paraphrased")))
    assert _only(score([claim], gold, publisher=publisher)).facets["relay"] is agrees


def _deny(source: Source = NAMED, mode: str = "Paraphrased", **content: Any) -> Claim:
    given = {"kind": "AirStrike", "agents": (_known("egypt"),), "targets": (DERNA,), **content}
    return Claim("a", "Denial", Occurrence(**given), (Hop(source, mode),), _evidence(DENIAL), polarity="Negative")


def _denied(**changes: Any) -> dict[str, Any]:
    denies = {"type": "MilitaryAction", "agents": ["egypt"], "targets": ["derna"], "places": []}
    source = {"kind": "Official", "entity": "egypt", "surface": None}
    gold = _gold(type="Denial", targets=[], places=[], source=source, denies=denies, evidence=[DENIAL], **changes)
    return {name: value for name, value in gold.items() if name != "subtype"}


def test_the_agent_of_a_denial_is_who_denies(score):
    evaluation = score([_deny()], _denied())
    assert evaluation.type("Denial") == (1.0, 1.0, 1.0)
    assert _only(evaluation).facets == {
        "subtype": None, "status": True, "source": True, "relay": None, "time": None, "casualties": None,
        "denied": True,
    }  # fmt: skip
    assert not _only(score([_deny(Source("named", entity=_known("uae")))], _denied())).agent


def test_a_denial_by_the_article_counts_as_named(score):
    gold = _denied(agents=[]) | {"source": NARRATOR}
    assert _only(score([_deny(Source("article"), "OwnVoice")], gold)).facets["source"]
    assert not _only(score([_deny(WITNESS)], gold)).facets["source"]


@pytest.mark.parametrize(
    ("content", "agrees"),
    [
        ({}, True),
        ({"kind": "Clash"}, True),
        ({"kind": "MilitaryAction"}, True),
        ({"kind": "Support"}, False),
        ({"kind": "OtherOccurrence"}, False),
        ({"agents": (), "targets": ()}, False),
        ({"agents": (), "targets": (), "participants": (_known("egypt"),)}, True),
    ],
)
def test_what_is_denied_agrees_in_type_and_one_name(score, content, agrees):
    assert _only(score([_deny(**content)], _denied())).facets["denied"] is agrees


def test_where_the_gold_names_nobody_denied_the_type_is_enough(score):
    gold = _denied() | {"denies": {"type": "MilitaryAction"}}
    assert _only(score([_deny(agents=(), targets=())], gold)).facets["denied"]


def test_accuracy_is_the_share_that_agrees(score):
    evaluation = score([_strike(status="Planned"), _deny()], _gold(), _denied())
    assert evaluation.accuracy("status") == 0.5
    assert evaluation.accuracy("source") == 1.0


def test_facets_are_counted_only_where_who_is_right(score):
    evaluation = score([_strike(agents=(_known("uae"),))], _gold())
    assert evaluation.tally["of:status"] == 0
    assert evaluation.accuracy("status") == 0.0


def test_the_best_pairs_are_made_first(score):
    by_witness = _gold(source={"kind": "Anonymous", "entity": None, "surface": None})
    evaluation = score([_strike(chain=(Hop(WITNESS, "Quoted"),)), _strike()], _gold(), by_witness)
    assert evaluation.strength("full").f1 == 1.0


def test_an_article_that_was_not_read_is_said_to_be_so(tmp_path):
    evaluation = evaluate([], _write(tmp_path, (_gold(),)), None, AUTHORITY)
    assert not evaluation.articles[0].read
    assert "not read, so all their claims count as missed: a" in render_text(evaluation)


class _Reader:
    """Reads the one claim, and remembers what it was given."""

    def __init__(self) -> None:
        self.seen: list[Article] = []

    def read(self, article: Article) -> tuple[Claim, ...]:
        self.seen.append(article)
        return (_strike(),)

    def date_in_words(self, text: str) -> date | None:
        return date(2017, 10, 30) if "2017" in text else None


def test_a_reader_is_given_the_articles_of_the_gold(tmp_path):
    reader, gold = _Reader(), load_gold(_write(tmp_path, (_gold(),)))
    evaluation, rejected = evaluate_reader(reader, gold, AUTHORITY)
    assert ([article.text for article in reader.seen], rejected) == ([TEXT], ())
    assert evaluation.strength("who").f1 == 1.0


def test_an_article_that_cannot_be_read_is_told(tmp_path):
    gold = load_gold(_write(tmp_path, (_gold(),)))
    (tmp_path / "a.txt").write_text("Not Arabic at all.", encoding="utf-8")
    evaluation, rejected = evaluate_reader(_Reader(), gold, AUTHORITY)
    assert [article.id for article in rejected] == ["a"]
    assert not evaluation.articles[0].read


def test_rates_of_nothing_are_zero():
    assert rates(0, 0, 0) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("one", "other"),
    [("الإمارات", "امارات"), ("عَمـّان", "عمان"), ("«مجلس شورى»", "مجلس شوري"), ("Al-Araby", "al araby")],
)
def test_wordings_that_are_one(one, other):
    assert normal(one) == normal(other)


def test_a_short_word_keeps_its_article():
    assert normal("القدس") == "قدس"
    assert normal("الله") == "الله"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"type": "Rumour"}, "claim 1: type 'Rumour' is none of Denial, MilitaryAction, Support"),
        ({"subtype": "Arms"}, "claim 1: subtype 'Arms' is none of AirStrike"),
        ({"status": "done"}, "claim 1: status 'done' is none of"),
        ({"agents": ["nobody"]}, "claim 1: agents: 'nobody' is not one of the entities"),
        ({"agents": "egypt"}, "claim 1: agents: a list is needed"),
        ({"source": {"kind": "God"}}, "claim 1: kind 'God' is none of"),
        ({"source": {"kind": "Media", "via": "x"}}, "claim 1: via: 'x' is not one of the entities"),
        ({"time": "May 2020"}, "claim 1: time 'May 2020' is not YYYY"),
        ({"time": "2020-02-30"}, "claim 1: time '2020-02-30': there is no such day"),
        ({"killed": "seven"}, "claim 1: killed: a number is needed"),
        ({"evidence": []}, "claim 1: evidence: at least one quotation is needed"),
        ({"evidence": ["قصفت طائرات ليبية"]}, "claim 1: evidence is not in the article: قصفت طائرات ليبية"),
        ({"evidence": [[3, "x"]]}, "claim 1: evidence: [3, 'x'] is no pair of offsets in the article"),
        ({"evidence": [[3, 3000]]}, "claim 1: evidence: [3, 3000] is no pair of offsets in the article"),
        ({"type": "Denial", "subtype": None}, "claim 1: denies: an object is needed"),
    ],
)
def test_gold_that_cannot_be_used_is_named_with_its_claim(tmp_path, row, problem):
    folder = _write(tmp_path, (_gold(**row),))
    with pytest.raises(InputError, match=r"a\.gold\.json") as raised:
        load_gold(folder)
    assert problem in str(raised.value)


def test_evidence_may_be_offsets_and_then_needs_no_text(tmp_path):
    folder = _write(tmp_path, (_gold(evidence=[[0, 9]]),))
    assert load_gold(folder).articles[0].claims[0].quote == TEXT[:9]
    (tmp_path / "a.txt").unlink()
    assert load_gold(folder).articles[0].claims[0].spans == (Span(0, 9),)
    with pytest.raises(InputError, match="the text of the article is not there"):
        load_gold(_write_without_text(tmp_path))


def _write_without_text(folder: Path) -> Path:
    gold = _write(folder, (_gold(),))
    (folder / "a.txt").unlink()
    return gold


def test_a_text_that_has_changed_since_it_was_annotated_is_an_error(tmp_path):
    with pytest.raises(InputError, match="not the text that was annotated"):
        load_gold(_write(tmp_path, (_gold(),), sha="0" * 64))


def test_a_folder_without_gold_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no gold claims here"):
        load_gold(tmp_path)


def test_broken_json_is_named_with_its_line(tmp_path):
    folder = _write(tmp_path, (_gold(),))
    (folder / "entities.json").write_text("{\n,", encoding="utf-8")
    with pytest.raises(InputError, match=r"entities\.json:2: not JSON"):
        load_gold(folder)


def test_disagreements_are_shown_with_both_sides(score):
    claim = _strike(agents=(_here("تونس", "State"),))
    text = render_text(score([claim, _strike(ARMS)], _gold(), _denied()), per_article=True, errors=True)
    assert "DIFFERS a (agent) MilitaryAction/AirStrike تونس -> درنة [occurred; Narrator; ] / gold: " in text
    assert "MISSED  a Denial egypt -> - [occurred; egypt] :: ونفت القاهرة أي دور لها" in text
    assert "EXTRA   a MilitaryAction/AirStrike egypt -> درنة [occurred; Narrator; ] :: وتدعم" in text
    assert "a  gold    2  predicted    2  detected    1  who    0  full    0" in text


def test_json_holds_the_report_and_what_is_asked_for(score):
    evaluation = score([_strike()], _gold(), _denied())
    assert json.loads(render_json(evaluation)) == evaluation.report()
    document = json.loads(render_json(evaluation, per_article=True, errors=True))
    assert document["per_article"] == {"a": {"gold": 2, "predicted": 1, "detected": 1, "who": 1, "full": 1}}
    assert [error["error"] for error in document["errors"]] == ["MISSED"]


def test_floors_rise_and_are_never_lowered(score, tmp_path):
    path, good, bad = tmp_path / "floors.json", score([_strike()], _gold()), score([], _gold())
    hashed = gold_hash(tmp_path / "gold")
    assert read_floors(path) == {}
    raise_floors(path, "own", bad, hashed)
    raise_floors(path, "own", good, hashed)
    before = path.read_bytes()
    with pytest.raises(IsnadError, match=r"a floor is never lowered: detected 0\.000 < 1\.000"):
        raise_floors(path, "own", bad, hashed)
    with pytest.raises(IsnadError, match=r"never lowered"):
        raise_floors(path, "own", bad, hashed, new_gold=True)
    assert path.read_bytes() == before
    assert sunk(bad, read_floors(path)["own"]) == dict.fromkeys(("detected", "who", "full"), (0.0, 1.0))
    assert sunk(good, read_floors(path)["own"]) == {}


def test_floors_on_another_gold_are_set_anew_only_on_purpose(score, tmp_path):
    path, good, bad = tmp_path / "floors.json", score([_strike()], _gold()), score([], _gold())
    raise_floors(path, "own", good, "old")
    with pytest.raises(IsnadError, match="the gold has changed"):
        raise_floors(path, "own", good, "new")
    raise_floors(path, "own", bad, "new", new_gold=True)
    assert read_floors(path)["own"].f1["who"] == 0.0


def test_the_hash_of_gold_changes_with_every_byte(tmp_path):
    folder = _write(tmp_path, (_gold(),))
    first = gold_hash(folder)
    _write(tmp_path, (_gold(status="planned"),))
    assert gold_hash(folder) != first


def test_a_broken_file_of_floors_is_named(tmp_path):
    path = tmp_path / "floors.json"
    path.write_text('{"own": {"gold": "x"}}', encoding="utf-8")
    with pytest.raises(InputError, match=r"floors\.json: not a file of floors"):
        read_floors(path)
