"""What a new version of a graph says otherwise than the old one, claim by claim."""

import heapq
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from isnad.graph.mapping import GENERATED_BY
from isnad.graph.terms import Triple
from isnad.pipeline.diff_entries import EntryDiff, entry_diffs
from isnad.pipeline.diff_fields import Differences, article_fields, claim_fields, differences
from isnad.pipeline.graphs import open_any
from isnad.views.articles import ArticleGraph, Opened
from isnad.views.claims import ArticleView, ClaimView, article_view

ALIKE = 0.3  # least share of the words under either claim's evidence that both cover, to be one claim read otherwise


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that is only in the old graph (`new` is None), only in the new, or in both and said otherwise.

    `fields` holds, for each field that differs, the old values and the new.
    """

    old: ClaimView | None
    new: ClaimView | None
    fields: Differences

    @property
    def what(self) -> str:
        """added, removed or changed."""
        return _what(self.old, self.new)

    @property
    def claim(self) -> ClaimView:
        """The claim as it is now; as it was where it is no more."""
        return next(claim for claim in (self.new, self.old) if claim is not None)


@dataclass(frozen=True, slots=True)
class ArticleDiff:
    """An article of either graph, how it differs, and the number of its claims that are the same in both."""

    old: ArticleView | None
    new: ArticleView | None
    fields: Differences
    changes: tuple[Change, ...]
    same: int

    @property
    def what(self) -> str:
        """added, removed, changed (it, or one of its claims) or same."""
        what = _what(self.old, self.new)
        differs = self.fields or self.changes or self.former_id
        return what if differs or what != "changed" else "same"

    @property
    def article(self) -> ArticleView:
        """The article as it is now; as it was where it is no more."""
        return next(article for article in (self.new, self.old) if article is not None)

    @property
    def former_id(self) -> str:
        """What the article was called where it has another id now; else empty."""
        return self.old.id if self.old and self.new and self.old.id != self.new.id else ""


def _what(old: object, new: object) -> str:
    if old is None:
        return "added"
    return "removed" if new is None else "changed"


class Compared(NamedTuple):
    """Every article of either graph, as the comparison goes; the entries of the authority that differ."""

    articles: Iterator[ArticleDiff]
    entries: Iterator[EntryDiff]


@contextmanager
def open_diff(old: Path, new: Path, seeds: tuple[Path, ...], ignore: Collection[str] = ()) -> Iterator[Compared]:
    """Both graphs, compared but for the fields to `ignore`. Errors are those of open_any."""
    with open_any(old, seeds) as before, open_any(new, seeds) as after:
        yield Compared(compare(before, after, ignore), entry_diffs(before.shared, after.shared, ignore))


def compare(old: Opened, new: Opened, ignore: Collection[str] = ()) -> Iterator[ArticleDiff]:
    """Articles of both graphs in order of id, then those of one; each is held only while it is compared.

    Of the latter, two with the same text are the same article under another id.
    """
    alone: list[_Alone] = []
    for before, after in _pairs(old, new):
        if before is not None and after is not None:
            yield _compared(_Side(before, old), _Side(after, new), ignore)
        else:
            alone += [_Alone.of(_Side(graph, at)) for graph, at in ((before, old), (after, new)) if graph is not None]
    gone, come = ([row for row in alone if row.opened is opened] for opened in (old, new))
    for one, other in _renamed(gone, come):
        yield _compared(one and one.again(), other and other.again(), ignore)


class _Side(NamedTuple):
    """One article of one graph."""

    graph: ArticleGraph
    opened: Opened

    def views(self) -> tuple[ArticleView, tuple[ClaimView, ...]]:
        return article_view(self.graph, self.opened.shared)

    def said(self) -> set[Triple]:
        """All but which run wrote it."""
        return {triple for triple in self.graph.triples if triple[1] != GENERATED_BY}


class _Alone(NamedTuple):
    """An article of one graph only: where it is, and the hash of its text."""

    opened: Opened
    id: str
    sha256: str

    @classmethod
    def of(cls, side: _Side) -> "_Alone":
        article, _ = side.views()
        return cls(side.opened, article.id, article.sha256)

    def again(self) -> _Side:
        return _Side(self.opened.article(self.id), self.opened)


def _pairs(old: Opened, new: Opened) -> Iterator[tuple[ArticleGraph | None, ArticleGraph | None]]:
    """What the graphs have under each id."""
    rows = heapq.merge(
        ((graph.id, False, graph) for graph in old.articles()),
        ((graph.id, True, graph) for graph in new.articles()),
        key=lambda row: row[:2],
    )
    for _, same in groupby(rows, key=lambda row: row[0]):
        sides = {is_new: graph for _, is_new, graph in same}
        yield sides.get(False), sides.get(True)


def _renamed(old: Sequence[_Alone], new: Sequence[_Alone]) -> Iterator[tuple[_Alone | None, _Alone | None]]:
    """Those that belong together by their text; the others by themselves."""
    by_text = {one.sha256: one for one in new if one.sha256}
    left = {one.id: one for one in new}
    for one in old:
        other = by_text.pop(one.sha256, None)
        if other is not None:
            left.pop(other.id)
        yield one, other
    yield from ((None, one) for one in left.values())


# ---- one article ----------------------------------------------------------------------------------------------------


def _compared(old: _Side | None, new: _Side | None, ignore: Collection[str]) -> ArticleDiff:
    if old is None or new is None:
        return _one_sided(old, new)
    if old.said() == new.said():
        article, claims = new.views()
        return ArticleDiff(article, article, {}, (), len(claims))
    (before, old_claims), (after, new_claims) = old.views(), new.views()
    told = differences(article_fields(before), article_fields(after), ignore)
    same_text = before.sha256 == after.sha256
    changes = [_change(one, other, same_text, ignore) for one, other in _matched(old_claims, new_claims, same_text)]
    differing = tuple(change for change in changes if change.fields or change.what != "changed")
    return ArticleDiff(before, after, told, differing, len(changes) - len(differing))


def _one_sided(old: _Side | None, new: _Side | None) -> ArticleDiff:
    before, gone = old.views() if old else (None, ())
    after, come = new.views() if new else (None, ())
    changes = [*(Change(claim, None, {}) for claim in gone), *(Change(None, claim, {}) for claim in come)]
    return ArticleDiff(before, after, {}, tuple(changes), 0)


def _change(old: ClaimView | None, new: ClaimView | None, same_text: bool, ignore: Collection[str]) -> Change:
    if old is None or new is None:
        return Change(old, new, {})
    before, after = (claim_fields(claim, offsets=same_text) for claim in (old, new))
    return Change(old, new, differences(before, after, ignore))


_Matched = list[tuple[ClaimView | None, ClaimView | None]]


def _matched(old: Sequence[ClaimView], new: Sequence[ClaimView], same_text: bool) -> _Matched:
    """Claims of one id; then, best first, those whose evidence overlaps; then each that is left, alone."""
    by_id = {claim.id: claim for claim in new}
    pairs: _Matched = [(claim, by_id.pop(claim.id)) for claim in old if claim.id in by_id]
    rest = [claim for claim in old if not any(claim is one for one, _ in pairs)]
    free = list(by_id.values())
    scored = [(_alike(o, n, same_text), i, j) for i, o in enumerate(rest) for j, n in enumerate(free)]
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for score, i, j in sorted(scored, key=lambda row: (-row[0][0], -row[0][1], row[1], row[2])):
        if score[0] >= ALIKE and i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((rest[i], free[j]))
    pairs += [(claim, None) for i, claim in enumerate(rest) if i not in taken_old]
    pairs += [(None, claim) for j, claim in enumerate(free) if j not in taken_new]
    return sorted(pairs, key=_place)


def _place(pair: tuple[ClaimView | None, ClaimView | None]) -> tuple[object, ...]:
    claim = pair[1] or pair[0]
    return (claim.evidence, claim.iri) if claim else ()


def _alike(old: ClaimView, new: ClaimView, same_text: bool) -> tuple[float, int]:
    """The share of evidence in common, of words where the texts differ; then how many fields are the same."""
    one, other = (_covered(claim, same_text) for claim in (old, new))
    share = len(one & other) / len(one | other) if one | other else 0.0
    if share < ALIKE:
        return share, 0
    fields, others = claim_fields(old), claim_fields(new)
    return share, sum(others.get(name) == values for name, values in fields.items())


def _covered(claim: ClaimView, same_text: bool) -> set[object]:
    if same_text:
        return {at for quote in claim.evidence for at in range(quote.start, quote.end)}
    return {word for quote in claim.evidence for word in quote.words.split()}
