"""Whatever bytes a file holds, reading gives articles and rejections, and nothing else."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.model.article import Article, Rejected
from isnad.pipeline.sources import open_inputs
from isnad.read.formats import read_piece
from isnad.read.options import ReadOptions

ARABIC = "قال المتحدث باسم الجيش إن الطائرات قصفت مواقع في المدينة"
PARTS = (
    ARABIC, "{", "}", '"text":', '"id":', '"', ",", "\n", "\t", "\\u0000", "<p>", "<!--", "</", "&#x0;", "&lt;", "\x00",
    "\ufeff", "\u202e", "WARC/1.0\r\n", "Content-Length: 99999999\r\n\r\n", "id,text\n", "[" * 50, "\ud7ff", "=CMD()",
)  # fmt: skip
scraps = st.one_of(
    st.binary(max_size=200), st.lists(st.sampled_from(PARTS), max_size=30).map(lambda p: "".join(p).encode())
)


@pytest.mark.parametrize("suffix", [".txt", ".html", ".jsonl", ".csv", ".warc", ".jsonl.gz", ".txt.gz", ".warc.gz"])
@settings(max_examples=25, deadline=None, database=None)
@given(content=scraps)
def test_reading_never_fails(suffix, content):
    with TemporaryDirectory() as place:
        path = Path(place) / f"a{suffix}"
        path.write_bytes(content)
        with open_inputs([str(path)], ReadOptions()) as inputs:
            for piece in inputs.pieces:
                found = read_piece(piece, ReadOptions())
                assert isinstance(found, Article | Rejected)
