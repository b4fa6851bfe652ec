"""Files on this machine or in an object store, by one name: a path, or an address that fsspec knows."""

import os
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import IO, Any

from isnad.errors import InputError, MissingError

COPIED = 1 << 20  # bytes at once


def is_address(place: str) -> bool:
    """Whether it is an address such as s3://bucket/folder, not a path."""
    return "://" in place


def below(place: str, name: str) -> str:
    """That name in a folder."""
    return f"{place.rstrip('/')}/{name}" if is_address(place) else str(Path(place) / name)


def make_folder(place: str) -> None:
    """The folder is there afterwards; object stores have none to make."""
    if is_address(place):
        filesystem(place).makedirs(place, exist_ok=True)
    else:
        Path(place).mkdir(parents=True, exist_ok=True)


def files_at(place: str) -> list[tuple[str, int]]:
    """The file with its size, or of a folder all files below it, in order of their names."""
    system, scheme = filesystem(place), place.partition("://")[0]
    found = system.find(place, detail=True)
    if not found:
        raise MissingError(place, None, "there is no such file or folder")
    return [(f"{scheme}://{name.lstrip('/')}" if "://" not in name else name, int(entry["size"] or 0))
            for name, entry in sorted(found.items())]  # fmt: skip


def open_at(place: str) -> IO[bytes]:
    """The file's bytes, from any point on."""
    if is_address(place):
        stream: IO[bytes] = filesystem(place).open(place, "rb")
        return stream
    return Path(place).open("rb")


def read_at(place: str) -> bytes | None:
    """All of a small file; None where there is none."""
    try:
        with open_at(place) as stream:
            return stream.read()
    except FileNotFoundError:
        return None


def publish(made: Path, place: str) -> None:
    """The finished file under that name, whole or not at all: an object store shows it when it has all of it."""
    if is_address(place):
        filesystem(place).put_file(str(made), place)
        return
    near = Path(place).with_name(f".{Path(place).name}.{os.getpid()}")
    shutil.copyfile(made, near)
    near.replace(place)


def state_of(place: str) -> str:
    """What changes when the file does; empty where it cannot be told."""
    try:
        if is_address(place):
            return str(filesystem(place).ukey(place))
        status = Path(place).stat()
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"


def remove(place: str) -> None:
    if is_address(place):
        filesystem(place).rm_file(place)
    else:
        Path(place).unlink(missing_ok=True)


def name_of(place: str) -> str:
    """The last part of the name."""
    return PurePosixPath(place).name


def copied(source: IO[bytes], target: Path) -> None:
    """All that is left of the source, as that file."""
    with target.open("wb") as stream:
        shutil.copyfileobj(source, stream, COPIED)


def names_below(place: str) -> Iterator[str]:
    """The names of the files of a folder."""
    if is_address(place):
        yield from (name_of(name) for name in filesystem(place).find(place, maxdepth=1))
    else:
        yield from (entry.name for entry in os.scandir(place) if entry.is_file())


def filesystem(place: str) -> Any:
    """What fsspec has for that address; InputError with the way to get it."""
    try:
        return import_module("fsspec.core").url_to_fs(place)[0]
    except ImportError as error:
        raise InputError(place, None, f"{error}: pip install 'isnad[dask]', and s3fs, gcsfs or adlfs") from error
    except ValueError as error:
        raise InputError(place, None, str(error)) from error
