"""Graph files of any format make the same store, and loading again changes nothing."""

from pathlib import Path

import pytest

import isnad
from isnad.errors import InputError, StoreError
from isnad.graph.parse import read_quads
from isnad.pipeline.loading import Loader, store_quads
from isnad.store.embedded import EmbeddedStore

TEXT = "أعلنت وزارة الدفاع المصرية أن طائراتها قصفت مواقع المسلحين في مدينة درنة."
SUFFIXES = (".ttl", ".nt", ".nq", ".trig", ".jsonld")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("files")
    analysis = isnad.analyse(TEXT, id="n1")
    for suffix in SUFFIXES:
        (where / f"g{suffix}").write_text(analysis.graph(suffix), encoding="utf-8")
    return where


def dump(*files: Path) -> str:
    with EmbeddedStore.memory() as store:
        for file in files:
            Loader(store).load(file)
        return store.dump()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_makes_the_store_of_the_others(files: Path, suffix: str) -> None:
    assert dump(files / f"g{suffix}") == dump(files / "g.nq")


def test_loading_twice_is_loading_once(files: Path) -> None:
    assert dump(files / "g.nq", files / "g.ttl", files / "g.nq") == dump(files / "g.nq")


def test_an_article_takes_the_place_of_its_earlier_self(files: Path, tmp_path: Path) -> None:
    changed = tmp_path / "later.nq"
    later = isnad.analyse("افتتح وزير الثقافة معرض الكتاب في القاهرة.", id="n1")
    changed.write_text(later.graph(".nq"), encoding="utf-8")
    assert "/claim/" in dump(files / "g.nq")
    assert "/claim/" not in dump(files / "g.nq", changed)


def test_what_was_inferred_can_be_left_out(files: Path) -> None:
    with EmbeddedStore.memory() as store:
        Loader(store, reason=False).load(files / "g.ttl")
        assert "/inferred/" not in store.dump()
        assert set(store_quads(store)) == set(read_quads(files / "g.ttl"))


ENTITY = "<https://w3id.org/isnad/id/actor/egypt>"
LABEL = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
SOURCE = "<https://w3id.org/isnad/ontology#Source>"
SHARED = "<https://w3id.org/isnad/graph/entities>"


def load_lines(store: EmbeddedStore, folder: Path, *lines: str) -> None:
    file = folder / "lines.nq"
    file.write_text("".join(f"{line} .\n" for line in lines), encoding="utf-8")
    Loader(store, reason=False).load(file)


def test_a_shared_entry_takes_the_place_of_its_earlier_self_and_leaves_the_others(tmp_path: Path) -> None:
    with EmbeddedStore.memory() as store:
        other = f'<https://w3id.org/isnad/id/actor/iran> {LABEL} "Iran"@en {SHARED}'
        speaks = f"{ENTITY} {TYPE} {SOURCE} {SHARED}"
        load_lines(store, tmp_path, f'{ENTITY} {LABEL} "Old"@en {SHARED}', speaks, other)
        load_lines(store, tmp_path, f'{ENTITY} {LABEL} "Egypt"@en {SHARED}')
        assert sorted(store.dump().splitlines()) == sorted(
            f"{line} ." for line in (f'{ENTITY} {LABEL} "Egypt"@en {SHARED}', speaks, other)
        )


def test_a_class_keeps_what_files_do_not_say_of_it(tmp_path: Path) -> None:
    graph, kind = "<https://w3id.org/isnad/graph/ontology>", "<https://w3id.org/isnad/ontology#Claim>"
    comment = f'{kind} <http://www.w3.org/2000/01/rdf-schema#comment> "What is held."@en {graph}'
    label = f"{kind} <http://www.w3.org/2000/01/rdf-schema#label>"
    with EmbeddedStore.memory() as store:
        load_lines(store, tmp_path, comment, f'{label} "old"@en {graph}')
        load_lines(store, tmp_path, f'{label} "claim"@en {graph}')
        assert set(store.dump().splitlines()) == {f"{comment} .", f'{label} "claim"@en {graph} .'}


def test_another_graph_is_replaced_and_runs_are_kept(tmp_path: Path) -> None:
    with EmbeddedStore.memory() as store:
        run = "<urn:r> <urn:p> {} <https://w3id.org/isnad/graph/runs>"
        load_lines(store, tmp_path, '<urn:a> <urn:p> "1" <urn:mine>', run.format('"1"'))
        load_lines(store, tmp_path, '<urn:a> <urn:p> "2" <urn:mine>', run.format('"2"'))
        assert set(store.dump().splitlines()) == {
            '<urn:a> <urn:p> "2" <urn:mine> .',
            f"{run.format(chr(34) + '1' + chr(34))} .",
            f"{run.format(chr(34) + '2' + chr(34))} .",
        }


@pytest.mark.parametrize("window", [40, 10**6])
def test_a_file_that_scatters_its_articles_gives_the_same_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, window: int
) -> None:
    lines = [f'<urn:s{n}> <urn:p> "{n}" <https://w3id.org/isnad/graph/article/a{n % 7}>' for n in range(200)]
    monkeypatch.setattr("isnad.pipeline.gathering.WINDOW", window)
    with EmbeddedStore.memory() as store:
        load_lines(store, tmp_path, *lines)
        assert set(store.dump().splitlines()) == {f"{line} ." for line in lines}


def test_a_file_that_breaks_off_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isnad.pipeline.gathering.WINDOW", 10)
    monkeypatch.setattr("isnad.pipeline.loading.TRANSACTION", 1)
    lines = [f'<urn:s{n}> <urn:p> "{n}" <https://w3id.org/isnad/graph/article/a{n}>' for n in range(100)]
    with EmbeddedStore.memory() as store:
        with pytest.raises(InputError, match=r"lines\.nq:101"):
            load_lines(store, tmp_path, *lines, "<urn:broken")
        assert store.dump() == ""


def test_pruning_removes_the_articles_that_the_files_lack_and_what_follows_from_them(
    files: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.nq"
    other.write_text(isnad.analyse(TEXT, id="n2").graph(".nq"), encoding="utf-8")
    with EmbeddedStore.memory() as store:
        Loader(store).load(files / "g.nq")
        once = store.dump()
        Loader(store).load(other)
        assert "inferred/article/n2" in store.dump()
        loader = Loader(store)
        loader.load(files / "g.nq")
        assert loader.prune() == ("https://w3id.org/isnad/graph/article/n2",)
        assert store.dump() == once


def test_files_without_an_article_prune_nothing(files: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.nq"
    empty.touch()
    with EmbeddedStore.memory() as store:
        Loader(store).load(files / "g.nq")
        loader = Loader(store)
        loader.load(empty)
        with pytest.raises(StoreError, match="would empty the store"):
            loader.prune()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("g.ttl", b"<a> <b> .", r"g\.ttl:1: not ttl"),
        ("g.nq.gz", b"no gzip", r"g\.nq\.gz: cannot be read"),
        ("g.xml", b"", r"unknown kind of graph file"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_named(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=message):
        list(read_quads(tmp_path / name))
