"""JSON Lines: a row is an article."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from isnad.model.article import Rejected
from isnad.read.dates import machine_date
from isnad.read.details import Content, Details
from isnad.read.naming import article_id, web_address
from isnad.read.options import ReadOptions
from isnad.read.piece import InputFile, Piece
from isnad.read.unusable import Unusable

ESCAPED = 6  # bytes of JSON for one of text, at most: \u0645 for a letter of two bytes, \n for a line end
CHUNK = 1 << 16


def rows(file: InputFile, format_name: str, options: ReadOptions) -> Iterator[Piece | Rejected]:
    """A piece for each row that can be parsed, a rejection with its line for each that cannot; blank lines are none."""
    with file.path.open("rb") as stream:
        for number, start, raw in lines(stream, ESCAPED * options.max_bytes + CHUNK):
            where = f"{file.name}:{number}"
            try:
                identity = _identity(parse_row(raw, first=number == 1), file, number, options)
            except Unusable as unusable:
                yield Rejected(where, unusable.reason)
            else:
                yield Piece(identity, file, format_name, number, start, len(raw or b""))


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, int, bytes | None]]:
    """Number, offset and bytes of each line that is not blank; None for bytes beyond the limit, which are not kept."""
    number = offset = 0
    while raw := stream.readline(limit):
        number += 1
        start, offset = offset, offset + len(raw)
        if len(raw) == limit and not raw.endswith(b"\n"):
            offset += _skip_line(stream)
            yield number, start, None
        elif raw.strip():
            yield number, start, raw


def _skip_line(stream: BinaryIO) -> int:
    skipped = 0
    while raw := stream.readline(CHUNK):
        skipped += len(raw)
        if raw.endswith(b"\n"):
            break
    return skipped


def parse_row(raw: bytes | None, *, first: bool = False) -> dict[str, Any]:
    """The row as an object; Unusable with what is wrong with it."""
    if raw is None:
        raise Unusable("too large: the line is longer than --max-bytes allows")
    try:
        row = json.loads(raw.rstrip().decode("utf-8-sig" if first else "utf-8"))
    except UnicodeDecodeError as error:
        raise Unusable(f"not valid UTF-8: {error.reason} at byte {error.start} of the line") from error
    except json.JSONDecodeError as error:
        raise Unusable(f"not JSON: {error.msg} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise Unusable(f"not usable JSON: {type(error).__name__}") from error
    if not isinstance(row, dict):
        raise Unusable(f"not a JSON object but {type(row).__name__}: each line must be {{…}}")
    return row


def _identity(row: dict[str, Any], file: InputFile, number: int, options: ReadOptions) -> str:
    given = row.get(options.fields["id"])
    if given is None or given == "":
        return f"{article_id(Path(file.name).stem)}-{number}"
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise Unusable(f"the id is neither text nor a whole number: {type(given).__name__}")
    return article_id(str(given))


def read_row(piece: Piece, options: ReadOptions) -> Content:
    """The text field as it is; the hash is of its UTF-8."""
    row = parse_row(piece.data(), first=piece.line == 1)
    name = options.fields["text"]
    text = row.get(name)
    if not isinstance(text, str):
        here = ", ".join(sorted(row)[:8])
        raise Unusable(f"no text in the field {name!r} (fields here: {here}); name it with --field text=NAME")
    hashed = text.encode("utf-8", "surrogatepass")
    if len(hashed) > options.max_bytes:
        raise Unusable(f"too large: {len(hashed):,} bytes (--max-bytes allows {options.max_bytes:,})")
    details, notes = _details(row, options)
    return Content(text, hashed, details, notes)


def _details(row: dict[str, Any], options: ReadOptions) -> tuple[Details, tuple[str, ...]]:
    notes: list[str] = []
    published = _published(row.get(options.fields["date"]), options, notes)
    outlet, title, url = (_words(row, options.fields[name], notes) for name in ("outlet", "title", "url"))
    if url and not web_address(url):
        notes.append(f"the address {url[:60]!r} is left out: not an http address")
    return Details(published, outlet, title, web_address(url or "")), tuple(notes)


def _words(row: dict[str, Any], name: str, notes: list[str]) -> str | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or _broken(value):
        notes.append(f"the field {name!r} is left out: not usable text")
        return None
    return value.strip() or None


def _broken(value: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in value)


def _published(value: object, options: ReadOptions, notes: list[str]) -> date | None:
    if value is None or value == "":
        return None
    found = (machine_date(value) or options.date_in_words(value)) if isinstance(value, str) else None
    if found is None:
        notes.append(f"the date {str(value)[:40]!r} is left out: not a day such as 2020-01-31")
    return found
