"""The shapes graph to look things up in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from isnad.graph.namespaces import RDF, SH
from isnad.graph.terms import Term, Triple

FIRST, REST, NIL = f"<{RDF}first>", f"<{RDF}rest>", f"<{RDF}nil>"


class UnsupportedError(Exception):
    """The compiled engine does not do this; the referee does."""


def sh(name: str) -> Term:
    """A term of the SHACL vocabulary."""
    return f"<{SH}{name}>"


class ShapesGraph:
    """Subject to predicate to objects."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.nodes: defaultdict[Term, defaultdict[Term, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in triples:
            self.nodes[subject][predicate].append(value)

    def values(self, node: Term, predicate: Term) -> list[Term]:
        return self.nodes[node][predicate] if node in self.nodes and predicate in self.nodes[node] else []

    def one(self, node: Term, predicate: Term) -> Term | None:
        """The only value, None where there is none; more than one is not supported."""
        values = self.values(node, predicate)
        if len(values) > 1:
            raise UnsupportedError(f"{node} has several {predicate}")
        return values[0] if values else None

    def items(self, node: Term) -> Iterator[Term]:
        """The members of an RDF list."""
        while node != NIL:
            first, rest = self.one(node, FIRST), self.one(node, REST)
            if first is None or rest is None:
                raise UnsupportedError(f"{node} is not a list")
            yield first
            node = rest


TARGETS = tuple(sh(name) for name in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "target"))
"""What makes a shape a rule: it says which nodes to look at."""
