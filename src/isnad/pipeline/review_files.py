"""Reviews in files: reviews.jsonl, and tables that somebody filled in."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from isnad.errors import InputError
from isnad.model.review import VERDICTS, Review, review_from_json
from isnad.model.serial import FieldError

JOINER = "|"  # between several values of one cell
COLUMNS = ("claim", "verdict", "field", "value", "why", "by", "at", "rule")
SHORT = {"a": "accept", "r": "reject", "c": "correct", "ok": "accept", **{verdict: verdict for verdict in VERDICTS}}


def read_reviews(path: Path, by: str = "", at: str = "") -> list[Review]:
    """The reviews of a .jsonl or .csv file; `by` and `at` hold where a row does not say. InputError names the line.

    A table has the columns claim and verdict, and may have the others of COLUMNS; rows without a verdict say nothing.
    """
    rows = _table(path) if path.suffix.lower() == ".csv" else _lines(path)
    return [_review(path, number, row, by, at) for number, row in rows]


def _review(path: Path, number: int, row: Mapping[str, Any], by: str, at: str) -> Review:
    try:
        return review_from_json({**row, "by": row.get("by") or by, "at": row.get("at") or at})
    except FieldError as error:
        raise InputError(path, number, str(error)) from error


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise InputError(path, number, f"not JSON: {error}") from error
            if not isinstance(row, dict):
                raise InputError(path, number, "must be a JSON object")
            yield number, row


def _table(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.DictReader(_text(path).splitlines(keepends=True))
    missing = [name for name in ("claim", "verdict") if name not in (reader.fieldnames or ())]
    if missing:
        raise InputError(path, 1, f"no column {' and '.join(missing)}: kg review --list writes a table to fill in")
    for row in reader:
        told = {name: _plain(row.get(name) or "") for name in COLUMNS}
        if told["verdict"]:
            yield reader.line_num, _record(told)


def _plain(cell: str) -> str:
    """The cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell.strip().removeprefix("'")


def _record(row: Mapping[str, str]) -> dict[str, Any]:
    values = [value.strip() for value in row["value"].split(JOINER) if value.strip()]
    verdict = SHORT.get(row["verdict"].lower(), row["verdict"])
    record: dict[str, Any] = {name: row[name] for name in ("claim", "why", "by", "at", "rule")}
    return {**record, "verdict": verdict, "fields": {row["field"]: values} if row["field"] else {}}


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(path, None, f"not valid UTF-8 at byte {error.start}: save it as UTF-8") from error
    except OSError as error:
        raise InputError(path, None, f"cannot be read: {error.strerror or error}") from error


def joined(reviews: list[Review]) -> list[Review]:
    """Corrections of several fields of one claim by one person at one time, told in several rows, as one review."""
    told: dict[tuple[str, ...], Review] = {}
    for review in reviews:
        key = (review.claim, review.verdict, review.by, review.at)
        earlier = told.get(key)
        fields = {**dict(earlier.fields if earlier else ()), **dict(review.fields)}
        told[key] = replace(earlier or review, fields=tuple(sorted(fields.items())))
    return list(told.values())
