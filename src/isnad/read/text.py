"""Plain text: a file is an article."""

from isnad.read.decode import decode
from isnad.read.details import Content
from isnad.read.options import ReadOptions
from isnad.read.piece import Piece
from isnad.read.whole import bytes_of


def read_text(piece: Piece, options: ReadOptions) -> Content:
    """The decoded file; its hash is of the file's bytes."""
    data = bytes_of(piece, options)
    text, notes = decode(data)
    return Content(text, data, notes=notes)
