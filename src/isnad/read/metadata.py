"""What a user's table says about a folder of plain texts."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from isnad.errors import InputError
from isnad.model.article import ARTICLE_ID
from isnad.read.dates import machine_date
from isnad.read.decode import decode
from isnad.read.naming import web_address
from isnad.read.packing import plain_name
from isnad.read.unusable import Unusable

COLUMNS = ("file", "id", "date", "outlet", "url", "title")


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says; None where its cell is empty."""

    line: int
    id: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """Rows by the name of the file they describe, with or without its suffix."""

    rows: Mapping[str, Row] = field(default_factory=dict)

    def of(self, path: Path) -> Row | None:
        """The row that names this file, by its full name first, then by its stem."""
        return self.rows.get(path.name) or self.rows.get(plain_name(path).stem)


def load_metadata(path: Path) -> Metadata:
    """A table of comma, semicolon or tab separated values with a header of some of COLUMNS.

    The column `file` (else `id`) names the file, with or without suffix; other columns are ignored. InputError names
    the line where a cell cannot be used.
    """
    try:
        text = decode(path.read_bytes()).text
    except OSError as error:
        raise InputError(path, None, f"cannot be read: {error.strerror}") from error
    except Unusable as unusable:
        raise InputError(path, None, unusable.reason) from unusable
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = _header(path, next(reader, []))
        rows: dict[str, Row] = {}
        for cells in reader:
            if any(cell.strip() for cell in cells):
                _add(path, rows, reader.line_num, dict(zip(header, map(str.strip, cells), strict=False)))
    except csv.Error as error:
        raise InputError(path, reader.line_num, f"not a table of separated values: {error}") from error
    return Metadata(rows)


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _header(path: Path, cells: list[str]) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    if not {"file", "id"} & set(header):
        raise InputError(
            path, 1, f"the first line must name the columns, some of {', '.join(COLUMNS)}, with file or id"
        )
    return header


def _add(path: Path, rows: dict[str, Row], line: int, cells: Mapping[str, str]) -> None:
    name = cells.get("file") or cells.get("id")
    if not name:
        raise InputError(path, line, "the row names no file (column file, or id)")
    if name in rows:
        raise InputError(path, line, f"{name!r} is described twice: here and in line {rows[name].line}")
    identity = cells.get("id") if cells.get("file") else None
    if identity and not ARTICLE_ID.fullmatch(identity):
        raise InputError(path, line, f"id {identity!r}: use letters A-Z a-z, digits and . _ ~ - (up to 128)")
    url = cells.get("url") or None
    if url and not web_address(url):
        raise InputError(path, line, f"url {url[:60]!r} is not an http address")
    published = _date(path, line, cells.get("date"))
    rows[name] = Row(line, identity, published, cells.get("outlet") or None, url, cells.get("title") or None)


def _date(path: Path, line: int, cell: str | None) -> date | None:
    if not cell:
        return None
    found = machine_date(cell)
    if found is None:
        raise InputError(path, line, f"date {cell!r} is not a day such as 2020-01-31")
    return found
