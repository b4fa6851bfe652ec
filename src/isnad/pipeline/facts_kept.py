"""What linking read of a store's articles, kept beside the store: a build reads again only what it changed."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Self

from isnad.errors import InputError
from isnad.link import ArticleFacts
from isnad.link.serial import facts_from_json, facts_to_json

NAME = "facts.sqlite"
FORMAT = "1"  # of what is kept of an article


class FactsKept:
    """The articles of a store by the name of their graph."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    @classmethod
    def open(cls, folder: Path, state: str, *, trusted: bool) -> Self:
        """What is kept there; nothing of it, unless it is `trusted` and was read in this state (seeds, version)."""
        path = folder / NAME
        try:
            database = sqlite3.connect(path, isolation_level=None)
            database.execute("PRAGMA synchronous = OFF")  # what a crash leaves is not trusted
            database.execute("CREATE TABLE IF NOT EXISTS state (value TEXT)")
            database.execute("CREATE TABLE IF NOT EXISTS aside (claim TEXT PRIMARY KEY) WITHOUT ROWID")
            database.execute("CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
            if not trusted or database.execute("SELECT value FROM state").fetchall() != [(f"{FORMAT} {state}",)]:
                database.execute("DELETE FROM facts")
                database.execute("DELETE FROM state")
                database.execute("INSERT INTO state VALUES (?)", (f"{FORMAT} {state}",))
        except sqlite3.DatabaseError as error:
            raise InputError(path, None, f"broken ({error}): delete it, and all articles are read anew") from error
        return cls(database)

    def names(self) -> frozenset[str]:
        return frozenset(name for (name,) in self._database.execute("SELECT name FROM facts"))

    def aside(self) -> frozenset[str]:
        """The claims that reviews set aside when the articles were read."""
        return frozenset(claim for (claim,) in self._database.execute("SELECT claim FROM aside"))

    def set_aside(self, claims: Collection[str]) -> None:
        self._database.execute("BEGIN")
        self._database.execute("DELETE FROM aside")
        self._database.executemany("INSERT INTO aside VALUES (?)", [(claim,) for claim in claims])
        self._database.execute("COMMIT")

    def forget(self, names: Collection[str]) -> None:
        self._database.execute("BEGIN")
        self._database.executemany("DELETE FROM facts WHERE name = ?", [(name,) for name in names])
        self._database.execute("COMMIT")

    def put(self, articles: Iterable[tuple[str, ArticleFacts]]) -> None:
        self._database.execute("BEGIN")
        rows = ((name, facts_to_json(article)) for name, article in articles)
        self._database.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", rows)
        self._database.execute("COMMIT")

    def articles(self) -> Iterator[ArticleFacts]:
        """All of them, by name."""
        for (value,) in self._database.execute("SELECT value FROM facts ORDER BY name"):
            yield facts_from_json(value)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()
