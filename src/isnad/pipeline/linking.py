"""Incidents and roots over what was built: of the articles of one build, of a store, of graph files."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from isnad.graph.iris import COREF
from isnad.graph.namespaces import GRAPH
from isnad.graph.parse import read_quads
from isnad.graph.shared import References, shared_graphs
from isnad.graph.terms import RDF_TYPE, Quad
from isnad.graph.vocabulary import kg
from isnad.graph.write import nquads
from isnad.link import ArticleFacts, World, articles_of, link, world_of
from isnad.pipeline.identity import authority_of
from isnad.pipeline.plan import Plan
from isnad.store.protocol import Store
from isnad.store.result import Solutions

LINKED_BY_BUILD = 20_000  # articles up to which a build links what it has made: a minute, and some 200 MB
TOGETHER = 256  # article graphs read from a store at a time
ARTICLE_GRAPHS = f"{GRAPH}article/"


class Linked(NamedTuple):
    """What linking found: how many incidents of how many descriptions, copied articles, answered claims."""

    incidents: int
    descriptions: int
    copies: int
    answers: int


def world(seeds: Sequence[Path]) -> World:
    """What those seeds say of places and actors."""
    authority = authority_of(seeds)
    return world_of(shared_graphs(References(frozenset(authority.entities)), authority))


def link_store(store: Store, seeds: Sequence[Path]) -> Linked:
    """Puts what follows from the store's articles in place of what was derived before."""
    known = world(seeds)
    derived = link(list(_stored(store, known)), known)
    store.replace([COREF[1:-1]], nquads(derived))
    return counted(derived)


def relink_store(store: Store, seeds: Sequence[Path]) -> Linked | None:
    """As `link_store`, after a change; None, and nothing is done, beyond LINKED_BY_BUILD articles."""
    return link_store(store, seeds) if sum(map(_is_article, store.graphs())) <= LINKED_BY_BUILD else None


def link_files(paths: Sequence[Path], seeds: Sequence[Path]) -> list[Quad]:
    """What follows from the articles of graph files taken together; InputError where one cannot be read."""
    known = world(seeds)
    return link(list(articles_of((quad for path in paths for quad in read_quads(path)), known)), known)


def counted(derived: Iterable[Quad]) -> Linked:
    """The counts of a derived graph."""
    quads = list(derived)
    return Linked(
        sum(o == kg.Incident for _, p, o, _ in quads if p == RDF_TYPE),
        *(sum(predicate == p for _, p, _, _ in quads) for predicate in (kg.refersTo, kg.copyOf, kg.denies)),
    )


class Linker:
    """Links what a build makes, where it is asked to and the articles are not too many for it.

    `found` tells the last result; it is None where nothing was linked.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._articles: list[ArticleFacts] = []
        self._count = 0
        self.found: Linked | None = None

    def add(self, articles: Iterable[ArticleFacts | None]) -> None:
        """Keeps what is needed of these articles; beyond LINKED_BY_BUILD nothing is kept of any."""
        fresh = [article for article in articles if article is not None]
        self._count += len(fresh)
        self._articles.extend(fresh)
        if self._count > LINKED_BY_BUILD:
            self._articles.clear()

    def derived(self) -> list[Quad]:
        """The derived graph of the articles of this build."""
        if not self._plan.link or self._count > LINKED_BY_BUILD:
            return []
        derived = link(self._articles, world(self._plan.seeds))
        self.found = counted(derived)
        return derived

    def files(self, paths: Sequence[Path], articles: int) -> list[Quad]:
        """The derived graph of the articles in those graph files."""
        if not self._plan.link or articles > LINKED_BY_BUILD:
            return []
        derived = link_files(paths, self._plan.seeds)
        self.found = counted(derived)
        return derived

    def store(self, store: Store) -> None:
        """Links all that the store holds, of this build and earlier ones."""
        if self._plan.link:
            self.found = relink_store(store, self._plan.seeds)

    def earlier(self, derived: Iterable[Quad], articles: int) -> None:
        """Tells what an earlier build of just these articles derived."""
        if self._plan.link and articles <= LINKED_BY_BUILD:
            self.found = counted(derived)


def _is_article(graph: str) -> bool:
    return graph.startswith(ARTICLE_GRAPHS)


def _stored(store: Store, known: World) -> Iterator[ArticleFacts]:
    graphs = iter([name for name in store.graphs() if _is_article(name)])
    while some := list(islice(graphs, TOGETHER)):
        yield from articles_of(_quads(store, some), known)


def _quads(store: Store, graphs: Sequence[str]) -> Iterator[Quad]:
    names = " ".join(f"<{name}>" for name in graphs)
    found = store.query(f"SELECT ?s ?p ?o ?g WHERE {{ VALUES ?g {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }}")
    for row in found.rows if isinstance(found, Solutions) else ():
        s, p, o, g = (term.n3 if term else "" for term in row)
        yield s, p, o, g
