"""How a term looks in a table: labels as they are, our own IRIs short, on one line, with nothing a terminal obeys."""

from collections.abc import Mapping

from isnad.graph.namespaces import GRAPH, ID, PREFIXES
from isnad.store.result import Blank, Iri, Term

SHORT: Mapping[str, str] = {**PREFIXES, "incident": f"{ID}incident/", "graph": GRAPH}
"""Prefixes of what people read and type; `expand` takes back what `short` gives."""
YES_NO = {"true": "yes", "false": "no"}
_CONTROLS = [*range(0x20), *range(0x7F, 0xA0)]  # an escape sequence in an article would command the terminal
_BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]  # and these reorder the whole line
_UNSEEN = {**dict.fromkeys(_CONTROLS, " "), **dict.fromkeys(_BIDI)}
BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"


def cell(term: Term | None) -> str:
    """The term on one line; empty where there is none."""
    if term is None:
        return ""
    if isinstance(term, Iri):
        return short(term.value)
    if isinstance(term, Blank):
        return term.n3
    if term.datatype == BOOLEAN:
        return YES_NO.get(term.value, term.value)
    return " ".join(term.value.translate(_UNSEEN).split())


def short(iri: str) -> str:
    """`prefix:rest` where a prefix of ours fits; otherwise the whole IRI."""
    for prefix, base in SHORT.items():
        if iri.startswith(base) and iri != base:
            return f"{prefix}:{iri[len(base) :]}"
    return iri


def expand(text: str) -> str:
    """The IRI that a short form stands for: `actor:egypt`, or `actor/egypt` as the seeds write it; else the text."""
    prefix, colon, rest = text.partition(":")
    if colon and prefix in SHORT:
        return SHORT[prefix] + rest
    return ID + text if text.startswith(("actor/", "place/")) else text
