"""Endpoints as something to ask; apart from the other sources, since only they need an HTTP client."""

from collections.abc import Iterator
from contextlib import contextmanager

from isnad.errors import QueryError
from isnad.graph.namespaces import KG
from isnad.store.protocol import Queryable
from isnad.store.remote import Endpoint
from isnad.store.result import Truth


@contextmanager
def endpoint_source(url: str) -> Iterator[Endpoint]:
    """A SPARQL endpoint, once it is known to ask the union of its graphs: otherwise every answer would be empty."""
    with Endpoint(url) as endpoint:
        require_union(endpoint)
        yield endpoint


def require_union(source: Queryable) -> None:
    """QueryError, with the switch to turn, where claims lie in named graphs that queries do not see."""
    if _asks(source, _SEEN) or not _asks(source, _STORED):
        return
    raise QueryError(_HIDDEN)


_HIDDEN = (
    "this endpoint keeps claims in named graphs and does not ask them unless they are named, so that every answer would"
    " be empty. Turn on its union default graph. Oxigraph: `oxigraph serve --union-default-graph`. Fuseki: add"
    " `?default-graph-uri=urn:x-arq:UnionGraph` to the address, or set tdb2:unionDefaultGraph. GraphDB, RDF4J, Virtuoso"
    " and Blazegraph do it by themselves."
)
_SEEN = f"ASK {{ ?claim a <{KG}Claim> }}"
_STORED = f"ASK {{ GRAPH ?graph {{ ?claim a <{KG}Claim> }} }}"


def _asks(source: Queryable, text: str) -> bool:
    found = source.query(text)
    return isinstance(found, Truth) and found.value
