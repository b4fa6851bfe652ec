"""What a load has put so far, on disk: so that the same load, interrupted, goes on, and is verified at its end."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from isnad.errors import StoreError
from isnad.store.closing import Closing

CHUNK = 100  # graphs


@dataclass(frozen=True, slots=True)
class Entry:
    """A graph as it was put: how many triples, and the hash of its sorted lines (empty where nodes are blank)."""

    graph: str
    count: int
    hash: str


def entry(graph: str, lines: Iterable[str]) -> Entry:
    """The entry of a graph that holds these N-Triples lines."""
    once = sorted(set(lines))
    blank = any("_:" in line for line in once)
    return Entry(graph, len(once), "" if blank else sha256("\n".join(once).encode()).hexdigest())


class Journal(Closing):
    """The entries of one load, in a file that survives whoever writes it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path)
            self._file.execute("CREATE TABLE IF NOT EXISTS put (graph TEXT PRIMARY KEY, count INTEGER, hash TEXT)")
        except sqlite3.Error as error:
            raise StoreError(f"{path} is no journal of a load ({error}): delete it to begin anew") from error

    def __len__(self) -> int:
        return int(self._file.execute("SELECT COUNT(*) FROM put").fetchone()[0])

    def __contains__(self, one: Entry) -> bool:
        found = self._file.execute("SELECT count, hash FROM put WHERE graph = ?", (one.graph,)).fetchone()
        return bool(one.hash) and found == (one.count, one.hash)

    def add(self, entries: Iterable[Entry]) -> None:
        """Notes what was put, in place of what was noted of the same graphs."""
        rows = [(one.graph, one.count, one.hash) for one in entries]
        with self._file:
            self._file.executemany("INSERT OR REPLACE INTO put VALUES (?, ?, ?)", rows)

    def chunks(self) -> Iterator[list[Entry]]:
        """All entries in order of their graphs, a handful at a time."""
        rows = self._file.execute("SELECT graph, count, hash FROM put ORDER BY graph")
        while found := rows.fetchmany(CHUNK):
            yield [Entry(*row) for row in found]

    def delete(self) -> None:
        """The load is done: nothing is left to go on with."""
        self._file.close()
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        self._file.close()
