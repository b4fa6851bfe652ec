"""Where graphs are kept and asked: Oxigraph, on disk or in memory; `remote.Endpoint` is a SPARQL server elsewhere."""

from isnad.store.embedded import FORMATS, PROJECT_STORE, EmbeddedStore
from isnad.store.protocol import Queryable, Stats, Store
from isnad.store.result import Blank, Iri, Result, Solutions, Term, Text, Triples, Truth

__all__ = [
    "FORMATS",
    "PROJECT_STORE",
    "Blank",
    "EmbeddedStore",
    "Iri",
    "Queryable",
    "Result",
    "Solutions",
    "Stats",
    "Store",
    "Term",
    "Text",
    "Triples",
    "Truth",
]
