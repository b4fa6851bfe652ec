"""Graph files into stores, and stores back into quads."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from isnad.errors import StoreError
from isnad.graph.iris import (
    ENTITIES,
    ONTOLOGY,
    RUNS,
    VOCAB,
    asserted_graph,
    inferred_graph,
    is_article_graph,
    is_inferred,
)
from isnad.graph.reason import infer
from isnad.graph.terms import Quad, Term
from isnad.graph.write import nquads
from isnad.pipeline.gathering import gather, graph_quads
from isnad.pipeline.storing import SPEAKS, name_of, with_inferences
from isnad.store.protocol import Store

TRANSACTION = 10_000  # quads to one change of the store: one that replaces takes some 10 KB for each
_GROWS = frozenset({"", RUNS})  # runs are named by what they say, and of the default graph nobody knows whose it is


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file brought."""

    articles: int = 0
    quads: int = 0


class Loader:
    """Files into one store. Loading again, or again after being killed in the middle, gives the same store."""

    def __init__(self, store: Store, *, reason: bool = True) -> None:
        self._store, self._reason = store, reason
        self._replaced: set[Term] = set()  # graphs that are no article's, by this loader
        self.articles: set[str] = set()  # names of all article graphs that were loaded: what pruning keeps

    def load(self, path: Path) -> Loaded:
        """Each article's graphs in place of what the store had of them, then what articles share (`_MERGED`), then
        other graphs in place of their earlier selves.

        What follows from the ontology is made anew, or taken from the file without `reason`. InputError, and nothing is
        changed, where the file cannot be read.
        """
        shared: defaultdict[Term, list[Quad]] = defaultdict(list)
        articles, count, waiting = 0, 0, _Waiting(self._store)
        for graph, found in gather(path):
            quads = self._with_inferred(found)
            count += len(quads)
            if is_article_graph(graph):
                articles += 1
                self.articles.add(name_of(graph))
                waiting.add(graph, quads)
            elif graph in _MERGED:
                shared[graph] += found
            else:
                self._other(graph, quads)
        waiting.store()
        for graph, quads in shared.items():
            self._merge(graph, quads)
        return Loaded(articles, count)

    def prune(self) -> tuple[str, ...]:
        """Drops the articles that were not loaded; StoreError where that would be all of them."""
        if not self.articles:
            raise StoreError("the files hold no article: pruning would empty the store, so nothing was removed")
        return prune(self._store, self.articles)

    def _with_inferred(self, quads: list[Quad]) -> list[Quad]:
        if not self._reason:
            return quads
        asserted = [quad for quad in quads if not is_inferred(quad[3])]
        return [*asserted, *infer(asserted)]

    def _other(self, graph: Term, quads: Sequence[Quad]) -> None:
        first = graph not in self._replaced and graph not in _GROWS
        self._replaced.add(graph)
        self._store.replace(with_inferences([graph]) if first else (), nquads(quads))

    def _merge(self, graph: Term, quads: Sequence[Quad]) -> None:
        old = [*graph_quads(self._store, graph)]
        kept = _MERGED[graph](old, quads)
        found = self._with_inferred(list(dict.fromkeys([*kept, *quads])))
        if not self._reason:
            found += graph_quads(self._store, inferred_graph(graph))
        self._store.replace(with_inferences([graph]), nquads(dict.fromkeys(found)))


class _Waiting:
    """Articles until there are enough for one change of the store."""

    def __init__(self, target: Store) -> None:
        self._target, self._names, self._quads = target, list[str](), list[Quad]()

    def add(self, graph: Term, quads: Sequence[Quad]) -> None:
        self._names += with_inferences([graph])
        self._quads += quads
        if len(self._quads) >= TRANSACTION:
            self.store()

    def store(self) -> None:
        if self._names:
            self._target.replace(self._names, nquads(self._quads))
        self._names, self._quads = [], []


# ---- what articles share: a file has only what its own articles refer to ---------------------------------------------

_Kept = Callable[[Sequence[Quad], Sequence[Quad]], list[Quad]]


def _other_subjects(old: Sequence[Quad], new: Iterable[Quad]) -> list[Quad]:
    """The old quads but those of what the new ones describe; who speaks in articles loaded earlier still does."""
    described = {quad[0] for quad in new}
    return [quad for quad in old if quad[0] not in described or quad[2] in SPEAKS]


def _other_properties(old: Sequence[Quad], new: Iterable[Quad]) -> list[Quad]:
    """The old quads but what they say by a property by which the new ones say something of the same subject."""
    described = {quad[:2] for quad in new}
    return [quad for quad in old if quad[:2] not in described]


_MERGED: Mapping[Term, _Kept] = {
    ENTITIES: _other_subjects,
    VOCAB: _other_subjects,
    ONTOLOGY: _other_properties,  # files have no more than labels and superclasses
}


# ---- back -----------------------------------------------------------------------------------------------------------


def store_quads(store: Store) -> Iterator[Quad]:
    """All quads of the store's named graphs but the inferred, graph by graph."""
    for name in store.graphs():
        if not is_inferred(f"<{name}>"):
            yield from graph_quads(store, f"<{name}>")


def prune(store: Store, keep: Collection[str]) -> tuple[str, ...]:
    """Drops, all or none, the article graphs that are not to be kept and what was inferred from them; the names of the
    article graphs that were dropped, sorted.
    """
    present = (f"<{name}>" for name in store.graphs())
    stale = {asserted_graph(graph) for graph in present} - {f"<{name}>" for name in keep}
    dropped = sorted(filter(is_article_graph, stale))
    store.replace(with_inferences(dropped), "")
    return tuple(map(name_of, dropped))
