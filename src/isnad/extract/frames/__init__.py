"""From words and what stands around them to events with roles."""

from collections.abc import Sequence

from isnad.extract.frames import siding
from isnad.extract.frames.around import fall_back, is_of_things
from isnad.extract.frames.campaigns import aim
from isnad.extract.frames.control import governed, inherit
from isnad.extract.frames.draft import Draft, is_event
from isnad.extract.frames.errands import help_elsewhere
from isnad.extract.frames.folding import fold, fold_after, fold_joined, is_death
from isnad.extract.frames.pronouns import fill_patient
from isnad.extract.frames.roles import draft_of
from isnad.model.annotation import Frame, Mention, Node, Unit

_CAMPAIGNS = frozenset({"عمليه", "عمليات", "حمله", "معركه", "معارك", "هجوم", "محاوله", "لعمليه", "لمعركه"})
_OF_THIRD = frozenset({"ه", "ها", "هم"})  # pronouns of whom the text has named
_REACH = 8  # words between an event and an argument that its evidence still includes


def find_frames(units: Sequence[Unit], nodes: Sequence[Node], sentence: int) -> tuple[Frame, ...]:
    """The events of a sentence in text order. Light verbs, relative clauses and causes are folded into their event."""
    drafts = {node.unit: draft_of(units, node) for node in nodes}
    dependence = governed(units, drafts)
    for index in sorted(drafts, key=lambda index: (is_death(drafts[index]), index)):  # a cause knows its own first
        fold(drafts, drafts[index])
    fold_joined(units, drafts)
    fold_after(units, drafts)
    for index in sorted(drafts):
        drafts[index].things = is_of_things(units, drafts[index])
        inherit(units, drafts, dependence, index)
        aim(units, drafts, index)
    for index in sorted(drafts):
        fill_patient(units, drafts, index)
        fall_back(units, drafts, index)
        siding.join_beside(units, drafts, index)
        help_elsewhere(units, drafts, index)
    frames: list[Frame] = []
    for draft in filter(is_event, drafts.values()):
        siding.join(drafts, draft)
        frames.append(_frame(units, draft, sentence))
        frames += filter(None, [siding.support_by(drafts, draft, frames[-1])])
    return tuple(sorted(frames, key=lambda f: (f.first, f.last)))


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
        definite=reading.pos == "N" and (reading.definite or bool(reading.suffix)) and not is_death(draft),
        anaphoric=reading.pos == "N" and reading.definite and bare,
        flags=reading.flags | draft.marks | _pointed(units, draft), victims=draft.victims, lexeme=reading.lexeme,
        cue=f"{reading.frame}.{reading.pos.lower()}", pronoun="" if agents else draft.pronoun,
        elided="" if agents else draft.elided, hit="" if targets else _pronoun_for_object(units, draft),
    )  # fmt: skip


def _pronoun_for_object(units: Sequence[Unit], draft: Draft) -> str:
    """The pronoun on a verb that stands for whom or what it is done to: «حاصرتها»."""
    reading = draft.reading
    takes = (
        reading.pos == "V"
        and draft.node.antecedent is None
        and any("obj" in reading.roles.get(role, ()) for role in ("targets", "places"))
    )
    described = draft.node.unit > 0 and units[draft.node.unit - 1].kind in "NX"  # «بدء غزوها»: rather a noun
    return reading.suffix if takes and not described and reading.suffix in _OF_THIRD else ""


def _pointed(units: Sequence[Unit], draft: Draft) -> frozenset[str]:
    """«هذا الدعم»: that it points to what was just told."""
    at = draft.node.unit
    return frozenset({"pointed"}) if at and units[at - 1].kind == "T" else frozenset()


def _campaign(units: Sequence[Unit], draft: Draft) -> str:
    """«عملية تحرير المدينة», «معركة استعادة الموصل»: to set out to take a place is an assault, not yet a capture."""
    before = units[draft.node.unit - 1].norm if draft.node.unit else ""
    if (
        draft.reading.sense == "Capture"
        and draft.reading.pos == "N"
        and before.removeprefix("و").removeprefix("ب") in _CAMPAIGNS
    ):
        return "GroundAssault"
    return draft.sense or draft.reading.sense


def _evidence(units: Sequence[Unit], draft: Draft, arguments: Sequence[Mention]) -> tuple[int, int]:
    """The smallest range of tokens that holds the words of the event and its arguments of the same sentence."""
    bounds = [(units[i].first, units[i].last) for i in draft.units]
    low, high = units[0].first, units[-1].last
    first, last = min(f for f, _ in bounds), max(e for _, e in bounds)
    near = [m for m in arguments if low <= m.first < high and m.last > first - _REACH and m.first < last + _REACH]
    bounds += [(m.first, m.last) for m in near]
    return min(f for f, _ in bounds), max(e for _, e in bounds)
