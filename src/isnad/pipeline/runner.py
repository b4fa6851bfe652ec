"""Batches of work, in this process or in several: the same results in the same order."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from isnad.errors import IsnadError
from isnad.graph.report import Report
from isnad.graph.shared import References
from isnad.model.article import Rejected
from isnad.pipeline.plan import Batch, Plan
from isnad.pipeline.work import Worker
from isnad.read.piece import Piece

BATCH = 32  # articles to a task: enough to share one validation, few enough to spread the load
POOL_FROM = (
    256  # articles from which other processes repay their start (each loads Python and the seeds: half a second)
)
AHEAD = 3  # tasks a process may have waiting: keeps it busy, keeps memory flat

Task = tuple[Piece, ...]


def run(plan: Plan, pieces: Iterable[Piece], count: int, workers: int | None = None) -> Iterator[Batch]:
    """Every piece's part, in the order of the pieces, whatever the number of workers.

    `workers` None takes all cores for POOL_FROM articles or more, and one process for fewer.
    """
    if workers is None:
        workers = os.cpu_count() or 1 if count >= POOL_FROM else 1
    tasks = _tasks(pieces, max(1, min(BATCH, -(-count // (workers * AHEAD)))))
    if workers <= 1:
        worker = Worker(plan)
        yield from map(worker.batch, tasks)
    else:
        yield from _Pool(plan, workers).run(tasks)


def _tasks(pieces: Iterable[Piece], size: int) -> Iterator[Task]:
    remaining = iter(pieces)
    while task := tuple(islice(remaining, size)):
        yield task


class _Pool:
    """Processes that survive the death of one of them: what was lost is done again, article by article."""

    def __init__(self, plan: Plan, workers: int) -> None:
        self._plan, self._workers = plan, workers
        self._executor = self._start(workers)
        self._waiting: deque[tuple[Task, Future[Batch]]] = deque()

    def _start(self, workers: int) -> ProcessPoolExecutor:
        # Spawned, not forked: forking a process that runs threads (progress, stores) can deadlock.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_load, initargs=(self._plan,))

    def run(self, tasks: Iterator[Task]) -> Iterator[Batch]:
        try:
            for task in tasks:
                self._submit(task)
                if len(self._waiting) >= self._workers * AHEAD:
                    yield from self._next()
            while self._waiting:
                yield from self._next()
        finally:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _submit(self, task: Task) -> None:
        try:
            self._waiting.append((task, self._executor.submit(_work, task)))
        except BrokenProcessPool as broken:
            lost: Future[Batch] = Future()
            lost.set_exception(broken)
            self._waiting.append((task, lost))

    def _next(self) -> Iterator[Batch]:
        task, future = self._waiting.popleft()
        try:
            yield future.result()
        except BrokenProcessPool:
            yield from self._recovered(task)

    def _recovered(self, task: Task) -> Iterator[Batch]:
        """The lost task one article at a time, in a process of its own; then the other lost tasks as before."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._start(1)
        for piece in task:
            yield self._alone(piece)
        self._executor.shutdown(wait=True)
        self._executor = self._start(self._workers)
        lost = [(waiting, future) for waiting, future in self._waiting]
        self._waiting.clear()
        for waiting, future in lost:
            if _finished(future):
                self._waiting.append((waiting, future))
            else:
                self._submit(waiting)

    def _alone(self, piece: Piece) -> Batch:
        try:
            return self._executor.submit(_work, (piece,)).result()
        except BrokenProcessPool:
            self._executor.shutdown(wait=True)
            self._executor = self._start(1)
            reason = "the process that read it died (out of memory, or killed)"
            return Batch((Rejected(piece.origin, reason, piece.id),), References(), Report())


def _finished(future: "Future[Batch]") -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


_loaded: list[Worker | Exception] = []  # one to a process, made when the process starts


def _load(plan: Plan) -> None:
    """Loads the seeds. What is wrong with them is kept for the first task to raise: here it would break the pool."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    try:
        _loaded.append(Worker(plan))
    except (IsnadError, OSError, ImportError) as error:
        _loaded.append(error)


def _work(task: Task) -> Batch:
    worker = _loaded[0]
    if isinstance(worker, Exception):
        raise worker
    return worker.batch(task)
