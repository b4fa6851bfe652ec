"""Graph files into stores, and stores back into quads."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from isnad.graph.iris import is_inferred
from isnad.graph.namespaces import GRAPH
from isnad.graph.parse import read_quads
from isnad.graph.reason import infer
from isnad.graph.terms import Quad, Term
from isnad.graph.write import nquads
from isnad.pipeline.storing import with_inferences
from isnad.store.protocol import Queryable, Store
from isnad.store.result import Solutions

ARTICLE_GRAPH = f"<{GRAPH}article/"
TRANSACTION = 256  # article graphs to a transaction: some 100,000 quads


class Loaded(NamedTuple):
    """What a file brought."""

    articles: int
    quads: int


def load_file(path: Path, store: Store, *, reason: bool = True) -> Loaded:
    """Each article's graphs in place of what the store had of them; graphs that articles share gain what they lack.

    With `reason`, what follows from the file's quads is added. InputError where the file cannot be read.
    """
    quads = list(dict.fromkeys(read_quads(path)))
    if reason:
        quads = list(dict.fromkeys([*quads, *infer(quads)]))
    by_graph: defaultdict[Term, list[Quad]] = defaultdict(list)
    for quad in quads:
        by_graph[quad[3]].append(quad)
    articles = [graph for graph in by_graph if graph.startswith(ARTICLE_GRAPH)]
    for some in _batches(articles):
        graphs = [name for name in with_inferences(some) if f"<{name}>" in by_graph]
        store.replace(with_inferences(some), "".join(nquads(by_graph.pop(f"<{name}>")) for name in graphs))
    store.replace((), "".join(nquads(rest) for rest in by_graph.values()))
    return Loaded(len(articles), len(quads))


def _batches(graphs: Iterable[Term]) -> Iterator[list[Term]]:
    remaining = iter(graphs)
    while some := list(islice(remaining, TRANSACTION)):
        yield some


def store_quads(store: Queryable) -> Iterator[Quad]:
    """All quads of the store's named graphs but the inferred."""
    found = store.query("SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
    for row in found.rows if isinstance(found, Solutions) else ():
        s, p, o, g = (term.n3 if term else "" for term in row)
        if not is_inferred(g):
            yield s, p, o, g
