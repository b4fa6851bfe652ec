"""The embedded store: Oxigraph on disk or in memory, through pyoxigraph, the only place that opens one."""

import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Self

import pyoxigraph as ox

from isnad.errors import NoStoreError, StoreError
from isnad.store.closing import Closing
from isnad.store.evaluation import Most, Question, Written, evaluate
from isnad.store.protocol import Stats
from isnad.store.quads import by_graph, delete, difference, drop, insert
from isnad.store.result import Result
from isnad.store.terms import result

PROJECT_STORE = Path(".isnad") / "store"
"""Where a project keeps its store, from the folder the command runs in."""

FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
"""What can be loaded, by suffix."""

LINKED = "linked"  # an empty file: nobody has opened the store for writing since it was linked
MARKER = "CURRENT"  # the file that RocksDB keeps in every database folder
READ_TRIES = 5  # opening beside a writer fails now and then (rdf-stack 5): nothing is damaged, the next try works
READ_PAUSE = 0.2  # seconds between two tries: a writer moves its manifest within milliseconds
MUCH = 1 << 20  # bytes of N-Quads from which the bulk loader is twice as fast as an update
HELD = (
    8 << 20
)  # bytes of updates that may wait in the memory of the database, which takes twenty times as much for them
LEFT_OVER = "bulk-*.sst"  # what a bulk load that was killed leaves in the folder; no database knows it


class EmbeddedStore(Closing):
    """A `Store` on pyoxigraph; queries see the union of all its graphs."""

    def __init__(self, store: ox.Store, path: Path | None = None, writing: bool = False) -> None:
        self._open: ox.Store | None = store
        self._writing = writing
        self._unwritten = 0  # bytes of updates
        self._linked = False
        self.path = path
        self.was_linked = False

    @classmethod
    def memory(cls) -> Self:
        """An empty store that is gone with the process."""
        return cls(ox.Store())

    @classmethod
    def open(cls, path: Path) -> Self:
        """The store in that folder for reading and writing, made if there is none; one process at a time."""
        _check_folder(path)
        try:
            path.mkdir(parents=True, exist_ok=True)
            store = ox.Store(path)  # from here on nobody else writes there
            for file in path.glob(LEFT_OVER):
                file.unlink()
            opened = cls(store, path, writing=True)
            opened.was_linked = (path / LINKED).exists()
            (path / LINKED).unlink(missing_ok=True)
            return opened
        except OSError as error:
            raise StoreError(_open_problem(path, error)) from error

    @classmethod
    def read(cls, path: Path) -> Self:
        """The store in that folder as it is now, for reading; later changes are not seen, and nothing is created."""
        if not (path / MARKER).is_file():
            raise NoStoreError(f"there is no store in {path}: make one with `kg build … --store {path}`")
        for _ in range(READ_TRIES - 1):
            try:
                return cls(ox.Store.read_only(str(path)), path)
            except (OSError, RuntimeError):  # what a writer beside removes meanwhile is told as either
                time.sleep(READ_PAUSE)
        try:
            return cls(ox.Store.read_only(str(path)), path)
        except (OSError, RuntimeError) as error:
            raise StoreError(_open_problem(path, error)) from error

    @property
    def _store(self) -> ox.Store:
        if self._open is None:
            raise StoreError("the store is closed")
        return self._open

    def query(self, text: str) -> Result:
        """The answer over the union of all graphs. SERVICE would open a connection: `isnad.query` refuses it before."""
        with _reported("the query failed"):
            return result(self._store.query(text, use_default_graph_as_union=True))

    def evaluate(self, question: Question, most: Most) -> Written:
        """The answer as a server gives it, within the limits."""
        return evaluate(self._store, question, most)

    def linked(self) -> None:
        """To be told when all that the store holds is linked: `was_linked` says so to who opens it next."""
        self._linked = True

    def replace(self, graphs: Collection[str], quads: str) -> None:
        self._linked = False
        with _reported("the store could not be changed"):
            old = [graph for graph in graphs if self._store.contains_named_graph(ox.NamedNode(graph))]
            if not old and len(quads) >= MUCH and "_:" not in quads:  # which graph a blank node names is for by_graph
                self._store.bulk_load(quads, ox.RdfFormat.N_QUADS)
                return
            self._change(old, by_graph(quads))

    def _change(self, old: Collection[str], new: dict[str, list[str]]) -> None:
        """Makes the new graphs of the old ones in one transaction; what is in both of a graph is not touched."""
        stale = dict[str, list[str]]()
        for graph in filter(new.__contains__, old):
            if (found := difference(self.lines(graph), new[graph])) is not None:
                stale[graph], new[graph] = found
        dropped = [drop(graph) for graph in old if graph not in stale]
        steps = list(filter(None, [*dropped, delete(stale.items()), insert(new.items())]))
        if steps:
            self._store.update(" ;\n".join(steps))
            self._flush(sum(map(len, steps)))

    def _flush(self, changed: int) -> None:
        """Has what was changed by updates written to disk when there is much of it: the database keeps it in memory."""
        self._unwritten += changed
        if self._writing and self._unwritten >= HELD:
            self._store.flush()
            self._unwritten = 0

    def load(self, data: bytes | IO[bytes], suffix: str, graph: str | None = None) -> None:
        """Adds all that `data` holds, by the fast way for much of it; triples go to `graph`. All of it or nothing."""
        if suffix not in FORMATS:
            raise StoreError(f"{suffix!r} cannot be loaded: one of {', '.join(FORMATS)}")
        self._linked = False
        with _reported("the data could not be loaded"):
            target = None if graph is None else ox.NamedNode(graph)
            self._store.bulk_load(data, FORMATS[suffix], to_graph=target)

    def graphs(self) -> tuple[str, ...]:
        with _reported("the store could not be read"):
            return tuple(sorted(g.value for g in self._store.named_graphs() if isinstance(g, ox.NamedNode)))

    def lines(self, graph: str) -> list[str]:
        with _reported("the store could not be read"):
            name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
            found = self._store.quads_for_pattern(None, None, None, name)
            return sorted(f"{quad.triple} ." for quad in found)

    def prune(self, keep: Collection[str], under: str) -> tuple[str, ...]:
        dropped = tuple(graph for graph in self.graphs() if graph.startswith(under) and graph not in keep)
        self.replace(dropped, "")
        return dropped

    def stats(self) -> Stats:
        with _reported("the store could not be read"):
            quads, graphs = len(self._store), sum(1 for _ in self._store.named_graphs())
            return Stats(quads, graphs, None if self.path is None else _size(self.path))

    def compact(self) -> None:
        """Reads get faster, the folder larger; worth it after a large load, not after every article."""
        with _reported("the store could not be compacted"):
            self._store.optimize()

    def dump(self) -> str:
        """All quads as sorted N-Quads: two stores hold the same when their dumps are the same."""
        with _reported("the store could not be read"):
            return "".join(sorted(f"{quad} .\n" for quad in self._store))

    def backup(self, target: Path) -> None:
        """A copy in a new folder, safe while this process writes; hard links where the file system has them.

        Only by who writes: a copy made by a reader lacks what is not flushed, and takes files away from the writer.
        """
        if not self._writing:
            raise StoreError("only who has the store open for writing can copy it")
        with _reported(f"the store could not be copied to {target}"):
            self._store.backup(target)

    def close(self) -> None:
        """Lets go of the folder; harmless a second time. What was written is flushed: else each reader redoes it."""
        store, self._open = self._open, None
        if store is not None and self._writing:
            with _reported("the store could not be closed"):
                store.flush()
                if self._linked and self.path is not None:
                    (self.path / LINKED).touch()


# ---- errors ---------------------------------------------------------------------------------------------------------


@contextmanager
def _reported(problem: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, SyntaxError, RuntimeError) as error:
        raise StoreError(f"{problem}: {error}") from error


def _check_folder(path: Path) -> None:
    """Refuses a folder that holds something else: a database would be strewn over it."""
    if path.is_dir() and not (path / MARKER).exists() and any(path.iterdir()):
        raise StoreError(f"{path} holds other files and is no store: name an empty or a new folder")


def _open_problem(path: Path, error: OSError | RuntimeError) -> str:
    text = str(error)
    if "LOCK" in text:
        return f"the store in {path} is in use by another process: wait until it is done, or stop it"
    if "Corruption" in text or "MANIFEST" in text:
        return f"the store in {path} cannot be read just now (a process that writes to it?): try again when it is done"
    return f"the store in {path} cannot be opened: {error}"


def _size(path: Path) -> int:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
