"""Acts that are done for somebody: «شن الطيران غارات لصالح حفتر», «شاركت قوات أجنبية في هجوم الجيش»."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from isnad.extract.frames.draft import Draft
from isnad.extract.frames.pronouns import AGENT_FIRST
from isnad.extract.frames.support import sides
from isnad.model.annotation import Frame, Mention, Unit

_FOR = ("لصالح", "تحت قياده")  # slots of those for whom it is done
_WITH = ("الي جانب", *_FOR)  # slots of those at whose side somebody takes part
_KINDS = {"AirStrike": "Support:Air", "DroneStrike": "Support:Air", "Bombardment": "Support:Military",
          "Shelling": "Support:Military"}  # fmt: skip
_JOINED = frozenset({"GroundAssault", "Clash", "Operation", "Capture", "ArmedAttack", "AirStrike", "Shelling", "Siege"})
_FIGHTING = frozenset({"GroundAssault", "Clash", "ArmedAttack", "Operation", "Capture", "Siege", "Deployment"})
_BESIDE = ("الي جانب", "في صفوف", "لصالح")  # slots of those at whose side men are said to be
_HIRED = "مرتزق"  # begins the names of those who fight for whoever brought them
_HIRING = frozenset({"istaqdama", "istajlaba", "jalaba", "jannada"})


def join(drafts: Mapping[int, Draft], draft: Draft) -> None:
    """Let those who take part in the act of others do it with them."""
    part = _participation(drafts, draft)
    if part is not None and draft.has("agents"):
        draft.add("agents", part.roles.get("agents", []))


def join_beside(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int) -> None:
    """«انطلقت معركة تحرير الحديدة بمشاركة قوات سودانية»: those who take part do it too."""
    part = drafts[index]
    if part.reading.frame != "participate" or units[index].kind != "N" or units[index].prep != "ب" or part.node.events:
        return
    for at in range(index - 1, -1, -1):
        if units[at].kind in "SR":
            return
        told = drafts.get(at)
        if told is not None and not told.dropped and told.reading.sense in _JOINED:
            told.add("agents", (m for m in part.node.slot("gen") if m.cls == "actor"))
            return


def support_by(drafts: Mapping[int, Draft], draft: Draft, frame: Frame) -> Frame | None:
    """The support that the act is to those for whom, or at whose side, it is done; None where there is none."""
    hired = [m for m in draft.roles.get("themes", []) if m.entity.label.removeprefix("ال").startswith(_HIRED)]
    if hired and draft.reading.lexeme in _HIRING:  # «استقدمت الحكومة مرتزقة أجانب»
        return _support(frame, draft, "Support:Troops", hired, [m for m in frame.agents if m not in hired])
    part = _participation(drafts, draft)
    helpers = list(frame.agents) if part is None else part.roles.get("agents", [])
    helped = _helped(drafts, draft, part, helpers)
    if draft.reading.sense not in _KINDS.keys() | _FIGHTING:
        return None
    if draft.reading.sense == "Deployment" and any(m.entity.kind != "ArmedGroup" for m in helpers):
        return None
    kind = _KINDS.get(draft.reading.sense, "Support:Troops")
    if kind == "Support:Military" and any("aircraft" in m.traits for m in helpers):
        kind = "Support:Air"
    return _support(frame, draft, kind, helpers, helped)


def _support(
    frame: Frame, draft: Draft, kind: str, helpers: Sequence[Mention], helped: Sequence[Mention]
) -> Frame | None:
    if not helpers or not helped:
        return None
    first, last = min(m.first for m in helped), max(m.last for m in helped)
    return replace(
        frame, sense=kind, agents=tuple(helpers), targets=tuple(helped),
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
    for_whom = _BESIDE if draft.reading.sense == "Deployment" else _FOR
    told = [drafts[index].node.slot(*for_whom) for index in draft.units]
    beside = part.node.slot(*_WITH) if part is not None else ()
    led = part is not None and (draft.reading.frame in AGENT_FIRST or bool(draft.node.slot("adj", "من قبل")))
    others = draft.roles.get("agents", []) if led and draft.reading.sense != "Clash" else []
    found = next(filter(None, (beside, *told, others)), ())
    return [m for m in sides(found, states=True) if m not in helpers]
