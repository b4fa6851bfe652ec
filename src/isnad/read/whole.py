"""Formats in which a file is one article."""

from collections.abc import Iterator

from isnad.read.naming import article_id
from isnad.read.options import ReadOptions
from isnad.read.packing import packing_of
from isnad.read.piece import InputFile, Piece
from isnad.read.spool import Spool
from isnad.read.unusable import Unusable


def one_piece(file: InputFile, format_name: str, options: ReadOptions, _spool: Spool | None = None) -> Iterator[Piece]:
    """The file as the one piece it is; its id is the user's, else made of the file's stem."""
    row = options.metadata.of(file.path)
    yield Piece(row.id if row and row.id else article_id(file.stem), file, format_name)


def bytes_of(piece: Piece, options: ReadOptions) -> bytes:
    """The bytes of a file, unpacked, that is not larger than allowed; Unusable before it is read where it is."""
    size = 0 if packing_of(piece.file.place) else piece.file.place.stat().st_size
    if size <= options.max_bytes:
        with piece.file.open() as stream:
            data = stream.read(options.max_bytes + 1)
        if len(data) <= options.max_bytes:
            return data
    told = f"{size:,} bytes" if size else "more bytes, unpacked, than allowed"
    raise Unusable(f"too large: {told} (--max-bytes allows {options.max_bytes:,})")
