"""`kg store`: what is in a store, and keeping it in order."""

import json
from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.console import say
from isnad.cli.guard import VIOLATED, guarded
from isnad.cli.options import StoreFolder
from isnad.graph.namespaces import GRAPH
from isnad.graph.write import FORMATS, Output, format_of
from isnad.pipeline.checking import Checked, check_against, check_store
from isnad.pipeline.gathering import stored_graphs
from isnad.store import PROJECT_STORE, EmbeddedStore

app = typer.Typer(
    add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, no_args_is_help=True,
    help="""Look after a store; without --store the project's.

    \b
    Examples:
      kg store stats
      kg store verify --store my-store
    """,
)  # fmt: skip
SHOWN = 20  # problems in full
MB = 1_000_000


def project_store(given: Path | None) -> Path:
    """The folder of --store, or the project's, which is told."""
    if given is None:
        say(f"the project's store in {PROJECT_STORE}")
    return given or PROJECT_STORE


@app.command()
@guarded
def stats(
    store: StoreFolder = None, as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False
) -> None:
    """Count articles, graphs and quads, and tell the size on disk.

    \b
    Examples:
      kg store stats --json
      kg store stats --store my-store
    """
    with EmbeddedStore.read(project_store(store)) as opened:
        found = opened.stats()
        articles = sum(name.startswith(f"{GRAPH}article/") for name in opened.graphs())
    counts = {"articles": articles, "graphs": found.graphs, "quads": found.quads, "bytes": found.size}
    if as_json:
        typer.echo(json.dumps(counts))
    else:
        typer.echo(f"{articles} articles, {found.graphs} graphs, {found.quads} quads, {(found.size or 0) / MB:.1f} MB")


@app.command()
@guarded
def compact(store: StoreFolder = None) -> None:
    """Make reading faster after much was written; nothing else may use the store meanwhile.

    \b
    Example:
      kg store compact --store my-store
    """
    folder = project_store(store)
    EmbeddedStore.read(folder).close()  # makes none where there is none
    with EmbeddedStore.open(folder) as opened:
        before = opened.stats().size or 0
        opened.compact()
        after = opened.stats().size or 0
    say(f"{folder}: {before / MB:.1f} MB before, {after / MB:.1f} MB now")


@app.command()
@guarded
def dump(
    out: Annotated[
        str, typer.Option("--out", metavar="FILE", help="Graph file, or - for N-Quads on standard output.")
    ] = "-",
    store: StoreFolder = None,
) -> None:
    """Write all graphs, sorted, so that stores that hold the same give the same bytes.

    \b
    Examples:
      kg store dump --out everything.nq.gz
      kg store dump | sha256sum
    """  # fmt: skip
    form = FORMATS[".nq"] if out == "-" else format_of(out)
    with EmbeddedStore.read(project_store(store)) as opened, Output(out, form) as output:
        for _, quads in stored_graphs(opened):
            output.add(quads)


@app.command()
@guarded
def verify(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help="Graph files whose articles should be in the store.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
    store: StoreFolder = None,
) -> None:
    """Read every graph and check that it is whole; with files, that it holds their articles quad by quad.

    Exit status 1 where something is wrong.

    \b
    Examples:
      kg store verify
      kg store verify january.nq.gz --store my-store
    """  # fmt: skip
    with EmbeddedStore.read(project_store(store)) as opened:
        show_checked(check_against(opened, files) if files else check_store(opened))


def show_checked(checked: Checked) -> None:
    """The problems, the counts; ends the command with 1 where there are any."""
    for problem in checked.problems[:SHOWN]:
        say(problem)
    if len(checked.problems) > SHOWN:
        say(f"… and {len(checked.problems) - SHOWN} more")
    say(f"{checked.graphs} graphs verified, {len(checked.problems)} problems")
    if checked.problems:
        raise typer.Exit(VIOLATED)
