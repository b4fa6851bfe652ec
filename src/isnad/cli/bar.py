"""The progress bar, on a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from isnad.pipeline import build


class Rate(ProgressColumn):
    """Articles in a second, of late."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.1f} a second" if task.speed else "")


COLUMNS = (
    TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn(),
    TextColumn("{task.fields[rejected]}"),
)  # fmt: skip


@contextmanager
def bar(console: Console | None = None) -> Iterator[build.Progress]:
    """Articles done of all, how fast, how long the rest will take, how many were rejected; gone when all is done."""
    with Progress(*COLUMNS, console=console or Console(stderr=True), transient=True) as shown:
        task = shown.add_task("listing inputs", total=None, rejected="")
        rejections = 0

        def advance(done: int, rejected: int, count: int) -> None:
            nonlocal rejections
            rejections += rejected
            told = f"{rejections:,} rejected" if rejections else ""
            shown.update(task, description="articles", total=count, advance=done, rejected=told)

        yield advance
