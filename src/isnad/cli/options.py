"""Options that several commands share, and what they mean."""

import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from isnad.errors import InputError
from isnad.pipeline.places import is_address
from isnad.read.dates import machine_date
from isnad.read.inputs import STDIN, expand
from isnad.read.metadata import Metadata, load_metadata
from isnad.read.options import JSON_FIELDS, MAX_BYTES, ReadOptions
from isnad.resources import folder
from isnad.store import PROJECT_STORE

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, patterns, or - for standard input.", show_default=False),
]
Seeds = Annotated[
    list[Path] | None,
    typer.Option("--seeds", metavar="DIR", help="Folder of seeds that extends those shipped; may be repeated.",
                 exists=True, file_okay=False, show_default=False),
]  # fmt: skip
SeedsOnly = Annotated[bool, typer.Option("--seeds-only", help="Use the folders of --seeds instead of those shipped.")]
Shapes = Annotated[
    list[Path] | None,
    typer.Option("--shapes", metavar="DIR", help="Shapes (folder or file) besides those shipped; may be repeated.",
                 exists=True, show_default=False),
]  # fmt: skip
ShapesOnly = Annotated[bool, typer.Option("--shapes-only", help="Use the shapes of --shapes instead of those shipped.")]
Queries = Annotated[
    list[Path] | None,
    typer.Option("--queries", metavar="DIR", help="Folder of .rq files besides those shipped; may be repeated.",
                 exists=True, file_okay=False, show_default=False),
]  # fmt: skip
QueriesOnly = Annotated[bool, typer.Option("--queries-only", help="Use only the folders of --queries.")]
MetadataFile = Annotated[
    Path | None,
    typer.Option("--metadata", metavar="FILE.csv", help="Table with columns file or id, and date, outlet, url, title.",
                 exists=True, dir_okay=False, show_default=False),
]  # fmt: skip
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Day (2020-01-31) of articles that do not say theirs.",
                 show_default=False),
]  # fmt: skip
Publisher = Annotated[
    str | None,
    typer.Option("--publisher", metavar="NAME", help="Outlet of articles that do not say theirs.", show_default=False),
]
MaxBytes = Annotated[int, typer.Option("--max-bytes", metavar="N", help="Reject articles larger than this.", min=1)]
Fields = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="NAME=FIELD", show_default=False,
                 help="Which field or column of rows holds id, title, text, date, outlet or url; may be repeated."),
]  # fmt: skip
Workers = Annotated[
    int | None,
    typer.Option("--workers", "-j", metavar="N", min=1, show_default=False,
                 help="Processes to use; all cores for many articles, else one."),
]  # fmt: skip
PartSize = Annotated[
    str | None,
    typer.Option("--part-size", metavar="256MB", show_default=False,
                 help="Make --out a folder of files of about this size, each replaced only where something changed."),
]  # fmt: skip
PartFormat = Annotated[
    str, typer.Option("--part-format", metavar=".nq", help="With --part-size: .nq .nt .trig or .ttl, each also .gz.")
]
Engine = Annotated[
    str, typer.Option("--engine", metavar="local|dask", help="dask: by many processes or machines, into a folder.")
]
Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="tcp://HOST:PORT", show_default=False,
                 help="With --engine dask: the cluster; without it, processes of this machine."),
]  # fmt: skip
Prune = Annotated[
    bool, typer.Option("--prune", help="Remove from the store, or the folder of parts, articles that are not here.")
]
Rebuild = Annotated[bool, typer.Option("--rebuild", help="Read all articles again, also those that have not changed.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if an article was rejected.")]
StoreFolder = Annotated[
    Path | None, typer.Option("--store", metavar="DIR", help="Folder of a store.", show_default=False, file_okay=False)
]
ReportFile = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE.json", help="Write counts, reasons and seconds.", show_default=False),
]

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}

DEFAULT_MAX_BYTES = MAX_BYTES
PROJECT_TEXTS = PROJECT_STORE.parent / "texts"


def single_command() -> typer.Typer:
    """What a command's module registers its function with."""
    return typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


def seed_folders(given: Sequence[Path] | None, only: bool) -> tuple[Path, ...]:
    """The folders of seeds, the shipped first."""
    return _folders("seeds", given, only, "--seeds-only needs --seeds DIR")


def shape_files(given: Sequence[Path] | None, only: bool) -> tuple[Path, ...]:
    """The folders and files of shapes, the shipped first."""
    return _folders("shapes", given, only, "--shapes-only needs --shapes DIR")


def query_folders(given: Sequence[Path] | None, only: bool) -> tuple[Path, ...]:
    """The folders of queries, the shipped first."""
    return _folders("queries", given, only, "--queries-only needs --queries DIR")


def _folders(name: str, given: Sequence[Path] | None, only: bool, problem: str) -> tuple[Path, ...]:
    if only and not given:
        raise typer.BadParameter(problem)
    return (*(() if only else (folder(name),)), *(given or ()))


def read_options(
    metadata: Path | None, published: str | None, publisher: str | None, max_bytes: int, fields: Sequence[str] | None
) -> ReadOptions:
    """How articles are to be read; a wrong option is named."""
    return ReadOptions(
        max_bytes, {**JSON_FIELDS, **dict(map(_field, fields or ()))},
        load_metadata(metadata) if metadata else Metadata(), _day(published), publisher or None,
    )  # fmt: skip


def _field(text: str) -> tuple[str, str]:
    name, _, field = text.partition("=")
    if name not in JSON_FIELDS or not field:
        raise typer.BadParameter(f"--field {text}: write one of {', '.join(JSON_FIELDS)}, =, and the name in your rows")
    return name, field


def _day(text: str | None) -> date | None:
    found = machine_date(text) if text else None
    if text and found is None:
        raise typer.BadParameter(f"--published {text}: not a day such as 2020-01-31")
    return found


def bytes_of(size: str | None) -> int | None:
    """The number of bytes meant by 256MB, 1.5 GB or 300000."""
    if size is None:
        return None
    found = _SIZE.fullmatch(size.strip())
    if not found or not float(found[1]):
        raise typer.BadParameter(f"--part-size {size}: write a size such as 256MB")
    return int(float(found[1]) * _UNITS[(found[2] or "").lower()])


def check_report(report: Path | None) -> None:
    """Usage error where the report cannot be written: to be known before anything is done."""
    if report is not None and report.is_dir():
        raise typer.BadParameter(f"--report {report}: is a folder")
    if report is not None and not os.access(report if report.exists() else report.parent, os.W_OK):
        problem = "cannot be written to" if report.parent.is_dir() else f"there is no folder {report.parent}"
        raise typer.BadParameter(f"--report {report}: {problem}")


def check_paths(paths: Sequence[str]) -> None:
    """Usage error for a path or pattern that names nothing."""
    try:
        list(expand(path for path in paths if path != STDIN and not is_address(path)))
    except InputError as error:
        raise typer.BadParameter(str(error)) from error
