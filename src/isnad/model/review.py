"""A review: a person's judgement whether an article was read rightly where a claim was read in it."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from isnad.model.article import ARTICLE_ID
from isnad.model.claim import digest
from isnad.model.serial import FieldError

REVIEW = "review"  # the value of `record`
VERDICTS = ("accept", "reject", "correct")
FIELDS = ("record", "claim", "verdict", "fields", "by", "at", "why", "rule")

_CLAIM = re.compile(rf"(https?://[^\s<>\"{{}}|\\^`]+/article/({ARTICLE_ID.pattern})/claim/([0-9a-f]{{12}}))")
_SECONDS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Review:
    """Who judged of which claim (its IRI) how, when and why; `rule` is what had read it.

    `verdict` is one of VERDICTS; `fields` says, for `correct` only, what fields should be: any number of values each.
    """

    claim: str
    verdict: str
    by: str
    at: str
    why: str = ""
    rule: str = ""
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def id(self) -> str:
        """12 hex digits: the same judgement at the same time is the same review."""
        told = (f"{name}={value}" for name, values in self.fields for value in values or ("",))
        return digest(self.claim, self.verdict, self.by, self.at, *told)

    @property
    def article(self) -> str:
        """The id of the article."""
        return _parts(self.claim)[0]

    @property
    def claim_id(self) -> str:
        return _parts(self.claim)[1]


def _parts(claim: str) -> tuple[str, str]:
    match = _CLAIM.fullmatch(claim)
    return (match[2], match[3]) if match else ("", "")


def checked(review: Review) -> Review:
    """The review itself, or FieldError for the first value that cannot be."""
    _require(bool(_CLAIM.fullmatch(review.claim)), "claim", "must be a claim's IRI, as kg export gives it")
    _require(review.verdict in VERDICTS, "verdict", f"{review.verdict!r} is none of {', '.join(VERDICTS)}")
    _require(bool(review.by.strip()), "by", "is needed: who reviewed (--by NAME)")
    _require(_is_time(review.at), "at", f"{review.at!r} is not a time such as 2020-01-31T12:00:00Z")
    corrects = review.verdict == "correct"
    _require(bool(review.fields) == corrects, "fields", "belong to a correction, which needs at least one")
    return review


def _require(holds: bool, field: str, problem: str) -> None:
    if not holds:
        raise FieldError(field, problem)


def _is_time(text: str) -> bool:
    try:
        return bool(_SECONDS.fullmatch(text) and datetime.fromisoformat(text))
    except ValueError:
        return False


def latest(reviews: Iterable[Review]) -> dict[str, Review]:
    """For each claim (by IRI) the review that holds: the last by time, of two at one time the later in order."""
    ordered = sorted(reviews, key=lambda review: datetime.fromisoformat(review.at))
    return {review.claim: review for review in ordered}


# ---- JSON -----------------------------------------------------------------------------------------------------------


def review_line(review: Review) -> str:
    """One line of reviews.jsonl; what says nothing is left out."""
    row = {
        "record": REVIEW, "claim": review.claim, "verdict": review.verdict,
        "fields": {name: list(values) for name, values in review.fields},
        "by": review.by, "at": review.at, "why": review.why, "rule": review.rule,
    }  # fmt: skip
    return json.dumps({name: value for name, value in row.items() if value}, ensure_ascii=False) + "\n"


def review_from_json(row: Mapping[str, Any]) -> Review:
    """The review, checked; FieldError names the field that cannot be used."""
    unknown = next((name for name in row if name not in FIELDS), None)
    _require(unknown is None, str(unknown), f"no such field; there are {', '.join(FIELDS)}")
    _require(row.get("record", REVIEW) == REVIEW, "record", f"must be {REVIEW!r}")
    words = {name: _text(row, name) for name in ("claim", "verdict", "by", "at", "why", "rule")}
    return checked(Review(**words, fields=_fields(row.get("fields") or {})))


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name) or ""
    _require(isinstance(value, str), name, "must be text")
    return str(value)


def _fields(given: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    _require(isinstance(given, dict), "fields", "must be an object: field to value, or to a list of values")
    return tuple((name, _values(name, value)) for name, value in sorted(given.items()))


def _values(name: str, value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [] if value in (None, "") else [value]
    _require(all(isinstance(one, str) for one in values), f"fields.{name}", "must be text, or a list of texts")
    return tuple(values)
