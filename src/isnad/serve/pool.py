"""Workers with one query at a time each; one that takes too long or too much is killed and replaced."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from pathlib import Path

from isnad.errors import StoreError
from isnad.serve.frames import LENGTHS, answer_of, question_frame
from isnad.serve.limits import Limits
from isnad.store.evaluation import Question, Written, refused

ANSWERED, TIME, MEMORY, BUSY, LEFT = "answered", "time", "memory", "busy", "left"
"""How a query ended: with an answer or its refusal, by a limit, or because whoever asked went away."""


class Pool:
    """A fixed number of workers on one store, and a queue of bounded length before them."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._limits = limits
        self._command = [sys.executable, "-m", "isnad.serve.worker", str(folder)]
        self._command += [str(n) for n in (limits.seconds, limits.memory, limits.rows, limits.answer)]
        self._idle: asyncio.Queue[Process] = asyncio.Queue()
        self._all: set[Process] = set()
        self._renewals: set[asyncio.Task[None]] = set()
        self.waiting = self.running = 0
        self.ended: Counter[str] = Counter()

    @property
    def alive(self) -> int:
        """Workers that can answer, or are answering."""
        return len(self._all)

    async def start(self) -> None:
        """Returns when all workers have opened the store; StoreError where they cannot."""
        await asyncio.gather(*(self._add() for _ in range(self._limits.workers)))

    async def ask(self, question: Question) -> Written:
        """The answer; 503 where too many are waiting, 422 where a limit ended the query."""
        if self._idle.empty() and self.waiting >= self._limits.queue:
            return self._end(BUSY, 503, "too many queries are waiting: try again later")
        self.waiting += 1
        try:
            worker = await asyncio.wait_for(self._idle.get(), self._limits.patience)
        except TimeoutError:
            return self._end(BUSY, 503, "all workers are busy: try again later")
        finally:
            self.waiting -= 1
        return await self._by(worker, question)

    async def _by(self, worker: Process, question: Question) -> Written:
        self.running += 1
        whole = False
        try:
            answer = await asyncio.wait_for(_exchange(worker, question), self._limits.seconds)
            whole = True
            self.ended[ANSWERED] += 1
            return answer
        except TimeoutError:
            return self._end(TIME, 422, f"the query takes more than {self._limits.seconds:g} s: ask for less")
        except (asyncio.IncompleteReadError, ConnectionError):
            return self._end(MEMORY, 422, f"the query takes more than {self._limits.memory} MB: ask for less")
        except asyncio.CancelledError:
            self.ended[LEFT] += 1
            raise
        finally:
            self.running -= 1
            self._idle.put_nowait(worker) if whole else self._renew(worker)

    def _end(self, how: str, status: int, reason: str) -> Written:
        self.ended[how] += 1
        return refused(status, reason)

    def _renew(self, worker: Process) -> None:
        task = asyncio.get_running_loop().create_task(self._replace(worker))
        self._renewals.add(task)
        task.add_done_callback(self._renewals.discard)

    async def _replace(self, worker: Process) -> None:
        await self._stop(worker)
        await self._add()

    async def _add(self) -> None:
        worker = await asyncio.create_subprocess_exec(*self._command, stdin=PIPE, stdout=PIPE, stderr=PIPE)
        self._all.add(worker)
        assert worker.stdout is not None
        assert worker.stderr is not None
        if await worker.stdout.readline() != b"\n":
            said = (await worker.stderr.read()).decode(errors="replace").strip().splitlines()
            await self._stop(worker)
            raise StoreError(f"a worker cannot open the store: {said[-1] if said else 'it ended'}")
        self._idle.put_nowait(worker)

    async def _stop(self, worker: Process) -> None:
        if worker.returncode is None:
            worker.kill()
        await worker.wait()
        self._all.discard(worker)

    async def close(self) -> None:
        """Kills all workers; queries that are running are lost."""
        for task in list(self._renewals):
            task.cancel()
        await asyncio.gather(*self._renewals, return_exceptions=True)
        await asyncio.gather(*(self._stop(worker) for worker in list(self._all)))


async def _exchange(worker: Process, question: Question) -> Written:
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(question_frame(question))
    await worker.stdin.drain()
    head, body = LENGTHS.unpack(await worker.stdout.readexactly(LENGTHS.size))
    return answer_of(await worker.stdout.readexactly(head), await worker.stdout.readexactly(body))
