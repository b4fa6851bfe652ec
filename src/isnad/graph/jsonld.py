"""JSON-LD with its context inside, so that it is read without fetching anything."""

import json
import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from isnad.graph.namespaces import ID, KG, OWL, PREFIXES, RDF, RDFS, XSD
from isnad.graph.shared import file_triples
from isnad.graph.terms import LANG_STRING, RDF_TYPE, XSD_STRING, Quad, Term, is_literal, literal_parts

_GRAPH, _SUBJECT = itemgetter(3), itemgetter(0)
_OBJECT_PROPERTY = f"<{OWL}ObjectProperty>"
_NUMBERS = {XSD + "integer"}
_RELATIVE = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-][A-Za-z0-9._~-]*)*")
_SAFE_INTEGER = 2**53  # beyond it a JSON reader may lose digits
_PREFIXES = {prefix: namespace for prefix, namespace in PREFIXES.items() if not namespace.startswith(ID)}


@cache
def context() -> dict[str, Any]:
    """The context: a base for the data, prefixes, and for each property of the ontology how its values are read."""
    ranges = {s: o for s, p, o in file_triples("isnad.ttl") if p == f"<{RDFS}range>"}
    terms: dict[str, Any] = {"@base": ID, **_PREFIXES}
    for subject, predicate, value in sorted(file_triples("isnad.ttl")):
        if predicate == RDF_TYPE and value == _OBJECT_PROPERTY:
            terms[_local(subject)] = {"@id": f"kg:{_local(subject)}", "@type": "@id"}
        elif predicate == RDF_TYPE and value.endswith("DatatypeProperty>"):
            terms[_local(subject)] = _datatype_term(_local(subject), ranges.get(subject, ""))
    return terms


def _datatype_term(name: str, range_: Term) -> dict[str, str]:
    datatype = range_[1:-1]
    if datatype in {LANG_STRING, RDF + "langString"}:
        return {"@id": f"kg:{name}", "@language": "ar"}
    if datatype.startswith(XSD) and datatype not in {XSD_STRING, *_NUMBERS}:
        return {"@id": f"kg:{name}", "@type": f"xsd:{datatype[len(XSD) :]}"}
    return {"@id": f"kg:{name}"}


def context_document() -> str:
    """The context as a file of its own, for those who write JSON-LD by hand or publish it elsewhere."""
    return json.dumps({"@context": context()}, ensure_ascii=False, indent=2) + "\n"


def header() -> str:
    """What a document begins with."""
    return '{"@context": ' + json.dumps(context(), ensure_ascii=False) + ',\n"@graph": [\n'


def blocks(quads: Iterable[Quad]) -> str:
    """One object for each graph, a line each; nodes of the default graph have lines of their own."""
    graphs = groupby(sorted(quads, key=itemgetter(3, 0, 1, 2)), key=_GRAPH)
    objects = [line for name, inside in graphs for line in _objects(name, inside)]
    return ",\n".join(json.dumps(line, ensure_ascii=False) for line in objects)


def _objects(name: Term, quads: Iterable[Quad]) -> list[dict[str, Any]]:
    nodes = [_node(subject, list(about)) for subject, about in groupby(quads, key=_SUBJECT)]
    return [{"@id": name[1:-1], "@graph": nodes}] if name else nodes


def _node(subject: Term, about: list[Quad]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _compact(subject)}
    for _, predicate, value, _ in about:
        if predicate == RDF_TYPE:
            node.setdefault("@type", []).append(_compact(value))
        else:
            key = _key(predicate)
            node.setdefault(key, []).append(_value(key, value))
    return {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items()}


def _key(predicate: Term) -> str:
    local = _local(predicate)
    return local if predicate == f"<{KG}{local}>" and local in context() else _compact(predicate)


def _value(key: str, term: Term) -> Any:
    coerced = context().get(key, {})
    if not is_literal(term):
        return _compact(term) if coerced.get("@type") == "@id" else {"@id": _compact(term)}
    value, datatype, language = literal_parts(term)
    if language:
        return value if coerced.get("@language") == language else {"@language": language, "@value": value}
    number = _integer(value) if datatype in _NUMBERS else None
    return _typed(value, datatype, coerced) if number is None else number


def _typed(value: str, datatype: str, coerced: dict[str, str]) -> Any:
    named = f"xsd:{datatype[len(XSD) :]}" if datatype.startswith(XSD) else datatype
    wanted = "" if datatype == XSD_STRING else named
    if not coerced.get("@language") and coerced.get("@type", "") == wanted:
        return value
    return {"@value": value, "@type": named} if wanted else {"@value": value}


def _integer(value: str) -> int | None:
    """The number, if JSON says it as the literal does."""
    try:
        number = int(value)
    except ValueError:
        return None
    return number if str(number) == value and abs(number) < _SAFE_INTEGER else None


def _compact(term: Term) -> str:
    if term.startswith("_:"):
        return term
    if term.startswith(ID, 1) and _RELATIVE.fullmatch(term, len(ID) + 1, len(term) - 1):
        return term[len(ID) + 1 : -1]
    for prefix, namespace in _PREFIXES.items():
        if term.startswith(namespace, 1) and "/" not in term[len(namespace) + 1 :]:
            return f"{prefix}:{term[len(namespace) + 1 : -1]}"
    return term[1:-1]


def _local(term: Term) -> str:
    return term.rpartition("#")[2].rstrip(">")
