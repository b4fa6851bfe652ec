"""Triples on their way from a file in any order to articles in order of id, in a temporary database."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby

from isnad.graph.terms import Triple

RUN = 20_000  # triples held before they are put down: some 5 MB


class Spool:
    """Triples by article. SQLite keeps what is small in memory and puts the rest in a temporary file."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("")
        self._rows.execute("CREATE TABLE run (article TEXT, triples TEXT)")

    def add(self, triples: Iterable[tuple[str, Triple]]) -> None:
        """Keeps each triple with its article; those of one article should come together, and need not."""
        for article, same in groupby(triples, key=lambda row: row[0]):
            held: list[Triple] = []
            for _, triple in same:
                held.append(triple)
                if len(held) == RUN:
                    self._put(article, held)
                    held = []
            self._put(article, held)

    def _put(self, article: str, triples: list[Triple]) -> None:
        if triples:
            self._rows.execute("INSERT INTO run VALUES (?, ?)", (article, json.dumps(triples)))

    def index(self) -> None:
        """To be called when all is added, and before anything is asked for."""
        self._rows.execute("CREATE INDEX by_article ON run (article)")

    def articles(self) -> Iterator[tuple[str, list[Triple]]]:
        """Each article with all its triples, in order of id."""
        rows = self._rows.execute("SELECT article, triples FROM run ORDER BY article, rowid")
        for article, runs in groupby(rows, key=lambda row: row[0]):
            yield article, _triples(runs)

    def article(self, name: str) -> list[Triple]:
        """All triples of one article."""
        one = "SELECT article, triples FROM run WHERE article = ? ORDER BY rowid"
        return _triples(self._rows.execute(one, (name,)))

    def close(self) -> None:
        self._rows.close()


def _triples(runs: Iterable[tuple[str, str]]) -> list[Triple]:
    return [(s, p, o) for _, held in runs for s, p, o in json.loads(held)]
