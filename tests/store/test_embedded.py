"""The embedded store: whole changes or none, clear messages, nothing made by looking."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from isnad.errors import StoreError
from isnad.store import EmbeddedStore, Iri, Solutions, Text, Truth, embedded

G = "https://example.org/graph/article/"
A = f'<https://example.org/a> <https://example.org/says> "نعم"@ar <{G}1> .\n'
B = f'<https://example.org/b> <https://example.org/says> "no\\n\\"so\\"" <{G}2> .\n'
SHARED = '<https://example.org/e> <https://example.org/says> "shared" <https://example.org/graph/entities> .\n'


def said(store: EmbeddedStore) -> list[str]:
    result = store.query("SELECT DISTINCT ?o { ?s <https://example.org/says> ?o } ORDER BY ?o")
    assert isinstance(result, Solutions)
    return [row[0].value for row in result.rows if row[0]]


def test_replacing_an_article_leaves_the_others_and_forgets_its_old_words() -> None:
    with EmbeddedStore.memory() as store:
        store.replace([f"{G}1", f"{G}2"], A + B)
        store.replace([f"{G}1"], A.replace("نعم", "لا") + SHARED)
        assert said(store) == ['no\n"so"', "shared", "لا"]


def test_replacing_twice_is_replacing_once() -> None:
    with EmbeddedStore.memory() as store:
        store.replace([f"{G}1"], A)
        once = store.dump()
        store.replace([f"{G}1"], A)
        assert store.dump() == once == A


def test_only_lines_that_differ_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[int] = []

    def counting(write: Callable[[Iterable[tuple[str, list[str]]]], str]) -> Callable[..., str]:
        def counted(blocks: Iterable[tuple[str, list[str]]]) -> str:
            kept = list(blocks)
            counts[-1] += sum(len(lines) for _, lines in kept)
            return write(kept)

        return counted

    monkeypatch.setattr(embedded, "insert", counting(embedded.insert))
    monkeypatch.setattr(embedded, "delete", counting(embedded.delete))
    lines = [A.replace("نعم", str(n)) for n in range(500)]
    others = [A.replace("نعم", str(-n)) for n in range(1, 501)]
    with EmbeddedStore.memory() as store:
        for now in (lines, lines, [*lines[1:], A], others):
            counts.append(0)
            store.replace([f"{G}1"], "".join(now))
            assert store.dump() == "".join(sorted(now))
        store.replace([f"{G}1"], "")
        assert store.graphs() == ()
    assert counts == [500, 0, 2, 500]  # with nothing in common the old graph is dropped as a whole


def test_a_number_written_otherwise_is_the_same_number() -> None:
    line = f'<urn:a> <urn:p> "{{}}"^^<http://www.w3.org/2001/XMLSchema#decimal> <{G}1> .\n'
    with EmbeddedStore.memory() as store:
        for number in ("0.90", "0.9", "0.90"):
            store.replace([f"{G}1"], line.format(number) + A)
            assert store.dump() == "".join(sorted((line.format("0.9"), A)))


def test_graphs_with_blank_nodes_are_replaced_whole() -> None:
    with EmbeddedStore.memory() as store:
        for n in (1, 2, 2):
            store.replace([f"{G}1", f"{G}2"], f'{A}_:x <urn:p> "{n}" <{G}1> .\n_:x <urn:p> "b" <{G}2> .\n')
            shared = f"ASK {{ GRAPH <{G}1> {{ ?x ?p '{n}' }} GRAPH <{G}2> {{ ?x ?p 'b' }} }}"
            assert store.query(shared) == Truth(True)
            assert len(store.dump().splitlines()) == 3


def test_a_replacement_that_cannot_be_read_changes_nothing() -> None:
    with EmbeddedStore.memory() as store:
        store.replace([f"{G}1"], A)
        with pytest.raises(StoreError, match="could not be changed"):
            store.replace([f"{G}1"], A + "<broken\n")
        assert store.dump() == A


def test_a_graph_name_that_is_no_iri_is_refused() -> None:
    with EmbeddedStore.memory() as store:
        store.replace([f"{G}1"], A)
        with pytest.raises(StoreError):
            store.replace(["x> ; DROP ALL #"], "")
        assert store.dump() == A


def test_pruning_drops_only_graphs_of_its_kind_that_nobody_keeps() -> None:
    with EmbeddedStore.memory() as store:
        store.replace([], A + B + SHARED)
        assert store.prune([f"{G}2"], G) == (f"{G}1",)
        assert store.graphs() == (f"{G}2", "https://example.org/graph/entities")


def test_queries_see_the_default_graph_and_the_named_ones_together() -> None:
    with EmbeddedStore.memory() as store:
        store.load(b'<https://example.org/c> <https://example.org/says> "plain" .', ".ttl")
        store.load(A.encode(), ".nq")
        assert said(store) == ["plain", "نعم"]


def test_answers_are_terms_of_no_particular_library() -> None:
    with EmbeddedStore.memory() as store:
        store.load(A.encode(), ".nq")
        result = store.query("SELECT ?s ?o ?none { ?s ?p ?o }")
        rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
        assert result == Solutions(("s", "o", "none"), ((Iri("https://example.org/a"), Text("نعم", "ar", rdf), None),))
        assert store.query("ASK { ?s ?p 'so' }") == Truth(False)


def test_a_store_on_disk_keeps_what_it_was_given(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "a" / "store") as store:
        store.load(A.encode(), ".nq")
    with EmbeddedStore.read(tmp_path / "a" / "store") as store:
        assert store.dump() == A
        stats = store.stats()
    assert (stats.quads, stats.graphs) == (1, 1)
    assert stats.size


@pytest.mark.parametrize("writing", [True, False])
def test_what_was_written_is_flushed_when_the_store_closes(writing: bool) -> None:
    class Watched:
        flushed = 0

        def flush(self) -> None:
            self.flushed += 1

    inner = Watched()
    store = EmbeddedStore(inner, writing=writing)  # type: ignore[arg-type]
    store.close()
    store.close()
    assert inner.flushed == writing


def test_reading_what_is_not_there_says_how_to_make_it_and_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        EmbeddedStore.read(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_a_second_writer_is_told_who_is_in_the_way(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "store"), pytest.raises(StoreError, match="in use by another process"):
        EmbeddedStore.open(tmp_path / "store")


def test_a_folder_of_other_files_is_not_strewn_with_a_database(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="is no store"):
        EmbeddedStore.open(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_where_a_store_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="store"):
        EmbeddedStore.open(tmp_path / "store")


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    EmbeddedStore.open(tmp_path / "store").close()
    with EmbeddedStore.read(tmp_path / "store") as store, pytest.raises(StoreError):
        store.replace([], A)


def test_a_closed_store_says_so() -> None:
    store = EmbeddedStore.memory()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.query("ASK {}")


def test_a_backup_is_a_store_of_its_own(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "store") as store:
        store.load(A.encode(), ".nq")
        store.backup(tmp_path / "copy")
        store.load(B.encode(), ".nq")
    with EmbeddedStore.read(tmp_path / "copy") as copy:
        assert copy.dump() == A


@pytest.mark.parametrize(("data", "suffix"), [(b"<broken", ".ttl"), (b"", ".xml")], ids=["broken", "unknown suffix"])
def test_what_cannot_be_loaded_is_said_and_leaves_nothing(data: bytes, suffix: str) -> None:
    with EmbeddedStore.memory() as store:
        with pytest.raises(StoreError, match="loaded"):
            store.load(data, suffix)
        assert store.dump() == ""


@pytest.mark.parametrize("told", [OSError("a manifest has moved"), RuntimeError("Corruption: No such file: 1.sst")])
def test_reading_is_tried_again_where_a_writer_moved_files_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Exception
) -> None:
    EmbeddedStore.open(tmp_path / "store").close()
    opens, tries = embedded.ox.Store.read_only, []

    class Busy:
        @staticmethod
        def read_only(path: str) -> object:
            tries.append(path)
            if len(tries) < embedded.READ_TRIES:
                raise told
            return opens(path)

    monkeypatch.setattr(embedded, "READ_PAUSE", 0)
    monkeypatch.setattr(embedded.ox, "Store", Busy)
    with EmbeddedStore.read(tmp_path / "store"):
        assert len(tries) == embedded.READ_TRIES


def test_a_store_that_stays_torn_is_a_clear_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    EmbeddedStore.open(tmp_path / "store").close()

    class Torn:
        @staticmethod
        def read_only(path: str) -> object:
            raise RuntimeError("Corruption: the MANIFEST may be corrupted")

    monkeypatch.setattr(embedded, "READ_PAUSE", 0)
    monkeypatch.setattr(embedded.ox, "Store", Torn)
    with pytest.raises(StoreError, match="cannot be read just now"):
        EmbeddedStore.read(tmp_path / "store")
