"""`kg build`."""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.console import progress, say, show_build
from isnad.cli.elsewhere import (
    LOCAL,
    PART_SIZE,
    Cluster,
    build_on_dask,
    refuse_addresses,
    refuse_elsewhere,
)
from isnad.cli.guard import DONE, VIOLATED, guarded
from isnad.cli.options import (
    DEFAULT_MAX_BYTES,
    PROJECT_TEXTS,
    Engine,
    Fields,
    MaxBytes,
    MetadataFile,
    PartFormat,
    PartSize,
    Paths,
    Prune,
    Published,
    Publisher,
    Rebuild,
    ReportFile,
    Scheduler,
    Seeds,
    SeedsOnly,
    Shapes,
    ShapesOnly,
    StoreFolder,
    Strict,
    Workers,
    bytes_of,
    check_paths,
    check_report,
    read_options,
    seed_folders,
    shape_files,
    single_command,
)
from isnad.cli.reviews import ReviewFiles, reviews_for
from isnad.errors import InputError
from isnad.graph.write import format_of
from isnad.pipeline.build import STANDARD, Targets
from isnad.pipeline.build import build as run_build
from isnad.pipeline.distributed import Spread
from isnad.pipeline.plan import Plan
from isnad.pipeline.report import BuildReport
from isnad.pipeline.whole_files import write_whole
from isnad.read.claims import holds_claims
from isnad.read.piece import InputFile
from isnad.store import PROJECT_STORE, EmbeddedStore

app = single_command()


@app.command()
@guarded
def build(
    paths: Paths,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE|-",
            show_default=False,
            help="Graph to write: .ttl .trig .nq .nt .jsonld, each also .gz; - is Turtle on standard output.",
        ),
    ] = None,
    claims: Annotated[
        Path | None, typer.Option("--claims", metavar="FILE.jsonl", help="Write the claims too.", show_default=False)
    ] = None,
    store: StoreFolder = None,
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
    shapes: Shapes = None,
    shapes_only: ShapesOnly = False,
    reason: Annotated[bool, typer.Option("--reason/--no-reason", help="Add what follows from the ontology.")] = True,
    validate: Annotated[
        bool, typer.Option("--validate/--no-validate", help="Check the graph against the shapes.")
    ] = True,
    link: Annotated[bool, typer.Option("--link/--no-link", help="Find incidents across the articles.")] = True,
    max_bytes: MaxBytes = DEFAULT_MAX_BYTES,
    field: Fields = None,
    report: ReportFile = None,
    part_size: PartSize = None,
    part_format: PartFormat = ".nq",
    rebuild: Rebuild = False,
    prune: Prune = False,
    engine: Engine = LOCAL,
    scheduler: Scheduler = None,
    from_claims: Annotated[
        bool, typer.Option("--from-claims", help="The inputs are claims.jsonl, written by kg extract or by others.")
    ] = False,
    articles: Annotated[
        list[str] | None,
        typer.Option(
            "--articles",
            metavar="PATH",
            help="With --from-claims: the articles, to check quotations against; may be repeated.",
            show_default=False,
        ),
    ] = None,
    reviews: ReviewFiles = None,
) -> None:
    """Read articles and write a validated graph of what they report.

    Without --out and --store the project's store in .isnad/ is updated. In a store and in a folder of parts only
    articles that changed are built again; a build that was stopped goes on where it was. Exit status: 0 done (rejected
    articles are listed), 1 a shape is violated, reading an article failed or, with --strict, one was rejected, 2 wrong
    usage, 3 failed.

    \b
    Examples:
      kg build articles/ --out graph.ttl
      kg build news.jsonl --field text=body --store my-store
      kg build articles/ --metadata articles.csv --out graph.nq.gz --claims claims.jsonl
      cat article.txt | kg build - --published 2020-01-31 --out -
      kg build archive/ --out graph/ --part-size 256MB --part-format .nq.gz --prune
      kg build archive/ --out graph/ --engine dask --scheduler tcp://10.0.0.1:8786
      kg build --from-claims claims.jsonl --articles articles/ --out graph.ttl
    """
    check_paths([*paths, *(articles or ())])
    check_report(report)
    size = bytes_of(part_size)
    if engine != LOCAL or scheduler is not None:
        refuse_elsewhere(engine, out, {"--store": store, "--claims": claims, "--texts": texts, "--articles": articles})
        plan = Plan(
            seed_folders(seeds, seeds_only), read_options(metadata, published, publisher, max_bytes, field),
            shape_files(shapes, shapes_only) if validate else None, reason, _suffix(f"x{part_format}"), link=link,
            reviews=reviews_for(reviews, None),
        )  # fmt: skip
        spread = Spread(out or "", size or PART_SIZE, part_format.endswith(".gz"), rebuild)
        with progress() as advance:
            finish(build_on_dask(paths, plan, spread, Cluster(scheduler, workers), advance), report, strict)
    refuse_addresses(paths)
    given = _claims_given(paths, from_claims, articles)
    if size and (out is None or out == STANDARD):
        raise typer.BadParameter("--part-size needs --out FOLDER")
    if prune and store is None and out is not None and not size:
        raise typer.BadParameter("--prune needs --store or --part-size: a single file is written anew anyway")
    suffix = _suffix(f"x{part_format}" if size else out)
    with ExitStack() as stack:
        target = _store(stack, store, out)
        kept = texts or _project_texts(target)
        plan = Plan(
            seed_folders(seeds, seeds_only), read_options(metadata, published, publisher, max_bytes, field),
            shape_files(shapes, shapes_only) if validate else None, reason, suffix,
            claims=claims is not None, store=target is not None, texts=kept is not None,
            from_claims=given, articles=tuple(articles or ()), link=link,
            reviews=reviews_for(reviews, target),
        )  # fmt: skip
        advance = stack.enter_context(progress())
        targets = Targets(out, claims, target, kept, size, part_format.endswith(".gz"), rebuild, prune)
        done = run_build(paths, plan, targets, workers, advance)
    finish(done, report, strict, _shown_by(target, out, size))


def _shown_by(store: EmbeddedStore | None, out: str | None, size: int | None) -> str:
    """The command that looks at the same graph; empty where none does."""
    if store is not None:
        return "kg validate" if store.path == PROJECT_STORE else f"kg validate --store {store.path}"
    return f"kg validate {out}" if out not in (None, STANDARD) and not size else ""


def _claims_given(paths: Sequence[str], asked: bool, articles: Sequence[str] | None) -> bool:
    """Whether the inputs are claims: by the option, or because every one of them is a file of claims."""
    claims = [path for path in paths if path != STANDARD and holds_claims(InputFile(Path(path), path))]
    if not asked and claims and len(claims) < len(paths):
        raise typer.BadParameter(f"{claims[0]} holds claims, other inputs articles: build them one after the other")
    if articles and not (asked or claims):
        raise typer.BadParameter("--articles goes with --from-claims: it says which articles the claims were read from")
    if claims and not asked:
        say(f"{claims[0]} holds claims: building from them, as with --from-claims")
    return asked or bool(claims)


def finish(done: BuildReport, report: Path | None, strict: bool, shown_by: str = "") -> None:
    """Says what was done, writes the report, ends with the status."""
    if report is not None:
        write_whole(report, (json.dumps(done.to_json(), ensure_ascii=False, indent=1) + "\n").encode())
    show_build(done, shown_by=shown_by)
    wrong = not done.conforms or done.failures or (strict and done.rejections > 0)
    raise typer.Exit(VIOLATED if wrong else DONE)


def _suffix(out: str | None) -> str | None:
    if out is None or out == STANDARD:
        return out and ".ttl"
    try:
        return format_of(out).suffix
    except InputError as error:
        raise typer.BadParameter(str(error)) from error


def _store(stack: ExitStack, given: Path | None, out: str | None) -> EmbeddedStore | None:
    """The store to write to: the one named, else the project's where no graph file is."""
    if given is None and out is not None:
        return None
    if given is None:
        say(f"updating the project's store in {PROJECT_STORE}")
        PROJECT_STORE.parent.mkdir(exist_ok=True)
    return stack.enter_context(EmbeddedStore.open(given or PROJECT_STORE))


def _project_texts(store: EmbeddedStore | None) -> Path | None:
    """The project keeps the texts beside its store, for `kg explain`."""
    return PROJECT_TEXTS if store is not None and store.path == PROJECT_STORE else None
