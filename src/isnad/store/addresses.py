"""Where a SPARQL server takes queries, updates and whole graphs: by the server's name and the query address."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """Three doors of one server; None where there is none, or nobody knows."""

    query: str
    update: str | None = None
    data: str | None = None


_ROWS: tuple[tuple[str, str, str, str | None], ...] = (
    # the Server header holds; the query address ends in; update; graphs (Graph Store Protocol)
    ("oxigraph", r"/query", "/update", "/store"),
    ("fuseki|jetty", r"/(?:sparql|query)", "/update", "/data"),
    ("virtuoso", r"/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth"),
    ("virtuoso", r"/sparql", "/sparql-auth", "/sparql-graph-crud-auth"),
    ("", r"/repositories/([^/?]+)", r"/repositories/\1/statements", r"/repositories/\1/rdf-graphs/service"),
    ("blazegraph", r"/sparql", "/sparql", None),
    ("", r"/query", "/update", "/store"),
)


def addresses(query: str, server: str = "", update: str | None = None, data: str | None = None) -> Addresses:
    """The given addresses; where they are missing, those that such a server usually has."""
    path = query.partition("?")[0]
    for name, ending, usual_update, usual_data in _ROWS:
        if re.search(name, server, re.IGNORECASE) and (found := re.search(f"{ending}$", path)):
            base = path[: found.start()]
            usual = (base + found.expand(usual_update), usual_data and base + found.expand(usual_data))
            return Addresses(query, update or usual[0], data or usual[1])
    return Addresses(query, update, data)
