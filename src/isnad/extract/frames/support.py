"""Who supports whom, beyond what the slots of the word say."""

from collections.abc import Sequence

from isnad.extract.frames.draft import Draft
from isnad.extract.frames.owners import ACTING, nearest
from isnad.model.annotation import Mention, Unit

_EXAMPLES = "مثل"  # the slot of «على رأسهم مصر وروسيا»
_BETWEEN = frozenset(
    "تعد يعد تعتبر يعتبر تعتبره وهي وهو هي هو اكبر اقوي ابرز اهم احد احدي اقرب اوثق ابرزها الدوله البلد".split()
)  # words between somebody and what he is: «روسيا هي أكبر حليف لدمشق»
_BACK = 5  # constituents between the two


def other_side(draft: Draft) -> None:
    """The side that the words took for a part of what is given."""
    parts = [part for m in draft.roles.get("themes", []) for part in m.parts[-1:]]
    if draft.reading.frame == "provide-to" and not draft.has("targets"):  # «قدمت روسيا طائرات لقوات حفتر»
        draft.add("targets", parts)
    if draft.reading.frame == "receive" and not draft.has("agents"):  # «حصل حفتر على طائرات من الإمارات»
        draft.add("agents", (part for part in parts if not part.is_nisba))


def genitive(draft: Draft, unit: Unit, found: Sequence[Mention]) -> None:
    """«بدعم مصر»: she supports; «لدعم حفتر»: he is supported; «دعم مصر لحفتر»: both."""
    frame = draft.reading.frame
    if frame == "provide-to":
        draft.add("themes", found)
    elif frame not in ("receive", "provide", "noun-supporter") and (unit.prep == "ب" or draft.node.slot("ل", "الي")):
        draft.add("agents", found)
    else:
        draft.add("targets", found)


def modify(draft: Draft, modified: Sequence[Mention]) -> None:
    """The sides by a participle: «حفتر المدعوم من السيسي», «المدعومة أميركيا», «الدول الداعمة لحفتر»."""
    node, reading = draft.node, draft.reading
    draft.roles = {}
    if reading.pos == "PP":
        draft.add("targets", modified)
        draft.add("agents", node.slot("من قبل", "من", "ب", "adj") or _states(node.slot("gen")))
    else:
        draft.add("agents", node.slot(_EXAMPLES) or modified)
        draft.add("targets", node.slot("gen", "ل", *reading.roles.get("targets", ())))


def complete(units: Sequence[Unit], draft: Draft, unit: Unit) -> None:
    """The side that stands elsewhere in the sentence."""
    if unit.kind == "N" and draft.reading.frame == "noun-supporter":
        _name_allies(units, draft)
    if _is_help(units, draft.node.unit) and not draft.has("targets"):
        helpers = draft.roles.get("agents", [])
        draft.add("targets", (m for m in nearest(units, draft.node.unit, ACTING, "") if m not in helpers))


def _states(mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if m.entity.kind == "State" or m.state is not None]


def _is_help(units: Sequence[Unit], index: int) -> bool:
    """«… بدعم من روسيا», «بإسناد ودعم من …»: whoever acts in the clause is helped."""
    unit = units[index]
    joined = unit.conj and index and units[index - 1].kind in "NX" and units[index - 1].norm.startswith("ب")
    return unit.kind == "N" and (unit.prep == "ب" or bool(joined))


def _name_allies(units: Sequence[Unit], draft: Draft) -> None:
    """«حليفهم صالح», «حلفاؤه الروس», «حلفاء حفتر، وعلى رأسهم مصر», «روسيا، حليفة دمشق»."""
    node, reading = draft.node, draft.reading
    named: Sequence[Mention] = node.slot(_EXAMPLES, "adj")
    if reading.suffix:
        draft.roles["targets"] = nearest(units, node.unit, ACTING, reading.suffix)
        named = named or _right_behind(units, node.unit, node.slot("obj"))
    draft.add("agents", named or _described(units, node.unit))
    if _is_sponsored(draft):
        draft.roles.update(agents=draft.roles["targets"], targets=draft.roles["agents"])


def _is_sponsored(draft: Draft) -> bool:
    """«مصر وحليفها حفتر», «الجماعة الحليفة لطهران»: between a state and who is none, the state supports."""
    agents, targets = draft.roles.get("agents", []), draft.roles.get("targets", [])
    people = ("Person",) if draft.reading.suffix else ()
    of_no_state = all(m.entity.kind in ("ArmedGroup", "GovernmentBody", *people) for m in agents)
    allied = draft.reading.sense == "Support:Political"
    return allied and bool(agents and targets) and of_no_state and _states(targets) == targets


def _right_behind(units: Sequence[Unit], index: int, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions if the first of them follows the unit at once, adjectives and a comma aside."""
    at = index + 1
    while at < len(units) and units[at].kind in "A,":
        at += 1
    return mentions if mentions and at < len(units) and units[at].mention is mentions[0] else ()


def _described(units: Sequence[Unit], index: int) -> list[Mention]:
    """Whom the noun says something of: «إريتريا حليف للجبهة», «روسيا، حليفة دمشق»."""
    for at in range(index - 1, max(-1, index - _BACK), -1):
        unit = units[at]
        if unit.kind == "M" and unit.mention is not None:
            return [] if unit.prep or unit.mention.cls not in ACTING else [unit.mention]
        if unit.kind not in ",UB" and unit.norm not in _BETWEEN:
            return []
    return []
