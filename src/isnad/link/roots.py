"""Whose word a report is in the end: sources traced through those who relayed them, and through copied texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from isnad.graph.terms import Term
from isnad.link.across import Incident
from isnad.link.copies import Copy
from isnad.link.facts import ArticleFacts, Report

SPEAKS_FOR = "root.speaks-for"  # the one rule whose root may be the source of no claim


@dataclass(frozen=True, slots=True)
class Root:
    """The source that a claim counts under, and why; written only where it is not the claim's own source."""

    claim: Term
    source: Term
    rule: str


def roots(
    articles: Iterable[ArticleFacts], copied: Mapping[Term, Copy], incidents: Iterable[Incident]
) -> Iterator[Root]:
    """The roots that differ from the claims' sources, in order of the claims.

    A named source is its own root; an unnamed spokesman speaks for the body. Where no name is given, who brought the
    word counts: the outlet or agency that is quoted, the article that was copied, and within one incident all unnamed
    sources described in the same words, since nobody can tell them apart.
    """
    found: dict[Term, Root] = {}
    by_article = {article.article: article for article in articles}
    for article in by_article.values():
        for report in article.reports:
            if root := _traced(report) or _copied(report, by_article, copied.get(article.article)):
                found[report.claim] = root
    for incident in incidents:
        for root in _indistinct(incident, found):
            found[root.claim] = root
    return (found[claim] for claim in sorted(found))


def _traced(report: Report) -> Root | None:
    """To the body that an unnamed member speaks for, or the outlet that relays an unnamed source."""
    if report.body:
        return Root(report.claim, report.body, SPEAKS_FOR)
    if report.anonymous and report.relay:
        return Root(report.claim, report.relay, "root.relayed-by")
    return None


def _copied(report: Report, articles: Mapping[Term, ArticleFacts], copy: Copy | None) -> Root | None:
    """To the original's own voice, or to its unnamed source of the same description."""
    original = articles.get(copy.original) if copy else None
    if original is None or not (report.own_voice or report.anonymous):
        return None
    same = [r for r in original.reports if r.own_voice == report.own_voice and r.label == report.label]
    same += [r for r in original.reports if r.own_voice]
    return Root(report.claim, same[0].source, "root.copied-from") if same else None


def _indistinct(incident: Incident, found: Mapping[Term, Root]) -> Iterator[Root]:
    """Unnamed sources of one incident that are described in the same words, traced to the first of them."""
    described: defaultdict[str, list[Report]] = defaultdict(list)
    for group in incident.groups:
        for report in group.reports:
            if report.anonymous and report.claim not in found:
                described[report.label].append(report)
    for reports in described.values():
        for report in reports[1:]:
            if report.source != reports[0].source:
                yield Root(report.claim, reports[0].source, "root.not-told-apart")
