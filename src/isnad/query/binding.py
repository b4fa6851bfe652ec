"""Values into queries without splicing text: a value becomes one RDF term, a term takes one variable's place."""

import re
from calendar import monthrange
from collections.abc import Callable, Container, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from pyparsing import ParseResults
from rdflib import Literal, URIRef, Variable
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from isnad.errors import QueryError
from isnad.query.cells import expand
from isnad.query.files import Parameter
from isnad.query.lexing import tokens
from isnad.store.result import XSD, Iri, Term, Text
from isnad.text.fold import fold

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]+")  # SPARQL 1.1 IRIREF, absolute
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,18}(?:\.\d{1,18})?", re.ASCII)
_FORMS = ("SelectQuery", "AskQuery", "ConstructQuery", "DescribeQuery")


def is_iri(text: str) -> bool:
    """True for an absolute IRI that SPARQL can write between angle brackets."""
    return _IRI.fullmatch(text) is not None


def typed(parameter: Parameter, value: str) -> Term:
    """The value as a term of the parameter's kind; QueryError says what was expected."""
    make = _KINDS.get(parameter.kind)
    return make(parameter, value) if make else Text(value, parameter.kind)


def _iri(parameter: Parameter, value: str) -> Term:
    iri = expand(value)
    if not is_iri(iri):
        raise QueryError(
            f"--{parameter.name}: {value!r} is not an absolute IRI; give it as answers do, "
            "such as article:ID/claim/ID (kg explain and kg chain take a claim's last part alone)"
        )
    return Iri(iri)


def _integer(parameter: Parameter, value: str) -> Term:
    return _matched(parameter, value, _INTEGER, "a whole number", "integer")


def _number(parameter: Parameter, value: str) -> Term:
    return _matched(parameter, value, _NUMBER, "a number", "decimal")


def _matched(parameter: Parameter, value: str, pattern: re.Pattern[str], what: str, datatype: str) -> Term:
    plain = fold(value.strip())
    if not pattern.fullmatch(plain):
        raise QueryError(f"--{parameter.name}: {value!r} is not {what}")
    return Text(plain.removeprefix("+"), datatype=XSD + datatype)


def _date(parameter: Parameter, value: str) -> Term:
    """A day; of a year or month the first day, or the last where the parameter ends a period."""
    match = _DATE.fullmatch(fold(value.strip()))
    try:
        year, month, day = (int(part) if part else None for part in match.groups()) if match else (None, None, None)
        return Text(_day(year or 0, month, day, parameter.last).isoformat(), datatype=XSD + "date")
    except ValueError:
        raise QueryError(f"--{parameter.name}: {value!r} is not a date: YYYY-MM-DD, YYYY-MM or YYYY") from None


def _day(year: int, month: int | None, day: int | None, last: bool) -> date:
    month = month if month is not None else (12 if last else 1)
    if day is not None:
        return date(year, month, day)
    first = date(year, month, 1)
    return first.replace(day=monthrange(year, month)[1]) if last else first


_KINDS: dict[str, Callable[[Parameter, str], Term]] = {
    "iri": _iri,
    "integer": _integer,
    "number": _number,
    "xsd_date": _date,
    "literal": lambda _, value: Text(value),
}


def bind(query: str, values: Mapping[str, Term]) -> str:
    """The query with each variable (`?_actor_iri`) replaced by its term, wherever it stands as a variable.

    Both texts are parsed and compared: they must be equal but for those terms, so that no value can become syntax.
    A variable that is projected, grouped or ordered by cannot be replaced: QueryError.
    """
    before = parse(query)
    if not values:
        return query
    bound = "".join(_replaced(token.text, token.kind, token.depth, values) for token in tokens(query))
    after = parse(bound)
    if _shape(before, {Variable(name[1:]): _written(term) for name, term in values.items()}) != _shape(after, {}):
        raise QueryError("a value would change what the query asks: it is refused")
    return bound


def _replaced(text: str, kind: str, depth: int, values: Mapping[str, Term]) -> str:
    if kind != "variable" or text not in values:
        return text
    if depth == 0:
        raise QueryError(f"{text} is projected, grouped or ordered by: it cannot take a value")
    return _written(values[text])


def _written(term: Term) -> str:
    """The term in SPARQL. An escaped backslash before u would be read as a code point escape (19.2): u is spelt out."""
    return re.sub(r"(?<=\\\\)[uU]", lambda u: f"\\U{ord(u.group()):08x}", term.n3)


_REFUSED = {
    "ServiceGraphPattern": "SERVICE asks another server: run the query there instead",
    "DatasetClause": "FROM makes some stores fetch what it names: use GRAPH; without it all graphs are asked",
}


_tree = lru_cache(maxsize=16)(parseQuery)  # pyparsing takes a quarter of a second for a long query


def parse(query: str, refused: Container[str] = _REFUSED) -> ParseResults:
    """The parse tree of a query that only reads; QueryError for an update, SERVICE, FROM or a syntax error."""
    try:
        tree = _tree(query)
    except Exception as error:  # pyparsing raises several kinds, and RecursionError on deep nesting
        raise QueryError(f"not a SPARQL query that reads (SELECT, ASK, CONSTRUCT, DESCRIBE): {error}") from error
    if tree[-1].name not in _FORMS:
        raise QueryError(f"only SELECT, ASK, CONSTRUCT and DESCRIBE are allowed, not {tree[-1].name}")
    _refuse(tree, refused)
    return tree


def _refuse(tree: Any, refused: Container[str]) -> None:
    todo = [tree]
    while todo:
        here = todo.pop()
        if isinstance(here, CompValue):
            if here.name in refused:
                raise QueryError(_REFUSED[here.name])
            todo.extend(here.values())
        elif isinstance(here, (list, tuple, ParseResults)):
            todo.extend(here)


def _shape(node: Any, values: Mapping[Variable, str]) -> object:
    """A parse tree as nested tuples, in which a variable that has a value looks like that value."""
    if isinstance(node, CompValue):
        if node.name == "literal":
            return ("term", _literal(node))
        return (str(node.name), tuple((str(name), _shape(value, values)) for name, value in sorted(node.items())))
    if isinstance(node, Variable):
        return ("term", values[node]) if node in values else ("variable", str(node))
    if isinstance(node, (list, tuple, ParseResults)):
        return tuple(_shape(value, values) for value in node)
    return _leaf(node)


def _leaf(node: Any) -> object:
    if isinstance(node, URIRef):
        return ("term", Iri(str(node)).n3)
    if isinstance(node, Literal):
        return ("term", _text(str(node), node.language, node.datatype))
    return ("word", str(node))


def _literal(node: CompValue) -> str:
    return _text(str(node.string), node.lang or None, node.datatype or None)


def _text(value: str, lang: str | None, datatype: str | None) -> str:
    term = Text(value, str(lang)) if lang else Text(value, datatype=str(datatype)) if datatype else Text(value)
    return _written(term)
