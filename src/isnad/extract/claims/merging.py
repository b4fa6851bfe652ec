"""The same happening told twice by one source is one claim with every span that says it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from isnad.model.claim import Claim, Entity, Occurrence
from isnad.text.fold import key

_FAMILY = {"AirStrike": "fire", "DroneStrike": "fire", "Shelling": "fire", "Bombardment": "fire", "ArmedAttack": "fire"}


def once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The same happening by the same source once, with every span that says it, the fuller account kept."""
    kept: list[Claim] = []
    told: defaultdict[str, list[int]] = defaultdict(list)  # by source, the places of its claims
    for claim in claims:
        own = told[claim.chain[0].source.key]
        same = next((i for i in own if _same(claim, kept[i])), None)
        if same is None:
            own.append(len(kept))
            kept.append(claim)
        else:
            kept[same] = _joined(kept[same], claim)
    unique: dict[str, Claim] = {}
    for claim in kept:
        unique.setdefault(claim.id, claim)
    return tuple(unique.values())


def _same(one: Claim, other: Claim) -> bool:
    if one.form != other.form or one.chain[0].source.key != other.chain[0].source.key:
        return False
    if one.form == "Denial":
        return _same_denied(one.content, other.content)
    return one.polarity == other.polarity and _same_event(one.content, other.content)


def _same_event(a: Occurrence, b: Occurrence) -> bool:
    """Of one kind and reality, with arguments that agree and share something, on no two dates."""
    if not compatible(a.kind, b.kind) or a.status != b.status or a.support_kinds != b.support_kinds:
        return False
    if a.when and b.when and a.when.earliest and b.when.earliest and a.when != b.when:
        return False
    agents = names(a.agents), names(b.agents)
    objects = names((*a.targets, *a.places)), names((*b.targets, *b.places))
    shared = agents[0] & agents[1] or objects[0] & objects[1]
    return bool(shared) and meets(*agents) and meets(*objects) and not (_hits(a, b) or _hits(b, a))


def _hits(one: Occurrence, other: Occurrence) -> bool:
    """Whether who acts in the one is hit in the other: those are two events."""
    return not called(one.agents).isdisjoint(called(other.targets))


def called(entities: Sequence[Entity]) -> set[str]:
    """Their ids, and the words by which only this article knows them, in either case: «الإرهابيون», «الإرهابيين»."""
    return {e.id or key(e.label).replace("ون", "ين") for e in entities}


def names(entities: Sequence[Entity]) -> set[str]:
    """What tells the entities apart, and what those known only here belong to: «طائراته» are his."""
    return {name for e in entities for name in (e.key, *(e.part_of + e.led_by if e.id is None else ()))}


def _same_denied(a: Occurrence, b: Occurrence) -> bool:
    """Two denials by one source are one, unless each names other things."""
    keys = [{e.key for e in (*o.agents, *o.targets, *o.places, *o.participants)} for o in (a, b)]
    return "OtherOccurrence" in (a.kind, b.kind) or meets(*keys)


def meets(one: set[str], other: set[str]) -> bool:
    return not one or not other or bool(one & other)


def compatible(one: str, other: str) -> bool:
    return one == other or (
        _FAMILY.get(one) is not None and _FAMILY.get(one) == _FAMILY.get(other) and "Shelling" not in (one, other)
    )


def _joined(first: Claim, second: Claim) -> Claim:
    """One claim of two accounts: arguments from both, the more specific kind, all evidence."""
    a, b = first.content, second.content
    if a.kind == "OtherOccurrence" != b.kind:
        a, b = b, a
    kind = b.kind if a.kind in ("ArmedAttack", "Bombardment") and b.kind in _FAMILY else a.kind
    content = replace(
        a, kind=kind, agents=a.agents or b.agents, targets=a.targets or b.targets, places=a.places or b.places,
        when=a.when or b.when, casualties=a.casualties or b.casualties,
    )  # fmt: skip
    spans = dict.fromkeys((*first.evidence, *second.evidence))
    return replace(first, content=content, evidence=tuple(spans))
