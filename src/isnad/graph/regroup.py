"""Turtle has no graphs: this puts its triples back into those that the quad formats have."""

from collections.abc import Iterable, Iterator

from isnad.graph.iris import home_graph
from isnad.graph.terms import Quad, Triple


def regroup(triples: Iterable[Triple]) -> Iterator[Quad]:
    """Each triple in the graph that describes its subject; in the default graph where the name does not tell."""
    for subject, predicate, value in triples:
        yield subject, predicate, value, home_graph(subject)
