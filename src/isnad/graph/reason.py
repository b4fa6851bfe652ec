"""Class and property hierarchy made explicit, in graphs of its own, by look-up: 0.05 ms an article instead of 140.

The tables are owlrl's (closure.py); those shipped are used while the ontology is as shipped, else they are made anew.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from isnad.graph import hierarchy
from isnad.graph.iris import inferred_graph, is_inferred
from isnad.graph.shared import file_triples, ontology_hash
from isnad.graph.terms import RDF_TYPE, Quad, Term

_Table = Mapping[Term, tuple[Term, ...]]


def infer(quads: Iterable[Quad]) -> list[Quad]:
    """What follows from the quads and is not among them, sorted; each in the inferred graph beside its source.

    Something is concluded of a node in the graph that describes it (where it is a subject), so that pieces of a dataset
    can be reasoned over one by one and nothing is said twice. In a graph that conforms to the shapes nothing is lost by
    that: there, what refers to a node asks no type of it that it does not have where it is described.
    """
    types, properties, domains, ranges = tables()
    asserted = {quad for quad in quads if not is_inferred(quad[3])}
    described = {(s, g) for s, _, _, g in asserted}
    found: set[Quad] = set()
    for s, p, o, g in asserted:
        if p == RDF_TYPE:
            found.update((s, RDF_TYPE, above, g) for above in types.get(o, ()))
            continue
        found.update((s, above, o, g) for above in properties.get(p, ()))
        found.update((s, RDF_TYPE, kind, g) for kind in domains.get(p, ()))
        if p in ranges and (o, g) in described:
            found.update((o, RDF_TYPE, kind, g) for kind in ranges[p])
    return sorted((s, p, o, inferred_graph(g)) for s, p, o, g in found - asserted)


@cache
def tables() -> tuple[_Table, _Table, _Table, _Table]:
    """Superclasses, superproperties, domains and ranges, each closed."""
    if ontology_hash() == hierarchy.ONTOLOGY:
        return hierarchy.TYPES, hierarchy.PROPERTIES, hierarchy.DOMAINS, hierarchy.RANGES
    from isnad.graph.closure import compile_tables  # noqa: PLC0415  rdflib and owlrl are slow to import

    made = compile_tables({*file_triples("isnad.ttl"), *file_triples("vocab.ttl")})
    return made["types"], made["properties"], made["domains"], made["ranges"]
