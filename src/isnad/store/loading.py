"""Graphs into a SPARQL server: Graph Store Protocol, a PUT a graph; SPARQL Update where a server has no such door."""

import gzip
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from uuid import uuid4

import httpx
import pyoxigraph as ox

from isnad.errors import StoreError
from isnad.store.addresses import Addresses, addresses
from isnad.store.http import Patience, Reply
from isnad.store.protocol import Stats
from isnad.store.quads import by_graph, drop, insert
from isnad.store.remote import Endpoint
from isnad.store.result import Iri, Solutions

LOADING = Patience(tries=8)  # nobody waits, and a server that restarts is back within two minutes
MOST_INSERTED = 1_000  # triples in one INSERT DATA: Virtuoso 7 fails at 2,000 (rdf-stack 5)
WORTH_GZIP = 2_000  # bytes
JOBS = 4  # requests at once: more make no server that was measured faster
COUNTED = 100  # graphs to one counting query
_TURTLE = {"Content-Type": "text/turtle"}
_ZIPPED = {**_TURTLE, "Content-Encoding": "gzip"}
_ANY = range(100, 600)  # statuses, where whoever asks looks at the answer
_PROBE = ["<urn:isnad:probe> <urn:isnad:probe> <urn:isnad:probe> ."]


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a server was seen to do."""

    graph_store: bool
    gzip: bool

    def __str__(self) -> str:
        way = "Graph Store Protocol" if self.graph_store else "SPARQL Update"
        return f"{way}{', gzip' if self.gzip else ''}"


class RemoteStore(Endpoint):
    """A `Store` elsewhere. A graph is replaced by one request where the server allows it, several at once: when a call
    fails, the same call again does what is left (and what was done once more, to no effect).
    """

    def __init__(
        self,
        url: str,
        doors: Addresses | None = None,
        patience: Patience = LOADING,
        transport: httpx.BaseTransport | None = None,
        jobs: int = JOBS,
    ) -> None:
        super().__init__(url, None, patience, transport)
        self._given, self._jobs = doors, jobs

    @cached_property
    def doors(self) -> Addresses:
        """Where this server takes updates and graphs; guessed from its name where they are not given."""
        given = self._given or Addresses(self.url)
        if given.update and given.data:
            return given
        return addresses(self.url, self.server(), given.update, given.data)

    @cached_property
    def abilities(self) -> Abilities:
        """What the server can do, by putting a graph of one triple there, looking whether it came, and removing it."""
        graph = f"urn:uuid:{uuid4()}"
        if not self._holds_what_is_put(graph, "\n".join(_PROBE).encode(), _TURTLE):
            return Abilities(graph_store=False, gzip=False)
        zipped = self._holds_what_is_put(graph, gzip.compress("\n".join(_PROBE).encode()), _ZIPPED)
        self._put_away(graph)
        return Abilities(graph_store=True, gzip=zipped)

    def _holds_what_is_put(self, graph: str, body: bytes, headers: Mapping[str, str]) -> bool:
        """Some servers say that they stored what they did not."""
        if self.doors.data is None:
            return False
        self._put_away(graph)
        reply = self._send("PUT", graph, _ANY, body, headers)
        if reply.status in (401, 403):
            self._send("PUT", graph, (), body, headers)  # says what is missing
        return httpx.codes.is_success(reply.status) and self.count(graph) == len(_PROBE)

    def _put_away(self, graph: str) -> None:
        self._send("DELETE", graph, _ANY)

    def replace(self, graphs: Collection[str], quads: str) -> None:
        try:
            blocks = by_graph(quads)
            named = [str(ox.NamedNode(graph))[1:-1] for graph in graphs]
        except (ValueError, SyntaxError) as error:
            raise StoreError(f"the data cannot be loaded: {error}") from error
        whole = {graph: blocks.pop(graph, []) for graph in named}
        if self.abilities.graph_store:
            self._all(self._put, whole.items())
            self._all(self._add, blocks.items())
        else:
            for update in [*_updates(whole, replacing=True), *_updates(blocks, replacing=False)]:
                self._update(update)

    def _all(self, do: Callable[[str, Sequence[str]], None], graphs: Iterable[tuple[str, Sequence[str]]]) -> None:
        with ThreadPoolExecutor(self._jobs) as threads:
            tasks = [threads.submit(do, graph, lines) for graph, lines in graphs]
            try:
                for task in tasks:
                    task.result()
            finally:
                for task in tasks:
                    task.cancel()

    def graphs(self) -> tuple[str, ...]:
        found = self.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        rows = found.rows if isinstance(found, Solutions) else ()
        return tuple(sorted(row[0].value for row in rows if isinstance(row[0], Iri)))

    def lines(self, graph: str) -> list[str]:
        name = f"GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
        found = self.statements(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {name} }}")
        if graph and len(found) != (count := self.count(graph)):
            raise StoreError(
                f"{self.url} gives {len(found)} of the {count} triples of {graph}: raise its limit of rows"
            )
        return found

    def many_lines(self, graphs: Sequence[str]) -> list[list[str]]:
        """The lines of several graphs, in their order, asked for at once."""
        with ThreadPoolExecutor(self._jobs) as threads:
            return list(threads.map(self.lines, graphs))

    def prune(self, keep: Collection[str], under: str) -> tuple[str, ...]:
        dropped = tuple(graph for graph in self.graphs() if graph.startswith(under) and graph not in keep)
        self.replace(dropped, "")
        return dropped

    def stats(self) -> Stats:
        return Stats(self._count("GRAPH ?g { ?s ?p ?o }"), len(self.graphs()))

    def count(self, graph: str) -> int:
        """Triples in a graph, by the server's own count."""
        return self._count(f"GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }}")

    def counts(self, graphs: Sequence[str]) -> dict[str, int]:
        """Triples in each of the graphs, by the server's own count; those that it lacks have none."""
        found = dict.fromkeys(graphs, 0)
        for start in range(0, len(graphs), COUNTED):
            names = " ".join(str(ox.NamedNode(graph)) for graph in graphs[start : start + COUNTED])
            text = f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
            result = self.query(text)
            for graph, count in result.rows if isinstance(result, Solutions) else ():
                if graph is not None and count is not None:
                    found[graph.value] = int(count.value)
        return found

    def _count(self, pattern: str) -> int:
        found = self.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
        term = found.rows[0][0] if isinstance(found, Solutions) else None
        return int(term.value) if term else 0

    # ---- one graph --------------------------------------------------------------------------------------------------

    def _put(self, graph: str, lines: Sequence[str]) -> None:
        if lines:
            self._send("PUT", graph, (), *self._body(lines))
        else:
            self._send("DELETE", graph, (404,))

    def _add(self, graph: str, lines: Sequence[str]) -> None:
        self._send("POST", graph, (), *self._body(lines))

    def _body(self, lines: Sequence[str]) -> tuple[bytes, Mapping[str, str]]:
        body = "\n".join(lines).encode()
        if self.abilities.gzip and len(body) >= WORTH_GZIP:
            return gzip.compress(body, 1, mtime=0), _ZIPPED
        return body, _TURTLE

    def _send(
        self,
        method: str,
        graph: str,
        allowed: Container[int],
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """One request of the Graph Store Protocol, with a length: Virtuoso 7 stores nothing of a chunked one."""
        where = {"graph": graph} if graph else {"default": ""}
        what: dict[str, object] = {"content": body, "headers": headers} if body else {}
        return self.courier.send(method, self.doors.data or "", allowed, params=where, **what)

    def _update(self, text: str) -> None:
        door = self.doors.update
        if door is None:
            raise StoreError(
                f"{self.url}: nobody knows where this server takes updates: give its address (--update-url)"
            )
        self.courier.send("POST", door, data={"update": text})


def _updates(graphs: Mapping[str, Sequence[str]], *, replacing: bool) -> Iterator[str]:
    """Updates of at most `MOST_INSERTED` triples each; small graphs share one, and are never cut by its end."""
    drops, blocks, size = list[str](), list[tuple[str, Sequence[str]]](), 0
    for graph, lines in graphs.items():
        if size + len(lines) > MOST_INSERTED:
            yield from _update(drops, blocks)
            drops, blocks, size = [], [], 0
        drops += [drop(graph)] if replacing else []
        for start in range(0, len(lines), MOST_INSERTED):
            chunk = lines[start : start + MOST_INSERTED]
            if size + len(chunk) > MOST_INSERTED:
                yield from _update(drops, blocks)
                drops, blocks, size = [], [], 0
            blocks.append((graph, chunk))
            size += len(chunk)
    yield from _update(drops, blocks)


def _update(drops: Iterable[str], blocks: Iterable[tuple[str, Sequence[str]]]) -> Iterator[str]:
    if text := " ;\n".join(filter(None, [*drops, insert(blocks)])):
        yield text
