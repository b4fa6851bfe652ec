"""Which files are to be loaded and how: done, or rehearsed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from isnad.pipeline.loading import Loaded, Loader
from isnad.store.protocol import Store
from isnad.store.wrapped import Rehearsal

VERIFY = ("hashes", "counts", "none")
Told = Callable[[str], None]
"""Hears what was done, a line at a time."""


@dataclass(frozen=True, slots=True)
class Order:
    """Which files are loaded, and how: with what follows, removing articles that they lack, verified by what."""

    files: Sequence[Path]
    reason: bool = True
    prune: bool = False
    verify: str = VERIFY[0]


def load(order: Order, target: Store, told: Told) -> None:
    """Each file, then pruning; `told` hears what was done."""
    loader = Loader(target, reason=order.reason)
    for file in order.files:
        told(_counts(file, loader.load(file)))
    if order.prune:
        told(f"{len(loader.prune())} articles removed that the files do not have")


def rehearse(order: Order, target: Store, told: Told) -> None:
    """Says what `load` would do, and changes nothing."""
    rehearsal = Rehearsal(target)
    load(order, rehearsal, lambda _: None)
    told(
        f"would put {len(rehearsal.new)} new graphs and replace {len(rehearsal.replaced)}, {rehearsal.quads} quads in"
        f" all, and remove {len(rehearsal.removed)} graphs; nothing was changed"
    )


def _counts(file: Path, loaded: Loaded) -> str:
    return f"{file}: {loaded.articles} articles, {loaded.quads} quads"
