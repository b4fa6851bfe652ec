"""Batches of work, in this process or in several: the same results in the same order."""

import os
from collections.abc import Iterable, Iterator
from itertools import islice

from isnad.pipeline.crew import AHEAD, Crew, Task
from isnad.pipeline.plan import Batch, Plan
from isnad.pipeline.work import Worker
from isnad.read.piece import Piece

BATCH = 32  # articles to a task: enough to share one validation, few enough to spread the load
POOL_FROM = (
    256  # articles from which other processes repay their start (each loads Python and the seeds: half a second)
)


def run(plan: Plan, pieces: Iterable[Piece], count: int, workers: int | None = None) -> Iterator[Batch]:
    """Every piece's part, in the order of the pieces, whatever the number of workers.

    `workers` None takes all cores for POOL_FROM articles or more, and one process for fewer.
    """
    if workers is None:
        workers = cores() if count >= POOL_FROM else 1
    tasks = _tasks(pieces, max(1, min(BATCH, -(-count // (workers * AHEAD)))))
    if workers <= 1:
        worker = Worker(plan)
        yield from map(worker.batch, tasks)
    else:
        yield from Crew(plan, workers).run(tasks)


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _tasks(pieces: Iterable[Piece], size: int) -> Iterator[Task]:
    remaining = iter(pieces)
    while task := tuple(islice(remaining, size)):
        yield task
