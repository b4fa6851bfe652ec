"""What can be asked: a store, a file of RDF, an rdflib graph; each answers over all its graphs."""

import gzip
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import rdflib
from rdflib.query import Result as RdflibResult
from rdflib.term import Node

from isnad.errors import QueryError, StoreError
from isnad.query.binding import parse
from isnad.store.embedded import FORMATS, EmbeddedStore
from isnad.store.protocol import Queryable
from isnad.store.result import Blank, Iri, Result, Solutions, Term, Text, Triples, Truth


class GraphSource:
    """An rdflib Graph or Dataset as something to ask; a Dataset's graphs are asked together."""

    def __init__(self, graph: rdflib.Graph) -> None:
        self._graph = rdflib.Dataset(graph.store, default_union=True) if isinstance(graph, rdflib.Dataset) else graph

    def query(self, text: str) -> Result:
        parse(text)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)  # rdflib 7.6 warns of what rdflib itself calls
                return _result(self._graph.query(text))
        except Exception as error:  # rdflib raises whatever its evaluation meets
            raise QueryError(f"rdflib cannot answer this query: {error}") from error


def as_source(given: Queryable | rdflib.Graph) -> Queryable:
    """The same thing, ready to be asked."""
    return GraphSource(given) if isinstance(given, rdflib.Graph) else given


@contextmanager
def file_source(path: Path) -> Iterator[EmbeddedStore]:
    """A file of RDF, by its suffix, `.gz` or not, in memory for as long as it is asked."""
    suffix = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    if suffix not in FORMATS:
        raise QueryError(f"{path}: not a file of RDF: its name should end in {', '.join(FORMATS)}")
    with EmbeddedStore.memory() as store:
        try:
            with _opened(path) as data:
                store.load(data, suffix)
        except (OSError, EOFError, StoreError) as error:
            raise QueryError(f"{path}: {error}") from error
        yield store


def _opened(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def _result(found: RdflibResult) -> Result:
    if found.type == "ASK":
        return Truth(bool(found.askAnswer))
    if found.type != "SELECT":
        graph = found.graph if found.graph is not None else rdflib.Graph()
        return Triples(tuple(sorted((_term(s), _term(p), _term(o)) for s, p, o in graph)))
    variables = tuple(str(variable) for variable in found.vars or ())
    rows = (tuple(_maybe(row.get(name)) for name in found.vars or ()) for row in found.bindings)
    return Solutions(variables, tuple(rows))


def _maybe(node: Node | None) -> Term | None:
    return None if node is None else _term(node)


def _term(node: Node) -> Term:
    if isinstance(node, rdflib.Literal):
        if node.language:
            return Text(str(node), node.language, str(rdflib.RDF.langString))
        return Text(str(node), datatype=str(node.datatype)) if node.datatype else Text(str(node))
    return Blank(str(node)) if isinstance(node, rdflib.BNode) else Iri(str(node))
