"""A writer that is killed: what it said was stored is there and whole, what it was at is there or not, never half.

ISNAD_KILLS sets how often (5; 50 before a release).
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from isnad.store import EmbeddedStore, Iri, Solutions, Text
from isnad.store.result import XSD

KILLS = int(os.environ.get("ISNAD_KILLS", "5"))
ARTICLES, LINES = 7, 200

WRITER = f"""
import sys
from pathlib import Path
from isnad.store import EmbeddedStore
with EmbeddedStore.open(Path(sys.argv[1])) as store:
    for number in range(int(sys.argv[2]), 10**9):
        graph = f"https://example.org/graph/{{number % {ARTICLES}}}"
        says = f'<https://example.org/is> "{{number}}" <{{graph}}> .\\n'
        store.replace([graph], "".join(f"<https://example.org/{{n}}> {{says}}" for n in range({LINES})))
        print(number, flush=True)
"""


def write_until_killed(folder: Path, first: int, seconds: float) -> int:
    """Lets the writer run and kills it; the last number that it said was stored."""
    command = [sys.executable, "-c", WRITER, str(folder), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        said = [writer.stdout.readline()]  # it is at work
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        said += writer.stdout.readlines()
    return max(int(line) for line in said if line.endswith("\n"))


def stored(folder: Path) -> dict[str, tuple[int, ...]]:
    """The numbers found in each graph; with one number of LINES triples it is whole."""
    with EmbeddedStore.read(folder) as store:
        found = store.query("SELECT ?g ?o (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ?o")
    assert isinstance(found, Solutions)
    graphs: dict[str, tuple[int, ...]] = {}
    for graph, number, count in found.rows:
        assert isinstance(graph, Iri)
        assert isinstance(number, Text)
        assert count == Text(str(LINES), datatype=XSD + "integer")
        graphs[graph.value] = (*graphs.get(graph.value, ()), int(number.value))
    return graphs


def test_a_killed_writer_loses_nothing_that_it_said_was_stored(tmp_path: Path) -> None:
    folder, chance, last = tmp_path / "store", random.Random(7), -1
    for _ in range(KILLS):
        last = write_until_killed(folder, last + 1, chance.uniform(0, 0.4))
        graphs = stored(folder)
        newest = max(number for numbers in graphs.values() for number in numbers)
        assert newest in (last, last + 1)
        for number in range(max(0, newest - ARTICLES + 1), newest + 1):
            assert graphs[f"https://example.org/graph/{number % ARTICLES}"] == (number,)
        last = newest


MUCH = 100_000
LOADER = """
import sys
from pathlib import Path
from isnad.store import EmbeddedStore
with EmbeddedStore.open(Path(sys.argv[1])) as store, Path(sys.argv[2]).open("rb") as data:
    print("loading", flush=True)
    store.load(data, ".nq")
    print("loaded", flush=True)
"""


def test_a_killed_load_is_all_there_or_not_at_all(tmp_path: Path) -> None:
    data, chance = tmp_path / "data.nq", random.Random(7)
    data.write_text(
        "".join(
            f"<https://example.org/{n}> <https://example.org/is> <https://example.org/{n % 7}> .\n" for n in range(MUCH)
        )
    )
    for attempt in range(KILLS):
        folder = tmp_path / f"store-{attempt}"
        with EmbeddedStore.open(folder) as store:
            store.load(b"<https://example.org/old> <https://example.org/is> <https://example.org/there> .", ".nq")
        with subprocess.Popen(
            [sys.executable, "-c", LOADER, folder, data], stdout=subprocess.PIPE, text=True
        ) as loader:
            assert loader.stdout
            said = [loader.stdout.readline()]
            time.sleep(chance.uniform(0, 0.6))
            loader.send_signal(signal.SIGKILL)
            said += loader.stdout.readlines()
        with EmbeddedStore.read(folder) as store:
            assert store.stats().quads in ({MUCH + 1} if "loaded\n" in said else {1, MUCH + 1})
