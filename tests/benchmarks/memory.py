"""The greatest memory of a build with two workers, all its processes together, as the articles become more."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.growth import FEWER, MORE, write_articles
from tests.benchmarks.serving import memory

COLUMNS = ("articles", "linked", "not linked")
PAUSE = 0.2  # seconds between two looks


def rows(numbers: Sequence[int] = (FEWER, MORE)) -> list[tuple[str, ...]]:
    """Articles; megabytes of a build that links them and of one that does not."""
    with TemporaryDirectory() as place:
        return [(f"{number:,}", *(f"{peak(Path(place), number, *how):.0f} MB" for how in ((), ("--no-link",))))
                for number in numbers]  # fmt: skip


def peak(place: Path, number: int, *options: str) -> float:
    """The most that `kg build` and its workers held at any look."""
    source = write_articles(place, number)
    command = [str(Path(sys.executable).with_name("kg")), "build", str(source), "--out", str(place / "graph.nq")]
    highest = 0.0
    with subprocess.Popen([*command, "--workers", "2", *options], stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            highest = max(highest, _held(process.pid))
            time.sleep(PAUSE)
    assert process.returncode == 0, command
    return highest


def _held(pid: int) -> float:
    try:
        return memory(pid)
    except OSError:  # one has just ended
        return 0.0
