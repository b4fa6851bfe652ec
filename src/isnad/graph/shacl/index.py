"""A graph laid out for validation: what a node says, what says it, and of what classes it is."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from isnad.graph.namespaces import RDFS
from isnad.graph.terms import RDF_TYPE, Term, Triple

SUB_CLASS = f"<{RDFS}subClassOf>"

Node = dict[Term, list[Term]]
"""Predicate to objects."""

_NOTHING: Node = {}
_NONE: list[Term] = []


class Index:
    """The triples of the data and, under them, those of a background that stays the same (ontology and vocabulary).

    Built once and then only read; `data` has no triple of the background.
    """

    def __init__(self, data: Iterable[Triple], background: "Index | None" = None) -> None:
        self.nodes: dict[Term, Node] = {}
        self.background = background
        self._inverse: dict[Term, dict[Term, list[Term]]] = {}
        self._triples: defaultdict[Term, list[tuple[Term, Term]]] = defaultdict(list)
        for subject, predicate, value in data:
            node = self.nodes.get(subject)
            if node is None:
                node = self.nodes[subject] = self._copy(subject)
            node.setdefault(predicate, []).append(value)
            self._triples[predicate].append((subject, value))
        self._above: dict[Term, frozenset[Term]] = (
            {} if background is None or self._has_hierarchy() else background._above
        )
        self._kinds: dict[tuple[Term, ...], frozenset[Term]] = {}
        self._kept: dict[str, frozenset[Term]] = {}

    def _copy(self, subject: Term) -> Node:
        """What the background says of the node, to be added to."""
        known = self.background.nodes.get(subject) if self.background else None
        return {predicate: list(values) for predicate, values in known.items()} if known else {}

    def _has_hierarchy(self) -> bool:
        return SUB_CLASS in self._triples

    def is_known(self, node: Term) -> bool:
        """Whether the background describes the node."""
        return self.background is not None and node in self.background.nodes

    def once(self, name: str, find: "Callable[[Index], frozenset[Term]]") -> frozenset[Term]:
        """What `find` finds in this index, looked for once."""
        if name not in self._kept:
            self._kept[name] = find(self)
        return self._kept[name]

    def node(self, subject: Term) -> Mapping[Term, list[Term]]:
        """All that is said of a node."""
        found = self.nodes.get(subject)
        if found is not None:
            return found
        return self.background.node(subject) if self.background else _NOTHING

    def objects(self, subject: Term, predicate: Term) -> list[Term]:
        return self.node(subject).get(predicate, _NONE)

    def subjects(self, value: Term, predicate: Term) -> Collection[Term]:
        """What has this value for the predicate."""
        found = self.inverse(predicate).get(value, _NONE)
        return [*found, *self.background.subjects(value, predicate)] if self.background else found

    def inverse(self, predicate: Term) -> dict[Term, list[Term]]:
        """Value to subjects, for the data alone."""
        known = self._inverse.get(predicate)
        if known is None:
            gathered: defaultdict[Term, list[Term]] = defaultdict(list)
            for subject, value in self._triples.get(predicate, ()):
                gathered[value].append(subject)
            known = self._inverse[predicate] = gathered
        return known

    def pairs(self, predicate: Term) -> list[tuple[Term, Term]]:
        """Subject and value of the data's triples with the predicate."""
        return self._triples.get(predicate, [])

    def predicates(self) -> Iterable[Term]:
        """Predicates that the data use."""
        return self._triples

    def above(self, kind: Term) -> frozenset[Term]:
        """The class and all classes above it."""
        known = self._above.get(kind)
        if known is None:
            found, todo = {kind}, [kind]
            while todo:
                new = [k for k in self.objects(todo.pop(), SUB_CLASS) if k not in found]
                found.update(new)
                todo += new
            known = self._above[kind] = frozenset(found)
        return known

    def classes(self, node: Term) -> frozenset[Term]:
        """Every class the node is an instance of."""
        types = tuple(self.node(node).get(RDF_TYPE, _NONE))
        known = self._kinds.get(types)
        if known is None:
            known = self._kinds[types] = frozenset().union(*(self.above(kind) for kind in types))
        return known

    def instances(self) -> dict[Term, list[Term]]:
        """Class to the data's nodes that are instances of it, directly or by a class below it."""
        found: defaultdict[Term, list[Term]] = defaultdict(list)
        for subject, node in self.nodes.items():
            if RDF_TYPE in node:
                for kind in self.classes(subject):
                    found[kind].append(subject)
        return found
