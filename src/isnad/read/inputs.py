"""Which files a user means by files, folders, patterns and `-`."""

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from isnad.errors import InputError
from isnad.model.article import Rejected
from isnad.read.formats import BY_SUFFIX
from isnad.read.jsonl import parse_row
from isnad.read.naming import printable
from isnad.read.piece import InputFile
from isnad.read.unusable import Unusable

STDIN = "-"
STDIN_NAME = "stdin"  # what messages call it
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read and the name of its format."""

    file: InputFile
    format: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that is not of a kind that kg reads."""

    name: str


def find_files(paths: Iterable[str]) -> Iterator[Found | Skipped | Rejected]:
    """Every file meant, once: arguments in path order, folders through and through in path order.

    A named file of an unknown suffix is read as text; one met in a folder is skipped. Hidden files and folders are left
    alone, a folder reached twice (a symbolic link upwards) is entered once. InputError where an argument names nothing.
    """
    walk = _Walk()
    for argument in sorted(expand(paths)):
        yield from walk.argument(Path(argument))


def expand(paths: Iterable[str]) -> Iterator[str]:
    """Arguments with patterns replaced by what they match; what exists under the very name is no pattern."""
    for path in paths:
        if os.path.lexists(path):
            yield path
            continue
        matches = glob.glob(path, recursive=True)  # noqa: PTH207 - absolute patterns too
        if not matches:
            what = "matches nothing" if glob.has_magic(path) else "there is no such file or folder"
            raise InputError(printable(path), None, what)
        yield from matches


class _Walk:
    """Remembers the files and folders met, so that each is met once."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: set[tuple[int, int]] = set()

    def argument(self, path: Path) -> Iterator[Found | Skipped | Rejected]:
        if path.is_dir():
            yield from self._folder(path)
        else:
            yield from self._file(path, BY_SUFFIX.get(path.suffix.lower(), "text"))

    def _folder(self, folder: Path) -> Iterator[Found | Skipped | Rejected]:
        try:
            status = folder.stat()
            entries = sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths
        except OSError as error:
            yield Rejected(printable(folder), f"cannot be read: {error.strerror}")
            return
        if (status.st_dev, status.st_ino) in self._folders:
            return
        self._folders.add((status.st_dev, status.st_ino))
        for name in entries:
            if not name.startswith("."):
                yield from self._entry(folder / name)

    def _entry(self, path: Path) -> Iterator[Found | Skipped | Rejected]:
        if path.is_dir():
            yield from self._folder(path)
        elif path.suffix.lower() in BY_SUFFIX:
            yield from self._file(path, BY_SUFFIX[path.suffix.lower()])
        else:
            yield Skipped(printable(path))

    def _file(self, path: Path, format_name: str) -> Iterator[Found | Rejected]:
        name = printable(path)
        try:
            mode = path.stat().st_mode
        except OSError as error:
            yield Rejected(name, f"cannot be read: {error.strerror}")
            return
        if not stat.S_ISREG(mode):
            yield Rejected(name, "not a regular file")
        elif (absolute := os.path.normpath(path.absolute())) not in self._files:
            self._files.add(absolute)
            yield Found(InputFile(path, name), format_name)


def keep_stdin(folder: Path) -> Found:
    """Standard input, kept in that folder: JSON Lines if its first line is a row, HTML by its first tag, else text."""
    path = folder / "stdin"
    with path.open("wb") as kept:
        _copy(sys.stdin.buffer, kept)
    return Found(InputFile(path, STDIN_NAME), _sniff(path))


def _copy(source: BinaryIO, kept: BinaryIO) -> None:
    while chunk := source.read(CHUNK):
        kept.write(chunk)


def _sniff(path: Path) -> str:
    with path.open("rb") as stream:
        head = stream.readline(CHUNK)
        while head and not head.strip(b"\xef\xbb\xbf \t\r\n"):
            head = stream.readline(CHUNK)
    start = head.lstrip(b"\xef\xbb\xbf \t")[:15].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    try:
        parse_row(head, first=True)
    except Unusable:
        return "text"
    return "jsonl"
