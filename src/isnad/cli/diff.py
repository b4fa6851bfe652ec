"""`kg diff`."""

import json
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.guard import DONE, USAGE, VIOLATED, guarded
from isnad.cli.options import Seeds, SeedsOnly, seed_folders, single_command
from isnad.pipeline.diff import ArticleDiff, open_diff
from isnad.pipeline.diff_render import Line, Summary, article_lines, to_json
from isnad.query.cells import cell
from isnad.store import Text

app = single_command()

COLOURS = {"added": "green", "removed": "red", "changed": "yellow"}
ISOLATE, END = "\u2068", "\u2069"  # first strong isolate: each line takes its own direction, on a terminal only

Graph = Annotated[Path, typer.Argument(metavar="GRAPH", help="Graph file, store or claims.jsonl.", show_default=False)]

Ignored = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="FIELD", show_default=False,
                 help="Leave a field out, such as confidence or rule; may be repeated."),
]  # fmt: skip


@app.command()
@partial(guarded, failed=USAGE)
def diff(
    old: Graph,
    new: Graph,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object with all changes and the counts.")] = False,
    brief: Annotated[bool, typer.Option("--brief", "-q", help="The counts alone.")] = False,
    ignore: Ignored = None,
    seeds: Seeds = None,
    seeds_only: SeedsOnly = False,
) -> None:
    """Show what a new version of a graph says otherwise than the old one, claim by claim.

    Claims are matched by their ids, then by the words they were read from. Inferred triples, and which run wrote a
    graph, do not count. Exit status, as of diff: 0 the same, 1 they differ, 2 trouble.

    \b
    Examples:
      kg diff last-week.nq.gz graph.nq.gz
      kg diff claims.jsonl edited.jsonl --ignore confidence
      kg diff my-store graph.ttl --json | jq '.changes[] | select(.what == "removed")'
    """
    summary = Summary()
    with open_diff(old, new, seed_folders(seeds, seeds_only), ignore or ()) as articles:
        if as_json:
            _write_json(articles, summary)
        else:
            _write_lines(articles, summary, brief)
    raise typer.Exit(VIOLATED if summary.differs else DONE)


def _write_lines(articles: Iterable[ArticleDiff], summary: Summary, brief: bool) -> None:
    for article in articles:
        summary.add(article)
        for line in () if brief else article_lines(article):
            _show(line)
    for text in ("", *summary.lines()) if summary.differs and not brief else summary.lines():
        typer.echo(text)


def _show(line: Line) -> None:
    """Words of articles hold nothing that a terminal obeys; on a terminal each line keeps its own direction."""
    text = line.text[: len(line.text) - len(line.text.lstrip())] + cell(Text(line.text))
    shown = f"{ISOLATE}{text}{END}" if sys.stdout.isatty() and text else text
    typer.secho(shown, fg=COLOURS.get(line.what), bold=line.what == "article", dim=line.what == "quote" or None)


def _write_json(articles: Iterable[ArticleDiff], summary: Summary) -> None:
    """One object, written as the comparison goes: however much differs, little is held."""
    sys.stdout.write('{"changes": [')
    between = "\n"
    for article in articles:
        summary.add(article)
        for change in to_json(article):
            sys.stdout.write(between + json.dumps(change, ensure_ascii=False))
            between = ",\n"
    sys.stdout.write('\n],\n"summary": ' + json.dumps(summary.to_json(), ensure_ascii=False) + "}\n")
