"""A SPARQL endpoint as something to ask: SPARQL 1.1 Protocol, query by POST."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import httpx
import pyoxigraph as ox

from isnad.errors import StoreError
from isnad.store.closing import Closing
from isnad.store.http import Courier, Patience, Reply, checked, credentials
from isnad.store.result import Result, Solutions, Truth
from isnad.store.terms import result

ASKING = Patience(tries=3)  # somebody waits for the answer
_FORM = re.compile(
    r"(?:\s++|\#[^\n]*+|BASE\s*+<[^>]*+>|PREFIX\s*+[^:\s]*+:\s*+<[^>]*+>)*+(SELECT|ASK|CONSTRUCT|DESCRIBE)\b",
    re.IGNORECASE,
)
ROWS = "application/sparql-results+json"
TRIPLES = "application/n-triples"
_RDF = {
    TRIPLES: ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


class Endpoint(Closing):
    """Answers queries as the server does; whether it asks the union of its graphs is the server's switch.

    Parameters in the URL (`?default-graph-uri=…`) are kept. Credentials come from the environment (`isnad.store.http`).
    """

    def __init__(
        self,
        url: str,
        auth: httpx.Auth | None = None,
        patience: Patience = ASKING,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.url = checked(url)
        self.courier = Courier(auth or credentials(url), patience, transport)

    def query(self, text: str) -> Result:
        """The answer; the query is sent as it stands. The caller has checked that it only reads."""
        rows, reply = self._asked(text)
        with self._understood():
            return _rows(reply) if rows else result(_triples(reply))

    def statements(self, text: str) -> list[str]:
        """The triples of a CONSTRUCT as sorted N-Triples lines, in the one spelling of Oxigraph."""
        _, reply = self._asked(text)
        with self._understood():
            return sorted({f"{quad.triple} ." for quad in _triples(reply)})

    def _asked(self, text: str) -> tuple[bool, Reply]:
        form = _FORM.match(text)
        if form is None:
            raise StoreError("not a query: an endpoint is only asked SELECT, ASK, CONSTRUCT or DESCRIBE")
        rows = form[1].upper() in ("SELECT", "ASK")
        headers = {"Accept": ROWS if rows else f"{TRIPLES}, text/turtle;q=0.5"}
        return rows, self.courier.send("POST", self.url, data={"query": text}, headers=headers)

    @contextmanager
    def _understood(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, SyntaxError) as error:
            raise StoreError(f"{self.url} answers with something that is not a SPARQL result: {error}") from error

    def server(self) -> str:
        """What the server calls itself; empty where it keeps that to itself."""
        reply = self.courier.send("POST", self.url, data={"query": "ASK {}"}, headers={"Accept": ROWS})
        return str(reply.headers.get("Server", ""))

    def close(self) -> None:
        self.courier.close()


def _rows(reply: Reply) -> Result:
    found = result(ox.parse_query_results(reply.content, ox.QueryResultsFormat.JSON))
    if isinstance(found, Solutions) and found.variables == ("__ASK_RETVAL",):  # Virtuoso 7's idea of a boolean
        return Truth(any(row[0] is not None and row[0].value in ("1", "true") for row in found.rows))
    return found


def _triples(reply: Reply) -> Iterable[ox.Quad]:
    if reply.media_type not in _RDF:
        raise ValueError(f"{reply.media_type or 'no media type'} instead of {TRIPLES}")
    return ox.parse(reply.content, _RDF[reply.media_type])
