"""A copy of a store's folder, taken while another process may write to it: for readers that stay."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from isnad.errors import StoreError

TRIES, PAUSE = 20, 0.1  # seconds; a writer changes its list of files now and then, for a moment


@contextmanager
def snapshot(path: Path) -> Iterator[Path]:
    """A folder beside the store with what the store held a moment ago, whole; gone afterwards.

    RocksDB's own copy can only be made by the writer. Tables never change once they are written, so they are linked;
    the log and the list of tables are copied, and the copy counts when that list has not changed meanwhile.
    """
    _sweep(path)
    with TemporaryDirectory(prefix=f"{_prefix(path)}{os.getpid()}-", dir=path.parent) as folder:
        target = Path(folder) / "store"
        for _ in range(TRIES):
            if _copied(path, target):
                yield target
                return
            time.sleep(PAUSE)
        raise StoreError(f"the store in {path} changes too fast to be copied: try again when its writer is done")


def _prefix(path: Path) -> str:
    return f".{path.name}-served-"


def _sweep(path: Path) -> None:
    """Removes the copies of servers that were killed."""
    for folder in path.parent.glob(f"{_prefix(path)}*"):
        pid = folder.name.removeprefix(_prefix(path)).partition("-")[0]
        if pid.isdigit() and not Path(f"/proc/{pid}").exists() and Path("/proc/self").exists():
            shutil.rmtree(folder, ignore_errors=True)


def _copied(path: Path, target: Path) -> bool:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    with suppress(OSError):
        before = _listed(path)
        logs = sorted(path.glob("*.log"))  # an older log is complete when a newer one exists
        for table in path.glob("*.sst"):
            _link(table, target / table.name)
        for file in (*logs, path / before[0], path / "CURRENT"):
            shutil.copyfile(file, target / file.name)
        if _listed(path) == before:
            ox.Store(target).flush()  # takes up the log, so that no reader has to
            return True
    return False


def _listed(path: Path) -> tuple[str, int]:
    """The list of tables that counts, and its length: it only grows."""
    name = (path / "CURRENT").read_text(encoding="ascii").strip()
    return name, (path / name).stat().st_size


def _link(table: Path, target: Path) -> None:
    try:
        target.hardlink_to(table)
    except FileNotFoundError:
        raise
    except OSError:  # another file system, or one without links
        shutil.copyfile(table, target)
