"""Servers that nobody here wrote, started on the loopback for the tests that ask them."""

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

from isnad.store.addresses import Addresses

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
DirsAllowed = {folder}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
DefaultGraph = urn:none
"""


@dataclass(frozen=True)
class Real:
    """A server that runs: where it is asked, what it is expected to be able to do, the port of a door of its own."""

    doors: Addresses
    abilities: str
    port: int = 0


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
    port, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(INI.format(folder=folder, sql=sql, http=port), encoding="utf-8")
    with running([server, "-f", "-c", "virtuoso.ini"], folder, port):
        yield Real(Addresses(f"http://127.0.0.1:{port}/sparql-auth"), "Graph Store Protocol", sql)


@contextmanager
def rdflib_endpoint(folder: Path) -> Iterator[Real]:
    port = free_port()
    with running([sys.executable, "-c", RDFLIB, str(port)], folder, port):
        url = f"http://127.0.0.1:{port}/sparql"
        yield Real(Addresses(url, update=url), "SPARQL Update")
