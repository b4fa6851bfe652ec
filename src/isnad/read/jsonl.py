"""JSON Lines: a row is an article."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from isnad.model.article import Rejected
from isnad.read.dates import machine_date
from isnad.read.details import Content, Details
from isnad.read.fields import value
from isnad.read.naming import article_id, web_address
from isnad.read.options import ReadOptions
from isnad.read.packing import packing_of
from isnad.read.piece import InputFile, Piece
from isnad.read.spool import Spool
from isnad.read.unusable import Unusable

ESCAPED = 6  # bytes of JSON for one of text, at most: \u0645 for a letter of two bytes, \n for a line end
CHUNK = 1 << 16


def rows(file: InputFile, format_name: str, options: ReadOptions, spool: Spool) -> Iterator[Piece | Rejected]:
    """A piece for each row that can be parsed, a rejection with its line for each that cannot; blank lines are none."""
    packed = bool(packing_of(file.path))
    where_kept = spool.holding(file) if packed else file
    with file.open() as stream:
        for below, start, raw in lines(stream, ESCAPED * options.max_bytes + CHUNK):
            number = file.before + below
            where = f"{file.name}:{number}"
            try:
                identity = identity_of(parse_row(raw, first=number == 1), file, number, options)
            except Unusable as unusable:
                yield Rejected(where, unusable.reason)
            else:
                if raw and packed:
                    start = spool.keep(raw)  # noqa: PLW2901 - the row has moved
                yield Piece(identity, where_kept, format_name, number, start, len(raw or b""))


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


def identity_of(row: Mapping[str, object], file: InputFile, number: int, options: ReadOptions) -> str:
    """The row's id, else one of the file's name and the row's number; Unusable where it is of no use as an id."""
    given = value(row, "id", options)
    if given is None or given == "":
        return f"{article_id(file.stem)}-{number}"
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise Unusable(f"the id is neither text nor a whole number: {type(given).__name__}")
    return article_id(str(given))


def read_row(piece: Piece, options: ReadOptions) -> Content:
    """The text field as it is; the hash is of its UTF-8."""
    row = parse_row(piece.data(), first=piece.line == 1)
    text = value(row, "text", options)
    if not isinstance(text, str):
        raise Unusable(no_text(row, options))
    hashed = text.encode("utf-8", "surrogatepass")
    if len(hashed) > options.max_bytes:
        raise Unusable(f"too large: {len(hashed):,} bytes (--max-bytes allows {options.max_bytes:,})")
    details, notes = _details(row, options)
    return Content(text, hashed, details, notes)


def no_text(names: Iterable[str], options: ReadOptions) -> str:
    """What to tell of a row or a header that has no text."""
    here = ", ".join(sorted(names)[:8])
    return f"no text in the field {options.fields['text']!r} (fields here: {here}); name it with --field text=NAME"


def _details(row: dict[str, Any], options: ReadOptions) -> tuple[Details, tuple[str, ...]]:
    notes: list[str] = []
    published = _published(value(row, "date", options), options, notes)
    outlet, title, url = (_words(value(row, name, options), name, notes) for name in ("outlet", "title", "url"))
    if url and not web_address(url):
        notes.append(f"the address {url[:60]!r} is left out: not an http address")
    return Details(published, outlet, title, web_address(url or "")), tuple(notes)


def _words(given: object, name: str, notes: list[str]) -> str | None:
    if given is None or given == "":
        return None
    if not isinstance(given, str) or _broken(given):
        notes.append(f"the field {name!r} is left out: not usable text")
        return None
    return given.strip() or None


def _broken(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _published(given: object, options: ReadOptions, notes: list[str]) -> date | None:
    if given is None or given == "":
        return None
    found = (machine_date(given) or options.date_in_words(given)) if isinstance(given, str) else None
    if found is None:
        notes.append(f"the date {str(given)[:40]!r} is left out: not a day such as 2020-01-31")
    return found
