"""A graph article by article, in order of id, from a file of any size or a store."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from isnad.errors import InputError
from isnad.graph.iris import ENTITIES, ONTOLOGY, REVIEWS, RUNS, VOCAB, home_graph, is_inferred
from isnad.graph.namespaces import GRAPH
from isnad.graph.parse import read_quads
from isnad.graph.terms import Quad, Term, Triple
from isnad.store.embedded import MARKER, EmbeddedStore
from isnad.store.protocol import Queryable
from isnad.store.result import Solutions
from isnad.views.nodes import Nodes
from isnad.views.spool import Spool

_ARTICLE = f"<{GRAPH}article/"
_OURS = f"<{GRAPH}"
_SHARED = frozenset({ENTITIES, VOCAB, ONTOLOGY, RUNS, REVIEWS})
_TRIPLES = "SELECT ?s ?p ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"


class ArticleGraph(NamedTuple):
    """An article's id and its triples; inferred ones are left out."""

    id: str
    triples: list[Triple]


@dataclass(frozen=True, slots=True)
class Opened:
    """A graph to go through as often as wanted, or to look an article up in; `shared` is what its articles refer to."""

    name: str
    shared: Nodes
    articles: Callable[[], Iterator[ArticleGraph]]
    article: Callable[[str], ArticleGraph]


@contextmanager
def open_graph(path: Path) -> Iterator[Opened]:
    """The graph file or store there. InputError or StoreError where it cannot be read."""
    if path.is_dir():
        if not (path / MARKER).is_file():
            raise InputError(path, None, "a folder, but no store: name a store, a graph file or a claims file")
        with EmbeddedStore.read(path) as store:
            yield from_store(store, str(path))
    else:
        with spooled(str(path), read_quads(path)) as opened:
            yield opened


def from_store(store: Queryable, name: str) -> Opened:
    """A store, asked for one article at a time."""
    names = sorted(graph[len(_ARTICLE) : -1] for graph in _graphs(store) if graph.startswith(_ARTICLE))
    shared = Nodes(triple for graph in sorted(_SHARED) for triple in graph_triples(store, graph))

    def article(name: str) -> ArticleGraph:
        return ArticleGraph(name, graph_triples(store, f"{_ARTICLE}{name}>"))

    return Opened(name, shared, lambda: map(article, names), article)


@contextmanager
def spooled(name: str, quads: Iterable[Quad]) -> Iterator[Opened]:
    """Quads in any order; they are put down once, and then given back by article."""
    spool = Spool()
    try:
        shared: list[Triple] = []
        spool.add(_by_article(quads, shared))
        spool.index()
        behind = Nodes(shared)
        yield Opened(
            name, behind, lambda: (ArticleGraph(*row) for row in spool.articles()),
            lambda article: ArticleGraph(article, spool.article(article)),
        )  # fmt: skip
    finally:
        spool.close()


def _by_article(quads: Iterable[Quad], shared: list[Triple]) -> Iterator[tuple[str, Triple]]:
    for subject, predicate, value, graph in quads:
        home = graph if graph.startswith(_OURS) else home_graph(subject)
        if is_inferred(graph):
            continue
        if home.startswith(_ARTICLE):
            yield home[len(_ARTICLE) : -1], (subject, predicate, value)
        elif home in _SHARED:
            shared.append((subject, predicate, value))


def _graphs(store: Queryable) -> list[Term]:
    found = store.query(_GRAPHS)
    return [row[0].n3 for row in found.rows if row[0] is not None] if isinstance(found, Solutions) else []


def graph_triples(store: Queryable, graph: Term) -> list[Triple]:
    """The triples of one graph of a store."""
    found = store.query(_TRIPLES.format(graph=graph))
    rows = found.rows if isinstance(found, Solutions) else ()
    return [(s.n3, p.n3, o.n3) for s, p, o in rows if s is not None and p is not None and o is not None]
