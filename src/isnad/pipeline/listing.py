"""Every article that a run is to read, listed on disk before any is read: memory stays flat, each id stands once."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from isnad.model.article import Rejected
from isnad.read.formats import split
from isnad.read.inputs import Found, Skipped
from isnad.read.options import ReadOptions
from isnad.read.piece import InputFile, Piece
from isnad.read.spool import Spool
from isnad.read.unusable import NoArticles

TABLES = """
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
    CREATE TABLE file (number INTEGER PRIMARY KEY, path BLOB, name TEXT, kept BLOB);
    CREATE TABLE piece (id TEXT, file INTEGER, format TEXT, line INTEGER, start INTEGER, size INTEGER);
    CREATE TABLE rejected (origin TEXT, reason TEXT, id TEXT);
    CREATE TABLE skipped (name TEXT);
"""
PLACED = "SELECT id, path, name, kept, format, line, start, size FROM piece JOIN file ON file = number"
IN_ORDER = "SELECT * FROM rejected ORDER BY RTRIM(origin, '0123456789'), LENGTH(origin), origin"

Row = tuple[str, int, str, int | None, int, int | None]


class Listing:
    """A temporary database of pieces, in a folder that goes with the run."""

    def __init__(self, folder: Path, options: ReadOptions) -> None:
        self._database = sqlite3.connect(folder / "pieces.sqlite")
        self._database.executescript(TABLES)
        self._options = options
        self._spool = Spool(folder)
        self._unmatched = dict.fromkeys(options.metadata.rows)

    def fill(self, found: Iterable[Found | Skipped | Rejected]) -> None:
        """Lists all pieces of the files; those whose id another has too are rejected."""
        with self._database:
            self._database.executemany("INSERT INTO piece VALUES (?, ?, ?, ?, ?, ?)", self._rows(found))
            self._database.execute("CREATE INDEX by_id ON piece (id)")
            self._reject_doubles()
            self._database.execute("CREATE INDEX rejected_by_id ON rejected (id)")
        self._spool.flush()

    def _rows(self, found: Iterable[Found | Skipped | Rejected]) -> Iterator[Row]:
        for number, item in enumerate(found):
            if isinstance(item, Found):
                yield from self._pieces(number, item)
            elif isinstance(item, Skipped):
                self._database.execute("INSERT INTO skipped VALUES (?)", (item.name,))
            else:
                self._reject(item)

    def _pieces(self, number: int, found: Found) -> Iterator[Row]:
        for name in (found.file.path.name, found.file.stem):
            self._unmatched.pop(name, None)
        file = None
        try:
            for item in split(found.file, self._options, found.format, self._spool):
                if isinstance(item, Rejected):
                    self._reject(item)
                    continue
                if file is None:
                    file = self._add_file(number, item.file)
                yield item.id, number, item.format, item.line, item.start, item.size
        except NoArticles as reason:
            if found.named:
                self._reject(Rejected(found.file.name, reason.reason))
            else:
                self._database.execute("INSERT INTO skipped VALUES (?)", (found.file.name,))

    def _add_file(self, number: int, file: InputFile) -> InputFile:
        kept = os.fsencode(file.kept) if file.kept else None
        self._database.execute(
            "INSERT INTO file VALUES (?, ?, ?, ?)", (number, os.fsencode(file.path), file.name, kept)
        )
        return file

    def _reject(self, item: Rejected) -> None:
        self._database.execute("INSERT INTO rejected VALUES (?, ?, ?)", (item.origin, item.reason, item.id))

    def _reject_doubles(self) -> None:
        doubles = self._database.execute(
            f"{PLACED} WHERE id IN (SELECT id FROM piece GROUP BY id HAVING COUNT(*) > 1) ORDER BY id, name, line"
        )
        for name, rows in groupby(doubles, key=itemgetter(0)):
            origins = [_piece(row).origin for row in rows]
            for place, origin in enumerate(origins):
                others = [*origins[:place], *origins[place + 1 :]]
                self._reject(_double(name, origin, others))
        self._database.execute("DELETE FROM piece WHERE id IN (SELECT id FROM piece GROUP BY id HAVING COUNT(*) > 1)")

    def __len__(self) -> int:
        (count,) = self._database.execute("SELECT COUNT(*) FROM piece").fetchone()
        return int(count)

    def __contains__(self, name: object) -> bool:
        """Whether some input has that id, even if it shares it with another."""
        found = self._database.execute(
            "SELECT 1 FROM piece WHERE id = ? UNION ALL SELECT 1 FROM rejected WHERE id = ? LIMIT 1", (name, name)
        )
        return found.fetchone() is not None

    def __iter__(self) -> Iterator[Piece]:
        """The pieces in order of id; may be gone through more than once."""
        return map(_piece, self._database.execute(f"{PLACED} ORDER BY id"))

    def rejected(self) -> Iterator[Rejected]:
        """The inputs without a usable id of their own, in order of their places."""
        return (Rejected(*row) for row in self._database.execute(IN_ORDER))

    def skipped(self, most: int) -> tuple[str, ...]:
        """The first of the files in folders of kinds that are not read."""
        return tuple(name for (name,) in self._database.execute("SELECT * FROM skipped ORDER BY 1 LIMIT ?", (most,)))

    def count(self, table: str) -> int:
        """How many `rejected` or `skipped` there are."""
        (count,) = self._database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()
        return int(count)

    def unmatched(self) -> tuple[str, ...]:
        """Rows of the user's table that describe no file."""
        return tuple(self._unmatched)

    def close(self) -> None:
        self._spool.close()
        self._database.close()


def _piece(row: tuple[str, bytes, str, bytes | None, str, int | None, int, int | None]) -> Piece:
    name, path, shown, kept, format_name, line, start, size = row
    file = InputFile(Path(os.fsdecode(path)), shown, Path(os.fsdecode(kept)) if kept else None)
    return Piece(name, file, format_name, line, start, size)


def _double(name: str, origin: str, others: list[str]) -> Rejected:
    also = ", ".join(other for other in others[:3] if other != origin) or "itself"
    return Rejected(origin, f"the id {name!r} is also that of {also}: rename one, or give ids with --metadata", name)
