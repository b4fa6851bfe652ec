"""`kg export`."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Annotated

import typer

from isnad.cli.console import say
from isnad.cli.guard import guarded
from isnad.cli.options import Seeds, SeedsOnly, seed_folders, single_command
from isnad.cli.query import require_project_store
from isnad.export import EXPORTS, Settings
from isnad.pipeline.graphs import open_any
from isnad.pipeline.whole_files import whole_file
from isnad.query.binding import is_iri
from isnad.store import PROJECT_STORE
from isnad.views.nodes import set_aside

app = single_command()

BOM = "\ufeff"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)", re.ASCII)

OutFile = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", help="File to write; else standard output.", show_default=False),
]
Bom = Annotated[bool, typer.Option("--bom", help="Begin with a byte order mark: Excel needs one to show Arabic.")]
Creator = Annotated[str, typer.Option("--creator", metavar="IRI", help="Nanopublications: who publishes them.")]
License = Annotated[str, typer.Option("--license", metavar="IRI", help="Nanopublications: their licence.")]
Created = Annotated[
    str, typer.Option("--created", metavar="TIME", help="Nanopublications: when, such as 2020-01-31T12:00:00Z.")
]


@app.command()
@guarded
def export(
    graph: Annotated[
        Path | None,
        typer.Argument(
            metavar="GRAPH", help="Graph file, store or claims.jsonl; else the project's store.", show_default=False
        ),
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", metavar="NAME", help=f"{', '.join(EXPORTS)}.")] = "csv",
    out: OutFile = None,
    bom: Bom = False,
    everything: Annotated[bool, typer.Option("--all", help="Also claims that reviews set aside.")] = False,
    creator: Creator = "",
    license: License = "",
    created: Created = "",
    seeds: Seeds = None,
    seeds_only: SeedsOnly = False,
) -> None:
    """Write the claims of a graph in the format of another tool.

    \b
    Examples:
      kg export graph.ttl --format csv --bom --out claims.csv
      kg export --format graphml --out network.graphml
      kg export claims.jsonl --format nanopub --creator https://orcid.org/… --out claims.trig
    """
    if form not in EXPORTS:
        raise typer.BadParameter(f"--format {form}: one of {', '.join(EXPORTS)}")
    settings = _settings(creator, license, created)
    with open_any(_source(graph), seed_folders(seeds, seeds_only)) as opened, _target(out) as stream:
        if not everything:
            settings = replace(settings, without=set_aside(opened.shared))
        stream.write((BOM if bom else "").encode())
        for piece in EXPORTS[form].write(opened, settings):
            stream.write(piece.encode("utf-8", "replace"))


def _settings(creator: str, license: str, created: str) -> Settings:
    for name, value in (("creator", creator), ("license", license)):
        if value and not is_iri(value):
            raise typer.BadParameter(f"--{name} {value}: not an IRI such as https://example.org/me")
    if created and not _TIME.fullmatch(created):
        raise typer.BadParameter(f"--created {created}: not a time such as 2020-01-31T12:00:00Z")
    return Settings(creator=creator, license=license, created=created)


def _source(given: Path | None) -> Path:
    if given is None:
        require_project_store()
        say(f"exporting the project's store in {PROJECT_STORE}")
    return given or PROJECT_STORE


@contextmanager
def _target(out: Path | None) -> Iterator[IO[bytes]]:
    if out is None or str(out) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with whole_file(out) as stream:
            yield stream
