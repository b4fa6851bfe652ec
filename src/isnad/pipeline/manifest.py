"""What a store or a folder of parts holds, article by article, so that a rerun touches only what changed.

An SQLite database in the same folder: it goes where the folder goes. A row is written after what it tells of, so that
a process killed in between does an article again and never takes one for done that is not.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from isnad.errors import InputError

NAME = "manifest.sqlite"
FORMAT = "1"  # of the tables below: another one is begun anew

_COLUMNS = "id, stamp, triples, types, findings, speakers, file, start, size, inner, length"
_TABLE = f"({_COLUMNS.replace('id,', 'id TEXT PRIMARY KEY,')}) WITHOUT ROWID"
_TABLES = f"""
    CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT);
    CREATE TABLE IF NOT EXISTS article {_TABLE};
    CREATE TABLE IF NOT EXISTS draft {_TABLE};
    CREATE TABLE IF NOT EXISTS renaming (old TEXT, new TEXT);
    CREATE INDEX IF NOT EXISTS by_file ON article (file);
"""
_PUT = f"INSERT OR REPLACE INTO {{}} ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article's text stands in a folder: `length` bytes from `inner` of what `size` bytes from `start` of the
    file hold, unpacked.
    """

    file: str
    start: int
    size: int
    inner: int
    length: int


@dataclass(frozen=True, slots=True)
class Row:
    """An article as it was built: `stamp` is of all that it was made of; its counts, by severity and rule those of what
    the shapes object to; the entries that speak in it.
    """

    id: str
    stamp: str
    triples: int = 0
    types: Mapping[str, int] = field(default_factory=dict)
    findings: Sequence[tuple[str, str, int]] = ()
    speakers: tuple[str, ...] = ()
    place: Place | None = None

    def cells(self) -> tuple[object, ...]:
        place = self.place
        where = (place.file, place.start, place.size, place.inner, place.length) if place else (None,) * 5
        told = (json.dumps(self.types), json.dumps(self.findings), " ".join(self.speakers))
        return (self.id, self.stamp, self.triples, *told, *where)

    @classmethod
    def of(cls, cells: tuple[str, str, int, str, str, str, str | None, int, int, int, int]) -> "Row":
        name, stamp, triples, types, findings, speakers, file, *where = cells
        told = json.loads(types), tuple(map(tuple, json.loads(findings))), tuple(speakers.split())
        return cls(name, stamp, triples, *told, None if file is None else Place(file, *where))


class Manifest:
    """The manifest of a folder, held by one process at a time."""

    def __init__(self, database: sqlite3.Connection, folder: Path) -> None:
        self._database, self.folder = database, folder

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The folder's manifest, made if there is none; InputError where another process holds it or it is broken."""
        path = folder / NAME
        try:
            database = sqlite3.connect(path, timeout=1, isolation_level=None)
            database.execute("PRAGMA locking_mode = EXCLUSIVE")
            database.execute("PRAGMA journal_mode = WAL")  # what is committed outlives the process
            database.execute("PRAGMA synchronous = NORMAL")
            database.executescript(_TABLES)
            manifest = cls(database, folder)
            manifest.set("format", FORMAT)
        except sqlite3.OperationalError as error:
            raise InputError(path, None, f"another build writes to this folder, or nobody may: {error}") from error
        except sqlite3.DatabaseError as error:
            raise InputError(path, None, f"broken ({error}): delete it, and all articles are built anew") from error
        return manifest

    def get(self, key: str) -> str:
        found = self._database.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(found[0]) if found else ""

    def set(self, key: str, value: str) -> None:
        self._database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def forget_keys(self, prefix: str) -> None:
        """Afterwards nothing is set whose key begins so."""
        self._database.execute("DELETE FROM meta WHERE substr(key, 1, ?) = ?", (len(prefix), prefix))

    def stamp(self, name: str) -> str:
        """The stamp of the article as it stands there or in a draft, empty where it does not."""
        for table in ("draft", "article"):
            found = self._database.execute(f"SELECT stamp FROM {table} WHERE id = ?", (name,)).fetchone()
            if found:
                return str(found[0])
        return ""

    def row(self, name: str, table: str = "article") -> Row | None:
        found = self._database.execute(f"SELECT {_COLUMNS} FROM {table} WHERE id = ?", (name,)).fetchone()
        return Row.of(found) if found else None

    def rows(self, first: str = "", before: str | None = None) -> list[Row]:
        """The articles from the one id up to the other, in order."""
        last = before if before is not None else "\U0010ffff"
        found = self._database.execute(
            f"SELECT {_COLUMNS} FROM article WHERE id >= ? AND id < ? ORDER BY id", (first, last)
        )
        return [Row.of(cells) for cells in found]

    def ids(self) -> Iterator[str]:
        """The ids of all articles, in order."""
        for (name,) in self._database.execute("SELECT id FROM article ORDER BY id"):
            yield name

    def count(self) -> int:
        """How many articles there are."""
        (found,) = self._database.execute("SELECT COUNT(*) FROM article").fetchone()
        return int(found)

    def last(self) -> str:
        """The last id, empty where there is none."""
        (found,) = self._database.execute("SELECT MAX(id) FROM article").fetchone()
        return found or ""

    def files(self) -> list[tuple[str, str, int]]:
        """Each part with its first id and its number of articles, in order of the ids."""
        return self._database.execute(
            "SELECT file, MIN(id), COUNT(*) FROM article WHERE file IS NOT NULL GROUP BY file ORDER BY 2"
        ).fetchall()

    def speakers(self) -> frozenset[str]:
        """The entries that speak in any article."""
        found = self._database.execute("SELECT DISTINCT speakers FROM article")
        return frozenset(name for (names,) in found for name in names.split())

    def put(self, rows: Iterable[Row], table: str = "article") -> None:
        """The rows in place of those with their ids, all or none."""
        with self._together():
            self._database.executemany(_PUT.format(table), [row.cells() for row in rows])

    def forget(self, names: Collection[str]) -> None:
        """Afterwards these articles are as if never built."""
        with self._together():
            self._database.executemany("DELETE FROM article WHERE id = ?", [(name,) for name in names])

    def forget_file(self, file: str) -> None:
        """Afterwards the articles of that part are as if never built."""
        self._database.execute("DELETE FROM article WHERE file = ?", (file,))

    def publish(self, drafts: Sequence[tuple[str, str]], old: str | None) -> None:
        """The articles of the drafts (each with the name it is to get) in place of those of the old part.

        From here on it is so: `settle` does the renaming, now or, where this process is killed, in the next.
        """
        with self._together():
            self._database.execute("DELETE FROM article WHERE file = ?", (old,))
            for draft, name in drafts:
                columns = _COLUMNS.replace("file", "?")
                self._database.execute(
                    f"INSERT OR REPLACE INTO article ({_COLUMNS}) SELECT {columns} FROM draft WHERE file = ?",
                    (name, draft),
                )
                self._database.execute("DELETE FROM draft WHERE file = ?", (draft,))
                self._database.execute("INSERT INTO renaming VALUES (?, ?)", (draft, name))
            if old and old not in {name for _, name in drafts}:
                self._database.execute("INSERT INTO renaming VALUES (?, NULL)", (old,))
        self.settle()

    def settle(self) -> None:
        """Gives files the names that were decided on; harmless where it is done already."""
        for old, new in self._database.execute("SELECT old, new FROM renaming").fetchall():
            if new is None:
                (self.folder / old).unlink(missing_ok=True)
            elif (self.folder / old).exists():
                (self.folder / old).replace(self.folder / new)
        self._database.execute("DELETE FROM renaming")

    def drop_drafts(self) -> None:
        self._database.execute("DELETE FROM draft")

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _together(self) -> "_Together":
        return _Together(self._database)


@dataclass(frozen=True, slots=True)
class _Together:
    """All of some statements, or none."""

    database: sqlite3.Connection

    def __enter__(self) -> None:
        self.database.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.database.execute("ROLLBACK" if kind else "COMMIT")
