"""Built articles into a store: each graph replaced, what they share said once."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from isnad.graph import terms
from isnad.graph.iris import ENTITIES, ONTOLOGY, VOCAB, article_graph_iri, inferred_graph, seed_id
from isnad.graph.shared import References, file_triples, shared_graphs
from isnad.graph.terms import Quad, Term
from isnad.graph.vocabulary import kg
from isnad.graph.write import nquads
from isnad.pipeline.plan import Built, Plan, with_inferred
from isnad.seeds.authority import Authority
from isnad.store.protocol import Store
from isnad.store.result import Solutions

SHARED = (ENTITIES, VOCAB, ONTOLOGY)
TOGETHER = 500  # entries asked for at once
SPEAKS = frozenset({kg.NamedSource, kg.Source})


def name_of(graph: Term) -> str:
    """The graph's IRI as stores take it, without brackets."""
    return graph[1:-1]


def with_inferences(graphs: Iterable[Term]) -> list[str]:
    """The names of the graphs and of those that hold what follows from them."""
    return [name_of(name) for graph in graphs for name in (graph, inferred_graph(graph))]


def everything_shared(
    speakers: frozenset[str], authority: Authority, reason: bool, earlier: Iterable[Quad] = ()
) -> list[Quad]:
    """The whole authority, in it who speaks, with `earlier` entries; what follows from it; vocabulary and ontology."""
    everyone = References(frozenset(authority.entities), speakers)
    entities = [quad for quad in shared_graphs(everyone, authority) if quad[3] == ENTITIES]
    return [
        *with_inferred(sorted({*entities, *earlier}), reason),
        *terms.quads_of(file_triples("vocab.ttl"), VOCAB),
        *terms.quads_of(file_triples("isnad.ttl"), ONTOLOGY),
    ]


class StoreWriter:
    """Keeps a store complete: articles as they are built, then the whole authority, vocabulary and ontology."""

    def __init__(self, store: Store, authority: Authority) -> None:
        self.store, self._authority = store, authority

    def add(self, built: Sequence[Built]) -> None:
        """Each article's graphs in place of what the store had of it, all of them or none."""
        if built:
            names = with_inferences(article_graph_iri(item.id) for item in built)
            self.store.replace(names, "".join(item.quads for item in built))

    def finish(self, used: References, run_quads: Sequence[Quad], plan: Plan) -> None:
        """The shared graphs as this authority has them; entries that only earlier builds knew stay."""
        earlier = self._earlier(self._authority.entities.keys())
        quads = [*everything_shared(used.speakers, self._authority, plan.reason, earlier), *run_quads]
        self.store.replace(with_inferences(SHARED), nquads(quads))

    def remove(self, articles: Collection[str]) -> None:
        """Afterwards the store has nothing of these articles."""
        self.store.replace(with_inferences(map(article_graph_iri, articles)), "")

    def _earlier(self, known: Collection[str]) -> list[Quad]:
        """What the store says of entries outside this authority, and of who speaks in the articles it has."""
        subjects = (row[0] for row in self._rows("SELECT DISTINCT ?s", "?s ?p ?o"))
        others = [subject for subject in subjects if seed_id(subject) not in known]
        described = [f"VALUES ?s {{ {' '.join(some)} }} ?s ?p ?o" for some in _some(others)]
        speaking = f"VALUES ?o {{ {' '.join(sorted(SPEAKS))} }} ?s ?p ?o"
        rows = [row for pattern in (*described, speaking) for row in self._rows("SELECT ?s ?p ?o", pattern)]
        return [(s, p, o, ENTITIES) for s, p, o in rows]

    def _rows(self, select: str, pattern: str) -> Iterator[tuple[Term, ...]]:
        found = self.store.query(f"{select} WHERE {{ GRAPH {ENTITIES} {{ {pattern} }} }}")
        for row in found.rows if isinstance(found, Solutions) else ():
            yield tuple(term.n3 for term in row if term is not None)


def _some(names: Sequence[Term]) -> Iterator[Sequence[Term]]:
    return (names[start : start + TOGETHER] for start in range(0, len(names), TOGETHER))
