"""Whether a store holds what it should: what files say, and what follows from what it holds itself."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from isnad.graph.iris import article_graph_iri, asserted_graph, inferred_graph, is_article_graph, is_inferred
from isnad.graph.reason import infer
from isnad.graph.terms import Quad, Term
from isnad.pipeline.gathering import gather, graph_quads
from isnad.pipeline.manifest import NAME, Manifest
from isnad.pipeline.storing import name_of
from isnad.store.embedded import EmbeddedStore
from isnad.store.protocol import Store


@dataclass(frozen=True, slots=True)
class Checked:
    """How many graphs were compared, and what is wrong with which."""

    graphs: int
    problems: tuple[str, ...] = ()


def check_store(store: Store) -> Checked:
    """Reads every graph, and compares what is stored as inferred with what follows now, and the articles with the
    manifest of those who built them.
    """
    names = [f"<{name}>" for name in store.graphs()]
    asserted, inferred = [g for g in names if not is_inferred(g)], {g for g in names if is_inferred(g)}
    lost = sorted(inferred - {inferred_graph(graph) for graph in asserted} - {inferred_graph("")})
    problems = [f"{name_of(graph)}: inferred from a graph that is not there" for graph in lost]
    for graph in asserted:
        if inferred_graph(graph) in inferred or (inferred and is_article_graph(graph)):
            problems += _inference_problem(store, graph)
    if isinstance(store, EmbeddedStore) and store.path is not None and (store.path / NAME).exists():
        problems += _lost(store.path, frozenset(asserted))
    return Checked(len(names), tuple(problems))


def _lost(folder: Path, present: Collection[Term]) -> Iterator[str]:
    with Manifest.open(folder) as manifest:
        for name in manifest.ids():
            if (graph := article_graph_iri(name)) not in present:
                yield f"{name_of(graph)}: was built into this store, says its manifest, and is not there"


def _inference_problem(store: Store, graph: Term) -> Iterator[str]:
    target = inferred_graph(graph)
    if set(infer(graph_quads(store, graph))) != set(graph_quads(store, target)):
        yield f"{name_of(target)}: not what follows from {name_of(graph)}: load or build it again"


def check_against(store: Store, paths: Iterable[Path]) -> Checked:
    """Compares each article of the files with the store's, quad by quad; InputError where a file cannot be read."""
    count, problems = 0, list[str]()
    for path in paths:
        for graph, quads in gather(path):
            if is_article_graph(graph):
                count += 1
                problems += _difference(store, graph, quads)
    return Checked(count, tuple(problems))


def _difference(store: Store, graph: Term, quads: Iterable[Quad]) -> Iterator[str]:
    said = {quad for quad in quads if quad[3] == asserted_graph(quad[3])}
    held = set(graph_quads(store, graph))
    if said != held:
        lacks, more = len(said - held), len(held - said)
        yield f"{name_of(graph)}: " + (f"lacks {lacks} and has {more} other quads" if held else "is not there")
