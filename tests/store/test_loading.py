"""Graphs into servers: one that speaks the Graph Store Protocol, one that only takes updates, and real ones."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

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

    def __init__(self, graph_store: bool = True) -> None:
        self.store, self.graph_store, self.log = ox.Store(), graph_store, list[str]()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        door = request.url.path
        self.log.append(f"{request.method} {door}")
        form = httpx.QueryParams(request.content.decode()) if request.method == "POST" else httpx.QueryParams()
        if door == "/query":
            rows = self.store.query(form["query"]).serialize(format=ox.QueryResultsFormat.JSON)
            return httpx.Response(200, content=rows, headers={"Server": "Oxigraph/0.5"})
        if door == "/update":
            self.store.update(form["update"])
            return httpx.Response(204)
        return self.graph(request) if self.graph_store else httpx.Response(405)

    def graph(self, request: httpx.Request) -> httpx.Response:
        assert "chunked" not in request.headers.get("Transfer-Encoding", "")  # Virtuoso 7 says 201 and stores nothing
        graph = ox.NamedNode(request.url.params["graph"])
        if request.method in ("PUT", "DELETE"):
            self.store.remove_graph(graph)
        if request.method != "DELETE":
            self.store.load(request.content, ox.RdfFormat.TURTLE, to_graph=graph)
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
        pytest.raises(StoreError, match="update address"),
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


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = shutil.which("oxigraph")
    if not program:
        pytest.skip("the oxigraph server is not installed: pip install oxigraph")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{probe.getsockname()[1]}"
    folder: Path = tmp_path_factory.mktemp("oxigraph")
    command = [program, "serve", "--location", str(folder), "--bind", bind, "--union-default-graph"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            time.sleep(0.2)
            yield f"http://{bind}/query"
        finally:
            process.terminate()


def test_a_real_oxigraph_server_holds_what_it_was_given(oxigraph: str) -> None:
    with RemoteStore(oxigraph) as remote:
        remote.replace([f"{G}1"], lines(f"{G}1", "نعم", '\\"', "\\n") + lines("urn:shared", "s"))
        remote.replace([f"{G}1"], lines(f"{G}1", "نعم", '\\"') + lines("urn:shared", "s"))
        assert (remote.count(f"{G}1"), remote.count("urn:shared")) == (2, 1)
        assert remote.prune([], G) == (f"{G}1",)
