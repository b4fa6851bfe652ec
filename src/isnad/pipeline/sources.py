"""The inputs of a run: listed once, each id once, in an order of its own."""

import tempfile
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from isnad.model.article import Rejected
from isnad.pipeline.examples import Examples, reason_of
from isnad.pipeline.listing import Listing
from isnad.read.inputs import STDIN, Found, Skipped, find_files, keep_stdin
from isnad.read.options import ReadOptions
from isnad.read.piece import Piece

KEPT = 1_000  # names of skipped files that are told; more are only counted


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is to be read: `pieces` may be gone through more than once.

    `rejected` are inputs without a usable id of their own: the first of each reason, all of them counted in `reasons`.
    `skipped` are files in folders of kinds that are not read: the first KEPT of so many `skips`. `unmatched` are rows
    of the user's table that describe no file, `listed` the ids of all that is there, usable or not.
    """

    pieces: Iterable[Piece]
    count: int
    rejected: tuple[Rejected, ...] = ()
    skipped: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    reasons: Mapping[str, int] = field(default_factory=dict)
    skips: int = 0
    listed: Container[str] = frozenset()

    @property
    def rejections(self) -> int:
        """How many are rejected."""
        return sum(self.reasons.values())


@contextmanager
def open_inputs(paths: Sequence[str], options: ReadOptions) -> Iterator[Inputs]:
    """The inputs meant by files, folders, patterns and `-`, in order of article id.

    Two inputs with one id are both rejected, each naming the other. InputError where a path names nothing.
    """
    with tempfile.TemporaryDirectory(prefix="isnad-") as folder, closing(Listing(Path(folder), options)) as listing:
        listing.fill(_found(paths, Path(folder)))
        refused = Examples(reason_of)
        refused.add(listing.rejected())
        yield Inputs(
            listing, len(listing), refused.kept, listing.skipped(KEPT), listing.unmatched(), refused.counts,
            listing.count("skipped"), listing,
        )  # fmt: skip


def _found(paths: Sequence[str], folder: Path) -> Iterable[Found | Skipped | Rejected]:
    files = find_files(path for path in paths if path != STDIN)
    return chain(files, [keep_stdin(folder)]) if STDIN in paths else files
