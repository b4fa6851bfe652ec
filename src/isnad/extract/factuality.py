"""How real an event is, as its sentence words it: status, certainty, polarity, time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from isnad.model.annotation import Factuality, Frame, Unit

_REACH = 3  # words before an event in which a cue still bears on it
# What a governing word makes of an event, the nearest governor first.
_BY_GOVERNOR: Mapping[str, tuple[str, str]] = {
    "Plan": ("Planned", "Certain"), "Attempt": ("Actual", "Certain"), "Promise": ("Promised", "Certain"),
    "Threaten": ("Threatened", "Certain"), "Request": ("Requested", "Certain"), "Refuse": ("Refused", "Certain"),
    "Fear": ("Actual", "Possible"), "Fail": ("Failed", "Certain"), "Prevent": ("Failed", "Certain"),
    "Permit": ("Planned", "Certain"), "Report:suggest": ("Actual", "Probable"),
}  # fmt: skip
_BY_CUE: Mapping[str, tuple[str, str]] = {
    "Planned": ("Planned", "Certain"), "Threatened": ("Threatened", "Certain"), "Promised": ("Promised", "Certain"),
    "Requested": ("Requested", "Certain"), "Refused": ("Refused", "Certain"), "Possible": ("Actual", "Possible"),
    "Conditional": ("Conditional", "Certain"), "Failed": ("Failed", "Certain"),
}  # fmt: skip
_UNREAL = frozenset({"Planned", "Promised", "Threatened", "Requested", "Conditional"})
_MAYBE = frozenset({"قد", "ربما", "لعل", "يرجح", "يحتمل"})


@dataclass(frozen=True)
class StatusCues:
    """Folded word → status that it gives to an event after it, or right before it."""

    before: Mapping[str, str]
    after: Mapping[str, str]


def judge(frame: Frame, units: Sequence[Unit], cues: StatusCues) -> Factuality:
    """The nearest of governor, cue word and tense decides; negation is apart from all three."""
    status, certainty, marker = _from_governor(frame) or _from_cue(frame, units, cues) or _from_tense(frame, units)
    negated = frame.negated or any(g.negated and g.sense in ("Plan", "Begin", "Light") for g in frame.governors[:1])
    if status == "Negated":
        status, negated = "Actual", True
    return Factuality(status, certainty, "Negative" if negated else "Positive", _temporality(frame, status), marker)


Verdict = tuple[str, str, int | None]


def _from_governor(frame: Frame) -> Verdict | None:
    for governor in frame.governors:
        if governor.sense in _BY_GOVERNOR:
            status, certainty = _BY_GOVERNOR[governor.sense]
            if governor.negated and status in ("Planned", "Promised"):
                return "Negated", certainty, governor.unit
            return status, certainty, governor.unit
        if governor.sense.startswith(("Report", "Accuse", "Deny")):
            return None
        if governor.tense == "future":
            return "Planned", "Certain", governor.unit
    return None


def _from_cue(frame: Frame, units: Sequence[Unit], cues: StatusCues) -> Verdict | None:
    start = max(0, frame.unit - _REACH)
    for at in range(frame.unit - 1, start - 1, -1):
        unit = units[at]
        if unit.kind in "," or (unit.kind == "V" and at < frame.unit - 1):
            break
        status = cues.before.get(unit.norm) or cues.before.get(unit.norm.removeprefix("و"))
        status = status or cues.before.get(unit.norm.removeprefix("ل").removeprefix("ب"))
        if status is not None:
            return (*_BY_CUE.get(status, (status, "Certain")), at)
    after = units[frame.unit + 1 : frame.unit + 4]
    for offset, unit in enumerate(after):
        if unit.norm in cues.after:
            return (*_BY_CUE[cues.after[unit.norm]], frame.unit + 1 + offset)
        if unit.kind not in "XAM":
            break
    return None


def _from_tense(frame: Frame, units: Sequence[Unit]) -> Verdict:
    before = units[frame.unit - 1] if frame.unit else None
    if frame.tense == "future" or (before is not None and before.norm == "لن"):
        return "Planned", "Certain", None
    if before is not None and before.norm in _MAYBE and frame.tense == "present":
        return "Actual", "Possible", frame.unit - 1
    if frame.cue.startswith("noun-") and not frame.governors:
        return "Actual", "Certain", None  # «تعرّضه لغارات»: a strike is no purpose
    if frame.sense.startswith("Support:") and any(g.tense == "past" and g.slot == "ل" for g in frame.governors[:1]):
        return "Actual", "Certain", None  # «أرسلت قوات لدعم …»: the help was given
    happened = any(g.sense == "Undergo" or g.slot != "ل" for g in frame.governors[:1])
    if units[frame.unit].prep == "ل" and units[frame.unit].kind in "NV" and frame.tense != "past" and not happened:
        return "Planned", "Certain", None
    return "Actual", "Certain", None


def _temporality(frame: Frame, status: str) -> str:
    if status in _UNREAL:
        return "Future"
    return "Present" if frame.tense == "present" else "Past"
