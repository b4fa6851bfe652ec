"""All that the earlier stages found in one article, and one event with its roles filled from it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from isnad.model.annotation import (
    CasualtyMention,
    DateMention,
    DenialFound,
    Factuality,
    Frame,
    Mention,
    NumberMention,
    Speech,
    Unit,
)
from isnad.model.claim import Entity, When

_FIGHTERS = frozenset({"ArmedGroup", "GovernmentBody", "Person", "Organisation"})


@dataclass(frozen=True)
class Material:
    """All that the earlier stages found in one article."""

    article: str
    text: str
    tokens: Sequence[tuple[int, int]]  # start and end of each word
    norms: Sequence[str]
    units: Sequence[Sequence[Unit]]
    frames: Sequence[tuple[Frame, Factuality]]
    speech: Sequence[Speech]
    dates: Sequence[DateMention]
    casualties: Sequence[CasualtyMention]
    numbers: Sequence[NumberMention]
    resolved: Mapping[int, Mention]
    means: Mapping[str, tuple[str, ...]]
    questions: frozenset[int]
    denials: Sequence[DenialFound]
    wholes: Mapping[str, frozenset[str]] = field(default_factory=dict)  # id of an actor to all that it is part of
    published: date | None = None
    bombs: frozenset[str] = frozenset()  # words that make of a thing a bomb («سيارة مفخخة»)

    @cached_property
    def _starts(self) -> list[int]:
        return [units[0].first for units in self.units]

    def sentence_at(self, token: int) -> int:
        """The last sentence that begins at or before the token; -1 where none does."""
        return bisect_right(self._starts, token) - 1

    @cached_property
    def dated(self) -> Mapping[int, Sequence[DateMention]]:
        """By sentence, the dates in it."""
        found: defaultdict[int, list[DateMention]] = defaultdict(list)
        for mention in self.dates:
            found[self.sentence_at(mention.first)].append(mention)
        return found

    @cached_property
    def spoken(self) -> Mapping[int, Sequence[Speech]]:
        """By sentence, the speeches that reach into it, in their order."""
        found: defaultdict[int, list[Speech]] = defaultdict(list)
        for speech in self.speech:
            for index in range(max(0, self.sentence_at(speech.first)), self.sentence_at(speech.last) + 1):
                found[index].append(speech)
        return found


@dataclass(frozen=True)
class Event:
    """A frame with the entities that fill its roles. `sense` is its kind as the words beside it make it finer."""

    frame: Frame
    sense: str
    factuality: Factuality
    agents: tuple[Entity, ...]
    targets: tuple[Entity, ...]
    places: tuple[Entity, ...]
    tools: tuple[Entity, ...] = ()  # of the agents, weapons that nobody is named for: by what, not by whom
    figures: tuple[CasualtyMention, ...] = ()
    when: When | None = None

    @property
    def is_support(self) -> bool:
        return self.sense.startswith("Support:")

    @property
    def objects(self) -> tuple[Entity, ...]:
        """Whom or what it is done to, and where."""
        return (*self.targets, *self.places)

    def clash_sides(self) -> "Event":
        """In a clash nobody is the target: actors named as such are sides, and the rest is where they fight."""
        if self.sense != "Clash":
            return self
        fighters = tuple(t for t in self.targets if t.kind in _FIGHTERS and t not in self.places)
        places = tuple(e for e in self.objects if e not in fighters)
        return replace(
            self, agents=(*self.agents, *(f for f in fighters if f not in self.agents)), targets=(), places=places
        )
