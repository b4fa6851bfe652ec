"""A store is served as it was when the server started, whoever writes to it meanwhile."""

import signal
from pathlib import Path

import pytest
from tests.serve.conftest import Start

from isnad.store import EmbeddedStore

pytestmark = pytest.mark.slow

ONE, TWO = (f'<urn:s> <urn:says> "{word}" <urn:g> .\n' for word in ("one", "two"))


def said(server) -> list[str]:
    rows = server.ask("SELECT ?o { ?s <urn:says> ?o }").json()["results"]["bindings"]
    return [row["o"]["value"] for row in rows]


def test_a_writer_and_a_server_do_not_meet(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with EmbeddedStore.open(folder) as store:
        store.replace(["urn:g"], ONE)
        server = start("--store", str(folder))
        store.replace(["urn:g"], TWO)
        store.compact()
        assert said(server) == ["one"]
        assert server.stop(signal.SIGTERM) == 0
        assert said(start("--store", str(folder))) == ["two"]
