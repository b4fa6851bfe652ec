"""`kg validate`."""

from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.console import say, show_findings
from isnad.cli.guard import DONE, VIOLATED, guarded
from isnad.cli.options import Shapes, ShapesOnly, StoreFolder, shape_files, single_command
from isnad.cli.query import require_project_store
from isnad.graph.parse import read_quads
from isnad.graph.terms import Quad
from isnad.graph.validate import validate as find_violations
from isnad.pipeline.loading import store_quads
from isnad.store import PROJECT_STORE, EmbeddedStore

app = single_command()


@app.command()
@guarded
def validate(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help="Graph file: .ttl .trig .nq .nt .jsonld, each also .gz.",
            show_default=False,
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    store: StoreFolder = None,
    shapes: Shapes = None,
    shapes_only: ShapesOnly = False,
    engine: Annotated[
        str, typer.Option("--engine", metavar="NAME", help="compiled, or pyshacl: slower, and the referee.")
    ] = "compiled",
) -> None:
    """Check a graph against the shapes: a file, a store, or without either the project's store.

    Warnings are listed and change nothing. Exit status: 0 it conforms, 1 a shape is violated, 3 failed.

    \b
    Examples:
      kg validate graph.ttl
      kg validate --store my-store --shapes my-rules.ttl
    """
    if file is not None and store is not None:
        raise typer.BadParameter("give a file or --store, not both")
    if engine not in ("compiled", "pyshacl"):
        raise typer.BadParameter(f"--engine {engine}: compiled or pyshacl")
    report = find_violations(_quads(file, store), shape_files(shapes, shapes_only), engine=engine)
    show_findings(report)
    raise typer.Exit(DONE if report.conforms else VIOLATED)


def _quads(file: Path | None, store: Path | None) -> list[Quad]:
    if file is not None:
        return list(read_quads(file))
    if store is None:
        require_project_store()
        say(f"checking the project's store in {PROJECT_STORE}")
    with EmbeddedStore.read(store or PROJECT_STORE) as opened:
        return list(store_quads(opened))
