"""Compressed files opened as what they hold, within bounds that a bomb breaks and no real archive does."""

import gzip
import io
import zlib
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from isnad.read.unusable import Unusable

MOST = 200  # times its size a file may unpack to: Arabic text shrinks to a fifth, a page full of menus to a thirtieth
FREE = 16 << 20  # bytes that may come out before MOST counts: a small file of blanks is no bomb
AHEAD = 1 << 16  # bytes unpacked at once
WINDOW = 1 << 27  # bytes that a Zstandard frame may look back: what zstd itself accepts without --long
STEP = 2048  # bytes of Zstandard unpacked at once: no more than 64 MB can come of them

PACKED = (".gz", ".zst")


def packing_of(path: Path) -> str:
    """The suffix of the compression, empty where there is none."""
    return next((suffix for suffix in PACKED if path.name.lower().endswith(suffix)), "")


def plain_name(path: Path) -> Path:
    """The path without the suffix of the compression: what the unpacked file would be called."""
    packing = packing_of(path)
    return path.with_name(path.name[: -len(packing)]) if packing and path.name[: -len(packing)] else path


def open_plain(path: Path) -> io.BufferedReader:
    """The bytes of the file, unpacked as they are read; Unusable from a read where it is damaged or a bomb."""
    raw: io.BufferedReader = io.BufferedReader(io.FileIO(path), AHEAD)
    packing = packing_of(path)
    if not packing:
        return raw
    return io.BufferedReader(_Unpacking(raw, packing), AHEAD)


class _Unpacking(io.RawIOBase):
    """What a compressed stream holds; says what is wrong with it in a person's words."""

    def __init__(self, raw: io.BufferedReader, packing: str) -> None:
        self._raw, self._packing = raw, packing
        opened: Opened = _OPEN[packing](raw)
        self._stream, self._damages = opened
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._stream.read(len(view))
        except self._damages as error:
            raise Unusable(f"damaged {self._packing} file after {self._given:,} unpacked bytes: {error}") from error
        self._given += len(data)
        if self._given > FREE and self._given > MOST * self._raw.tell():
            raise Unusable(f"unpacks to more than {MOST} times its size (a bomb?): unpack it yourself if it is sound")
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()


class _Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


Opened = tuple[_Stream, tuple[type[Exception], ...]]


def _gzip(raw: io.BufferedReader) -> Opened:
    return gzip.GzipFile(fileobj=raw, mode="rb"), (EOFError, gzip.BadGzipFile, zlib.error)


def _zstd(raw: io.BufferedReader) -> Opened:
    return _Frames(raw), (EOFError, library("zstandard", "archives").ZstdError)


class _Frames:
    """The frames of a Zstandard file, one after the other; EOFError where the last is cut off, which the library's own
    reader takes for the end.
    """

    def __init__(self, raw: io.BufferedReader) -> None:
        self._raw, self._given = raw, io.BytesIO()
        self._unpacker = library("zstandard", "archives").ZstdDecompressor(max_window_size=WINDOW)
        self._frame: Any = None

    def read(self, size: int, /) -> bytes:
        while not (data := self._given.read(size)):
            packed = (self._frame.unused_data if self._frame and self._frame.eof else b"") or self._raw.read(STEP)
            if not packed:
                if self._frame and not self._frame.eof:
                    raise EOFError("the file ends within a frame")
                return b""
            if self._frame is None or self._frame.eof:
                self._frame = self._unpacker.decompressobj()
            self._given = io.BytesIO(self._frame.decompress(packed))
        return data


_OPEN = {".gz": _gzip, ".zst": _zstd}


def library(name: str, extra: str) -> ModuleType:
    """An optional library; Unusable with the way to get it where it is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise Unusable(f"needs {name}, which is not installed: pip install 'isnad[{extra}]'") from error
