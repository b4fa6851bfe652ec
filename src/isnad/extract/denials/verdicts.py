"""Verdicts of falsity: «هذا غير صحيح», «تحققت المنصة من الخبر وتبين أنه مضلل», by whoever speaks there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from isnad.extract.denials.matter import Told, about, has_roles
from isnad.model.annotation import DenialFound, Mention, Speech, Unit
from isnad.seeds.attributing import Cues

_BACK = 8  # sentences back to the claim that a verdict is on
_NEAR = 2  # the same, where nobody is said to have claimed it
_CHECKER = 5  # constituents between «تحقق» and who does it
_SUBJECTS = frozenset(
    "انه انها انهم هو هي هذا هذه ذلك ده دي كان كانت كله كلها بانه بانها يعد تعد بات باتت جميعها فهو فهي وهو وهي".split()
)

_AS = frozenset({"بانه", "بانها", "بانهم", "مجرد", "محض"})  # «وصف التقارير بأنها كذب»
_RESPONSIBLE = "مسءول"
_OF_NEWS = frozenset({"تستند", "يستند"})  # «لا تستند إلى أي دليل» is said of much besides
_RUMOURED = frozenset("تردد يتردد نشر ينشر قيل يقال تداول يتداول اشيع يشاع".split())
_RELATIVES = frozenset({"التي", "الذي", "الذين"})
_THAT = frozenset({"ان", "بان"})
_OPENING = 3  # words with which a clause says what it is about
_NONE = (["اساس"], ["صحه"])
_RESUMED = frozenset({"له", "لها", "لهم"})
_POINTING = ("لتلك", "لهذ", "لاي", "لمثل", "لقوات", "لمقاتل", "لمرتزق", "لجنود", "لعناصر", "لمسلح")

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True)
class _Verdict:
    token: int
    length: int
    own: bool = False  # «ليست مسؤولة عن …»: that it was not one's own doing


def phrases_of(words: Mapping[str, frozenset[str]]) -> Phrases:
    """The phrases of falsity by their first word."""
    by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(words.get("falsity", ())):
        parts = tuple(phrase.split())
        by_first[parts[0]] = (*by_first.get(parts[0], ()), parts)
    return by_first


def by_verdict(told: Told, cues: Cues, phrases: Phrases) -> Iterator[DenialFound]:
    """On the claim told in its sentence or before it, by whoever speaks or checks there."""
    for index, units in enumerate(told.units):
        verdict = _verdict(told, cues, phrases, units)
        if verdict is None:
            continue
        speech = _speech_at(told.speech, verdict.token)
        if speech is not None and speech.sense == "Deny":
            continue
        checker = _checker(units, cues, verdict.token)
        if checker is not None and speech is not None and speech.speakers and speech.cue > checker.last:
            checker = None  # «تواصلت المنصة مع الوزير للتحقق …، فأكد أنه مزور»: he says so
        speakers = (checker,) if checker is not None else speech.speakers if speech else ()
        relays = speech.relays if speech is not None and checker is None else ()
        frame = _claimed(told, index, verdict.token, checked=speech is None or checker is not None)
        behind = _told_behind(told, index, verdict)
        if (verdict.own or _is_relation(told, verdict)) and (behind is None or _describes(told, verdict)):
            continue
        described = frame is not None and _described(told, cues, frame, index, speech)
        frame = frame if behind is None else behind
        yield DenialFound(
            index, verdict.token, speakers, relays, frame, _matter(told, index, verdict.token, speech, checker),
            "Responsibility" if verdict.own else "WholeOccurrence", True, verdict.token,
            _end(told, verdict, behind), "deny.verdict", governs=behind is not None or described,
        )  # fmt: skip


def _verdict(told: Told, cues: Cues, phrases: Phrases, units: Sequence[Unit]) -> _Verdict | None:
    first, last = units[0].first, units[-1].last
    for at in range(first, last):
        if cues.has("untruth", told.norms[at]) and told.norms[at - 1] in _AS and at > first:
            return _Verdict(at, 1)
        joined = told.norms[at] == "ولا" and told.norms[at + 1 : at + 2] in _NONE
        opening = "لا" if joined else told.norms[at]
        for phrase in phrases.get(opening, ()):
            fits = (opening, *told.norms[at + 1 : at + len(phrase)]) == phrase and at + len(phrase) <= last
            news = fits and _on_news(told, cues, first, last)
            if fits and (_whole(told, at, phrase) or (news and _predicated(told, cues, first, at, len(phrase)))):
                return _Verdict(at, len(phrase), own=phrase[-1].startswith(_RESPONSIBLE))
    return None


def _is_relation(told: Told, verdict: _Verdict) -> bool:
    return told.norms[verdict.token + verdict.length - 1] in ("علاقه", "صله")


def _describes(told: Told, verdict: _Verdict) -> bool:
    """«المقاومة التي لا علاقة لها بالرئيس», «في عملية لا علاقة لها بالهجوم»: said in passing of something else."""
    previous = told.norms[verdict.token - 1] if verdict.token else ""
    return previous in _RELATIVES or (
        previous.endswith("ه") and not previous.startswith("ال") and previous not in _SUBJECTS
    )


def _whole(told: Told, at: int, phrase: Sequence[str]) -> bool:
    """«لا أساس له من الصحة», «لا وجود لتلك …»: a sentence in itself; «غير صحيح» and «لا وجود له» describe."""
    following = told.norms[at + len(phrase)] if at + len(phrase) < len(told.norms) else ""
    if phrase[-1] == "وجود":
        return following.startswith(_POINTING)
    if phrase[-1].startswith(_RESPONSIBLE):
        return following == "عن"
    return len(phrase) > 1 and phrase[0] != "غير" and phrase[-1] not in _OF_NEWS


def _predicated(told: Told, cues: Cues, first: int, at: int, length: int) -> bool:
    """Whether it is said of something known and not «معلومات كاذبة», some news that is so described."""
    if at == first:
        return True
    previous = told.norms[at - 1]
    known = previous in _SUBJECTS or previous.startswith(("ال", "وال")) or not told.norms[at - 1].isalpha()
    return known or _ends_on_news(told, cues, first, at, length)


def _ends_on_news(told: Told, cues: Cues, first: int, at: int, length: int) -> bool:
    """«الحديث عن وجود قوات في سرت غير صحيح»: what is talked of opens the clause, and its verdict ends it."""
    end = at + length
    last = end >= len(told.norms) or not told.norms[end].isalpha() or told.norms[end].startswith(("و", "بل"))
    start = next(
        (k + 1 for k in range(at - 1, first - 1, -1) if not told.norms[k].isalpha() or told.norms[k] in _THAT), first
    )
    opening = [norm.removeprefix("و") for norm in told.norms[start : start + _OPENING]]
    news = any(norm.startswith("ال") and cues.has("news", norm.removeprefix("ال")) for norm in opening)
    return last and start < at and (news or ("ما" in opening and any(norm in _RUMOURED for norm in opening)))


def _on_news(told: Told, cues: Cues, first: int, last: int) -> bool:
    """Whether the sentence speaks of a piece of news: «مضلل» alone may say anything."""
    return any(cues.has("news", norm.removeprefix("و").removeprefix("ال")) for norm in told.norms[first:last])


def _checker(units: Sequence[Unit], cues: Cues, token: int) -> Mention | None:
    """«تحققت منصة كذا من الخبر»: the body that checks, next to the verb of checking."""
    for at, unit in enumerate(units):
        if unit.first >= token or not cues.has("checking", unit.norm):
            continue
        near = sorted(range(max(0, at - _CHECKER), min(len(units), at + _CHECKER)), key=lambda k: (abs(k - at), k < at))
        named = next((m for m in (units[k].mention for k in near if not units[k].prep) if m is not None), None)
        return named if named is not None and named.cls in ("actor", "media") and named.state is None else None
    return None


def _claimed(told: Told, sentence: int, token: int, *, checked: bool) -> int | None:
    """The event that is found false: one that others were said to claim, else the last one told."""
    earlier = [
        k for k, f in enumerate(told.frames)
        if sentence - _BACK <= f.sentence <= sentence and told.token_of(k) < token and has_roles(f)
    ]  # fmt: skip
    if checked:
        alleged = [k for k in earlier if _alleged(told, k)]
        if alleged:
            last = told.frames[alleged[-1]].sentence
            return next(k for k in alleged if told.frames[k].sentence == last)
    near = [k for k in earlier if told.frames[k].sentence >= sentence - _NEAR]
    return near[-1] if near else None


def _end(told: Told, verdict: _Verdict, behind: int | None) -> int:
    return told.frames[behind].last if behind is not None else verdict.token + verdict.length


def _described(told: Told, cues: Cues, frame: int, sentence: int, speech: Speech | None) -> bool:
    """«وصف فلان الاتهامات بقصف المدينة بأنها كاذبة»: the event is told only as what is found false."""
    if speech is None or told.frames[frame].sentence != sentence:
        return False
    between = told.norms[speech.cue : told.token_of(frame)]
    return any(cues.has("news", norm.removeprefix("ال")) for norm in between)


def _told_behind(told: Told, sentence: int, verdict: _Verdict) -> int | None:
    """«لا صحة لما تردد عن قصف المدينة»: the event behind the verdict, where it says of what there is no truth."""
    end = verdict.token + verdict.length
    following = next(iter(told.norms[end : end + 1]), "")
    of = (told.norms[verdict.token] in ("لا", "ولا") and following.startswith("ل")) or verdict.own
    behind = [k for k, f in enumerate(told.frames) if f.sentence == sentence and told.token_of(k) >= end]
    return min(behind, key=told.token_of) if of and behind and following not in _RESUMED else None


def _alleged(told: Told, frame: int) -> bool:
    """Whether unnamed people are said to claim or to pass on the event."""
    speech = _speech_at(told.speech, told.token_of(frame))
    return (
        speech is not None
        and bool(speech.speakers)
        and (speech.speakers[0].cls == "anonymous" or speech.sense == "Relay")
    )


def _matter(
    told: Told, sentence: int, token: int, speech: Speech | None, checker: Mention | None
) -> tuple[Mention, ...]:
    """Who and what the claim speaks of: the mentions before the verdict, else those of the sentence before."""
    units = [u for u in told.units[sentence] if u.last <= token and u.mention is not checker]
    matter = about(units, range(len(units)), speech)
    if matter or sentence == 0:
        return matter
    earlier = told.units[sentence - 1]
    inside = next((s for s in reversed(told.speech) if earlier[0].first <= s.first < earlier[-1].last), None)
    spoken = [u for u in earlier if inside is None or inside.first <= u.first < inside.last]
    return about(spoken, range(len(spoken)), inside)


def _speech_at(speech: Sequence[Speech], token: int) -> Speech | None:
    holding = [s for s in speech if s.first <= token < s.last]
    return max(holding, key=lambda s: s.cue) if holding else None
