"""A build by many machines: the corpus is cut into shares, an engine works them off, each becomes a part."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from isnad.errors import InputError
from isnad.graph.report import Finding, Result
from isnad.graph.shared import References
from isnad.graph.write import FORMATS
from isnad.model.article import Rejected
from isnad.pipeline.build import Progress, no_progress
from isnad.pipeline.crew import DIED
from isnad.pipeline.derived import Linked
from isnad.pipeline.engines import Engine
from isnad.pipeline.identity import authority_of, run_of
from isnad.pipeline.linking import Linker
from isnad.pipeline.manifest import NAME
from isnad.pipeline.places import below, copied, is_address, make_folder, names_below, open_at, publish, read_at, remove
from isnad.pipeline.plan import Plan
from isnad.pipeline.report import BuildReport, Left
from isnad.pipeline.share_work import Job, ShareDone, build_share, survey_share
from isnad.pipeline.shares import Share, lines_in, numbered, plan_shares, refused, repeated
from isnad.pipeline.storing import everything_shared

R = TypeVar("R")

PIECES = 8  # a deadly share is cut into: each costs deaths until the one article is found
EXPANSION = {False: 20, True: 1.5}  # bytes of N-Quads for one of JSON Lines, plain and packed (README)


@dataclass(frozen=True, slots=True)
class Spread:
    """A folder, or an address, to fill with parts of about `part_size` bytes; `rebuild` makes all of them anew."""

    out: str
    part_size: int
    packed: bool = False
    rebuild: bool = False


def build_spread(
    paths: Sequence[str], plan: Plan, spread: Spread, engine: Engine[Any, Any], progress: Progress = no_progress
) -> BuildReport:
    """Goes through all inputs, to see whose ids are the same, then to build; the parts, what they share, and a report.

    The same claims and quads as a build on one machine. A share that kills every worker is cut smaller until the
    article is found that does; that one is rejected. InputError, SeedError or ShapeError where this cannot be done.
    """
    started = time.monotonic()
    if FORMATS[plan.suffix or ".nq"].footer:
        raise InputError(spread.out, None, f"{plan.suffix} cannot be cut into parts: take .nq, .nt, .trig or .ttl")
    make_folder(spread.out)
    if NAME in names_below(spread.out):
        raise InputError(spread.out, None, "is the folder of a build on one machine: name another")
    shares = plan_shares(paths, max(1, int(spread.part_size / EXPANSION[spread.packed])))
    shares = numbered(shares, _asked(lines_in, shares, engine))
    surveys = _asked(partial(survey_share, options=plan.read), shares, engine)
    counts = {share.number: found.items for share, found in zip(shares, surveys, strict=True)}
    job = Job(plan, spread.out, spread.packed, repeated(surveys))
    if spread.rebuild:
        _remove(spread.out, set())
    merged, dead = _Merged(), refused(paths)
    smaller = partial(_smaller, counts=counts, dead=dead)
    for done in engine(partial(build_share, job=job), shares, smaller):
        merged.add(done)
        lost = done.report["rejections"] + done.report["failures"]
        progress(done.report["articles"] + lost, lost, sum(counts.values()))
    merged.left.leave(dead)
    return merged.finished(job, time.monotonic() - started)


def _asked(question: Callable[[Share], R], shares: Sequence[Share], engine: Engine[Any, Any]) -> list[R]:
    """What is found out about each share, in their order."""
    found: dict[int, R] = dict(engine(partial(_with_number, question=question), shares, lambda _share: None))
    for share in shares:
        if share.number not in found:
            places = ", ".join(slice_.place for slice_ in share.slices[:3])
            raise InputError(places, None, "kills every worker that lists what is in it (out of memory?)")
    return [found[share.number] for share in shares]


def _with_number(share: Share, question: Callable[[Share], R]) -> tuple[int, R]:
    return share.number, question(share)


def _smaller(share: Share, counts: dict[int, int], dead: list[Rejected]) -> list[Share] | None:
    """Shares of fewer of its pieces; of a single one nothing, and it is told."""
    last = counts[share.number] if share.last is None else share.last
    if last - share.first <= 1:
        places = ", ".join(slice_.place for slice_ in share.slices[:3])
        dead.append(Rejected(f"{places} (article {share.first + 1} of part {share.number})", DIED, failed=True))
        return None
    step = -(-(last - share.first) // PIECES)
    return [replace(share, first=at, last=min(at + step, last)) for at in range(share.first, last, step)]


def _remove(out: str, keep: set[str]) -> list[str]:
    """The parts of the folder, and what tells of them, but those to keep."""
    gone = [name for name in names_below(out) if name.startswith("part-") and name not in keep]
    for name in gone:
        remove(below(out, name))
    return gone


class _Merged:
    """The answers of all shares as one report."""

    def __init__(self) -> None:
        self.parts: dict[str, int] = {}
        self.used = References()
        self.totals: dict[str, int] = {"articles": 0, "triples": 0}
        self.claims: dict[str, int] = {}
        self.findings: dict[str, dict[str, int]] = {}
        self.left = Left()
        self.stages: dict[str, float] = {}
        self.shared: set[tuple[str, ...]] = set()

    def add(self, done: ShareDone) -> None:
        told = done.report
        self.parts[done.part] = told["articles"]
        self.used |= done.references()
        _sum(self.totals, {name: told[name] for name in self.totals})
        _sum(self.claims, {kind: count for kind, count in told["claims"].items() if kind != "total"})
        for severity, rules in told["findings"].items():
            _sum(self.findings.setdefault(severity, {}), rules)
        for severity, rule, *_ in done.shared:
            self.findings[severity][rule] -= 1  # once for all shares, in the end
        self.shared |= {tuple(one) for one in done.shared}
        _sum(self.stages, told["processor_seconds"])
        left = self.left
        left.rejected.join(map(_rejected, told["rejected"]), told["rejected_by_reason"])
        left.failed.join(map(_rejected, told["failed"]), told["failed_by_reason"])
        left.violations.add(map(_result, told["violations"]))
        left.notes.join(((one["origin"], one["note"]) for one in told["notes"]), told["notes_by_kind"])

    def finished(self, job: Job, seconds: float) -> BuildReport:
        """Writes what all articles share, and what the folder holds; takes away parts of earlier, other cuts."""
        for severity, rule, *_ in self.shared:
            self.findings[severity][rule] += 1
        shared = everything_shared(self.used.speakers, authority_of(job.plan.seeds), job.plan.reason)
        shared += run_of(job.plan.seeds).quads()
        form = FORMATS[job.plan.suffix or ".nq"]
        _write(job.out, "shared" + (job.plan.suffix or ""), (form.header() + form.piece(shared) + form.footer).encode())
        files = [{"file": part, "articles": count} for part, count in sorted(self.parts.items())]
        index = {"run": run_of(job.plan.seeds).iri[1:-1], "parts": files, "shared": "shared" + (job.plan.suffix or "")}
        linked, left = self._link(job), self.left
        _write(job.out, "parts.json", (json.dumps(index, indent=1) + "\n").encode())
        _remove(job.out, {name for part in self.parts for name in (part, part.partition(".")[0] + ".json")})
        return BuildReport(
            self.totals["articles"], dict(sorted(self.claims.items())), self.totals["triples"] + len(shared),
            tuple(sorted(left.rejected.kept, key=lambda one: one.origin)),
            {severity: dict(sorted(rules.items())) for severity, rules in self.findings.items()},
            left.violations.kept, left.notes.kept, (), (), seconds, left.rejected.counts, left.failed.kept,
            left.failed.counts, left.notes.counts, linked=linked, stages=self.stages,
        )  # fmt: skip

    def _link(self, job: Job) -> Linked | None:
        """Incidents across the articles, where they are few enough."""
        form, linker = FORMATS[job.plan.suffix or ".nq"], Linker(job.plan)
        if not form.graphs:
            return None
        with TemporaryDirectory(prefix="isnad-") as folder:
            parts = self._at_hand(job.out, Path(folder)) if linker.links(self.totals["articles"]) else []
            derived = linker.files(parts, self.totals["articles"])
        _write(job.out, "linked" + (job.plan.suffix or ""), (form.header() + form.piece(derived)).encode())
        for result in linker.report.results:
            self.findings[result.severity][result.rule] += 1
        self.left.violations.add(linker.report.of("Violation"))
        return linker.found

    def _at_hand(self, out: str, folder: Path) -> list[Path]:
        """The parts on this machine: those at an address are fetched."""
        if not is_address(out):
            return [Path(below(out, part)) for part in sorted(self.parts)]
        for part in self.parts:
            with open_at(below(out, part)) as stream:
                copied(stream, folder / part)
        return [folder / part for part in sorted(self.parts)]


def _sum(total: dict[str, Any], more: dict[str, Any]) -> None:
    for name, count in more.items():
        total[name] = total.get(name, 0) + count


def _rejected(told: dict[str, Any]) -> Rejected:
    return Rejected(told["origin"], told["reason"], told["id"])


def _result(told: dict[str, Any]) -> Result:
    finding = Finding(f"<{told['rule']}>", "Violation", told["focus"], "", None, "")
    return Result(finding, tuple(told["messages"].items()), told["article"], told["claim"], told["quote"])


def _write(out: str, name: str, data: bytes) -> None:
    place = below(out, name)
    if read_at(place) == data:
        return
    with TemporaryDirectory(prefix="isnad-") as folder:
        made = Path(folder) / "made"
        made.write_bytes(data)
        publish(made, place)
