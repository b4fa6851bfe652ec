"""Formats in which a file is one article."""

from collections.abc import Iterator
from pathlib import Path

from isnad.read.naming import article_id
from isnad.read.options import ReadOptions
from isnad.read.piece import InputFile, Piece
from isnad.read.unusable import Unusable


def one_piece(file: InputFile, format_name: str, options: ReadOptions) -> Iterator[Piece]:
    """The file as the one piece it is; its id is the user's, else made of the file's stem."""
    row = options.metadata.of(file.path)
    yield Piece(row.id if row and row.id else article_id(Path(file.name).stem), file, format_name)


def bytes_of(piece: Piece, options: ReadOptions) -> bytes:
    """The bytes of a file that is not larger than allowed; Unusable before it is read where it is."""
    size = piece.file.path.stat().st_size
    if size > options.max_bytes:
        raise Unusable(f"too large: {size:,} bytes (--max-bytes allows {options.max_bytes:,})")
    return piece.data()
