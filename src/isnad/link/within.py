"""Which claims of one article describe one happening."""

from dataclasses import dataclass, replace

from isnad.graph.terms import Term
from isnad.graph.vocabulary import CLASSES
from isnad.link.facts import ArticleFacts, Report
from isnad.link.likeness import Likeness, Profile, compare, families, parties, profile_of, tolls
from isnad.link.rules import ANSWERING, CONTESTING, RETURNING, WITHIN, Rule, first
from isnad.link.world import World

DENIAL = "Denial"
CLOSE = 1500  # code points, some paragraphs: further on "the raid" may be another


@dataclass(frozen=True, slots=True)
class Join:
    """Two descriptions taken for one happening, by which rule."""

    one: Term
    other: Term
    rule: Rule


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one article about one happening, in text order, and what they say together."""

    article: Term
    reports: tuple[Report, ...]
    profile: Profile
    joins: tuple[Join, ...] = ()

    @property
    def content(self) -> Term:
        """The description that stands for the group."""
        return self.reports[0].content

    def with_report(self, report: Report, rule: Rule, profile: Profile) -> "Group":
        return Group(
            self.article, (*self.reports, report), self.profile | profile,
            (*self.joins, Join(self.content, report.content, rule)),
        )  # fmt: skip


def groups(article: ArticleFacts, world: World) -> tuple[Group, ...]:
    """The happenings of the article, in text order: claims that no other resembles are alone in theirs."""
    found: list[Group] = []
    for report in filter(_happened, article.reports):
        profile = profile_of(report, article)
        place, rule = _home(report, profile, found, world)
        if rule is None:
            found.append(Group(article.article, (report,), profile))
        else:
            found[place] = found[place].with_report(report, rule, profile)
    return tuple(found)


def _happened(report: Report) -> bool:
    """Whether it is told of an action as one that took place, or is denied."""
    return report.status == "Actual" and "MilitaryAction" in (report.kind, *CLASSES.get(report.kind, ()))


def _home(report: Report, profile: Profile, found: list[Group], world: World) -> tuple[int, Rule | None]:
    """The group that the report belongs to, by its number, and the rule that says so."""
    alike = [
        (number, replace(compare(group.profile, profile, world), voice=_voice(report, group), focus=report.focus))
        for number, group in enumerate(found)
        if families(group.profile) & families(profile)
    ]
    alike = [(number, likeness) for number, likeness in alike if not _another(report, found[number], world)]
    sure = [(number, rule) for number, likeness in alike if (rule := first(WITHIN, likeness))]
    if sure:
        return max(sure, key=lambda match: (match[1].confidence, match[0]))
    for candidates in (_blamed(report, found, alike), _returned(report, found, alike), _answered(report, found, alike)):
        if candidates:
            return candidates[-1]
    return 0, None


def _voice(report: Report, group: Group) -> str:
    return "same" if any(report.source == other.source for other in group.reports) else "other"


def _another(report: Report, group: Group, world: World) -> bool:
    """Whether one narrator tells of two: another toll, or another doer, in the same voice."""
    mine = [other for other in group.reports if other.source == report.source]
    return any(
        "other" in (tolls(report.figures, other.figures), parties(report.agents, other.agents, world)) for other in mine
    )


def _blamed(report: Report, found: list[Group], alike: list[tuple[int, Likeness]]) -> list[tuple[int, Rule]]:
    """Where either side accuses or denies. A clash has its two sides: two others are another clash."""
    if report.kind == "Clash":
        return []
    rules = [(number, rule) for number, likeness in alike if (rule := first(CONTESTING, likeness))]
    return [match for match in rules if any(r.form != "Claim" for r in (report, *found[match[0]].reports))]


def _returned(report: Report, found: list[Group], alike: list[tuple[int, Likeness]]) -> list[tuple[int, Rule]]:
    close = [(number, likeness) for number, likeness in alike if _close(report, found[number])]
    rules = [(number, rule) for number, likeness in close if (rule := first(RETURNING, likeness))]
    return rules if len(rules) == 1 else []


def _close(report: Report, group: Group) -> bool:
    return any(abs(report.at - other.at) <= CLOSE for other in group.reports)


def _answered(report: Report, found: list[Group], alike: list[tuple[int, Likeness]]) -> list[tuple[int, Rule]]:
    if report.form != DENIAL:
        return []
    rules = [(number, rule) for number, likeness in alike if (rule := first(ANSWERING, likeness))]
    return [match for match in rules if any(other.positive for other in found[match[0]].reports)]
