"""What a build did, for a person and as JSON."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from isnad.graph.report import SEVERITIES, Result
from isnad.model.article import Rejected
from isnad.pipeline.derived import Linked
from isnad.pipeline.examples import Examples, kind_of, reason_of
from isnad.pipeline.linking import Linker
from isnad.pipeline.manifest import Row
from isnad.pipeline.plan import Batch, Built
from isnad.pipeline.shared_findings import Told, told_of
from isnad.pipeline.sources import Inputs
from isnad.pipeline.stages import Stages

Note = tuple[str, str]
"""Where an article was met, and what is worth knowing of it."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The counts of a build, what was left out and why, what the shapes object to.

    `claims` is by type; `findings` by severity, then rule. `rejected`, `failed`, `notes` and `violations` are the first
    of each kind; `reasons`, `failures` and `remarks` count all of the first three by kind. `skipped` are the first of
    `skips`. `linked` is None where nothing was linked. `unchanged` of the `articles` stood there already, made of the
    same; they count in everything. `pruned` were taken away. `stages` tells the processor time of each stage, that of
    all processes together.
    """

    articles: int
    claims: Mapping[str, int]
    triples: int
    rejected: tuple[Rejected, ...]
    findings: Mapping[str, Mapping[str, int]]
    violations: tuple[Result, ...]
    notes: tuple[Note, ...]
    skipped: tuple[str, ...]
    unmatched: tuple[str, ...]
    seconds: float
    reasons: Mapping[str, int] = field(default_factory=dict)
    failed: tuple[Rejected, ...] = ()
    failures: Mapping[str, int] = field(default_factory=dict)
    remarks: Mapping[str, int] = field(default_factory=dict)
    skips: int = 0
    linked: Linked | None = None
    unchanged: int = 0
    pruned: int = 0
    stages: Mapping[str, float] = field(default_factory=dict)

    def count(self, severity: str) -> int:
        """How many results of that severity there are."""
        return sum(self.findings.get(severity, {}).values())

    @property
    def rejections(self) -> int:
        """How many articles, lines and files were rejected."""
        return sum(self.reasons.values())

    @property
    def conforms(self) -> bool:
        return not self.count("Violation")

    def to_json(self) -> dict[str, Any]:
        """For `--report`: the only output that holds times."""
        return {
            "articles": self.articles,
            "unchanged": self.unchanged,
            "pruned": self.pruned,
            "claims": {"total": sum(self.claims.values()), **self.claims},
            "triples": self.triples,
            "rejections": self.rejections,
            "rejected_by_reason": dict(self.reasons),
            "rejected": list(map(_rejected, self.rejected)),
            "failures": sum(self.failures.values()),
            "failed_by_reason": dict(self.failures),
            "failed": list(map(_rejected, self.failed)),
            "findings": {severity: dict(rules) for severity, rules in self.findings.items()},
            "violations": [_result(result) for result in self.violations],
            "notes_by_kind": dict(self.remarks),
            "notes": [{"origin": origin, "note": note} for origin, note in self.notes],
            "skips": self.skips,
            "skipped": list(self.skipped),
            "unmatched_metadata": list(self.unmatched),
            "linked": self.linked and self.linked._asdict(),
            "seconds": round(self.seconds, 3),
            "processor_seconds": {stage: round(seconds, 3) for stage, seconds in self.stages.items()},
        }


def _rejected(item: Rejected) -> dict[str, Any]:
    return {"origin": item.origin, "id": item.id, "reason": item.reason}


def _result(result: Result) -> dict[str, Any]:
    return {
        "rule": result.rule,
        "article": result.article,
        "claim": result.claim,
        "focus": result.finding.focus,
        "messages": dict(result.messages),
        "quote": result.quote,
    }


@dataclass(frozen=True, slots=True)
class Left:
    """Examples of what was left out, and of what was found, with the counts of each kind."""

    rejected: Examples[Rejected] = field(default_factory=lambda: Examples(reason_of))
    failed: Examples[Rejected] = field(default_factory=lambda: Examples(reason_of))
    notes: Examples[Note] = field(default_factory=lambda: Examples(lambda note: kind_of(note[1])))
    violations: Examples[Result] = field(default_factory=lambda: Examples(lambda result: result.rule))

    def leave(self, items: Iterable[Rejected]) -> None:
        for item in items:
            (self.failed if item.failed else self.rejected).add([item])


@dataclass(slots=True)
class Tally:
    """A report in the making."""

    inputs: Inputs
    stages: Stages = field(default_factory=Stages)
    articles: int = 0
    triples: int = 0
    shared_triples: int = 0
    claims: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0
    pruned: int = 0
    told: Left = field(default_factory=Left)
    findings: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in SEVERITIES})
    linked: Linked | None = None
    shared: set[Told] = field(default_factory=set)

    def add(self, batch: Batch) -> None:
        self.stages.add(batch.seconds)
        for item in batch.done:
            if isinstance(item, Built):
                self._built(item)
            elif isinstance(item, Rejected):
                self.told.leave([item])
        self._found(batch.report.results)

    def add_earlier(self, row: Row | None) -> None:
        """An article that stands there already, with what was told of it when it was made."""
        row = row or Row("", "")
        self.articles += 1
        self.unchanged += 1
        self.triples += row.triples
        self.claims.update(row.types)
        for severity, rule, count in row.findings:
            self.findings.setdefault(severity, Counter())[rule] += count

    def add_shared(self, earlier: Collection[Told]) -> None:
        """What earlier runs found of entries that articles share."""
        for told in set(earlier) - self.shared:
            self.shared.add(told)
            self.findings.setdefault(told[0], Counter())[told[1]] += 1

    def add_derived(self, linker: Linker) -> None:
        """What linking found, and what the shapes object to in it, now or when an earlier run found the same."""
        self.linked = linker.found
        self._found(linker.report.results)
        for severity, rule, count in linker.told_earlier:
            self.findings.setdefault(severity, Counter())[rule] += count

    def _built(self, built: Built) -> None:
        self.articles += 1
        self.triples += built.triples
        self.claims.update(built.types)
        self.told.leave(built.rejected)
        self.told.notes.add((built.origin, note) for note in built.notes)

    def _found(self, results: Sequence[Result]) -> None:
        for result in results:
            if result.article is None:  # of an entry that articles share: every batch that uses it finds it again
                if (told := told_of(result)) in self.shared:
                    continue
                self.shared.add(told)
            self.findings.setdefault(result.severity, Counter())[result.rule] += 1
            if result.severity == SEVERITIES[0]:
                self.told.violations.add([result])

    def report(self, seconds: float) -> BuildReport:
        inputs, told = self.inputs, self.told
        refused = Examples(reason_of)
        refused.join(inputs.rejected, inputs.reasons)
        refused.join(told.rejected.kept, told.rejected.counts)
        findings = {severity: dict(sorted(rules.items())) for severity, rules in self.findings.items()}
        return BuildReport(
            self.articles, dict(sorted(self.claims.items())), self.triples + self.shared_triples,
            refused.kept, findings, told.violations.kept, told.notes.kept, inputs.skipped, inputs.unmatched, seconds,
            refused.counts, told.failed.kept, told.failed.counts, told.notes.counts, inputs.skips,
            self.linked, self.unchanged, self.pruned, dict(self.stages.seconds),
        )  # fmt: skip
