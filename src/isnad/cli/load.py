"""`kg load`."""

from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.console import say
from isnad.cli.guard import guarded
from isnad.cli.options import StoreFolder, single_command
from isnad.pipeline.loading import Loader
from isnad.store import PROJECT_STORE, EmbeddedStore

app = single_command()


@app.command()
@guarded
def load(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="Graph files: .ttl .trig .nq .nt .jsonld, each also .gz.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ],
    store: StoreFolder = None,
    prune: Annotated[bool, typer.Option("--prune", help="Remove articles that the files do not have.")] = False,
    reason: Annotated[bool, typer.Option("--reason/--no-reason", help="Add what follows from the ontology.")] = True,
) -> None:
    """Put graph files into a store; without --store into the project's.

    The graphs of a file's articles take the place of what the store had of these articles. Turtle and N-Triples, which
    have no graphs, are regrouped by article: the store is the same as from N-Quads.

    \b
    Examples:
      kg load graph.ttl
      kg load january.nq.gz february.nq.gz --store my-store
    """
    if store is None:
        say(f"updating the project's store in {PROJECT_STORE}")
        PROJECT_STORE.parent.mkdir(exist_ok=True)
    with EmbeddedStore.open(store or PROJECT_STORE) as target:
        loader, new = Loader(target, reason=reason), not target.graphs()
        for file in files:
            loaded = loader.load(file)
            say(f"{file}: {loaded.articles} articles, {loaded.quads} quads")
        if prune:
            say(f"{len(loader.prune())} articles removed that the files do not have")
        if new:
            target.compact()
