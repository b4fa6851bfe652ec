"""RDF terms as the text that N-Triples has for them, so that writing a quad is joining four strings.

A term is checked when it is made: an IRI against RFC 3987 by Oxigraph's own check, a literal by escaping. What is not
made here came from a parser. Literals take the form that Oxigraph gives back after storing them (integers and
decimals without superfluous digits, language tags in lower case), so that a graph is the same before and after a store.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

import pyoxigraph as ox

from isnad.errors import IsnadError
from isnad.graph.namespaces import RDF, XSD

Term = str
Triple = tuple[Term, Term, Term]
Quad = tuple[Term, Term, Term, Term]
"""Subject, predicate, object and graph; the graph is the empty string in the default graph."""

_NEEDS_ESCAPE = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff\ud800-\udfff]')
_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_UNESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_UNESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")

RDF_TYPE = f"<{RDF}type>"
LANG_STRING = RDF + "langString"
XSD_STRING = XSD + "string"


class TermError(IsnadError):
    """Something cannot be an RDF term."""


class LiteralParts(NamedTuple):
    """What a literal says: its characters, its datatype IRI, and its language or the empty string."""

    value: str
    datatype: str
    language: str


@lru_cache(maxsize=8192)
def iri(value: str) -> Term:
    """The absolute IRI in angle brackets; TermError where it is none."""
    try:
        return str(ox.NamedNode(value))
    except ValueError as error:
        raise TermError(f"not an absolute IRI: {value!r} ({error})") from None


def text(value: str, language: str = "") -> Term:
    """A string, or with `language` a string in that language; a lone surrogate becomes U+FFFD."""
    quoted = f'"{_escape(value)}"'
    if not language:
        return quoted
    if not _LANGUAGE.fullmatch(language):
        raise TermError(f"not a language tag: {language!r}")
    return f"{quoted}@{language.lower()}"


def typed(value: str, datatype: str) -> Term:
    """A literal of the datatype with that IRI."""
    if datatype == XSD_STRING:
        return text(value)
    return f'"{_escape(value)}"^^{iri(datatype)}'


def integer(value: int) -> Term:
    """An xsd:integer; its derived types are avoided because stores fold them into it."""
    return f'"{value}"^^<{XSD}integer>'


def decimal(value: float) -> Term:
    """An xsd:decimal of at most two places, without trailing zeros."""
    if not isfinite(value):
        raise TermError(f"not a decimal number: {value!r}")
    return f'"{Decimal(f"{value:.2f}").normalize():f}"^^<{XSD}decimal>'


def day(value: date | str) -> Term:
    """An xsd:date."""
    return typed(str(value), XSD + "date")


def is_iri(term: Term) -> bool:
    return term.startswith("<")


def is_blank(term: Term) -> bool:
    return term.startswith("_:")


def is_literal(term: Term) -> bool:
    return term.startswith('"')


@lru_cache(maxsize=8192)
def literal_parts(term: Term) -> LiteralParts:
    """Take a literal apart."""
    end = term.rindex('"')
    value, tail = _unescape(term[1:end]), term[end + 1 :]
    if tail.startswith("@"):
        return LiteralParts(value, LANG_STRING, tail[1:])
    return LiteralParts(value, tail[3:-1] if tail else XSD_STRING, "")


def quads_of(triples: Iterable[Triple], graph: Term) -> list[Quad]:
    """The triples, each in that graph."""
    return [(s, p, o, graph) for s, p, o in triples]


def _escape(value: str) -> str:
    return _NEEDS_ESCAPE.sub(_escape_one, value) if _NEEDS_ESCAPE.search(value) else value


def _escape_one(match: re.Match[str]) -> str:
    char = match.group()
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


def _unescape(value: str) -> str:
    return _UNESCAPE.sub(_unescape_one, value) if "\\" in value else value


def _unescape_one(match: re.Match[str]) -> str:
    short, long, char = match.groups()
    if char is not None:
        return _UNESCAPED.get(char, char)
    return chr(int(short or long, 16))
