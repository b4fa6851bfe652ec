"""Servers that nobody here wrote, started on the loopback: loaded, verified, loaded again, pruned.

Oxigraph has all that the protocols ask for, Virtuoso 7 wants digest and takes some bodies without storing them,
rdflib-endpoint only takes updates.
"""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

import isnad
from isnad.pipeline.gathering import gather
from isnad.pipeline.orders import Order
from isnad.pipeline.sending import send
from isnad.store.addresses import Addresses
from isnad.store.loading import RemoteStore

TEXT = "قال متحدث باسم حكومة الوفاق إن طائرات {} قصفت مطار معيتيقة يوم 14 ديسمبر 2019."
SECONDS = 60  # that a server may take to open its door
BIN = Path(sys.executable).parent
RDFLIB = """
import sys, uvicorn, rdflib
from rdflib_endpoint import SparqlEndpoint
uvicorn.run(SparqlEndpoint(graph=rdflib.Dataset(default_union=True), path="/sparql", enable_update=True),
            host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
"""
INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
DefaultGraph = urn:none
"""


@dataclass(frozen=True)
class Real:
    """A server that runs: where it is asked, and what it is expected to be able to do."""

    doors: Addresses
    abilities: str


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    log = (folder / "out.log").open("wb")
    with log, subprocess.Popen(command, cwd=folder, stdout=log, stderr=log) as process:
        try:
            for _ in range(SECONDS * 10):
                try:
                    httpx.get(f"http://127.0.0.1:{port}/sparql", timeout=5)
                    break
                except httpx.HTTPError:
                    assert process.poll() is None, (folder / "out.log").read_text()
                    time.sleep(0.1)
            yield
        finally:
            process.terminate()


@contextmanager
def oxigraph(folder: Path) -> Iterator[Real]:
    port = free_port()
    command = [str(BIN / "oxigraph"), "serve", "--location", str(folder / "db"), "--bind", f"127.0.0.1:{port}"]
    with running([*command, "--union-default-graph"], folder, port):
        yield Real(Addresses(f"http://127.0.0.1:{port}/query"), "Graph Store Protocol, gzip")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Real]:
    server = shutil.which("virtuoso-t")
    if server is None:
        pytest.skip("Virtuoso 7 is not installed: apt-get install virtuoso-opensource-7")
    port = free_port()
    (folder / "virtuoso.ini").write_text(INI.format(folder=folder, sql=free_port(), http=port), encoding="utf-8")
    with running([server, "-f", "-c", "virtuoso.ini"], folder, port):
        yield Real(Addresses(f"http://127.0.0.1:{port}/sparql-auth"), "Graph Store Protocol")


@contextmanager
def rdflib_endpoint(folder: Path) -> Iterator[Real]:
    port = free_port()
    with running([sys.executable, "-c", RDFLIB, str(port)], folder, port):
        url = f"http://127.0.0.1:{port}/sparql"
        yield Real(Addresses(url, update=url), "SPARQL Update")


@pytest.fixture(scope="module", params=[oxigraph, virtuoso, rdflib_endpoint], ids=lambda start: start.__name__)
def real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Real]:
    with request.param(tmp_path_factory.mktemp(request.param.__name__)) as server:
        yield server


@pytest.fixture
def remote(real: Real, monkeypatch: pytest.MonkeyPatch) -> Iterator[RemoteStore]:
    if "sparql-auth" in real.doors.query:
        for name, value in {"USER": "dba", "PASSWORD": "dba", "AUTH": "digest"}.items():
            monkeypatch.setenv(f"ISNAD_ENDPOINT_{name}", value)
    with RemoteStore(real.doors.query, real.doors) as store:
        yield store


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Three articles in two formats, the second with characters that servers get wrong."""
    made = [tmp_path / "a.nq", tmp_path / "b.trig"]
    for file, side in zip(made, ("إماراتية", '"تركية\\" \u2028 😀'), strict=True):
        file.write_text(isnad.analyse(TEXT.format(side), id=file.stem).graph(file.suffix), encoding="utf-8")
    return made


def test_a_server_is_known_by_what_it_does(real: Real, remote: RemoteStore) -> None:
    assert str(remote.abilities) == real.abilities
    assert [name for name in remote.graphs() if name.startswith("urn:uuid:")] == []


def test_what_is_loaded_is_there_triple_by_triple(remote: RemoteStore, files: list[Path], tmp_path: Path) -> None:
    told: list[str] = []
    for _ in range(2):
        checked = send(Order(files), remote, told.append, tmp_path / "journals")
        assert checked is not None
        assert checked.problems == ()
        assert checked.graphs > 4
    graph, quads = next(gather(files[1]))
    asserted = {f"{s} {p} {o} ." for s, p, o, g in quads if g == graph}
    assert set(remote.lines(graph[1:-1])) == asserted


def test_what_the_files_lack_can_be_removed(remote: RemoteStore, files: list[Path], tmp_path: Path) -> None:
    send(Order(files), remote, lambda _: None, tmp_path / "journals")
    checked = send(Order(files[:1], prune=True), remote, lambda _: None, tmp_path / "journals")
    assert checked is not None
    assert checked.problems == ()
    assert not [name for name in remote.graphs() if name.endswith("article/b")]
    assert [name for name in remote.graphs() if name.endswith("article/a")]
