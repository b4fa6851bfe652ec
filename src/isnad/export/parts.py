"""The triples of a graph that make up one claim, or one article without its claims."""

from collections.abc import Iterator

from isnad.graph.terms import Term, Triple, is_iri
from isnad.graph.vocabulary import kg
from isnad.views.nodes import Nodes

_ELSEWHERE = frozenset({kg.reportedIn, kg.denies})  # leads to the article and to another claim, which stand alone


def described(root: Term, nodes: Nodes) -> Iterator[Triple]:
    """What is said of a claim, its content, chain, figures and spans, and of parties that only its article knows; of an
    article, and of a publisher that only it knows. Sorted.
    """
    todo, seen = [root], {root}
    found: list[Triple] = []
    while todo:
        node = todo.pop()
        for predicate, values in nodes.about(node).items():
            for value in values:
                found.append((node, predicate, value))
                if is_iri(value) and predicate not in _ELSEWHERE and value not in seen and nodes.knows(value):
                    seen.add(value)
                    todo.append(value)
    return iter(sorted(found))
