"""Parquet: a row is an article. Needs pyarrow, which the extra `parquet` installs."""

from collections.abc import Iterator
from datetime import date

from isnad.model.article import Rejected
from isnad.read.fields import chosen
from isnad.read.jsonl import no_text
from isnad.read.options import ReadOptions
from isnad.read.packing import library, packing_of
from isnad.read.piece import InputFile, Piece
from isnad.read.spool import Spool
from isnad.read.table import kept_row
from isnad.read.unusable import NoArticles, Unusable

ROWS = 32  # read at once: few, since a row may be as large as --max-bytes allows
BUFFER = 1 << 20  # bytes of a column held at once; without it pyarrow reads whole groups of rows


def parquet_rows(file: InputFile, format_name: str, options: ReadOptions, spool: Spool) -> Iterator[Piece | Rejected]:
    """A piece for each row, kept as JSON; only the columns that are used are read."""
    if packing_of(file.path):
        raise Unusable("a compressed Parquet file: unpack it first (Parquet compresses by itself)")
    arrow = library("pyarrow", "parquet")
    kept = spool.holding(file)
    try:
        for number, row in enumerate(_rows(file, options), 1):
            yield kept_row(Piece("", kept, format_name, number), row, options, spool)
    except (arrow.ArrowException, OSError) as error:
        if getattr(error, "errno", None):  # pyarrow says of a broken file that it is an OSError without a number
            raise
        raise Unusable(f"not a sound Parquet file: {str(error).splitlines()[0]}") from error


def _rows(file: InputFile, options: ReadOptions) -> Iterator[dict[str, object]]:
    parquet = library("pyarrow.parquet", "parquet")
    with parquet.ParquetFile(file.place, buffer_size=BUFFER, pre_buffer=False) as table:
        columns = chosen(table.schema_arrow.names, options)
        if "text" not in columns:
            raise NoArticles(no_text(table.schema_arrow.names, options))
        for batch in table.iter_batches(ROWS, columns=sorted(set(columns.values())), use_threads=False):
            for row in batch.to_pylist():
                yield {name: _plain(cell) for name, cell in row.items()}


def _plain(cell: object) -> object:
    """The cell as JSON can hold it: days and times in their ISO form, bytes as the text they are."""
    if isinstance(cell, date):
        return cell.isoformat()
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell
