"""One article's place in the input, before it is read."""

import io
from dataclasses import dataclass
from pathlib import Path

from isnad.read.packing import open_plain, plain_name


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: where it is, and what messages call it (standard input is kept in a file of another name).

    `kept` is where it, or its rows, lie during the run when they cannot be read where they are; `before` lines stand
    above its first when it is cut out of a longer one.
    """

    path: Path
    name: str
    kept: Path | None = None
    before: int = 0

    @property
    def place(self) -> Path:
        """Where its bytes are now."""
        return self.kept or self.path

    @property
    def stem(self) -> str:
        """The name without folders and suffixes, from which ids are made."""
        return plain_name(Path(self.name)).stem

    def open(self) -> io.BufferedReader:
        """What it holds, unpacked."""
        return open_plain(self.place)


@dataclass(frozen=True, slots=True)
class Piece:
    """Where one article stands: a whole file, or `size` bytes from `start` in the row `line` (from 1) of one.

    Small and free of text, so that a run can list, sort and share out its pieces before it reads any. Where the piece
    is an article's claims, `text` is where the article itself stands, if that is known. `known` is the stamp of what an
    earlier run made of it: where nothing has changed, it is not made again.
    """

    id: str
    file: InputFile
    format: str
    line: int | None = None
    start: int = 0
    size: int | None = None
    text: "Piece | None" = None
    known: str = ""

    @property
    def origin(self) -> str:
        """What messages call this place."""
        return f"{self.file.name}:{self.line}" if self.line else self.file.name

    def data(self) -> bytes:
        """The bytes that stand there; OSError where they cannot be had."""
        with self.file.place.open("rb") as stream:
            stream.seek(self.start)
            return stream.read() if self.size is None else stream.read(self.size)
