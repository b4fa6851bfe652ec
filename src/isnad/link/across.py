"""Which happenings of different articles are one incident: by key, never everything with everything."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from isnad.graph.terms import Term
from isnad.link.facts import MONTH
from isnad.link.likeness import TELLING, Profile, compare, families
from isnad.link.rules import ACROSS, VAGUE, Rule, first
from isnad.link.within import Group, Join
from isnad.link.world import World

MOST = 24  # earlier groups under one key that a group is compared with: so the work stays proportional
CROWDED = 200  # incidents of one doer in one month from which on "the only one that fits" is not worth looking for

Key = tuple[object, ...]


@dataclass
class Incident:
    """Groups taken for one incident, the joins between them, and what they say together."""

    groups: list[Group]
    profile: Profile
    joins: list[Join] = field(default_factory=list)

    def add(self, group: Group, join: Join) -> None:
        """One more article's account of it."""
        self.groups.append(group)
        self.joins.append(join)
        self.profile |= group.profile

    def tells(self, article: Term) -> bool:
        """Whether an account of this article is in it already: what an article tells apart stays apart."""
        return any(group.article == article for group in self.groups)


def incidents(groups: Iterable[Group], world: World) -> list[Incident]:
    """All groups, each in one incident; most are alone in theirs.

    Precise accounts come first, so that what the others may join does not hang on chance.
    """
    ordered = sorted(groups, key=_order)
    found = _Incidents(world)
    vague = [group for group in ordered if not found.place(group)]
    for group in vague:
        found.place_vague(group)
    return found.all


def _order(group: Group) -> tuple[object, ...]:
    days = group.profile.days
    return (
        days is None, days[1] - days[0] if days else 0, group.profile.published or 0, group.article, group.content,
    )  # fmt: skip


class _Incidents:
    """The incidents found so far, by what could lead another group to them."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.all: list[Incident] = []
        self._by_key: defaultdict[Key, list[tuple[int, Group]]] = defaultdict(list)
        self._by_month: defaultdict[Key, set[int]] = defaultdict(set)

    def place(self, group: Group) -> bool:
        """Joins the group to what it resembles most, or begins an incident; False where it is too vague for that."""
        keys = tuple(_keys(group.profile, self._world))
        number, join = self._best(group, keys)
        if join is None and _is_vague(group.profile):
            return False
        self._put(group, number, join, keys)
        return True

    def place_vague(self, group: Group) -> None:
        """Joins the group to the only incident that it fits; else it is alone."""
        fits = {n for key in _months(group.profile, self._world) for n in self._by_month.get(key, ())}
        if len(fits) > CROWDED:
            fits = set()
        likely = [(n, first(VAGUE, compare(self.all[n].profile, group.profile, self._world))) for n in sorted(fits)]
        likely = [(n, rule) for n, rule in likely if rule is not None]
        if len(likely) == 1 and not self.all[likely[0][0]].tells(group.article):
            number, rule = likely[0]
            self._put(group, number, _join(self.all[number].groups[0], group, rule), ())
        else:
            self._put(group, len(self.all), None, ())

    def _best(self, group: Group, keys: Iterable[Key]) -> tuple[int, Join | None]:
        best: tuple[float, int, Join] | None = None
        for number, other in _once(found for key in keys for found in self._by_key.get(key, ())[:MOST]):
            rule = first(ACROSS, compare(other.profile, group.profile, self._world))
            if rule is None or self.all[number].tells(group.article):
                continue
            if best is None or rule.confidence > best[0]:
                best = rule.confidence, number, _join(other, group, rule)
        return (len(self.all), None) if best is None else best[1:]

    def _put(self, group: Group, number: int, join: Join | None, keys: Iterable[Key]) -> None:
        if join is None:
            self.all.append(Incident([group], group.profile))
        else:
            self.all[number].add(group, join)
        for key in keys:
            self._by_key[key].append((number, group))
        if group.profile.day is not None:
            for key in _months(group.profile, self._world):
                self._by_month[key].add(number)


def _join(one: Group, other: Group, rule: Rule | None) -> Join:
    assert rule is not None
    return Join(one.content, other.content, rule)


def _once(found: Iterable[tuple[int, Group]]) -> Iterator[tuple[int, Group]]:
    seen: set[Term] = set()
    for number, group in found:
        if group.content not in seen:
            seen.add(group.content)
            yield number, group


def _is_vague(profile: Profile) -> bool:
    days = profile.days
    return days is not None and 0 < days[1] - days[0] < MONTH


def _towns(profile: Profile, world: World) -> frozenset[str]:
    return frozenset(p for place in profile.places for p in world.around(place) if not world.broad(p))


def _tolls(profile: Profile) -> frozenset[tuple[str, int]]:
    return frozenset((f.outcome, f.low) for f in profile.figures if f.exact and f.low >= TELLING)


def _keys(profile: Profile, world: World) -> Iterator[Key]:
    """What two groups share if a rule of ACROSS can hold for them, the telling first."""
    for family in sorted(families(profile)):
        yield from (("words", family, words) for words in sorted(profile.words))
        towns, tolls = sorted(_towns(profile, world)), sorted(_tolls(profile))
        if (day := profile.day) is not None:
            yield from (("toll", family, d, *toll) for toll in tolls for d in (day, day + 1))
            yield from (("town", family, day, town) for town in towns)
        elif profile.days is None and profile.published is not None:
            yield from (("undated", family, *toll, town) for toll in tolls for town in towns)


def _months(profile: Profile, world: World) -> Iterator[Key]:
    if profile.days is None:
        return
    agents = sorted({above for agent in profile.agents for above in world.above(agent)})
    for month in sorted({day // MONTH for day in profile.days}):
        yield from ((family, month, agent) for family in sorted(families(profile)) for agent in agents)
