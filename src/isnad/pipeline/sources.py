"""Every article that a run is to read, listed before any is read: each id once, in an order of its own."""

import tempfile
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

from isnad.model.article import Rejected
from isnad.read.formats import split
from isnad.read.inputs import STDIN, Found, Skipped, find_files, keep_stdin
from isnad.read.options import ReadOptions
from isnad.read.piece import Piece

SORTABLE = 200_000  # pieces held in memory (some 60 MB) to be put in order of id; more keep the order of their paths
BUCKETS = 256


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is to be read: `pieces` may be gone through more than once.

    `rejected` are inputs without a usable id of their own, `skipped` files in folders of kinds that are not read,
    `unmatched` rows of the user's table that describe no file.
    """

    pieces: Iterable[Piece]
    count: int
    rejected: tuple[Rejected, ...] = ()
    skipped: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()


@contextmanager
def open_inputs(paths: Sequence[str], options: ReadOptions) -> Iterator[Inputs]:
    """The inputs meant by files, folders, patterns and `-`, in order of article id up to SORTABLE of them.

    Two inputs with one id are both rejected, each naming the other. InputError where a path names nothing.
    """
    with tempfile.TemporaryDirectory(prefix="isnad-") as folder:
        found = _found(paths, Path(folder))
        yield _Listing.of(found, options).inputs()


def _found(paths: Sequence[str], folder: Path) -> list[Found | Skipped | Rejected]:
    listed = list(find_files(path for path in paths if path != STDIN))
    if STDIN in paths:
        listed.append(keep_stdin(folder))
    return listed


@dataclass(slots=True)
class _Listing:
    """One pass over the inputs: what it counts, keeps and finds amiss."""

    files: list[Found]
    options: ReadOptions
    rejected: list[Rejected] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    kept: list[Piece] = field(default_factory=list)
    count: int = 0

    @classmethod
    def of(cls, found: Iterable[Found | Skipped | Rejected], options: ReadOptions) -> "_Listing":
        listing = cls([], options)
        for item in found:
            if isinstance(item, Found):
                listing.files.append(item)
            elif isinstance(item, Skipped):
                listing.skipped.append(item.name)
            else:
                listing.rejected.append(item)
        return listing

    def inputs(self) -> Inputs:
        repeated = self._repeated(self._hashes())
        pieces = _Remaining(self, repeated) if self.count > SORTABLE else self._sorted(repeated)
        return Inputs(pieces, self.count, tuple(self.rejected), tuple(self.skipped), self._unmatched())

    def _hashes(self) -> "list[array[int]]":
        """Eight bytes an id, in buckets: ten million articles take 80 MB."""
        buckets = [array("Q") for _ in range(BUCKETS)]
        for item in self.each():
            if isinstance(item, Rejected):
                self.rejected.append(item)
                continue
            self.count += 1
            if self.count <= SORTABLE:
                self.kept.append(item)
            value = _hash(item.id)
            buckets[value % BUCKETS].append(value)
        return buckets

    def each(self) -> Iterator[Piece | Rejected]:
        for found in self.files:
            yield from split(found.file, self.options, found.format)

    def _repeated(self, buckets: "list[array[int]]") -> frozenset[str]:
        """The ids that several inputs have; those inputs are rejected here."""
        suspects: set[int] = set()
        for bucket in buckets:
            ordered = sorted(bucket)
            suspects.update(one for one, other in pairwise(ordered) if one == other)
        if not suspects:
            return frozenset()
        places: defaultdict[str, list[str]] = defaultdict(list)
        for item in self.each():
            if isinstance(item, Piece) and _hash(item.id) in suspects:
                places[item.id].append(item.origin)
        repeated = {name: origins for name, origins in places.items() if len(origins) > 1}
        for name, origins in sorted(repeated.items()):
            self.rejected += [_double(name, origin, origins) for origin in origins]
        self.count -= sum(map(len, repeated.values()))
        return frozenset(repeated)

    def _sorted(self, repeated: frozenset[str]) -> list[Piece]:
        return sorted((piece for piece in self.kept if piece.id not in repeated), key=lambda piece: piece.id)

    def _unmatched(self) -> tuple[str, ...]:
        names = {name for found in self.files for name in (found.file.path.name, found.file.path.stem)}
        return tuple(name for name in self.options.metadata.rows if name not in names)


@dataclass(frozen=True, slots=True)
class _Remaining:
    """The pieces of a listing too long to be held, in the order of their paths."""

    listing: _Listing
    repeated: frozenset[str]

    def __iter__(self) -> Iterator[Piece]:
        for item in self.listing.each():
            if isinstance(item, Piece) and item.id not in self.repeated:
                yield item


def _hash(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")


def _double(name: str, origin: str, origins: Sequence[str]) -> Rejected:
    others = ", ".join(other for other in origins if other != origin) or "itself"
    return Rejected(origin, f"the id {name!r} is also that of {others}: rename one, or give ids with --metadata", name)
