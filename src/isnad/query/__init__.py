"""Questions to a graph: query files, names and values bound as terms, answers rendered."""

from isnad.query.asking import Answer, Bound, Prepared, answer, prepare
from isnad.query.files import Parameter, QueryFile, list_queries, load_query, parse_query, read_query
from isnad.query.headings import load_headings
from isnad.query.labels import Name
from isnad.query.names import resolve
from isnad.query.rendering import FORMATS, render
from isnad.query.sources import GraphSource, file_source

__all__ = [
    "FORMATS",
    "Answer",
    "Bound",
    "GraphSource",
    "Name",
    "Parameter",
    "Prepared",
    "QueryFile",
    "answer",
    "file_source",
    "list_queries",
    "load_headings",
    "load_query",
    "parse_query",
    "prepare",
    "read_query",
    "render",
    "resolve",
]
