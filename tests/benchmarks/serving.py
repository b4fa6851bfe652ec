"""Many clients at once at `kg serve`: what they get, and whether its memory grows."""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from tests.serve.conftest import serve as start
from tests.serve.conftest import write_graph

QUERIES = (
    "ASK { ?s ?p ?o }",
    "SELECT ?s ?o { ?s <urn:says> ?o }",
    "SELECT ?t (COUNT(*) AS ?n) { ?s a ?t } GROUP BY ?t",
    "CONSTRUCT WHERE { ?s <urn:says> ?o }",
    "SELECT * { ?s ?p ?o . ?a ?b ?c }",  # more rows than it may have
    "SELECT * {",
)
KINDS = ("application/sparql-results+json", "text/csv", "application/sparql-results+xml", "*/*")
COLUMNS = ("clients", "requests", "answered", "refused", "failed", "memory at a third", "memory at the end", "growth")


@dataclass(frozen=True, slots=True)
class Soaked:
    """What clients got, by HTTP status (0: no answer), and the memory of all processes in megabytes."""

    clients: int
    statuses: Counter[int]
    third: float
    end: float

    @property
    def failed(self) -> int:
        """Answers that no limit and no mistake of the client explains."""
        return sum(count for status, count in self.statuses.items() if status not in (200, 400, 406, 422, 503))

    def cells(self) -> tuple[str, ...]:
        refused = self.statuses.total() - self.statuses[200] - self.failed
        counts = (self.clients, self.statuses.total(), self.statuses[200], refused, self.failed)
        megabytes = (f"{self.third:.0f} MB", f"{self.end:.0f} MB", f"{(self.end / self.third - 1) * 100:+.1f} %")
        return (*(f"{number:,}" for number in counts), *megabytes)


def soak_project(clients: int, requests: int) -> Soaked:
    """The same at a server of its own, on a small graph."""
    with TemporaryDirectory() as folder:
        graph = write_graph(Path(folder) / "g.nq")
        server = start(str(graph), "--rows", "1000", "--queue", "50", cwd=Path(folder))
        try:
            return soak(server.url, server.process.pid, clients, requests)
        finally:
            server.stop()


def soak(url: str, pid: int, clients: int, requests: int) -> Soaked:
    """So many clients that ask, one question after the other, until so many requests are made in all."""
    return asyncio.run(_soak(url, pid, clients, requests))


async def _soak(url: str, pid: int, clients: int, requests: int) -> Soaked:
    statuses, numbers, third = Counter[int](), count(), 0.0

    async def ask() -> None:
        nonlocal third
        async with httpx.AsyncClient(timeout=120) as client:
            while (number := next(numbers)) < requests:
                if number == requests // 3:
                    third = memory(pid)
                chance = random.Random(number)
                headers = {"Accept": chance.choice(KINDS)}
                try:
                    answer = await client.post(url, data={"query": chance.choice(QUERIES)}, headers=headers)
                    statuses[answer.status_code] += 1
                except httpx.HTTPError:
                    statuses[0] += 1

    await asyncio.gather(*(ask() for _ in range(clients)))
    return Soaked(clients, statuses, third, memory(pid))


def memory(pid: int) -> float:
    """Megabytes of a process and its children that they share with none (proportionally, where they share)."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    return _own(pid) + sum(_own(int(child)) for child in children)


def _own(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
