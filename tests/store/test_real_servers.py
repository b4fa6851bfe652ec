"""Servers that nobody here wrote, started on the loopback: loaded, verified, loaded again, pruned.

Oxigraph has all that the protocols ask for, Virtuoso 7 wants digest and takes some bodies without storing them,
rdflib-endpoint only takes updates.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.servers import Real, oxigraph, rdflib_endpoint, virtuoso

import isnad
from isnad.pipeline.gathering import gather
from isnad.pipeline.orders import Order
from isnad.pipeline.sending import send
from isnad.store.loading import RemoteStore

pytestmark = pytest.mark.slow

TEXT = "قال متحدث باسم حكومة الوفاق إن طائرات {} قصفت مطار معيتيقة يوم 14 ديسمبر 2019."


@pytest.fixture(scope="module", params=[oxigraph, virtuoso, rdflib_endpoint], ids=lambda start: start.__name__)
def real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Real]:
    with request.param(tmp_path_factory.mktemp(request.param.__name__)) as server:
        yield server


@pytest.fixture
def remote(real: Real, monkeypatch: pytest.MonkeyPatch) -> Iterator[RemoteStore]:
    if "sparql-auth" in real.doors.query:
        for name, value in {"USER": "dba", "PASSWORD": "dba", "AUTH": "digest"}.items():
            monkeypatch.setenv(f"ISNAD_ENDPOINT_{name}", value)
    with RemoteStore(real.doors.query, real.doors) as store:
        yield store


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Three articles in two formats, the second with characters that servers get wrong."""
    made = [tmp_path / "a.nq", tmp_path / "b.trig"]
    for file, side in zip(made, ("إماراتية", '"تركية\\" \u2028 😀'), strict=True):
        file.write_text(isnad.analyse(TEXT.format(side), id=file.stem).graph(file.suffix), encoding="utf-8")
    return made


def test_a_server_is_known_by_what_it_does(real: Real, remote: RemoteStore) -> None:
    assert str(remote.abilities) == real.abilities
    assert [name for name in remote.graphs() if name.startswith("urn:uuid:")] == []


def test_what_is_loaded_is_there_triple_by_triple(remote: RemoteStore, files: list[Path], tmp_path: Path) -> None:
    told: list[str] = []
    for _ in range(2):
        checked = send(Order(files), remote, told.append, tmp_path / "journals")
        assert checked is not None
        assert checked.problems == ()
        assert checked.graphs > 4
    graph, quads = next(gather(files[1]))
    asserted = {f"{s} {p} {o} ." for s, p, o, g in quads if g == graph}
    assert set(remote.lines(graph[1:-1])) == asserted


def test_what_the_files_lack_can_be_removed(remote: RemoteStore, files: list[Path], tmp_path: Path) -> None:
    send(Order(files), remote, lambda _: None, tmp_path / "journals")
    checked = send(Order(files[:1], prune=True), remote, lambda _: None, tmp_path / "journals")
    assert checked is not None
    assert checked.problems == ()
    assert not [name for name in remote.graphs() if name.endswith("article/b")]
    assert [name for name in remote.graphs() if name.endswith("article/a")]
