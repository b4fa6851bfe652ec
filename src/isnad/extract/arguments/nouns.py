"""Genitive, nisba and object of a noun; what a participle modifies."""

from collections.abc import Sequence
from dataclasses import replace

from isnad.extract.arguments.clause import CARRIED, Slots, frozen, mention_of
from isnad.extract.arguments.right import right_of
from isnad.model.annotation import Mention, Node, Unit
from isnad.model.claim import Entity

_ADJECTIVAL = frozenset({"ArmedGroup", "State"})  # «القصف الحوثي», «الغارات السعودية»
_PATIENTS = frozenset({"kill", "detain", "support", "provide", "provide-to"})  # «اعتقال حوثي» is done to him


def noun_node(units: Sequence[Unit], index: int) -> Node:
    """The noun with its genitive, the states that nisbas name, a bare object, and its prepositional phrases."""
    reading = units[index].reading
    right = right_of(units, index + 1, reading)
    slots: Slots = dict(right.slots)
    bare = list(right.bare)
    following = index + 1
    while following < len(units) and units[following].kind in "AT":
        if units[following].mention is not None:
            slots.setdefault("adj", []).append(mention_of(units[following]))
        following += 1
    adjacent = units[following] if following < len(units) else None
    reached = bool(bare) and _is_transparent(units, index, bare[0][0])
    if bare and adjacent is not None and adjacent.mention is bare[0][0]:
        first = bare[0][0]
        of_state = first.is_nisba and (reading.definite or following > index + 1)
        if of_state or _is_group_adjective(units[index], adjacent):
            slots["adj"] = [*slots.get("adj", []), *map(_as_state, bare.pop(0))]
        elif not reading.definite and not reading.suffix and (following == index + 1 or reached):
            slots["gen"] = bare.pop(0)
    elif reached and not reading.definite and not reading.suffix:
        slots["gen"] = bare.pop(0)
    if bare and not reading.definite:
        slots["obj"] = bare[0]
    return Node(index, frozen(slots), tuple(right.events), None, right.content, right.resumed)


def _is_group_adjective(noun: Unit, adjacent: Unit) -> bool:
    """«القصف الحوثي», «هجوم حوثي»: the adjective of a listed group, which agrees in definiteness and is no plural."""
    mention = adjacent.mention
    if mention is None or mention.entity.id is None or mention.entity.kind not in _ADJECTIVAL or adjacent.prep:
        return False
    alone = mention.last == mention.first + 1 and not mention.head
    shaped = adjacent.norm.removeprefix("ال").endswith(("ي", "يه")) and noun.reading.frame not in _PATIENTS
    return alone and shaped and noun.reading.definite == adjacent.norm.startswith("ال") and not noun.reading.suffix


def _as_state(mention: Mention) -> Mention:
    """The state that a definite nisba after a noun names: «الضربات المصرية»."""
    entity = mention.entity
    if entity.id is not None or not entity.part_of:
        return mention
    return replace(mention, cls="actor", entity=Entity(entity.part_of[0], "State", entity.label, entity.span))


def _is_transparent(units: Sequence[Unit], index: int, mention: Mention) -> bool:
    """Whether only unlisted nouns («قصف أطراف درنة») stand between a noun and the mention."""
    for unit in units[index + 1 : index + 1 + CARRIED]:
        if unit.kind == "M":
            return unit.mention is mention or bool(unit.conj)
        if unit.kind not in "X#" or unit.prep or unit.conj:
            return False
    return False


def _qualifying(units: Sequence[Unit], start: int) -> Sequence[Unit]:
    """The adjectives and adverbs that stand there: «مدعومة عسكريا وأميركيا»."""
    end = start
    while end < len(units) and units[end].kind in "AB":
        end += 1
    return units[start:end]


def participle_node(units: Sequence[Unit], index: int) -> Node:
    """The participle with what it modifies as antecedent."""
    right = right_of(units, index + 1, units[index].reading)
    slots: Slots = dict(right.slots)
    if right.bare:
        slots["gen"] = right.bare[0]
    states = [mention_of(u) for u in _qualifying(units, index + 1) if u.mention is not None]
    if states:
        slots["adj"] = states
    antecedent = next((at for at in range(index - 1, max(-1, index - 5), -1) if units[at].kind in "MN"), None)
    if antecedent is not None and any(u.kind in "VS:" or u.norm == "؛" for u in units[antecedent:index]):
        antecedent = None
    return Node(index, frozen(slots), tuple(right.events), antecedent, right.content)
