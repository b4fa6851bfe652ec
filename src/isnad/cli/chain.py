"""`kg chain`."""

import json
import sys
from typing import Annotated

import typer

from isnad.cli.guard import guarded
from isnad.cli.options import StoreFolder, single_command
from isnad.cli.query import GraphFile, open_source
from isnad.pipeline.chains import Report, Root, Tree, trees
from isnad.query.cells import cell
from isnad.store.result import Text

app = single_command()

WHY = {
    "root.speaks-for": "an unnamed member speaks for it",
    "root.relayed-by": "it brings the word of someone unnamed",
    "root.copied-from": "its text was copied",
    "root.not-told-apart": "unnamed sources described in the same words",
}
"""What the rules mean that trace a report to its root."""
HEADINGS = {"affirms": "affirmed by", "denies": "denied by"}


@app.command()
@guarded
def chain(
    name: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM|ARTICLE|INCIDENT",
            help="Id or IRI of a claim or article, or incident:ID from kg query incidents.",
            show_default=False,
        ),
    ],
    graph: GraphFile = None,
    store: StoreFolder = None,
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help="SPARQL endpoint to ask.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """Draw whose word a claim is: its incident, the independent roots, and under them every report and its way here.

    An incident is a guess at what several descriptions have in common: kg query joins shows on what it rests.

    \b
    Examples:
      kg chain 3f2a9c01d4e7
      kg chain incident:1eb78eccb9f5 --graph graph.ttl
      kg chain 003 --graph graph.ttl --json
    """
    with open_source(graph, store, endpoint) as source:
        found = trees(name, source)
    if as_json:
        typer.echo(json.dumps([tree.to_json() for tree in found], ensure_ascii=False, indent=1))
    elif sys.stdout.isatty():
        _draw(found)
    else:
        typer.echo("\n\n".join("\n".join(_lines(tree)) for tree in found))


def _lines(tree: Tree) -> list[str]:
    """The tree by indentation."""
    lines = [_title(tree)]
    for position, roots in tree.positions.items():
        lines.append(f"  {_count(position, roots)}")
        for root in roots:
            lines.append(f"    {_root(root)}")
            lines += [f"      {_report(report)}" for report in root.reports]
    return lines


def _draw(found: tuple[Tree, ...]) -> None:
    """The tree with branches, on a terminal. Words of articles are never read as markup."""
    from rich.console import Console  # noqa: PLC0415 - rich takes 0.15 s to import
    from rich.text import Text as Words  # noqa: PLC0415
    from rich.tree import Tree as Drawing  # noqa: PLC0415

    console = Console()
    for tree in found:
        drawing = Drawing(Words(_title(tree), "bold"))
        for position, roots in tree.positions.items():
            branch = drawing.add(Words(_count(position, roots), "green" if position == "affirms" else "red"))
            for root in roots:
                twig = branch.add(Words(_root(root), "bold"))
                for report in root.reports:
                    twig.add(Words(_report(report), "reverse" if report.asked else ""))
        console.print(drawing)


def _title(tree: Tree) -> str:
    if tree.incident is None:
        return "no other report of it is known"
    reports = sum(len(root.reports) for found in tree.positions.values() for root in found)
    return f"incident:{tree.incident.rpartition('/')[2]}: {reports} reports"


def _count(position: str, roots: tuple[Root, ...]) -> str:
    return f"{HEADINGS[position]} {len(roots)} independent {'source' if len(roots) == 1 else 'sources'}"


def _root(root: Root) -> str:
    why = "; ".join(WHY.get(rule, rule) for rule in root.why)
    return f"{_words(root.label)}{f' ({why})' if why else ''}"


def _report(report: Report) -> str:
    """From the source to the article: who says so, through whom, where it is printed, in what words."""
    hops = " → ".join(map(_words, report.hops))
    heading = ", ".join(map(_words, report.heading[:2]))
    printed = f"{report.article} ({heading})" if heading else report.article
    mark = "» " if report.asked else ""
    return f"{mark}{hops} → {printed}: {report.kind} «{_words(report.quote)}» [{report.claim}]"


def _words(text: str) -> str:
    """Words of an article on one line, without what a terminal obeys."""
    return cell(Text(text))
