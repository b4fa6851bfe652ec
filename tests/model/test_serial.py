"""Claims survive the way through JSON; what others write is told apart from what it should be."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.model.article import ArticleRecord
from isnad.model.claim import Casualty, Claim, Entity, Evidence, Hop, Occurrence, Source, Span, When
from isnad.model.serial import FieldError, article_from_json, article_to_json, claim_from_json, claim_to_json

words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
names = st.sampled_from(["AirStrike", "Support", "State", "Person", "Killed", "Actual"])
maybe = st.none() | words
spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 900), st.integers(1, 90))
evidence = st.builds(Evidence, spans, words)
ids = st.sampled_from(["actor/egypt", "actor/haftar", "place/derna"])
entities = st.builds(
    Entity, st.none() | ids, names, words, st.none() | spans,
    st.lists(ids, max_size=2).map(tuple), aliases=st.lists(words, max_size=2).map(tuple),
)  # fmt: skip
several = st.lists(entities, max_size=2).map(tuple)
sources = st.builds(Source, words, st.none() | entities, words, st.none() | spans, maybe, several)
whens = st.builds(When, words, maybe, maybe, words)
counts = st.none() | st.integers(0, 10**6)
casualties = st.builds(Casualty, names, names, words, counts, counts, counts, st.booleans())
occurrences = st.builds(
    Occurrence, names, several, several, several, several, several,
    st.lists(names, max_size=2).map(tuple), st.lists(names, max_size=2).map(tuple), names, maybe, counts,
    st.none() | whens, maybe, st.lists(casualties, max_size=2).map(tuple),
)  # fmt: skip
hops = st.builds(Hop, sources, names, names)
remarks = st.lists(words, max_size=2).map(tuple)
claims = st.builds(
    Claim, words, names, occurrences, st.lists(hops, min_size=1, max_size=2).map(tuple),
    st.lists(evidence, min_size=1, max_size=2).map(tuple), names, names, names, words, st.floats(0, 1),
    st.lists(evidence, max_size=1).map(tuple), maybe, maybe, st.none() | sources, maybe, remarks,
)  # fmt: skip
records = st.builds(ArticleRecord, words, words, st.integers(0, 10**6), st.none() | st.dates(), maybe, maybe, maybe)

CLAIM = Claim(
    article="a1",
    form="Claim",
    content=Occurrence("AirStrike", agents=(Entity("actor/egypt", "State", "مصر"),)),
    chain=(Hop(Source("article"), "OwnVoice"),),
    evidence=(Evidence(Span(0, 9), "قصفت مصر "),),
)


def changed(**fields: Any) -> dict[str, Any]:
    return {**claim_to_json(CLAIM), **fields}


@given(claims)
def test_a_claim_comes_back_as_it_was(claim: Claim) -> None:
    back = claim_from_json(json.loads(json.dumps(claim_to_json(claim))))
    assert back == claim
    assert back.id == claim.id
    assert back.notes == claim.notes  # equality of claims leaves the notes out


@given(records)
def test_an_article_record_comes_back_as_it_was(record: ArticleRecord) -> None:
    assert article_from_json(json.loads(json.dumps(article_to_json(record)))) == record


def test_keys_stand_in_the_order_of_the_model_and_say_only_what_is_said() -> None:
    assert list(claim_to_json(CLAIM)) == [
        "record", "id", "article", "form", "content", "chain", "evidence", "certainty", "polarity", "temporality",
        "confidence",
    ]  # fmt: skip
    assert list(article_to_json(ArticleRecord("a", "0" * 64, 5, published=date(2020, 1, 31)))) == [
        "record", "id", "sha256", "length", "published",
    ]  # fmt: skip


def test_a_claim_without_an_id_is_given_one() -> None:
    row = claim_to_json(CLAIM)
    del row["id"]
    assert claim_from_json(row).id == CLAIM.id


def test_an_id_that_is_not_the_contents_is_refused() -> None:
    with pytest.raises(FieldError, match="is not the id of this content"):
        claim_from_json(changed(id="0123456789ab"))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"fom": "Claim"}, r"^fom: no such field; there are article, form"),
        ({"confidence": "0.5"}, r"^confidence: must be a number, not text"),
        ({"confidence": True}, r"^confidence: must be a number, not true or false"),
        ({"form": None}, r"^form: must be text, not nothing"),
        ({"chain": {}}, r"^chain: must be a list, not an object"),
        ({"content": {}}, r"^content\.kind: is missing"),
        (
            {"content": {"kind": "AirStrike", "agents": [{"id": "actor/x", "kind": "State"}]}},
            r"agents\[0\]\.label: is missing",
        ),
        ({"content": {"kind": "AirStrike", "times": 2.5}}, r"^content\.times: must be a whole number, not a number"),
        (
            {"evidence": [{"span": {"start": "1", "end": 2}, "quote": "x"}]},
            r"^evidence\[0\]\.span\.start: must be a whole",
        ),
        ({"rule": "\ud800"}, r"^rule: holds half of a surrogate pair"),
    ],
)
def test_a_wrong_field_is_named_with_what_it_should_be(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(FieldError, match=message):
        claim_from_json(changed(**fields))


def test_a_whole_number_will_do_for_a_confidence() -> None:
    assert claim_from_json(changed(confidence=1)) == replace(CLAIM, confidence=1.0)


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(FieldError, match=r"^published: must be a day such as 2020-01-31, not '31/01/2020'"):
        article_from_json({"id": "a", "sha256": "0" * 64, "length": 1, "published": "31/01/2020"})
