"""Triples by subject and predicate, and what a person calls their nodes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from isnad.graph.namespaces import KG, KGV, SKOS
from isnad.graph.terms import RDF_TYPE, Term, Triple, is_literal, literal_parts
from isnad.graph.vocabulary import CLASSES, kg

PREF_LABEL = f"<{SKOS}prefLabel>"


class Nodes:
    """What is said of nodes: first by these triples, then, where they are silent, by `behind`."""

    def __init__(self, triples: Iterable[Triple], behind: "Nodes | None" = None) -> None:
        self._values: defaultdict[Term, defaultdict[Term, set[Term]]] = defaultdict(lambda: defaultdict(set))
        self._behind = behind
        for subject, predicate, value in triples:
            self._values[subject][predicate].add(value)

    def subjects(self) -> Iterable[Term]:
        return self._values.keys()

    def knows(self, node: Term) -> bool:
        """Whether these triples, not those behind, say anything of it."""
        return node in self._values

    def about(self, node: Term) -> Mapping[Term, list[Term]]:
        """Predicate to values, both sorted."""
        own = self._values.get(node)
        if own is None:
            return self._behind.about(node) if self._behind else {}
        return {predicate: sorted(own[predicate]) for predicate in sorted(own)}

    def all(self, node: Term, predicate: Term) -> list[Term]:
        """The values, sorted."""
        own = self._values.get(node)
        if own is None:
            return self._behind.all(node, predicate) if self._behind else []
        return sorted(own.get(predicate, ()))

    def one(self, node: Term, predicate: Term) -> Term:
        """The first value, empty where there is none."""
        return next(iter(self.all(node, predicate)), "")

    def text(self, node: Term, predicate: Term) -> str:
        """The characters of the first literal, empty where there is none."""
        value = self.one(node, predicate)
        return literal_parts(value).value if is_literal(value) else ""

    def texts(self, node: Term, predicate: Term) -> list[str]:
        """The characters of all literals."""
        return [literal_parts(value).value for value in self.all(node, predicate) if is_literal(value)]

    def number(self, node: Term, predicate: Term) -> int | None:
        """The first value as a whole number; None where it is none."""
        text = self.text(node, predicate)
        return int(text) if re.fullmatch(r"-?\d{1,18}", text, re.ASCII) else None

    def kinds(self, node: Term) -> list[str]:
        """The classes of the ontology, the most special first."""
        names = [kind[len(KG) + 1 : -1] for kind in self.all(node, RDF_TYPE) if kind.startswith(f"<{KG}")]
        return sorted(names, key=lambda name: (-len(CLASSES.get(name, ())), name))

    def labels(self, node: Term) -> dict[str, str]:
        """Language to preferred label."""
        parts = [literal_parts(label) for label in self.all(node, PREF_LABEL) if is_literal(label)]
        return {part.language: part.value for part in reversed(parts)}


def set_aside(shared: Nodes) -> frozenset[str]:
    """The IRIs of the claims that reviews set aside."""
    return frozenset(claim[1:-1] for node in shared.subjects() for claim in shared.all(node, kg.setsAside))


def local_name(term: Term) -> str:
    """A class's or concept's own name; the end of any other IRI."""
    bare = term.strip("<>")
    for base in (KG, KGV):
        if bare.startswith(base):
            return bare[len(base) :]
    return re.split(r"[/#]", bare)[-1]
