"""Which reader reads which files."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from isnad.model.article import Article, Rejected
from isnad.read.claims import holds_claims
from isnad.read.details import Content, complete
from isnad.read.html import read_html
from isnad.read.jsonl import read_row, rows
from isnad.read.options import ReadOptions
from isnad.read.packing import plain_name
from isnad.read.parquet import parquet_rows
from isnad.read.piece import InputFile, Piece
from isnad.read.screen import screen
from isnad.read.spool import Spool
from isnad.read.table import table_rows
from isnad.read.text import read_text
from isnad.read.unusable import NoArticles, Unusable
from isnad.read.warc import read_record, records
from isnad.read.whole import one_piece

Splitter = Callable[[InputFile, str, ReadOptions, Spool], Iterator[Piece | Rejected]]
Reader = Callable[[Piece, ReadOptions], Content]


class Format(NamedTuple):
    """How files of these suffixes are cut into pieces, and how a piece is read."""

    suffixes: tuple[str, ...]
    split: Splitter
    read: Reader


FORMATS = {
    "text": Format((".txt", ".text"), one_piece, read_text),
    "html": Format((".html", ".htm", ".xhtml"), one_piece, read_html),
    "jsonl": Format((".jsonl", ".ndjson"), rows, read_row),
    "table": Format((".csv", ".tsv"), table_rows, read_row),
    "parquet": Format((".parquet", ".pq"), parquet_rows, read_row),
    "warc": Format((".warc",), records, read_record),
}
BY_SUFFIX = {suffix: name for name, form in FORMATS.items() for suffix in form.suffixes}


def format_of(path: Path) -> str | None:
    """The format that the name tells, compressed or not; None for files of other kinds."""
    return BY_SUFFIX.get(plain_name(path).suffix.lower())


def split(file: InputFile, options: ReadOptions, format_name: str, spool: Spool) -> Iterator[Piece | Rejected]:
    """The pieces of a file in its own order; a file that cannot be read, or not further, is one rejection.

    NoArticles where it is a table of something else.
    """
    if format_name == "jsonl" and holds_claims(file):
        yield Rejected(file.name, "holds claims, not articles: kg build --from-claims reads it")
        return
    try:
        yield from FORMATS[format_name].split(file, format_name, options, spool)
    except NoArticles:
        raise
    except Unusable as unusable:
        yield Rejected(file.name, unusable.reason)
    except OSError as error:
        yield Rejected(file.name, f"cannot be read: {error.strerror or error}")


def read_piece(piece: Piece, options: ReadOptions) -> Article | Rejected:
    """The article that stands there, or why it cannot be used."""
    try:
        content = FORMATS[piece.format].read(piece, options)
        screen(content.text)
    except Unusable as unusable:
        return Rejected(piece.origin, unusable.reason, piece.id)
    except OSError as error:
        return Rejected(piece.origin, f"cannot be read: {error.strerror or error}", piece.id)
    return complete(piece, content, options)
