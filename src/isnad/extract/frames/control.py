"""What an event depends on, and whom it takes from there: «هدد الحوثيون باستهداف السفن»."""

from collections.abc import Mapping, Sequence

from isnad.extract.frames.draft import LIGHT_FRAMES, MODAL_FRAMES, Draft
from isnad.extract.frames.roles import suits
from isnad.model.annotation import Governor, Mention, Unit

_CONTROL = frozenset(
    "Light Begin Plan Consider Attempt Promise Threaten Refuse Fail Stop Participate Manage Approve".split()
)  # senses whose subject does what they govern
_BY_FRAME = {
    "light": "Light",
    "aspect": "Begin",
    "occur": "Begin",
    "perceive": "Occur",
    "adopt": "Adopt",
    "force": "Force",
    "repel": "Repel",
    "lend": "Permit",
}
_HELPED_IN = ("في", "علي")
_OWN_FIGHT = frozenset("Refuse Plan Attempt Threaten Promise Begin Consider Stop".split())
_FEARED = frozenset({"تحسبا", "منعا", "تفاديا", "تجنبا", "تلافيا", "درءا", "خلافا", "نتيجه"})
_DEADLY = ("kill", "casualty")
_SENDING = frozenset({"send", "move", "noun-forces"})
_ADOPTED = ("obj", "gen", "عن", "وراء", "خلف")  # slots of what somebody is behind
_SPEECH = ("Report", "Accuse", "Deny", "Condemn", "Relay", "Fear")
_TAKES_SUPPORT = frozenset(  # behind these «بدعم فلان» is done to him, not by him
    {"Confirm", "Report", "Report:assert", "Accuse", "Deny", "Promise", "Threaten", "Request", "Condemn", "Light"}
)
_HELPING = frozenset({"support", "support-on"})  # «يشرف على تدريب …», «ساعد في تدريب …»: who helps does it
_CONTROLLED = frozenset({"obj", "ب", "ان", "ل", "الي", "في", "عن", "علي", "من"})
_LIFTING = frozenset({"فك", "كسر", "رفع", "انهاء"})  # before a siege
_OTHERS_ACT = frozenset({"Prevent", "Request", "Permit"})  # who prevents, asks or lets does not do it
_ASKING = frozenset({"Request", "Permit", "Accuse", "Force"})
_ASKED = {
    "Request": ("من", "obj"),
    "Permit": ("ل", "obj"),
    "Accuse": ("ل", "obj", "gen"),
}  # where those stand whom a word asks, lets, orders
_REOPENS = frozenset(  # senses whose complement is a new act, articled or not: «تعتزم السيطرة على …»
    (
        "Light Undergo Repel Begin Force Accuse Request Consider Plan Attempt Manage Fail Participate Promise Threaten"
    ).split()
)
_ATTACKS = frozenset({"AirStrike", "DroneStrike", "Shelling", "Bombardment", "Kill", "Destroy", "Detention", "Explode"})
_AGENTLESS = frozenset({"casualty", "crash", "explode", "receive", "surrender", "fall", "lose"})
_TAKES_CLAUSE = MODAL_FRAMES | {"aspect", "light"}
_OPENING = 8  # constituents between a word and the clause that it opens


Dependence = dict[int, tuple[int, str]]
"""Index of a lexicon word to that of the word that governs it, and the slot in which it stands there."""


def governed(units: Sequence[Unit], drafts: Mapping[int, Draft]) -> Dependence:
    """Which lexicon word depends on which."""
    table: Dependence = {}
    for index in sorted(drafts):
        _own_events(units, drafts, index, table)
    for index in sorted(drafts):
        if units[index].kind == "N" and index not in table:
            above = _purpose_of(units, drafts, index) or _joined_to(units, table, index)
            if above is not None:
                table[index] = above
    return table


def _own_events(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int, table: Dependence) -> None:
    """What stands in the word's own slots, and the first word of the clause that it opens."""
    node = drafts[index].node
    for slot, event in node.events:
        purpose = slot == "ل" and units[index].kind == "Q"
        if slot != "subj" and event != node.antecedent and event > index and not purpose:
            table.setdefault(event, (index, slot))
    if node.content is None or drafts[index].reading.frame not in _TAKES_CLAUSE:
        return
    inner = next((i for i in sorted(drafts) if i >= node.content and not _relative(units, drafts[i])), None)
    if inner is not None and inner - node.content < _OPENING:
        table.setdefault(inner, (index, "ان"))


def _relative(units: Sequence[Unit], draft: Draft) -> bool:
    """«لن تسمح بأن تصل إمدادات للميليشيات التي تدعم …»: what describes is not what is said, promised or allowed."""
    return units[draft.node.unit].kind == "V" and draft.node.antecedent is not None


def _purpose_of(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int) -> tuple[int, str] | None:
    """«تسعى القوات … للسيطرة»: a purpose belongs to the last verb before it."""
    before = units[index - 1] if index else None
    if units[index].prep != "ل" and not (before is not None and before.kind == "P" and before.norm == "ل"):
        return None
    if before is not None and before.norm in _FEARED:
        return None  # «نشرت قوات تحسبا لهجوم»: that is another's
    verb = next((i for i in range(index - 1, -1, -1) if units[i].kind == "V" and i in drafts), None)
    return (verb, "ل") if verb is not None and drafts[verb].reading.frame not in ("say", "deny", "accuse") else None


def _joined_to(units: Sequence[Unit], table: Dependence, index: int) -> tuple[int, str] | None:
    """«هدد … بقصف واقتحام»: a coordinated noun depends on what the first depends on."""
    if not units[index].conj:
        return None
    near = range(index - 1, max(-1, index - 1 - _OPENING), -1)
    first = next((i for i in near if i in table and units[i].kind == "N"), None)
    return table[first] if first is not None and not any(u.kind in "VS" for u in units[first:index]) else None


def inherit(units: Sequence[Unit], drafts: dict[int, Draft], dependence: Dependence, index: int) -> None:
    """Note what the event depends on, nearest first, and take from there the agent that the words leave out."""
    draft = drafts[index]
    at, seen, mourned = index, set[int](), _mourns(draft)
    while at in dependence and at not in seen:
        seen.add(at)
        above, slot = dependence[at]
        governor = _governor(drafts[above], above, slot)
        if not (draft.relief and governor.sense == "Prevent"):  # who keeps relief out besieges: nothing failed
            draft.governors.append(governor)
        if slot == "ب" and governor.sense in _TAKES_SUPPORT and len(draft.governors) == 1:
            _be_helped(draft)
        if len(draft.governors) == 1 and _is_done_to(draft, governor):
            draft.roles.update(targets=list(draft.node.slot("gen")), agents=[])
        mourned = mourned or _mourns(drafts[above])
        if not (_is_lifted(units, index) or (mourned and governor.sense.startswith("Report"))):
            _control(draft, governor)
        if governor.sense in _CONTROL and not governor.holders:
            draft.pronoun = draft.pronoun or drafts[above].pronoun
            draft.elided = draft.elided or drafts[above].elided
        at = above


def _be_helped(draft: Draft) -> None:
    """«اتهم … بدعم حفتر», «تعهد بدعمه»: he is supported."""
    genitive = list(draft.node.slot("gen"))
    if draft.reading.frame == "support" and genitive:
        draft.roles.update(targets=genitive, agents=[])
    elif draft.reading.frame == "support" and draft.reading.suffix and not draft.has("targets"):
        draft.roles.update(targets=draft.roles.get("agents", []), agents=[])


def _is_done_to(draft: Draft, governor: Governor) -> bool:
    """«اتهم مصر بقصف قواته»: who is accused, or who threatens, does it to whom the noun governs."""
    alone = draft.node.slot("gen") and not draft.node.slot("obj", "علي", "ل", "ضد")
    strikes = draft.reading.pos == "N" and draft.reading.frame == "strike"
    return bool(alone) and strikes and governor.sense in ("Accuse", "Threaten") and governor.slot == "ب"


def _is_lifted(units: Sequence[Unit], index: int) -> bool:
    """«كسر الحصار», «فك طوق …»: who does that did not lay it."""
    return index > 0 and units[index - 1].norm.removeprefix("و").removeprefix("ل").removeprefix("ب") in _LIFTING


def _governor(above: Draft, index: int, slot: str) -> Governor:
    node, reading = above.node, above.reading
    own = node.slot("gen") if reading.frame in MODAL_FRAMES and reading.pos == "N" else ()
    holders = tuple(node.slot("subj") or own or above.roles.get("agents", ()))
    if reading.frame in _DEADLY:  # «قتل جنود بقصف …»: whose subject is who died
        holders = tuple(above.roles.get("agents", ()))
    if not holders and reading.frame in _SENDING:  # «إرسال قوات تركية لدعم …»: who is sent does it
        holders = tuple(above.roles.get("themes", ()))
    if not holders and reading.frame in LIGHT_FRAMES | MODAL_FRAMES:
        holders = node.slot("gen", "adj")
    sense = reading.sense if reading.sense in ("Stop", "Break") else _BY_FRAME.get(reading.frame, reading.sense)
    others = node.slot(*_ASKED.get(sense, ("obj",)))
    if reading.frame == "accuse" and reading.pos in ("AP", "PP"):  # «المتهم بقتل …» has the letters of both
        holders, others = (), tuple(above.roles.get("agents", ()) or above.roles.get("targets", ()))
    if reading.frame in _HELPING and slot in _HELPED_IN and reading.pos == "V":
        sense = "Manage"
    return Governor(sense, index, slot, holders, others, reading.tense, above.negated)


def _control(draft: Draft, governor: Governor) -> None:
    """Who acts, and who is acted upon, by the word that governs the event."""
    if governor.sense == "Adopt" and governor.slot in _ADOPTED and not draft.has("agents"):
        draft.add("agents", governor.holders)
    takes_part = any(g.sense == "Participate" for g in draft.governors)  # «رفضت فرنسا المشاركة في الضربات»
    anew = governor.slot == "ل" or governor.sense in _REOPENS or takes_part  # «للقتال» is a purpose
    if _points_back(draft) and not anew:
        return  # «الهجوم» points back to an event that has its own agent
    if governor.sense == "Threaten" and governor.slot in ("ب", "obj") and not draft.has("targets"):
        draft.add("targets", governor.others)  # «هدد خصومه بالقتل»
    foiled = governor.sense == "Prevent" and governor.slot != "من" and not draft.relief
    if (governor.sense in ("Undergo", "Repel") or foiled) and not draft.has("targets"):  # who foils it was to be hit
        draft.add("targets", governor.holders)
    asks = governor.sense == "Request" and draft.reading.sense.startswith("Support:") and draft.reading.frame != "stand"
    if asks and not draft.has("targets"):
        draft.add("targets", governor.holders)
    if draft.reading.sense.startswith("Support:") and governor.sense in _ATTACKS:
        return  # «قصف الطيران موقعا لتدريب …»: that is what is bombed
    by_others = any(g.sense in _OTHERS_ACT for g in draft.governors[:-1])  # «أقدم على منع الجنود من الدخول»
    acted = draft.has("agents") and not (_one_side(draft) and governor.sense in _OWN_FIGHT)
    if not (by_others or acted or draft.things or draft.reading.frame in _AGENTLESS):
        draft.add("agents", _controllers(draft, governor) or _come_from(draft, governor))


def _come_from(draft: Draft, governor: Governor) -> list[Mention]:
    """«تعرضت المدينة لقصف من قوات …»."""
    named = draft.node.slot("من") if governor.sense == "Undergo" else ()
    return [m for m in named if m.cls == "actor" and m.entity.kind == "ArmedGroup"]


def _points_back(draft: Draft) -> bool:
    """«الهجوم» is one told before; «أعلنت … النفير العام» is new."""
    return draft.reading.pos == "N" and draft.definite and not _calls_up(draft)


def _calls_up(draft: Draft) -> bool:
    return draft.reading.frame == "noun-forces" or draft.reading.sense == "Mobilisation"


def _controllers(draft: Draft, governor: Governor) -> list[Mention]:
    """Whom the governing word makes the agent: who plans, promises, begins, denies; who is asked, accused, forced."""
    sense, slot = governor.sense, governor.slot
    if sense in _ASKING or (sense == "Prevent" and slot == "من"):
        return [m for m in governor.others if suits("agents", m, "obj")]
    holders = [m for m in governor.holders if suits("agents", m, "subj")]
    if sense.startswith(_SPEECH):
        own = (
            sense.startswith("Report")
            and slot in ("obj", "عن")
            and not (draft.reading.definite and _points_back(draft))
        )
        denies = sense == "Deny" and slot in ("obj", "ان")
        own = own and draft.reading.sense != "Injure"
        if own and (
            draft.reading.sense.startswith("Support:") or _calls_up(draft)
        ):  # «أعلنت الحكومة مساعدات عسكرية لكييف»
            return [m for m in holders if m.entity.kind == "GovernmentBody" or m.wages_war]
        return holders if denies else [m for m in holders if own and m.wages_war]
    if sense == "Doubt" and slot in ("obj", "ان"):
        return [m for m in holders if m.wages_war]  # «استبعد الحلف نشر قوات»
    if sense in ("Undergo", "Repel") or (slot == "علي" and sense not in _CONTROL):
        return []  # «ردًّا على اغتيال …»: that was somebody else
    return holders if slot in ("ل", "ان", "ب") or (sense in _CONTROL and slot in _CONTROLLED) else []


def _mourns(draft: Draft) -> bool:
    """«أعلن الجيش مقتل جنديين», «… مقتل عشرين مدنيا»: whoever says so did not kill them."""
    hit = (*draft.roles.get("targets", ()), *draft.roles.get("victims", ()))
    if draft.reading.lexeme == "ightala":
        return True  # «أعلن الحزب اغتيال قيادي فيه»
    return draft.reading.sense == "Kill" and any(m.cls == "group" or "soldier" in m.traits for m in hit)


def _one_side(draft: Draft) -> bool:
    """«رفض الجنود خوض مواجهات ضد المقاومة»: whoever governs the fight is its other side."""
    return draft.reading.sense == "Clash" and draft.reading.pos == "N" and len(draft.roles.get("agents", [])) == 1
