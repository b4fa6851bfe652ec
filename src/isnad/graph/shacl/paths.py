"""Property paths, compiled to functions from a node to its values."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from isnad.graph.shacl.index import Index
from isnad.graph.shacl.lists import FIRST, ShapesGraph, UnsupportedError, sh
from isnad.graph.terms import Term, is_iri

Follow = Callable[[Index, Term], Collection[Term]]

_NONE: tuple[Term, ...] = ()
_CLOSURES = {sh("zeroOrMorePath"): "*", sh("oneOrMorePath"): "+", sh("zeroOrOnePath"): "?"}


@dataclass(frozen=True, slots=True)
class Path:
    """How to get from a node to its values (each once), how SPARQL writes that, and the predicates it looks at."""

    follow: Follow
    text: str
    predicates: frozenset[Term]
    predicate: Term | None = None


def compile_path(shapes: ShapesGraph, node: Term) -> Path:
    """The path that a value of sh:path stands for; UnsupportedError for what pySHACL alone should follow."""
    if is_iri(node):
        return Path(lambda index, focus: index.node(focus).get(node, _NONE), node, frozenset({node}), node)
    if shapes.values(node, FIRST):
        return _sequence([compile_path(shapes, item) for item in shapes.items(node)])
    if (inner := shapes.one(node, sh("inversePath"))) is not None:
        return _inverse(inner)
    if (options := shapes.one(node, sh("alternativePath"))) is not None:
        return _alternatives([compile_path(shapes, item) for item in shapes.items(options)])
    for predicate, mark in _CLOSURES.items():
        if (inner := shapes.one(node, predicate)) is not None:
            return _closure(compile_path(shapes, inner), mark)
    raise UnsupportedError(f"{node} is not a path")


def _inverse(inner: Term) -> Path:
    if not is_iri(inner):
        raise UnsupportedError("the inverse of more than a property")
    return Path(lambda index, focus: index.subjects(focus, inner), f"^{inner}", frozenset({inner}))


def _sequence(steps: list[Path]) -> Path:
    if len(steps) < 2:
        raise UnsupportedError("a sequence of one step")

    def follow(index: Index, focus: Term) -> Collection[Term]:
        here: Collection[Term] = (focus,)
        for step in steps:
            here = {value for node in here for value in step.follow(index, node)}
        return here

    return Path(follow, "/".join(step.text for step in steps), _joined(steps))


def _alternatives(options: list[Path]) -> Path:
    if len(options) < 2:
        raise UnsupportedError("an alternative of one")

    direct = [option.predicate for option in options if option.predicate]
    follow = _either_property(direct) if len(direct) == len(options) else _either(options)
    return Path(follow, f"({'|'.join(option.text for option in options)})", _joined(options))


def _either(options: list[Path]) -> Follow:
    return lambda index, focus: {value for option in options for value in option.follow(index, focus)}


def _either_property(predicates: list[Term]) -> Follow:
    """The usual case, without a call for each."""

    def follow(index: Index, focus: Term) -> Collection[Term]:
        node = index.node(focus)
        return {value for predicate in predicates if predicate in node for value in node[predicate]}

    return follow


def _closure(step: Path, mark: str) -> Path:
    def follow(index: Index, focus: Term) -> Collection[Term]:
        found: set[Term] = set()
        todo = list(step.follow(index, focus))
        while todo:
            node = todo.pop()
            if node not in found:
                found.add(node)
                todo += step.follow(index, node) if mark != "?" else _NONE
        return found if mark == "+" else found | {focus}

    return Path(follow, f"({step.text}){mark}", step.predicates)


def _joined(paths: list[Path]) -> frozenset[Term]:
    return frozenset().union(*(path.predicates for path in paths))
