"""Who supports whom, beyond what the slots of the word say."""

from collections.abc import Sequence
from dataclasses import replace

from isnad.extract.frames.draft import GIVING, Draft
from isnad.extract.frames.owners import ACTING, nearest
from isnad.model.annotation import Mention, Unit
from isnad.model.claim import Entity

_EXAMPLES = "مثل"  # the slot of «على رأسهم مصر وروسيا»
_GIVERS = frozenset({"State", "GovernmentBody"})  # never what is given, as troops may be
_DONE_TO = frozenset({"Support:Financial", "Support:Training", "Support:Arms"})  # «بتمويل جماعات»: they are paid
_ALLIANCE = frozenset({"noun-supporter", "ally"})
_TO = frozenset({"provide-to", "give", "carry", "lend"})  # frames whose object is what is given
_BETWEEN = frozenset(
    "تعد يعد تعتبر يعتبر تعتبره وهي وهو هي هو اكبر اقوي ابرز اهم احد احدي اقرب اوثق ابرزها الدوله البلد".split()
)  # words between somebody and what he is: «روسيا هي أكبر حليف لدمشق»
_OF_A_SIDE = frozenset(
    (
        "شرعيه حكم سلطه صمود عمليات عمليه حمله هجوم موقف مواقف صف صفوف قتال حرب حروب معركه معارك طرف جانب استقلال وحده"
        " سياده انقلاب ثوره تمرد زحف قوه قدرات جبهه بعض كل جميع اي كلا كافه بقاء وجود مقاتلي اعضاء قاده قياده مشروع"
    ).split()
)  # words whose owner is helped with them: «دعم صمود المقاتلين»
_BACK = 5  # constituents between the two


def preference(draft: Draft) -> int:
    """How much better, or worse, the word reads as giving than as moving: «قدمت دعما» gives, «نقلت جنودا» moves."""
    frame, targets = draft.reading.frame, draft.roles.get("targets", [])
    given = frame in GIVING and any(slot == "obj" for slot, _ in draft.node.events)
    men = any(m.cls in ("actor", "group") and not m.is_machine for m in draft.roles.get("themes", []))
    somewhere = "weak" in draft.reading.flags and bool(targets) and all(m.cls == "place" for m in targets)
    return 3 * given - 3 * (frame in _TO and men and not sides(targets, states=False)) - 2 * somewhere


def leave_things(units: Sequence[Unit], draft: Draft) -> None:
    """«دعم جهود المبعوث», «حماية حدود الدولة»: what is helped is a matter, and not whose it is."""
    if draft.reading.frame != "support":
        return
    at = {u.mention.first: index for index, u in enumerate(units) if u.kind == "M" and u.mention}
    targets = draft.roles.get("targets", [])
    draft.roles["targets"] = [m for m in targets if not _is_of_matter(units, at.get(m.first, 0), draft.node.unit)]


def _is_of_matter(units: Sequence[Unit], at: int, word: int) -> bool:
    """Whether the mention there is the genitive of a noun that is no side; «منذ فترة» is none."""
    if at - 1 <= word or units[at - 1].kind != "X" or units[at - 2].kind == "P":
        return False
    norm = units[at - 1].norm
    return not norm.startswith(("ال", "وال", "لل")) and norm.removeprefix("ل") not in _OF_A_SIDE


def other_side(draft: Draft) -> None:
    """The side that the words took for a part of what is given."""
    frame, themes = draft.reading.frame, draft.roles.get("themes", [])
    if frame == "give" and not draft.has("targets"):  # «منحت السعودية الحكومة اليمنية وديعة»
        draft.add("targets", (m for m in themes[:1] if _is_known(m)))
        given = draft.node.slot("also") if draft.has("targets") else ()
        draft.roles["themes"] = [*(m for m in themes if m not in draft.roles["targets"]), *given]
    parts = [part for m in draft.roles.get("themes", []) for part in m.parts[-1:]]
    if frame in _TO and not draft.has("targets"):  # «قدمت روسيا طائرات لقوات حفتر»
        draft.add("targets", parts)
    if frame == "receive" and not draft.has("agents"):  # «حصل حفتر على طائرات من الإمارات», «على مدرعات تركية»
        draft.add("agents", (part for part in parts if not part.is_nisba))
        goods = (m for m in themes if m.is_machine or m.cls == "object")
        draft.add("agents", (owner for m in goods for owner in _owners(m) if not draft.has("agents")))


def genitive(draft: Draft, unit: Unit, found: Sequence[Mention]) -> None:
    """«بدعم مصر»: she supports; «لدعم حفتر»: he is supported; «دعم مصر لحفتر»: both."""
    frame = draft.reading.frame
    if frame in ("recognise", "noun-goods"):  # «اعتراف تركيا بالحكومة», «أسلحة إيران»
        draft.add("agents", found)
    elif frame in _TO:  # «إرسال الإمارات أسلحة إلى …»: who can give gives, where it is said to whom
        gives = draft.has("targets") and all(m.entity.kind in _GIVERS for m in found)
        draft.add("agents" if gives and not draft.has("agents") else "themes", found)
    elif frame not in ("receive", "provide", "noun-supporter") and (
        (unit.prep == "ب" and (draft.reading.sense not in _DONE_TO or _states(found)))
        or draft.node.slot("ل", "الي")
        or _pledges(draft, found)
    ):
        draft.add("agents", found)
    else:
        draft.add("targets", found)


def _pledges(draft: Draft, found: Sequence[Mention]) -> bool:
    """«مبايعة الجماعة التنظيم»: the genitive pledges where an object stands right behind."""
    behind = draft.node.slot("obj")[:1]
    return draft.reading.lexeme == "baayaa" and any(m.first == found[-1].last for m in behind)


def own(units: Sequence[Unit], draft: Draft) -> None:
    """«دعمها المتمردين»: the owner of the pronoun helps; «حفتر الذي تنخرط في دعمه مصر»: he is helped."""
    node = draft.node
    owner, beside = nearest(units, node.unit, ACTING, draft.reading.suffix), list(node.slot("obj"))
    helped = node.unit > 1 and units[node.unit - 1].kind == "P" and units[node.unit - 2].kind == "V"
    draft.roles.update({"agents": beside, "targets": owner} if helped else {"agents": owner, "targets": beside})


def modify(draft: Draft, modified: Sequence[Mention]) -> None:
    """The sides by a participle: «حفتر المدعوم من السيسي», «المدعومة أميركيا», «الدول الداعمة لحفتر»."""
    node, reading = draft.node, draft.reading
    draft.roles = {}
    if reading.pos == "PP":
        draft.add("targets", modified)
        by = ("من قبل", "من") if reading.frame == "recognise" else ("من قبل", "من", "ب", "adj")
        draft.add("agents", node.slot(*by) or _states(node.slot("gen")))
    else:
        draft.add("agents", node.slot(_EXAMPLES) or modified)
        draft.add("targets", node.slot("gen", "ل", *reading.roles.get("targets", ())))
    _sponsor(draft)


def train_at(draft: Draft) -> None:
    """«تدربوا في قواعد إماراتية»: whose base it is trains them."""
    if draft.reading.frame == "train" and not draft.has("agents"):
        draft.add("agents", (owner for m in draft.node.slot("في", "ب", "داخل") for owner in _owners(m)))


def _owners(mention: Mention) -> list[Mention]:
    """Whose the place is: a part of its name, or the state that an adjective names."""
    named = [part for part in mention.parts if part.cls in ACTING]
    states = [id for id in (*mention.entity.part_of, *mention.entity.located_in) if id.startswith("actor/")]
    if named or not states or mention.entity.id is not None:
        return named
    state = Entity(states[0], "State", mention.entity.label, mention.entity.span)
    return [replace(mention, cls="actor", entity=state, parts=())]


def sides(mentions: Sequence[Mention], *, states: bool) -> list[Mention]:
    """Those that are forces, people or bodies, and countries where `states`."""
    return [m for m in mentions if m.cls in ACTING and (states or m.entity.kind != "State")]


def _is_known(mention: Mention) -> bool:
    """Whether it is somebody listed, or a body or a capital that stands for one, and no goods."""
    body = mention.entity.kind in ("State", "GovernmentBody") or mention.entity.id is not None
    return (body and mention.cls in ACTING and not mention.is_machine) or mention.state is not None


def _states(mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if m.entity.kind == "State" or m.state is not None]


def name_allies(units: Sequence[Unit], draft: Draft) -> None:
    """«حليفهم صالح», «حلفاؤه الروس», «حلفاء حفتر، وعلى رأسهم مصر», «روسيا، حليفة دمشق»."""
    node, reading = draft.node, draft.reading
    named: Sequence[Mention] = node.slot(_EXAMPLES, "adj")
    if reading.suffix:
        draft.roles["targets"] = nearest(units, node.unit, ACTING, reading.suffix)
        named = named or _right_behind(units, node.unit, node.slot("obj"))
    draft.add("agents", named or _described(units, node.unit))
    _sponsor(draft)


def _sponsor(draft: Draft) -> None:
    """«مصر وحليفها حفتر», «الجماعة المتحالفة مع طهران»: between a state and who is none, the state supports."""
    if _is_sponsored(draft):
        draft.roles.update(agents=draft.roles["targets"], targets=draft.roles["agents"])


def _is_sponsored(draft: Draft) -> bool:
    agents, targets = draft.roles.get("agents", []), draft.roles.get("targets", [])
    people = ("Person",) if draft.reading.suffix else ()
    of_no_state = all(m.entity.kind in ("ArmedGroup", "GovernmentBody", *people) for m in agents)
    return draft.reading.frame in _ALLIANCE and bool(agents and targets) and of_no_state and _states(targets) == targets


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
            somebody = unit.mention.cls in ACTING or unit.mention.state is not None
            return [unit.mention] if somebody and not unit.prep else []
        if unit.kind not in ",UB" and unit.norm not in _BETWEEN:
            return []
    return []
