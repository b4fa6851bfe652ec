"""Reading whole files in one call."""

from collections.abc import Callable
from pathlib import Path

import pytest

from isnad.model.article import Article, Rejected
from isnad.read.formats import read_piece, split
from isnad.read.inputs import Found, find_files
from isnad.read.options import ReadOptions
from isnad.read.spool import Spool

Reading = Callable[..., list[Article | Rejected]]


@pytest.fixture
def read(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """All that a file or folder gives, in its order."""

    def read_all(path: Path, options: ReadOptions | None = None) -> list[Article | Rejected]:
        options = options or ReadOptions()
        spool = Spool(tmp_path_factory.mktemp("spool"))
        found = [item for item in find_files([str(path)]) if isinstance(item, Found)]
        pieces = [piece for item in found for piece in split(item.file, options, item.format, spool)]
        spool.close()
        return [piece if isinstance(piece, Rejected) else read_piece(piece, options) for piece in pieces]

    return read_all
