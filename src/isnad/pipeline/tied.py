"""Derived graphs cut into pieces that can be looked at one by one: what a rule has to see together stays together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from isnad.graph.terms import Quad, Term
from isnad.graph.vocabulary import kg
from isnad.link import ArticleFacts
from isnad.link.facts import Report

PIECE = 20_000  # quads: their validation takes some 30 MB
TIES = frozenset({kg.refersTo, kg.joins, kg.denies, kg.copyOf})


@dataclass(frozen=True, slots=True)
class Piece:
    """Derived quads, and the reports that they speak of with their articles."""

    quads: list[Quad] = field(default_factory=list)
    reports: list[tuple[ArticleFacts, Report]] = field(default_factory=list)


class _Groups:
    """Terms that belong together (a disjoint-set forest)."""

    def __init__(self) -> None:
        self._above: dict[Term, Term] = {}

    def __contains__(self, term: Term) -> bool:
        return term in self._above

    def of(self, term: Term) -> Term:
        """The term that stands for all that belong to this one."""
        above = self._above
        while (up := above.get(term, term)) != term:
            above[term] = above.get(up, up)
            term = above[term]
        return term

    def tie(self, one: Term, other: Term) -> None:
        for term in (one, other):
            self._above.setdefault(term, term)
        self._above[self.of(one)] = self.of(other)


def pieces(quads: Sequence[Quad], articles: Iterable[ArticleFacts], size: int = PIECE) -> Iterator[Piece]:
    """All the quads, an incident with its descriptions and claims in one piece, a copy with its original."""
    told = [(article, report) for article in articles for report in article.reports]
    groups = _tied(quads, told)
    numbers = _numbered(Counter(groups.of(quad[0]) for quad in quads), size)
    found: defaultdict[int, Piece] = defaultdict(Piece)
    for quad in quads:
        found[numbers[groups.of(quad[0])]].quads.append(quad)
    for article, report in told:
        for number in {numbers.get(groups.of(term), -1) for term in (report.claim, report.content)} - {-1}:
            found[number].reports.append((article, report))
    while found:
        yield found.pop(min(found))


def _tied(quads: Iterable[Quad], told: Iterable[tuple[ArticleFacts, Report]]) -> _Groups:
    groups = _Groups()
    for subject, predicate, value, _ in quads:
        if predicate in TIES:
            groups.tie(subject, value)
    for _, report in told:
        if report.claim in groups or report.content in groups:
            groups.tie(report.claim, report.content)
    return groups


def _numbered(sizes: Mapping[Term, int], size: int) -> dict[Term, int]:
    """The number of the piece of each group, filled in order."""
    numbers: dict[Term, int] = {}
    number = held = 0
    for group, count in sizes.items():
        if held and held + count > size:
            number, held = number + 1, 0
        numbers[group] = number
        held += count
    return numbers
