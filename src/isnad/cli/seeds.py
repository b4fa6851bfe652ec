"""`kg seeds`: looking after actors and places of one's own."""

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.console import say
from isnad.cli.guard import VIOLATED, guarded
from isnad.cli.options import Seeds, SeedsOnly, seed_folders
from isnad.pipeline.growing import Suggestion, check_seeds, suggest
from isnad.pipeline.identity import authority_of
from isnad.resources import folder
from isnad.seeds.authority import Authority, SeedEntity
from isnad.seeds.entries import KINDS, SOURCE_KINDS
from isnad.seeds.writing import add_entry, find_entry, slug, turtle
from isnad.store import PROJECT_STORE

app = typer.Typer(
    add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, no_args_is_help=True,
    help="""Look after actors, places and words of your own, in a folder that kg build --seeds takes.

    \b
    Examples:
      kg seeds suggest
      kg seeds add actor --seeds my-seeds --kind ArmedGroup --ar "كتيبة الوادي" --en "Valley Battalion"
      kg seeds check --seeds my-seeds
    """,
)  # fmt: skip


class Sort(StrEnum):
    """What an entry is of."""

    actor = "actor"
    place = "place"


Labels = Annotated[list[str] | None, typer.Option(show_default=False, metavar="NAME", help="May be repeated.")]
Entries = Annotated[
    list[str] | None, typer.Option(show_default=False, metavar="ENTRY", help="An id or name; may be repeated.")
]
SHOWN = 30
KIND_NAMES = ", ".join(kind for kind in KINDS if kind != "Place")


@app.command()
@guarded
def check(seeds: Seeds = None, seeds_only: SeedsOnly = False) -> None:
    """Load the seeds as a build does; say what is wrong, with file and line, and what is doubtful.

    Exit status 1 where something is wrong.
    """
    folders = seed_folders(seeds, seeds_only)
    found = check_seeds(folders, seeds or folders)
    for problem in found.problems:
        say(f"wrong: {problem}")
    for doubt in found.doubts:
        say(f"doubtful: {doubt}")
    typer.echo(", ".join(f"{kind} {count}" for kind, count in found.counts.items()) or "nothing could be loaded")
    if found.problems:
        raise typer.Exit(VIOLATED)


@app.command()
@guarded
def add(
    sort: Annotated[Sort, typer.Argument(metavar="actor|place", show_default=False)],
    seeds: Annotated[
        Path,
        typer.Option("--seeds", metavar="DIR", help="The folder to write to.", file_okay=False, show_default=False),
    ],
    ar: Annotated[str, typer.Option("--ar", metavar="NAME", help="Arabic name, neutral.", show_default=False)],
    en: Annotated[str, typer.Option("--en", metavar="NAME", help="English name.", show_default=False)],
    kind: Annotated[str, typer.Option("--kind", metavar="CLASS", help=f"Of an actor: {KIND_NAMES}.")] = "",
    name: Annotated[
        str, typer.Option("--id", metavar="SLUG", help="What the id ends in, if not the English name.")
    ] = "",
    alt: Labels = None,
    hidden: Labels = None,
    part_of: Entries = None,
    led_by: Entries = None,
    located_in: Entries = None,
    near: Entries = None,
    same_as: Annotated[
        list[str] | None,
        typer.Option("--same-as", metavar="IRI", help="Wikidata or GeoNames; only if certain.", show_default=False),
    ] = None,
    source_kind: Annotated[
        str, typer.Option("--source-kind", metavar="CONCEPT", help=f"{', '.join(sorted(SOURCE_KINDS))}.")
    ] = "",
) -> None:
    """Write an entry into a folder of seeds, as tidy Turtle; nothing is written that would not load.

    Other names are taken for Arabic, or English where they have Latin letters. Ties are to entries of that folder or
    of the shipped seeds. Build again with --seeds DIR to use it.

    \b
    Examples:
      kg seeds add actor --seeds my-seeds --kind ArmedGroup --ar "كتيبة الوادي" --en "Valley Battalion" --part-of سوريا
      kg seeds add place --seeds my-seeds --ar "تل القمح" --en "Tell al-Qamh" --located-in Syria
    """
    if sort is Sort.actor and kind not in KINDS[:-1]:
        raise typer.BadParameter(f"--kind is one of {KIND_NAMES}")
    folders = (folder("seeds"), *((seeds,) if seeds.is_dir() else ()))
    authority = authority_of(folders)
    entity = SeedEntity(
        f"{sort}/{_slug(name or en)}", ("Place",) if sort is Sort.place else (kind,), {"ar": ar, "en": en},
        alt=_labels(alt), hidden=_labels(hidden),
        part_of=_ids(authority, part_of), led_by=_ids(authority, led_by),
        located_in=_ids(authority, located_in), near=_ids(authority, near),
        same_as=tuple(same_as or ()), source_kind=source_kind or None,
    )  # fmt: skip
    file = add_entry(seeds, entity, folders[:1])
    say(f"added to {file}:")
    typer.echo(turtle(entity), nl=False)
    for doubt in check_seeds((folder("seeds"), seeds), (seeds,)).doubts:
        if doubt.startswith(entity.id):
            say(f"doubtful: {doubt}")


def _slug(given: str) -> str:
    if not (made := slug(given)):
        raise typer.BadParameter(f"{given!r} has no Latin letters to make an id of: give --id")
    return made


def _labels(given: Sequence[str] | None) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((text, "en" if text.isascii() else "ar") for text in given or ()))


def _ids(authority: Authority, given: Sequence[str] | None) -> tuple[str, ...]:
    try:
        return tuple(sorted(find_entry(authority, name) for name in given or ()))
    except ValueError as problem:
        raise typer.BadParameter(str(problem)) from None


@app.command("suggest")
@guarded
def suggest_(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Graph files, stores or claims.jsonl; else the project's store."),
    ] = None,
    least: Annotated[int, typer.Option("--least", metavar="N", min=1, help="Articles that must name it.")] = 1,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="How many to show.")] = SHOWN,
    as_json: Annotated[bool, typer.Option("--json", help="All of them as JSON Lines, for programs.")] = False,
    seeds: Seeds = None,
    seeds_only: SeedsOnly = False,
) -> None:
    """List the actors and places that articles name and no entry has, those of most articles first, with examples.

    \b
    Examples:
      kg seeds suggest
      kg seeds suggest claims.jsonl --seeds my-seeds --least 3
    """
    found = suggest(paths or [PROJECT_STORE], seed_folders(seeds, seeds_only), least=least)
    if as_json:
        for suggestion in found:
            typer.echo(json.dumps(_row(suggestion), ensure_ascii=False))
        return
    for suggestion in found[:top]:
        typer.echo(
            f"{len(suggestion.articles)} articles, {suggestion.claims} claims: {suggestion.label} ({suggestion.kind})"
        )
        for example in suggestion.examples:
            typer.echo(f"    {example.article}: {' '.join(example.words.split())}")
    if len(found) > top:
        say(f"… and {len(found) - top} more")


def _row(suggestion: Suggestion) -> dict[str, object]:
    examples = [{"article": example.article, "quote": example.words} for example in suggestion.examples]
    return {
        "label": suggestion.label, "kind": suggestion.kind, "articles": len(suggestion.articles),
        "claims": suggestion.claims, "examples": examples,
    }  # fmt: skip
