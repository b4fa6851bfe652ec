"""How alike two descriptions are, side by side: kind, day, place, parties, figures, words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

from isnad.graph.vocabulary import CLASSES
from isnad.link.facts import MONTH, ArticleFacts, Days, Figure, Report
from isnad.link.world import World

SOME = 2  # places that one happening may have: a village and a road
SHORT = 3  # days that still are one time: "the weekend", a night and its morning
TELLING = 3  # from this number on two equal tolls are hardly chance
KINDRED = (frozenset({"Bombardment", "ArmedAttack"}), frozenset({"GroundAssault", "ArmedAttack", "Clash"}))
FIERCE = frozenset({"Bombardment", "ArmedAttack", "GroundAssault", "Clash"})
NOTHING = frozenset[str]()
TOO_WIDE = frozenset({"MilitaryAction", "Occurrence"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What the descriptions of one happening in one article say together.

    `days` is their narrowest time, `published` that of the article.
    """

    kinds: frozenset[str]
    agents: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    days: Days | None = None
    months: frozenset[int] = frozenset()
    figures: frozenset[Figure] = frozenset()
    words: frozenset[str] = frozenset()
    several: bool = False
    published: int | None = None

    def __or__(self, other: "Profile") -> "Profile":
        return Profile(
            self.kinds | other.kinds, self.agents | other.agents, self.targets | other.targets,
            self.places | other.places, _narrower(self.days, other.days),
            self.months & other.months or self.months | other.months, self.figures | other.figures,
            self.words | other.words, self.several and other.several,
            self.published if self.published is not None else other.published,
        )  # fmt: skip

    @property
    def day(self) -> int | None:
        """The one day on which it is said to have been."""
        return self.days[0] if self.days is not None and self.days[0] == self.days[1] else None


def profile_of(report: Report, article: ArticleFacts) -> Profile:
    """The profile of one description."""
    return Profile(
        _alone(report.kind), report.agents, report.targets, report.places, report.days, report.months,
        report.figures, frozenset({report.words}) if report.words else NOTHING, report.several, article.published,
    )  # fmt: skip


@cache
def _alone(kind: str) -> frozenset[str]:
    return frozenset({kind})


@dataclass(frozen=True, slots=True)
class Likeness:
    """Each aspect is `same`, `other` or `unknown`, and in between:

    kind `kindred`: an attack, of which the other says how; day `near`: the next or the day before, `within`: one says
    a day, the other its month; place `within`: one lies in the other, `region`: both say only a region or large city,
    or one does, `country`: or a state. `published` tells how near the articles are, `figure` whether a toll is equal or
    another, `several` whether both or none lump happenings together. Within one article `voice` tells whether the
    sources are the same, `focus` what the second one denies.
    """

    kind: str
    day: str
    place: str
    agent: str
    target: str
    figure: str
    words: str
    published: str
    several: str
    voice: str = "other"
    focus: str = ""


def compare(one: Profile, other: Profile, world: World) -> Likeness:
    """Two profiles side by side."""
    return Likeness(
        _kind(one.kinds, other.kinds), _time(one, other), _place(one.places, other.places, world),
        parties(one.agents, other.agents, world), parties(one.targets, other.targets, world),
        tolls(one.figures, other.figures), "same" if one.words & other.words else "other",
        _published(one.published, other.published),
        "same" if _several(one, world) == _several(other, world) else "other",
    )  # fmt: skip


def families(profile: Profile) -> frozenset[str]:
    """What the kinds of two profiles share that may be one."""
    return frozenset(map(_family, profile.kinds))


@cache
def _family(kind: str) -> str:
    line = [name for name in (kind, *CLASSES.get(kind, ())) if name not in TOO_WIDE]
    return "fierce" if FIERCE & set(line) else line[-1] if line else kind


def _several(profile: Profile, world: World) -> bool:
    """Whether it lumps happenings together: by its own word, or by more places than one happening has."""
    return profile.several or (len(profile.places) > SOME and len(_narrowest(profile.places, world)) > SOME)


def _narrower(one: Days | None, other: Days | None) -> Days | None:
    known = [days for days in (one, other) if days is not None]
    return min(known, key=lambda days: (days[1] - days[0], days), default=None)


def _kind(one: Iterable[str], other: Iterable[str]) -> str:
    pairs = list(product(one, other))
    if all(_subsumes(a, b) or _subsumes(b, a) for a, b in pairs):
        return "same"
    lines = [({a, *CLASSES.get(a, ())}, {b, *CLASSES.get(b, ())}) for a, b in pairs]
    kindred = all(a & b - TOO_WIDE or any(a & group and b & group for group in KINDRED) for a, b in lines)
    return "kindred" if kindred else "other"


def _subsumes(wide: str, narrow: str) -> bool:
    return wide == narrow or wide in CLASSES.get(narrow, ())


def _time(one: Profile, other: Profile) -> str:
    if one.days is not None and other.days is not None:
        return _day(one.days, other.days)
    return "other" if one.months and other.months and not one.months & other.months else "unknown"


def _day(one: Days, other: Days) -> str:
    short, long = sorted((one, other), key=lambda days: days[1] - days[0])
    if one == other and short[1] - short[0] < SHORT:
        return "same"
    if short[1] - short[0] >= MONTH or long[1] - long[0] >= MONTH:
        return "other"
    if long[0] <= short[0] and short[1] <= long[1]:
        return "within"
    return "near" if long[0] == long[1] and abs(long[0] - short[0]) == 1 else "other"


def _place(one: frozenset[str], other: frozenset[str], world: World) -> str:
    if not one or not other:
        return "unknown"
    ones, others = _narrowest(one, world), _narrowest(other, world)
    nested = [(a, b) for a, b in product(ones, others) if b in world.around(a) or a in world.around(b)]
    if not nested:
        return "other"
    if any(a == b and not world.broad(a) for a, b in nested):
        return "same"
    if any(not world.broad(a) and not world.broad(b) for a, b in nested):
        return "within"
    return "region" if any(a not in world.states and b not in world.states for a, b in nested) else "country"


def _narrowest(places: frozenset[str], world: World) -> list[str]:
    """The places that hold no other of them: of a city and a hospital in it, the hospital."""
    return [place for place in places if not any(place in world.around(p) for p in places if p != place)]


def parties(one: frozenset[str], other: frozenset[str], world: World) -> str:
    """Whether some party of the one is a party of the other, or a part of it; two parts of one whole may be."""
    if not one or not other:
        return "unknown"
    if any(a in world.above(b) or b in world.above(a) for a, b in product(one, other)):
        return "same"
    wholes = [frozenset().union(*map(world.above, parties)) for parties in (one, other)]
    return "unknown" if wholes[0] & wholes[1] else "other"


def tolls(one: frozenset[Figure], other: frozenset[Figure]) -> str:
    """Whether the two give one number for some outcome, or only different ones."""
    pairs = [(a, b) for a, b in product(one, other) if a.outcome == b.outcome]
    if any(a.exact and b.exact and a.low == b.low >= TELLING for a, b in pairs):
        return "same"
    return "other" if any(a.exact and b.exact and a.low != b.low for a, b in pairs) else "unknown"


def _published(one: int | None, other: int | None) -> str:
    if one is None or other is None:
        return "unknown"
    return "near" if abs(one - other) <= SHORT else "other"
