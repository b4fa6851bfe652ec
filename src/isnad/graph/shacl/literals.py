"""Which literals the compiled engine understands as rdflib does, and how it compares them."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from isnad.graph.namespaces import RDF, XSD
from isnad.graph.terms import Term, is_blank, is_literal, literal_parts, typed

_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(?:Z|[+-][01][0-9]:[0-5][0-9])?")
_TIME_TYPE = f"^^<{XSD}dateTime>"
_TEXTS = {XSD + "string", RDF + "langString"}

Comparable = tuple[str, str | Decimal]


class Unsure(Exception):  # noqa: N818  not an error: the referee decides
    """The compiled engine cannot be certain to find what pySHACL would."""


def as_rdflib_has_it(term: Term) -> Term:
    """A whole time of day in the form that rdflib gives it («+00:00», where Oxigraph writes «Z»); else the term itself.

    Fractions of seconds and what is no time are left alone: they are not plain.
    """
    return _time(term) if term.endswith(_TIME_TYPE) else term


@lru_cache(maxsize=1024)
def _time(term: Term) -> Term:
    value = literal_parts(term).value
    try:
        return typed(datetime.fromisoformat(value).isoformat(), XSD + "dateTime") if _TIME.fullmatch(value) else term
    except ValueError:
        return term


def is_plain(term: Term) -> bool:
    """Whether rdflib keeps the term as it is and agrees on its meaning.

    It rewrites some literals when it reads them («01» becomes «1») and gives others up as ill-typed; rules that meet
    such a literal are left to the referee.
    """
    return term[0] != '"' or _is_plain_literal(term)


@lru_cache(maxsize=8192)
def _is_plain_literal(term: Term) -> bool:
    value, datatype, language = literal_parts(term)
    if datatype in _TEXTS:
        return language == language.lower()
    if datatype == XSD + "integer":
        return bool(_INTEGER.fullmatch(value))
    if datatype == XSD + "decimal":
        return bool(_DECIMAL.fullmatch(value)) and str(Decimal(value)) == value
    if datatype == XSD + "date":
        return bool(_DAY.fullmatch(value)) and _is_day(value)
    if datatype == XSD + "dateTime":
        return bool(_TIME.fullmatch(value)) and _is_time(value)
    return not datatype.startswith((XSD, RDF))


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_time(value: str) -> bool:
    try:
        return datetime.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


@lru_cache(maxsize=8192)
def comparable(term: Term) -> Comparable:
    """Kind (text, number, day) and value of a plain term; an IRI is the text of its name, as pySHACL has it."""
    if is_blank(term):
        raise Unsure
    if not is_literal(term):
        return "text", term[1:-1]
    value, datatype, _ = literal_parts(term)
    if datatype in _TEXTS:
        return "text", value
    if datatype in {XSD + "integer", XSD + "decimal"}:
        return "number", Decimal(value)
    if datatype == XSD + "date":
        return "day", value
    raise Unsure


def number(term: Term) -> Decimal | None:
    """The number that a plain term is; None for a text, a day or an IRI."""
    if not is_literal(term):
        return None
    kind, value = comparable(term)
    return value if isinstance(value, Decimal) and kind == "number" else None


def less(left: Term, right: Term, *, or_equal: bool) -> bool:
    """Whether left < right; False where one is a text and the other is not; Unsure where rdflib orders by kind."""
    (left_kind, left_value), (right_kind, right_value) = comparable(left), comparable(right)
    if "text" in {left_kind, right_kind} and left_kind != right_kind:
        return False
    if left_kind != right_kind:
        raise Unsure
    return left_value <= right_value if or_equal else left_value < right_value  # type: ignore[operator]


def string(term: Term) -> str:
    """What SPARQL's STR makes of a term; of a blank node rdflib gives its label, which only it knows."""
    if is_blank(term):
        raise Unsure
    return literal_parts(term).value if is_literal(term) else term[1:-1]
