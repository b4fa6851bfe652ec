"""`kg diff`."""

import json
import sys
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

import typer

from isnad.cli.guard import DONE, VIOLATED, guarded
from isnad.cli.options import Seeds, SeedsOnly, seed_folders, single_command
from isnad.pipeline.diff import Compared, open_diff
from isnad.pipeline.diff_entries import ENTRY_FIELDS
from isnad.pipeline.diff_fields import FIELDS
from isnad.pipeline.diff_render import Line, Summary, article_lines, entry_json, entry_lines, to_json
from isnad.query.cells import cell
from isnad.store import Text

app = single_command()

COLOURS = {"added": "green", "removed": "red", "changed": "yellow"}
ENTRIES = (Line("", ""), Line("article", "entries of the seeds that both graphs have and describe otherwise"))
ISOLATE, END = "\u2068", "\u2069"  # first strong isolate: each line takes its own direction, on a terminal only

Graph = Annotated[Path, typer.Argument(metavar="GRAPH", help="Graph file, store or claims.jsonl.", show_default=False)]

Ignored = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="FIELD", show_default=False,
                 help="Leave a field out, such as confidence or rule; may be repeated."),
]  # fmt: skip


@app.command()
@guarded
def diff(
    old: Graph,
    new: Graph,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object with all changes and the counts.")] = False,
    brief: Annotated[bool, typer.Option("--brief", "-q", help="The counts alone.")] = False,
    ignore: Ignored = None,
    seeds: Seeds = None,
    seeds_only: SeedsOnly = False,
) -> None:
    """Show what a new version of a graph says otherwise than the old one, claim by claim, then entry by entry.

    Claims are matched by their ids, then by the words they were read from; of the seeds' entries those are compared
    that both graphs have. Inferred triples, and which run wrote a graph, do not count. Exit status, as of diff: 0 the
    same, 1 they differ, 2 or 3 trouble.

    \b
    Examples:
      kg diff last-week.nq.gz graph.nq.gz
      kg diff claims.jsonl edited.jsonl --ignore confidence
      kg diff my-store graph.ttl --json | jq '.changes[] | select(.what == "removed")'
    """
    summary = Summary()
    _require_fields(ignore or ())
    with open_diff(old, new, seed_folders(seeds, seeds_only), ignore or ()) as compared:
        if as_json:
            _write_json(compared, summary)
        else:
            _write_lines(compared, summary, brief)
    raise typer.Exit(VIOLATED if summary.differs else DONE)


def _require_fields(names: Iterable[str]) -> None:
    known = {*FIELDS, *ENTRY_FIELDS, "class"}
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=2)
            meant = f" (did you mean {' or '.join(near)}?)" if near else ""
            raise typer.BadParameter(f"--ignore {name}: no field is called so{meant}; kg diff shows the names")


def _write_lines(compared: Compared, summary: Summary, brief: bool) -> None:
    for article in compared.articles:
        summary.add(article)
        for line in () if brief else article_lines(article):
            _show(line)
    for entry in compared.entries:
        for line in () if brief else (*(() if summary.entries else ENTRIES), *entry_lines(entry)):
            _show(line)
        summary.entries += 1
    for text in ("", *summary.lines()) if summary.differs and not brief else summary.lines():
        typer.echo(text)


def _show(line: Line) -> None:
    """Words of articles hold nothing that a terminal obeys; on a terminal each line keeps its own direction."""
    text = line.text[: len(line.text) - len(line.text.lstrip())] + cell(Text(line.text))
    shown = f"{ISOLATE}{text}{END}" if sys.stdout.isatty() and text else text
    typer.secho(shown, fg=COLOURS.get(line.what), bold=line.what == "article", dim=line.what == "quote" or None)


def _write_json(compared: Compared, summary: Summary) -> None:
    """One object, written as the comparison goes: however much differs, little is held."""
    sys.stdout.write('{"changes": [')
    between = "\n"
    for change in _changes(compared, summary):
        sys.stdout.write(between + json.dumps(change, ensure_ascii=False))
        between = ",\n"
    sys.stdout.write('\n],\n"summary": ' + json.dumps(summary.to_json(), ensure_ascii=False) + "}\n")


def _changes(compared: Compared, summary: Summary) -> Iterator[dict[str, Any]]:
    for article in compared.articles:
        summary.add(article)
        yield from to_json(article)
    for entry in compared.entries:
        summary.entries += 1
        yield entry_json(entry)
