"""Seconds of processor time, and tables of them."""

import gc
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

COLUMNS = ("what", "plain", "Isnad", "times as fast", "wanted")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing done both ways: processor seconds for one article."""

    what: str
    plain: float
    ours: float
    wanted: float

    @property
    def ratio(self) -> float:
        return self.plain / self.ours

    @property
    def reached(self) -> bool:
        return self.ratio >= self.wanted

    def cells(self) -> tuple[str, ...]:
        mark = "" if self.reached else " (missed)"
        return (
            self.what,
            milliseconds(self.plain),
            milliseconds(self.ours),
            f"{self.ratio:.0f}{mark}",
            f"≥ {self.wanted:g}",
        )


def milliseconds(seconds: float) -> str:
    amount = seconds * 1000
    return f"{amount:,.0f} ms" if amount >= 100 else f"{amount:.3g} ms"


def seconds(work: Callable[[], Any], times: int = 1) -> float:
    """Processor time of this process for the work, the least of so many runs; earlier garbage is collected before."""
    return min(_once(work) for _ in range(times))


def _once(work: Callable[[], Any]) -> float:
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def machine() -> str:
    """The machine and what ran on it, in a sentence."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("rdflib", "pyshacl", "owlrl", "pyoxigraph"))
    return f"{_processor()}, {os.cpu_count()} cores; Python {platform.python_version()} on {sys.platform}; {packages}."


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    lines = described.read_text(encoding="utf-8").splitlines() if described.is_file() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
