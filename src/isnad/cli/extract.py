"""`kg extract`."""

from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.build import finish
from isnad.cli.console import progress
from isnad.cli.guard import guarded
from isnad.cli.options import (
    DEFAULT_MAX_BYTES,
    Fields,
    MaxBytes,
    MetadataFile,
    Paths,
    Published,
    Publisher,
    ReportFile,
    Seeds,
    SeedsOnly,
    Strict,
    Workers,
    check_paths,
    check_report,
    read_options,
    seed_folders,
    single_command,
)
from isnad.pipeline.build import STANDARD, Targets, build
from isnad.pipeline.plan import Plan

app = single_command()


@app.command()
@guarded
def extract(
    paths: Paths,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE.jsonl|-", help="Claims file to write; - is standard output.")
    ] = Path(STANDARD),
    texts: Annotated[
        Path | None,
        typer.Option("--texts", metavar="DIR", help="Keep the exact text of each article.", show_default=False),
    ] = None,
    metadata: MetadataFile = None,
    published: Published = None,
    publisher: Publisher = None,
    workers: Workers = None,
    strict: Strict = False,
    seeds: Seeds = None,
    seeds_only: SeedsOnly = False,
    max_bytes: MaxBytes = DEFAULT_MAX_BYTES,
    field: Fields = None,
    report: ReportFile = None,
) -> None:
    """Read articles and write their claims as JSON Lines.

    One line for each article, then one for each of its claims; the fields are described in ontology/claims.md.

    \b
    Examples:
      kg extract articles/ --out claims.jsonl
      kg extract article.txt | jq 'select(.record == "claim").evidence[0].quote'
    """
    check_paths(paths)
    check_report(report)
    plan = Plan(
        seed_folders(seeds, seeds_only), read_options(metadata, published, publisher, max_bytes, field),
        shapes=None, reason=False, claims=True, texts=texts is not None,
    )  # fmt: skip
    with progress() as advance:
        done = build(paths, plan, Targets(claims=out, texts=texts), workers, advance)
    finish(done, report, strict)
