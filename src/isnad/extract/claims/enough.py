"""Whether enough is said of an event for an analyst to call it a claim: a bare «الهجوم» or «دعم» is none."""

from collections.abc import Callable, Mapping

from isnad.extract.claims.backing import is_backing
from isnad.extract.claims.kinds import DEADLY, FIRE
from isnad.extract.claims.material import Event

_PLAIN = frozenset({"Shelling", "Detention", "AirStrike", "DroneStrike", "Siege"})  # war even without an agent
_ARMED = frozenset({"ArmedGroup", "Organisation"})  # what moves as a force: persons travel, governments are moved
_LOSING = frozenset({"State", "GovernmentBody", "Person", "Collective"})
_PEOPLE = frozenset({"Collective", "Person"})
_WARLIKE = ("حرب", "عسكري", "مقاتل", "مسير", "قاذف", "هجوم", "استطلاع", "مروحي", "نقل", "طيار")  # of aircraft at war
_FACING = frozenset({"waajaha", "qaawama"})  # what is faced or withstood may be anything
_CIVILIANS = ("مدني", "متظاهر", "محتج", "مواطن", "طلاب", "طلبه")


def counts(event: Event) -> bool:
    """Whether who does it, to whom or where are told as far as its kind needs."""
    frame = event.frame
    if event.is_support:
        return is_backing(event)
    if frame.sense in DEADLY and event.sense in DEADLY.values():
        return _is_attack(event)
    if "forces" in frame.flags and not _is_armed(event):
        return False
    if event.sense in _OF_FORCES:
        return _OF_FORCES[event.sense](event)
    if frame.anaphoric:
        return bool(event.figures)
    if (frame.weak and not _is_plain(event)) or _is_of_civilians(event):
        return False
    return _is_fired(event) or _ENOUGH.get(event.sense, _is_told)(event)


def _is_of_civilians(event: Event) -> bool:
    """«هاجم مدنيون ثكنة»: of a verb, those who do not fight are its subject, and nobody else is."""
    told = event.frame.agents if event.frame.tense and event.sense in FIRE and not event.agents else ()
    return bool(told) and all(m.cls == "group" and m.head.startswith(_CIVILIANS) for m in told)


def _is_plain(event: Event) -> bool:
    """Whether the sides make clear that a word that is common in peace is meant as one of war."""
    done = "done" in event.frame.flags and event.sense == "Capture"
    sides = event.objects and (event.agents or event.sense in _PLAIN or done)
    fight = event.sense == "Clash" and len(event.agents) > 1
    place_lost = any(e.kind == "Place" for e in event.targets)  # «فقد الرئيس شعبيته في تركيا» loses none
    lost = event.frame.cue.startswith("lose") and len(event.objects) > 1 and place_lost
    return bool(sides) or fight or lost or _is_fired(event) or _is_taken_from(event)


def _is_fired(event: Event) -> bool:
    """«سُمع إطلاق نار قرب القصر»: weapons are an event only with a verb that says so."""
    return event.frame.cue.startswith("noun-weapon") and bool(event.objects)


def _is_taken_from(event: Event) -> bool:
    """«استعادة قرى من التنظيم في ريف حلب»: from whom and where are told, if not by whom."""
    lost = any(e.kind in _ARMED and (e.id or e.part_of) for e in event.targets)
    taken = event.sense == "Capture" and event.frame.cue.startswith("capture.")
    return taken and lost and any(e.kind == "Place" for e in event.objects)


def _is_told(event: Event) -> bool:
    hit = event.sense in _PLAIN and event.frame.targets  # «غارات استهدفت مواقع في صعدة»
    return bool(event.agents or event.targets or (event.places and (event.figures or hit)))


def _is_clash(event: Event) -> bool:
    if event.frame.lexeme in _FACING and len(event.agents) < 2:
        return False  # «تواجه الحكومة معارضة»
    known = event.agents and event.places
    return len(event.agents) > 1 or bool(known) or bool(event.places and event.figures)


def _moves(event: Event) -> bool:
    """Forces and arms that come somewhere; «نقل الجيش معتقلين» moves none."""
    if event.frame.themes and all(m.cls == "group" for m in event.frame.themes):
        return False
    aircraft = {m.entity.label for m in event.frame.agents if "aircraft" in m.traits and not m.entity.id}
    civil = all(a.label in aircraft and not any(w in a.label for w in _WARLIKE) for a in event.agents)
    return bool(event.places) and _is_armed(event) and not civil


def _calls_up(event: Event) -> bool:
    """Recruiting is news where it is told where; a call to arms is by itself."""
    counted = _is_armed(event) and any(m.number is not None for m in event.frame.themes)
    return _moves(event) or counted if event.frame.weak else bool(event.agents)


def _withdraws(event: Event) -> bool:
    """Forces that leave; states and bodies only with the place that they leave: «انسحبت من الاتفاق» is diplomacy."""
    if _is_armed(event) and not event.frame.weak:
        return not event.frame.anaphoric
    somebody = any(agent not in event.tools for agent in event.agents)
    return somebody and bool(event.places) and (_is_armed(event) or "forces" not in event.frame.flags)


def _is_lost(event: Event) -> bool:
    return bool(event.targets) or event.frame.cue.startswith(("crash", "noun-crash"))


def _takes(event: Event) -> bool:
    """Places and positions are taken; people are freed, lost or sent away, votes won from parties."""
    cue = event.frame.cue
    if cue.startswith("lose") and not any(e.kind == "Place" for e in event.targets):
        return False
    if event.frame.weak and cue.startswith("capture.") and all(e.kind in _LOSING for e in event.objects):
        return False
    return bool(event.objects) and not all(e.kind in _PEOPLE for e in event.objects)


def _detains(event: Event) -> bool:
    """Somebody is held: «احتجزت الشرطة» alone says not whom."""
    return bool(event.targets or event.figures or (event.agents and event.places))


_OF_FORCES: Mapping[str, Callable[[Event], bool]] = {
    "Deployment": _moves, "Mobilisation": _calls_up, "Withdrawal": _withdraws, "AircraftLoss": _is_lost,
}  # fmt: skip
_ENOUGH: Mapping[str, Callable[[Event], bool]] = {
    "Clash": _is_clash, "Capture": _takes, "Siege": lambda event: bool(event.objects),
    "Detention": _detains,
}  # fmt: skip


def _is_attack(event: Event) -> bool:
    """Deaths and damage are an attack where people or a place were hit and something of the circumstances is told."""
    if event.frame.anaphoric and not event.figures:
        return False  # «القتل» alone is no event told again
    targets = event.frame.targets
    if event.frame.sense in ("Kill", "Injure") and targets and all(m.cls in ("object", "place") for m in targets):
        return False
    told = event.agents or event.figures or event.tools  # «انفجار سيارة مفخخة في السوق»
    bombed = event.frame.sense == "Explode" and told and event.places  # «تبنت الجماعة التفجير في السوق»
    return bool(bombed or (event.targets and (event.agents or event.places or event.figures)))


def _is_armed(event: Event) -> bool:
    """Whether forces do it; of things that nobody listed only convoys deploy, and relief workers just arrive."""
    columns = any("convoy" in m.traits for m in event.frame.agents) or any(
        m.is_machine or "convoy" in m.traits for m in event.frame.themes
    )
    return (
        columns
        or "armed" in event.frame.flags
        or any(e.kind == "ArmedGroup" or (e.kind in _ARMED and e.id and not event.frame.weak) for e in event.agents)
    )
