"""What is known of places and actors across articles: what lies in what, who is part of whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from isnad.graph.entities import ALT_LABEL, PREF_LABEL
from isnad.graph.iris import seed_id
from isnad.graph.terms import RDF_TYPE, Quad, literal_parts
from isnad.graph.vocabulary import kg
from isnad.text.fold import key

BROAD = 6  # listed places inside one from which on "there, that day" says little: Tripoli, Aleppo, a governorate
LONGEST = 5  # words of a listed place's name that are looked for inside an unlisted one's


@dataclass(frozen=True)
class World:
    """`inside` ties places to what they lie in, `under` actors to whom they are part of or led by.

    `names` gives listed places by folded Arabic name, where the name is one place's alone; `unlisted` are places that
    only articles know.
    """

    inside: Mapping[str, Sequence[str]]
    under: Mapping[str, Sequence[str]]
    states: frozenset[str]
    names: Mapping[str, str]
    unlisted: frozenset[str] = frozenset()

    @cached_property
    def _below(self) -> Mapping[str, int]:
        return Counter(
            above for place in self.inside.keys() - self.unlisted for above in self.around(place) if above != place
        )

    @cached_property
    def _around(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _above(self) -> dict[str, frozenset[str]]:
        return {}

    def around(self, place: str) -> frozenset[str]:
        """The place and all that it lies in."""
        return _closure(place, self.inside, self._around)

    def above(self, actor: str) -> frozenset[str]:
        """The actor and all that it is part of or led by."""
        return _closure(actor, self.under, self._above)

    def broad(self, place: str) -> bool:
        """Whether many things can happen there in one day: a state, a region, a large city."""
        return place in self.states or self._below.get(place, 0) >= BROAD

    def listed_in(self, label: str) -> str | None:
        """The listed place that an unlisted one's words name: the longest name among them."""
        words = label.split()
        for size in range(min(LONGEST, len(words)), 0, -1):
            for start in range(len(words) - size + 1):
                if (found := self.names.get(" ".join(words[start : start + size]))) is not None:
                    return found
        return None

    def with_places(self, inside: Mapping[str, tuple[str, ...]]) -> "World":
        """The same world with the places that only articles know."""
        unlisted = self.unlisted | (inside.keys() - self.inside.keys())
        return World({**inside, **self.inside}, self.under, self.states, self.names, unlisted)


def world_of(quads: Iterable[Quad]) -> World:
    """What the entries of an authority say of places and actors."""
    inside: defaultdict[str, list[str]] = defaultdict(list)
    under: defaultdict[str, list[str]] = defaultdict(list)
    states, labels = set(), []
    for subject, predicate, value, _ in quads:
        if predicate == kg.locatedIn:
            inside[subject].append(value)
        elif predicate in (kg.partOf, kg.ledBy):
            under[subject].append(value)
        elif predicate == RDF_TYPE and value == kg.State:
            states.add(subject)
        elif predicate in (PREF_LABEL, ALT_LABEL):
            labels.append((subject, value))
    return World(dict(inside), dict(under), frozenset(states), dict(_unambiguous(labels)))


def _unambiguous(labels: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    named: defaultdict[str, set[str]] = defaultdict(set)
    for subject, value in labels:
        if (seed_id(subject) or "").startswith("place/") and value.endswith("@ar"):
            named[key(literal_parts(value).value)].add(subject)
    return ((name, next(iter(places))) for name, places in named.items() if len(places) == 1)


def _closure(node: str, ties: Mapping[str, Sequence[str]], kept: dict[str, frozenset[str]]) -> frozenset[str]:
    if node not in kept:
        seen, todo = {node}, [node]
        while todo:
            fresh = [up for up in ties.get(todo.pop(), ()) if up not in seen]
            seen.update(fresh)
            todo.extend(fresh)
        kept[node] = frozenset(seen)
    return kept[node]
