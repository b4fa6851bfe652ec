"""One door to SHACL: `validate` finds what the shapes object to in a graph, before anything is inferred from it.

The graph is looked at as one, together with ontology/ and vocab; what those say about themselves is not judged.
"""

from collections.abc import Collection, Iterable, Sequence
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


def validate(quads: Iterable[Quad], shapes: Sequence[Path] = (), *, engine: str = "compiled") -> Report:
    """Every result of every shape, violations first.

    `shapes` are folders or files; none means those shipped. The engine is `compiled` (fast) or `pyshacl` (the referee);
    both find the same. Graphs of inferred triples are left out. ShapeError where shapes cannot be used.
    """
    if engine not in ENGINES:
        raise ShapeError(f"there is no engine {engine!r}: one of {', '.join(ENGINES)}")
    loaded = load_shapes(shapes)
    known = background().nodes
    data = {(s, p, o) for s, p, o, g in quads if not is_inferred(g)} - known_triples()
    findings = [found for found in ENGINES[engine](data, loaded) if found.focus not in known]
    return Wording(loaded.messages(), quotes(data)).report(findings)


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
