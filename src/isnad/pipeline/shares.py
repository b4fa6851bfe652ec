"""A corpus cut into shares that any machine can work off by itself: whole files, and byte ranges of JSON Lines."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import accumulate, groupby, islice, pairwise
from pathlib import Path
from typing import IO, NamedTuple

from isnad.errors import InputError
from isnad.model.article import Rejected
from isnad.pipeline.places import copied, files_at, is_address, name_of, open_at
from isnad.read.formats import format_of, split
from isnad.read.inputs import Found, find_files
from isnad.read.options import ReadOptions
from isnad.read.packing import packing_of
from isnad.read.piece import InputFile, Piece
from isnad.read.spool import Spool
from isnad.read.unusable import NoArticles

BUCKETS = 256  # to sort ten million hashes a few at a time


@dataclass(frozen=True, slots=True)
class Slice:
    """A file, or of a file the rows that begin from `start` up to `stop`; `before` lines stand above them."""

    place: str
    format: str
    start: int = 0
    stop: int | None = None
    before: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """Slices that are worked off together into the part of that number.

    `first` and `last` are those of their pieces that are meant: all, until a share proves deadly and is cut smaller.
    """

    number: int
    slices: tuple[Slice, ...]
    first: int = 0
    last: int | None = None

    @property
    def name(self) -> str:
        """What its part is called: the numbers of its pieces are appended where it was cut."""
        some = f"-{self.first}-{self.last}" if self.last is not None else ""
        return f"part-{self.number:05}{some}"


class Surveyed(NamedTuple):
    """What a share holds: its articles, those and what is rejected at sight, eight bytes of hash for each id."""

    articles: int
    items: int
    ids: "array[int]"


def plan_shares(paths: Iterable[str], size: int) -> list[Share]:
    """The corpus in shares of about that many bytes, in order of the paths."""
    shares: list[Share] = []
    together: list[Slice] = []
    held = 0
    for slice_, length in _slices(paths, size):
        if together and held + length > size:
            shares.append(Share(len(shares), tuple(together)))
            together, held = [], 0
        together.append(slice_)
        held += length
    return [*shares, Share(len(shares), tuple(together))] if together else shares


def _slices(paths: Iterable[str], size: int) -> Iterator[tuple[Slice, int]]:
    for place, format_name, length in _files(paths):
        if format_name != "jsonl" or packing_of(Path(place)) or length <= size:
            yield Slice(place, format_name), length
            continue
        for start in range(0, length, size):
            yield Slice(place, format_name, start, start + size), min(size, length - start)


def _files(paths: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    paths = list(paths)
    for address in sorted(filter(is_address, paths)):
        for place, length in files_at(address):
            format_name = format_of(Path(name_of(place)))
            if format_name is not None or place == address:
                yield place, format_name or "text", length
    local = [path for path in paths if not is_address(path)]
    if "-" in local:
        raise InputError("-", None, "standard input cannot be shared out: write it to a file")
    found = [item for item in find_files(local) if isinstance(item, Found)]
    for item in sorted(found, key=lambda item: item.file.path):
        yield str(item.file.path), item.format, item.file.path.stat().st_size


def refused(paths: Iterable[str]) -> list[Rejected]:
    """What is on this machine and cannot be opened."""
    return [item for item in find_files(path for path in paths if not is_address(path)) if isinstance(item, Rejected)]


def pieces_of(share: Share, options: ReadOptions, folder: Path, spool: Spool) -> Iterator[Piece | Rejected]:
    """The pieces that are meant, and what is rejected among them; `folder` is for copies while they are read."""
    slices = enumerate(share.slices)
    everything = (item for number, one in slices for item in _split(one, options, folder / str(number), spool))
    return islice(everything, share.first, share.last)


def _split(slice_: Slice, options: ReadOptions, folder: Path, spool: Spool) -> Iterator[Piece | Rejected]:
    try:
        file = _local(slice_, folder)
    except OSError as error:
        yield Rejected(slice_.place, f"cannot be read: {error.strerror or error}")
        return
    try:
        yield from split(file, options, slice_.format, spool)
    except NoArticles as reason:
        yield Rejected(slice_.place, reason.reason)


def _local(slice_: Slice, folder: Path) -> InputFile:
    """The slice as a file on this machine."""
    path = Path(name_of(slice_.place)) if is_address(slice_.place) else Path(slice_.place)
    file = InputFile(path, slice_.place, before=slice_.before)
    if slice_.stop is None and not is_address(slice_.place):
        return file
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / path.name
    with open_at(slice_.place) as stream:
        if slice_.stop is None:
            copied(stream, kept)
        else:
            _copy_rows(stream, slice_, kept)
    return replace(file, kept=kept)


def _copy_rows(stream: IO[bytes], slice_: Slice, target: Path) -> None:
    """Each row belongs where its first byte stands."""
    with target.open("wb") as kept:
        for line in _rows(stream, slice_):
            kept.write(line)


def _rows(stream: IO[bytes], slice_: Slice) -> Iterator[bytes]:
    if slice_.start:
        stream.seek(slice_.start - 1)
        stream.readline()
    else:
        stream.seek(0)
    position = stream.tell()
    while (slice_.stop is None or position < slice_.stop) and (line := stream.readline()):
        position += len(line)
        yield line


def survey(share: Share, options: ReadOptions, folder: Path) -> Surveyed:
    """What a share holds, before anything is built: who else has an id is known only when all are surveyed."""
    spool = Spool(folder)
    ids, items = array("Q"), 0
    for item in pieces_of(share, options, folder, spool):
        items += 1
        if isinstance(item, Piece):
            ids.append(hash_of(item.id))
    spool.close()
    return Surveyed(len(ids), items, ids)


def lines_in(share: Share) -> tuple[int, ...]:
    """The lines of each slice: who gives rows no ids has them numbered."""
    return tuple(map(_lines, share.slices))


def _lines(slice_: Slice) -> int:
    """The lines of a byte range; those of whole files need not be known."""
    if slice_.stop is None:
        return 0
    with open_at(slice_.place) as stream:
        return sum(1 for _ in _rows(stream, slice_))


def hash_of(name: str) -> int:
    """Eight bytes for an id: of ten million, two share theirs once in 300,000 corpora."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")


def numbered(shares: Sequence[Share], lines: Sequence[tuple[int, ...]]) -> list[Share]:
    """The shares with the number of lines above each of their slices."""
    together = zip(shares, lines, strict=True)
    flat = [pair for share, counts in together for pair in zip(share.slices, counts, strict=True)]
    placed = iter([
        replace(slice_, before=above)
        for _, group in groupby(flat, key=lambda item: item[0].place)
        for (slice_, _), above in _above(list(group))
    ])  # fmt: skip
    return [replace(share, slices=tuple(islice(placed, len(share.slices)))) for share in shares]


def _above(group: list[tuple[Slice, int]]) -> Iterator[tuple[tuple[Slice, int], int]]:
    return zip(group, accumulate((lines for _, lines in group), initial=0), strict=False)


def repeated(surveys: Iterable[Surveyed]) -> frozenset[int]:
    """The hashes of ids that more than one article has."""
    buckets = [array("Q") for _ in range(BUCKETS)]
    for found in surveys:
        for one in found.ids:
            buckets[one % BUCKETS].append(one)
    return frozenset(one for bucket in buckets for one, other in pairwise(sorted(bucket)) if one == other)
