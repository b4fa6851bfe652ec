"""The example's claims as a graph, and the same with hostile words."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from isnad.pipeline.graphs import open_any
from isnad.resources import folder
from isnad.views.articles import Opened

EXAMPLE = folder("seeds") / "claims.example.jsonl"
SEEDS = (folder("seeds"),)
HOSTILE = '=HYPERLINK("http://x")<script>&\x0b\u202e'


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Four claims of one article: an accusation, a toll, a denial, conditional support."""
    with open_any(EXAMPLE, SEEDS) as graph:
        yield graph


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Opened]:
    """The example, its outlet, headline and first party called HOSTILE."""
    rows = [json.loads(line) for line in EXAMPLE.read_text(encoding="utf-8").splitlines()]
    rows[0].update(publisher=HOSTILE, title=HOSTILE)
    for row in rows[1:]:
        row.pop("id"), row.pop("denies", None)
    rows[1]["content"]["agents"][0]["label"] = HOSTILE
    path = tmp_path / "hostile.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with open_any(path, SEEDS) as graph:
        yield graph
