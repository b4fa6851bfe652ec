"""What a store lacks, has too much of, or has inferred wrongly is told graph by graph."""

from pathlib import Path

import pytest

import isnad
from isnad.pipeline.checking import check_against, check_store
from isnad.pipeline.loading import Loader
from isnad.store.embedded import EmbeddedStore

ARTICLE = "https://w3id.org/isnad/graph/article/n1"
INFERRED = "https://w3id.org/isnad/graph/inferred/article/n1"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("files") / "g.nq"
    text = "أعلنت وزارة الدفاع المصرية أن طائراتها قصفت مواقع المسلحين في مدينة درنة."
    where.write_text(isnad.analyse(text, id="n1").graph(".nq"), encoding="utf-8")
    return where


def test_a_loaded_store_is_what_its_files_say(file: Path) -> None:
    with EmbeddedStore.memory() as store:
        Loader(store).load(file)
        assert check_store(store).problems == ()
        assert check_against(store, [file]).problems == ()
        assert check_against(store, [file]).graphs == 1
        assert check_store(store).graphs == len(store.graphs())


def test_a_store_without_inferences_is_sound(file: Path) -> None:
    with EmbeddedStore.memory() as store:
        Loader(store, reason=False).load(file)
        for name in store.graphs():
            if "/inferred/" in name:
                store.replace([name], "")
        assert check_store(store).problems == ()


def test_what_a_graph_lacks_is_told(file: Path) -> None:
    with EmbeddedStore.memory() as store:
        Loader(store).load(file)
        lines = store.lines(ARTICLE)
        quads = "".join(f"{line[:-1]} <{ARTICLE}> .\n" for line in [*lines[2:], '<urn:a> <urn:b> "c" .'])
        store.replace([ARTICLE], quads)
        assert check_against(store, [file]).problems == (f"{ARTICLE}: lacks 2 and has 1 other quads",)


@pytest.mark.parametrize(
    ("gone", "problem"),
    [(ARTICLE, f"{INFERRED}: inferred from a graph"), (INFERRED, f"{INFERRED}: not what follows from {ARTICLE}")],
)
def test_what_is_inferred_hangs_on_what_it_follows_from(file: Path, gone: str, problem: str) -> None:
    with EmbeddedStore.memory() as store:
        Loader(store).load(file)
        store.replace([gone], "")
        (told,) = check_store(store).problems
        assert told.startswith(problem)
        assert check_against(store, [file]).problems == ((f"{ARTICLE}: is not there",) if gone == ARTICLE else ())
