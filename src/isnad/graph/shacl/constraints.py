"""The constraint components of SHACL Core, each compiled to a check of one focus node's values.

What a component means is section 4 of the SHACL specification; where that leaves room, what pySHACL does. A check
returns a component's name and a value (None where SHACL gives none) for each thing wrong; mostly the same empty tuple,
since a check runs some hundred times an article.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from isnad.graph.namespaces import RDFS, XSD
from isnad.graph.shacl.index import Index
from isnad.graph.shacl.lists import ShapesGraph, UnsupportedError, sh
from isnad.graph.shacl.literals import less, number, string
from isnad.graph.terms import Term, is_blank, is_iri, is_literal, literal_parts

Wrong = tuple[str, Term | None]
Check = Callable[[Index, Term, Collection[Term]], Sequence[Wrong]]
Conforms = Callable[[Index, Term], bool]

_FINE: Sequence[Wrong] = ()


class Nested(Protocol):
    """Compiles a shape that another refers to, to a test of one node."""

    def __call__(self, node: Term) -> Conforms: ...


def _each(component: str, holds: Callable[[Index, Term], bool]) -> Check:
    """Every value must hold."""

    def check(index: Index, _: Term, values: Collection[Term]) -> Sequence[Wrong]:
        wrong = _FINE
        for value in values:
            if not holds(index, value):
                wrong = [*wrong, (component, value)]
        return wrong

    return check


def _min_count(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
    least = _integer(shapes, shape, "minCount")

    def check(_: Index, __: Term, values: Collection[Term]) -> Sequence[Wrong]:
        return _FINE if len(values) >= least else [("MinCountConstraintComponent", None)]

    return check


def _max_count(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
    most = _integer(shapes, shape, "maxCount")

    def check(_: Index, __: Term, values: Collection[Term]) -> Sequence[Wrong]:
        return _FINE if len(values) <= most else [("MaxCountConstraintComponent", None)]

    return check


def _class(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
    wanted = _only(shapes, shape, "class")
    return _each("ClassConstraintComponent", lambda index, value: wanted in index.classes(value))


def _datatype(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
    wanted = _only(shapes, shape, "datatype")[1:-1]
    if wanted in {RDFS + "Literal", RDFS + "Datatype"}:
        raise UnsupportedError(f"sh:datatype {wanted}")
    return _each(
        "DatatypeConstraintComponent",
        lambda _, value: is_literal(value) and literal_parts(value).datatype == wanted,
    )


_KINDS: dict[str, tuple[Callable[[Term], bool], ...]] = {
    "IRI": (is_iri,),
    "Literal": (is_literal,),
    "BlankNode": (is_blank,),
    "BlankNodeOrIRI": (is_blank, is_iri),
    "BlankNodeOrLiteral": (is_blank, is_literal),
    "IRIOrLiteral": (is_iri, is_literal),
}


def _node_kind(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
    name = _only(shapes, shape, "nodeKind").rpartition("#")[2][:-1]
    if name not in _KINDS:
        raise UnsupportedError(f"sh:nodeKind {name}")
    kinds = _KINDS[name]
    return _each("NodeKindConstraintComponent", lambda _, value: any(kind(value) for kind in kinds))


def _bound(parameter: str, component: str, holds: Callable[[Term, Term], bool]) -> "Compile":
    """A number bounds the values; what is no number is out of bounds."""

    def compile_bound(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
        bound = _only(shapes, shape, parameter)
        if number(bound) is None:
            raise UnsupportedError(f"sh:{parameter} of something else than a number")
        return _each(component, lambda _, value: not is_blank(value) and is_literal(value) and holds(value, bound))

    return compile_bound


def _pattern(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
    flags = shapes.one(shape, sh("flags"))
    letters = literal_parts(flags).value.lower() if flags else ""
    options = (re.IGNORECASE if "i" in letters else 0) | (re.MULTILINE if "m" in letters else 0)
    pattern = re.compile(literal_parts(_only(shapes, shape, "pattern")).value, options)
    return _each(
        "PatternConstraintComponent", lambda _, value: not is_blank(value) and bool(pattern.search(string(value)))
    )


def _length(parameter: str, component: str, holds: Callable[[int, int], bool]) -> "Compile":
    def compile_length(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
        bound = _integer(shapes, shape, parameter)
        return _each(component, lambda _, value: not is_blank(value) and holds(len(string(value)), bound))

    return compile_length


def _language_in(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
    tags = {literal_parts(tag).value.lower() for tag in shapes.items(_only(shapes, shape, "languageIn"))}
    if "*" in tags:
        raise UnsupportedError("sh:languageIn with a wildcard")

    def holds(_: Index, value: Term) -> bool:
        language = literal_parts(value).language if is_literal(value) else ""
        return bool(language) and (language in tags or language.partition("-")[0] in tags)

    return _each("LanguageInConstraintComponent", holds)


def _unique_lang(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
    if literal_parts(_only(shapes, shape, "uniqueLang")).value not in {"true", "1"}:
        return _nothing

    def check(_: Index, __: Term, values: Collection[Term]) -> Sequence[Wrong]:
        if len(values) < 2:
            return _FINE
        languages = Counter(literal_parts(value).language for value in values if is_literal(value))
        return [("UniqueLangConstraintComponent", None) for tag, times in languages.items() if tag and times > 1]

    return check


def _in(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
    allowed = frozenset(shapes.items(_only(shapes, shape, "in")))
    return _each("InConstraintComponent", lambda _, value: value in allowed)


def _has_value(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
    wanted = _only(shapes, shape, "hasValue")

    def check(_: Index, __: Term, values: Collection[Term]) -> Sequence[Wrong]:
        return _FINE if wanted in values else [("HasValueConstraintComponent", None)]

    return check


def _disjoint(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
    other = _only(shapes, shape, "disjoint")

    def check(index: Index, focus: Term, values: Collection[Term]) -> Sequence[Wrong]:
        others = index.objects(focus, other)
        return [("DisjointConstraintComponent", value) for value in values if value in others]

    return check


def _equals(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
    other = _only(shapes, shape, "equals")

    def check(index: Index, focus: Term, values: Collection[Term]) -> Sequence[Wrong]:
        return [("EqualsConstraintComponent", value) for value in set(values) ^ set(index.objects(focus, other))]

    return check


def _order(parameter: str, component: str, *, or_equal: bool) -> "Compile":
    def compile_order(shapes: ShapesGraph, shape: Term, _: Nested) -> Check:
        other = _only(shapes, shape, parameter)

        def check(index: Index, focus: Term, values: Collection[Term]) -> Sequence[Wrong]:
            bounds = index.objects(focus, other)
            pairs = ((value, bound) for value in values for bound in bounds)
            return [(component, value) for value, bound in pairs if not less(value, bound, or_equal=or_equal)]

        return check

    return compile_order


def _node(shapes: ShapesGraph, shape: Term, nested: Nested) -> Check:
    return _each("NodeConstraintComponent", nested(_only(shapes, shape, "node")))


def _not(shapes: ShapesGraph, shape: Term, nested: Nested) -> Check:
    conforms = nested(_only(shapes, shape, "not"))
    return _each("NotConstraintComponent", lambda index, value: not conforms(index, value))


def _logical(parameter: str, component: str, holds: Callable[[int, int], bool]) -> "Compile":
    """How many of the listed shapes a value conforms to decides."""

    def compile_logical(shapes: ShapesGraph, shape: Term, nested: Nested) -> Check:
        options = [nested(node) for node in shapes.items(_only(shapes, shape, parameter))]
        return _each(
            component,
            lambda index, value: holds(sum(conforms(index, value) for conforms in options), len(options)),
        )

    return compile_logical


def _qualified(shapes: ShapesGraph, shape: Term, nested: Nested) -> Check:
    if shapes.values(shape, sh("qualifiedValueShapesDisjoint")):
        raise UnsupportedError("sh:qualifiedValueShapesDisjoint")
    conforms = nested(_only(shapes, shape, "qualifiedValueShape"))
    least, most = (
        _integer(shapes, shape, name) if shapes.values(shape, sh(name)) else None
        for name in ("qualifiedMinCount", "qualifiedMaxCount")
    )

    def check(index: Index, _: Term, values: Collection[Term]) -> Sequence[Wrong]:
        found = sum(conforms(index, value) for value in values)
        if most is not None and found > most:
            return [("QualifiedMaxCountConstraintComponent", None)]
        if least is not None and found < least:
            return [("QualifiedMinCountConstraintComponent", None)]
        return _FINE

    return check


def _nothing(_: Index, __: Term, ___: Collection[Term]) -> Sequence[Wrong]:
    return _FINE


def _only(shapes: ShapesGraph, shape: Term, parameter: str) -> Term:
    value = shapes.one(shape, sh(parameter))
    if value is None:
        raise UnsupportedError(f"{shape} without sh:{parameter}")
    return value


def _integer(shapes: ShapesGraph, shape: Term, parameter: str) -> int:
    value = _only(shapes, shape, parameter)
    if not is_literal(value) or literal_parts(value).datatype != XSD + "integer":
        raise UnsupportedError(f"sh:{parameter} of something else than an integer")
    return int(literal_parts(value).value)


Compile = Callable[[ShapesGraph, Term, Nested], Check]

COMPONENTS: dict[Term, Compile] = {
    sh("minCount"): _min_count,
    sh("maxCount"): _max_count,
    sh("class"): _class,
    sh("datatype"): _datatype,
    sh("nodeKind"): _node_kind,
    sh("minInclusive"): _bound(
        "minInclusive", "MinInclusiveConstraintComponent", lambda value, bound: less(bound, value, or_equal=True)
    ),
    sh("maxInclusive"): _bound(
        "maxInclusive", "MaxInclusiveConstraintComponent", lambda value, bound: less(value, bound, or_equal=True)
    ),
    sh("minExclusive"): _bound(
        "minExclusive", "MinExclusiveConstraintComponent", lambda value, bound: less(bound, value, or_equal=False)
    ),
    sh("maxExclusive"): _bound(
        "maxExclusive", "MaxExclusiveConstraintComponent", lambda value, bound: less(value, bound, or_equal=False)
    ),
    sh("pattern"): _pattern,
    sh("minLength"): _length("minLength", "MinLengthConstraintComponent", lambda length, bound: length >= bound),
    sh("maxLength"): _length("maxLength", "MaxLengthConstraintComponent", lambda length, bound: length <= bound),
    sh("languageIn"): _language_in,
    sh("uniqueLang"): _unique_lang,
    sh("in"): _in,
    sh("hasValue"): _has_value,
    sh("disjoint"): _disjoint,
    sh("equals"): _equals,
    sh("lessThan"): _order("lessThan", "LessThanConstraintComponent", or_equal=False),
    sh("lessThanOrEquals"): _order("lessThanOrEquals", "LessThanOrEqualsConstraintComponent", or_equal=True),
    sh("node"): _node,
    sh("not"): _not,
    sh("and"): _logical("and", "AndConstraintComponent", lambda found, all_: found == all_),
    sh("or"): _logical("or", "OrConstraintComponent", lambda found, _: found > 0),
    sh("xone"): _logical("xone", "XoneConstraintComponent", lambda found, _: found == 1),
    sh("qualifiedValueShape"): _qualified,
}
"""Parameter to what compiles it. Others of SHACL Core (sh:closed, sh:property) are no check of values alone."""

COMPANIONS = {sh(name) for name in ("flags", "qualifiedMinCount", "qualifiedMaxCount", "qualifiedValueShapesDisjoint")}
"""Parameters that only qualify another."""
