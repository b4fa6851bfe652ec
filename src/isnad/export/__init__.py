"""Claims in the formats of other tools; what each format can say, and what it cannot, is in README.md."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from isnad.export.graphml import graphml
from isnad.export.nanopubs import nanopubs
from isnad.export.reified import reified
from isnad.export.schema_org import schema_org
from isnad.export.settings import Settings
from isnad.export.tables import claims_table, edges_table, nodes_table
from isnad.views.articles import Opened


@dataclass(frozen=True, slots=True)
class Format:
    """A way to export: its file's suffix, what it is for, and the text in pieces, written as it is read."""

    suffix: str
    summary: str
    write: Callable[[Opened, Settings], Iterator[str]]


EXPORTS: Mapping[str, Format] = {
    "nanopub": Format(".trig", "nanopublications, one for each claim, unsigned (TriG)", nanopubs),
    "rdf12": Format(".nq", "RDF 1.2: claims reify triples that nobody asserts (N-Quads)", reified),
    "schema": Format(".jsonld", "schema.org Claim with NewsArticle (JSON-LD)", schema_org),
    "graphml": Format(".graphml", "who is said to do what to whom, for Gephi, yEd, networkx", graphml),
    "nodes": Format(".csv", "the actors and places of that network, for Gephi, pandas", nodes_table),
    "edges": Format(".csv", "its edges, one for each claim and pair of parties", edges_table),
    "csv": Format(".csv", "a row for each claim, for spreadsheets and pandas", claims_table),
}

__all__ = ["EXPORTS", "Format", "Settings"]
