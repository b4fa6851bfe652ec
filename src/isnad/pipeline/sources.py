"""The inputs of a run: listed once, each id once, in an order of its own."""

import tempfile
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from isnad.model.article import Rejected
from isnad.pipeline.listing import Listing
from isnad.read.inputs import STDIN, Found, Skipped, find_files, keep_stdin
from isnad.read.options import ReadOptions
from isnad.read.piece import Piece

KEPT = 10_000  # rejections, and names of skipped files, held with all their words; more are only counted


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is to be read: `pieces` may be gone through more than once.

    `rejected` are inputs without a usable id of their own, `skipped` files in folders of kinds that are not read (the
    first KEPT of each, all of them in `rejections`), `unmatched` rows of the user's table that describe no file.
    `listed` are the ids of all that is there, usable or not.
    """

    pieces: Iterable[Piece]
    count: int
    rejected: tuple[Rejected, ...] = ()
    skipped: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    rejections: int = 0
    listed: Container[str] = frozenset()


@contextmanager
def open_inputs(paths: Sequence[str], options: ReadOptions) -> Iterator[Inputs]:
    """The inputs meant by files, folders, patterns and `-`, in order of article id.

    Two inputs with one id are both rejected, each naming the other. InputError where a path names nothing.
    """
    with tempfile.TemporaryDirectory(prefix="isnad-") as folder, closing(Listing(Path(folder), options)) as listing:
        listing.fill(_found(paths, Path(folder)))
        yield Inputs(
            listing, len(listing), listing.rejected(KEPT), listing.skipped(KEPT), listing.unmatched(),
            listing.count("rejected"), listing,
        )  # fmt: skip


def _found(paths: Sequence[str], folder: Path) -> Iterable[Found | Skipped | Rejected]:
    files = find_files(path for path in paths if path != STDIN)
    return chain(files, [keep_stdin(folder)]) if STDIN in paths else files
