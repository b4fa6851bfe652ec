"""`kg queries`."""

from typing import Annotated

import typer

from isnad.cli.guard import guarded
from isnad.cli.options import Queries, QueriesOnly, query_folders, single_command
from isnad.query import QueryFile, list_queries

app = single_command()


@app.command()
@guarded
def queries(
    language: Annotated[str, typer.Option("--lang", metavar="en|ar", help="Language of the questions.")] = "en",
    folders: Queries = None,
    folders_only: QueriesOnly = False,
) -> None:
    """List the questions that can be asked, with their parameters.

    \b
    Examples:
      kg queries
      kg queries --lang ar --queries my-queries/
    """
    for question in list_queries(query_folders(folders, folders_only)):
        typer.echo(line(question, language))


def line(question: QueryFile, language: str) -> str:
    """Name, parameters, and the question in that language or the other."""
    wanted = "".join(f" --{p.name}{' (needed)' if p.required else ''}" for p in question.parameters)
    summary = question.summary.get(language) or next(iter(question.summary.values()), "")
    return f"{question.name}{wanted}\n    {summary}"
