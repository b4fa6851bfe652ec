"""What is fuzzed: bytes in; whatever comes out that is not promised is raised."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from isnad.errors import QueryError
from isnad.model.article import Article, Rejected
from isnad.pipeline.sources import open_inputs
from isnad.query.binding import bind
from isnad.read.formats import read_piece
from isnad.read.options import ReadOptions
from isnad.serve.requests import Asked, RequestError, question_of
from isnad.store import Text
from isnad.store.evaluation import Most, Question, evaluate

SUFFIXES = (".txt", ".html", ".jsonl", ".csv", ".warc", ".jsonl.gz", ".txt.zst", ".parquet")
QUESTION = "SELECT ?s { ?s <urn:says> ?_word_literal }"
STATUSES = (200, 400, 406, 422)


def read(data: bytes) -> None:
    """A file of some kind gives articles and rejections, and nothing else."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else ".txt"
    with TemporaryDirectory() as place:
        path = Path(place) / f"a{suffix}"
        path.write_bytes(data[1:])
        with open_inputs([str(path)], ReadOptions()) as inputs:
            for piece in inputs.pieces:
                assert isinstance(read_piece(piece, ReadOptions()), Article | Rejected)


def bound(data: bytes) -> None:
    """A value stays a value: the bound query asks what the question asked."""
    value = data.decode("utf-8", "replace")
    try:
        query = bind(QUESTION, {"?_word_literal": Text(value)})
    except QueryError:
        return
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:says"), ox.Literal(value)))
    store.add(ox.Quad(ox.NamedNode("urn:t"), ox.NamedNode("urn:says"), ox.Literal("another")))
    found = [str(row[0].value) for row in store.query(query)]  # type: ignore[union-attr]
    assert found == ["urn:s"] or value == "another", found


def asked(data: bytes) -> None:
    """A request is answered, or refused with a reason."""
    with suppress(RequestError):
        question_of(Asked("POST", "", "application/x-www-form-urlencoded", data))
    answer = evaluate(ox.Store(), Question(data.decode("utf-8", "replace"), "*/*"), Most(10, 10_000))
    assert answer.status in STATUSES


TARGETS: dict[str, Callable[[bytes], None]] = {"read": read, "bind": bound, "ask": asked}
