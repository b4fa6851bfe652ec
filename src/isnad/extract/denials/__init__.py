"""Denials: «نفت القاهرة مسؤوليتها عن القصف», «هذه الأنباء عارية عن الصحة»; who, what, and what in it is negated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from isnad.extract.denials.matter import Told, about, before, clause_end, first_event, points_back, says_no_more
from isnad.extract.denials.verdicts import by_verdict, phrases_of
from isnad.model.annotation import DenialFound, Frame, Speech, Unit
from isnad.seeds.attributing import Cues

_REACH = 18  # constituents behind the cue in which the denied matter begins
_WHAT_WAS_SAID = frozenset({"ما", "امر", "الامر", "قد", "وقد"})  # before «نفاه»
_OWN_WORD = 2  # constituents around a cue word
_NEARBY = 6
_GOES_ON = 2  # sentences behind a denial in which who denies finds more words for it
_OWN_DOING = ("Deployment", "Support:", "Detention")  # «نفت الدولة إرسال أسلحة»: she denies that she did


def find_denials(told: Told, words: Mapping[str, frozenset[str]]) -> tuple[DenialFound, ...]:
    """In text order, at most one for a cue. `words`: the table of attributing words, by class."""
    cues = Cues(words)
    found = list(_by_verb(told, cues))
    found += [_as_before(verdict, found) for verdict in by_verdict(told, cues, phrases_of(words))]
    found.sort(key=lambda d: d.cue)
    return tuple(d for d in found if d.frame is not None or d.about or _points_back(d))


def _as_before(verdict: DenialFound, denials: Sequence[DenialFound]) -> DenialFound:
    """«نفت الوزارة الخبر، وقالت إنه لا أساس له من الصحة»: of the same matter as the denial that it goes on with."""
    first = next((d for d in denials if _says_again(verdict, d)), None)
    return verdict if first is None else replace(verdict, frame=first.frame, about=first.about, focus=first.focus)


def _says_again(verdict: DenialFound, denial: DenialFound) -> bool:
    """Whether who denied a moment ago now calls it false."""
    near = 0 <= verdict.sentence - denial.sentence <= _GOES_ON and denial.cue < verdict.cue
    same = {m.entity.key for m in verdict.speakers} & {m.entity.key for m in denial.speakers}
    return near and bool(same)


def _points_back(denial: DenialFound) -> bool:
    """«نفت الأمر», «قالت موسكو إن الاتهامات باطلة»: a denial for sure, even where we did not read what it denies."""
    said = denial.rule == "deny.verdict" and any(m.cls in ("actor", "person") or m.state for m in denial.speakers)
    return said or (denial.rule == "deny.verb" and not denial.governs)


def _by_verb(told: Told, cues: Cues) -> Iterator[DenialFound]:
    """«نفى» and its kin."""
    for speech in told.speech:
        place = told.place_of(speech.cue) if speech.sense == "Deny" and speech.speakers else None
        denial = None if place is None or _leaves_open(told, speech.cue) else _denial(told, cues, speech, *place)
        if denial is not None and place is not None and not _is_exile(told, denial, *place):
            yield denial


def _is_exile(told: Told, denial: DenialFound, index: int, at: int) -> bool:
    """«نفته الحكومة إلى باريس»: a person is sent away; what was said is denied where something was."""
    unit = told.units[index][at]
    person = unit.kind == "V" and bool(unit.reading.suffix) and told.units[index][at - 1].norm not in _WHAT_WAS_SAID
    return person and denial.frame is None


def _leaves_open(told: Told, cue: int) -> bool:
    """«لا أؤكد أو أنفي», «رفض نفي أو تأكيد الخبر»: who does neither denies nothing."""
    return "او" in (told.norms[cue - 1] if cue else "", next(iter(told.norms[cue + 1 : cue + 2]), ""))


def _denial(told: Told, cues: Cues, speech: Speech, index: int, at: int) -> DenialFound:
    units = told.units[index]
    scope = range(at + 1, clause_end(units, at + 1, min(len(units), at + _REACH), cues))
    backward = _of_what_was_said(units, at)
    frame = before(told, index, at) if backward else first_event(told, index, scope)
    if frame is None and not backward and (points_back(units, scope, cues) or says_no_more(units, scope, speech)):
        backward, frame = True, before(told, index, at)
    matter = about(units[at:] if not backward else units[:at], scope if not backward else range(0, at), speech)
    first, last = _extent(told, index, at, speech, None if backward else frame)
    return DenialFound(
        index, speech.cue, speech.speakers, speech.relays, frame, matter, _focus(told, cues, units, scope, frame),
        _explicit(cues, units, at), first, last, "deny.verb", governs=not backward,
    )  # fmt: skip


def _of_what_was_said(units: Sequence[Unit], at: int) -> bool:
    """«…، وهو ما نفته القاهرة», «وقد نفاه»: the denied matter stands before."""
    return at > 0 and (units[at - 1].norm == "ما" or bool(units[at].readings and units[at].reading.suffix))


def _explicit(cues: Cues, units: Sequence[Unit], at: int) -> bool:
    return not any(cues.has("implicit", u.norm) for u in units[max(0, at - _OWN_WORD) : at + _NEARBY])


def _extent(told: Told, index: int, at: int, speech: Speech, frame: int | None) -> tuple[int, int]:
    """The words that state the denial: the denier, the cue, and what is denied where it stands behind."""
    units = told.units[index]
    cue = units[at]
    heads = [m for m in speech.speakers if units[0].first <= m.first < units[-1].last]
    first = min([cue.first, *(m.first for m in heads if m.first < cue.first and frame is not None)])
    last = max([cue.last, *(m.last for m in heads if m.first > cue.first)])
    return first, max(last, told.frames[frame].last) if frame is not None else last


def _focus(told: Told, cues: Cues, units: Sequence[Unit], scope: range, frame: int | None) -> str:
    """Whether it is the own part in the event that is denied, and not that it happened."""
    words = {units[i].norm.removeprefix("ال") for i in scope}
    if any(cues.has("responsibility", word) for word in words):
        return "Responsibility"
    event = told.frames[frame] if frame is not None else None
    return "Responsibility" if event is not None and _own_doing(event) else "WholeOccurrence"


def _own_doing(event: Frame) -> bool:
    return not event.agents and event.sense.startswith(_OWN_DOING) and not event.cue.startswith("passive")
