"""Media types: which of the formats that can be written an Accept header likes best."""

from collections.abc import Mapping, Sequence

import pyoxigraph as ox

ROWS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
TRIPLES: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}
"""The first of each is written when anything will do."""

_ALSO = {  # what older clients and people with a browser's address line ask for
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "application/x-turtle": "text/turtle",
    "text/n3": "text/turtle",
    "text/plain": "application/n-triples",
}
_JSON_OF_RDF = {"application/json": "application/ld+json", "application/xml": "application/rdf+xml"}


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """What the header prefers (RFC 9110, 12.5.1), the first offered among equals; None if it wants none of them."""
    wanted = _wanted(accept or "*/*")
    quality = {kind: _quality(kind, wanted, offered) for kind in offered}
    best = max(offered, key=lambda kind: quality[kind])
    return best if quality[best] > 0 else None


def _wanted(accept: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accept.split(","):
        kind, *parameters = (word.strip().lower() for word in part.split(";"))
        found[kind] = max(found.get(kind, 0.0), _weight(parameters))
    return found


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                return 0.0
    return 1.0


def _quality(kind: str, wanted: Mapping[str, float], offered: Sequence[str]) -> float:
    """The weight of the most specific range that covers the type; another name of it counts a little less."""
    if kind in wanted:
        return wanted[kind]
    others = [weight * 0.999 for name, weight in wanted.items() if _means(name, kind, offered)]
    if others:
        return max(others)
    for name in (f"{kind.partition('/')[0]}/*", "*/*"):
        if name in wanted:
            return wanted[name] * 0.998
    return 0.0


def _means(name: str, kind: str, offered: Sequence[str]) -> bool:
    return kind in (_ALSO.get(name), _JSON_OF_RDF.get(name) if "text/turtle" in offered else None)
