"""Parties called by what they did in an event told before: «المهاجمون», «الطرفان»."""

from collections.abc import Sequence
from dataclasses import replace

from isnad.extract.claims.material import Event
from isnad.extract.claims.merging import called
from isnad.model.claim import Claim, Entity, Occurrence
from isnad.text.fold import key

_ATTACKERS = frozenset("المهاجمون المهاجمين المهاجم المهاجمان المنفذون المنفذين الخاطفون الخاطفين الجناه".split())
_BOTH = frozenset("الطرفان الطرفين الجانبان الجانبين".split())
_ATTACKS = frozenset(
    {"ArmedAttack", "GroundAssault", "Bombardment", "Shelling", "AirStrike", "DroneStrike", "Detention", "Capture"}
)
_SIDES = 2


def with_parties_by_deed(event: Event, before: Sequence[Claim]) -> Event:
    """The event, those of its parties named who are only called by what they did; both sides of nothing are nobody."""
    agents, targets = (_meant(entities, before) for entities in (event.agents, event.targets))
    if agents == event.agents and targets == event.targets:
        return event
    return replace(event, agents=agents, targets=tuple(t for t in targets if t not in agents))


def _meant(entities: tuple[Entity, ...], before: Sequence[Claim]) -> tuple[Entity, ...]:
    words = {key(e.label) for e in entities if e.id is None and not e.part_of and not e.led_by}
    if words & _BOTH:
        return next((sides for c in reversed(before) if len(sides := _sides(c.content)) == _SIDES), ())
    if words & _ATTACKERS:
        attacks = (c.content.agents for c in reversed(before) if c.content.kind in _ATTACKS and c.content.agents)
        return next(attacks, entities)
    return entities


def _sides(content: Occurrence) -> tuple[Entity, ...]:
    """Who fights whom, where the claim names exactly two."""
    hit = tuple(t for t in content.targets if t.kind in ("ArmedGroup", "State", "GovernmentBody"))
    sides = content.agents if content.kind == "Clash" else (*content.agents, *hit)
    return sides if len(called(sides)) == _SIDES and content.kind != "Support" else ()
