"""Stores around a store: one that notes changes in a journal, and one that only counts them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from isnad.store.closing import Closing
from isnad.store.journal import Journal, entry
from isnad.store.protocol import Stats, Store
from isnad.store.result import Result


class Around(Closing):
    """A store that passes everything on."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def query(self, text: str) -> Result:
        return self._store.query(text)

    def replace(self, graphs: Collection[str], quads: str) -> None:
        self._store.replace(graphs, quads)

    def graphs(self) -> tuple[str, ...]:
        return self._store.graphs()

    def lines(self, graph: str) -> list[str]:
        return self._store.lines(graph)

    def prune(self, keep: Collection[str], under: str) -> tuple[str, ...]:
        return self._store.prune(keep, under)

    def stats(self) -> Stats:
        return self._store.stats()

    def close(self) -> None:
        self._store.close()


class Journaled(Around):
    """A store whose changes are noted, and not made again where the journal has them."""

    def __init__(self, store: Store, journal: Journal) -> None:
        super().__init__(store)
        self._journal = journal

    def replace(self, graphs: Collection[str], quads: str) -> None:
        """Only the graphs that the journal lacks, or has otherwise, are replaced."""
        blocks, rest = _by_graph(quads, frozenset(graphs))
        entries = [entry(graph, blocks.get(graph, ())) for graph in graphs]
        new = [one for one in entries if one not in self._journal]
        if new or rest:
            text = "".join(f"{line[:-1]}<{one.graph}> .\n" for one in new for line in blocks.get(one.graph, ()))
            self._store.replace([one.graph for one in new], text + "".join(rest))
            self._journal.add(new)


class Rehearsal(Around):
    """A store that is only read: what would be changed is counted."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._present = frozenset(store.graphs())
        self.new, self.replaced, self.removed, self.quads = set[str](), set[str](), set[str](), 0

    def replace(self, graphs: Collection[str], quads: str) -> None:
        """Counts what this would do."""
        blocks, rest = _by_graph(quads, frozenset(graphs))
        self.quads += sum(map(len, blocks.values())) + len(rest)
        self.new |= blocks.keys() - self._present
        self.replaced |= blocks.keys() & self._present
        self.removed |= (set(graphs) & self._present) - blocks.keys()


def _by_graph(quads: str, graphs: Collection[str]) -> tuple[Mapping[str, Sequence[str]], list[str]]:
    """The statements of these graphs as N-Triples lines, and the other lines as they are."""
    found, rest = defaultdict[str, list[str]](list), list[str]()
    for line in filter(None, quads.split("\n")):
        triple, _, graph = line.removesuffix(" .").rpartition(" ")  # the name of a graph has no space in it
        if graph.startswith("<") and graph[1:-1] in graphs:
            found[graph[1:-1]].append(f"{triple} .")
        else:
            rest.append(f"{line}\n")
    return found, rest
