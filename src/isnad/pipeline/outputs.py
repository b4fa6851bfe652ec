"""What a build writes to: each takes batches in order of id and says what it holds already."""

import json
import sys
from collections import Counter
from collections.abc import Container, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

from isnad.graph.iris import COREF
from isnad.graph.parse import read_quads
from isnad.graph.shared import References, references, shared_graphs
from isnad.graph.terms import Quad
from isnad.graph.write import Output
from isnad.model.claim import digest
from isnad.pipeline.gathering import graph_quads
from isnad.pipeline.identity import authority_of, run_of
from isnad.pipeline.linking import Linker, still_linked
from isnad.pipeline.manifest import Manifest, Row
from isnad.pipeline.parts import Parts, Shape, part_files
from isnad.pipeline.plan import Batch, Built, Plan, Unchanged, with_inferred
from isnad.pipeline.review_store import apply_reviews
from isnad.pipeline.storing import StoreWriter, everything_shared
from isnad.pipeline.whole_files import whole_file, write_whole

STANDARD = "-"
PRUNED = 500  # articles removed from a store at once


class Target(Protocol):
    """One place that a build writes to."""

    def known(self, name: str) -> str | None:
        """The stamp of what it holds of that article: empty where it must be made, None where any stamp will do."""

    def earlier(self, name: str) -> Row | None:
        """What an earlier run told of that article, if this target keeps such a thing."""

    def add(self, batch: Batch) -> None: ...

    def finish(self, used: References) -> int:
        """Writes what the articles share; the number of triples in it."""


@dataclass(frozen=True, slots=True)
class GraphFile:
    """All in one file, written anew."""

    output: Output
    plan: Plan
    linker: Linker

    def known(self, _name: str) -> str | None:
        return ""

    def earlier(self, _name: str) -> Row | None:
        return None

    def add(self, batch: Batch) -> None:
        for item in built(batch):
            self.output.add_piece(item.piece)
            self.linker.add([item.facts])

    def finish(self, used: References) -> int:
        """What follows from all articles stands with what they share."""
        derived = self.linker.derived()
        used |= references(derived)
        run_quads = run_of(self.plan.seeds).quads()
        shared = [*shared_graphs(used, authority_of(self.plan.seeds)), *run_quads]
        apart = self.output.format.graphs  # else one subject may be in both
        for quads in (shared, derived) if apart else ([*shared, *derived],):
            self.output.add(with_inferred(quads, self.plan.reason))
        return len(shared) + len(derived)


@dataclass(frozen=True, slots=True)
class ClaimsFile:
    """The claims in one file, written anew."""

    stream: IO[bytes]

    def known(self, _name: str) -> str | None:
        return ""

    def earlier(self, _name: str) -> Row | None:
        return None

    def add(self, batch: Batch) -> None:
        for item in built(batch):
            self.stream.write(item.claims.encode())

    def finish(self, _used: References) -> int:
        return 0


def claims_stream(path: Path) -> AbstractContextManager[IO[bytes]]:
    """The file, or standard output for `-`."""
    return nullcontext(sys.stdout.buffer) if str(path) == STANDARD else whole_file(path)


@dataclass(frozen=True, slots=True)
class TextFolder:
    """The exact text of each article in a file of its own."""

    folder: Path

    def known(self, name: str) -> str | None:
        return None if (self.folder / f"{name}.txt").exists() else ""

    def earlier(self, _name: str) -> Row | None:
        return None

    def add(self, batch: Batch) -> None:
        for item in built(batch):
            if item.text:
                write_whole(self.folder / f"{item.id}.txt", item.text.encode())

    def finish(self, _used: References) -> int:
        return 0


@dataclass(slots=True)
class StoreTarget:
    """A store, with a manifest where it is on disk; `listed` are the ids to keep, None keeps all."""

    writer: StoreWriter
    plan: Plan
    linker: Linker
    manifest: Manifest | None = None
    rebuild: bool = False
    listed: Container[str] | None = None
    texts: Path | None = None
    pruned: list[str] = field(default_factory=list)
    _changed: bool = False
    _made: set[str] = field(default_factory=set)

    def known(self, name: str) -> str | None:
        return self.manifest.stamp(name) if self.manifest and not self.rebuild else ""

    def earlier(self, name: str) -> Row | None:
        return self.manifest.row(name) if self.manifest else None

    def add(self, batch: Batch) -> None:
        """The store first, then the manifest: killed between the two, an article is done again."""
        items = built(batch)
        if not items:
            return
        if self.manifest and not self._changed:
            self.manifest.set("shared", "")
        self._changed = True
        self._made.update(item.id for item in items)
        self.writer.add(items)
        if self.manifest:
            self.manifest.put(rows_of(batch))

    def finish(self, used: References) -> int:
        if self.plan.reviews:
            apply_reviews(self.writer.store, self.plan.reviews, authority_of(self.plan.seeds))
        if self.manifest is None:
            self.writer.finish(used, run_of(self.plan.seeds).quads(), self.plan)
            self.linker.store(self.writer.store, self._differing())
            return 0
        self._prune(self.manifest)
        speakers = used.speakers | self.manifest.speakers()
        run = run_of(self.plan.seeds)
        followed = sorted(review.id + review.claim for review in self.plan.reviews)
        state = f"{run.iri} {self.plan.reason} {self.plan.link} {digest(*sorted(speakers))} {digest(*followed)}"
        if self._changed or self.manifest.get("shared") != state:
            self.writer.finish(References(speakers=speakers), run.quads(), self.plan)
            self.linker.store(self.writer.store, self._differing())
            self.manifest.set("derived", self.linker.told())
            self.manifest.set("shared", state)
        else:
            found = graph_quads(self.writer.store, COREF)
            self.linker.earlier(found, self.manifest.count(), self.manifest.get("derived"))
            still_linked(self.writer.store)
        return 0

    def _differing(self) -> set[str]:
        """The articles that may not be what they were when the store was linked last; those that went are not here."""
        return self._made | {review.article for review in self.plan.reviews}

    def _prune(self, manifest: Manifest) -> None:
        if self.listed is None:
            return
        self.pruned = [name for name in manifest.ids() if name not in self.listed]
        for start in range(0, len(self.pruned), PRUNED):
            names = self.pruned[start : start + PRUNED]
            self._changed = True
            self.writer.remove(names)
            manifest.forget(names)
            if self.texts:
                for name in names:
                    (self.texts / f"{name}.txt").unlink(missing_ok=True)


@dataclass(slots=True)
class PartsTarget:
    """A folder of parts with its manifest."""

    parts: Parts
    manifest: Manifest
    shape: Shape
    plan: Plan
    linker: Linker
    rebuild: bool = False

    @property
    def pruned(self) -> list[str]:
        return self.parts.pruned

    def known(self, name: str) -> str | None:
        return "" if self.rebuild else self.manifest.stamp(name)

    def earlier(self, name: str) -> Row | None:
        return self.manifest.row(name, "draft") or self.manifest.row(name)

    def add(self, batch: Batch) -> None:
        rows = {row.id: row for row in rows_of(batch)}
        for item in batch.done:
            if isinstance(item, Built):
                self.parts.add(rows[item.id], item.piece)
            elif isinstance(item, Unchanged):
                self.parts.keep(item.id)
            elif item.id is not None:
                self.parts.keep_if_there(item.id)

    def finish(self, _used: References) -> int:
        self.parts.finish()
        shared = everything_shared(self.manifest.speakers(), authority_of(self.plan.seeds), self.plan.reason)
        shared += run_of(self.plan.seeds).quads()
        form = self.shape.format
        self._write(f"shared{self.shape.suffix}", shared)
        if form.graphs:
            self._link(self.manifest.folder / f"linked{self.shape.suffix}")
        write_whole(self.manifest.folder / "parts.json", self._index())
        return len(shared)

    def _link(self, path: Path) -> None:
        state, articles = f"{run_of(self.plan.seeds).iri} {self.plan.link}", self.manifest.count()
        if self.manifest.get("linked") == state and path.exists():
            self.linker.earlier(read_quads(path), articles, self.manifest.get("derived"))
            return
        self._write(path.name, self.linker.files(part_files(self.manifest.folder), articles))
        self.manifest.set("derived", self.linker.told())
        self.manifest.set("linked", state)

    def _write(self, name: str, quads: list[Quad]) -> None:
        form = self.shape.format
        path, data = self.manifest.folder / name, self.shape.encode((form.header() + form.piece(quads)).encode())
        if not path.exists() or path.read_bytes() != data:
            write_whole(path, data)

    def _index(self) -> bytes:
        """What the folder holds, for a person and for programs that load it."""
        articles = {file: count for file, _, count in self.manifest.files()}
        files = [
            {"file": path.name, "bytes": path.stat().st_size, "articles": articles.get(path.name, 0)}
            for path in part_files(self.manifest.folder)
        ]
        told = {"run": run_of(self.plan.seeds).iri[1:-1], "parts": files, "shared": f"shared{self.shape.suffix}"}
        return (json.dumps(told, indent=1) + "\n").encode()


def built(batch: Batch) -> list[Built]:
    """The articles of a batch that were made now."""
    return [item for item in batch.done if isinstance(item, Built)]


def rows_of(batch: Batch) -> Iterable[Row]:
    """What a manifest keeps of the articles that were made now."""
    found: dict[str, Counter[tuple[str, str]]] = {}
    for result in batch.report.results:
        if result.article is not None:
            found.setdefault(result.article, Counter())[result.severity, result.rule] += 1
    for item in built(batch):
        findings = tuple((*what, count) for what, count in sorted(found.get(item.id, Counter()).items()))
        yield Row(item.id, item.stamp, item.triples, dict(item.types), findings, item.speakers)
