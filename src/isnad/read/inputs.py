"""Which files a user means by files, folders, patterns and `-`."""

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from isnad.errors import MissingError
from isnad.model.article import Rejected
from isnad.read.formats import format_of
from isnad.read.jsonl import parse_row
from isnad.read.naming import printable
from isnad.read.piece import InputFile
from isnad.read.unusable import Unusable

STDIN = "-"
STDIN_NAME = "stdin"  # what messages call it
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, the name of its format, and whether the user named it or it was met in a folder."""

    file: InputFile
    format: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that is not of a kind that kg reads."""

    name: str


def find_files(paths: Iterable[str]) -> Iterator[Found | Skipped | Rejected]:
    """Every file meant, once: arguments in path order, of a folder first its files in no order, then its folders.

    Nothing is held but the folders' identities, so that millions of files cost no memory. A named file of an unknown
    suffix is read as text; one met in a folder is skipped. Hidden files and folders are left alone, a folder reached
    twice (a symbolic link upwards) is entered once. MissingError where an argument names nothing.
    """
    arguments = sorted(expand(paths))
    walk = _Walk(arguments)
    for argument in arguments:
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
            raise MissingError(printable(path), None, what)
        yield from matches


class _Walk:
    """Remembers the files named and the folders met, so that each file is met once however many there are."""

    def __init__(self, arguments: Iterable[str]) -> None:
        self._named = {_absolute(path) for path in map(Path, arguments) if not path.is_dir()}
        self._met: set[str] = set()
        self._folders: set[tuple[int, int]] = set()

    def argument(self, path: Path) -> Iterator[Found | Skipped | Rejected]:
        if path.is_dir():
            yield from self._folder(path)
        elif (absolute := _absolute(path)) not in self._met:
            self._met.add(absolute)
            yield _file(path, format_of(path) or "text", named=True)

    def _folder(self, folder: Path) -> Iterator[Found | Skipped | Rejected]:
        """Its files as the system lists them, not held; then its folders in order of their names."""
        deeper: list[str] = []
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in self._folders:
                return
            self._folders.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir():
                        deeper.append(entry.name)
                    else:
                        yield from self._entry(folder / entry.name)
        except OSError as error:
            yield Rejected(printable(folder), f"cannot be read: {error.strerror}")
        for name in sorted(deeper):
            yield from self._folder(folder / name)

    def _entry(self, path: Path) -> Iterator[Found | Skipped | Rejected]:
        format_name = format_of(path)
        if format_name is None:
            yield Skipped(printable(path))
        elif not self._named or _absolute(path) not in self._named:
            yield _file(path, format_name)


def _absolute(path: Path) -> str:
    return os.path.normpath(path.absolute())


def _file(path: Path, format_name: str, named: bool = False) -> Found | Rejected:
    name = printable(path)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return Rejected(name, f"cannot be read: {error.strerror}")
    if not stat.S_ISREG(mode):
        return Rejected(name, "not a regular file")
    return Found(InputFile(path, name), format_name, named)


def keep_stdin(folder: Path) -> Found:
    """Standard input, kept in that folder: JSON Lines if its first line is a row, HTML by its first tag, else text."""
    path = folder / "stdin"
    with path.open("wb") as kept:
        _copy(sys.stdin.buffer, kept)
    return Found(InputFile(path, STDIN_NAME), _sniff(path), named=True)


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
