"""Whom a pronoun in a sentence means: «سيطرته على المدينة», «السيطرة عليها», «استخدم المدفعية لقصفهم»."""

from collections.abc import Collection, Mapping, Sequence

from isnad.extract.frames.draft import Draft
from isnad.extract.frames.owners import ACTING, nearest
from isnad.extract.frames.support import own
from isnad.model.annotation import Mention, Unit

AGENT_FIRST = frozenset(
    (
        "noun-weapon noun-forces noun-presence capture-by surrender siege-by support-on strike-on capture-on"
        " move withdraw clash clash-to ally noun-ally side stand fight-for noun-strike noun-clash participate noun-war"
    ).split()
)  # frames whose noun has its agent as genitive
_CLASHING = frozenset({"clash", "noun-clash"})
_PEOPLE = (*ACTING, "group")
_DONE_TO = {
    "kill": _PEOPLE, "detain": _PEOPLE, "expel": _PEOPLE, "strike": (*_PEOPLE, "object", "place"),
    "capture": ("place", "object"), "siege": ("place", "object"), "down": ("actor", "object"),
}  # fmt: skip
"""Frame to what is done to, of nouns that are passive with a pronoun and no other object: «بعد اعتقاله»."""
_OF_PEOPLE = frozenset({"kill", "detain"})
_PARTICLES = ("ال", "ب", "ل", "و", "ف", "ك")
_TIMING = frozenset({"بعد", "قبل", "عقب", "لدي", "اثناء", "منذ", "خلال", "فور", "اثر"})
_GOES_ON = frozenset({"Begin", "Light", "Stop"})  # «أوقفت الدولة قصفها»: her own


def fill_pronouns(units: Sequence[Unit], draft: Draft, unit: Unit) -> None:
    """«سيطرته على المدينة», «للسيطرة عليها», «دعمه لقوات حفتر»: the nearest fitting name before owns the pronoun."""
    reading, node = draft.reading, draft.node
    if reading.frame == "noun-supporter":
        return
    owned = unit.kind == "N" and bool(reading.suffix)
    if owned and reading.frame == "support" and node.slot("obj") and not node.slot("ل"):
        own(units, draft)
        return
    if unit.kind == "N":
        _owner_acts(units, draft)
    if unit.kind == "V" and reading.suffix and node.antecedent is None and not draft.has("targets"):
        things = () if reading.sense.startswith("Support:") else ("place", "object")
        if "obj" in reading.roles.get("targets", ()):  # «الجيش زودته واشنطن بصواريخ»
            draft.add("targets", nearest(units, node.unit, (*ACTING, *things), reading.suffix))
    wanted = next((r for r, slots in reading.roles.items() if node.resumed and node.resumed in slots), "")
    if unit.kind in "NV" and wanted in ("targets", "places") and not draft.has(wanted):
        lies = wanted == "places" or "capture" in reading.frame
        acting = () if lies else draft.roles.get("agents", ())  # «كان السعوديون يقفون إلى جانبه»
        draft.add(wanted, nearest(units, node.unit, ("place", "object") if lies else ACTING, "", acting))


def _owner_acts(units: Sequence[Unit], draft: Draft) -> None:
    """«مسؤوليته عن الهجوم», «معركتها ضد المتمردين», «سيطرته على المدينة»: whose noun it is does it."""
    reading = draft.reading
    frame = reading.frame
    one_side = frame == "adopt" or (bool(reading.suffix) and frame in _CLASHING)
    by_owner = frame in AGENT_FIRST or frame == "support" or draft.has("targets")
    if one_side or (reading.suffix and by_owner and not draft.has("agents")):
        draft.add("agents", nearest(units, draft.node.unit, ACTING, reading.suffix))


def fill_patient(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int) -> None:
    """Who is acted upon, where the noun's pronoun says so: «لقصفهم», «بعد توقيفهم», «محاولة اغتياله»."""
    draft = drafts[index]
    reading = draft.reading
    passive = units[index].kind == "N" and reading.suffix and reading.frame in _DONE_TO
    if not passive or draft.has("targets") or _has_object(units, draft) or not _is_patient(units, draft, index):
        return
    agents = draft.roles.get("agents", [])
    others = [m for m in agents if m.cls != "person"] if reading.suffix == "هما" else []
    hit = nearest(units, index, _DONE_TO[reading.frame], reading.suffix, agents)
    hit = [m for m in hit if not (m.is_machine and reading.frame in _OF_PEOPLE)]  # aircraft are not killed
    draft.add("targets", (m for m in hit if not others and not _is_same(m, agents)))
    if not agents and units[index - 1].norm in _TIMING:
        draft.add("agents", _who_did_before(units, drafts, index))


def _has_object(units: Sequence[Unit], draft: Draft) -> bool:
    """Whether an object follows, be it a noun that nobody listed: «قصفها مدينة», «قتله 33 شخصا»."""
    after = next(iter(units[draft.node.unit + 1 :]), None)
    noun = after is not None and (
        after.kind == "#" or (after.kind == "X" and not after.conj and not after.norm.startswith(_PARTICLES))
    )
    return noun or bool(draft.node.slot("obj", "علي"))


def _is_same(mention: Mention, others: Collection[Mention]) -> bool:
    """Whether it names one of the others, in more words or fewer: nobody strikes himself."""
    label = mention.entity.label
    return any(
        (o.entity.id or "") == mention.entity.id or label in o.entity.label or o.entity.label in label for o in others
    )


def _is_patient(units: Sequence[Unit], draft: Draft, index: int) -> bool:
    if any(g.sense in _GOES_ON and g.slot == "obj" for g in draft.governors[:1]):
        return False
    return bool(units[index].prep or draft.governors or (index and units[index - 1].kind == "P"))


def _who_did_before(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int) -> list[Mention]:
    """«أفرجت القوات عن ثلاثة بعد توقيفهم»: who acts in the clause did that too, if it is a force or a state."""
    verb = next((i for i in range(index - 1, -1, -1) if units[i].kind == "V" and i in drafts), None)
    if verb is None or any(u.kind in "SR" for u in units[verb:index]):
        return []
    hit = drafts[index].roles.get("targets", [])
    return [
        m
        for m in drafts[verb].node.slot("subj")
        if m not in hit and m.cls == "actor" and m.entity.kind in ("ArmedGroup", "State", "GovernmentBody")
    ]
