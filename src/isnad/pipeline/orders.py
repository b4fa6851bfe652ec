"""Which files are to be loaded and how: done, or rehearsed."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from isnad.graph.namespaces import GRAPH
from isnad.pipeline.loading import Loaded, Loader
from isnad.pipeline.manifest import NAME, Manifest
from isnad.store.embedded import EmbeddedStore
from isnad.store.protocol import Store
from isnad.store.wrapped import Around, Rehearsal

ARTICLES = f"{GRAPH}article/"
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


def load_folder(order: Order, target: EmbeddedStore, told: Told) -> None:
    """`load` into a store of this machine; fast to read afterwards where it was empty before.

    Builds forget what they built of the loaded articles: else the next would take them for what it made itself.
    """
    new = not target.graphs()
    if target.path is not None and (target.path / NAME).exists():
        with Manifest.open(target.path) as manifest:
            load(order, _Forgetting(target, manifest), told)
    else:
        load(order, target, told)
    if new:
        target.compact()


class _Forgetting(Around):
    """A store whose manifest forgets what is changed, before it is changed."""

    def __init__(self, store: Store, manifest: Manifest) -> None:
        super().__init__(store)
        self._manifest = manifest

    def replace(self, graphs: Collection[str], quads: str) -> None:
        self._manifest.set("shared", "")
        self._manifest.forget([name.removeprefix(ARTICLES) for name in graphs if name.startswith(ARTICLES)])
        super().replace(graphs, quads)


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
