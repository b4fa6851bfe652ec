"""What kg says on standard error: progress, what was left out, what was done. Standard output is for results."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import typer

from isnad.graph.report import Report, Result
from isnad.pipeline.build import Progress, no_progress
from isnad.pipeline.examples import OTHERS, kind_of
from isnad.pipeline.report import BuildReport

SEVERITY_WORDS = {"Violation": "violations", "Warning": "warnings", "Info": "remarks"}
SHOWN = 20  # violations and the like in full
OF_A_KIND = 5  # rejections and notes in full; the report file has more of each kind


def say(text: str) -> None:
    """A line on standard error."""
    typer.echo(text, err=True)


@contextmanager
def progress() -> Iterator[Progress]:
    """A bar on a terminal; silence in a pipe."""
    if not sys.stderr.isatty():
        yield no_progress
        return
    from isnad.cli.bar import bar  # noqa: PLC0415 - rich takes 0.15 s to import, and only terminals need it

    with bar() as advance:
        yield advance


def show_build(report: BuildReport, seconds: bool = True) -> None:
    """Rejections with their reasons, remarks, violations, and the counts."""
    _told("rejected", [(item.origin, item.reason) for item in report.rejected], report.reasons)
    _told("failed", [(item.origin, item.reason) for item in report.failed], report.failures)
    _told("note", report.notes, report.remarks)
    _skipped(report.skipped, report.skips)
    if not report.articles and not report.reasons and not report.failures:
        say("no article is there: name files or folders with text, web pages or rows (.txt .html .jsonl .csv, …)")
    if report.unmatched:
        say(f"the metadata describe no file here by the names {_some(report.unmatched, len(report.unmatched))}")
    show_violations(report.violations, report.count("Violation"))
    say(_counts(report, seconds))


def show_violations(violations: Sequence[Result], count: int) -> None:
    """The first violations, each in a person's words in both languages, and how many more there are."""
    for result in violations[:SHOWN]:
        say(str(result))
    if count > SHOWN:
        say(f"… and {count - SHOWN} more violations")


def show_findings(report: Report) -> None:
    """The violations, then the warnings, then the counts."""
    show_violations(report.of("Violation"), len(report.of("Violation")))
    _listed([str(result) for result in report.of("Warning")], "warnings")
    counts = ", ".join(f"{len(report.of(name))} {what}" for name, what in SEVERITY_WORDS.items())
    say(f"{'conforms' if report.conforms else 'does not conform'}: {counts}")


def _listed(lines: Sequence[str], what: str) -> None:
    for line in lines[:SHOWN]:
        say(line)
    if len(lines) > SHOWN:
        say(f"… and {len(lines) - SHOWN} more {what}")


def _told(what: str, items: Sequence[tuple[str, str]], counts: Mapping[str, int]) -> None:
    """The first of each kind with place and words, and how many more of it there are."""
    by_kind: dict[str, list[tuple[str, str]]] = {kind: [] for kind in counts}
    for item in items:
        kind = kind_of(item[1])
        by_kind[kind if kind in counts else OTHERS].append(item)
    for kind, found in by_kind.items():
        for origin, words in found[:OF_A_KIND]:
            say(f"{what} {origin}: {words}")
        if counts[kind] > OF_A_KIND:
            say(f"{what} {counts[kind] - OF_A_KIND:,} more: {kind} (--report FILE.json tells where)")


def _skipped(names: Sequence[str], count: int) -> None:
    if names:
        say(f"skipped {count} files of kinds that are not read: {_some(names, count)} (name one to read it as text)")


def _some(names: Sequence[str], count: int) -> str:
    more = f" and {count - 3} more" if count > 3 else ""
    return ", ".join(names[:3]) + more


def _counts(report: BuildReport, seconds: bool) -> str:
    parts = [
        f"{report.articles} articles{_unchanged(report)}",
        f"{sum(report.claims.values())} claims{_types(report.claims)}",
        *([f"{report.linked.incidents} incidents"] if report.linked else []),
        f"{report.triples} triples",
        f"{report.rejections} rejected",
        *([f"{failures} failed"] if (failures := sum(report.failures.values())) else []),
        f"{report.count('Violation')} violations, {report.count('Warning')} warnings",
    ]
    return ", ".join(parts) + (f", {report.seconds:.1f} s" if seconds else "")


def _unchanged(report: BuildReport) -> str:
    counts = ((report.unchanged, "unchanged"), (report.pruned, "pruned"))
    parts = [f"{count} {what}" for count, what in counts if count]
    return f" ({', '.join(parts)})" if parts else ""


def _types(claims: Mapping[str, int]) -> str:
    return f" ({', '.join(f'{kind} {count}' for kind, count in claims.items())})" if claims else ""
