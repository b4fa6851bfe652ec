"""What the other events of an article say of one that is told in part."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from isnad.extract.claims.kinds import DEADLY
from isnad.extract.claims.material import Event
from isnad.extract.claims.merging import called, compatible, meets, names
from isnad.model.claim import Claim, Entity, Occurrence
from isnad.text.fold import key

_FIRE = ("AirStrike", "DroneStrike", "Shelling", "Bombardment", "ArmedAttack")
_GROUND = ("GroundAssault", "Capture", "Siege", "Operation")
_FAMILIES = {
    **dict.fromkeys(_FIRE, "fire"), **dict.fromkeys(_GROUND, "ground"), "Detention": "arrest", "Clash": "clash",
}  # fmt: skip
_OFFENSIVE = frozenset((*_FIRE, *_GROUND))
_MAY_LACK_AGENT = frozenset({"ArmedAttack"})  # bombs and killings are often nobody's
_FROM_AFAR = frozenset(_FIRE)
_FROM_THE_AIR = frozenset({"AirStrike", "DroneStrike", "Bombardment"})
_ALONE = frozenset[str]()
_BY_HAND = "noun-weapon"  # rule of what is fired or thrown: «إطلاق النار» is no air strike told before
_ANYBODY = "مجهول"
_OF_ONE_SIDE = frozenset({"AirStrike", "DroneStrike", "Detention"})  # what mostly one of the sides does
_OFTEN = 2  # how often others of that kind must be told to be by one side
_NEARLY_ALL = 0.7
_NEAR = 4  # claims looked back over for the attacker of an attack that goes on
_AROUND = 12  # claims to either side that may tell of the same event: what stands farther off is another more often
_BACK = 6  # claims looked back over for what «الهجوم» points to
_JUST_TOLD = 2  # the same for «هذا الدعم»
RETOLD = "+retold"  # ends the rule of a claim whose parties another claim of the article names


Wholes = Mapping[str, frozenset[str]]
"""Id of an actor to all that it is part of."""


def from_context(claims: Sequence[Claim], wholes: Wholes) -> list[Claim]:
    """Who attacks, where and when, from the other events of the article with the same target or the same attacker."""
    filled = list(claims)
    for index, claim in enumerate(filled):
        if claim.form != "Denial" and claim.content.kind in _FAMILIES:
            around = (*reversed(filled[max(0, index - _AROUND) : index]), *claims[index + 1 : index + 1 + _AROUND])
            others = [o.content for o in around if o.form != "Denial"]
            filled[index] = _retold(claim, [o for o in others if o.kind in _FAMILIES], wholes)
    return filled


def _retold(claim: Claim, others: Sequence[Occurrence], wholes: Wholes) -> Claim:
    content = _completed(claim, others, wholes)
    rule = claim.rule if content is claim.content else claim.rule + RETOLD
    return replace(claim, content=_dated(content, others, wholes), rule=rule)


def _completed(claim: Claim, others: Sequence[Occurrence], wholes: Wholes) -> Occurrence:
    """With the parties of the same event told elsewhere. Bombs and killings are often nobody's, and stay so."""
    content = claim.content
    if content.kind == "Clash":
        return _both_sides(content, others, wholes)
    if not content.agents:
        agents = () if content.kind in _MAY_LACK_AGENT else _attackers(content, others, wholes)
        return replace(content, agents=agents) if agents else content
    places = _attacked(content, others, wholes) if content.kind in _OFFENSIVE and not _objects(content) else ()
    return replace(content, places=places) if places else content


def _attacked(content: Occurrence, others: Sequence[Occurrence], wholes: Wholes) -> tuple[Entity, ...]:
    """Where the same attackers attack elsewhere."""
    agents = _kin(content.agents, wholes)
    known = (o for o in others if o.kind in _OFFENSIVE and o.places and not _states(o))
    alike = (o.places for o in known if agents & _kin(o.agents, wholes))
    return next(alike, ())


def _attackers(content: Occurrence, others: Sequence[Occurrence], wholes: Wholes) -> tuple[Entity, ...]:
    """Who attacks the same target elsewhere: in an event of that kind, else of that family, else in any attack."""
    targets, objects = _kin(content.targets, wholes) | called(content.targets), _where(content) - _states(content)
    alike = [
        o
        for o in others
        if o.agents and not _is_anybody(o.agents) and objects & _where(o) and not targets & names(o.agents)
    ]
    family = _FAMILIES[content.kind]
    tests: tuple[Callable[[Occurrence], bool], ...] = (
        lambda o: o.kind == content.kind,
        lambda o: _FAMILIES[o.kind] == family,
        lambda o: {o.kind, content.kind} <= _OFFENSIVE,
    )
    same = (o.agents for test in tests for o in alike if test(o) and _can(content.kind, o, wholes))
    return next(same, ()) or _only_one(content, others, wholes)


def _only_one(content: Occurrence, others: Sequence[Occurrence], wholes: Wholes) -> tuple[Entity, ...]:
    """Who does nearly all else of that kind that the article tells, where it tells it several times."""
    told = (o.agents for o in others if o.kind == content.kind and o.agents and o.status == "Actual")
    flown = content.kind == "AirStrike"
    alike = [agents for agents in told if not flown or any(_of_a_state(e, wholes) for e in agents)]
    if content.kind not in _OF_ONE_SIDE:
        return ()
    hit = _kin(content.targets, wholes) | called(content.targets)
    for agents in alike:
        own = _kin(agents, wholes)
        times = sum(bool(own & _kin(others, wholes)) for others in alike)
        if times >= max(_OFTEN, len(alike) * _NEARLY_ALL):
            return () if hit & (names(agents) | own) else agents
    return ()


def _is_anybody(agents: Sequence[Entity]) -> bool:
    """«مجهولون» did this, and who knows what else."""
    return all(agent.id is None and key(agent.label).startswith(_ANYBODY) for agent in agents)


def _can(kind: str, other: Occurrence, wholes: Wholes) -> bool:
    """Whether who does the one may have done the other: of groups, only those seen to fly strike from the air."""
    return kind != "AirStrike" or other.kind in _FROM_THE_AIR or any(_of_a_state(e, wholes) for e in other.agents)


def _of_a_state(entity: Entity, wholes: Wholes) -> bool:
    return entity.kind not in ("ArmedGroup", "Collective") or bool(
        entity.part_of or wholes.get(entity.key, _ALONE) - {entity.key}
    )


def _both_sides(content: Occurrence, others: Sequence[Occurrence], wholes: Wholes) -> Occurrence:
    """«المعارك مع الحوثيين»: with whom, and where, other fighting of that side in the article tells."""
    side = _kin(content.agents, wholes)
    fights = [
        o
        for o in others
        if o.kind == "Clash" and side & _kin(o.agents, wholes) and meets(_objects(content), _objects(o))
    ]
    sides = next((o.agents for o in fights if len(o.agents) > 1), ()) if len(content.agents) == 1 else ()
    places = () if _objects(content) else next((o.places for o in fights if o.places), ())
    if not sides and not places:
        return content
    return replace(content, agents=sides or content.agents, places=places or content.places)


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


def _states(content: Occurrence) -> set[str]:
    """The states where it happens: too large for two events there to be one."""
    return {e.key for e in (*content.targets, *content.places) if e.kind == "State"}


def _where(content: Occurrence) -> set[str]:
    """What is hit, and of what only this article knows, where it lies and whose it is: «مواقع في درنة» are in Derna."""
    things = (*content.targets, *content.places)
    return _objects(content).union(*((*e.part_of, *e.located_in) for e in things if e.id is None))


def others_than(agents: tuple[Entity, ...], targets: Sequence[Entity]) -> tuple[Entity, ...]:
    """Those of the agents who are none of the targets: nobody attacks himself."""
    hit = called(targets) | names(targets)
    return tuple(agent for agent in agents if not (called((agent,)) | {agent.key}) & hit)


def _kin(entities: Sequence[Entity], wholes: Wholes) -> set[str]:
    own = {id_ for e in entities for id_ in (e.key, *e.part_of, *e.led_by)}
    return own.union(*(wholes.get(id_, ()) for id_ in own))


def told_before(event: Event, objects: Sequence[Entity], before: Sequence[Claim], wholes: Wholes) -> Occurrence | None:
    """The event that a definite noun points back to: the last of its family with which its arguments agree."""
    if not event.frame.definite or (event.agents and objects):
        return None
    kind = DEADLY.get(event.sense, event.sense)
    for claim in reversed(before[-_BACK:]):
        content = claim.content
        same = content.kind == kind if event.frame.cue.startswith(_BY_HAND) else compatible(content.kind, kind)
        if same and content.status == "Actual" and _can(kind, content, wholes):
            known = ({e.key for e in content.agents}, _objects(content) - _states(content))
            things = {e.key for e in objects if e.kind != "State"}
            alike = meets({e.key for e in event.agents}, known[0]) or _is_nobody_known(content)
            if alike and meets(things, known[1]):
                return content
    return None


def _is_nobody_known(content: Occurrence) -> bool:
    """«هاجم مسلحون …»: of whom somebody may say later that they were his."""
    return all(
        e.kind in ("ArmedGroup", "Collective") and not (e.id or e.part_of or e.led_by or " " in e.label)
        for e in content.agents
    )


def attackers_before(event: Event, before: Sequence[Claim], wholes: Wholes) -> tuple[Entity, ...]:
    """Whose attack a definite noun with a new target goes on with: «الضربات استهدفت أيضا …»."""
    if not event.frame.definite or event.agents:
        return ()
    kind = DEADLY.get(event.sense, event.sense)
    near = (c.content for c in reversed(before[-_NEAR:]) if c.form != "Denial")
    fit = (c for c in near if compatible(c.kind, kind) or {c.kind, kind} <= _FROM_AFAR)
    hit = called(event.targets) | names(event.targets)  # «تجمع للحوثيين» is not what they strike
    able = (c.agents for c in fit if _can(kind, c, wholes) and _are_forces(c.agents))
    return next((agents for agents in able if not hit & names(agents)), ())


def _are_forces(agents: Sequence[Entity]) -> bool:
    """Whether a strike told of in part may be theirs: a person whom nobody listed does not strike twice."""
    return bool(agents) and all(a.id or a.kind in ("ArmedGroup", "State", "GovernmentBody") for a in agents)


def supported_before(event: Event, before: Sequence[Claim]) -> Occurrence | None:
    """The support told just before to which «هذا الدعم» points."""
    if "pointed" not in event.frame.flags or event.agents or event.targets:
        return None
    told = (c.content for c in reversed(before[-_JUST_TOLD:]) if c.form != "Denial")
    return next((content for content in told if content.kind == "Support"), None)
