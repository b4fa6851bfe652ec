"""`kg build --engine dask`: what goes with it, and what does not."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from isnad.pipeline.build import STANDARD, Progress
from isnad.pipeline.distributed import Spread, build_spread
from isnad.pipeline.engines import dask_engine
from isnad.pipeline.places import is_address
from isnad.pipeline.plan import Plan
from isnad.pipeline.report import BuildReport

LOCAL, DASK = "local", "dask"
PART_SIZE = 256 << 20  # bytes of a part where none are asked for


class Cluster(NamedTuple):
    """Which cluster: that of a scheduler, or so many processes of this machine (None: all cores)."""

    scheduler: str | None
    workers: int | None


def build_on_dask(
    paths: Sequence[str], plan: Plan, spread: Spread, cluster: Cluster, progress: Progress
) -> BuildReport:
    """The build, worked off by Dask."""
    with dask_engine(cluster.scheduler, cluster.workers) as engine:
        return build_spread(paths, plan, spread, engine, progress)


def refuse_elsewhere(engine: str, out: str | None, others: Mapping[str, object]) -> None:
    """Usage error for what only a build on one machine can do."""
    if engine != DASK:
        raise typer.BadParameter(f"--engine {engine}: one of {LOCAL}, {DASK} (--scheduler goes with {DASK})")
    if out is None or out == STANDARD:
        raise typer.BadParameter("--engine dask needs --out: a folder or an address such as s3://bucket/graph")
    if not is_address(out) and Path(out).is_file():
        raise typer.BadParameter(f"--out {out}: a file is there; --engine dask writes a folder of parts")
    for name, given in others.items():
        if given:
            raise typer.BadParameter(f"{name} does not go with --engine dask: load the parts, or build here")


def refuse_addresses(paths: Sequence[str]) -> None:
    """Usage error for addresses, which a build on one machine does not read."""
    for path in paths:
        if is_address(path):
            raise typer.BadParameter(f"{path}: addresses need --engine dask")
