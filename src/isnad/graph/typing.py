"""Classes and concepts by local name; a name that the vocabulary lacks is an error, not a new term."""

from collections.abc import Iterator
from functools import cache

from isnad.errors import IsnadError
from isnad.graph.namespaces import KG, KGV
from isnad.graph.terms import RDF_TYPE, Term, Triple
from isnad.graph.vocabulary import CLASSES, SCHEMES

CORE = frozenset({"Actor", "Place", "MilitaryAction", "Claim"})
"""Classes that a node carries besides its leaf class, so that one can ask for them without ontology or reasoner."""


@cache
def concept(scheme: str, name: str) -> Term:
    """The concept of that local name in that scheme."""
    if name not in SCHEMES[scheme]:
        raise IsnadError(f"{name!r} is not one of the {scheme} concepts: {', '.join(SCHEMES[scheme])}")
    return f"<{KGV}{name}>"


@cache
def classes(leaf: str, *roots: str) -> tuple[Term, ...]:
    """The leaf class, which lies under (or is) one of the roots, and the core classes above it."""
    above = CLASSES.get(leaf)
    if above is None or not {leaf, *above} & set(roots):
        raise IsnadError(f"{leaf!r} is not a kind of {' or '.join(roots)} in the ontology")
    return tuple(f"<{KG}{name}>" for name in (leaf, *above) if name == leaf or name in CORE)


def class_types(node: Term, leaf: str, *roots: str) -> Iterator[Triple]:
    """The types of a node."""
    for name in classes(leaf, *roots):
        yield node, RDF_TYPE, name
