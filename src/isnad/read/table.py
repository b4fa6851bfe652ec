"""Tables of separated values: a row is an article, the first line names the columns."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Protocol

from isnad.model.article import Rejected
from isnad.read.decode import MARKS, ONE_BYTE, share_of_arabic
from isnad.read.fields import chosen
from isnad.read.jsonl import identity_of, no_text
from isnad.read.options import ReadOptions
from isnad.read.piece import InputFile, Piece
from isnad.read.spool import Spool
from isnad.read.unusable import NoArticles, Unusable


class Cells(Protocol):
    """What csv.reader gives."""

    @property
    def line_num(self) -> int: ...

    def __next__(self) -> list[str]: ...


DELIMITERS = ",;\t|"


def table_rows(file: InputFile, format_name: str, options: ReadOptions, spool: Spool) -> Iterator[Piece | Rejected]:
    """A piece for each row, kept as JSON; a rejection with its line for each that is broken. Blank rows are none.

    The delimiter is the one that the first line has most of. NoArticles where no column is that of the text.
    """
    csv.field_size_limit(max(options.max_bytes, 1 << 17))
    kept = spool.holding(file)
    with file.open() as stream:
        codec = _codec(stream.peek())
        lines = io.TextIOWrapper(stream, codec, newline="")
        header, cells = _header(lines, options)
        for number, found in _numbered(cells, codec):
            if isinstance(found, str):
                yield Rejected(f"{file.name}:{number}", found)
            elif any(cell.strip() for cell in found):
                yield _piece(Piece("", kept, format_name, number), header, found, options, spool)


def _codec(head: bytes) -> str:
    """The encoding that a mark tells, else UTF-8 where it fits, else the one that makes the head most Arabic."""
    for mark, codec, _ in MARKS:
        if head.startswith(mark):
            return {"utf-8": "utf-8-sig"}.get(codec, codec[:6])
    whole = head[: head.rfind(b"\n") + 1] or head
    if b"\0" in whole:
        raise Unusable("not text: it holds zero bytes (a binary file)")
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        return max((codec for codec, _ in ONE_BYTE), key=lambda codec: share_of_arabic(whole.decode(codec, "ignore")))
    return "utf-8"


def _header(lines: io.TextIOWrapper, options: ReadOptions) -> tuple[list[str], Cells]:
    try:
        first = lines.readline(1 << 16)
    except UnicodeDecodeError as error:
        raise Unusable(f"not valid {lines.encoding}: {error.reason}") from error
    delimiter = max(DELIMITERS, key=first.count)
    names = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
    if "text" not in chosen(names, options):
        raise NoArticles(no_text(names, options))
    return names, csv.reader(lines, delimiter=delimiter)


def _numbered(cells: Cells, codec: str) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with the number of its first line, or what is wrong with it."""
    while True:
        number = cells.line_num + 2  # the header is not counted, and lines count from 1
        try:
            yield number, next(cells)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, f"not a row of separated values (a quote that is not closed?): {error}"
        except UnicodeDecodeError as error:
            yield number, f"not valid {codec}: {error.reason}; what follows was not read"
            return


def _piece(
    place: Piece, header: Sequence[str], cells: Sequence[str], options: ReadOptions, spool: Spool
) -> Piece | Rejected:
    if any(cell.strip() for cell in cells[len(header) :]):
        return Rejected(place.origin, f"the row has {len(cells)} cells, the header {len(header)}: a quote is missing?")
    row = dict(zip(header, cells, strict=False))
    return kept_row(place, row, options, spool)


def kept_row(
    place: Piece, row: dict[str, object] | dict[str, str], options: ReadOptions, spool: Spool
) -> Piece | Rejected:
    """The piece of a row that is now kept as a line of JSON."""
    try:
        identity = identity_of(row, place.file, place.line or 0, options)
    except Unusable as unusable:
        return Rejected(place.origin, unusable.reason)
    data = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
    return Piece(identity, place.file, place.format, place.line, spool.keep(data), len(data))
