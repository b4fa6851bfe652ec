"""Which claims a denial answers: of one incident, or of one side's support for another in the same article."""

from collections.abc import Iterable, Iterator, Mapping

from isnad.graph.terms import Term
from isnad.link.across import Incident
from isnad.link.facts import ArticleFacts, Report
from isnad.link.likeness import compare, parties, profile_of
from isnad.link.roots import Root
from isnad.link.world import World

DENIAL = "Denial"
UNSPECIFIED = frozenset({"SupportUnspecified"})
SINGLING_OUT = frozenset({"Responsibility"})


def answers(
    articles: Iterable[ArticleFacts], incidents: Iterable[Incident], traced: Mapping[Term, Root], world: World
) -> Iterator[tuple[Term, Term]]:
    """(denial, claim it answers), sorted; what the article's graph says already is not said again."""
    found = {pair for incident in incidents for pair in _of_incident(incident, traced, world)}
    found |= {pair for article in articles for pair in _of_support(article, world)}
    return iter(sorted(found))


def _of_incident(incident: Incident, traced: Mapping[Term, Root], world: World) -> Iterator[tuple[Term, Term]]:
    """Every denial of the incident with what it denies: one claim for each root, in its own article all."""
    told = [(group.article, report) for group in incident.groups for report in group.reports]
    for article, denial in told:
        if denial.form != DENIAL:
            continue
        seen: set[Term] = set()
        for other_article, claim in told:
            root = traced[claim.claim].source if claim.claim in traced else claim.source
            if _denied(denial, claim, world) and (other_article == article or root not in seen):
                seen.add(root)
                yield denial.claim, claim.claim


def _same_support(denial: Report, claim: Report) -> bool:
    """Whether the claim affirms support of the kind and status denied; to deny support is to deny every kind."""
    kinds = denial.manners - UNSPECIFIED
    alike = denial.status == claim.status and (not kinds or bool(kinds & claim.manners))
    return alike and claim.positive and claim.source != denial.source and claim.claim not in denial.denies


def _denied(denial: Report, claim: Report, world: World) -> bool:
    """Whether the claim affirms what the denial negates: with responsibility, that just this party did it."""
    if not claim.positive or claim.source == denial.source or claim.claim in denial.denies:
        return False
    if denial.focus == "Figure":
        return bool(claim.figures)
    return denial.focus not in SINGLING_OUT or parties(denial.agents, claim.agents, world) == "same"


def _of_support(article: ArticleFacts, world: World) -> Iterator[tuple[Term, Term]]:
    supports = [report for report in article.reports if report.kind == "Support"]
    for denial in supports:
        for claim in supports if denial.form == DENIAL else ():
            alike = compare(profile_of(denial, article), profile_of(claim, article), world)
            if alike.agent == alike.target == "same" and alike.day != "other" and _same_support(denial, claim):
                yield denial.claim, claim.claim
