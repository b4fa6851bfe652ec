"""Graphs as files: N-Quads, N-Triples, Turtle, TriG and JSON-LD, each also gzipped; the name's suffix chooses.

A format is a header, pieces and a footer, and a piece depends on its quads alone: pieces can be made by several
processes and are joined in any order that the caller chooses, without holding a graph in memory.
"""

import gzip
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, cast

from isnad.errors import MissingError
from isnad.graph import jsonld
from isnad.graph.iris import is_inferred
from isnad.graph.terms import Quad
from isnad.graph.turtle import HEADER, trig, turtle


@dataclass(frozen=True, slots=True)
class Format:
    """How quads are written. `graphs` tells whether names of graphs are kept; without them inferred triples are left
    out, since nothing would keep them apart. `lines`: each quad is a line of its own.
    """

    suffix: str
    graphs: bool
    render: Callable[[Iterable[Quad]], str]
    header: Callable[[], str] = str
    between: str = ""
    footer: str = ""
    lines: bool = False

    def piece(self, quads: Iterable[Quad]) -> str:
        """The quads as text; they share no subject within one graph with another piece."""
        return self.render(quads if self.graphs else [q for q in quads if not is_inferred(q[3])])


def nquads(quads: Iterable[Quad]) -> str:
    """N-Quads, in the given order."""
    return "".join([f"{s} {p} {o} {g} .\n" if g else f"{s} {p} {o} .\n" for s, p, o, g in quads])


def ntriples(quads: Iterable[Quad]) -> str:
    """N-Triples, in the given order."""
    return "".join([f"{s} {p} {o} .\n" for s, p, o, _ in quads])


TOGETHER = 50_000  # quads made into text at once, some 10 MB

FORMATS = {
    row.suffix: row
    for row in (
        Format(".nq", graphs=True, render=nquads, lines=True),
        Format(".nt", graphs=False, render=ntriples, lines=True),
        Format(".ttl", graphs=False, render=turtle, header=lambda: HEADER + "\n"),
        Format(".trig", graphs=True, render=trig, header=lambda: HEADER + "\n"),
        Format(".jsonld", graphs=True, render=jsonld.blocks, header=jsonld.header, between=",\n", footer="\n]}\n"),
    )
}


def format_of(path: str | Path) -> Format:
    """The format that the name asks for; MissingError names the known suffixes."""
    name = str(path)
    suffix = Path(name.removesuffix(".gz")).suffix.lower()
    if suffix not in FORMATS:
        raise MissingError(
            path, None, f"unknown kind of graph file: end its name in {', '.join(FORMATS)} (or those with .gz)"
        )
    return FORMATS[suffix]


class Output:
    """A graph file being written, or standard output for `-`. The file appears, whole, only when all went well."""

    def __init__(self, path: str | Path, format_: Format | None = None) -> None:
        self.path = Path(path)
        self.format = format_ or format_of(path)
        self._gzipped = str(path).endswith(".gz")
        self._standard = str(path) == "-"
        self._part = self.path.with_name(self.path.name + ".part")
        self._pieces = 0

    def __enter__(self) -> "Output":
        self._raw = cast("BinaryIO", sys.stdout.buffer) if self._standard else self._part.open("wb")
        # An empty name and time 0 keep the bytes the same for the same graph.
        self._file = gzip.GzipFile("", "wb", fileobj=self._raw, mtime=0) if self._gzipped else self._raw
        self._write(self.format.header())
        return self

    def add(self, quads: Iterable[Quad]) -> None:
        """Write quads; see Format.piece."""
        rest = iter(quads)
        while some := list(islice(rest, TOGETHER) if self.format.lines else rest):
            self.add_piece(self.format.piece(some))

    def add_piece(self, piece: str) -> None:
        """Write what Format.piece made, perhaps in another process."""
        if not piece:
            return
        self._write(self.format.between + piece if self._pieces else piece)
        self._pieces += 1

    def _write(self, text: str) -> None:
        self._file.write(text.encode("utf-8"))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._write(self.format.footer)
        if self._gzipped:
            self._file.close()
        if self._standard:
            self._raw.flush()
            return
        self._raw.close()
        if kind is None:
            self._part.replace(self.path)
        else:
            self._part.unlink(missing_ok=True)
