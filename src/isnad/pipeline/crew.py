"""Worker processes that may die: what one of them was at is done again, and nothing else is lost.

The executor of the standard library gives up all its processes and all their work when one of them dies, and on Ctrl-C
waits for every task that has begun. Here each process has a pipe of its own, so it is known who was at what.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from isnad.errors import IsnadError
from isnad.graph.report import Report
from isnad.graph.shared import References
from isnad.model.article import Rejected
from isnad.pipeline.plan import Batch, Plan
from isnad.pipeline.work import Worker
from isnad.read.piece import Piece

AHEAD = 3  # tasks for each process that are at work or done and not yet asked for: keeps memory flat
HELD = 2  # tasks a process holds: the one it is at, and the next, so that it never waits for us
DEATHS = 2  # times an article may end the process that reads nothing else before it is rejected
STILLBORN = 5  # processes in a row that die before they have loaded the seeds: something else is wrong
DIED = "the process that read it died (out of memory, or killed)"

Task = tuple[Piece, ...]


@dataclass(slots=True)
class _Job:
    """Some pieces of a task, and how often a process died that was at just these."""

    task: int
    place: int
    pieces: Task
    deaths: int = 0


@dataclass(slots=True)
class _Member:
    """A process, our end of its pipe, and the jobs it holds; the first is the one it is at."""

    process: BaseProcess
    pipe: Connection
    ready: bool = False
    jobs: deque[_Job] = field(default_factory=deque)

    def give(self, job: _Job) -> None:
        self.jobs.append(job)
        with suppress(OSError):  # it died: reading from its pipe will tell
            self.pipe.send(job.pieces)

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Crew:
    """Processes that work off tasks; results come in the order of the tasks."""

    def __init__(self, plan: Plan, size: int) -> None:
        self._plan, self._size = plan, size
        self._members: list[_Member] = []
        self._again: deque[_Job] = deque()  # of processes that died: before anything new
        self._parts: dict[int, dict[int, Batch]] = {}  # results by task and place in it
        self._missing: dict[int, int] = {}  # jobs of each task that are not done
        self._stillborn = 0

    def run(self, tasks: Iterator[Task]) -> Iterator[Batch]:
        """Every task's batch. On any way out, Ctrl-C too, the processes end at once."""
        try:
            self._members = [self._recruit() for _ in range(self._size)]
            given = done = 0
            more = True
            while more or given > done:
                while more and given - done < self._size * AHEAD and (member := self._idle()):
                    task = next(tasks, None)
                    more = task is not None
                    if task is not None:
                        self._missing[given], self._parts[given] = 1, {}
                        member.give(_Job(given, 0, task))
                        given += 1
                while done < given and not self._missing[done]:
                    yield from self._finished(done)
                    done += 1
                if given > done:
                    self._listen()
        finally:
            for member in self._members:
                member.end()

    def _recruit(self) -> _Member:
        # Spawned, not forked: forking a process that runs threads (progress, stores) can deadlock.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._plan), daemon=True)
        process.start()
        theirs.close()
        return _Member(process, ours)

    def _idle(self) -> _Member | None:
        """The process with the least to do; jobs that are to be done again are given out first."""
        while member := min((m for m in self._members if len(m.jobs) < HELD), key=lambda m: len(m.jobs), default=None):
            if not self._again:
                return member
            member.give(self._again.popleft())
        return None

    def _finished(self, task: int) -> Iterator[Batch]:
        del self._missing[task]
        parts = self._parts.pop(task)
        yield from (parts[place] for place in sorted(parts))

    def _listen(self) -> None:
        """Waits until some process has something to say, or has died."""
        self._idle()
        heard = wait([member.pipe for member in self._members])
        for member in [member for member in self._members if member.pipe in heard]:
            try:
                self._hear(member, member.pipe.recv())
            except (EOFError, OSError):
                self._bury(member)

    def _hear(self, member: _Member, said: object) -> None:
        if isinstance(said, Exception):
            raise said
        if isinstance(said, Batch):
            self._keep(member.jobs.popleft(), said)
        member.ready, self._stillborn = True, 0

    def _keep(self, job: _Job, batch: Batch) -> None:
        self._parts[job.task][job.place] = batch
        self._missing[job.task] -= 1

    def _bury(self, member: _Member) -> None:
        """Another in its place; what it was at is done article by article, what it also held as it is."""
        member.end()
        self._members.remove(member)
        self._stillborn += not member.ready
        if self._stillborn >= STILLBORN:
            raise IsnadError("the worker processes die as they start (out of memory?): try --workers 1")
        at, held = (member.jobs.popleft(), member.jobs) if member.ready and member.jobs else (None, member.jobs)
        self._again.extendleft(reversed(held))
        if at is not None:
            self._retry(at)
        self._members.append(self._recruit())

    def _retry(self, job: _Job) -> None:
        if len(job.pieces) > 1:
            self._missing[job.task] += len(job.pieces) - 1
            self._again.extendleft(_Job(job.task, n, (p,)) for n, p in reversed(list(enumerate(job.pieces))))
        elif job.deaths + 1 < DEATHS:
            self._again.appendleft(_Job(job.task, job.place, job.pieces, job.deaths + 1))
        else:
            (piece,) = job.pieces
            self._keep(job, Batch((Rejected(piece.origin, DIED, piece.id, failed=True),), References(), Report()))


def _serve(pipe: Connection, plan: Plan) -> None:
    """A process's life: loads the seeds, says so (or what is wrong with them), and works until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    try:
        worker = Worker(plan)
    except (IsnadError, OSError, ImportError) as error:
        pipe.send(error)
        return
    with suppress(EOFError, OSError):  # the parent has gone
        pipe.send(None)
        while True:
            pipe.send(worker.batch(pipe.recv()))
