"""One door to SHACL: `validate` finds what the shapes object to in a graph, before anything is inferred from it.

The graph is looked at as one, together with ontology/ and vocab; what those say about themselves is not judged.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from isnad.graph.iris import is_inferred
from isnad.graph.namespaces import OA
from isnad.graph.report import Report, Wording
from isnad.graph.shapes import load_shapes
from isnad.graph.shared import file_triples
from isnad.graph.terms import Quad, Term, Triple, literal_parts
from isnad.graph.vocabulary import kg

_EXACT = f"<{OA}exact>"


def validate(quads: Iterable[Quad], shapes: Sequence[Path] = (), *, engine: str = "compiled") -> Report:
    """Every result of every shape, violations first.

    `shapes` are folders or files; none means those shipped. The engine is `compiled` (fast) or `pyshacl` (the referee);
    both find the same. Graphs of inferred triples are left out. ShapeError where shapes cannot be used.
    """
    from isnad.graph.referee import judge  # noqa: PLC0415  rdflib takes 0.3 s to import: only when it is needed

    loaded = load_shapes(shapes)
    data = {(s, p, o) for s, p, o, g in quads if not is_inferred(g)}
    background = {*file_triples("isnad.ttl"), *file_triples("vocab.ttl")}
    theirs = {s for s, _, _ in background}
    findings = [found for found in judge(data | background, loaded) if found.focus not in theirs]
    return Wording(loaded.messages(), quotes(data)).report(findings)


def quotes(triples: Iterable[Triple]) -> dict[Term, str]:
    """Node to the first words that the article has for it."""
    spans: dict[Term, list[Term]] = {}
    exact: dict[Term, str] = {}
    for subject, predicate, value in triples:
        if predicate == kg.evidence:
            spans.setdefault(subject, []).append(value)
        elif predicate == _EXACT:
            exact[subject] = literal_parts(value).value
    return {node: exact[min(found)] for node, found in spans.items() if min(found) in exact}
