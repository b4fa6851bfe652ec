"""When an event happened: the date of its own clause, and of no other."""

from collections.abc import Sequence

from isnad.extract.claims.material import Material
from isnad.extract.claims.sources import speech_at
from isnad.model.annotation import DateMention, Factuality, Frame, Speech, Unit
from isnad.model.claim import When

_REACH = 14  # words between an event and a date of the same clause
_ANOTHER_CLAUSE = frozenset("VSR")  # a verb, a subordinator and a relative open a clause with a time of its own
_OF_THE_EVENT = frozenset({"occur", "aspect", "light", "carry"})  # frames of verbs whose subject or object is the event
_MEANWHILE = frozenset({"حين", "حينما", "عندما", "لما", "فيما", "بينما"})  # what they open is at the same time
_AUXILIARIES = frozenset({"كان", "كانت", "كانوا", "قد", "لقد", "تم", "يتم", "تمت"})
_STANDING = ("noun-supporter", "noun-ally")  # rules of what holds without a date: «حليفها», «داعمو حفتر»
_RELATIVE_TIME = frozenset({"بعد", "عقب", "اثر", "قبل", "قبيل", "غداه", "منذ", "جراء", "بسبب", "نتيجه", "فور"})


def when_of(material: Material, frame: Frame, factuality: Factuality) -> When | None:
    """The nearest date that no other clause, statement or «بعد» parts from the event's words, in its sentence."""
    if frame.cue.startswith(_STANDING):
        return None
    units = material.units[frame.sentence]
    speech = speech_at(material, frame)
    own = [
        d
        for d in material.dated.get(frame.sentence, ())
        if gap(d.first, d.last, frame) <= _REACH
        if _said_with(units, frame, speech, d) and _in_clause(units, frame, factuality, d)
    ]
    best = min(own, key=lambda d: (gap(d.first, d.last, frame), d.first), default=None)
    return best.when if best is not None else None


def gap(first: int, last: int, frame: Frame) -> int:
    """Words between these tokens and those that tell the event; 0 where they overlap."""
    if first >= frame.last:
        return first - frame.last
    return max(0, frame.first - last)


def _said_with(units: Sequence[Unit], frame: Frame, speech: Speech | None, date: DateMention) -> bool:
    """A date outside the words that somebody is reported to say is when they were said: «اتهمت أمس الجيش بقصف …»."""
    if speech is None:
        return True
    if speech.sense == "Accuse" and date.first < units[frame.unit].first:
        return False
    return speech.first <= date.first < speech.last


def _in_clause(units: Sequence[Unit], frame: Frame, factuality: Factuality, date: DateMention) -> bool:
    word = units[frame.unit]
    if date.first > word.first:
        return not any(map(_parts, _between(units, max(word.last, frame.last), date.first)))
    to_come = factuality.status != "Actual" and any(g.unit < frame.unit for g in frame.governors)
    parting = "".join(u.kind for u in _between(units, date.last, word.first) if _parts(u))
    own_verb = word.kind == "N" and parting == "V"  # «في 2011 أرسلت الوزارة طائرة لدعم …»
    aside = word.kind == "V" and set(parting) <= {"P", "X"}  # «في مايو، وبعد حصار طويل، قصف …»
    return not to_come and (not parting or own_verb or aside) and not _told_by(units, frame)


def _between(units: Sequence[Unit], first: int, last: int) -> list[Unit]:
    return [u for u in units if first <= u.first < last]


def _parts(unit: Unit) -> bool:
    """Whether the word opens another clause, or says that one thing followed another."""
    if unit.norm in _RELATIVE_TIME:
        return True
    own = unit.norm in _AUXILIARIES | _MEANWHILE or any(r.frame in _OF_THE_EVENT for r in unit.readings)
    return unit.kind in _ANOTHER_CLAUSE and not own


def _told_by(units: Sequence[Unit], frame: Frame) -> bool:
    """Whether the event only says after what the dated one came: «في مايو، عقب هجوم المنيا»."""
    return any(u.norm in _RELATIVE_TIME for u in units[max(0, frame.unit - 1) : frame.unit])
