"""A query from anybody, evaluated within limits and written as its asker likes it: for servers.

Nothing here stops a query that does not end: who calls it does, by ending the process.
"""

import io
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from isnad.store.media import ROWS, TRIPLES, choose

PREFIXES = {"kg": "https://w3id.org/isnad/ontology#", "kgv": "https://w3id.org/isnad/vocab#"}
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Question:
    """A SPARQL query with its dataset, as the SPARQL protocol has them; `page` (from 1) of `size` rows, or all rows."""

    text: str
    accept: str = ""
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    page: int | None = None
    size: int = 0


@dataclass(frozen=True, slots=True)
class Most:
    """What an answer may have at most."""

    rows: int = 100_000
    size: int = 64_000_000


@dataclass(frozen=True, slots=True)
class Written:
    """An answer, whole: an HTTP status, a media type, the bytes. `more` tells that another page follows."""

    status: int
    kind: str
    body: bytes
    rows: int = 0
    more: bool = False


class _TooMuchError(Exception):
    """An answer is larger than it may be."""


class _NoNameError(Exception):
    """A graph is named by something that is no IRI."""


class _EnoughError(Exception):
    """A page is full."""


def evaluate(store: ox.Store, question: Question, most: Most) -> Written:
    """The answer, or why there is none: 400 for what is no query, 406, 422 where it is too large."""
    try:
        return _answered(_found(store, question), question, most)
    except SyntaxError as error:
        return refused(400, f"not a SPARQL 1.1 query that reads: {error.msg}")
    except _NoNameError as error:
        return refused(400, str(error))
    except _TooMuchError as error:
        return refused(422, str(error))
    except (OSError, ValueError, RuntimeError) as error:
        return refused(422, f"the query cannot be answered: {error}")


def refused(status: int, reason: str) -> Written:
    """An answer that only says why there is none."""
    return Written(status, TEXT, f"{reason}\n".encode())


def _found(store: ox.Store, question: Question) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Over the union of all graphs, or over those that the asker names."""
    if not question.default and not question.named:
        return store.query(question.text, use_default_graph_as_union=True)
    default, named = _names(question.default), _names(question.named)
    return store.query(question.text, default_graph=[*default], named_graphs=named)


def _names(graphs: Iterable[str]) -> list[ox.NamedNode | ox.BlankNode]:
    try:
        return [ox.NamedNode(name) for name in graphs]
    except ValueError as error:
        raise _NoNameError(f"the name of a graph is not an absolute IRI: {error}") from error


def _answered(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, question: Question, most: Most) -> Written:
    formats: Mapping[str, object] = TRIPLES if isinstance(found, ox.QueryTriples) else ROWS
    kind = choose(question.accept, tuple(formats))
    if kind is None:
        return refused(406, f"this answer can be written as {', '.join(formats)}")
    if isinstance(found, ox.QueryBoolean):
        return Written(200, kind, found.serialize(format=ROWS[kind]) or b"", 1)
    if isinstance(found, ox.QuerySolutions):
        lines = _Lines(question, most, heading=1)
        body = _rows(lines.of(found, ox.QueryResultsFormat.TSV), kind)
    else:
        lines = _Lines(question, most, heading=0)
        body = triples_as(lines.of(found, ox.RdfFormat.N_TRIPLES), kind)
    if len(body) > most.size:
        raise _TooMuchError(_TOO_LARGE.format(most.size))
    return Written(200, kind, body, lines.count, lines.more)


_TOO_LARGE = "the answer has more than {} bytes: add LIMIT, or ask page by page (page=1&page-size=1000)"
_TOO_MANY = "the answer has more than {} rows: add LIMIT, or ask page by page (page=1&page-size=1000)"


class _Lines(io.RawIOBase):
    """A file that keeps the lines of one page, counts them, and refuses more: a row, or a triple, is a line."""

    def __init__(self, question: Question, most: Most, heading: int) -> None:
        super().__init__()
        self._most, self._heading, self._page = most, heading, question.page
        self._first = 0 if question.page is None else (question.page - 1) * question.size
        self._after = most.rows if question.page is None else self._first + min(question.size, most.rows)
        self._kept, self._size, self._seen, self._rest = list[bytes](), 0, -heading, b""
        self.more = False

    @property
    def count(self) -> int:
        return len(self._kept) - self._heading

    def of(self, found: ox.QuerySolutions | ox.QueryTriples, form: ox.QueryResultsFormat | ox.RdfFormat) -> bytes:
        """The lines of the answer."""
        with suppress(_EnoughError):
            found.serialize(self, form)  # type: ignore[arg-type]  # each kind of answer with its kind of format
        return b"".join([line + b"\n" for line in self._kept])

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:  # bytes-like
        *lines, self._rest = (self._rest + bytes(data)).split(b"\n")
        for line in lines:
            self._add(line)
        return len(data)

    def _add(self, line: bytes) -> None:
        place, self._seen = self._seen, self._seen + 1
        if 0 <= place < self._first:
            return
        if place >= self._after:
            self.more = True
            raise _TooMuchError(_TOO_MANY.format(self._most.rows)) if self._page is None else _EnoughError
        self._size += len(line) + 1
        if self._size > self._most.size:
            raise _TooMuchError(_TOO_LARGE.format(self._most.size))
        self._kept.append(line)


def _rows(lines: bytes, kind: str) -> bytes:
    form = ROWS[kind]
    if form == ox.QueryResultsFormat.TSV:
        return lines
    parsed = ox.parse_query_results(lines, ox.QueryResultsFormat.TSV)
    return b"" if isinstance(parsed, ox.QueryBoolean) else parsed.serialize(format=form) or b""


def triples_as(lines: bytes, kind: str) -> bytes:
    """N-Triples in another format; statements made twice are made once."""
    once = b"".join(dict.fromkeys(lines.splitlines(keepends=True)))
    form = TRIPLES[kind]
    if form == ox.RdfFormat.N_TRIPLES:
        return once
    triples = (quad.triple for quad in ox.parse(once, ox.RdfFormat.N_TRIPLES))
    return ox.serialize(triples, format=form, prefixes=PREFIXES) or b""
