"""One door to SHACL: `validate` finds what the shapes object to in a graph, before anything is inferred from it.

The graph is looked at as one, together with ontology/ and vocab; what those say about themselves is not judged.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from isnad.errors import ShapeError
from isnad.graph.iris import is_inferred
from isnad.graph.namespaces import OA
from isnad.graph.report import Finding, Report, Wording
from isnad.graph.shacl.engine import background, find, known_triples
from isnad.graph.shacl.shapes import Shapes, load_shapes
from isnad.graph.terms import Quad, Term, Triple, is_literal, literal_parts
from isnad.graph.vocabulary import kg

_EXACT = f"<{OA}exact>"


def validate(
    quads: Iterable[Quad],
    shapes: Sequence[Path] = (),
    *,
    engine: str = "compiled",
    rules: frozenset[Term] | None = None,
) -> Report:
    """Every result of every shape, violations first.

    `shapes` are folders or files, none means those shipped; of them only `rules` look, if given. The engine is
    `compiled` (fast) or `pyshacl` (the referee); both find the same. Graphs of inferred triples are left out.
    ShapeError where shapes cannot be used, and where the graph says what only RDF 1.2 can.
    """
    if engine not in ENGINES:
        raise ShapeError(f"there is no engine {engine!r}: one of {', '.join(ENGINES)}")
    loaded = _loaded(tuple(shapes), rules)
    known = background().nodes
    data = {(s, p, o) for s, p, o, g in quads if not is_inferred(g)} - known_triples()
    for triple in data:
        if _is_rdf12(triple[2]):
            raise ShapeError(f"{' '.join(triple)}: triple terms and directions are RDF 1.2, which SHACL does not know")
    findings = [found for found in ENGINES[engine](data, loaded) if found.focus not in known]
    return Wording(loaded.messages(), quotes(data)).report(findings)


def _loaded(shapes: tuple[Path, ...], rules: frozenset[Term] | None) -> Shapes:
    loaded = load_shapes(shapes)
    return loaded if rules is None else _only(loaded, rules)


@lru_cache(maxsize=4)
def _only(shapes: Shapes, rules: frozenset[Term]) -> Shapes:
    return shapes.only(rules)


def _is_rdf12(term: Term) -> bool:
    return term.startswith("<<") or (term[0] == '"' and term[-1] != '"' and "--" in literal_parts(term).language)


def _pyshacl(data: Collection[Triple], shapes: Shapes) -> list[Finding]:
    from isnad.graph.shacl.referee import judge  # noqa: PLC0415  rdflib takes 0.3 s to import: only when needed

    return judge({*data, *known_triples()}, shapes)


ENGINES = {"compiled": find, "pyshacl": _pyshacl}


def quotes(triples: Iterable[Triple]) -> dict[Term, str]:
    """Node to the first words that the article has for it."""
    spans: dict[Term, list[Term]] = {}
    exact: dict[Term, str] = {}
    for subject, predicate, value in triples:
        if predicate == kg.evidence:
            spans.setdefault(subject, []).append(value)
        elif predicate == _EXACT and is_literal(value):
            exact[subject] = literal_parts(value).value
    return {node: exact[min(found)] for node, found in spans.items() if min(found) in exact}
