"""What kg says on standard error: progress, what was left out, what was done. Standard output is for results."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import typer

from isnad.graph.report import Report, Result
from isnad.pipeline.build import Progress, no_progress
from isnad.pipeline.report import BuildReport

SEVERITY_WORDS = {"Violation": "violations", "Warning": "warnings", "Info": "remarks"}
SHOWN = 20  # violations, notes and the like in full; the report file has all of them


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
    for rejected in report.rejected:
        say(f"rejected {rejected.origin}: {rejected.reason}")
    if report.rejections > len(report.rejected):
        say(f"… and {report.rejections - len(report.rejected)} more rejected")
    _listed([f"note {origin}: {note}" for origin, note in report.notes], "notes")
    _skipped(report.skipped)
    if not report.articles and not report.rejections:
        say("no article is there: name files or folders with text, web pages or rows (.txt .html .jsonl .csv, …)")
    if report.unmatched:
        say(f"the metadata describe no file here by the names {_some(report.unmatched)}")
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


def _skipped(names: Sequence[str]) -> None:
    if names:
        say(f"skipped {len(names)} files of kinds that are not read: {_some(names)} (name one to read it as text)")


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def _counts(report: BuildReport, seconds: bool) -> str:
    parts = [
        f"{report.articles} articles{_unchanged(report)}",
        f"{sum(report.claims.values())} claims{_types(report.claims)}",
        *([f"{report.linked.incidents} incidents"] if report.linked else []),
        f"{report.triples} triples",
        f"{report.rejections} rejected",
        f"{report.count('Violation')} violations, {report.count('Warning')} warnings",
    ]
    return ", ".join(parts) + (f", {report.seconds:.1f} s" if seconds else "")


def _unchanged(report: BuildReport) -> str:
    counts = ((report.unchanged, "unchanged"), (report.pruned, "pruned"))
    parts = [f"{count} {what}" for count, what in counts if count]
    return f" ({', '.join(parts)})" if parts else ""


def _types(claims: Mapping[str, int]) -> str:
    return f" ({', '.join(f'{kind} {count}' for kind, count in claims.items())})" if claims else ""
