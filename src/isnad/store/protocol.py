"""What every store can do. A graph is named by its IRI; quads travel as N-Quads text."""

from collections.abc import Collection
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from isnad.store.result import Result


class Queryable(Protocol):
    """Anything that answers a read-only SPARQL 1.1 query over the union of its graphs."""

    def query(self, text: str) -> Result: ...


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a store holds; `size` is in bytes on disk, None where that cannot be told."""

    quads: int
    graphs: int
    size: int | None = None


class Store(Queryable, Protocol):
    """A place that keeps graphs. Every method raises StoreError, and nothing else, when the store fails."""

    def replace(self, graphs: Collection[str], quads: str) -> None:
        """Afterwards the named graphs hold just what `quads` say of them; other graphs that occur in `quads` gain it.

        All or nothing: a reader, or a crash, sees the state before or after.
        """

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of all named graphs, sorted."""

    def lines(self, graph: str) -> list[str]:
        """What a graph (`""` the default one) holds as sorted N-Triples lines; blank nodes apart, equal lists are equal
        graphs.
        """

    def prune(self, keep: Collection[str], under: str) -> tuple[str, ...]:
        """Drops every graph whose IRI starts with `under` and is not in `keep`; returns what was dropped, sorted."""

    def stats(self) -> Stats: ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
