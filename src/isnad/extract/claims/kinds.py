"""What kind of event a frame tells of, and whether enough is said of it to count."""

from collections.abc import Mapping, Sequence

from isnad.extract.claims.material import Material
from isnad.model.annotation import CasualtyMention, Frame, Mention
from isnad.model.claim import Entity, Occurrence
from isnad.text.fold import key

DEADLY = {"Kill": "ArmedAttack", "Injure": "ArmedAttack", "Destroy": "ArmedAttack", "Explode": "ArmedAttack"}
_REFINES: Mapping[str, frozenset[str]] = {
    "ArmedAttack": frozenset({"AirStrike", "DroneStrike", "Shelling", "GroundAssault"}),
    "Bombardment": frozenset({"AirStrike", "DroneStrike", "Shelling"}),
    "AirStrike": frozenset({"DroneStrike", "Shelling"}),
    "Operation": frozenset({"AirStrike", "GroundAssault"}),
    "Support:Unspecified": frozenset({"Support:Arms", "Support:Air", "Support:Troops", "Support:Training", "Support:Financial",
        "Support:Political", "Support:Logistics", "Support:Intelligence", "Support:Military"}),
}  # fmt: skip
MOVES = frozenset({"Deployment", "Mobilisation"})
_AIRCRAFT = frozenset(
    [
        "طاءره",
        "طاءرتين",
        "طاءرتان",
        "طاءرات",
        "مروحيه",
        "مروحيات",
        "مقاتله",
        "مقاتلات",
        "مسيره",
        "مسيرات",
        "درون",
        "هليكوبتر",
    ]
)
_BESIDE = 8  # constituents between an event and a word that tells its kind


def sense_of(material: Material, frame: Frame) -> str:
    """The kind of event, made finer by the words beside it («قصف مدفعي», «دعم لوجستي»)."""
    allowed = _REFINES.get(frame.sense)
    sense = DEADLY.get(frame.sense, frame.sense)
    aircraft = any(_is_aircraft(material, m) for m in frame.targets)
    if aircraft and frame.sense in ("Destroy", "ArmedAttack", "AircraftLoss"):
        return "AircraftLoss"
    if frame.sense == "AircraftLoss":
        return "" if frame.targets or frame.cue.startswith("down") else frame.sense
    if allowed is None:
        allowed = _REFINES.get(sense, frozenset())
    if not allowed:
        return sense
    told = [
        candidate
        for norm in _telling(material, frame, support=sense.startswith("Support:"))
        for word in (norm, norm.removeprefix("و"), norm.removeprefix("ب"), norm.removeprefix("ال"))
        for candidate in material.means.get(word, ())
        if candidate in allowed
    ]
    return "DroneStrike" if "DroneStrike" in told else told[0] if told else sense


def _is_aircraft(material: Material, mention: Mention) -> bool:
    return any(norm.removeprefix("ال") in _AIRCRAFT for norm in material.norms[mention.first : mention.last])


def _telling(material: Material, frame: Frame, *, support: bool) -> list[str]:
    """The words beside an event that may tell its kind; in the name of who is supported they tell nothing."""
    units = material.units[frame.sentence]
    themes = {m.first for m in frame.themes} | (set() if support else {m.first for m in frame.agents})
    words: list[str] = []
    for index, unit in enumerate(units):
        near = unit.last > frame.first - 1 and unit.first < frame.last + 2
        if (
            near
            and (unit.kind in "AXNVQ" or (unit.kind == "M" and unit.first in themes))
            and abs(index - frame.unit) <= _BESIDE
        ):
            words += material.norms[unit.first : unit.last]
    return words


def counts(
    frame: Frame, sense: str, support: bool, agents: Sequence[Entity], targets: Sequence[Entity], places: Sequence[Entity],
    figures: Sequence[CasualtyMention],
) -> bool:  # fmt: skip
    """Whether enough is said for an analyst to call it a claim: a bare «الهجوم» or «دعم» is none."""
    if support:  # relief for civilians is no support of a side, and half a support is a word in passing
        return bool(agents and targets) and not any(e.kind == "Collective" for e in targets)
    if frame.sense in DEADLY and sense in DEADLY.values():
        return _is_attack(frame, agents, targets, places, figures)
    if frame.sense in MOVES:
        return bool(places) and any(_is_armed(e) for e in agents)
    if sense == "AircraftLoss":
        return bool(targets) or frame.cue.startswith(("crash", "noun-crash"))
    if frame.weak:
        return bool(agents) and bool(targets or places)
    if frame.anaphoric:
        return bool(figures)
    if frame.sense == "Clash":
        return len(agents) > 1 or bool(agents and places) or bool(places and figures)
    return bool(agents or targets or (places and figures))


def is_offensive(content: Occurrence) -> bool:
    """«هجوم حفتر على طرابلس»: an army's attack on a town is an assault."""
    armies = any(
        key(e.label).startswith(("قوات", "جيش", "الجيش", "القوات")) or e.kind == "Person" for e in content.agents
    )
    return armies and not content.casualties and any(e.kind == "Place" for e in content.targets)


def _is_attack(
    frame: Frame, agents: Sequence[Entity], targets: Sequence[Entity], places: Sequence[Entity],
    figures: Sequence[CasualtyMention],
) -> bool:  # fmt: skip
    """Deaths and damage are an attack where people or a place were hit and something of the circumstances is told."""
    if frame.sense in ("Kill", "Injure") and frame.targets and all(m.cls in ("object", "place") for m in frame.targets):
        return False
    return bool(targets) and bool(agents or places or figures)


def _is_armed(entity: Entity) -> bool:
    """Whether it moves as a force: persons travel, governments are moved, only forces deploy."""
    return entity.kind in ("ArmedGroup", "Organisation") or (entity.kind == "Collective")
