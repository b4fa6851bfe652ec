"""Where shares are worked off: here, or by Dask. An engine is a `map` that may answer in any order."""

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from multiprocessing import get_context
from typing import Any, TypeVar

from isnad.errors import InputError, IsnadError

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 3  # shares for each worker that are out at once: keeps all busy and the scheduler's memory flat
DEATHS = 1  # of workers that a share may be at and still be given to another
PATIENCE = 10  # seconds for a scheduler to answer
RETRIES = 2  # times that a share is tried again when an error, not a death, ends it (an object store that hiccups)

Deadly = Callable[[T], list[T] | None]
"""What to do instead of an item that has killed every worker which tried it: smaller ones, or None for nothing."""

Engine = Callable[[Callable[[T], R], Iterable[T], Deadly[T]], Iterator[R]]


def here(function: Callable[[T], R], items: Iterable[T], _deadly: Deadly[T]) -> Iterator[R]:
    """One after the other in this process."""
    return map(function, items)


@contextmanager
def dask_engine(scheduler: str | None, workers: int | None) -> Iterator["DaskEngine"]:
    """Dask's workers at that address, or processes of this machine where none is given."""
    os.environ.setdefault("DASK_LOGGING__DISTRIBUTED", "critical")  # deaths and restarts are ours to tell
    try:
        dask: Any = import_module("distributed")
    except ImportError as error:
        raise InputError("--engine dask", None, f"{error}: pip install 'isnad[dask]'") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    if scheduler is None:
        import_module("dask.config").set({"distributed.scheduler.allowed-failures": DEATHS})
        cluster = dask.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
        with cluster, dask.Client(cluster) as client:
            yield DaskEngine(dask, client)
        return
    try:
        client = dask.Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise IsnadError(f"no Dask scheduler answers at {scheduler}: {error}") from error
    with client:
        yield DaskEngine(dask, client)


class DaskEngine:
    """Shares out over Dask's workers. What a dead worker was at, another does; what seems deadly is done apart, cut
    smaller where it is.
    """

    def __init__(self, dask: Any, client: Any) -> None:
        self._dask, self._client = dask, client

    def __call__(self, function: Callable[[T], R], items: Iterable[T], deadly: Deadly[T]) -> Iterator[R]:
        waiting, given, suspects = iter(items), dict[Any, T](), deque[T]()
        answers = self._dask.as_completed()

        def fill() -> None:
            for item in islice(waiting, max(0, self._room() - len(given))):
                future = self._submit(function, item)
                given[future] = item
                answers.add(future)

        fill()
        for future in answers:
            answer = self._answer(future)
            item = given.pop(future)
            if answer is None:
                suspects.append(item)
            yield from answer or ()
            fill()
        while suspects:  # Dask blames all that a dead worker held: apart, one can be blamed for itself only
            item = suspects.popleft()
            answer = apart(function, item)
            if answer is None:
                suspects.extendleft(reversed(deadly(item) or []))
            yield from answer or ()

    def _submit(self, function: Callable[[T], R], item: T) -> Any:
        return self._client.submit(function, item, pure=False, retries=RETRIES)

    def _room(self) -> int:
        return AHEAD * max(1, len(self._client.nthreads()))

    def _answer(self, future: Any) -> list[Any] | None:
        """The answer; None where every worker died that was at it, or that had it ready."""
        try:
            return [future.result()]
        except self._dask.KilledWorker:
            return None


def apart(function: Callable[[T], R], item: T) -> list[R] | None:
    """The answer, had in a process of its own on this machine; None where that died."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        try:
            return [process.submit(function, item).result()]
        except BrokenProcessPool:
            return None


def spark_engine(context: Any) -> Engine[Any, Any]:
    """The same on a SparkContext: shares are partitions of one each, answers come as they are asked for."""

    def run(function: Callable[[T], R], items: Iterable[T], _deadly: Deadly[T]) -> Iterator[R]:
        listed = list(items)
        answers: Iterator[R] = context.parallelize(listed, max(1, len(listed))).map(function).toLocalIterator()
        return answers

    return run
