"""Subject and object of a verb, by word order, agreement and what verbs of its kind have for subject."""

from collections.abc import Mapping, Sequence

from isnad.extract.arguments.asides import passed_on
from isnad.extract.arguments.clause import COMMAS, FURTHEST, Right, coordinated, frozen, governed, mention_of, owned
from isnad.extract.arguments.closed import ABSORBS_EVENT, SELF_ACTING
from isnad.extract.arguments.embedded import (
    Argument,
    Before,
    left_to_others,
    of_main_clause,
    of_time_clause,
)
from isnad.extract.arguments.fitness import disagrees, hits, is_agentive, is_patient, may_be_subject, oblique
from isnad.extract.arguments.relative import antecedent_of, bare_relative, relative_before, relative_verb
from isnad.extract.arguments.right import right_of
from isnad.model.annotation import Node, Reading, Unit
from isnad.model.gender import agrees, gender

_RESULTS = frozenset({"Kill", "Injure", "Destroy"})
_ANY_SUBJECT = frozenset(
    {"undergo", "casualty", "crash", "receive", "explode"}
)  # places and things may be subjects of these
_DONE_TO = frozenset({"strike", "kill", "capture", "siege", "down"})
_CIRCUMSTANCE = {"وهو": "ه", "وهي": "ها", "وهم": "هم", "وهما": "هما"}
_THAT = frozenset({"ان", "بان", "لان", "لكن"})
_TOPIC = 8  # constituents behind «أما» in which its verb stands


def verb_node(units: Sequence[Unit], index: int, nodes: Mapping[int, Node]) -> Node:
    """The verb with its subject and object, and the events that it governs or that are its subject."""
    unit = units[index]
    reading = unit.reading
    right = right_of(units, index + 1, reading)
    if passed_on(units, index):
        right.content = None
    relative = relative_before(units, index)
    if relative is not None:
        return relative_verb(units, index, antecedent_of(units, relative, reading), right)
    noun = bare_relative(units, index)
    if noun is not None:
        return relative_verb(units, index, noun, right)
    subject, shared, event = (
        of_main_clause(units, index, nodes)
        or of_time_clause(units, index, nodes)
        or _of_circumstance(units, index)
        or _of_topic(units, index)
        or _of_place(units, index, nodes, right)
        or _left_subject(units, index, nodes)
    )
    events = list(right.events)
    if reading.frame == "cause" and not any(units[i].reading.sense in _RESULTS for _, i in events):
        events += _late_result(units, index)
    if event is not None:
        events.append((_place_of_act(reading, right), event))
    if reading.frame in ABSORBS_EVENT and not subject:
        first = next((i for i in range(index + 1, len(units)) if units[i].kind == "M"), len(units))
        events = [("subj" if _leads(units, slot, i) and i < first else slot, i) for slot, i in events]
    we = reading.person == 1
    has_event_subject = (
        we or any(slot == "subj" for slot, _ in events) or (not subject and _has_unknown_subject(units, index, right))
    )
    subject = [] if we else subject
    topic = subject if _is_topic(right, subject) else []
    subj, obj = _assign(reading, right, [] if topic else subject, shared=shared, filled=has_event_subject)
    subj, obj = _befallen(reading, right, subj, obj)
    slots = {**right.slots, "subj": subj, "obj": obj, **({right.resumed: topic} if topic else {})}
    if reading.frame == "give" and subj and obj:
        slots["also"] = next((bare for bare in right.bare if bare not in (subj, obj)), [])
    open_, elided = left_to_others(units, index, nodes) if not (subj or has_event_subject) else ("نا" if we else "", "")
    return Node(index, frozen(slots), tuple(events), None, right.content, right.resumed, open_, elided)


def _befallen(reading: Reading, right: Right, subj: Argument, obj: Argument) -> tuple[Argument, Argument]:
    """«المواقع دمرت بالكامل»: a thing before a verb that has no object is what it was done to."""
    acted_on = reading.suffix or right.resumed or obj or any(slot == "obj" for slot, _ in right.events)
    things = bool(subj) and all(m.cls in ("place", "object") and not is_agentive(m) for m in subj)
    return ([], subj) if things and reading.frame in _DONE_TO and not acted_on else (subj, obj)


def _place_of_act(reading: Reading, right: Right) -> str:
    """«الهجوم وقع», «الهجوم نفذته حركة …», «الهجوم تقف وراءه حركة …»: where the act before the verb belongs."""
    if reading.frame == "adopt" and right.resumed and right.bare:
        return right.resumed
    return "obj" if reading.suffix and right.bare else "subj"


def _is_topic(right: Right, subject: Argument) -> bool:
    """«المدينة تسيطر عليها قوات …»: what stands first is not the subject where a pronoun points to it."""
    return bool(right.resumed and right.bare and subject) and not is_agentive(subject[0])


def _late_result(units: Sequence[Unit], verb: int) -> list[tuple[str, int]]:
    """«أدى الهجوم الذي تبنته … إلى مقتل …»: the result behind a clause about the cause."""
    for at in range(verb + 1, min(len(units), verb + FURTHEST) - 1):
        following = units[at + 1]
        if units[at].norm in ("الي", "عن") and following.kind == "N" and following.reading.sense in _RESULTS:
            return [(units[at].norm, at + 1)]
    return []


def _leads(units: Sequence[Unit], slot: str, at: int) -> bool:
    """Whether an event noun behind a verb is its subject: «أسفر القصف», «سقطت قذائف»."""
    return slot == "obj" and (units[at].reading.definite or units[at].reading.frame in SELF_ACTING)


def _assign(
    reading: Reading, right: Right, subject: Argument, *, shared: bool, filled: bool
) -> tuple[Argument, Argument]:
    """Subject and object among what stands before the verb and the bare mentions behind it."""
    first, second = [*right.bare, [], []][:2]
    if filled:
        return [], first
    if reading.suffix and reading.frame not in ("say", "move"):
        return (first, []) if first and not oblique(first[0]) else (subject, [])
    if not first or (subject and not shared):
        return subject, first
    if reading.frame == "casualty":
        return first, second  # «أغارت الطائرات على المخيم فاستشهد سبعة مواطنين»
    if not subject:
        return _without_topic(reading, right, first, second)
    fits = is_agentive(first[0]) and may_be_subject(reading, first[0]) and reading.number != "pl"
    return (first, second) if fits else (subject, first)


def _without_topic(reading: Reading, right: Right, first: Argument, second: Argument) -> tuple[Argument, Argument]:
    """A verb that begins its clause: the first mention behind it acts, unless it can only be what is acted upon."""
    if reading.frame in _ANY_SUBJECT:
        return first, second
    mention = first[0]
    alone = not second and not right.counted and is_patient(reading, mention)
    alone = alone or (reading.frame == "accuse" and right.unknown and not second)  # «اتهم تقرير الجيش بقتل …»
    thing = not is_agentive(mention) and mention.cls in ("place", "object") and not (second and hits(reading, mention))
    acted_upon = reading.voice == "passive" or reading.number == "pl"  # «قتلوا جنديا»: who did it is in the verb
    case = mention not in right.quantified and disagrees(reading, mention)
    if alone or thing or acted_upon or case:
        return [], first
    return first, second


def _left_subject(units: Sequence[Unit], index: int, nodes: Mapping[int, Node]) -> Before:
    """The nearest mention or event noun before the verb that nothing governs, or the subject of the verb before it."""
    if index and units[index - 1].norm == "ما":  # «حسب ما أكده …»
        return [], False, None
    speaks = units[index].reading.frame in ("say", "deny", "accuse", "modal")
    commas = 0
    for at in range(index - 1, max(-1, index - FURTHEST), -1):
        unit = units[at]
        commas += unit.kind == ","
        if unit.kind == "S" or unit.norm in (":", "؛", ";") or commas > COMMAS:
            break
        if unit.kind == "V":
            return _with_previous(units, index, nodes[at], speaks=speaks)
        if not units[index].conj and _is_free(units, at) and not _mismatched(units, at, index):
            if unit.kind == "M":
                return _joint_subject(units, index, at), commas > 0, None
            if not speaks:
                return [], False, at
    return [], False, None


def _is_free(units: Sequence[Unit], at: int) -> bool:
    """Whether a mention or event noun may be a subject: nothing governs it, and «الجيش وحلفاؤه» is still the army."""
    unit = units[at]
    if unit.kind not in "MN" or (unit.kind == "N" and unit.reading.frame == "noun-supporter"):
        return False
    opens = unit.kind == "M" and bool(unit.conj) and not unit.prep and units[at + 1].kind == "V"
    return opens or not (governed(units, at) or owned(units, at))  # «قصفت روسيا خاركيف، وكييف ترد»


def _joint_subject(units: Sequence[Unit], index: int, at: int) -> Argument:
    """The mention with those joined to it, but not «…، والرياض تنفي»: one verb in the singular has one subject."""
    alone = units[index].reading.number == "sg" and units[at].conj and (units[at - 1].kind == "," or owned(units, at))
    return [mention_of(units[at])] if alone else coordinated(units, at)


def _of_circumstance(units: Sequence[Unit], index: int) -> Before | None:
    """«شوهدت دبابات وهي تتقدم …»: the nearest that the pronoun may stand for, and that acts."""
    pronoun = _CIRCUMSTANCE.get(units[index - 1].norm) if index else None
    for at in range(index - 2, max(-1, index - FURTHEST), -1) if pronoun else ():
        mention = units[at].mention
        if units[at].kind in "S:":
            break
        if units[at].kind == "M" and mention is not None and is_agentive(mention) and agrees(mention, pronoun or ""):
            return [mention], False, None
    return None


def _of_topic(units: Sequence[Unit], index: int) -> Before | None:
    """«أما الجيش فقال إنه …»: whom «أما» names, before «ف» and the verb."""
    if units[index].conj != "ف":
        return None
    opener = next(
        (at for at in range(index - 1, max(-1, index - _TOPIC), -1) if units[at].norm in ("اما", "واما")), None
    )
    topic = units[opener + 1] if opener is not None else None
    return ([topic.mention], False, None) if topic is not None and topic.kind == "M" and topic.mention else None


def _of_place(units: Sequence[Unit], index: int, nodes: Mapping[int, Node], right: Right) -> Before | None:
    """«تقدمت القوات نحو المدينة، حيث اشتبكت مع …»: who acts before goes on, where the verb names nobody."""
    opener = next((at for at in range(index - 1, max(-1, index - 3), -1) if units[at].norm == "حيث"), None)
    if opener is None or right.bare or units[index].reading.voice == "passive":
        return None
    above = next((n for n in reversed(tuple(nodes.values())) if n.unit < opener and units[n.unit].kind == "V"), None)
    acting = [m for m in (above.slot("subj") if above else ()) if is_agentive(m)]
    fit = acting and not any(disagrees(units[index].reading, m) for m in acting)
    return (acting, False, None) if fit else None


def _has_unknown_subject(units: Sequence[Unit], index: int, right: Right) -> bool:
    """«عقوبات تستهدف روسيا»: an indefinite noun that nobody listed, right before a verb with one name behind it."""
    before, reading = units[index - 1] if index else None, units[index].reading
    if before is None or before.kind != "X" or before.conj or before.prep or len(right.bare) != 1 or reading.suffix:
        return False
    governed_ = index > 1 and units[index - 2].kind == "P" and not reading.gender
    feminine = before.norm.endswith(("ه", "ات"))
    fits = reading.number == "sg" and feminine and reading.gender == "f" and reading.frame in _DONE_TO
    return fits and not before.norm.startswith("ال") and not governed_


def _mismatched(units: Sequence[Unit], at: int, verb: int) -> bool:
    """Whether the verb's gender shows that the mention is not its subject: «وزير الدفاع … تستهدف ضربات …»."""
    mention, reading = units[at].mention, units[verb].reading
    if units[at].kind != "M" or mention is None or reading.suffix or reading.number != "sg":
        return False
    if any(u.readings and u.reading.frame == "noun-weapon" for u in units[at:verb]):
        return False  # «رد الجيش بصواريخ دمرت …»: his missiles
    if at and units[at - 1].norm in _THAT:  # «أن رتلا توغل»: behind «أن» the subject is in the accusative
        shown = gender(mention)
        return bool(shown and reading.gender and shown != reading.gender)
    return disagrees(reading, mention) or not may_be_subject(reading, mention)


def _with_previous(units: Sequence[Unit], index: int, before: Node, *, speaks: bool) -> Before:
    """The subject of the verb before, or what its relative clause describes: «القوات التي يقودها فلان تتهم …»."""
    if before.antecedent is not None and not units[index].conj:
        return _past_relative(units, before.antecedent)
    return list(before.slot("subj")), True, None if speaks else _event_subject(before)


def _past_relative(units: Sequence[Unit], antecedent: int) -> Before:
    """What a relative clause describes is the subject of the verb behind it, unless something governs it."""
    if governed(units, antecedent) or owned(units, antecedent):
        return [], False, None
    if units[antecedent].kind == "M":
        return coordinated(units, antecedent), False, None
    return [], False, antecedent


def _event_subject(node: Node) -> int | None:
    return next((i for slot, i in node.events if slot == "subj"), None)
