"""A process that answers one query after the other, and that can be killed in the middle of one.

Started by `pool`: `python -m isnad.serve.worker FOLDER SECONDS MEGABYTES ROWS BYTES`; questions come on standard input.
"""

import os
import resource
import signal
import sys
from pathlib import Path

from isnad.errors import QueryError
from isnad.serve.calling import refuse_calls
from isnad.serve.frames import answer_frame, question_of, read_frame
from isnad.store.embedded import EmbeddedStore
from isnad.store.evaluation import Most, Question, Written, refused

GRACE = 5  # seconds after which a worker whose server is gone ends itself in the middle of a query


def main(arguments: list[str]) -> None:
    """Answers until standard input ends."""
    folder, seconds, memory, rows, size = arguments
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends its workers
    with EmbeddedStore.read(Path(folder)) as store:
        megabytes = int(memory) << 20
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes, megabytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        sys.stdout.buffer.write(b"\n")  # ready
        sys.stdout.buffer.flush()
        _answer(store, float(seconds) + GRACE, Most(int(rows), int(size)))


def _answer(store: EmbeddedStore, seconds: float, most: Most) -> None:
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        answer = _one(store, question_of(frame[0]), most)
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.stdout.buffer.write(answer_frame(answer))
        sys.stdout.buffer.flush()


def _one(store: EmbeddedStore, question: Question, most: Most) -> Written:
    try:
        refuse_calls(question.text)
    except QueryError as error:
        return refused(400, str(error))
    except (RecursionError, MemoryError):
        return refused(400, "the query is nested too deeply")
    try:
        return store.evaluate(question, most)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


OUT_OF_MEMORY = 77  # the status with which a worker ends that cannot go on

if __name__ == "__main__":
    main(sys.argv[1:])
