"""Graphs into servers in this process: one that speaks the Graph Store Protocol, one that only takes updates, others
that say they do what they do not.
"""

import gzip

import httpx
import pyoxigraph as ox
import pytest

from isnad.errors import StoreError
from isnad.store.addresses import Addresses, addresses
from isnad.store.http import Patience
from isnad.store.loading import MOST_INSERTED, RemoteStore

G = "https://example.org/graph/article/"
QUICK = Patience(tries=2, pause=0)


class Server:
    """A SPARQL server in this process, on a store in memory."""

    def __init__(self, graph_store: bool = True, gzip: str = "yes", forgets: bool = False) -> None:
        self.store, self.graph_store, self.gzip, self.log = ox.Store(), graph_store, gzip, list[str]()
        self.forgets, self.broken = forgets, 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        door = request.url.path
        self.log.append(f"{request.method} {door}")
        if door == "/query":
            return self.answer(httpx.QueryParams(request.content.decode())["query"])
        if door == "/update":
            self.store.update(httpx.QueryParams(request.content.decode())["update"])
            return httpx.Response(204)
        return self.graph(request) if self.graph_store else httpx.Response(405)

    def answer(self, query: str) -> httpx.Response:
        found = self.store.query(query)
        if isinstance(found, ox.QueryTriples):
            kind, content = "application/n-triples", found.serialize(format=ox.RdfFormat.N_TRIPLES)
        else:
            kind, content = "application/sparql-results+json", found.serialize(format=ox.QueryResultsFormat.JSON)
        return httpx.Response(200, content=content, headers={"Server": "Oxigraph/0.5", "Content-Type": kind})

    def graph(self, request: httpx.Request) -> httpx.Response:
        assert "chunked" not in request.headers.get("Transfer-Encoding", "")  # Virtuoso 7 says 201 and stores nothing
        graph = ox.NamedNode(request.url.params["graph"])
        content = request.content
        if request.headers.get("Content-Encoding") == "gzip":
            if self.gzip == "no":
                return httpx.Response(500)
            content = gzip.decompress(content) if self.gzip == "yes" else b""
        if self.broken and request.method == "PUT" and "article" in graph.value:
            self.broken -= 1
            if not self.broken:
                return httpx.Response(400, text="stopped here")
        if self.forgets:
            return httpx.Response(201)
        if request.method in ("PUT", "DELETE"):
            self.store.remove_graph(graph)
        if request.method != "DELETE":
            self.store.load(content, ox.RdfFormat.TURTLE, to_graph=graph)
        return httpx.Response(204)

    def remote(self) -> RemoteStore:
        return RemoteStore("http://example.org/query", None, QUICK, httpx.MockTransport(self))

    def dump(self) -> str:
        return "".join(sorted(f"{quad} .\n" for quad in self.store))


def lines(graph: str, *values: str) -> str:
    return "".join(f'<https://example.org/a> <https://example.org/says> "{value}" <{graph}> .\n' for value in values)


@pytest.fixture(params=[True, False], ids=["graph store", "updates only"])
def server(request: pytest.FixtureRequest) -> Server:
    return Server(graph_store=request.param)


def test_graphs_are_replaced_and_shared_ones_grow(server: Server) -> None:
    with server.remote() as remote:
        remote.replace([f"{G}1", f"{G}2"], lines(f"{G}1", "نعم", "x") + lines(f"{G}2", "y") + lines("urn:shared", "s"))
        remote.replace([f"{G}1"], lines(f"{G}1", "لا") + lines("urn:shared", "t"))
        expected = lines(f"{G}1", "لا") + lines(f"{G}2", "y") + lines("urn:shared", "s", "t")
        assert sorted(server.dump().splitlines()) == sorted(expected.splitlines())
        assert (remote.count(f"{G}1"), remote.count(f"{G}9")) == (1, 0)
        assert (remote.stats().quads, remote.stats().graphs) == (4, 3)


def test_replacing_twice_is_replacing_once(server: Server) -> None:
    with server.remote() as remote:
        remote.replace([f"{G}1"], lines(f"{G}1", "x"))
        once = server.dump()
        remote.replace([f"{G}1"], lines(f"{G}1", "x"))
    assert server.dump() == once


def test_a_graph_replaced_by_nothing_is_gone(server: Server) -> None:
    with server.remote() as remote:
        remote.replace([f"{G}1"], lines(f"{G}1", "x"))
        remote.replace([f"{G}1"], "")
        assert remote.graphs() == ()


def test_pruning_drops_only_graphs_of_its_kind_that_nobody_keeps(server: Server) -> None:
    with server.remote() as remote:
        remote.replace([], lines(f"{G}1", "x") + lines(f"{G}2", "y") + lines("urn:shared", "s"))
        assert remote.prune([f"{G}2"], G) == (f"{G}1",)
        assert remote.graphs() == (f"{G}2", "urn:shared")


def test_many_triples_are_inserted_in_pieces_that_every_server_takes() -> None:
    server = Server(graph_store=False)
    many = [str(number) for number in range(2 * MOST_INSERTED + 1)]
    with server.remote() as remote:
        remote.replace([f"{G}1"], lines(f"{G}1", "old"))
        server.log.clear()
        remote.replace([f"{G}1"], lines(f"{G}1", *many))
        assert server.log == ["POST /update"] * 3
        assert remote.count(f"{G}1") == len(many)


def test_a_server_without_the_protocol_is_asked_for_it_once() -> None:
    server = Server(graph_store=False)
    with server.remote() as remote:
        remote.replace([f"{G}1", f"{G}2"], lines(f"{G}1", "x") + lines(f"{G}2", "y"))
    assert server.log.count("PUT /store") == 1


@pytest.mark.parametrize(
    ("graphs", "quads"), [([G], "<broken"), (["x> ; DROP ALL #"], ""), ([], "<urn:a> <urn:b> _:c _:g .")]
)
def test_what_cannot_be_loaded_is_not_sent(graphs: list[str], quads: str, server: Server) -> None:
    with server.remote() as remote, pytest.raises(StoreError, match="cannot be loaded"):
        remote.replace(graphs, quads)
    assert server.log == []


def test_a_server_that_nobody_knows_needs_an_address() -> None:
    handler = httpx.MockTransport(lambda _: httpx.Response(200, json={"head": {}, "boolean": True}))
    with (
        RemoteStore("http://example.org/ask", None, QUICK, handler) as remote,
        pytest.raises(StoreError, match="takes updates"),
    ):
        remote.replace([f"{G}1"], lines(f"{G}1", "x"))


@pytest.mark.parametrize(
    ("query", "server", "update", "data"),
    [
        ("http://h:7878/query", "Oxigraph/0.5.13", "http://h:7878/update", "http://h:7878/store"),
        ("http://h/ds/sparql?x=y", "Apache Jena Fuseki (5.0)", "http://h/ds/update", "http://h/ds/data"),
        ("http://h/sparql", "Virtuoso/07.20", "http://h/sparql-auth", "http://h/sparql-graph-crud-auth"),
        (
            "http://h/repositories/a-b",
            "",
            "http://h/repositories/a-b/statements",
            "http://h/repositories/a-b/rdf-graphs/service",
        ),
        ("http://h/elsewhere", "nginx", None, None),
    ],
)
def test_the_doors_of_common_servers_are_known(query: str, server: str, update: str | None, data: str | None) -> None:
    assert addresses(query, server) == Addresses(query, update, data)
    assert addresses(query, server, "u", "d") == Addresses(query, "u", "d")


@pytest.mark.parametrize(
    ("server", "abilities"),
    [
        (Server(), "Graph Store Protocol, gzip"),
        (Server(gzip="no"), "Graph Store Protocol"),
        (Server(gzip="says so"), "Graph Store Protocol"),
        (Server(graph_store=False), "SPARQL Update"),
        (Server(forgets=True), "SPARQL Update"),
    ],
    ids=["all", "no gzip", "gzip is taken and lost", "no graph store", "graphs are taken and lost"],
)
def test_what_a_server_can_do_is_tried_and_leaves_nothing(server: Server, abilities: str) -> None:
    with server.remote() as remote:
        assert str(remote.abilities) == abilities
        assert server.dump() == ""
        many = lines(f"{G}1", *(str(number) for number in range(100)))
        remote.replace([f"{G}1"], many)
        assert remote.counts([f"{G}1", f"{G}2"]) == {f"{G}1": 100, f"{G}2": 0}
        assert remote.lines(f"{G}1") == sorted(line.replace(f" <{G}1>", "") for line in many.splitlines())


def test_small_graphs_share_an_update_and_none_is_cut_in_two() -> None:
    server = Server(graph_store=False)
    names = [f"{G}{n}" for n in range(10)]
    quads = "".join(lines(name, *(str(k) for k in range(MOST_INSERTED * 3 // 10))) for name in names)
    with server.remote() as remote:
        assert not remote.abilities.graph_store
        server.log.clear()
        remote.replace(names, quads)
        assert len(server.log) == 4
        assert set(remote.counts(names).values()) == {MOST_INSERTED * 3 // 10}


def test_rows_that_a_server_keeps_back_are_noticed() -> None:
    server = Server()
    with server.remote() as remote:
        remote.replace([f"{G}1"], lines(f"{G}1", "x", "y"))
        server.answer = lambda query, answer=server.answer: answer(query.replace("} }", "} } LIMIT 1"))  # type: ignore[method-assign]
        with pytest.raises(StoreError, match="1 of the 2 triples"):
            remote.lines(f"{G}1")
