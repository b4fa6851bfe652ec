"""Denials: «نفت القاهرة مسؤوليتها عن القصف», «هذه الأنباء عارية عن الصحة»; who, what, and what in it is negated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from isnad.model.annotation import DenialFound, Frame, Mention, Speech, Unit

_REACH = 18  # constituents behind the cue in which the denied matter begins
_ABOUT = 3  # mentions that say what a denial is about, where it is no event of ours
_OWN_WORD = 2  # tokens around a cue word


@dataclass(frozen=True)
class DenialCues:
    """Folded words: `by_first` the phrases of falsity by their first word; the others are single words."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]
    responsibility: frozenset[str]
    implicit: frozenset[str]
    news: frozenset[str]


@dataclass(frozen=True)
class Told:
    """What is already known of the article."""

    norms: Sequence[str]
    units: Sequence[Sequence[Unit]]
    frames: Sequence[Frame]
    speech: Sequence[Speech]


def find_denials(told: Told, cues: DenialCues) -> tuple[DenialFound, ...]:
    """In text order, at most one for a cue."""
    found = [*_by_verb(told, cues), *_by_verdict(told, cues)]
    found.sort(key=lambda d: d.cue)
    return tuple(found)


# ---- «نفى» and its kin -----------------------------------------------------------------------------------------------


def _by_verb(told: Told, cues: DenialCues) -> Iterator[DenialFound]:
    for speech in told.speech:
        if speech.sense != "Deny" or not speech.speakers:
            continue
        place = _sentence_of(told, speech.cue)
        if place is None:
            continue
        index, at = place
        yield _denial(told, cues, speech, index, at)


def _denial(told: Told, cues: DenialCues, speech: Speech, index: int, at: int) -> DenialFound:
    units = told.units[index]
    scope = range(at + 1, min(len(units), at + _REACH))
    backward = at > 0 and (units[at - 1].norm == "ما" or bool(units[at].readings and units[at].reading.suffix))
    frame = _before(told, index, at) if backward else _denied(told, index, scope)
    speakers = {m.first for m in speech.speakers}
    about = tuple(
        u.mention for u in (units[i] for i in scope)
        if u.mention is not None and u.kind == "M" and u.mention.first not in speakers
    )[:_ABOUT]  # fmt: skip
    focus = _focus(told, cues, units, scope)
    explicit = not any(u.norm in cues.implicit for u in units[max(0, at - _OWN_WORD) : at + _REACH // 3])
    first = min([units[at].first, *(m.first for m in speech.speakers if units[0].first <= m.first < units[at].first)])
    last = told.frames[frame].last if frame is not None else (about[-1].last if about else units[at].last)
    if backward:
        first, last = (
            units[at].first,
            max([units[at].last, *(m.last for m in speech.speakers if m.first > units[at].first)]),
        )
    return DenialFound(
        index, speech.cue, speech.speakers, speech.relays, frame, about, focus, explicit, first, max(last, units[at].last),
        "deny.verb", governs=not backward,
    )  # fmt: skip


def _denied(told: Told, sentence: int, scope: range) -> int | None:
    """The first event behind the cue, before another clause begins to speak."""
    units = told.units[sentence]
    stop = next((i for i in scope if units[i].kind == "V" and units[i].reading.sense.startswith("Report")), scope.stop)
    inside = [
        k for k, frame in enumerate(told.frames) if frame.sentence == sentence and scope.start <= frame.unit < stop
    ]
    return min(inside, key=lambda k: told.frames[k].unit) if inside else None


def _before(told: Told, sentence: int, at: int) -> int | None:
    """«…، وهو ما نفته القاهرة»: the last event before the cue, in its sentence or the one before."""
    earlier = [
        k for k, f in enumerate(told.frames)
        if (f.sentence == sentence and f.unit < at) or f.sentence == sentence - 1
    ]  # fmt: skip
    return earlier[-1] if earlier else None


def _focus(told: Told, cues: DenialCues, units: Sequence[Unit], scope: range) -> str:
    words = {units[i].norm.removeprefix("ال") for i in scope}
    return "Responsibility" if words & cues.responsibility else "WholeOccurrence"


# ---- «هذا غير صحيح» ------------------------------------------------------------------------------------------------


def _by_verdict(told: Told, cues: DenialCues) -> Iterator[DenialFound]:
    """A verdict of falsity by whoever speaks there, on the event told in its sentence or last before it."""
    for index, units in enumerate(told.units):
        place = _verdict(told, cues, units)
        if place is None:
            continue
        token, length = place
        speech = _speech_at(told.speech, token)
        if speech is not None and speech.sense == "Deny":
            continue
        frame = _event_near(told, index)
        about = tuple(u.mention for u in units if u.mention is not None and u.kind == "M")[:_ABOUT]
        yield DenialFound(
            index, token, speech.speakers if speech else (), speech.relays if speech else (), frame, about,
            "WholeOccurrence", True, token, token + length, "deny.verdict", governs=False,
        )  # fmt: skip


def _verdict(told: Told, cues: DenialCues, units: Sequence[Unit]) -> tuple[int, int] | None:
    first, last = units[0].first, units[-1].last
    for at in range(first, last):
        for phrase in cues.by_first.get(told.norms[at], ()):
            fits = tuple(told.norms[at : at + len(phrase)]) == phrase and at + len(phrase) <= last
            if fits and (len(phrase) > 1 or _about_news(told, first, last, cues)):
                return at, len(phrase)
    return None


def _about_news(told: Told, first: int, last: int, cues: DenialCues) -> bool:
    """Whether the sentence speaks of a piece of news: «مضلل» alone may say anything."""
    return any(norm.removeprefix("و").removeprefix("ال") in cues.news for norm in told.norms[first:last])


def _event_near(told: Told, sentence: int) -> int | None:
    """The event of the sentence, else the last one before it within two sentences."""
    near = [k for k, frame in enumerate(told.frames) if sentence - 2 <= frame.sentence <= sentence]
    return near[-1] if near else None


def _speech_at(speech: Sequence[Speech], token: int) -> Speech | None:
    holding = [s for s in speech if s.first <= token < s.last]
    return max(holding, key=lambda s: s.cue) if holding else None


def _sentence_of(told: Told, token: int) -> tuple[int, int] | None:
    for index, units in enumerate(told.units):
        if units and units[0].first <= token < units[-1].last:
            return index, next(i for i, u in enumerate(units) if u.first <= token < u.last)
    return None


def phrases(words: Mapping[str, frozenset[str]]) -> DenialCues:
    """The cues from the table of attributing words."""
    by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(words.get("falsity", ())):
        parts = tuple(phrase.split())
        by_first[parts[0]] = (*by_first.get(parts[0], ()), parts)
    return DenialCues(
        by_first,
        words.get("responsibility", frozenset()),
        words.get("implicit", frozenset()),
        words.get("news", frozenset()),
    )
