"""A graph file taken apart: each article's quads together, however large the file is."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from isnad.graph.iris import asserted_graph, inferred_graph, is_article_graph
from isnad.graph.parse import read_quads, triples_in
from isnad.graph.terms import Quad, Term
from isnad.graph.write import nquads
from isnad.store.embedded import EmbeddedStore
from isnad.store.protocol import Store

WINDOW = 100_000  # quads held at once, some 50 MB: an article has a few hundred, and writers keep them together
Gathered = tuple[Term, list[Quad]]
"""A graph (`""` the default one) with its quads and those inferred from it."""


class _ScatteredError(Exception):
    """A graph goes on after it was taken to be complete."""


def gather(path: Path) -> Iterator[Gathered]:
    """The graphs of a file: each article's once and whole, others in parts where they are large.

    InputError before the first of them where the file cannot be read to its end: it is read twice. One that scatters
    its articles is sorted by graph in a temporary store.
    """
    try:
        for _ in _in_order(read_quads(path)):
            pass
    except _ScatteredError:
        yield from _sorted(path)
    else:
        yield from _in_order(read_quads(path))


def _in_order(quads: Iterable[Quad]) -> Iterator[Gathered]:
    """Graphs as they become complete: when the window is full, the one goes to which nothing came for longest."""
    window: OrderedDict[Term, list[Quad]] = OrderedDict()
    done: set[int] = set()  # a collision of hashes costs the sorting, no more
    held = 0
    for quad in quads:
        graph = asserted_graph(quad[3])
        if graph not in window and hash(graph) in done:
            raise _ScatteredError
        window.setdefault(graph, []).append(quad)
        window.move_to_end(graph)
        held += 1
        if held > WINDOW:
            oldest, found = window.popitem(last=False)
            held -= len(found)
            if is_article_graph(oldest):
                done.add(hash(oldest))
            yield oldest, _once(found)
    for graph, found in window.items():
        yield graph, _once(found)


def _once(quads: Iterable[Quad]) -> list[Quad]:
    return list(dict.fromkeys(quads))


def _sorted(path: Path) -> Iterator[Gathered]:
    with TemporaryDirectory(prefix="isnad-") as folder, EmbeddedStore.open(Path(folder)) as scratch:
        quads = read_quads(path)
        while part := list(islice(quads, WINDOW)):
            scratch.replace((), nquads(part))
        yield from stored_graphs(scratch)


def stored_graphs(store: Store) -> Iterator[Gathered]:
    """All graphs of a store, sorted, the default one first, each with what was inferred from it."""
    for graph in sorted({"", *(asserted_graph(f"<{name}>") for name in store.graphs())}):
        if found := [*graph_quads(store, graph), *graph_quads(store, inferred_graph(graph))]:
            yield graph, found


def graph_quads(store: Store, graph: Term) -> Iterator[Quad]:
    """The quads of one graph of a store."""
    return triples_in(store.lines(graph[1:-1]), graph)
