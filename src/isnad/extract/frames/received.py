"""Help that somebody received in an act, told in passing: «تقدمت القوات بدعم من روسيا»."""

from collections.abc import Mapping, Sequence

from isnad.extract.frames.draft import EVENTS, MODAL_FRAMES, Draft
from isnad.extract.frames.owners import ACTING, nearest
from isnad.model.annotation import Mention, Unit

_UNDER = ("تحت", "بفضل")  # prepositions of help received: «تحت غطاء جوي»
_THANKING = tuple(
    "اشاد تشيد يشيد مشيد رحب ترحب يرحب مرحب نوه ينوه شكر يشكر تمتع يتمتع تتمتع حظي يحظي تحظي".split()
)  # begin words behind which «بدعم فلان» is what he gave


def help_acting(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int) -> None:
    """«تقدمت القوات بدعم من روسيا», «وبدعم من روسيا تقدمت القوات»: whoever acts in the clause is helped."""
    draft = drafts[index]
    if not draft.reading.sense.startswith("Support:") or not _is_help(units, index) or draft.has("targets"):
        return
    if not draft.has("agents"):
        draft.add("agents", _helpers_behind(units, drafts, index))
    clause = next((at for at in range(index, -1, -1) if units[at].kind in "SR" or units[at].norm == ":"), -1)
    verbs = [i for i in sorted(drafts) if i > clause and units[i].kind == "V"]
    earlier = [drafts[i] for i in verbs if i < index and drafts[i].reading.frame not in MODAL_FRAMES]
    later = [] if any(i < index for i in verbs) else [drafts[i].node.slot("subj") for i in verbs if i > index]
    near = _acting_in(units, index, clause)
    if _is_complement(units, drafts, index, clause):  # «تمسك روسيا بدعم النظام»: whom she helps
        draft.roles.update(targets=draft.roles.get("agents", []), agents=near)
        return
    undergoes = [d.node.slot("subj") for d in earlier[-1:] if any(m in d.roles.get("targets", []) for m in near)]
    helpers = draft.roles.get("agents", [])
    for acting in (*undergoes, near, *later[:1]):
        draft.add("targets", (m for m in acting if m.cls in ACTING and m not in helpers))
        if draft.has("targets"):
            return


def _helpers_behind(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int) -> list[Mention]:
    """«بدعم وتنسيق قوات التحالف», «بدعم من الغارات التي ينفذها الائتلاف»: whose the joined noun, or the act, is."""
    after = units[index + 1] if index + 1 < len(units) else None
    if after is not None and after.kind == "N" and after.conj and index + 1 in drafts:
        joined = drafts[index + 1]
        return [*joined.node.slot("gen", "adj", "من قبل", "من"), *joined.roles.get("agents", [])][:1]
    acts = [drafts[i] for slot, i in drafts[index].node.events if slot == "من" and i in drafts]
    return [m for act in acts[:1] if act.reading.sense in EVENTS for m in act.roles.get("agents", [])]


def _acting_in(units: Sequence[Unit], index: int, clause: int) -> list[Mention]:
    """The nearest before it; in «قال العميد إن …، بدعم من» not he who speaks."""
    open_ = clause < 0 or units[clause].kind == "R"
    return [m for m in nearest(units, index, ACTING, "") if open_ or m.first >= units[clause].first]


def _is_complement(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int, clause: int) -> bool:
    """Whether «بدعم فلان» is what somebody is bent on, and no help that an act of war received: it has no «من»."""
    draft, unit = drafts[index], units[index]
    bare = unit.prep == "ب" and bool(draft.node.slot("gen")) and not draft.node.slot("من", "من قبل", "adj", "ل")
    if not bare or draft.reading.frame != "support" or units[index - 1].kind == "," or unit.conj:
        return False
    if any(u.norm.removeprefix("و").startswith(_THANKING) for u in units[clause + 1 : index]):
        return False
    above = next((drafts[i].reading for i in range(index - 1, clause, -1) if i in drafts), None)
    return above is None or (above.sense not in EVENTS and above.frame != "undergo")


def _is_help(units: Sequence[Unit], index: int) -> bool:
    """«… بدعم من روسيا», «بإسناد ودعم من …»: whoever acts in the clause is helped."""
    unit = units[index]
    before = units[index - 1] if index else None
    joined = before is not None and unit.conj and before.kind in "NX" and before.norm.startswith("ب")
    under = before is not None and before.kind == "P" and before.norm in _UNDER
    return unit.kind == "N" and (unit.prep == "ب" or bool(joined) or under)
