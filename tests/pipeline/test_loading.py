"""Graph files of any format make the same store, and loading again changes nothing."""

from pathlib import Path

import pytest

import isnad
from isnad.errors import InputError
from isnad.graph.parse import read_quads
from isnad.pipeline.loading import load_file, store_quads
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
            load_file(file, store)
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
        load_file(files / "g.ttl", store, reason=False)
        assert "/inferred/" not in store.dump()
        assert set(store_quads(store)) == set(read_quads(files / "g.ttl"))


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
