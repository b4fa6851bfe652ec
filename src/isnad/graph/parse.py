"""Graph files that Isnad or others wrote, read back as quads."""

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from isnad.errors import InputError
from isnad.graph.regroup import regroup
from isnad.graph.terms import Quad, Term, Triple
from isnad.graph.write import format_of

_FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


def read_quads(path: Path) -> Iterator[Quad]:
    """The quads of a file in its order; triples of formats without graphs go to the graph that describes their subject.

    InputError names the line where the file is not what its suffix says.
    """
    form = format_of(path)
    try:
        with _opened(path) as stream:
            parsed = (_terms(quad) for quad in ox.parse(stream, _FORMATS[form.suffix]))
            yield from parsed if form.graphs else regroup(_triples(parsed))
    except SyntaxError as error:
        raise InputError(path, error.lineno, f"not {form.suffix[1:]}: {error.msg}") from error
    except (OSError, EOFError) as error:
        raise InputError(path, None, f"cannot be read: {error}") from error


def triples_in(lines: Iterable[str], graph: Term) -> Iterator[Quad]:
    """The quads of a graph whose statements a store gives as N-Triples lines."""
    parsed = ox.parse("\n".join(lines), ox.RdfFormat.N_TRIPLES)
    return ((str(quad.subject), str(quad.predicate), str(quad.object), graph) for quad in parsed)


def _opened(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def _terms(quad: ox.Quad) -> Quad:
    graph = quad.graph_name
    return str(quad.subject), str(quad.predicate), str(quad.object), "" if graph == ox.DefaultGraph() else str(graph)


def _triples(quads: Iterator[Quad]) -> Iterator[Triple]:
    return ((s, p, o) for s, p, o, _ in quads)
