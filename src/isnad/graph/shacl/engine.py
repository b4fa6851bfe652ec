"""The compiled engine: exactly pySHACL's findings, in a hundredth of its time.

A rule runs here when its shape is understood to the letter and the data hold nothing that only rdflib knows how to
take; any other rule goes to pySHACL, alone, over the same data.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from isnad.graph.report import Finding
from isnad.graph.shacl.compiler import Program, Rule, compile_shapes
from isnad.graph.shacl.index import Index
from isnad.graph.shacl.literals import Unsure, as_rdflib_has_it, is_plain
from isnad.graph.shacl.shapes import Shapes
from isnad.graph.shared import file_triples
from isnad.graph.terms import Term, Triple


def find(data: Collection[Triple], shapes: Shapes) -> list[Finding]:
    """What the shapes object to in the data, ontology and vocabulary being known."""
    compiled = program(shapes)
    if compiled.whole:
        return _judged(data, shapes, None)
    index = Index({(s, p, as_rdflib_has_it(o)) for s, p, o in data}, background())
    odd = {p for p in index.predicates() if not all(is_plain(value) for _, value in index.pairs(p))}
    instances = index.instances()
    findings: list[Finding] = []
    refused = list(compiled.refused)
    for rule in compiled.rules:
        try:
            if odd and not odd.isdisjoint(rule.literals):
                raise Unsure
            findings += [found for focus in _focus(rule, index, instances) for found in rule.run(index, focus)]
        except Unsure:
            refused.append(rule.node)
    return findings + _judged(data, shapes, refused)


@cache
def known_triples() -> frozenset[Triple]:
    """Ontology and vocabulary, which every graph is looked at together with."""
    return frozenset({*file_triples("isnad.ttl"), *file_triples("vocab.ttl")})


@cache
def background() -> Index:
    """The known triples, laid out."""
    return Index(known_triples())


@cache
def program(shapes: Shapes) -> Program:
    """The shapes compiled, once."""
    return compile_shapes(shapes)


def _focus(rule: Rule, index: Index, instances: Mapping[Term, list[Term]]) -> Iterable[Term]:
    """The rule's focus nodes, each once."""
    if len(rule.classes) == 1 and rule.focus is None:
        return instances.get(rule.classes[0], ())
    found: dict[Term, None] = {}
    for kind in rule.classes:
        found.update(dict.fromkeys(instances.get(kind, ())))
    if rule.focus is not None:
        found.update(dict.fromkeys(rule.focus(index)))
    return found


def _judged(data: Collection[Triple], shapes: Shapes, rules: list[Term] | None) -> list[Finding]:
    if rules == []:
        return []
    from isnad.graph.shacl.referee import judge  # noqa: PLC0415  rdflib takes 0.3 s to import: only when needed

    return judge({*data, *known_triples()}, shapes, rules)
