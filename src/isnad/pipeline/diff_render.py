"""Differences for people, as lines, and for programs, as JSON."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from isnad.pipeline.diff import ArticleDiff, Change
from isnad.pipeline.diff_entries import EntryDiff
from isnad.query.cells import short
from isnad.views.claims import ClaimView

MARKS = {"added": "+", "removed": "-", "changed": "~", "same": " "}
SIDES = {
    "supporter": "by", "agent": "by", "recipient": "for", "target": "on", "participant": "with", "place": "at",
    "origin": "from",
}  # fmt: skip


@dataclass(slots=True)
class Summary:
    """The counts of a comparison: articles and claims by what became of them, changed claims by field."""

    articles: Counter[str] = field(default_factory=Counter)
    claims: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    entries: int = 0

    def add(self, article: ArticleDiff) -> None:
        self.articles[article.what] += 1
        self.claims["same"] += article.same
        for change in article.changes:
            self.claims[change.what] += 1
            self.fields.update(change.fields.keys())

    @property
    def differs(self) -> bool:
        return self.entries > 0 or any(count for what, count in self.articles.items() if what != "same")

    def lines(self) -> Iterator[str]:
        """The counts in words."""
        yield f"articles: {_counts(self.articles)}"
        yield f"claims: {_counts(self.claims)}"
        if self.fields:
            yield "changed: " + ", ".join(f"{name} {count}" for name, count in self._frequent())
        if self.entries:
            yield f"entries of the seeds: {self.entries} changed"

    def to_json(self) -> dict[str, Any]:
        return {
            "articles": {what: self.articles[what] for what in MARKS},
            "claims": {what: self.claims[what] for what in MARKS},
            "changed_fields": dict(self._frequent()),
            "entries": {"changed": self.entries},
        }

    def _frequent(self) -> list[tuple[str, int]]:
        return sorted(self.fields.items(), key=lambda row: (-row[1], row[0]))


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{counts.get(what, 0)} {'the same' if what == 'same' else what}" for what in MARKS)


@dataclass(frozen=True, slots=True)
class Line:
    """A line for a person: what it tells of (added, removed, changed or nothing), and its words."""

    what: str
    text: str


def article_lines(article: ArticleDiff) -> Iterator[Line]:
    """The article and its changes, each claim with its words; nothing where all is the same."""
    if article.what == "same":
        return
    yield Line("", "")
    yield Line("article", _heading(article))
    for name, (old, new) in article.fields.items():
        yield Line("changed", f"  {name}: {_arrow(old, new)}")
    for change in article.changes:
        yield from _change(change)


def entry_lines(entry: EntryDiff) -> Iterator[Line]:
    """The entry and its changes."""
    yield Line("changed", f"{MARKS['changed']} entry {short(entry.iri)} ({entry.label})")
    for name, (old, new) in entry.fields.items():
        yield Line("changed", f"    {name}: {_arrow(old, new)}")


def entry_json(entry: EntryDiff) -> dict[str, Any]:
    """One object for the entry."""
    return {
        "record": "entry", "what": "changed", "entry": entry.iri, "label": entry.label, "fields": _fields(entry.fields),
    }  # fmt: skip


def _heading(article: ArticleDiff) -> str:
    one = article.article
    details = [text for text in (one.publisher.label if one.publisher else "", one.published, one.title) if text]
    renamed = f", was {article.former_id}" if article.former_id else ""
    told = f" ({', '.join(details)})" if details else ""
    return f"article {one.id}{renamed}{told}" + (f": {article.what}" if article.what != "changed" else "")


def _change(change: Change) -> Iterator[Line]:
    claim = change.claim
    was = f" (was {change.old.id})" if change.old and change.old.id != claim.id else ""
    yield Line(change.what, f"{MARKS[change.what]} {change.what} {claim.id}{was}: {gist(claim)}")
    for name, (old, new) in change.fields.items():
        yield Line("changed", f"    {name}: {_arrow(old, new)}")
    yield from (Line("quote", f"    «{quote.words}»") for quote in claim.evidence)


def _arrow(old: Sequence[str], new: Sequence[str]) -> str:
    """What went and what came; what both sides have is not repeated."""
    gone, came = ([value for value in one if value not in other] for one, other in ((old, new), (new, old)))
    return f"{'; '.join(gone) or '(nothing)'} → {'; '.join(came) or '(nothing)'}" if gone or came else "another order"


def gist(claim: ClaimView) -> str:
    """A claim in one line: its form, kind and parties, as its source has it."""
    parties = ((word, ", ".join(entity.label for entity in claim.roles[role])) for role, word in SIDES.items())
    sides = (f"{word} {labels}" for word, labels in parties if labels)
    said = (claim.form if claim.form != "Claim" else "", claim.kind, *sides, claim.edtf)
    source = f" — {claim.chain[0].source.label}" if claim.chain else ""
    return " ".join(filter(None, said)) + _status(claim) + source


def _status(claim: ClaimView) -> str:
    status = claim.concept("status")
    return f" [{status}]" if status not in ("", "Actual") else ""


def to_json(article: ArticleDiff) -> Iterator[dict[str, Any]]:
    """One object for the article where it differs itself, and one for each change."""
    name = {"article": article.article.id, **({"old_article": article.former_id} if article.former_id else {})}
    if article.fields or article.what in ("added", "removed") or article.former_id:
        yield {"record": "article", "what": article.what, **name, "fields": _fields(article.fields)}
    for change in article.changes:
        yield {
            "record": "claim", "what": change.what, **name,
            "old": change.old.iri if change.old else None, "new": change.new.iri if change.new else None,
            "gist": gist(change.claim), "quotes": [quote.words for quote in change.claim.evidence],
            "fields": _fields(change.fields),
        }  # fmt: skip


def _fields(fields: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> dict[str, Any]:
    return {name: {"old": list(old), "new": list(new)} for name, (old, new) in fields.items()}
