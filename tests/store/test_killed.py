"""A writer that is killed: what it said was stored is there and whole, what it was at is there or not, never half.

Fifty kills in all, at moments drawn with a fixed seed; ISNAD_KILLS sets another number for each kind of writer.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from isnad.pipeline.loading import Loader
from isnad.store import EmbeddedStore, Iri, Solutions, Text
from isnad.store.result import XSD

pytestmark = pytest.mark.slow

UPDATES, LOADS, BULK = (int(os.environ.get("ISNAD_KILLS", usual)) for usual in (20, 15, 15))
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
    for _ in range(UPDATES):
        last = write_until_killed(folder, last + 1, chance.uniform(0, 0.2))
        graphs = stored(folder)
        newest = max(number for numbers in graphs.values() for number in numbers)
        assert newest in (last, last + 1)
        for number in range(max(0, newest - ARTICLES + 1), newest + 1):
            assert graphs[f"https://example.org/graph/{number % ARTICLES}"] == (number,)
        last = newest


MUCH = 50_000
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
    for attempt in range(BULK):
        folder = tmp_path / f"store-{attempt}"
        with EmbeddedStore.open(folder) as store:
            store.load(b"<https://example.org/old> <https://example.org/is> <https://example.org/there> .", ".nq")
        with subprocess.Popen(
            [sys.executable, "-c", LOADER, folder, data], stdout=subprocess.PIPE, text=True
        ) as loader:
            assert loader.stdout
            said = [loader.stdout.readline()]
            time.sleep(chance.uniform(0, 0.4))
            loader.send_signal(signal.SIGKILL)
            said += loader.stdout.readlines()
        with EmbeddedStore.open(folder) as store:
            assert store.stats().quads in ({MUCH + 1} if "loaded\n" in said else {1, MUCH + 1})
        assert list(folder.glob("bulk-*")) == []


GRAPH = "https://w3id.org/isnad/graph/article/a"
FILE_LOADER = """
import sys
from pathlib import Path
from isnad.pipeline import loading
from isnad.store import EmbeddedStore
loading.TRANSACTION = 1_000
with EmbeddedStore.open(Path(sys.argv[1])) as store:
    print("loading", flush=True)
    loading.Loader(store, reason=False).load(Path(sys.argv[2]))
    print("loaded", flush=True)
"""


def articles(file: Path, edition: int) -> dict[str, list[str]]:
    """Writes a file of 100 articles of 100 statements; what each graph then holds."""
    graphs = {
        f"{GRAPH}{n}": [f'<https://example.org/{n}/{k}> <https://example.org/is> "{edition}" .' for k in range(100)]
        for n in range(100)
    }
    file.write_text("".join(f"{line[:-1]}<{name}> .\n" for name, lines in graphs.items() for line in lines))
    return {name: sorted(lines) for name, lines in graphs.items()}


def test_a_killed_load_of_files_leaves_each_article_as_it_was_or_as_it_is_to_be(tmp_path: Path) -> None:
    """The store goes from edition to edition; what a kill interrupts, the same load done again completes."""
    folder, chance, before = tmp_path / "store", random.Random(7), dict[str, list[str]]()
    for edition in range(LOADS):
        file = tmp_path / f"{edition}.nq"
        after = articles(file, edition)
        command = [sys.executable, "-c", FILE_LOADER, str(folder), str(file)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as loader:
            assert loader.stdout
            said = [loader.stdout.readline()]
            time.sleep(chance.uniform(0, 0.5))
            loader.send_signal(signal.SIGKILL)
            said += loader.stdout.readlines()
        with EmbeddedStore.open(folder) as store:
            for name, lines in after.items():
                held = store.lines(name)
                assert held == lines or ("loaded\n" not in said and held == before.get(name, []))
            if edition % 2:
                Loader(store, reason=False).load(file)
                assert {name: store.lines(name) for name in store.graphs()} == after
            before = {name: store.lines(name) for name in store.graphs()}
