"""The build: inputs in; graph file or folder of parts, claims file, store and a report out."""

import time
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from isnad.errors import InputError
from isnad.graph.shared import References
from isnad.graph.write import FORMATS, Output
from isnad.model.article import Rejected
from isnad.pipeline.claims_inputs import open_claims
from isnad.pipeline.identity import authority_of, run_of, stamp_of
from isnad.pipeline.linking import Linker
from isnad.pipeline.manifest import Manifest
from isnad.pipeline.outputs import (
    STANDARD,
    ClaimsFile,
    GraphFile,
    PartsTarget,
    StoreTarget,
    Target,
    TextFolder,
    claims_stream,
)
from isnad.pipeline.parts import Parts, Shape
from isnad.pipeline.plan import Batch, Plan, Unchanged
from isnad.pipeline.report import BuildReport, Tally
from isnad.pipeline.runner import run
from isnad.pipeline.shared_findings import SharedFindings
from isnad.pipeline.sources import Inputs, open_inputs
from isnad.pipeline.stages import Stages
from isnad.pipeline.storing import StoreWriter
from isnad.read.piece import Piece
from isnad.store.embedded import EmbeddedStore
from isnad.store.protocol import Store

__all__ = ["STANDARD", "Progress", "Targets", "build", "no_progress"]


@dataclass(frozen=True, slots=True)
class Targets:
    """Where a build writes: the graph file (`-` is standard output), claims.jsonl, an open store, a folder of texts.

    With `part_size` (bytes) `out` is a folder of parts, gzipped if `packed`. In a store on disk and a folder of parts
    only what changed is made again, all of it with `rebuild`; with `prune`, what the inputs no longer have goes.
    """

    out: str | None = None
    claims: Path | None = None
    store: Store | None = None
    texts: Path | None = None
    part_size: int | None = None
    packed: bool = False
    rebuild: bool = False
    prune: bool = False


REASONS = 3  # that are told of where nothing can be built

Progress = Callable[[int, int, int], None]
"""Called now and then: articles done since the last time, rejected ones among them, and how many there are in all."""


def no_progress(_done: int, _rejected: int, _count: int) -> None:
    """Says nothing."""


def build(
    paths: Sequence[str], plan: Plan, targets: Targets, workers: int | None = None, progress: Progress = no_progress
) -> BuildReport:
    """Reads all inputs and writes all targets; each file appears whole or not at all.

    The same inputs, seeds and version give the same bytes, whatever the order of the paths, the machine and the number
    of workers. InputError, SeedError, ShapeError or StoreError where the build cannot be done.
    """
    started, stages = time.monotonic(), Stages()
    with ExitStack() as stack:
        with stages.timed("list"):
            inputs = stack.enter_context(_inputs(paths, plan))
        if targets.prune and not inputs.count and not inputs.rejections:
            raise InputError(", ".join(paths), None, "no article is there: --prune would remove all, nothing was done")
        outputs = stack.enter_context(_open(plan, targets, inputs.listed))
        tally = Tally(inputs, stages)
        used = References()
        pieces = map(outputs.with_known, inputs.pieces)
        for batch in run(plan, pieces, inputs.count, workers):
            with stages.timed("write"):
                outputs.add(batch, tally)
            used |= batch.used
            progress(len(batch.done), sum(isinstance(item, Rejected) for item in batch.done), inputs.count)
        if not tally.articles:
            _refuse_to_empty(targets, tally.report(0))
        with stages.timed("share and link"):
            tally.shared_triples = outputs.finish(used, tally)
        tally.pruned = outputs.pruned()
    return tally.report(time.monotonic() - started)


def _refuse_to_empty(targets: Targets, report: BuildReport) -> None:
    """InputError where a file with something in it would give way to one with nothing."""
    files = [Path(out) for out in (targets.out, targets.claims) if out is not None and str(out) != STANDARD]
    for file in files:
        if file.is_file():
            lost = [f"{item.origin}: {item.reason}" for item in (*report.rejected, *report.failed)]
            told = "; ".join(lost[:REASONS]) or "no article is there"
            raise InputError(file, None, f"is kept as it was, since nothing was built ({told})")


def _inputs(paths: Sequence[str], plan: Plan) -> AbstractContextManager[Inputs]:
    return open_claims(paths, plan) if plan.from_claims else open_inputs(paths, plan.read)


@contextmanager
def _open(plan: Plan, targets: Targets, listed: Container[str]) -> Iterator["_Outputs"]:
    kept = listed if targets.prune else None
    with ExitStack() as stack:
        opened: list[Target] = []
        if targets.out is not None and plan.suffix is not None:
            opened.append(_graph(stack, plan, targets, kept))
        if targets.claims is not None:
            opened.append(ClaimsFile(stack.enter_context(claims_stream(targets.claims))))
        if targets.store is not None:
            opened.append(_store(stack, plan, targets, targets.store, kept))
        if targets.texts is not None:
            targets.texts.mkdir(parents=True, exist_ok=True)
            opened.append(TextFolder(targets.texts))
        manifests = [target.manifest for target in opened if isinstance(target, StoreTarget | PartsTarget)]
        stamp = stamp_of(plan, run_of(plan.seeds))
        yield _Outputs(tuple(opened), tuple(SharedFindings(one, stamp) for one in manifests if one is not None))


def _graph(stack: ExitStack, plan: Plan, targets: Targets, kept: Container[str] | None) -> Target:
    form, out = FORMATS[plan.suffix or ""], targets.out or ""
    if targets.part_size is None:
        return GraphFile(stack.enter_context(Output(out, form)), plan, Linker(plan))
    if form.footer:
        raise InputError(out, None, f"{form.suffix} cannot be cut into parts: take .nq, .nt, .trig or .ttl")
    Path(out).mkdir(parents=True, exist_ok=True)
    if next(Path(out).glob("part-*.json"), None):
        raise InputError(out, None, "is the folder of a build by several machines: name another")
    manifest = stack.enter_context(Manifest.open(Path(out)))
    shape = Shape(form, targets.packed, targets.part_size, kept)
    if manifest.get("suffix") not in ("", shape.suffix):
        raise InputError(out, None, f"holds parts of the kind {manifest.get('suffix')}: name another folder")
    manifest.set("suffix", shape.suffix)
    return PartsTarget(Parts(manifest, shape), manifest, shape, plan, Linker(plan), targets.rebuild)


def _store(stack: ExitStack, plan: Plan, targets: Targets, store: Store, kept: Container[str] | None) -> Target:
    folder = store.path if isinstance(store, EmbeddedStore) else None
    manifest = stack.enter_context(Manifest.open(folder)) if folder else None
    writer = StoreWriter(store, authority_of(plan.seeds))
    return StoreTarget(writer, plan, Linker(plan), manifest, targets.rebuild, kept, targets.texts)


@dataclass(frozen=True, slots=True)
class _Outputs:
    """The targets of a build, open, and what their manifests tell of shared entries."""

    targets: tuple[Target, ...]
    findings: tuple[SharedFindings, ...]

    def with_known(self, piece: Piece) -> Piece:
        """The piece with the stamp of what every target holds of it already, if they all do."""
        stamps = {target.known(piece.id) for target in self.targets} - {None}
        return replace(piece, known=stamps.pop() or "") if len(stamps) == 1 else piece

    def add(self, batch: Batch, tally: Tally) -> None:
        for item in batch.done:
            if isinstance(item, Unchanged):
                rows = (target.earlier(item.id) for target in self.targets)
                tally.add_earlier(next((row for row in rows if row is not None), None))
        for findings in self.findings:
            findings.add(batch.report)
        for target in self.targets:
            target.add(batch)
        tally.add(batch)

    def finish(self, used: References, tally: Tally) -> int:
        """Writes what the articles share, and counts what was found of it; the number of triples in it."""
        for findings in self.findings:
            findings.finish(tally.unchanged)
            tally.add_shared(findings.kept if tally.unchanged else ())
        triples = max((target.finish(used) for target in self.targets), default=0)
        linkers = (
            target.linker for target in self.targets if isinstance(target, GraphFile | StoreTarget | PartsTarget)
        )
        if linker := next((linker for linker in linkers if linker.found is not None), None):
            tally.add_derived(linker)
        return triples

    def pruned(self) -> int:
        """How many articles went that the corpus no longer has."""
        return max((len(t.pruned) for t in self.targets if isinstance(t, StoreTarget | PartsTarget)), default=0)
