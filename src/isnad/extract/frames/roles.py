"""Who does what to whom, as far as one word and what stands around it tell."""

from collections.abc import Sequence

from isnad.extract.frames import support
from isnad.extract.frames.draft import Draft
from isnad.extract.frames.owners import ACTING
from isnad.extract.frames.pronouns import AGENT_FIRST, fill_pronouns
from isnad.model.annotation import Mention, Node, Reading, Unit
from isnad.model.gender import gender

_PLACES = tuple("في ب داخل قرب بالقرب شمال جنوب شرق غرب فوق خارج عند قباله وسط حول من".split())  # slots that say where
_FIRE = frozenset({"Bombardment", "Shelling", "AirStrike"})
_SUFFERED = frozenset({"casualty", "crash", "down", "detain", "detain-on", "fall", "lose", "surrender"})
_BESIDE_BLAST = ("امام", "داخل", "قرب", "بالقرب", "وسط", "عند", "في")  # where a bomb goes off is what it hits
_BY_LI = frozenset({"strike", "noun-strike", "strike-on", "withdraw", "move"})
_OFTEN = frozenset({"كثيرا", "غالبا", "عاده", "سرعان", "طالما", "لطالما", "نادرا", "دايما", "بعد"})  # before «ما»
_EXISTENTIAL = frozenset("يوجد توجد هناك ثمه تسجل يسجل ترصد يرصد اي ايه لاي".split())  # «لم تسجل أي غارات»
_STILL = frozenset("زال زالت زالوا يزال تزال يزالون يزالوا تزالان يزالان زلنا نزال".split())
_BACK = frozenset("يعد تعد يعودوا نعد اعد".split())
_SUBJECT = 4  # constituents before a verb in which its subject and auxiliary stand
_MOVING = frozenset({"move", "withdraw", "noun-forces"})
_BEFALLS_PLACES = frozenset({"capture", "siege", "strike"})
_RELIEF = frozenset("مساعدات مواد اغاثه غذاء اغذيه ادويه دواء امدادات وقود موءن طعام شاحنات قوافل قافله".split())
_DONE = frozenset({"تم", "تمت", "جري", "جرت"})
_ONLY_BY = _MOVING | {"strike-on"}  # frames that have their object behind «على», so that ل names who acts
_MOVERS = frozenset({"vessel", "vehicle", "convoy"})  # things that deploy


def draft_of(units: Sequence[Unit], node: Node) -> Draft:
    """The word as an event in the making, by the reading whose roles are best filled."""
    unit = units[node.unit]
    best: Draft | None = None
    for reading in unit.readings:
        draft = _fill(units, node, unit, reading)
        if best is None or _filled(draft) > _filled(best):
            best = draft
    assert best is not None
    best.negated = _is_negated(units, node.unit)
    best.joined = bool(unit.conj)
    best.predicative = _is_predicate(units, best)
    best.relief = _is_relief(units, best)
    if best.predicative or _is_done(units, node.unit):
        best.marks |= {"done"}
    return best


def _is_predicate(units: Sequence[Unit], draft: Draft) -> bool:
    """«باتت المدينة محررة», «البلدة محاصرة»: an indefinite participle behind the place that it speaks of."""
    reading, before = draft.reading, draft.node.antecedent
    if units[draft.node.unit].kind != "Q" or reading.definite or before is None or reading.frame not in _BEFALLS_PLACES:
        return False
    named = units[before].mention
    known = named is not None and (named.definite or named.entity.id is not None or bool(named.parts))
    return known and all(u.kind in "UBA" for u in units[before + 1 : draft.node.unit])


def _is_relief(units: Sequence[Unit], draft: Draft) -> bool:
    """«دخول المساعدات», «إدخال المواد الغذائية», «وصول الإمدادات»."""
    index = draft.node.unit
    if units[index].kind != "N" or draft.reading.sense != "Deployment":
        return False
    return any(unit.norm.removeprefix("ال") in _RELIEF for unit in units[index + 1 : index + 3])


def _is_done(units: Sequence[Unit], index: int) -> bool:
    """«تم تحرير البلدة», «جرت استعادة القاعدة»: it happened, whoever did it."""
    return units[index].kind == "N" and index > 0 and units[index - 1].norm.removeprefix("و") in _DONE


def _filled(draft: Draft) -> int:
    weights = {"agents": 2, "targets": 2, "themes": 1, "places": 1}
    filled = sum(weight for role, weight in weights.items() if draft.has(role))
    act = draft.reading.pos == "V" and any(s in draft.reading.roles.get("event", ()) for s, _ in draft.node.events)
    filled += act and bool(draft.reading.frame == "aspect")
    repelled = draft.reading.frame in ("repel", "aspect") and any(slot in ("obj", "ل") for slot, _ in draft.node.events)
    carried_out = draft.reading.frame == "light" and any(slot == "ب" for slot, _ in draft.node.events)
    filled += 3 * (repelled or carried_out) - ("weak" in draft.reading.flags) - 2 * _mismatched(draft)
    return filled + support.preference(draft)


def _mismatched(draft: Draft) -> bool:
    """«تسلم الجيش» received, «تسلم الدولة» hands over: whether this reading's gender is not its subject's."""
    reading, subject = draft.reading, draft.node.slot("subj")
    shown = gender(subject[0]) if reading.pos == "V" and reading.number == "sg" and len(subject) == 1 else ""
    return bool(shown and reading.gender and shown != reading.gender)


def _fill(units: Sequence[Unit], node: Node, unit: Unit, reading: Reading) -> Draft:
    draft = Draft(node, reading, units=[node.unit], definite=reading.definite)
    draft.pronoun, draft.elided = node.pronoun, node.elided
    for role, slots in reading.roles.items():
        for slot in slots:
            if role == "agents" or not draft.has(role):
                draft.add(role, (m for m in node.slot(slot) if _takes(reading, role, m, slot)))
    support.other_side(draft)
    if unit.kind == "N":
        _genitive(units, draft, unit)
    elif unit.kind == "Q":
        _modify(units, draft, unit)
    fill_pronouns(units, draft, unit)
    if reading.frame == "noun-supporter":
        support.name_allies(units, draft)
    support.train_at(draft)
    support.leave_things(units, draft)
    _settle(draft)
    return draft


def _takes(reading: Reading, role: str, mention: Mention, slot: str) -> bool:
    if role == "agents" and slot == "subj" and reading.number == "pl" and reading.pos == "V" and _is_one(mention):
        return False  # «قال المتحدث إن قادة … قبل أن ينضموا»: they, not he
    if role == "agents" and slot == "من" and reading.frame == "noun-strike":
        return suits(role, mention, slot) and mention.entity.kind != "State" and mention.state is None  # its origin
    if role == "targets" and reading.frame in ("provide-to", "give") and slot == "الي" and mention.cls == "place":
        return mention.state is not None  # «إلى الشرق الأوسط»: aircraft are moved there, and given to nobody
    if role == "targets" and reading.frame == "noun-goods":
        return mention.cls in ACTING or mention.entity.kind == "State"  # «أسلحة إلى طرابلس» come to a place
    if role == "targets" and reading.frame == "recognise":
        return suits(role, mention, "obj")
    moves = role == "agents" and reading.frame in _MOVING and bool(mention.traits & _MOVERS)
    return moves or suits(role, mention, slot)


def is_somebodys(mention: Mention) -> bool:
    """«سفينة تركية», «مدرعات الجيش»: a thing that acts for whom it belongs to."""
    return bool(mention.entity.id or mention.entity.part_of) or any(part.cls == "actor" for part in mention.parts)


def _is_one(mention: Mention) -> bool:
    """Whether it names a single person."""
    return mention.cls == "person" and mention.entity.kind == "Person" and mention.number is None


def suits(role: str, mention: Mention, slot: str) -> bool:
    """Whether the mention can have the role from that slot."""
    if role == "agents":
        if slot == "من":
            return mention.cls in ("actor", "person") or mention.entity.kind == "State" or mention.state is not None
        if slot == "علي":  # «على يد مسلحين»
            return mention.cls in ("actor", "person", "anonymous") and mention.entity.kind != "State"
        return (
            mention.cls not in ("place", "object", "media")
            or mention.state is not None
            or mention.entity.kind == "State"
            or (slot == "subj" and mention.is_machine and is_somebodys(mention))
        )
    if role == "themes" and slot == "ب":
        return mention.cls in ("actor", "object") and mention.entity.id is None
    if role == "origins":
        return mention.cls == "place" or mention.entity.kind == "State"
    if role == "targets" and slot == "ب":
        return mention.cls in ("object", "place")
    return not (role == "places" and mention.cls in ("media", "anonymous"))


def _genitive(units: Sequence[Unit], draft: Draft, unit: Unit) -> None:
    """Who the genitive after a noun is: «قصف درنة», «قصف الطيران», «دعم مصر لحفتر», «هجوم داعش على…»."""
    node, reading = draft.node, draft.reading
    _agent_by_li(units, draft)
    if reading.frame not in _SUFFERED:
        draft.add("agents", node.slot("adj"))
    genitive = list(node.slot("gen"))
    if not genitive:
        return
    if reading.sense.startswith("Support:"):
        support.genitive(draft, unit, genitive)
        return
    role = _genitive_role(draft, genitive[0])
    if role == "targets":  # «قصف القصر الجمهوري للرئيس»: whose it is, no second target
        owners = node.slot("ل")
        draft.roles["targets"] = [m for m in draft.roles.get("targets", []) if m not in owners]
    draft.roles[role] = [*genitive, *[m for m in draft.roles.get(role, []) if m not in genitive]]


def _agent_by_li(units: Sequence[Unit], draft: Draft) -> None:
    """«قصف لقوات النظام على البلدة», «انسحاب للقوات»: behind an indefinite act ل names the force that does it."""
    node, reading = draft.node, draft.reading
    known = reading.definite and reading.frame not in _ONLY_BY  # «التوغل المتكرر للجيش» is his too
    if known or reading.frame not in _BY_LI or node.slot("gen"):
        return
    later = (u.first for u in units[node.unit + 1 :] if u.kind == "P" and u.norm != "ل")
    before = min(next(later, units[-1].last), *(m.first for m in node.slot("obj")), units[-1].last)
    own = [m for m in node.slot("ل") if m.prep == "ل" or m.conj or _behind_li(units, m)]  # not «خيم لطواقم دبابات»
    by = [m for m in own if _may_strike(m) and m.first < before]
    draft.add("agents", by)
    draft.roles["targets"] = [m for m in draft.roles.get("targets", []) if m not in by]


def _behind_li(units: Sequence[Unit], mention: Mention) -> bool:
    return any(u.kind == "P" and u.norm == "ل" and u.last == mention.first for u in units)


def _may_strike(mention: Mention) -> bool:
    return mention.cls == "actor" and mention.entity.kind in ("ArmedGroup", "State", "GovernmentBody")


def _fires(reading: Reading, mention: Mention) -> bool:
    """«قصف قوات …», «استهداف طائرات …»: whether they fire; forces are as often what «استهداف» and «تدمير» befall."""
    if reading.sense in _FIRE:
        return "firing" in mention.traits or mention.entity.kind == "State"
    return reading.sense == "ArmedAttack" and "aircraft" in mention.traits


def _genitive_role(draft: Draft, first: Mention) -> str:
    frame = draft.reading.frame
    state = first.entity.kind == "State"
    if frame == "noun-clash" and first.cls == "place":  # «معركة طرابلس» is fought in the capital, not by it
        return "places"
    if frame == "expel":
        return "losers"
    place = first.cls == "place" or (state and frame in ("capture", "siege"))
    if frame in AGENT_FIRST:
        if frame == "noun-strike" and first.cls in ("object", "group"):
            return "targets"
        against = draft.node.slot("علي", "ضد", "ل")
        by_capital = first.state is not None and (against or frame != "noun-strike")  # «هجوم كابل» is one in the town
        return "places" if place and not state and not by_capital else "agents"
    if frame in ("send", "withdraw-obj"):
        return "themes"
    held = frame == "kill" or (frame == "detain" and first.cls == "person")  # «اعتقال الرجل الثاني في الحركة فلان»
    if place or first.cls in ("object", "group") or held:
        return "targets"
    fires = frame == "strike" and _fires(draft.reading, first)
    return "agents" if fires or draft.has("targets") else "targets"


def _modify(units: Sequence[Unit], draft: Draft, unit: Unit) -> None:
    """«حفتر المدعوم من السيسي», «الدول الداعمة لحفتر», «داعمو حفتر»."""
    node, reading = draft.node, draft.reading
    modified = _antecedent_mentions(units, node)
    things = bool(modified) and modified[0].cls in ("place", "object") and not node.slot("gen")
    passive = reading.pos == "PP" or (things and reading.frame in _BEFALLS_PLACES)
    if reading.sense.startswith("Support:"):
        support.modify(draft, modified)
        return
    draft.add("targets" if passive else "agents", modified)
    if not passive:
        draft.add("targets", node.slot("gen", "ل", "علي"))


def _antecedent_mentions(units: Sequence[Unit], node: Node) -> list[Mention]:
    if node.antecedent is None or units[node.antecedent].mention is None:
        return []
    mention = units[node.antecedent].mention
    assert mention is not None
    return [mention]


def _settle(draft: Draft) -> None:
    """Places from the prepositions that say where; who loses a place is hit as the place is."""
    node, reading = draft.node, draft.reading
    if reading.frame not in ("say", "modal", "aspect", "cause"):
        filled = {slot for slot, mentions in node.slots if mentions}
        for slot in _PLACES:
            if slot not in filled:
                continue
            taken = draft.roles.get("origins", []) + draft.roles.get("agents", []) + draft.roles.get("losers", [])
            draft.add("places", (m for m in node.slot(slot) if is_where(m, slot) and m not in taken))
    draft.add("targets", draft.roles.pop("losers", []))
    if reading.frame == "noun-strike" and not draft.has("agents"):  # «هجوم بالمسيرات الروسية»
        draft.add("agents", (m for m in node.slot("ب") if m.is_machine and is_somebodys(m)))
    if reading.sense == "Explode" and not draft.has("targets"):
        draft.add("targets", node.slot(*_BESIDE_BLAST))


def is_where(mention: Mention, slot: str) -> bool:
    """Whether the mention says where, behind that preposition."""
    if slot in ("من", "ب"):
        return mention.cls == "place" and slot == "ب"
    return mention.cls == "place" or mention.entity.kind == "State"


def _is_negated(units: Sequence[Unit], index: int) -> bool:
    """«لم تقصف», «لا توجد أي غارات», «لم يعد الجيش يسيطر»; «ما زالت تقصف» is not."""
    if _no_longer(units, index):
        return True
    at = index - 1
    while at > 0 and (units[at].norm in _EXISTENTIAL or (at == index - 1 and units[at].kind in "BU")):
        if units[at].norm in _STILL:
            return False
        at -= 1
    often = at > 0 and units[at].norm == "ما" and units[at - 1].norm.removeprefix("و") in _OFTEN
    return at >= 0 and units[at].kind == "G" and units[at].norm not in ("غير", "دون", "بدون") and not often


def _no_longer(units: Sequence[Unit], index: int) -> bool:
    """«لم تعد القوات تسيطر على …»: the verb behind the subject."""
    if units[index].kind != "V":
        return False
    at = next((k for k in range(index - 1, max(-1, index - _SUBJECT), -1) if units[k].norm in _BACK), None)
    between = units[at + 1 : index] if at is not None else ()
    return bool(at) and at is not None and units[at - 1].norm == "لم" and all(u.kind in "MAB" for u in between)
