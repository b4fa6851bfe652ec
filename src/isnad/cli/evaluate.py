"""`kg eval`."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.console import say
from isnad.cli.guard import guarded
from isnad.cli.options import Seeds, SeedsOnly, seed_folders, single_command
from isnad.model.article import Rejected
from isnad.model.claims_file import read_claims
from isnad.pipeline.evaluate import Evaluation, evaluate_claims, evaluate_reader
from isnad.pipeline.evaluate_gold import Gold, load_gold
from isnad.pipeline.evaluate_render import render_json, render_text
from isnad.pipeline.rules_reader import load_rules_reader

app = single_command()


@app.command()
@guarded
def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD_DIR", help="Folder of *.gold.json files.", exists=True, file_okay=False, show_default=False
        ),
    ],
    entities: Annotated[
        Path | None,
        typer.Option(
            "--entities",
            metavar="FILE",
            help="Names in the gold; else entities.json there.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
    articles: Annotated[
        Path | None,
        typer.Option(
            "--articles",
            metavar="DIR",
            help="Texts of the gold's articles; else in, above or beside it.",
            exists=True,
            file_okay=False,
            show_default=False,
        ),
    ] = None,
    claims: Annotated[
        Path | None,
        typer.Option(
            "--claims",
            metavar="FILE.jsonl",
            help="Claims to judge, not those kg reads now.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
    per_article: Annotated[bool, typer.Option("--per-article", help="Figures for each article.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List every claim missed, invented or wrong.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    seeds: Seeds = None,
    seeds_only: SeedsOnly = False,
) -> None:
    """Compare the claims with those that people annotated: detected, who, full; by type and facet.

    The format of gold files is described in seeds/articles/gold/README.md.

    \b
    Examples:
      kg eval seeds/articles/gold
      kg eval my-gold/ --articles my-articles/ --errors
    """
    reader = load_rules_reader(seed_folders(seeds, seeds_only))
    known = load_gold(gold, entities, articles)
    authority = reader.rules.authority
    rejected: tuple[Rejected, ...] = ()
    if claims is not None:
        result = evaluate_claims(read_claims(claims), known, authority)
    else:
        result, rejected = evaluate_reader(reader, known, authority)
    _show_unread(result, rejected, known)
    render = render_json if json else render_text
    typer.echo(render(result, per_article=per_article, errors=errors), nl=False)


def _show_unread(result: Evaluation, rejected: Iterable[Rejected], gold: Gold) -> None:
    for article in rejected:
        say(f"rejected {article.origin}: {article.reason}")
    unread = [article.id for article in result.articles if not article.read]
    if unread:
        say(f"{len(unread)} of {len(gold.articles)} articles were not read: {', '.join(unread[:5])}")
