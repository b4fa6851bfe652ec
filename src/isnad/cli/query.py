"""`kg query`."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.console import say
from isnad.cli.guard import guarded
from isnad.cli.options import (
    Queries,
    QueriesOnly,
    Seeds,
    SeedsOnly,
    StoreFolder,
    query_folders,
    seed_folders,
    single_command,
)
from isnad.errors import NoStoreError
from isnad.pipeline.identity import authority_of
from isnad.query import (
    FORMATS,
    Answer,
    Bound,
    answer,
    file_source,
    load_headings,
    load_query,
    prepare,
    render,
)
from isnad.query.reviews import review_notes, with_set_aside
from isnad.store import PROJECT_STORE, EmbeddedStore, Queryable

app = single_command()

GraphFile = Annotated[
    Path | None,
    typer.Option("--graph", metavar="FILE", help="Graph file to ask.", exists=True, dir_okay=False, show_default=False),
]


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
@guarded
def query(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME|FILE.rq", help="A question: see kg queries.", show_default=False)
    ],
    graph: GraphFile = None,
    store: StoreFolder = None,
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help="SPARQL endpoint to ask.", show_default=False)
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", metavar="NAME", help=f"{', '.join(FORMATS)}.")] = "table",
    language: Annotated[
        str | None,
        typer.Option("--lang", metavar="en|ar", help="Language of the headings of a table.", show_default=False),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the query with its values instead of asking.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Also claims that reviews set aside.")] = False,
    queries: Queries = None,
    queries_only: QueriesOnly = False,
    seeds: Seeds = None,
    seeds_only: SeedsOnly = False,
) -> None:
    """Ask a graph, a store or an endpoint a question; without any of them the project's store.

    A question's parameters are options of their own. Names may be Arabic or English; several candidates or none are
    listed, with exit status 2.

    \b
    Examples:
      kg query supporters --actor Haftar
      kg query supporters --actor حفتر --format csv
      kg query actions --graph graph.ttl --place Derna
      kg query denials --lang ar
      kg query my-question.rq --store my-store
      kg query supporters --actor Haftar --explain
    """
    if form not in FORMATS:
        raise typer.BadParameter(f"--format {form}: one of {', '.join(FORMATS)}")
    folders = query_folders(queries, queries_only)
    asked = with_set_aside(load_query(name, folders)) if everything else load_query(name, folders)
    headings = load_headings(folders, language) if language else {}
    values = parameters(context.args)
    authority = authority_of(seed_folders(seeds, seeds_only))
    with open_source(graph, store, endpoint) as source:
        if explain:
            prepared = prepare(asked, source, values, authority)
            say_meanings(prepared.bound)
            typer.echo(prepared.text, nl=False)
        else:
            answered = answer(asked, source, values, authority)
            show(answered, form, headings)
            for line in review_notes(source, answered.result):
                say(line)


def show(answered: Answer, form: str, headings: Mapping[str, str] | None = None) -> None:
    """The answer on standard output; on standard error what names were taken to mean."""
    say_meanings(answered.asked.bound)
    render(answered, form, sys.stdout, headings or {})


def say_meanings(bound: Sequence[Bound]) -> None:
    """What names were taken to mean."""
    for one in bound:
        if one.label and one.label != one.given:
            say(f"{one.given} is taken as {one.label} {one.term.n3}")


def parameters(words: Sequence[str]) -> dict[str, str]:
    """`--name value` and `--name=value` of a question's own parameters."""
    values: dict[str, str] = {}
    remaining = iter(words)
    for word in remaining:
        if not word.startswith("--"):
            raise typer.BadParameter(f"{word!r} belongs to no option: write --name value")
        name, given, value = word[2:].partition("=")
        value = value if given else next(remaining, None) or ""
        if not value:
            raise typer.BadParameter(f"--{name} needs a value")
        if name in values:
            raise typer.BadParameter(f"--{name} is given twice")
        values[name] = value
    return values


def require_project_store() -> None:
    """NoStoreError that says how to make it where there is none."""
    if not PROJECT_STORE.is_dir():
        raise NoStoreError(f"this folder has no project's store ({PROJECT_STORE}): make it with kg build PATH")


@contextmanager
def open_source(graph: Path | None, store: Path | None, endpoint: str | None) -> Iterator[Queryable]:
    """The one of them that is given, open; the project's store where none is."""
    if sum(given is not None for given in (graph, store, endpoint)) > 1:
        raise typer.BadParameter("give one of --graph, --store and --endpoint")
    if endpoint is not None:
        from isnad.query.endpoints import endpoint_source  # noqa: PLC0415 - httpx is for endpoints only

        with endpoint_source(endpoint) as remote:
            yield remote
    elif graph is not None:
        with file_source(graph) as loaded:
            yield loaded
    else:
        if store is None:
            require_project_store()
            say(f"asking the project's store in {PROJECT_STORE}")
        with EmbeddedStore.read(store or PROJECT_STORE) as opened:
            yield opened
