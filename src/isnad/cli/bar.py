"""The progress bar, on a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from isnad.pipeline import build
from isnad.pipeline.plan import Batch

COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())


@contextmanager
def bar() -> Iterator[build.Progress]:
    """Articles done of all, and how long the rest will take; gone when the work is done."""
    with Progress(*COLUMNS, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("articles", total=None)

        def advance(batch: Batch, count: int) -> None:
            shown.update(task, total=count, advance=len(batch.done))

        yield advance
