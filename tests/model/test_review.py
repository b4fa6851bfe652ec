"""reviews.jsonl: what is written reads back, and what is wrong is named."""

import json

import pytest

from isnad.model.review import Review, latest, review_from_json, review_line
from isnad.model.serial import FieldError

CLAIM = "https://w3id.org/isnad/id/article/a-1/claim/0123456789ab"
REVIEW = Review(
    CLAIM, "correct", "Amal", "2020-01-31T12:00:00Z", "لأن", "strike.v", (("status", ("Planned",)), ("target", ()))
)


def test_a_review_reads_back_as_written() -> None:
    assert review_from_json(json.loads(review_line(REVIEW))) == REVIEW
    assert "لأن" in review_line(REVIEW)
    assert (REVIEW.article, REVIEW.claim_id) == ("a-1", "0123456789ab")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"claim": "0123456789ab"}, "claim: must be a claim's IRI"),
        ({"claim": CLAIM + "/../x"}, "claim: must be a claim's IRI"),
        ({"verdict": "maybe"}, "verdict: 'maybe' is none of accept, reject, correct"),
        ({"by": " "}, "by: is needed: who reviewed"),
        ({"at": "2020-01-31"}, "at: '2020-01-31' is not a time"),
        ({"at": "2020-13-31T12:00:00Z"}, "at: .* is not a time"),
        ({"verdict": "accept"}, "fields: belong to a correction"),
        ({"fields": {}}, "fields: belong to a correction, which needs at least one"),
        ({"fields": ["status"]}, "fields: must be an object"),
        ({"fields": {"status": 3}}, r"fields\.status: must be text"),
        ({"why": 7}, "why: must be text"),
        ({"wyh": "x"}, "wyh: no such field; there are record, claim"),
        ({"record": "claim"}, "record: must be 'review'"),
    ],
)
def test_what_is_wrong_is_named(changed: dict[str, object], message: str) -> None:
    row = {**json.loads(review_line(REVIEW)), **changed}
    with pytest.raises(FieldError, match=message):
        review_from_json(row)


def test_the_latest_review_of_a_claim_holds_whatever_their_order() -> None:
    early = Review(CLAIM, "reject", "Amal", "2020-01-31T12:00:00+03:00")
    late = Review(CLAIM, "accept", "Badr", "2020-01-31T10:00:00Z")  # an hour later, though its hour is the smaller
    assert latest([late, early]) == latest([early, late]) == {CLAIM: late}
    again = Review(CLAIM, "reject", "Amal", late.at)
    assert latest([late, again]) == {CLAIM: again}
