"""`kg demo`."""

import typer

from isnad.cli.console import progress, say, show_build
from isnad.cli.guard import guarded
from isnad.cli.options import single_command
from isnad.cli.query import show
from isnad.pipeline.build import Targets, build
from isnad.pipeline.identity import authority_of
from isnad.pipeline.plan import Plan
from isnad.query import answer, load_query
from isnad.read.metadata import load_metadata
from isnad.read.options import ReadOptions
from isnad.resources import folder
from isnad.store import EmbeddedStore

app = single_command()

QUESTION, ACTOR = "supporters", "Haftar"


@app.command()
@guarded
def demo() -> None:
    """Build the sample articles in memory and ask who supports Haftar. Nothing is written.

    \b
    Example:
      kg demo
    """
    seeds, articles = folder("seeds"), folder("seeds") / "articles"
    read = ReadOptions(metadata=load_metadata(articles / "metadata.csv"))
    say(f"building the sample articles of {articles} in memory")
    with EmbeddedStore.memory() as store:
        with progress() as advance:
            plan = Plan((seeds,), read, store=True)
            done = build([str(path) for path in sorted(articles.glob("*.txt"))], plan, Targets(store=store), 1, advance)
        show_build(done)
        say(f"asking: kg query {QUESTION} --actor {ACTOR}")
        show(
            answer(load_query(QUESTION, [folder("queries")]), store, {"actor": ACTOR}, authority_of((seeds,))), "table"
        )
    typer.echo("Now yours: kg build FOLDER && kg queries", err=True)
