"""A copy taken beside a writer is a store, whole, and as new as what the writer had said before."""

import subprocess
import sys
from pathlib import Path

import pytest

from isnad.errors import StoreError
from isnad.store import EmbeddedStore, Iri, Solutions, Text
from isnad.store.snapshot import snapshot

GRAPHS, LINES = 20, 50
WRITER = f"""
import sys
from pathlib import Path
from isnad.store import EmbeddedStore, embedded
embedded.MUCH = 10_000
with EmbeddedStore.open(Path(sys.argv[1])) as store:
    for number in range(10**9):
        graph = f"https://example.org/graph/{{number % {GRAPHS}}}"
        says = f'<https://example.org/is> "{{number}}" <{{graph}}> .\\n'
        store.replace([graph], "".join(f"<https://example.org/{{n}}> {{says}}" for n in range({LINES})))
        if number % 30 == 29:  # new tables, by the bulk loader
            other = f"https://example.org/bulk/{{number}}"
            store.replace([other], "".join(f"<urn:{{n}}> <urn:p> <urn:x> <{{other}}> .\\n" for n in range(500)))
        print(number, flush=True)
"""


def numbers(folder: Path) -> list[int]:
    """The number that each graph says, in all of its lines."""
    query = "SELECT ?g ?o (COUNT(*) AS ?n) { GRAPH ?g { ?s <https://example.org/is> ?o } } GROUP BY ?g ?o"
    with EmbeddedStore.read(folder) as store:
        found = store.query(query)
    assert isinstance(found, Solutions)
    said = []
    for graph, number, count in found.rows:
        assert isinstance(graph, Iri)
        assert isinstance(number, Text)
        assert isinstance(count, Text)
        assert int(count.value) == LINES
        assert graph.value.endswith(f"/{int(number.value) % GRAPHS}")
        said.append(int(number.value))
    return said


@pytest.mark.slow
def test_copies_beside_a_writer_are_whole_and_recent(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    command = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        for _ in range(10):
            last = [int(writer.stdout.readline()) for _ in range(35)][-1]
            with snapshot(folder) as copy:
                said = numbers(copy)
            assert max(said) >= last
            assert sorted(said) == list(range(max(said) - len(said) + 1, max(said) + 1))
            assert len(said) == min(GRAPHS, max(said) + 1)
        assert writer.poll() is None
        writer.kill()
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
    with EmbeddedStore.open(folder) as store:  # the writer's own folder is sound
        assert max(numbers(folder)) >= last
        assert store.stats().graphs > GRAPHS


def test_a_copy_keeps_what_it_held_when_the_store_changes(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "store") as store:
        store.replace(["urn:g"], '<urn:s> <urn:p> "1" <urn:g> .\n')
        with snapshot(tmp_path / "store") as copy:
            store.replace(["urn:g"], '<urn:s> <urn:p> "2" <urn:g> .\n')
            store.compact()
            with EmbeddedStore.read(copy) as held:
                assert held.lines("urn:g") == ['<urn:s> <urn:p> "1" .']
        assert store.lines("urn:g") == ['<urn:s> <urn:p> "2" .']


def test_a_store_that_never_stands_still_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    EmbeddedStore.open(tmp_path / "store").close()
    sizes = iter(range(1000))
    monkeypatch.setattr("isnad.store.snapshot._listed", lambda path: (_current(path), next(sizes)))
    monkeypatch.setattr("isnad.store.snapshot.PAUSE", 0)
    with pytest.raises(StoreError, match="changes too fast"), snapshot(tmp_path / "store"):
        pass


def _current(path: Path) -> str:
    return (path / "CURRENT").read_text(encoding="ascii").strip()


def test_the_copies_of_killed_servers_are_swept_away(tmp_path: Path) -> None:
    EmbeddedStore.open(tmp_path / "store").close()
    (tmp_path / ".store-served-999999999-x").mkdir()
    with snapshot(tmp_path / "store"):
        assert len([path for path in tmp_path.iterdir() if path.name.startswith(".store-served-")]) == 1
