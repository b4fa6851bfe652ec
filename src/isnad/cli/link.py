"""`kg link`."""

from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.console import say, show_violations
from isnad.cli.guard import VIOLATED, guarded
from isnad.cli.options import Seeds, SeedsOnly, StoreFolder, seed_folders, single_command
from isnad.cli.query import require_project_store
from isnad.graph.write import Output
from isnad.pipeline.derived import Derived
from isnad.pipeline.linking import link_files, link_store
from isnad.store import PROJECT_STORE, EmbeddedStore

app = single_command()


@app.command()
@guarded
def link(
    graph: Annotated[
        list[Path] | None,
        typer.Option(
            "--graph",
            metavar="FILE",
            help="Graph file whose articles to link; may be repeated.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="With --graph: where to write.", show_default=False),
    ] = None,
    store: StoreFolder = None,
    seeds: Seeds = None,
    seeds_only: SeedsOnly = False,
) -> None:
    """Find which descriptions mean one incident, whose word each report is in the end, what denials answer.

    All of it is derived from the articles' graphs, and takes the place of what was derived before. kg build does it by
    itself for up to 20,000 articles. Without --graph and --store the project's store is linked; of graph files only
    what is derived is written, to be asked or loaded beside them. Exit status: 0 done, 1 a shape is violated, 3 failed.

    \b
    Examples:
      kg link --store my-store
      kg link --graph january.nq --graph february.nq.gz --out links.nq
    """
    if bool(graph) != bool(out) or (graph and store):
        raise typer.BadParameter("give --graph FILE and --out FILE, or --store DIR, or nothing for the project's store")
    folders = seed_folders(seeds, seeds_only)
    if graph and out:
        with Output(out) as target:
            derived = link_files(graph, folders, ())
            target.add(derived.quads)
        _tell(derived)
        return
    if store is None:
        require_project_store()
        say(f"linking the project's store in {PROJECT_STORE}")
    EmbeddedStore.read(store or PROJECT_STORE).close()  # makes none where there is none
    with EmbeddedStore.open(store or PROJECT_STORE) as opened:
        _tell(link_store(opened, folders, ()))


def _tell(derived: Derived) -> None:
    found, violations = derived.found, derived.report.of("Violation")
    show_violations(violations, len(violations))
    say(
        f"{found.incidents} incidents of {found.descriptions} descriptions, {found.copies} copied articles, "
        f"{found.answers} claims answered by denials"
    )
    if violations:
        raise typer.Exit(VIOLATED)
