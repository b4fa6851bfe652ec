"""Relative clauses: «القصف الذي نفذته …», «ثورة أطاحت به», «هجوم شنه مسلحون»."""

from collections.abc import Sequence

from isnad.extract.arguments.clause import SOFT, Right, Slots, coordinated, frozen, governed, mention_of
from isnad.model.annotation import Mention, Node, Reading, Unit
from isnad.model.gender import gender

_LED = "qaada"
_ACT_BEFORE = 9  # units between an act and the verb that carries it out
OFTEN_PASSIVE = frozenset({"kill", "detain", "down", "crash", "fall"})
"""Frames of verbs that are read as passive where the other side is not named: «قتل جنديان»."""


_MOST_OF_IT = frozenset({"اغلبها", "اغلبه", "معظمها", "معظمه", "بعضها", "بعضه", "اجزاء", "جزءا", "اكثرها", "نصفها"})
_HIRED = "مرتزقة"  # as a listed name is no less indefinite: «مرتزقة روس»


def bare_relative(units: Sequence[Unit], index: int) -> int | None:
    """The indefinite event noun or people right before a verb: «هجوم شنه مسلحون», «محاولة كانت تستهدف الوزير»."""
    at = index - 1
    while at >= 0 and units[at].kind in "AUB" and at > index - 4:
        at -= 1
    if at < 0 or units[index].conj:
        return None
    if units[at].kind != "N":
        people = _people_before(units, index)
        return _act_before(units, index) if people is None else people
    noun = units[at].reading
    described = units[at - 1 : at + 1] if at and units[at - 1].kind == "N" else units[at : at + 1]
    agrees = any(_agree(units[index].reading, unit) for unit in described)
    return at if not noun.definite and not noun.suffix and agrees else None


def _act_before(units: Sequence[Unit], index: int) -> int | None:
    """The indefinite act before a verb that says who carried it out: «مجزرة بحق مدنيين في البلدة ارتكبتها قوات …»."""
    verb = units[index].reading
    if verb.frame != "light" or not verb.suffix or verb.pos != "V":
        return None
    for at in range(index - 1, max(-1, index - _ACT_BEFORE), -1):
        unit = units[at]
        if unit.kind in "VSR" or (unit.kind == "," and unit.norm not in SOFT):
            return None
        if unit.kind == "N" and not unit.reading.definite and (noun_gender(unit) == "f") == (verb.suffix == "ها"):
            return at
    return None


def _people_before(units: Sequence[Unit], index: int) -> int | None:
    """The indefinite people right before a verb that agrees with them: «وجود مرتزقة يقاتلون …», «مقاتلين أرسلتهم …».

    Only where something governs them: else they are its subject in any reading.
    """
    before, counted = units[index - 1], index > 1 and units[index - 2].kind == "#"
    if before.kind != "M" or before.mention is None or units[index].conj:
        return None
    mention, verb = before.mention, units[index].reading
    named = mention.definite or mention.suffix or mention.entity.id is not None or not mention.head
    indefinite = counted or not named or mention.entity.label.startswith(_HIRED)  # «عددا من الإيرانيين دربوا …»
    men = mention.is_nisba or (mention.entity.kind == "ArmedGroup" and not mention.is_machine)
    units_of_men = verb.gender == "f" and gender(mention) == "f"  # «وحدات انضمت إلى …»
    agrees = verb.suffix == "هم" if verb.suffix else verb.number == "pl" or units_of_men
    return index - 1 if indefinite and men and agrees and (counted or governed(units, index - 1)) else None


def _agree(verb: Reading, noun: Unit) -> bool:
    return bool(verb.suffix) or not verb.gender or verb.gender == noun_gender(noun)


def relative_before(units: Sequence[Unit], index: int) -> int | None:
    """The position of the relative pronoun that opens the verb's clause."""
    for at in range(index - 1, max(-1, index - 4), -1):
        if units[at].kind == "R":
            return at
        if units[at].kind not in "UGBD" and units[at].norm != "قد":
            return None
    return None


def relative_verb(units: Sequence[Unit], index: int, antecedent: int | None, right: Right) -> Node:
    """The verb of a relative clause, its antecedent in the place that a pronoun or the word order leaves for it."""
    reading = units[index].reading
    mentions = coordinated(units, antecedent) if antecedent is not None and units[antecedent].kind == "M" else []
    slots: Slots = dict(right.slots)
    bare = right.bare
    role = "subj"
    if right.resumed and not reading.suffix:
        role = right.resumed
        slots["subj"] = bare[0] if bare else []
        slots["obj"] = bare[1] if len(bare) > 1 else []
    elif reading.suffix or reading.voice == "passive" or _is_done_to(units, index, right) or _in_part(units, bare):
        role = "obj"
        slots["subj"] = bare[0] if bare else []
    else:
        slots["obj"] = bare[0] if bare else []
    carried = reading.frame == "light" and bool(reading.suffix)  # the pronoun is its act, whatever follows
    events = [(slot, at) for slot, at in right.events if not (carried and slot == "obj")]
    if mentions:
        slots[role] = [*mentions, *slots.get(role, [])]
    elif antecedent is not None and units[antecedent].kind == "N":
        events.append((role, antecedent))
    return Node(index, frozen(slots), tuple(events), antecedent, right.content)


def _in_part(units: Sequence[Unit], bare: Sequence[Sequence[Mention]]) -> bool:
    """«المنطقة التي تحتل روسيا أغلبها»: a pronoun says that what stands before is what is done to."""
    last = bare[0][-1].last if len(bare) == 1 else None
    return any(u.first == last and u.norm in _MOST_OF_IT for u in units)


def _is_done_to(units: Sequence[Unit], index: int, right: Right) -> bool:
    """«المجموعة التي اختطفت أمس», «الجنود الذين اختطفت الحركة»: without an object, or with another for subject."""
    reading = units[index].reading
    if reading.frame not in OFTEN_PASSIVE or reading.voice == "active" or right.slots.get("علي") or right.counted:
        return False
    relative = next((u.norm for u in reversed(units[max(0, index - 3) : index]) if u.kind == "R"), "")
    if right.bare:
        return relative == "الذين" and reading.number == "sg" and not units[index].conj
    return reading.number != "pl" and not right.events


def antecedent_of(units: Sequence[Unit], relative: int, verb: Reading) -> int | None:
    """The mention or event noun before a relative pronoun that agrees with it; the nearest where none does.

    What is carried out is an act: «عملية تحرير المدينة التي تقودها القوات».
    """
    feminine = units[relative].norm in ("التي", "التي", "اللتين", "اللواتي")
    carried_out = verb.frame == "light" and bool(verb.suffix)
    nearest = None
    for at in range(relative - 1, max(-1, relative - 10), -1):
        unit = units[at]
        if unit.kind in "VS" or (unit.kind == "," and unit.norm not in SOFT):
            break
        if unit.kind in "MN" and not (carried_out and _is_no_act(unit, verb)):
            nearest = at if nearest is None else nearest
            shown = gender(mention_of(unit)) if unit.kind == "M" else noun_gender(unit)
            if not shown or (shown == "f") == feminine:
                return at
    return nearest


def _is_no_act(unit: Unit, verb: Reading) -> bool:
    """Whether it is nothing that can be carried out; aircraft are led, and launched with an attack."""
    mention = unit.mention
    return mention is not None and (
        (mention.is_machine and verb.lexeme != _LED) or mention.cls in ("place", "object", "group")
    )


def noun_gender(unit: Unit) -> str:
    """M or f, by the noun as it is written."""
    bare = unit.norm.removesuffix("ا")
    return "f" if bare.endswith(("ه", "ات")) or unit.reading.number == "pl" else "m"
