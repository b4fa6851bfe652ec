"""claims.jsonl: an article record, then its claims, one JSON object a line."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from isnad.errors import InputError
from isnad.model.article import ArticleRecord
from isnad.model.check import check_claim, check_record
from isnad.model.claim import Claim
from isnad.model.serial import (
    ARTICLE,
    CLAIM,
    FieldError,
    article_from_json,
    article_to_json,
    claim_from_json,
    claim_to_json,
)


class Extract(NamedTuple):
    """What was read from one article."""

    record: ArticleRecord
    claims: tuple[Claim, ...]


class Sifted(NamedTuple):
    """What is usable of one article's lines, and the number and problem of each line that is not."""

    record: ArticleRecord
    claims: tuple[Claim, ...]
    broken: tuple[tuple[int, str], ...]


def lines_of(record: ArticleRecord, claims: Iterable[Claim]) -> Iterator[str]:
    """The lines of one article, each ended; letters stand as they are, not as escapes."""
    yield _line(article_to_json(record))
    for claim in claims:
        yield _line(claim_to_json(claim))


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def read_claims(path: Path) -> Iterator[Extract]:
    """Each article with its claims, checked; InputError names the first line and field that cannot be used."""
    try:
        with path.open("rb") as stream:
            yield from _extracts(path, stream)
    except OSError as error:
        raise InputError(path, None, f"cannot be read: {error.strerror or error}") from error


def _extracts(path: Path, stream: Iterable[bytes]) -> Iterator[Extract]:
    open_article: _OpenArticle | None = None
    seen: set[str] = set()
    for number, raw in enumerate(stream, start=1):
        if not raw.strip():
            continue
        finished = None
        try:
            row = _object(raw)
            if _kind(row) == ARTICLE:
                finished, open_article = open_article, _opened(row, seen)
            else:
                _under(open_article).add(number, row)
        except FieldError as error:
            raise InputError(path, number, str(error)) from error
        if finished is not None:
            yield finished.closed(path)
    if open_article is not None:
        yield open_article.closed(path)


def sift(lines: Iterable[tuple[int, bytes]], check: Callable[[Claim], None]) -> Sifted:
    """The lines of one article, its record first, with their numbers; those that are broken, or that `check` refuses by
    a FieldError, are left out. FieldError where the record itself cannot be used.
    """
    remaining = iter(lines)
    article = _opened(_object(next(remaining)[1]), set())
    broken: list[tuple[int, str]] = []
    for number, raw in remaining:
        try:
            article.add(number, _object(raw), check)
        except FieldError as error:
            broken.append((number, str(error)))
    broken += article.without_strays()
    return Sifted(*article.extract(), tuple(sorted(broken)))


def opens_article(raw: bytes) -> str | None:
    """The id in the line of an article; None for a line of another kind. FieldError where it cannot be used."""
    if not _ARTICLE_LINE.search(raw):
        return None
    row = _object(raw)
    return _opened(row, set()).id if row.get("record") == ARTICLE else None


_ARTICLE_LINE = re.compile(rb'"record"\s*:\s*"article"')  # within a text the quotes would be escaped


class _OpenArticle:
    """An article whose claims are still being read."""

    def __init__(self, record: ArticleRecord) -> None:
        self._record = record
        self._claims: dict[str, tuple[int, Claim]] = {}

    @property
    def id(self) -> str:
        return self._record.id

    def add(self, number: int, row: dict[str, Any], check: Callable[[Claim], None] | None = None) -> None:
        if _kind(row) == ARTICLE:
            raise FieldError("record", "a second article record")
        claim = claim_from_json(row)
        check_claim(claim, self._record)
        if check is not None:
            check(claim)
        if claim.id in self._claims:
            raise FieldError("id", f"{claim.id} is the claim of line {self._claims[claim.id][0]} again")
        self._claims[claim.id] = number, claim

    def closed(self, path: Path) -> Extract:
        for number, problem in self._strays():
            raise InputError(path, number, problem)
        return self.extract()

    def extract(self) -> Extract:
        return Extract(self._record, tuple(claim for _, claim in self._claims.values()))

    def without_strays(self) -> Iterator[tuple[int, str]]:
        """Takes out the denials of claims that are not here, and the denials of those, each with its line."""
        while strays := self._strays():
            yield from strays
            lines = {number for number, _ in strays}
            self._claims = {name: kept for name, kept in self._claims.items() if kept[0] not in lines}

    def _strays(self) -> list[tuple[int, str]]:
        return [
            (number, f"denies: {claim.denies!r} is no claim of the same article")
            for number, claim in self._claims.values()
            if claim.denies is not None and claim.denies not in self._claims
        ]


def _object(raw: bytes) -> dict[str, Any]:
    try:
        row = json.loads(raw.rstrip().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FieldError("", f"not valid UTF-8: {error.reason} at byte {error.start} of the line") from error
    except json.JSONDecodeError as error:
        raise FieldError("", f"not JSON: {error.msg} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise FieldError("", f"not usable JSON: {type(error).__name__}") from error
    if not isinstance(row, dict):
        raise FieldError("", "must be a JSON object")
    return row


def _kind(row: dict[str, Any]) -> str:
    kind = row.get("record")
    if kind not in (ARTICLE, CLAIM):
        raise FieldError("record", f"must be {ARTICLE!r} or {CLAIM!r}")
    return str(kind)


def _opened(row: dict[str, Any], seen: set[str]) -> _OpenArticle:
    record = article_from_json(row)
    check_record(record)
    if record.id in seen:
        raise FieldError("id", f"the article {record.id!r} has been described above")
    seen.add(record.id)
    return _OpenArticle(record)


def _under(article: _OpenArticle | None) -> _OpenArticle:
    if article is None:
        raise FieldError("record", "the first record must be an article; its claims follow it")
    return article
