"""What the other events of an article say of one that is told in part."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from isnad.extract.claims.kinds import DEADLY
from isnad.extract.claims.material import Event
from isnad.extract.claims.merging import compatible, meets
from isnad.model.claim import Claim, Entity, Occurrence

_OFFENSIVE = frozenset({
    "AirStrike", "DroneStrike", "Shelling", "Bombardment", "GroundAssault", "Capture", "Siege", "ArmedAttack",
    "Operation",
})  # fmt: skip
_FROM_AFAR = frozenset({"AirStrike", "DroneStrike", "Shelling", "Bombardment", "ArmedAttack"})
_NEAR = 4  # claims looked back over for the attacker of an attack that goes on
_MAY_LACK_AGENT = frozenset({"ArmedAttack"})  # bombs and killings are often nobody's


Wholes = Mapping[str, frozenset[str]]
"""Id of an actor to all that it is part of."""


def from_context(claims: Sequence[Claim], wholes: Wholes) -> list[Claim]:
    """Who attacks, where and when, from the other events of the article with the same target or the same attacker."""
    filled = list(claims)
    for index, claim in enumerate(filled):
        if claim.form == "Denial" or claim.content.kind not in _OFFENSIVE:
            continue
        others = [o.content for o in (*reversed(filled[:index]), *claims[index + 1 :]) if o.form != "Denial"]
        content = _completed(claim.content, [o for o in others if o.kind in _OFFENSIVE], wholes)
        filled[index] = replace(claim, content=_dated(content, others, wholes))
    return filled


def _completed(content: Occurrence, others: Sequence[Occurrence], wholes: Wholes) -> Occurrence:
    objects, agents = _objects(content), _kin(content.agents, wholes)
    if not content.agents and objects and content.kind not in _MAY_LACK_AGENT:
        attackers = (o.agents for o in others if o.agents and objects & _objects(o))
        return replace(content, agents=next(attackers, ()))
    if content.agents and not objects:
        places = (o.places for o in others if o.places and agents & _kin(o.agents, wholes))
        return replace(content, places=next(places, ()))
    return content


def _dated(content: Occurrence, others: Sequence[Occurrence], wholes: Wholes) -> Occurrence:
    """The date of the same event told elsewhere: of one kind, by one side, on one target."""
    if content.when is not None or content.status != "Actual":
        return content
    agents, objects = _kin(content.agents, wholes), _objects(content)
    same = (
        o.when
        for o in others
        if o.when is not None and o.status == "Actual" and compatible(o.kind, content.kind)
        if objects & _objects(o) and agents & _kin(o.agents, wholes)
    )
    return replace(content, when=next(same, None))


def _objects(content: Occurrence) -> set[str]:
    return {e.key for e in (*content.targets, *content.places)}


def _kin(entities: Sequence[Entity], wholes: Wholes) -> set[str]:
    own = {key for e in entities for key in (e.key, *e.part_of, *e.led_by)}
    return own.union(*(wholes.get(key, ()) for key in own))


def told_before(event: Event, objects: Sequence[Entity], before: Sequence[Claim]) -> Occurrence | None:
    """The event that a definite noun points back to: the last of its family with which its arguments agree."""
    if not event.frame.definite or (event.agents and objects):
        return None
    kind = DEADLY.get(event.sense, event.sense)
    for claim in reversed(before):
        content = claim.content
        if compatible(content.kind, kind) and content.status == "Actual":
            known = ({e.key for e in content.agents}, {e.key for e in (*content.targets, *content.places)})
            if meets({e.key for e in event.agents}, known[0]) and meets({e.key for e in objects}, known[1]):
                return content
    return None


def attackers_before(event: Event, before: Sequence[Claim]) -> tuple[Entity, ...]:
    """Whose attack a definite noun with a new target goes on with: «الضربات استهدفت أيضا …»."""
    if not event.frame.definite or event.agents:
        return ()
    kind = DEADLY.get(event.sense, event.sense)
    near = (c.content for c in reversed(before[-_NEAR:]) if c.form != "Denial")
    return next((c.agents for c in near if c.agents and (compatible(c.kind, kind) or {c.kind, kind} <= _FROM_AFAR)), ())


def supported_before(event: Event, before: Sequence[Claim], wholes: Wholes) -> Occurrence | None:
    """The support told before that one side of this one, or a definite noun («الدعم»), points back to."""
    if event.frame.weak or (event.agents and event.targets):
        return None
    agents, targets = {e.key for e in event.agents}, {e.key for e in event.targets}
    for claim in reversed(before):
        content = claim.content
        if content.kind != "Support" or claim.form == "Denial":
            continue
        shared = agents & _kin(content.agents, wholes) or targets & _kin(content.targets, wholes)
        if shared or (event.frame.definite and not agents and not targets):
            return content
    return None
