"""An hour in small: `python -m tests.benchmarks.soak MINUTES [CLIENTS]`, 100 clients at `kg serve`, memory each minute.

Exit status 1 where a request failed for another reason than a limit or the question itself, or the memory grew.
"""

import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.serving import Soaked, memory, soak
from tests.serve.conftest import serve, write_graph

ROUND = 2_000  # requests between two looks at the clock
GROWTH = 1.15  # times the memory after the first round that it may reach


def soak_for(minutes: float, clients: int) -> tuple[Soaked, list[float]]:
    """Rounds of requests until the time is over: what they got in all, and the memory after each."""
    statuses, held = Counter[int](), list[float]()
    with TemporaryDirectory() as folder:
        server = serve(str(write_graph(Path(folder) / "g.nq")), "--rows", "1000", "--queue", "50", cwd=Path(folder))
        try:
            end = time.monotonic() + minutes * 60
            while not held or time.monotonic() < end:
                statuses += soak(server.url, server.process.pid, clients, ROUND).statuses
                held.append(memory(server.process.pid))
                print(f"{statuses.total():,} requests, {held[-1]:.0f} MB", flush=True)
        finally:
            server.stop()
    return Soaked(clients, statuses, held[0], held[-1]), held


if __name__ == "__main__":
    minutes, clients = float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100
    found, held = soak_for(minutes, clients)
    print(*found.cells(), f"at most {max(held):.0f} MB", sep=" | ")
    sys.exit(1 if found.failed or max(held) > held[0] * GROWTH else 0)
