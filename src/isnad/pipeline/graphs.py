"""Graphs to go through, whatever they are kept in: a graph file, a store, a file of claims."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from isnad.errors import MissingError
from isnad.graph.mapping import article_graph
from isnad.graph.shared import references, shared_graphs
from isnad.graph.terms import Quad
from isnad.model.claims_file import read_claims
from isnad.pipeline.identity import authority_of, run_of
from isnad.pipeline.outlets import outlet_ids
from isnad.text.fold import key
from isnad.views.articles import Opened, open_graph, spooled

CLAIMS = (".jsonl", ".ndjson")


@contextmanager
def open_any(path: Path, seeds: tuple[Path, ...]) -> Iterator[Opened]:
    """The graph there; claims are mapped as a build with these seeds maps them. MissingError or StoreError where it
    cannot be read.
    """
    if not path.exists():
        raise MissingError(path, None, "there is no such file or store")
    if path.suffix.lower() in CLAIMS:
        with spooled(str(path), _mapped(path, seeds)) as opened:
            yield opened
    else:
        with open_graph(path) as opened:
            yield opened


def _mapped(path: Path, seeds: tuple[Path, ...]) -> Iterator[Quad]:
    authority, run = authority_of(seeds), run_of(seeds)
    outlets = outlet_ids(authority)
    for record, claims in read_claims(path):
        publisher = outlets.get(key(record.publisher or "").casefold())
        quads = article_graph(record, claims, run=run.iri, publisher_id=publisher)
        yield from quads
        yield from shared_graphs(references(quads), authority)
