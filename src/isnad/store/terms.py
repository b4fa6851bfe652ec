"""From pyoxigraph's answers to ours."""

from collections.abc import Callable, Iterable

import pyoxigraph as ox

from isnad.store.result import Blank, Iri, Result, Solutions, Term, Text, Triples, Truth


def result(found: ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple | ox.Quad]) -> Result:
    """The same answer in terms of no particular library; ValueError for what is not RDF 1.1."""
    if isinstance(found, ox.QueryBoolean):
        return Truth(bool(found))
    if isinstance(found, ox.QuerySolutions):
        variables = tuple(variable.value for variable in found.variables)
        return Solutions(variables, tuple(tuple(_maybe(row[name]) for name in variables) for row in found))
    triples = ((_term(t.subject), _term(t.predicate), _term(t.object)) for t in found)
    return Triples(tuple(dict.fromkeys(triples)))


def _maybe(term: object) -> Term | None:
    return None if term is None else _term(term)


def _term(term: object) -> Term:
    make = _TERMS.get(type(term))
    if make is None:
        raise ValueError(f"a {type(term).__name__} in an answer is not RDF 1.1")
    return make(term)


_TERMS: dict[type, Callable[..., Term]] = {
    ox.NamedNode: lambda term: Iri(term.value),
    ox.BlankNode: lambda term: Blank(term.value),
    ox.Literal: lambda term: Text(term.value, term.language or "", term.datatype.value),
}
