"""What kind of event a frame tells of, and whether enough is said of it to count."""

from collections.abc import Callable, Mapping

from isnad.extract.claims.material import Event, Material
from isnad.model.annotation import Frame, Mention
from isnad.model.claim import Entity, Occurrence
from isnad.text.fold import key

DEADLY = {"Kill": "ArmedAttack", "Injure": "ArmedAttack", "Destroy": "ArmedAttack", "Explode": "ArmedAttack"}
"""Harm done → the attack that does it."""
MOVES = frozenset({"Deployment", "Mobilisation"})
_KINDS_OF_SUPPORT = (
    "Arms", "Air", "Troops", "Training", "Financial", "Political", "Logistics", "Intelligence", "Military",
)  # fmt: skip
_REFINES: Mapping[str, frozenset[str]] = {
    "ArmedAttack": frozenset({"AirStrike", "DroneStrike", "Shelling", "GroundAssault"}),
    "Bombardment": frozenset({"AirStrike", "DroneStrike", "Shelling"}),
    "AirStrike": frozenset({"DroneStrike", "Shelling"}),
    "Operation": frozenset({"AirStrike", "GroundAssault"}),
    "Support:Unspecified": frozenset("Support:" + kind for kind in _KINDS_OF_SUPPORT),
}
_AIRCRAFT = frozenset({
    "طاءره", "طاءرتين", "طاءرتان", "طاءرات", "مروحيه", "مروحيات", "مقاتله", "مقاتلات", "مسيره", "مسيرات",
    "درون", "هليكوبتر",
})  # fmt: skip
_PLAIN = frozenset(
    {"Shelling", "Detention", "AirStrike", "DroneStrike", "Siege"}
)  # war in any words, even without an agent
_CONVOYS = frozenset({
    "رتل", "ارتال", "قافله", "قوافل", "اليات", "مدرعات", "تعزيزات", "امدادات", "دوريه", "دوريات", "عربات", "شحنه",
    "منصات",
})  # fmt: skip
_CEASING = frozenset({"وقف", "لوقف", "بوقف", "ووقف", "ايقاف", "لايقاف", "بايقاف", "هدنه"})
_AROUND = 2  # words around an event and its arguments in which a word of peace bears on it
_BESIDE = 8  # constituents between an event and a word that tells its kind
_PLAIN_SUPPORT = frozenset({"daama", "saaada"})  # weak words that mean support whatever is given


_LOSSES = frozenset({"Destroy", "ArmedAttack", "AircraftLoss", "Kill"})
"""Senses that of an aircraft mean its loss: «تدمير طائرة», «تحييد الطيران»."""


def sense_of(material: Material, frame: Frame) -> str:
    """The kind of event, made finer by the words beside it («قصف مدفعي», «دعم لوجستي»); empty where it is none."""
    if _is_ceasefire(material, frame) or _is_peaceful(material, frame):
        return ""
    sense = DEADLY.get(frame.sense, frame.sense)
    aircraft = any(_is_aircraft(material, m) for m in frame.targets)
    if aircraft and (frame.sense in _LOSSES or frame.cue.startswith("fall.")):
        return "AircraftLoss"
    if frame.sense == "AircraftLoss":
        return "" if frame.targets or frame.cue.startswith("down") else frame.sense
    told = _finer(material, frame, sense)
    return "DroneStrike" if "DroneStrike" in told else told[0] if told else sense


def _is_ceasefire(material: Material, frame: Frame) -> bool:
    """«وقف إطلاق النار» is no attack; «وقف القصف التركي» still tells of one."""
    if not frame.cue.startswith("noun-weapon"):
        return False
    first = material.units[frame.sentence][frame.unit].first
    return not _CEASING.isdisjoint(material.norms[max(0, first - 2) : first])  # «إطلاق» may stand between


def _is_peaceful(material: Material, frame: Frame) -> bool:
    """«هاجم المنتخب», «حادث سير», «هجوم إلكتروني»: words of war about something else."""
    near = material.norms[max(0, frame.first - _AROUND) : frame.last + _AROUND]
    return any("Peaceful" in material.means.get(word, ()) for norm in near for word in (norm, _bare(norm)))


def _bare(norm: str) -> str:
    """Without «و», «ب», «ل» and the article."""
    word = norm[1:] if norm.startswith(("وال", "بال", "ول", "وب")) else norm
    return word.removeprefix("لل").removeprefix("ال")


def _finer(material: Material, frame: Frame, sense: str) -> list[str]:
    allowed = _REFINES.get(frame.sense) or _REFINES.get(sense, frozenset())
    words = _telling(material, frame, support=sense.startswith("Support:")) if allowed else ()
    return [
        candidate
        for norm in words
        for word in (norm, norm.removeprefix("و"), norm.removeprefix("ب"), norm.removeprefix("ال"))
        for candidate in material.means.get(word, ())
        if candidate in allowed
    ]


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
            and (unit.kind in "ABXNVQ" or (unit.kind == "M" and unit.first in themes))
            and abs(index - frame.unit) <= _BESIDE
        ):
            words += material.norms[unit.first : unit.last]
    return words


def counts(event: Event) -> bool:
    """Whether enough is said for an analyst to call it a claim: a bare «الهجوم» or «دعم» is none."""
    frame = event.frame
    if frame.sense in DEADLY and event.sense in DEADLY.values():
        return _is_attack(event)
    if event.is_support:
        return _is_support(event)
    if frame.sense in MOVES:
        return bool(event.places) and any(_is_armed(e) for e in event.agents)
    if event.sense == "AircraftLoss":
        return bool(event.targets) or frame.cue.startswith(("crash", "noun-crash"))
    if frame.weak:
        return bool(event.objects) and (bool(event.agents) or event.sense in _PLAIN)
    if frame.anaphoric:
        return bool(event.figures)
    return _ENOUGH.get(frame.sense, _is_told)(event)


def _is_told(event: Event) -> bool:
    return bool(event.agents or event.targets or (event.places and event.figures))


def _is_clash(event: Event) -> bool:
    return len(event.agents) > 1 or bool(event.agents and event.places) or bool(event.places and event.figures)


_ENOUGH: Mapping[str, Callable[[Event], bool]] = {"Clash": _is_clash}


def _is_support(event: Event) -> bool:
    """Relief for civilians is no support of a side, half a support is a word in passing, and so is «يعزز»."""
    if event.sense == "Support:Unspecified" and event.frame.weak and event.frame.lexeme not in _PLAIN_SUPPORT:
        return False
    return bool(event.agents and event.targets) and not any(e.kind == "Collective" for e in event.targets)


def _is_attack(event: Event) -> bool:
    """Deaths and damage are an attack where people or a place were hit and something of the circumstances is told."""
    targets = event.frame.targets
    if event.frame.sense in ("Kill", "Injure") and targets and all(m.cls in ("object", "place") for m in targets):
        return False
    return bool(event.targets) and bool(event.agents or event.places or event.figures)


def _is_armed(entity: Entity) -> bool:
    """Whether it moves as a force: persons travel, governments are moved, of things only convoys and such deploy."""
    if entity.id is None and entity.kind == "Organisation":
        return key(entity.label).split()[0].removeprefix("ال") in _CONVOYS
    return entity.kind in ("ArmedGroup", "Organisation")


def is_offensive(content: Occurrence) -> bool:
    """«هجوم حفتر على طرابلس»: an army's attack on a town is an assault."""
    armies = any(
        key(e.label).startswith(("قوات", "جيش", "الجيش", "القوات")) or e.kind == "Person" for e in content.agents
    )
    return armies and not content.casualties and any(e.kind == "Place" for e in content.targets)
