"""The command `kg`: arguments, progress, exit status. Each command is a module, imported when it is asked for."""

import io
import os
import sys
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from isnad import __version__


class Entry(NamedTuple):
    """A command as the list of commands shows it; its module holds a Typer named `app`."""

    module: str
    summary: str
    panel: str
    extra: str = ""


ARTICLES, GRAPHS, PROJECT = "Articles into graphs", "Graphs", "Isnad itself"
COMMANDS = {
    "build": Entry("build", "Read articles and write a validated graph of what they report.", ARTICLES),
    "extract": Entry("extract", "Read articles and write their claims as JSON Lines.", ARTICLES),
    "explain": Entry("explain", "Show a claim in its sentence, with the rule that read it and its chain.", ARTICLES),
    "chain": Entry("chain", "Draw whose word a claim is, among all reports of its incident.", GRAPHS),
    "query": Entry("query", "Ask a graph, a store or an endpoint a question.", GRAPHS),
    "queries": Entry("queries", "List the questions that can be asked.", GRAPHS),
    "validate": Entry("validate", "Check a graph against the shapes.", GRAPHS),
    "catalog": Entry("catalog", "Describe a graph for machines: VoID, DCAT, questions as SHACL.", GRAPHS),
    "load": Entry("load", "Put graph files into a store.", GRAPHS),
    "serve": Entry("serve", "Answer SPARQL queries over HTTP, reading only.", GRAPHS, "serve"),
    "store": Entry("store", "Count, compact, dump or verify a store.", GRAPHS),
    "review": Entry("review", "Judge claims; reviews outlive every rebuild.", GRAPHS),
    "export": Entry("export", "Write the claims of a graph in the format of another tool.", GRAPHS),
    "diff": Entry("diff", "Show what a new version of a graph says otherwise, claim by claim.", GRAPHS),
    "link": Entry("link", "Find which descriptions mean one incident, and whose word each report is.", GRAPHS),
    "demo": Entry("demo", "Build the sample articles in memory and ask who supports Haftar.", PROJECT),
    "eval": Entry("evaluate", "Compare the claims with those that people annotated.", PROJECT),
    "seeds": Entry("seeds", "Look after actors, places and words of your own: check, add, suggest.", PROJECT),
    "docs": Entry("docs", "Write the documentation of the vocabulary.", PROJECT),
    "doctor": Entry("doctor", "Show what is installed and usable, and how to get the rest.", PROJECT),
}


class Commands(TyperGroup):
    """Knows the commands without importing them, so that `kg --help` is quick."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, entry in COMMANDS.items():
            self.add_command(TyperCommand(name, help=entry.summary))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The real command in place of its entry."""
        name, entry, rest = super().resolve_command(ctx, args)
        if entry is None or entry.name is None:
            return name, entry, rest
        command = typer.main.get_command(_module(COMMANDS[entry.name]).app)
        command.name = entry.name
        return name, command, rest

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands, one section for each panel."""
        for panel in (ARTICLES, GRAPHS, PROJECT):
            with formatter.section(panel):
                formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items() if entry.panel == panel])


def _module(entry: Entry) -> Any:
    """The command's module; an installation that lacks a package it needs is said to be so."""
    try:
        return import_module(f"isnad.cli.{entry.module}")
    except ModuleNotFoundError as error:
        if os.environ.get("KG_DEBUG") or (error.name or "isnad").startswith("isnad"):
            raise
        remedy = f"pip install 'isnad[{entry.extra}]'" if entry.extra else "kg doctor tells more"
        typer.echo(f"Error: the package {error.name} is missing from this installation: {remedy}", err=True)
        raise typer.Exit(3) from None


# Plain help: rich takes 0.15 s to import, more than the rest of the program's start.
app = typer.Typer(cls=Commands, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"isnad {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Read Arabic news about armed conflict and build a graph of what it reports.

    \b
    Begin with:
      kg demo
      kg build articles/ --out graph.ttl
      kg build articles/ && kg query supporters --actor Haftar

    Every command shows examples: kg build --help.
    """


def main() -> None:
    """The entry point of `kg`. What it writes is UTF-8 under any locale; what cannot be written shows as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
