"""From words and what stands around them to events with roles."""

from collections.abc import Mapping, Sequence

from isnad.extract.frames import support
from isnad.extract.frames.control import governed, inherit
from isnad.extract.frames.draft import Draft, is_event
from isnad.extract.frames.folding import fold, is_death
from isnad.extract.frames.owners import may_own, nearest
from isnad.extract.frames.pronouns import fill_patient
from isnad.extract.frames.roles import draft_of
from isnad.model.annotation import Frame, Mention, Node, Unit

_NEEDS_AGENT = frozenset({"withdraw", "side", "fight-for", "capture-on", "capture", "strike", "strike-on", "siege"})
_CAMPAIGNS = frozenset({"عمليه", "عمليات", "حمله", "معركه", "معارك", "هجوم", "محاوله", "لعمليه", "لمعركه"})
_CLAUSE = 14  # constituents to either side in which a sentence still speaks of the same event
_REACH = 8  # words between an event and an argument that its evidence still includes


def find_frames(units: Sequence[Unit], nodes: Sequence[Node], sentence: int) -> tuple[Frame, ...]:
    """The events of a sentence in text order. Light verbs, relative clauses and causes are folded into their event."""
    drafts = {node.unit: draft_of(units, node) for node in nodes}
    dependence = governed(units, drafts)
    for index in sorted(drafts, key=lambda index: (is_death(drafts[index]), index)):  # a cause knows its own first
        fold(drafts, drafts[index])
    for index in sorted(drafts):
        inherit(units, drafts, dependence, index)
    for index in sorted(drafts):
        fill_patient(units, drafts, index)
        fall_back(units, drafts, index)
    frames = [_frame(units, draft, sentence) for draft in drafts.values() if is_event(draft)]
    return tuple(sorted(frames, key=lambda f: (f.first, f.last)))


def fall_back(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int) -> None:
    """Parties and place of an event from farther off, where nothing nearer names them."""
    draft = drafts[index]
    if is_event(draft):
        _fall_back_on_parties(units, drafts, index, draft)
        _fall_back_on_place(units, index, draft)


def _fall_back_on_parties(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int, draft: Draft) -> None:
    if not draft.has("targets"):
        draft.add("targets", draft.roles.get("victims", ()))  # who died of it says whom it hit, where nothing else does
    if not draft.has("agents") and index and units[index - 1].norm == "وراء":  # «كان التنظيم وراء الهجوم»
        draft.add("agents", nearest(units, index, ("actor", "person"), ""))
    if not draft.has("agents") and draft.reading.frame in _NEEDS_AGENT and units[index].kind == "N":
        draft.add("agents", _topic(units, index, draft))
    support.help_acting(units, drafts, index)


def _fall_back_on_place(units: Sequence[Unit], index: int, draft: Draft) -> None:
    """The place that the sentence names next."""
    vague = all(m.cls == "object" and not m.entity.part_of for m in draft.roles.get("targets", []))
    if draft.reading.sense.startswith("Support:") or draft.has("places") or not vague:
        return
    for at in range(index + 1, min(len(units), index + _CLAUSE)):
        mention = units[at].mention
        if units[at].kind == "M" and mention is not None and _stands_as_place(units, at, mention):
            draft.add("places", (mention,))
            return


def _stands_as_place(units: Sequence[Unit], at: int, mention: Mention) -> bool:
    if mention.cls == "place":
        return True
    return mention.entity.kind == "State" and (units[at - 1].norm in ("في", "داخل", "فى") or mention.prep == "ب")


def _topic(units: Sequence[Unit], index: int, draft: Draft) -> list[Mention]:
    """The actor that the clause is about: the nearest one before the noun that nothing governs."""
    for at in range(index - 1, max(-1, index - _CLAUSE), -1):
        unit = units[at]
        if unit.kind == "S" or unit.norm in ("؛", ":"):
            return []
        mention = unit.mention
        if (
            unit.kind == "M"
            and mention is not None
            and may_own(mention, ("actor",), draft.reading.suffix)
            and not unit.prep
            and units[at - 1].kind not in "PN"
            and _acts(mention)
        ):
            return [mention] if mention not in draft.roles.get("targets", []) else []
    return []


def _acts(mention: Mention) -> bool:
    return mention.cls == "actor" and mention.entity.kind in ("ArmedGroup", "State")


def _frame(units: Sequence[Unit], draft: Draft, sentence: int) -> Frame:
    reading = draft.reading
    roles = {role: tuple(mentions) for role, mentions in draft.roles.items()}
    agents = roles.get("agents", ())
    targets = tuple(m for m in roles.get("targets", ()) if m not in agents)
    places = tuple(m for m in roles.get("places", ()) if m not in agents)
    first, last = _evidence(units, draft, (*agents, *targets, *places))
    bare = not agents and not targets and not places
    return Frame(
        sentence, draft.node.unit, _campaign(units, draft), agents, targets, places, roles.get("origins", ()),
        roles.get("themes", ()), tuple(draft.governors), first, last, reading.tense, draft.negated,
        definite=reading.pos == "N" and (reading.definite or bool(reading.suffix)),
        anaphoric=reading.pos == "N" and reading.definite and bare, flags=reading.flags, victims=draft.victims,
        lexeme=reading.lexeme, cue=f"{reading.frame}.{reading.pos.lower()}",
    )  # fmt: skip


def _campaign(units: Sequence[Unit], draft: Draft) -> str:
    """«عملية تحرير المدينة», «معركة استعادة الموصل»: to set out to take a place is an assault, not yet a capture."""
    before = units[draft.node.unit - 1].norm if draft.node.unit else ""
    if (
        draft.reading.sense == "Capture"
        and draft.reading.pos == "N"
        and before.removeprefix("و").removeprefix("ب") in _CAMPAIGNS
    ):
        return "GroundAssault"
    return draft.reading.sense


def _evidence(units: Sequence[Unit], draft: Draft, arguments: Sequence[Mention]) -> tuple[int, int]:
    """The smallest range of tokens that holds the words of the event and its arguments of the same sentence."""
    bounds = [(units[i].first, units[i].last) for i in draft.units]
    low, high = units[0].first, units[-1].last
    first, last = min(f for f, _ in bounds), max(e for _, e in bounds)
    near = [m for m in arguments if low <= m.first < high and m.last > first - _REACH and m.first < last + _REACH]
    bounds += [(m.first, m.last) for m in near]
    return min(f for f, _ in bounds), max(e for _, e in bounds)
