"""Support that other acts show: men sent to help, an act that is helped, an operation that somebody oversees."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from isnad.extract.frames.draft import EVENTS, MODAL_FRAMES, Draft
from isnad.extract.frames.owners import ACTING, nearest
from isnad.model.annotation import Mention, Unit

SIDES = ("لصالح", "الي جانب", "في صفوف", "تحت قياده")  # slots of those for whom, or at whose side, an act is done
_SENDING = frozenset({"send", "move", "noun-forces", "withdraw", "participate", "noun-clash"})  # of who goes to help
_STANDING = frozenset({"noun-supporter", "noun-ally", "receive", "rely"})  # frames that head no list and are no item
_LISTED = ("obj", "الي")  # slots of items: «إضافة إلى …»
_HELPING = frozenset({"support", "noun-support", "provide-to"})
_UNSAID = frozenset({"Support:Unspecified", "Support:Military"})
_OVERSIGHT = "noun-oversight"
_FORCES = ("State", "ArmedGroup")


def help_elsewhere(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int) -> None:
    """Whom and with what the word of help helps, as far as the acts beside it tell."""
    draft = drafts[index]
    if draft.reading.sense.startswith("Support:"):
        _help_act(drafts, draft)
        _send_men(drafts, draft)
        _oversee(units, drafts, index)
        _say_twice(drafts, draft)
        _share_sides(drafts, draft)


def _help_act(drafts: Mapping[int, Draft], draft: Draft) -> None:
    """«دعم هجوم حفتر», «وفرت غطاء جويا لتقدم الجيش»: who does the act is helped."""
    if draft.has("targets") or draft.reading.frame not in _HELPING:
        return
    acts = [drafts[i] for slot, i in draft.node.events if slot in ("obj", "ل") and i in drafts and i != draft.node.unit]
    done = [d for d in acts if d.reading.sense in EVENTS - {"Clash"} and d.reading.frame not in MODAL_FRAMES]
    helpers = draft.roles.get("agents", [])
    for act in done[:1]:
        named = act.node.slot("gen", "adj") or act.roles.get("agents", [])
        acting = [m for m in named if m in act.roles.get("agents", []) and m.cls in ACTING and m not in helpers]
        draft.add("targets", acting)


def _send_men(drafts: Mapping[int, Draft], draft: Draft) -> None:
    """«أرسلت قوات لدعم …», «وصل مقاتلون لمساندة …»: those who are sent are what is given."""
    above = next((g for g in draft.governors[:1] if g.slot in ("ل", "obj")), None)
    sending = None if above is None else drafts.get(above.unit)
    if sending is None or draft.reading.frame != "support" or draft.reading.sense not in _UNSAID:
        return
    sent = [*sending.roles.get("themes", []), *sending.roles.get("agents", []), *sending.node.slot("obj", "subj")]
    if sending.reading.frame in _SENDING and any(_is_men(m) for m in sent):
        draft.reading = replace(draft.reading, sense="Support:Troops")


def _is_men(mention: Mention) -> bool:
    return mention.cls == "actor" and mention.entity.kind == "ArmedGroup" and not mention.is_machine


def _oversee(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int) -> None:
    """«نفذت القوات عملية بإشراف أمريكي»: whoever acts is helped by those who oversee it, if it is an act of war."""
    draft = drafts[index]
    if draft.reading.frame != _OVERSIGHT:
        return
    draft.dropped = units[index].prep != "ب"
    overseers = [m for m in draft.roles.get("agents", []) if m.entity.kind in _FORCES or m.state is not None]
    draft.roles["agents"] = overseers
    act = next((drafts[i] for i in range(index - 1, -1, -1) if i in drafts and drafts[i].reading.sense in EVENTS), None)
    parted = act is not None and any(u.kind in "SR" or u.norm == ":" for u in units[act.node.unit : index])
    within = (
        [] if act is None else [m for m in nearest(units, index, ACTING, "") if m.first >= units[act.node.unit].first]
    )
    acting = [] if act is None or parted else act.roles.get("agents", []) or within
    draft.roles["targets"] = [m for m in acting if m.cls in ACTING and m not in overseers]


def _say_twice(drafts: Mapping[int, Draft], draft: Draft) -> None:
    """«وقفت إلى جانب حليفتها دمشق», «غارات لصالح حليفه حفتر»: that the two are allies is no second support."""
    above = drafts.get(draft.governors[0].unit) if draft.governors else None
    if above is None or draft.reading.frame != "noun-supporter":
        return
    sides = [m for role in ("agents", "targets") for m in draft.roles.get(role, [])]
    known = [m for role in ("agents", "targets") for m in above.roles.get(role, [])]
    same = above.reading.sense.startswith("Support:") and bool(sides) and all(m in known for m in sides)
    draft.dropped = draft.dropped or same or draft.governors[0].slot in SIDES


def _share_sides(drafts: Mapping[int, Draft], draft: Draft) -> None:
    """«دعم يشمل تزويدها بالذخائر وتدريب عناصرها»: the items of a list have the sides of the word that heads it."""
    if draft.has("agents") or draft.reading.pos != "N" or draft.reading.frame in _STANDING:
        return
    for governor in draft.governors:
        head = drafts.get(governor.unit)
        if head is None or governor.slot not in _LISTED or not head.reading.sense.startswith("Support:"):
            return
        if head.has("agents") and head.has("targets") and head.reading.frame not in _STANDING:
            draft.add("agents", head.roles["agents"])
            own = [m for m in draft.roles.get("targets", []) if m.entity.id or m.entity.part_of or m.parts or m.suffix]
            draft.roles["targets"] = own or head.roles["targets"]  # «تدريب وحدات جديدة»: theirs
            draft.units += [head.node.unit] if draft.reading.frame == "noun-goods" else []
            return
