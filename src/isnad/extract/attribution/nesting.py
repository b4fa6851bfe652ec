"""Speakers inside the speech of others, beside it, and back to the first one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from isnad.extract.attribution.context import Scene
from isnad.extract.attribution.scope import opening
from isnad.model.annotation import Speech


@dataclass(frozen=True)
class Placed:
    """A speech and the unit that says so.

    `own`: its clause stands beside what was said before, not in it. `behind`: the words said stand before the cue.
    `outer`: whose speech it stands in.
    """

    speech: Speech
    unit: int
    own: bool
    behind: bool = False
    outer: Speech | None = None


def nest(scene: Scene, spoken: Sequence[Placed]) -> list[Placed]:
    """In the order of their cues: a scope ends where another speaker takes over.

    Who speaks inside another's speech has that other as relay: «قال فلان إن الجيش أعلن …».
    """
    result: list[Placed] = []
    for placed in sorted(spoken, key=lambda p: (p.speech.cue, p.speech.first)):
        if _quoting(scene, result, placed):
            continue
        holder = _told_through(result, placed)
        if holder is not None:
            relays = (*result[holder].speech.relays, *placed.speech.speakers)
            result[holder] = replace(result[holder], speech=replace(result[holder].speech, relays=relays))
            continue
        if placed.own or _resumes(scene, result, placed):
            _end_before(scene, result, placed)
        result.append(_inside(scene, result, placed))
    return result


def _quoting(scene: Scene, result: list[Placed], placed: Placed) -> bool:
    """«قالت القناة نقلا عن مصادر إن …»: what the outlet says comes from the one it quotes, and through the outlet."""
    if scene.units[placed.unit].norm.removeprefix("و") != "نقلا" or not placed.speech.speakers:
        return False
    earlier = [k for k, p in enumerate(result) if p.speech.speakers and scene.units[p.unit].kind == "V"]
    if not earlier or result[earlier[-1]].outer is not None:
        return False
    teller = result[earlier[-1]]
    speakers, relays = placed.speech.speakers, (*teller.speech.speakers[:1], *teller.speech.relays)
    result[earlier[-1]] = replace(teller, speech=replace(teller.speech, speakers=speakers, relays=relays))
    return True


def _told_through(result: Sequence[Placed], placed: Placed) -> int | None:
    """«قالت مصادر إن …، بحسب موقع كذا»: the outlet at the end is whom the sources came through."""
    speech = placed.speech
    if not speech.speakers or speech.speakers[0].cls != "media" or speech.first >= speech.cue:
        return None
    inside = [
        k for k, p in enumerate(result)
        if speech.first <= p.speech.cue < speech.cue and p.speech.speakers and p.speech.speakers[0].cls != "media"
    ]  # fmt: skip
    return inside[-1] if inside else None


def _speaker(scene: Scene, speech: Speech) -> str:
    return scene.key(speech.speakers[0]) if speech.speakers else ""


def _resumes(scene: Scene, result: Sequence[Placed], placed: Placed) -> bool:
    """Whether somebody speaks again in whose speech another has spoken meanwhile: «…، مضيفا أن …»."""
    who = _speaker(scene, placed.speech)
    return bool(who) and any(_speaker(scene, p.speech) == who and p.speech.last > placed.speech.cue for p in result)


def _end_before(scene: Scene, result: list[Placed], placed: Placed) -> None:
    """End what others say where the clause of this speaker begins; an open quotation goes on."""
    start = scene.units[opening(scene.units, placed.unit)].first if placed.own else placed.speech.cue
    for k, other in enumerate(result):
        held = other.speech.first < start < other.speech.last and other.speech.cue < start
        if held and not (placed.own and _in_quotation(scene, other.speech, start)):
            result[k] = replace(other, speech=replace(other.speech, last=start))


def _in_quotation(scene: Scene, speech: Speech, token: int) -> bool:
    """Whether a quotation that the speech opened is still open at the token."""
    words = scene.article.words
    opened = sum(speech.first <= k < token for k in words.opens)
    return opened > sum(speech.first <= k < token for k in words.closes)


def _inside(scene: Scene, result: Sequence[Placed], placed: Placed) -> Placed:
    """The speech with those as relays in whose words it stands."""
    speech = placed.speech
    around = [p for p in result if p.speech.speakers and p.speech.first <= speech.cue < p.speech.last]
    same = next((p for p in around if _speaker(scene, p.speech) == _speaker(scene, speech)), None)
    if same is not None:
        return replace(placed, speech=replace(speech, relays=speech.relays or same.speech.relays), outer=same.outer)
    if not around or not speech.speakers or speech.sense == "Request":
        return replace(placed, outer=around[-1].speech if around else None)
    outer = around[-1].speech
    more = tuple(m for m in (*outer.speakers[:1], *outer.relays) if m not in speech.relays)
    return replace(placed, speech=replace(speech, relays=(*speech.relays, *more)), outer=outer)
