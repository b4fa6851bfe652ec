"""What an event depends on, and whom it takes from there: «هدد الحوثيون باستهداف السفن»."""

from collections.abc import Mapping, Sequence

from isnad.extract.frames.draft import LIGHT_FRAMES, MODAL_FRAMES, Draft
from isnad.extract.frames.roles import suits
from isnad.model.annotation import Governor, Mention, Unit

_CONTROL = frozenset({
    "Light", "Begin", "Plan", "Attempt", "Promise", "Threaten", "Refuse", "Fail", "Stop", "Participate", "Manage", "Approve",
})  # fmt: skip
_BY_FRAME = {"light": "Light", "aspect": "Begin", "occur": "Begin", "adopt": "Adopt", "force": "Force"}
_SPEECH = ("Report", "Accuse", "Deny", "Condemn", "Relay", "Fear")
_TAKES_SUPPORT = frozenset(  # behind these «بدعم فلان» is done to him, not by him
    {"Confirm", "Report", "Report:assert", "Accuse", "Deny", "Promise", "Threaten", "Request", "Condemn", "Light"}
)
_CONTROLLED = frozenset({"obj", "ب", "ان", "ل", "الي", "في", "عن", "علي", "من"})
_ASKING = frozenset({"Request", "Permit", "Accuse"})
_OPENING = 8  # constituents between a word and the clause that it opens


def governed(units: Sequence[Unit], drafts: Mapping[int, Draft]) -> dict[int, tuple[int, str]]:
    """Each lexicon word to the word that governs it, and how."""
    table: dict[int, tuple[int, str]] = {}
    for index in sorted(drafts):
        draft = drafts[index]
        for slot, event in draft.node.events:
            purpose = slot == "ل" and units[index].kind == "Q"
            if slot != "subj" and event != draft.node.antecedent and event > index and not purpose:
                table.setdefault(event, (index, slot))
        content = draft.node.content
        if content is not None and draft.reading.frame in MODAL_FRAMES | {"aspect", "light"}:
            inner = next((i for i in sorted(drafts) if i >= content), None)
            if inner is not None and inner - content < 8:
                table.setdefault(inner, (index, "ان"))
    for index in sorted(drafts):  # «تسعى القوات … للسيطرة»: a purpose belongs to the last verb before it
        if units[index].kind == "N" and units[index].prep == "ل" and index not in table:
            verb = next((i for i in range(index - 1, -1, -1) if units[i].kind == "V" and i in drafts), None)
            if verb is not None and drafts[verb].reading.frame not in ("say", "deny", "accuse"):
                table[index] = verb, "ل"
    for index in sorted(drafts):  # «هدد ... بقصف واقتحام»: a coordinated noun depends on what the first depends on
        before = index - 1
        if units[index].kind == "N" and units[index].conj and index not in table:
            first = next(
                (i for i in range(before, max(-1, before - 8), -1) if i in table and units[i].kind == "N"), None
            )
            if first is not None and not any(u.kind in "VS" for u in units[first:index]):
                table[index] = table[first]
    return table


def inherit(
    units: Sequence[Unit], drafts: dict[int, Draft], governed: Mapping[int, tuple[int, str]], index: int
) -> None:
    """Note what the event depends on, nearest first, and take from there the agent that the words leave out."""
    draft = drafts[index]
    at, seen = index, set()
    while at in governed and at not in seen:
        seen.add(at)
        above, slot = governed[at]
        governor = drafts[above]
        reading = governor.reading
        holders = tuple(governor.node.slot("subj") or governor.roles.get("agents", ()))
        if not holders and reading.frame in LIGHT_FRAMES | MODAL_FRAMES:
            holders = governor.node.slot("gen", "adj")
        others = governor.node.slot("obj")
        sense = reading.sense if reading.sense == "Stop" else _BY_FRAME.get(reading.frame, reading.sense)
        draft.governors.append(Governor(sense, above, slot, holders, others, reading.tense, governor.negated))
        acted = sense in _TAKES_SUPPORT
        if (
            len(draft.governors) == 1
            and slot == "ب"
            and acted
            and draft.node.slot("gen")
            and draft.reading.frame == "support"
        ):
            draft.roles.update(targets=list(draft.node.slot("gen")), agents=[])  # «اتهم … بدعم حفتر»: he is supported
        _control(draft, draft.governors[-1], slot)
        at = above


def _control(draft: Draft, governor: Governor, slot: str) -> None:
    if governor.sense == "Adopt" and slot == "obj" and not draft.has("agents"):
        draft.add("agents", governor.holders)
    if draft.reading.pos == "N" and draft.definite and governor.sense not in ("Light", "Undergo", "Begin", "Force"):
        return  # «الهجوم» points back to an event that has its own agent
    if draft.has("agents") or draft.reading.frame in ("casualty", "crash", "explode", "receive"):
        if governor.sense == "Undergo" and not draft.has("targets"):
            draft.add("targets", governor.holders)
        return
    holders = [m for m in governor.holders if suits("agents", m, "subj")]
    if governor.sense == "Undergo":
        draft.add("targets", governor.holders)
    elif governor.sense == "Request" and draft.reading.sense.startswith("Support:") and not draft.has("targets"):
        draft.add("targets", governor.holders)
        draft.add("agents", (m for m in governor.others if suits("agents", m, "obj")))
    elif governor.sense in _ASKING or governor.sense == "Force":
        draft.add("agents", (m for m in governor.others if suits("agents", m, "obj")))
    elif governor.sense == "Deny" and slot == "obj":
        draft.add("agents", holders)
    elif (
        governor.sense in _CONTROL and slot in _CONTROLLED and (slot != "علي" or governor.sense == "Approve")
    ) or slot in ("ل", "ان", "ب"):
        draft.add("agents", holders if not governor.sense.startswith(_SPEECH) else ())
    elif governor.sense.startswith("Report") and slot in ("obj", "عن") and not draft.reading.definite:
        draft.add("agents", (m for m in holders if _reports_own(m)))


def _reports_own(mention: Mention) -> bool:
    """«أعلن الجيش قصف …»: forces, states and their ministries of war tell of what they did themselves."""
    if mention.state is not None or mention.entity.kind in ("ArmedGroup", "State"):
        return True
    return mention.cls == "actor" and any(word in mention.entity.label for word in ("الدفاع", "الأركان", "الحرب"))
