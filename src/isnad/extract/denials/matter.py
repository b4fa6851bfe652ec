"""What a denial is about: an event ahead of it or before it, or the people and places that it names."""

from collections.abc import Sequence
from dataclasses import dataclass

from isnad.model.annotation import Frame, Mention, Speech, Unit
from isnad.seeds.attributing import SPEAKING, Cues

_ABOUT = 3  # mentions that say what a denial is about, where it is no event of ours
_SENTENCES = 2  # back to the event that «الأمر» means
_CLOSE = 4  # constituents behind a denial in which «الأمر» stands
_COMPLEMENTS = frozenset({"عن", "حول", "بشان", "ب", "ل", "من", "في"})


@dataclass(frozen=True)
class Told:
    """What is already known of the article."""

    norms: Sequence[str]
    units: Sequence[Sequence[Unit]]
    frames: Sequence[Frame]
    speech: Sequence[Speech]

    def place_of(self, token: int) -> tuple[int, int] | None:
        """The sentence and the unit of a token."""
        for index, units in enumerate(self.units):
            if units and units[0].first <= token < units[-1].last:
                return index, next(i for i, u in enumerate(units) if u.first <= token < u.last)
        return None

    def token_of(self, frame: int) -> int:
        event = self.frames[frame]
        return self.units[event.sentence][event.unit].first


def clause_end(units: Sequence[Unit], start: int, stop: int, cues: Cues) -> int:
    """The unit at which somebody begins to speak again: «…، وقال إن …», «…، مؤكدا أن …»."""
    for at in range(start, stop):
        unit = units[at]
        speaks = unit.kind == "V" and unit.reading.sense.split(":")[0] in SPEAKING
        if speaks and (unit.conj == "و" or (units[at - 1].kind in ",S" and units[at - 1].norm != "ان")):
            return at
        if cues.goes_on(unit.norm) and unit.kind != "M":
            return at
    return stop


def first_event(told: Told, sentence: int, scope: range) -> int | None:
    """The first event in the scope that has somebody or something in it; else the first."""
    inside = [k for k, f in enumerate(told.frames) if f.sentence == sentence and f.unit in scope]
    inside.sort(key=lambda k: told.frames[k].unit)
    return next((k for k in inside if has_roles(told.frames[k])), inside[0] if inside else None)


def before(told: Told, sentence: int, at: int) -> int | None:
    """The last event before the cue, in its sentence or the two before: one with roles, if there is one."""
    earlier = [
        k for k, f in enumerate(told.frames)
        if (f.sentence == sentence and f.unit < at) or sentence - _SENTENCES <= f.sentence < sentence
    ]  # fmt: skip
    full = [k for k in earlier if has_roles(told.frames[k])]
    return next(reversed(full or earlier), None)


def has_roles(frame: Frame) -> bool:
    return bool(frame.agents or frame.targets or frame.places)


def points_back(units: Sequence[Unit], scope: range, cues: Cues) -> bool:
    """«نفت الأمر», «نفى تلك الاتهامات»: a word for what was said, with no complement that says it again."""
    for at in scope[:_CLOSE]:
        if not any(cues.has("anaphora", norm) for norm in _forms(units[at].norm)):
            continue
        if units[at].norm.startswith("لل"):  # «نفي الخارجية للأمر»: no complement can follow
            return True
        after = [u for u in units[at + 1 : at + 4] if u.kind not in "ATB" and not cues.has("anaphora", u.norm)][:1]
        return not after or not (after[0].kind in "RMN" or after[0].norm in _COMPLEMENTS or after[0].prep)
    return False


def _forms(norm: str) -> tuple[str, str]:
    """The word, and without the preposition of «للأمر», «لذلك»."""
    return norm, "ال" + norm[2:] if norm.startswith("لل") else norm.removeprefix("ل")


def says_no_more(units: Sequence[Unit], scope: range, speech: Speech) -> bool:
    """«وموسكو تنفي», «رغم نفي موسكو»: nothing is said behind the denial, who denies aside."""
    if any(u.first == speech.cue and u.kind == "V" and u.reading.tense == "past" for u in units):
        return False  # «ونفت الوزارة، في بيان، صحة …»
    own = {m.first for m in speech.speakers}
    rest = (at for at in scope if units[at].first not in own and units[at].kind not in "AB")
    end = next(rest, None)
    return end is None or (units[end].kind == "," and (end + 1 == len(units) or bool(units[end + 1].conj)))


def about(units: Sequence[Unit], scope: range, speech: Speech | None) -> tuple[Mention, ...]:
    """The mentions in the denied matter, without who denies it."""
    own = {m.first for m in (*speech.speakers, *speech.relays)} if speech is not None else set()
    end = len(scope) + 1
    named = [u.mention for u in units[:end] if u.mention is not None and u.kind == "M" and u.mention.first not in own]
    return tuple(named[:_ABOUT])
