"""The progress bar, on a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from isnad.model.article import Rejected
from isnad.pipeline import build
from isnad.pipeline.plan import Batch


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
        rejected = 0

        def advance(batch: Batch, count: int) -> None:
            nonlocal rejected
            rejected += sum(isinstance(item, Rejected) for item in batch.done)
            told = f"{rejected:,} rejected" if rejected else ""
            shown.update(task, description="articles", total=count, advance=len(batch.done), rejected=told)

        yield advance
