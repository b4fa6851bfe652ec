"""Incidents and roots over what was built: of the articles of one build, of a store, of graph files."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from isnad.graph.iris import COREF, REVIEWS, article_graph_iri, home_graph, is_article_graph
from isnad.graph.namespaces import GRAPH
from isnad.graph.report import Report
from isnad.graph.shared import References, shared_graphs
from isnad.graph.terms import Quad, Term
from isnad.graph.vocabulary import kg
from isnad.graph.write import nquads
from isnad.link import ArticleFacts, Kept, World, articles_of, world_of
from isnad.pipeline.derived import Derived, Known, Linked, counted, derive
from isnad.pipeline.facts_kept import FactsKept
from isnad.pipeline.gathering import gather, graph_quads
from isnad.pipeline.identity import State, authority_of, run_of, state_of
from isnad.pipeline.plan import Plan
from isnad.store.embedded import EmbeddedStore
from isnad.store.protocol import Store

LINKED_BY_BUILD = 20_000  # articles up to which a build links what it has made: a minute, and some 200 MB
WRITTEN = 100_000  # quads put into a store by one transaction, which takes some 1 KB for each
ARTICLE_GRAPHS = f"{GRAPH}article/"


def known_of(seeds: Sequence[Path]) -> Known:
    """What those seeds say of places and actors."""
    return _known(tuple(seeds), state_of(seeds))


@lru_cache(maxsize=2)
def _known(seeds: tuple[Path, ...], _changed: State) -> Known:
    authority = authority_of(seeds)
    return Known(authority, world_of(shared_graphs(References(frozenset(authority.entities)), authority)))


def link_store(
    store: Store,
    seeds: Sequence[Path],
    shapes: tuple[Path, ...] | None = None,
    changed: Collection[str] | None = None,
) -> Derived:
    """Puts what follows from the store's articles in place of what was derived before.

    `changed` names the article graphs that differ from when it was linked last, where that is known: of the others is
    taken what was read then, if nobody else has written to the store since. The result is the same.
    """
    known = known_of(seeds)
    if isinstance(store, EmbeddedStore) and store.path is not None:
        trusted = store.was_linked and changed is not None
        with FactsKept.open(store.path, run_of(tuple(seeds)).iri, trusted=trusted) as kept:
            _renew(kept, store, known.world, changed or ())
            derived = derive(kept.articles(), known, shapes)
    else:
        stored = _stored(store, known.world, articles_in(store), _aside(store))
        derived = derive((article for _, article in stored), known, shapes)
    first, *more = _slices(derived.quads, WRITTEN)
    store.replace([COREF[1:-1]], nquads(first))
    for quads in more:
        store.replace((), nquads(quads))
    if isinstance(store, EmbeddedStore):
        store.linked()
    return derived


def _renew(kept: FactsKept, store: Store, world: World, changed: Collection[str]) -> None:
    """Brings what is kept of the articles up to date, also where a review sets aside another claim than then."""
    names, known, aside = articles_in(store), kept.names(), _aside(store)
    reviewed = {_graph_of(claim) for claim in aside ^ kept.aside()}
    kept.forget(known.difference(names))
    stale = [name for name in names if name not in known or name in changed or name in reviewed]
    kept.put(_stored(store, world, stale, aside))
    kept.set_aside(aside)


def relink_store(
    store: Store,
    seeds: Sequence[Path],
    shapes: tuple[Path, ...] | None = None,
    changed: Collection[str] | None = None,
) -> Derived | None:
    """As `link_store`, after a change; None, and nothing is done, beyond LINKED_BY_BUILD articles."""
    return link_store(store, seeds, shapes, changed) if len(articles_in(store)) <= LINKED_BY_BUILD else None


def still_linked(store: Store) -> None:
    """To be called by who opened a store for writing and has written nothing."""
    if isinstance(store, EmbeddedStore) and store.was_linked:
        store.linked()


def link_files(paths: Sequence[Path], seeds: Sequence[Path], shapes: tuple[Path, ...] | None = None) -> Derived:
    """What follows from the articles of graph files taken together; InputError where one cannot be read."""
    known = known_of(seeds)
    with closing(Kept()) as articles:
        if aside := _fill(articles, paths, known.world, frozenset()):
            _fill(articles, paths, known.world, aside)
        return derive(articles, known, shapes)


def _fill(kept: Kept, paths: Iterable[Path], world: World, aside: frozenset[Term]) -> frozenset[Term]:
    """Keeps the articles of the files but for those claims, one article read after the other and each once; what else
    the reviews in the files set aside.
    """
    met, found = set[Term](), set[Term]()
    kept.empty()
    for graph, quads in (gathered for path in paths for gathered in gather(path)):
        found.update(o for _, p, o, _ in quads if p == kg.setsAside)
        if graph not in met and is_article_graph(graph):
            met.add(graph)
            kept.add(articles_of(quads, world, aside))
    return frozenset(found - aside)


class Linker:
    """Links what a build makes, where it is asked to and the articles are not too many for it.

    `found` tells the last result, None where nothing was linked; `report` what the shapes object to in it.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._articles = Kept()
        self._count = 0
        self.found: Linked | None = None
        self.report = Report()
        self.told_earlier: list[tuple[str, str, int]] = []

    def add(self, articles: Iterable[ArticleFacts | None]) -> None:
        """Keeps what is needed of these articles; beyond LINKED_BY_BUILD nothing is kept of any."""
        fresh = [article for article in articles if article is not None]
        self._count += len(fresh)
        if self._count <= LINKED_BY_BUILD:
            self._articles.add(fresh)
        else:
            self._articles.close()

    def derived(self) -> list[Quad]:
        """The derived graph of the articles of this build."""
        if not self._plan.link or self._count > LINKED_BY_BUILD:
            return []
        return self._noted(derive(self._articles, known_of(self._plan.seeds), self._plan.shapes))

    def links(self, articles: int) -> bool:
        """Whether so many are linked."""
        return self._plan.link and articles <= LINKED_BY_BUILD

    def files(self, paths: Sequence[Path], articles: int) -> list[Quad]:
        """The derived graph of the articles in those graph files."""
        if not self.links(articles):
            return []
        return self._noted(link_files(paths, self._plan.seeds, self._plan.shapes))

    def store(self, store: Store, changed: Iterable[str]) -> None:
        """Links all that the store holds, of this build and earlier ones; `changed` are the articles of this one."""
        graphs = frozenset(article_graph_iri(name)[1:-1] for name in changed)
        if self._plan.link and (derived := relink_store(store, self._plan.seeds, self._plan.shapes, graphs)):
            self._noted(derived)

    def told(self) -> str:
        """What the shapes object to, to be kept for `earlier`: severity, rule, how often."""
        counts = Counter((result.severity, result.rule) for result in self.report.results)
        return json.dumps([[*what, count] for what, count in sorted(counts.items())])

    def earlier(self, derived: Iterable[Quad], articles: int, told: str) -> None:
        """Tells what an earlier build of just these articles derived, and what the shapes objected to then."""
        if self._plan.link and articles <= LINKED_BY_BUILD:
            self.found = counted(derived)
            self.told_earlier = json.loads(told or "[]")

    def _noted(self, derived: Derived) -> list[Quad]:
        self.found, self.report = derived.found, derived.report
        return derived.quads


def _slices(quads: Sequence[Quad], size: int) -> list[Sequence[Quad]]:
    """The quads in slices of that size; one empty slice where there are none."""
    return [quads[start : start + size] for start in range(0, max(1, len(quads)), size)]


def articles_in(store: Store) -> list[str]:
    """The names of the graphs of the store's articles."""
    return [name for name in store.graphs() if name.startswith(ARTICLE_GRAPHS)]


def _aside(store: Store) -> frozenset[Term]:
    """The claims that the store's reviews set aside."""
    return frozenset(o for _, p, o, _ in graph_quads(store, REVIEWS) if p == kg.setsAside)


def _graph_of(claim: Term) -> str:
    return home_graph(claim)[1:-1]


def _stored(
    store: Store, world: World, names: Iterable[str], aside: Collection[Term]
) -> Iterator[tuple[str, ArticleFacts]]:
    """Those articles of a store, each with the name of its graph, without the claims that are set aside."""
    for name in names:
        for article in articles_of(graph_quads(store, f"<{name}>"), world, aside):
            yield name, article
