"""What a build did, for a person and as JSON."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from isnad.graph.report import SEVERITIES, Result
from isnad.model.article import Rejected
from isnad.pipeline.derived import Linked
from isnad.pipeline.linking import Linker
from isnad.pipeline.manifest import Row
from isnad.pipeline.plan import Batch, Built
from isnad.pipeline.shared_findings import Told, told_of
from isnad.pipeline.sources import KEPT, Inputs
from isnad.pipeline.stages import Stages


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The counts of a build, what was left out and why, what the shapes object to.

    `claims` is by type; `findings` by severity, then rule; `rejected`, `violations` and `notes` hold the first KEPT,
    `rejections` counts all that were rejected; `linked` is None where nothing was linked. `unchanged` of the `articles`
    stood there already, made of the same; they count in everything. `pruned` were taken away. `stages` tells
    the processor time of each stage, that of all processes together.
    """

    articles: int
    claims: Mapping[str, int]
    triples: int
    rejected: tuple[Rejected, ...]
    findings: Mapping[str, Mapping[str, int]]
    violations: tuple[Result, ...]
    notes: tuple[tuple[str, str], ...]
    skipped: tuple[str, ...]
    unmatched: tuple[str, ...]
    seconds: float
    rejections: int = 0
    linked: Linked | None = None
    unchanged: int = 0
    pruned: int = 0
    stages: Mapping[str, float] = field(default_factory=dict)

    def count(self, severity: str) -> int:
        """How many results of that severity there are."""
        return sum(self.findings.get(severity, {}).values())

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
            "rejected": [{"origin": r.origin, "id": r.id, "reason": r.reason} for r in self.rejected],
            "findings": {severity: dict(rules) for severity, rules in self.findings.items()},
            "violations": [_result(result) for result in self.violations],
            "notes": [{"origin": origin, "note": note} for origin, note in self.notes],
            "skipped": list(self.skipped),
            "unmatched_metadata": list(self.unmatched),
            "linked": self.linked and self.linked._asdict(),
            "seconds": round(self.seconds, 3),
            "processor_seconds": {stage: round(seconds, 3) for stage, seconds in self.stages.items()},
        }


def _result(result: Result) -> dict[str, Any]:
    return {
        "rule": result.rule,
        "article": result.article,
        "claim": result.claim,
        "focus": result.finding.focus,
        "messages": dict(result.messages),
        "quote": result.quote,
    }


@dataclass(slots=True)
class Tally:
    """A report in the making."""

    inputs: Inputs
    stages: Stages = field(default_factory=Stages)
    articles: int = 0
    triples: int = 0
    shared_triples: int = 0
    claims: Counter[str] = field(default_factory=Counter)
    rejected: list[Rejected] = field(default_factory=list)
    rejections: int = 0
    unchanged: int = 0
    pruned: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    findings: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in SEVERITIES})
    violations: list[Result] = field(default_factory=list)
    linked: Linked | None = None
    shared: set[Told] = field(default_factory=set)

    def add(self, batch: Batch) -> None:
        self.stages.add(batch.seconds)
        for item in batch.done:
            if isinstance(item, Built):
                self._built(item)
            elif isinstance(item, Rejected):
                self._rejected(item)
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

    def _rejected(self, item: Rejected) -> None:
        self.rejections += 1
        if len(self.rejected) < KEPT:
            self.rejected.append(item)

    def _built(self, built: Built) -> None:
        self.articles += 1
        self.triples += built.triples
        self.claims.update(built.types)
        for item in built.rejected:
            self._rejected(item)
        if len(self.notes) < KEPT:
            self.notes += [(built.origin, note) for note in built.notes]

    def _found(self, results: Sequence[Result]) -> None:
        for result in results:
            if result.article is None:  # of an entry that articles share: every batch that uses it finds it again
                if (told := told_of(result)) in self.shared:
                    continue
                self.shared.add(told)
            self.findings.setdefault(result.severity, Counter())[result.rule] += 1
            if result.severity == SEVERITIES[0] and len(self.violations) < KEPT:
                self.violations.append(result)

    def report(self, seconds: float) -> BuildReport:
        inputs = self.inputs
        findings = {severity: dict(sorted(rules.items())) for severity, rules in self.findings.items()}
        return BuildReport(
            self.articles, dict(sorted(self.claims.items())), self.triples + self.shared_triples,
            (*inputs.rejected, *self.rejected), findings,
            tuple(self.violations), tuple(self.notes), inputs.skipped, inputs.unmatched, seconds,
            inputs.rejections + self.rejections, self.linked, self.unchanged, self.pruned, dict(self.stages.seconds),
        )  # fmt: skip
