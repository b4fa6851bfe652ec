"""What the shapes object to in entries that articles share: a rerun that makes no article anew still tells it."""

import json

from isnad.graph.report import Report, Result
from isnad.pipeline.manifest import Manifest

Told = tuple[str, ...]
"""Severity, rule, and which entry by which path, value and component: findings of several batches with one are one."""

_PREFIX = "found "


def told_of(result: Result) -> Told:
    """What tells this finding from others."""
    found = result.finding
    return result.severity, result.rule, *map(str, (found.focus, found.path, found.value, found.component))


def shared_in(report: Report) -> set[Told]:
    """The findings that are of no article."""
    return {told_of(result) for result in report.results if result.article is None}


class SharedFindings:
    """Those that a manifest keeps for as long as the seeds, rules and shapes are as they are (`stamp`).

    They outlive the last article that uses an entry, as the entry itself does.
    """

    def __init__(self, manifest: Manifest, stamp: str) -> None:
        self._manifest, self._key = manifest, _PREFIX + stamp
        self.kept: set[Told] = {tuple(told) for told in json.loads(manifest.get(self._key) or "[]")}
        self._seen = set[Told]()

    def add(self, report: Report) -> None:
        """Keeps what is new. To be called before the articles of that batch are noted: they would not be made again."""
        self._seen |= shared_in(report)
        if new := self._seen - self.kept:
            self.kept |= new
            self._write()

    def finish(self, unchanged: int) -> None:
        """Where all articles were made now, what was found now is all; what other seeds or shapes gave goes."""
        if not unchanged:
            self.kept = self._seen
        self._manifest.forget_keys(_PREFIX)
        self._write()

    def _write(self) -> None:
        self._manifest.set(self._key, json.dumps(sorted(self.kept)))
