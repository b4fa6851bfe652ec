"""`kg validate`."""

from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.console import say, show_findings
from isnad.cli.guard import DONE, VIOLATED, guarded
from isnad.cli.options import (
    Seeds,
    SeedsOnly,
    Shapes,
    ShapesOnly,
    StoreFolder,
    seed_folders,
    shape_files,
    single_command,
)
from isnad.cli.query import require_project_store
from isnad.graph.parse import read_quads
from isnad.graph.terms import Quad
from isnad.graph.texts import check_texts
from isnad.graph.validate import validate as find_violations
from isnad.pipeline.identity import authority_of
from isnad.pipeline.loading import store_quads
from isnad.store import PROJECT_STORE, EmbeddedStore

app = single_command()

GraphFile = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE",
        help="Graph file: .ttl .trig .nq .nt .jsonld, each also .gz.",
        show_default=False,
        exists=True,
        dir_okay=False,
    ),
]


@app.command()
@guarded
def validate(
    file: GraphFile = None,
    store: StoreFolder = None,
    shapes: Shapes = None,
    shapes_only: ShapesOnly = False,
    engine: Annotated[
        str, typer.Option("--engine", metavar="NAME", help="compiled, or pyshacl: slower, and the referee.")
    ] = "compiled",
    text: Annotated[
        Path | None,
        typer.Option(
            "--text",
            metavar="DIR",
            help="Folder with each article's text as ID.txt: check quotations against it.",
            exists=True,
            file_okay=False,
            show_default=False,
        ),
    ] = None,
    seeds: Seeds = None,
    seeds_only: SeedsOnly = False,
    everything: Annotated[
        bool, typer.Option("--all", help="List every finding; else warnings alike in a line.")
    ] = False,
) -> None:
    """Check a graph against the shapes: a file, a store, or without either the project's store.

    With --text also what no shape can see: that every quotation stands at its offsets, that the text is the one that
    was read, that no two articles share a text, that the entries exist in the seeds.

    Warnings are listed and change nothing. Exit status: 0 it conforms, 1 a shape is violated, 3 failed.

    \b
    Examples:
      kg validate graph.ttl
      kg validate --store my-store --shapes my-rules.ttl
      kg validate graph.nq --text articles/
    """
    if engine not in ("compiled", "pyshacl"):
        raise typer.BadParameter(f"--engine {engine}: compiled or pyshacl")
    quads = graph_quads(file, store)
    report = find_violations(quads, shape_files(shapes, shapes_only), engine=engine)
    if text is not None:
        report |= check_texts(quads, text, authority_of(seed_folders(seeds, seeds_only)))
    show_findings(report, everything)
    raise typer.Exit(DONE if report.conforms else VIOLATED)


def graph_quads(file: Path | None, store: Path | None) -> list[Quad]:
    """The quads of the one that is given, or of the project's store."""
    if file is not None and store is not None:
        raise typer.BadParameter("give a file or --store, not both")
    if file is not None:
        return list(read_quads(file))
    if store is None:
        require_project_store()
        say(f"the project's store in {PROJECT_STORE}")
    with EmbeddedStore.read(store or PROJECT_STORE) as opened:
        return list(store_quads(opened))
