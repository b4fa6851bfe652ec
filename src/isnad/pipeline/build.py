"""The build: inputs in; graph file, claims file, store and a report out."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from isnad.graph.shared import References, references, shared_graphs
from isnad.graph.terms import Quad
from isnad.graph.write import FORMATS, Output
from isnad.pipeline.claims_inputs import open_claims
from isnad.pipeline.identity import authority_of, run_of
from isnad.pipeline.linking import Linker
from isnad.pipeline.plan import Batch, Built, Plan, with_inferred
from isnad.pipeline.report import BuildReport, Tally
from isnad.pipeline.runner import run
from isnad.pipeline.sources import Inputs, open_inputs
from isnad.pipeline.storing import StoreWriter
from isnad.pipeline.whole_files import whole_file, write_whole
from isnad.store.protocol import Store

STANDARD = "-"


@dataclass(frozen=True, slots=True)
class Targets:
    """Where a build writes: the graph file (`-` is standard output), claims.jsonl, an open store, a folder of texts."""

    out: str | None = None
    claims: Path | None = None
    store: Store | None = None
    texts: Path | None = None


Progress = Callable[[Batch, int], None]
"""Called after each batch with it and the number of articles there are."""


def no_progress(_batch: Batch, _count: int) -> None:
    """Says nothing."""


def build(
    paths: Sequence[str], plan: Plan, targets: Targets, workers: int | None = None, progress: Progress = no_progress
) -> BuildReport:
    """Reads all inputs and writes all targets; each file appears whole or not at all.

    The same inputs, seeds and version give the same bytes, whatever the order of the paths, the machine and the number
    of workers. InputError, SeedError, ShapeError or StoreError where the build cannot be done.
    """
    started = time.monotonic()
    with _inputs(paths, plan) as inputs, _open(plan, targets) as outputs:
        tally = Tally(inputs)
        used = References()
        for batch in run(plan, inputs.pieces, inputs.count, workers):
            outputs.add(batch)
            tally.add(batch)
            used |= batch.used
            progress(batch, inputs.count)
        tally.shared_triples = outputs.finish(used)
        tally.linked = outputs.linker.found
    return tally.report(time.monotonic() - started)


def _inputs(paths: Sequence[str], plan: Plan) -> AbstractContextManager[Inputs]:
    return open_claims(paths, plan) if plan.from_claims else open_inputs(paths, plan.read)


@contextmanager
def _open(plan: Plan, targets: Targets) -> Iterator["_Outputs"]:
    with ExitStack() as stack:
        graph = claims = store = None
        if targets.out is not None and plan.suffix is not None:
            graph = stack.enter_context(Output(targets.out, FORMATS[plan.suffix]))
        if targets.claims is not None:
            claims = stack.enter_context(_claims_file(targets.claims))
        if targets.store is not None:
            store = StoreWriter(targets.store, authority_of(plan.seeds))
        if targets.texts is not None:
            targets.texts.mkdir(parents=True, exist_ok=True)
        yield _Outputs(plan, graph, claims, store, targets.texts, Linker(plan))


def _claims_file(path: Path) -> AbstractContextManager[IO[bytes]]:
    return nullcontext(sys.stdout.buffer) if str(path) == STANDARD else whole_file(path)


@dataclass(frozen=True, slots=True)
class _Outputs:
    """The targets of a build, open."""

    plan: Plan
    graph: Output | None
    claims: IO[bytes] | None
    store: StoreWriter | None
    texts: Path | None
    linker: Linker

    def add(self, batch: Batch) -> None:
        built = [item for item in batch.done if isinstance(item, Built)]
        for item in built:
            if self.graph is not None:
                self.graph.add_piece(item.piece)
            if self.claims is not None:
                self.claims.write(item.claims.encode())
            if self.texts is not None and item.text:
                write_whole(self.texts / f"{item.id}.txt", item.text.encode())
        if self.store is not None:
            self.store.add(built)
        self.linker.add(item.facts for item in built)

    def finish(self, used: References) -> int:
        """Writes what the articles share and what follows from all of them; the number of triples in it."""
        run_quads = run_of(self.plan.seeds).quads()
        shared: list[Quad] = []
        if self.graph is not None:
            derived = self.linker.derived()
            used |= references(derived)
            shared = [*shared_graphs(used, authority_of(self.plan.seeds)), *run_quads, *derived]
            self.graph.add(with_inferred(shared, self.plan.reason))
        if self.store is not None:
            self.store.finish(used, run_quads, self.plan)
            self.linker.store(self.store.store)
        return len(shared)
