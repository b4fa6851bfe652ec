"""`kg catalog`."""

from typing import Annotated

import typer

from isnad.cli.guard import guarded
from isnad.cli.options import Queries, QueriesOnly, StoreFolder, query_folders, single_command
from isnad.cli.validate import GraphFile, graph_quads
from isnad.graph.write import FORMATS, Output, format_of
from isnad.pipeline.publishing import describe_dataset

app = single_command()


@app.command()
@guarded
def catalog(
    file: GraphFile = None,
    store: StoreFolder = None,
    out: Annotated[
        str, typer.Option("--out", metavar="FILE", help="Graph file, or - for Turtle on standard output.")
    ] = "-",
    queries: Queries = None,
    queries_only: QueriesOnly = False,
) -> None:
    """Describe a graph for machines: VoID and DCAT, its article graphs with fingerprints, its questions as SHACL.

    Of a file, a store, or without either the project's store. The description holds no time: the same data, the same
    description.

    \b
    Examples:
      kg catalog
      kg catalog graph.nq --out catalog.ttl
    """
    described = describe_dataset(graph_quads(file, store), query_folders(queries, queries_only))
    with Output(out, FORMATS[".ttl"] if out == "-" else format_of(out)) as output:
        output.add(described)
