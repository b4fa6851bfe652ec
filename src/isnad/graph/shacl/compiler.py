"""Shapes compiled to functions; what is not understood to the letter is refused, rule by rule."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from isnad.graph.namespaces import BASE, RDF, RDFS, SH
from isnad.graph.report import Finding
from isnad.graph.shacl.constraints import COMPANIONS, COMPONENTS, Check, Conforms
from isnad.graph.shacl.index import Index
from isnad.graph.shacl.lists import TARGETS, ShapesGraph, UnsupportedError, sh
from isnad.graph.shacl.paths import Path, compile_path
from isnad.graph.shacl.queries import QUERIES, SELECTIONS, Query, fingerprint
from isnad.graph.shacl.shapes import Shapes
from isnad.graph.terms import RDF_TYPE, Term, literal_parts

Run = Callable[[Index, Term], Sequence[Finding]]

_WORDS = {sh(name) for name in ("severity", "message", "name", "description", "order", "group", "path", "property")}
_KNOWN = {*TARGETS, *_WORDS, *COMPONENTS, *COMPANIONS, sh("sparql")}
_ELSEWHERE = tuple(sh(name) for name in ("ConstraintComponent", "SPARQLFunction", "TripleRule", "SPARQLRule", "JSRule"))
_PREFIXES = f"<{BASE}shapes>"
_DEPTH = 8  # pySHACL stops at 15 levels of shapes in shapes; ours have three

_NO_FINDINGS: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape with targets. `literals` are the predicates whose literals it looks at."""

    node: Term
    classes: tuple[Term, ...]
    focus: Callable[[Index], Iterable[Term]] | None
    run: Run
    literals: frozenset[Term]


@dataclass(slots=True)
class Program:
    """The rules compiled, those left to the referee, and whether it must have them all."""

    rules: list[Rule] = field(default_factory=list)
    refused: dict[Term, str] = field(default_factory=dict)
    whole: bool = False


def compile_shapes(shapes: Shapes) -> Program:
    """Every shape that has targets."""
    graph = ShapesGraph(shapes.triples)
    program = Program(whole=_changes_the_rules(graph))
    for node in list(graph.nodes):
        if any(graph.values(node, target) for target in TARGETS):
            try:
                program.rules.append(_Compiler(graph).rule(node))
            except UnsupportedError as reason:
                program.refused[node] = str(reason)
    return program


def _changes_the_rules(graph: ShapesGraph) -> bool:
    """Whether the shapes bring components, functions, inference rules or implicit targets, which reach everywhere."""
    for node, about in graph.nodes.items():
        types = about.get(RDF_TYPE, [])
        if any(kind in types for kind in _ELSEWHERE) or about.get(sh("rule")) or about.get(sh("entailment")):
            return True
        is_shape = sh("NodeShape") in types or sh("PropertyShape") in types
        if is_shape and f"<{RDFS}Class>" in types:
            return True
        if about.get(f"<{RDFS}subClassOf>") and f"<{RDFS}Class>" in about[f"<{RDFS}subClassOf>"]:
            return True
        if node == f"<{RDF}nil>":
            return True
    return False


class _Compiler:
    """Compiles one rule, and notes on the way what it looks at."""

    def __init__(self, graph: ShapesGraph) -> None:
        self.graph = graph
        self.literals: set[Term] = set()
        self.far = False  # whether anything but a node's own properties was looked at

    def rule(self, node: Term) -> Rule:
        run = self.shape(node, 0)
        classes = tuple(self.graph.values(node, sh("targetClass")))
        focus = self._focus(node)
        return Rule(node, classes, focus, run, frozenset(self.literals))

    def shape(self, node: Term, depth: int) -> Run:
        """What a shape finds wrong with a focus node."""
        self._require_known(node, depth)
        path = self._path(node)
        severity = self._severity(node)
        checks = [
            COMPONENTS[parameter](self.graph, node, lambda other: self._conforms(other, depth + 1))
            for parameter in self.graph.nodes[node]
            if parameter in COMPONENTS
        ]
        self._note_comparisons(node)
        inner = [self.shape(other, depth + 1) for other in self.graph.values(node, sh("property"))]
        queries = [self._query(constraint) for constraint in self.graph.values(node, sh("sparql"))]
        parts: list[Run] = [_values_run(node, severity, path, checks, inner)] if checks or inner else []
        parts += [_query_run(node, severity, path, query) for query in queries]
        return parts[0] if len(parts) == 1 else _joined(parts)

    def _require_known(self, node: Term, depth: int) -> None:
        if depth > _DEPTH:
            raise UnsupportedError(f"{node}: shapes in shapes, too deep or going round")
        for predicate in self.graph.nodes[node]:
            if predicate.startswith(f"<{SH}") and predicate not in _KNOWN:
                raise UnsupportedError(f"{node} uses {predicate}")

    def _path(self, node: Term) -> Path | None:
        start = self.graph.one(node, sh("path"))
        if start is None:
            return None
        path = compile_path(self.graph, start)
        self.literals |= path.predicates
        self.far |= path.predicate is None
        return path

    def _severity(self, node: Term) -> str:
        severity = self.graph.one(node, sh("severity"))
        return severity[1:-1].removeprefix(SH) if severity else "Violation"

    def _note_comparisons(self, node: Term) -> None:
        for parameter in ("lessThan", "lessThanOrEquals", "equals", "disjoint"):
            self.literals.update(self.graph.values(node, sh(parameter)))

    def _conforms(self, node: Term, depth: int) -> Conforms:
        """Whether a value conforms to a shape. Concepts are asked for again and again: the answer for what only the
        ontology describes is kept where it rests on the node's own properties.
        """
        outer, self.far = self.far, False
        run = self.shape(node, depth)
        near, self.far = not self.far, self.far or outer
        if not near:
            return lambda index, value: not run(index, value)
        kept: dict[Term, bool] = {}

        def conforms(index: Index, value: Term) -> bool:
            if value in index.nodes or not index.is_known(value):
                return not run(index, value)
            if value not in kept:
                kept[value] = not run(index, value)
            return kept[value]

        return conforms

    def _query(self, constraint: Term) -> Query:
        about = self.graph.nodes[constraint]
        known = {RDF_TYPE, sh("prefixes"), sh("select"), sh("message")}
        if set(about) - known or self.graph.one(constraint, sh("prefixes")) != _PREFIXES:
            raise UnsupportedError(f"{constraint}: a query with other settings than the shipped ones")
        hashed = self._fingerprint(constraint)
        query = QUERIES.get(hashed)
        if query is None:
            raise UnsupportedError(f"{constraint}: a query that is not compiled ({hashed})")
        self.literals |= query.literals
        self.far = True
        return query

    def _fingerprint(self, node: Term) -> str:
        select = self.graph.one(node, sh("select"))
        if select is None:
            raise UnsupportedError(f"{node} has no sh:select")
        return fingerprint(literal_parts(select).value)

    def _focus(self, node: Term) -> Callable[[Index], Iterable[Term]] | None:
        """The focus nodes by all targets but classes, which the engine knows for all rules at once."""
        values = {target: self.graph.values(node, target) for target in TARGETS[1:]}
        if not any(values.values()):
            return None
        self.literals.update(values[sh("targetObjectsOf")])
        selected = [self._selected(target) for target in values[sh("target")]]

        def focus(index: Index) -> Iterable[Term]:
            yield from values[sh("targetNode")]
            for predicate in values[sh("targetSubjectsOf")]:
                yield from (subject for subject, _ in index.pairs(predicate))
            for predicate in values[sh("targetObjectsOf")]:
                yield from (value for _, value in index.pairs(predicate))
            for select in selected:
                yield from select(index)

        return focus

    def _selected(self, target: Term) -> Callable[[Index], Iterable[Term]]:
        select = SELECTIONS.get(self._fingerprint(target))
        if select is None or self.graph.one(target, sh("prefixes")) != _PREFIXES:
            raise UnsupportedError(f"{target}: a target that is not compiled")
        return select


def _values_run(node: Term, severity: str, path: Path | None, checks: list[Check], inner: list[Run]) -> Run:
    follow = path.follow if path else None
    text = path.text if path else ""

    def run(index: Index, focus: Term) -> Sequence[Finding]:
        values = follow(index, focus) if follow else (focus,)
        found = _NO_FINDINGS
        for check in checks:
            if wrong := check(index, focus, values):
                new = [Finding(node, severity, focus, text, value, component) for component, value in wrong]
                found = [*found, *new]
        for shape in inner:
            for value in values:
                found = [*found, *shape(index, value)]
        return found

    return run


def _query_run(node: Term, severity: str, path: Path | None, query: Query) -> Run:
    text = path.text if path else ""

    def run(index: Index, focus: Term) -> Sequence[Finding]:
        found = []
        for answer in query.answer(index, focus):
            value = answer if answer is not None or path else focus
            found.append(Finding(node, severity, focus, text, value, "SPARQLConstraintComponent"))
        return found

    return run


def _joined(parts: list[Run]) -> Run:
    return lambda index, focus: [finding for part in parts for finding in part(index, focus)]
