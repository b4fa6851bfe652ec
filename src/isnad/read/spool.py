"""Rows of files that cannot be read from their middle, kept on disk while a run goes on."""

from dataclasses import replace
from pathlib import Path
from shutil import copyfileobj
from typing import IO

from isnad.read.piece import InputFile

COPIED = 1 << 20  # bytes at once


class Spool:
    """One growing file in the run's temporary folder, so that memory stays flat and any process can read any row."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "rows"
        self._stream: IO[bytes] | None = None
        self._size = self._files = 0

    def holding(self, file: InputFile) -> InputFile:
        """The file as one whose rows are here."""
        return replace(file, kept=self._path)

    def keep(self, row: bytes) -> int:
        """Where the row now begins. It can be read once `flush` is called."""
        if self._stream is None:
            self._stream = self._path.open("wb")
        start, self._size = self._size, self._size + len(row)
        self._stream.write(row)
        return start

    def unpacked(self, file: InputFile) -> InputFile:
        """The file with all that it holds unpacked here, where it can be read from its middle."""
        path = self._folder / f"unpacked-{self._files}"
        self._files += 1
        with file.open() as packed, path.open("wb") as plain:
            copyfileobj(packed, plain, COPIED)
        return replace(file, kept=path)

    def flush(self) -> None:
        if self._stream is not None:
            self._stream.flush()

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()
