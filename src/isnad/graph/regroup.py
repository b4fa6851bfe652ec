"""Turtle has no graphs: this puts its triples back into those that the quad formats have."""

from collections.abc import Iterable, Iterator

from isnad.graph.iris import graph_of
from isnad.graph.terms import Quad, Triple


def regroup(triples: Iterable[Triple]) -> Iterator[Quad]:
    """Each triple in the graph that it belongs to; in the default graph where its names do not tell."""
    for triple in triples:
        yield *triple, graph_of(triple)
