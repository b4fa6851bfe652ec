"""Acts that are done for somebody: «شن الطيران غارات لصالح حفتر», «شاركت قوات أجنبية في هجوم الجيش»."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from isnad.extract.frames.draft import Draft
from isnad.extract.frames.support import sides
from isnad.model.annotation import Frame, Mention

_FOR = ("لصالح", "تحت قياده")  # slots of those for whom it is done
_WITH = ("الي جانب", *_FOR)  # slots of those at whose side somebody takes part
_KINDS = {"AirStrike": "Support:Air", "DroneStrike": "Support:Air", "Bombardment": "Support:Military",
          "Shelling": "Support:Military"}  # fmt: skip
_FIGHTING = frozenset({"GroundAssault", "Clash", "ArmedAttack", "Operation", "Capture", "Siege"})


def join(drafts: Mapping[int, Draft], draft: Draft) -> None:
    """Let those who take part in the act of others do it with them."""
    part = _participation(drafts, draft)
    if part is not None and draft.has("agents"):
        draft.add("agents", part.roles.get("agents", []))


def support_by(drafts: Mapping[int, Draft], draft: Draft, frame: Frame) -> Frame | None:
    """The support that the act is to those for whom, or at whose side, it is done; None where there is none."""
    part = _participation(drafts, draft)
    helpers = list(frame.agents) if part is None else part.roles.get("agents", [])
    helped = _helped(drafts, draft, part, helpers)
    if not helpers or not helped or draft.reading.sense not in _KINDS.keys() | _FIGHTING:
        return None
    first, last = min(m.first for m in helped), max(m.last for m in helped)
    return replace(
        frame, sense=_KINDS.get(draft.reading.sense, "Support:Troops"), agents=tuple(helpers), targets=tuple(helped),
        places=(), origins=(), themes=(), first=min(first, frame.first), last=max(last, frame.last), definite=False,
        anaphoric=False, victims=False, flags=frozenset(), lexeme="", cue="siding." + draft.reading.pos.lower(),
    )  # fmt: skip


def _participation(drafts: Mapping[int, Draft], draft: Draft) -> Draft | None:
    """The word that says that somebody takes part in the event."""
    if draft.reading.sense.startswith("Support:"):
        return None
    above = next((drafts[g.unit] for g in draft.governors[:1] if g.sense == "Participate"), None)
    return above if above is not None and above.has("agents") else None


def _helped(drafts: Mapping[int, Draft], draft: Draft, part: Draft | None, helpers: Sequence[Mention]) -> list[Mention]:
    """Those for whom it is done; of an act of others in which somebody takes part, the others."""
    told = [drafts[index].node.slot(*_FOR) for index in draft.units]
    beside = part.node.slot(*_WITH) if part is not None else ()
    others = draft.roles.get("agents", []) if part is not None and draft.reading.sense != "Clash" else []
    found = next(filter(None, (beside, *told, others)), ())
    return [m for m in sides(found, states=True) if m not in helpers]
