"""`kg serve` as a process of its own, on a free port of the loopback."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkstemp

import httpx
import pytest

KG = (sys.executable, "-c", "from isnad.cli import main; main()")
ARTICLES = 300
"""Article graphs of one claim and one statement in Arabic each."""


@dataclass
class Server:
    """A server that runs, what it logged so far, and a client that talks to it."""

    process: "subprocess.Popen[bytes]"
    url: str
    said: Path
    log: list[dict[str, object]] = field(default_factory=list)

    @property
    def root(self) -> str:
        return self.url.removesuffix("/sparql")

    def ask(self, query: str, accept: str = "application/sparql-results+json", **more: str) -> httpx.Response:
        return httpx.post(self.url, data={"query": query, **more}, headers={"Accept": accept}, timeout=60)

    def metric(self, name: str) -> float:
        lines = httpx.get(f"{self.root}/metrics").text.splitlines()
        return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(f"{name} "))

    def workers(self) -> set[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return {int(pid) for pid in children.split()}

    def stop(self, how: int = signal.SIGTERM) -> int:
        if self.process.poll() is None:
            self.process.send_signal(how)
        status = self.process.wait(60)
        self.log = [json.loads(line) for line in self.said.read_text(encoding="utf-8").splitlines() if line[0] == "{"]
        return status


Start = Callable[..., Server]


def serve(*options: str, cwd: Path) -> Server:
    command, said = [*KG, "serve", "--port", "0", *options], Path(mkstemp(dir=cwd)[1])
    with said.open("wb") as errors:  # a pipe that nobody reads would stop the server when it is full
        process = subprocess.Popen(command, stderr=errors, cwd=cwd, env={**os.environ, "KG_DEBUG": ""})
    while process.poll() is None:
        for line in said.read_text(encoding="utf-8").splitlines():
            if line.startswith("{") and line.endswith("}") and (event := json.loads(line)).get("event") == "ready":
                return Server(process, str(event["address"]), said)
        time.sleep(0.05)
    raise AssertionError(said.read_text(encoding="utf-8"))


def write_graph(file: Path) -> Path:
    """A graph file of many small articles."""
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/isnad/ontology#Claim>"
    rows = []
    for n in range(ARTICLES):
        root, name = f"https://w3id.org/isnad/id/article/a{n}", f"<https://w3id.org/isnad/graph/article/a{n}>"
        rows += [f"<{root}/claim/c> {kind} {name} .\n", f'<{root}/claim/c> <urn:says> "قال\\t\\"{n}\\""@ar {name} .\n']
    file.write_text("".join(rows), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_graph(tmp_path_factory.mktemp("graph") / "g.nq")


@pytest.fixture(scope="session")
def server(graph: Path) -> Iterator[Server]:
    """A server with narrow limits."""
    options = ("--seconds", "2", "--memory", "300", "--rows", "1000", "--workers", "2", "--cors", "https://example.org")
    started = serve(str(graph), *options, cwd=graph.parent)
    yield started
    started.stop()


@pytest.fixture
def start(graph: Path) -> Iterator[Start]:
    """Starts servers of the test's own."""
    started: list[Server] = []

    def start_one(*options: str) -> Server:
        started.append(serve(*options, cwd=graph.parent))
        return started[-1]

    yield start_one
    for one in started:
        one.stop(signal.SIGKILL)
