"""How real an event is, as its sentence words it: status, certainty, polarity, time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from isnad.model.annotation import Factuality, Frame, Governor, Unit
from isnad.text.fold import key

_REACH = 3  # words before an event in which a cue still bears on it
_BEHIND = 3  # words behind an event in which an adjective still bears on it
# What a governing word makes of an event, the nearest governor first.
_BY_GOVERNOR: Mapping[str, tuple[str, str]] = {
    "Plan": ("Planned", "Certain"), "Consider": ("Actual", "Possible"),
    "Attempt": ("Actual", "Certain"), "Promise": ("Promised", "Certain"),
    "Threaten": ("Threatened", "Certain"), "Request": ("Requested", "Certain"), "Refuse": ("Refused", "Certain"),
    "Fear": ("Actual", "Possible"), "Fail": ("Failed", "Certain"), "Prevent": ("Failed", "Certain"),
    "Permit": ("Planned", "Certain"), "Approve": ("Planned", "Certain"), "Doubt": ("Actual", "Possible"),
    "Stop": ("Actual", "Certain"), "Report:suggest": ("Actual", "Probable"),
}  # fmt: skip
_BY_CUE: Mapping[str, tuple[str, str]] = {
    "Planned": ("Planned", "Certain"), "Threatened": ("Threatened", "Certain"), "Promised": ("Promised", "Certain"),
    "Requested": ("Requested", "Certain"), "Refused": ("Refused", "Certain"), "Possible": ("Actual", "Possible"),
    "Conditional": ("Conditional", "Certain"), "Failed": ("Failed", "Certain"), "Actual": ("Actual", "Certain"),
}  # fmt: skip
_FOILS = frozenset({"Fail", "Prevent"})
_UNREAL = frozenset({"Planned", "Promised", "Threatened", "Requested", "Conditional"})
_MAYBE = frozenset({"قد", "ربما", "لعل", "يرجح", "يحتمل"})
_CARRIERS = frozenset(
    {"Light", "Begin", "Undergo", "Repel", "Participate", "Occur", "Cause"}
)  # verbs that only tell an event
_NEGATES = frozenset({"Plan", "Begin", "Light", "Undergo", "Participate", "Occur"})  # what was not done so was not done
_HOPED = frozenset({"محاوله", "لمحاوله", "شانه", "شانها", "ضمان", "لضمان", "اجل", "سبيل"})  # before a word for foiling
_INTO = frozenset({"في", "عن", "ب", "علي"})  # between a word that takes an event as a fact and that
_AIMS = frozenset({"كي", "لكي", "ريثما"})
_STOPPING = frozenset({"بوقف", "بانهاء", "لوقف", "لانهاء"})  # «طالب بوقف القصف»: it goes on
_OUTCOME = 12  # constituents behind an attempt in which its failure is told
_BUT = frozenset("لكن لكنه لكنها لكنهم غير الا بيد".split())
_FAILED = frozenset("فشل فشلت فشلوا اخفق اخفقت اخفقوا دون جدوي ينجح تنجح ينجحوا يتمكن تتمكن يتمكنوا يفلح تفلح".split())
_ANY = frozenset({"اي", "ايه", "لاي", "لايه", "باي"})
_OF_ANY = frozenset({"Actual", "Threatened", "Promised"})
_UNDONE = frozenset({"عدم", "بعدم", "لعدم"})
_STANDING = ("noun-ally", "noun-supporter")  # rules of what lasts
_EXCEPT = frozenset({"الا", "سوي"})
_EXCEPTED = 6  # constituents behind a negated verb in which «إلا» takes back what it denies
_TURNED_DOWN = "لن"


@dataclass(frozen=True)
class StatusCues:
    """Folded word → status that it gives to an event after it, or right before it.

    `Actual` before an event: a word that takes it as a fact («بعد قصف …», «الخاضعة لسيطرة …»).
    """

    before: Mapping[str, str]
    after: Mapping[str, str]


def judge(frame: Frame, units: Sequence[Unit], cues: StatusCues) -> Factuality:
    """The nearest of governor, cue word and tense decides; negation is apart from all three."""
    status, certainty, marker = (
        _taken_as_fact(frame, units, cues)
        or _from_governor(frame, units)
        or next(filter(None, (_from_cue(at, units, cues) for at, _ in _told_by(frame))), None)
        or next(filter(None, (_from_tense(frame, *told, units) for told in _told_by(frame))), None)
        or _from_purpose(frame, units)
    )
    if status == "Actual" and _tried_in_vain(frame, units):
        status = "Failed"
    negated = frame.negated or any(g.negated and g.sense in _NEGATES for g in frame.governors[:1])
    if status == "Negated":
        status, negated = "Actual", True
    negated = negated and not _excepts(frame, units)
    if status == "Promised" and (negated or _undone(frame, units)):
        status, negated = "Refused", True  # «تعهد بعدم قصف …»
    if status == "Refused" and negated:  # «لن نقصف»
        negated = False
    if status in _OF_ANY and not negated and frame.unit and units[frame.unit - 1].norm in _ANY:
        status, certainty = "Actual", "Possible"  # «توعد بالرد على أي هجوم»
    if frame.negated and status == "Actual" and _is_condition(units, frame.unit):
        status, negated = "Conditional", False
    return Factuality(status, certainty, "Negative" if negated else "Positive", _temporality(frame, status), marker)


Verdict = tuple[str, str, int | None]


def _taken_as_fact(frame: Frame, units: Sequence[Unit], cues: StatusCues) -> Verdict | None:
    """«المدعومة من …» describes; «بعد قصف …», «ضحايا الهجوم» speak of what was there, whatever is planned around it."""
    unit = units[frame.unit]
    if unit.kind == "Q" or (frame.cue.startswith(_STANDING) and unit.reading.suffix):  # «تسعى، من أجل تحالفها مع …»
        return "Actual", "Certain", None
    before = next((at for at in range(frame.unit - 1, -1, -1) if units[at].kind not in "AT#"), None)
    if before is None or unit.kind != "N":
        return None
    if before and units[before].kind == "P" and units[before].norm in _INTO:
        before -= 1  # «تحقيق في اغتيال …»
    word = _last_word(units[before])
    word = units[before].norm if units[before].norm in cues.before else word  # the «و» of «وقف», «وسط» is their own
    known = cues.before.get(word, cues.before.get(word[1:]) if word.startswith(("ب", "ل")) else None)
    return ("Actual", "Certain", before) if known == "Actual" else None


def _last_word(unit: Unit) -> str:
    """Of a name its last word, which may be no part of it («منطقة خاضعة»), without «و»."""
    word = key(unit.mention.entity.label.split()[-1]) if unit.mention is not None else unit.norm
    word = word.removeprefix("و")
    return word[1:] if word in _STOPPING else word


def _from_governor(frame: Frame, units: Sequence[Unit]) -> Verdict | None:
    foiled = next((g for g in frame.governors if g.sense in _FOILS), None)
    if foiled is not None and _told_after(frame, foiled, units):
        return None
    if foiled is not None and all(g.sense in _CARRIERS | {"Attempt"} for g in _nearer(frame, foiled)):
        hoped = foiled.negated or _aimed(units, foiled.unit) or units[foiled.unit - 1].norm in _HOPED
        verdict = ("Actual", "Possible") if hoped else ("Failed", "Certain")  # «لمنع تقدم القوات»: it may yet come
        return *verdict, foiled.unit  # «أحبطت القوات محاولة اغتيال …»
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


def _told_after(frame: Frame, foiled: Governor, units: Sequence[Unit]) -> bool:
    """Whether a clause of its own, or «و» behind what was foiled, tells the event: «فشل الهجوم وسيطروا على …»."""
    unit = units[frame.unit]
    if unit.kind == "V":
        return frame.tense == "past"
    between = units[foiled.unit + 1 : frame.unit]
    return bool(unit.conj) and any(u.kind in "MX" for u in between) and not any(u.kind == "N" for u in between)


def _undone(frame: Frame, units: Sequence[Unit]) -> bool:
    return frame.unit > 0 and units[frame.unit - 1].norm in _UNDONE


def _tried_in_vain(frame: Frame, units: Sequence[Unit]) -> bool:
    """«حاولت القوات اقتحام البلدة لكنها فشلت»."""
    if not any(g.sense == "Attempt" for g in frame.governors[:2]):
        return False
    behind = units[frame.unit + 1 : frame.unit + 1 + _OUTCOME]
    but = next((at for at, unit in enumerate(behind) if unit.norm.removeprefix("و") in _BUT), len(behind))
    return any(unit.norm in _FAILED for unit in behind[but : but + _REACH])


def _is_condition(units: Sequence[Unit], event: int) -> bool:
    """«ما لم تنسحب القوات»: unless they do."""
    return event > 1 and units[event - 1].norm == "لم" and units[event - 2].norm == "ما"


def _excepts(frame: Frame, units: Sequence[Unit]) -> bool:
    """«لم تزود باريس الثوار إلا بأسلحة خفيفة»: with that she did."""
    return any(u.norm in _EXCEPT for u in units[frame.unit + 1 : frame.unit + _EXCEPTED])


def _nearer(frame: Frame, governor: Governor) -> Sequence[Governor]:
    return frame.governors[: frame.governors.index(governor)]


def _told_by(frame: Frame) -> list[tuple[int, str]]:
    """The words that tell the event, with their tense: its own, and the verbs that carry it («قد تشن … هجوما»)."""
    told = [(frame.unit, frame.tense)]
    for governor in frame.governors:
        if governor.sense not in _CARRIERS:
            break
        told.append((governor.unit, governor.tense))
    return told


def _from_cue(event: int, units: Sequence[Unit], cues: StatusCues) -> Verdict | None:
    for at in _before(event, units):
        unit = units[at]
        if unit.kind in "," or (unit.kind == "V" and at < event - 1):
            break
        status = None if _is_unmanned(units, at) or _is_state(units, at) else _status(unit, cues.before)
        if status not in (None, "Actual"):
            return (*_BY_CUE.get(str(status), (str(status), "Certain")), at)
    for at in range(event + 1, min(len(units), event + 1 + _BEHIND)):
        if units[at].norm in cues.after:
            return (*_BY_CUE[cues.after[units[at].norm]], at)
        if units[at].kind not in "XAM":
            break
    return None


def _is_state(units: Sequence[Unit], at: int) -> bool:
    """«حالة التأهب»: no «في حالة», which is a condition."""
    return units[at].norm in ("حال", "حاله") and not (at and units[at - 1].norm in ("في", "فى"))


def _before(event: int, units: Sequence[Unit]) -> Iterator[int]:
    """The constituents near before an event, the nearest first; particles of tense and negation count for nothing."""
    left = _REACH
    for at in range(event - 1, -1, -1):
        yield at
        left -= units[at].kind not in "UG"
        if not left:
            return


def _is_unmanned(units: Sequence[Unit], at: int) -> bool:
    """«طائرات بدون طيار» denies no strike."""
    return units[at].norm in ("بدون", "دون") and units[at + 1].norm.startswith("طيار")


def _status(unit: Unit, table: Mapping[str, str]) -> str | None:
    """What the table says of the word, its particles aside."""
    norm = unit.norm
    forms = (norm, norm.removeprefix("و"), norm.removeprefix("ل").removeprefix("ب"))
    return next((table[form] for form in forms if form in table), None)


def _from_tense(frame: Frame, told: int, tense: str, units: Sequence[Unit]) -> Verdict | None:
    word = units[told - 1].norm.removeprefix("و") if told else ""
    if word == _TURNED_DOWN:
        return ("Refused" if frame.agents or frame.pronoun else "Planned"), "Certain", told - 1
    if tense == "future" or word in _AIMS:
        return "Planned", "Certain", None
    if word in _MAYBE and tense == "present":
        return "Actual", "Possible", told - 1
    return None


def _from_purpose(frame: Frame, units: Sequence[Unit]) -> Verdict:
    """«أرسل طائرات لقصف …»: behind ل stands an aim, where the verb before does not say that it was reached."""
    actual = ("Actual", "Certain", None)
    reading = units[frame.unit].reading if units[frame.unit].readings else None
    known = reading is not None and (reading.definite or bool(reading.suffix))
    if frame.cue.startswith("noun-") and (known or not frame.governors):
        return actual  # «تعرّضه لغارات», «الزخم لعملياته»: a strike is no purpose
    given = any(g.slot == "ل" and g.tense != "future" for g in frame.governors[:1])
    if frame.sense.startswith("Support:") and given:
        return actual  # «أرسلت قوات لدعم …»: the help was given
    if reading is not None and reading.suffix and any(m.first >= units[frame.unit].last for m in frame.targets):
        return actual  # «حوكم لقتله مدنيين»: the cause
    happened = any(g.sense in ("Undergo", "Repel") or g.slot != "ل" for g in frame.governors[:1])
    aimed = _aimed(units, frame.unit) and units[frame.unit].kind in "NV" and frame.tense != "past"
    return ("Planned", "Certain", None) if aimed and not happened else actual


def _aimed(units: Sequence[Unit], event: int) -> bool:
    """Whether ل, or what stands for it («بهدف»), is before the event."""
    before = units[event - 1] if event else None
    return units[event].prep == "ل" or (before is not None and before.kind == "P" and before.norm == "ل")


def _temporality(frame: Frame, status: str) -> str:
    if status in _UNREAL:
        return "Future"
    return "Present" if frame.tense == "present" else "Past"
