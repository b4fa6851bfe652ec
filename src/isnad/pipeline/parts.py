"""A graph as a folder of parts: files of about one size, each a range of ids, replaced only where something changed.

An article goes from the extractor to a draft at once, and a draft becomes a part by renaming: a process killed at any
moment leaves no torn part, and the next takes what the draft holds instead of reading those articles again.
"""

import gzip
from collections.abc import Container
from dataclasses import dataclass, field, replace
from pathlib import Path

from isnad.graph.write import Format
from isnad.pipeline.manifest import Manifest, Place, Row

CHUNK = 1 << 20  # bytes written, and told to the manifest, at once; in a .gz a member
OVERFULL = 2  # times the size asked for that a part may grow to before it is split
DRAFT = ".draft-"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a folder is to look: what its files hold, whether packed, how large they become; what goes when it is gone
    from the corpus (`listed` None: nothing).
    """

    format: Format
    packed: bool
    size: int
    listed: Container[str] | None = None

    @property
    def suffix(self) -> str:
        return self.format.suffix + (".gz" if self.packed else "")

    def encode(self, data: bytes) -> bytes:
        return gzip.compress(data, mtime=0) if self.packed else data

    def decode(self, data: bytes) -> bytes:
        return gzip.decompress(data) if self.packed else data


@dataclass(slots=True)
class _Draft:
    """A part in the making."""

    name: str
    shape: Shape
    manifest: Manifest
    written: int = 0
    articles: int = 0
    _data: list[bytes] = field(default_factory=list)
    _rows: list[Row] = field(default_factory=list)
    _held: int = 0

    def add(self, row: Row, data: bytes) -> None:
        if not self.articles and (header := self.shape.format.header()):
            self._hold(header.encode())
        self._rows.append(replace(row, place=Place(self.name, 0, 0, self._held, len(data))))
        self._hold(data)
        self.articles += 1
        if self._held >= CHUNK:
            self.flush()

    def _hold(self, data: bytes) -> None:
        self._data.append(data)
        self._held += len(data)

    def flush(self) -> None:
        """What is held is in the file, then in the manifest."""
        if not self._rows:
            return
        data = self.shape.encode(b"".join(self._data))
        with (self.manifest.folder / self.name).open("ab") as stream:
            stream.write(data)
        rows = [replace(row, place=_moved(row.place, self.written, len(data))) for row in self._rows]
        self.manifest.put(rows, "draft")
        self.written += len(data)
        self._data, self._rows, self._held = [], [], 0


def _moved(place: Place | None, start: int, size: int) -> Place | None:
    return place and replace(place, start=start, size=size)


class Parts:
    """The folder while articles come in order of their ids: those built, those that are as they were.

    The ids from the first of a part to the first of the next are its range; what is new there goes there. After a last
    part that is full a new one begins.
    """

    def __init__(self, manifest: Manifest, shape: Shape) -> None:
        self._manifest, self._shape = manifest, shape
        manifest.settle()
        for file, _, _ in manifest.files():
            if not (manifest.folder / file).exists():  # somebody took it away: its articles are made again
                manifest.forget_file(file)
        self._run = int(manifest.get("run") or 0) + 1
        manifest.set("run", str(self._run))
        self._drafts = 0
        self._ranges = _ranges(manifest, shape)
        self._cached: tuple[Place | None, bytes] = (None, b"")
        self.pruned: list[str] = []
        self._enter()

    def _enter(self) -> None:
        """Begins the next range: of a part that is there, or of none."""
        first, self._file = self._ranges.pop(0)
        self._next = self._ranges[0][0] if self._ranges else None
        self._old = self._manifest.rows(first, self._next) if self._file else []
        self._at = 0
        self._same: list[Row] = []  # articles passed that stand in the part already, while nothing else does
        self._draft: _Draft | None = None
        self._full: list[_Draft] = []

    def add(self, row: Row, piece: str) -> None:
        """An article as it is now."""
        if self._reach(row.id):
            self._at += 1
        self._write(row, piece.encode())

    def keep(self, name: str) -> None:
        """An article that is as it was: in the part, or in the draft of a process that was killed."""
        old = self._old[self._at] if self._reach(name) else None
        self._at += old is not None
        drafted = self._manifest.row(name, "draft")
        row = drafted or old
        if row is not None:
            self._pass(row)

    def keep_if_there(self, name: str) -> None:
        """An article that cannot be read now stays as it was when it could."""
        if self._reach(name):
            self._at += 1
            self._pass(self._old[self._at - 1])

    def finish(self) -> None:
        """Closes the last ranges, and does away with drafts."""
        self._leave()
        while self._ranges:
            self._enter()
            self._leave()
        self._manifest.drop_drafts()
        for path in self._manifest.folder.glob(f"{DRAFT}*"):
            path.unlink()

    def _reach(self, name: str) -> bool:
        """Goes on to that id; whether the part has it."""
        while self._next is not None and name >= self._next:
            self._leave()
            self._enter()
        self._pass_old(name)
        return self._at < len(self._old) and self._old[self._at].id == name

    def _pass_old(self, before: str | None) -> None:
        """Articles that the corpus no longer lists, or lists as unusable."""
        while self._at < len(self._old) and (before is None or self._old[self._at].id < before):
            row = self._old[self._at]
            self._at += 1
            if self._shape.listed is None or row.id in self._shape.listed:
                self._pass(row)
            else:
                self.pruned.append(row.id)
                self._touch()

    def _pass(self, row: Row) -> None:
        if self._draft is None and not self._full and row.place and row.place.file == self._file:
            self._same.append(row)
        else:
            self._write(row, self._read(row))

    def _touch(self) -> _Draft:
        """The draft, begun with what is the same if it is new."""
        if self._draft is None:
            self._draft = _Draft(f"{DRAFT}{self._run}-{self._drafts}{self._shape.suffix}", self._shape, self._manifest)
            self._drafts += 1
            same, self._same = self._same, []
            for row in same:
                self._draft.add(row, self._read(row))
        return self._draft

    def _write(self, row: Row, data: bytes) -> None:
        draft = self._touch()
        draft.add(row, data)
        if draft.written >= self._shape.size * (OVERFULL if self._file else 1):
            draft.flush()
            self._full.append(draft)
            self._draft = None
            if self._file is None:  # nothing is there that must go at the same time
                self._publish()

    def _read(self, row: Row) -> bytes:
        place = row.place or Place("", 0, 0, 0, 0)
        chunk = replace(place, inner=0, length=0)
        if self._cached[0] != chunk:
            with (self._manifest.folder / place.file).open("rb") as stream:
                stream.seek(place.start)
                self._cached = chunk, self._shape.decode(stream.read(place.size))
        return self._cached[1][place.inner : place.inner + place.length]

    def _leave(self) -> None:
        self._pass_old(None)
        if self._draft is not None:
            self._draft.flush()
            self._full.append(self._draft)
        if self._full:
            self._publish()

    def _publish(self) -> None:
        self._manifest.set("linked", "")  # what was found across the articles holds no more
        names = [self._file] if self._file else []
        filled = [draft for draft in self._full if draft.articles]
        while len(names) < len(filled):
            names.append(self._new_name())
        self._manifest.publish(list(zip((d.name for d in filled), names, strict=False)), self._file)
        self._full = []
        self._cached = None, b""

    def _new_name(self) -> str:
        number = int(self._manifest.get("parts") or 0)
        self._manifest.set("parts", str(number + 1))
        return f"part-{number:05}{self._shape.suffix}"


def _ranges(manifest: Manifest, shape: Shape) -> list[tuple[str, str | None]]:
    """The first id of each range and the part that is there, None where there is none."""
    files: list[tuple[str, str | None]] = [(first, file) for file, first, _ in manifest.files()]
    last = files[-1][1] if files else None
    if last is None or (manifest.folder / last).stat().st_size >= shape.size:
        files.append((f"{manifest.last()}\0", None))
    return files


def part_files(folder: Path) -> list[Path]:
    """The parts of a folder, in order of their names."""
    return sorted(folder.glob("part-*"))
