"""What a word of a text may be: a surface of the lexicon, with the particles written onto it read off.

A verb is [و ف] [س ل] verb [object pronoun]; a noun or participle is [و ف] [ب ل ك] [ال] noun [possessive pronoun], where
ل + ال is written لل. The question particle أ is left out: folded, it would make an imperfect or a form 4 of every verb.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from isnad.seeds.inflect import ARTICLE, BARE, HOST, Form

CACHE = 20_000  # distinct words remembered, some 5 MB: nine words in ten of an article are among those last met
SHORTEST = 3  # letters a surface must have behind a particle, unless its lexeme is flagged `short`


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word. `lexeme` is the id of its row; `surface` the word without its particles.

    `pos` to `number` and `construct` are those of `inflect.Form`; the tense is `future` behind س. `conj` is و or ف,
    `prep` ب, ل or ك (on a verb ل: in order to), `suffix` the pronoun; empty where absent.
    """

    lexeme: str
    surface: str
    pos: str
    tense: str
    voice: str
    person: int
    gender: str
    number: str
    conj: str
    prep: str
    definite: bool
    suffix: str
    construct: bool


class Entry(NamedTuple):
    """One surface of one lexeme. `blocked` holds words, with or without particles, that are never this lexeme."""

    lexeme: str
    form: Form
    blocked: frozenset[str]
    short: bool


class _Front(NamedTuple):
    conj: str
    prep: str
    definite: bool
    future: bool
    kinds: str  # which parts of speech may follow: V, N or both


def _fronts() -> Iterator[tuple[str, _Front]]:
    for conj in ("", "و", "ف"):
        yield conj, _Front(conj, "", False, False, "VN")
        yield conj + "س", _Front(conj, "", False, True, "V")
        yield conj + "ال", _Front(conj, "", True, False, "N")
        yield conj + "لل", _Front(conj, "ل", True, False, "N")
        for prep in ("ب", "ل", "ك"):
            yield conj + prep, _Front(conj, prep, False, False, "VN" if prep == "ل" else "N")
            if prep != "ل":
                yield conj + prep + "ال", _Front(conj, prep, True, False, "N")


_FRONTS: Mapping[str, _Front] = dict(_fronts())
_LONGEST_FRONT = max(map(len, _FRONTS))
_PRONOUNS = frozenset({"ه", "ها", "هم", "هما", "هن", "نا"})  # not ي, which makes nisbas (عسكري), nor كم (المحاكم)
_LONGEST_SUFFIX = 3


@lru_cache(maxsize=10_000)
def without_particles(norm: str) -> frozenset[str]:
    """The word, and what is left of it where the letters at its front may be particles."""
    return frozenset(norm[len(front) :] for front in _FRONTS if norm.startswith(front))


class Morphology:
    """Reads words by a table of surfaces. Words without a reading in it are no triggers, and cost a few look-ups."""

    def __init__(self, entries: Mapping[str, Iterable[Entry]]) -> None:
        self._entries = entries
        self.readings = lru_cache(maxsize=CACHE)(self._read)

    def _read(self, norm: str) -> tuple[Reading, ...]:
        """Every reading of a folded word, with the fewest particles cut off only; none for other words."""
        found: dict[Reading, Reading] = {}
        for reading in _likelier(self._candidates(norm)):
            voiceless = replace(reading, voice="")
            known = found.setdefault(voiceless, reading)
            if known.voice != reading.voice:
                found[voiceless] = replace(known, voice="either")
        return tuple(found.values())

    def _candidates(self, norm: str) -> Iterator[Reading]:
        for cut in range(min(_LONGEST_FRONT, len(norm) - 2) + 1):
            front = _FRONTS.get(norm[:cut])
            if front:
                rest = norm[cut:]
                for surface, suffix in _ends(rest):
                    for entry in self._entries.get(surface, ()):
                        if _fits(entry, front, surface, suffix) and not _blocked(entry, front, norm, rest):
                            yield _reading(entry, front, surface, suffix)


def _ends(rest: str) -> Iterator[tuple[str, str]]:
    yield rest, ""
    for length in range(1, min(_LONGEST_SUFFIX, len(rest) - 2) + 1):
        if rest[-length:] in _PRONOUNS:
            yield rest[:-length], rest[-length:]


def _fits(entry: Entry, front: _Front, surface: str, suffix: str) -> bool:
    """Whether particles and surface may be one word."""
    form = entry.form
    if not form.attach & (HOST if suffix else ARTICLE if front.definite else BARE):
        return False
    if front is not _FRONTS[""] and len(surface) < SHORTEST and not entry.short and not front.definite:
        return False
    if form.pos == "V":
        return _verb_fits(form, front, suffix)
    return "N" in front.kinds and not (suffix and front.definite)


def _blocked(entry: Entry, front: _Front, norm: str, rest: str) -> bool:
    """Whether the word, with or without its particles at the front, is listed as never this lexeme."""
    return bool(entry.blocked) and not entry.blocked.isdisjoint((norm, norm.removeprefix(front.conj), rest))


def _verb_fits(form: Form, front: _Front, suffix: str) -> bool:
    if "V" not in front.kinds or ((front.future or front.prep) and form.tense != "present"):
        return False
    # قصفنا is «we shelled», not «he shelled us»
    return not (suffix == "نا" and form.tense == "past" and form.number == "sg" and form.gender == "m")


def _reading(entry: Entry, front: _Front, surface: str, suffix: str) -> Reading:
    form = entry.form
    return Reading(
        entry.lexeme, surface, form.pos, "future" if front.future else form.tense, form.voice, form.person, form.gender,
        form.number, front.conj, front.prep, front.definite, suffix, form.construct and not (front.definite or suffix),
    )  # fmt: skip


def _likelier(readings: Iterable[Reading]) -> list[Reading]:
    """Those with the fewest of و, ف and س cut off (وعدت is promised, not «and returned»), third before first person.

    ب, ل, ك and the article do not count, since a noun behind them is no rarer than a verb.
    """
    ranked = list(readings)
    fewest = min(map(_cuts, ranked), default=0)
    third = {r.lexeme for r in ranked if r.person == 3}
    return [r for r in ranked if _cuts(r) == fewest and not (r.person == 1 and r.lexeme in third)]


def _cuts(reading: Reading) -> int:
    return bool(reading.conj) + (reading.tense == "future")
