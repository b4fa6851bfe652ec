"""Graphs into a SPARQL server: Graph Store Protocol, a PUT a graph; SPARQL Update where a server has no such door."""

from collections.abc import Collection, Iterator, Sequence

import httpx
import pyoxigraph as ox

from isnad.errors import StoreError
from isnad.store.addresses import Addresses, addresses
from isnad.store.http import Patience
from isnad.store.protocol import Stats
from isnad.store.quads import by_graph, drop, insert
from isnad.store.remote import Endpoint
from isnad.store.result import Iri, Solutions

LOADING = Patience(tries=8)  # nobody waits, and a server that restarts is back within two minutes
MOST_INSERTED = 1_000  # triples in one INSERT DATA: Virtuoso 7 fails at 2,000 (rdf-stack 5)
NO_DOOR = frozenset({404, 405, 501})  # no Graph Store Protocol at this address


class RemoteStore(Endpoint):
    """A `Store` elsewhere. A graph is replaced by one request where the server allows it, several one after the other:
    when a call fails, the same call again does what is left (and what was done once more, to no effect).
    """

    def __init__(
        self,
        url: str,
        doors: Addresses | None = None,
        patience: Patience = LOADING,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        super().__init__(url, None, patience, transport)
        self._doors = doors

    @property
    def doors(self) -> Addresses:
        """Where this server takes updates and graphs; guessed from its name where they are not given."""
        if self._doors is None:
            self._doors = addresses(self.url, self.server())
        return self._doors

    def replace(self, graphs: Collection[str], quads: str) -> None:
        try:
            blocks = by_graph(quads)
            named = [str(ox.NamedNode(graph))[1:-1] for graph in graphs]
        except (ValueError, SyntaxError) as error:
            raise StoreError(f"the data cannot be loaded: {error}") from error
        for graph in named:
            self._put(graph, blocks.pop(graph, []))
        for graph, lines in blocks.items():
            self._add(graph, lines)

    def graphs(self) -> tuple[str, ...]:
        found = self.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        rows = found.rows if isinstance(found, Solutions) else ()
        return tuple(sorted(row[0].value for row in rows if isinstance(row[0], Iri)))

    def prune(self, keep: Collection[str], under: str) -> tuple[str, ...]:
        dropped = tuple(graph for graph in self.graphs() if graph.startswith(under) and graph not in keep)
        self.replace(dropped, "")
        return dropped

    def stats(self) -> Stats:
        return Stats(self._count("GRAPH ?g { ?s ?p ?o }"), len(self.graphs()))

    def count(self, graph: str) -> int:
        """Triples in a graph, by the server's own count: what verification compares."""
        return self._count(f"GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }}")

    def _count(self, pattern: str) -> int:
        found = self.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
        term = found.rows[0][0] if isinstance(found, Solutions) else None
        return int(term.value) if term else 0

    # ---- one graph --------------------------------------------------------------------------------------------------

    def _put(self, graph: str, lines: Sequence[str]) -> None:
        if not lines:
            self._update(drop(graph)) if self.doors.data is None else self._store("DELETE", graph, lines)
        elif self.doors.data is None or not self._store("PUT", graph, lines):
            self._insert(graph, lines, drop(graph))

    def _add(self, graph: str, lines: Sequence[str]) -> None:
        if self.doors.data is None or not self._store("POST", graph, lines):
            self._insert(graph, lines)

    def _store(self, method: str, graph: str, lines: Sequence[str]) -> bool:
        """One request of the Graph Store Protocol; False, and never again, where the server has no such door."""
        door = self.doors.data or ""
        where = {"graph": graph} if graph else {"default": ""}
        body = {"content": "\n".join(lines).encode(), "headers": {"Content-Type": "text/turtle"}} if lines else {}
        allowed = NO_DOOR if method != "DELETE" else frozenset({404})
        reply = self.courier.send(method, door, allowed, params=where, **body)
        if reply.status in NO_DOOR and method != "DELETE":
            self._doors = Addresses(self.doors.query, self.doors.update)
            return False
        return True

    def _insert(self, graph: str, lines: Sequence[str], first: str = "") -> None:
        for chunk in _chunks(lines, MOST_INSERTED):
            self._update(" ;\n".join(filter(None, [first, insert([(graph, chunk)])])))
            first = ""

    def _update(self, text: str) -> None:
        door = self.doors.update
        if door is None:
            raise StoreError(f"{self.url}: nobody knows where this server takes updates: give its update address")
        self.courier.send("POST", door, data={"update": text})


def _chunks(lines: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(lines), size):
        yield lines[start : start + size]
