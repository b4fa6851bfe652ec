"""What kg says on standard error: progress, what was left out, what was done. Standard output is for results."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import typer

from isnad.graph.report import Report, Result, shown
from isnad.pipeline.build import Progress, no_progress
from isnad.pipeline.examples import OTHERS, kind_of
from isnad.pipeline.report import BuildReport
from isnad.query.cells import short

SEVERITY_WORDS = {"Violation": "violations", "Warning": "warnings", "Info": "remarks"}
ALIKE = 3  # warnings of one rule that are shown each by itself
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


def show_build(report: BuildReport, seconds: bool = True, shown_by: str = "") -> None:
    """Rejections with their reasons, remarks, violations, and the counts; `shown_by` is the command that lists the
    warnings.
    """
    _told("rejected", [(item.origin, item.reason) for item in report.rejected], report.reasons)
    _told("failed", [(item.origin, item.reason) for item in report.failed], report.failures)
    _told("note", report.notes, report.remarks)
    _skipped(report.skipped, report.skips)
    if not report.articles and not report.reasons and not report.failures:
        say("no article is there: name files or folders with text, web pages or rows (.txt .html .jsonl .csv, …)")
    if report.unmatched:
        say(f"the metadata describe no file here by the names {_some(report.unmatched, len(report.unmatched))}")
    show_violations(report.violations, report.count("Violation"))
    if shown_by and (warnings := report.findings.get("Warning")):
        rules = ", ".join(
            f"{rule} {count}" for rule, count in sorted(warnings.items(), key=lambda row: (-row[1], row[0]))
        )
        say(f"warnings: {rules} (shown by {shown_by})")
    say(_counts(report, seconds))


def show_violations(violations: Sequence[Result], count: int, shown: int = SHOWN) -> None:
    """The first violations, each in a person's words in both languages, and how many more there are."""
    for result in violations[:shown]:
        say(str(result))
    if count > shown:
        say(f"… and {count - shown} more violations")


def together(results: Sequence[Result]) -> Iterator[str]:
    """A line for each result; one for all of a rule where there are many, with the first of them."""
    rules: dict[str, list[Result]] = {}
    for result in results:
        rules.setdefault(result.rule, []).append(result)
    for rule, found in rules.items():
        if len(found) <= ALIKE:
            yield from map(str, found)
        else:
            words = " / ".join(dict(found[0].messages).values())
            places = ", ".join(map(_place, found[:ALIKE]))
            yield f"{found[0].severity} {rule}, {len(found)} times: {words} ({places}, …; --all lists each)"


def _place(result: Result) -> str:
    if result.claim is not None:
        return f"{result.article}/{result.claim}"
    return result.article or short(shown(result.finding.focus))


def show_findings(report: Report, everything: bool = False) -> None:
    """The violations, then the warnings, then the counts; without `everything`, warnings alike in one line."""
    violations, warnings = report.of("Violation"), report.of("Warning")
    show_violations(violations, len(violations), len(violations) if everything else SHOWN)
    for line in map(str, warnings) if everything else together(warnings):
        say(line)
    counts = ", ".join(f"{len(report.of(name))} {what}" for name, what in SEVERITY_WORDS.items())
    say(f"{'conforms' if report.conforms else 'does not conform'}: {counts}")


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
