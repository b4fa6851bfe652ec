"""What kind of event a frame tells of."""

from collections.abc import Mapping, Sequence

from isnad.extract.claims.material import Material
from isnad.model.annotation import Frame, Unit
from isnad.model.claim import Occurrence
from isnad.text.fold import key

DEADLY = {"Kill": "ArmedAttack", "Injure": "ArmedAttack", "Destroy": "ArmedAttack", "Explode": "ArmedAttack"}
"""Harm done → the attack that does it."""
FIRE = frozenset({"AirStrike", "DroneStrike", "Shelling", "Bombardment", "ArmedAttack", "Destroy"})
MOVES = frozenset({"Deployment", "Mobilisation"})
_KINDS_OF_SUPPORT = (
    "Arms", "Air", "Troops", "Training", "Financial", "Political", "Logistics", "Intelligence", "Military",
)  # fmt: skip
_HANDED_OVER = ("provide.", "provide-to.", "give.", "carry.", "receive.")  # rules of what is given by a word for giving
_RELYING = ("rely.", "enlist.")  # rules of help whose giver is what is given: «استعانت الحكومة بمرتزقة روس»
_NO_ARMS = tuple(f"Support:{kind}" for kind in ("Intelligence", "Logistics", "Financial", "Training"))
_REFINES: Mapping[str, frozenset[str]] = {
    "ArmedAttack": frozenset({"AirStrike", "DroneStrike", "Shelling", "GroundAssault"}),
    "Bombardment": frozenset({"AirStrike", "DroneStrike", "Shelling"}),
    "AirStrike": frozenset({"DroneStrike", "Shelling"}),
    "Support:Unspecified": frozenset("Support:" + kind for kind in _KINDS_OF_SUPPORT),
    "Support:Arms": frozenset({"Support:Arms", *_NO_ARMS}),
}
_FIGHTING = frozenset({"Clash", "Operation", "GroundAssault", "Siege"})
_CEASING = frozenset({"وقف", "لوقف", "بوقف", "ووقف", "ايقاف", "لايقاف", "بايقاف", "هدنه"})
_AROUND = 2  # words around an event and its arguments in which a word of peace bears on it
_CAUSE = 5  # words behind deaths in which their cause stands: «قتل ثلاثة في حادث سير»
_LEAST = 2  # letters of a word behind «ل»
_OF_WAYS = frozenset({"qataa", "aghlaqa"})
_ATTACKS = "hajama"
_REIGNS = frozenset({"saytara"})
_SENTENCE = 6  # words around an execution in which a court orders it
_OBJECT = 4  # words behind a verb, its subject among them, in which its object stands
_CLAUSE = 14  # constituents behind an event in which its means stand
_BESIDE = 8  # constituents between an event and a word that tells its kind


_LOSSES = frozenset({"Destroy", "ArmedAttack", "AircraftLoss", "Kill"})
"""Senses that of an aircraft mean its loss: «تدمير طائرة», «تحييد الطيران»."""


def sense_of(material: Material, frame: Frame) -> str:
    """The kind of event, made finer by the words beside it («قصف مدفعي», «دعم لوجستي»); empty where it is none."""
    if any(is_none(material, frame) for is_none in _NO_ACT_OF_WAR):
        return ""
    sense = "ArmedAttack" if _is_raid(frame) else DEADLY.get(frame.sense, frame.sense)
    if sense.startswith("Support:") and _is_civil(material, frame):
        return ""
    aircraft = any("aircraft" in m.traits for m in frame.targets)
    if aircraft and (frame.sense in _LOSSES or frame.cue.startswith("fall.")):
        return "AircraftLoss"
    if frame.sense == "AircraftLoss":
        return "" if frame.targets or frame.cue.startswith("down") else frame.sense
    told = _finer(material, frame, sense)
    if sense.startswith("Support:"):
        return _kind_of_support(frame, sense, told)
    return "DroneStrike" if "DroneStrike" in told else told[0] if told else sense


def _kind_of_support(frame: Frame, sense: str, told: Sequence[str]) -> str:
    """The first kind that the words tell; aircraft that are handed over are arms, and do not fly for somebody."""
    handed = frame.cue.startswith(_HANDED_OVER)
    kinds = ["Support:Arms" if handed and kind == "Support:Air" else kind for kind in told]
    kinds = [kind for kind in kinds if not (handed and kind == "Support:Political")]  # «نقلت طائرة وفدا سياسيا»
    if sense == "Support:Arms" and "Support:Arms" in kinds:
        return sense
    return kinds[0] if kinds else sense


def _is_raid(frame: Frame) -> bool:
    """«أغار مسلحون على مقر»: men on foot do not strike from the air."""
    on_foot = [m for m in frame.agents if m.cls == "actor" and m.head and not (m.traits or m.entity.id or m.parts)]
    return frame.lexeme == "aghara" and bool(on_foot) and len(on_foot) == len(frame.agents)


def _is_ceasefire(material: Material, frame: Frame) -> bool:
    """«وقف إطلاق النار» is no attack; «وقف القصف التركي» still tells of one."""
    if not frame.cue.startswith("noun-weapon"):
        return False
    first = material.units[frame.sentence][frame.unit].first
    return not _CEASING.isdisjoint(material.norms[max(0, first - 2) : first])  # «إطلاق» may stand between


def _is_peaceful(material: Material, frame: Frame) -> bool:
    """«هاجم المنتخب», «حادث سير», «هجوم إلكتروني»: words of war about something else."""
    behind = _CAUSE if frame.sense in ("Kill", "Injure") else _AROUND
    near = material.norms[max(0, frame.first - _AROUND) : frame.last + behind]
    return any("Peaceful" in material.means.get(word, ()) for norm in near for word in (norm, _bare(norm)))


def _is_civil(material: Material, frame: Frame) -> bool:
    """«مساعدات غذائية», «دعم الاقتصاد»: help that is no side's in a war."""
    unit = material.units[frame.sentence][frame.unit]
    near = material.norms[unit.first : max(unit.last + _OBJECT, frame.last)]
    return any("Civil" in material.means.get(word, ()) for norm in near for word in (norm, _bare(norm)))


def _is_figurative(material: Material, frame: Frame) -> bool:
    """«معركة انتخابية», «مواجهة الغلاء»: fighting about what nobody shoots at."""
    unit = material.units[frame.sentence][frame.unit]
    attack = frame.sense == "ArmedAttack" and (unit.kind == "N" or frame.lexeme == _ATTACKS)  # «شن هجوما لاذعا»
    if frame.sense == "Capture":  # «سيطرت الحكومة على الأسعار»
        return any("Figurative" in material.means.get(_bare(norm), ()) for norm in _held(material, unit))
    if frame.sense not in _FIGHTING | MOVES and not attack:
        return False
    near = material.norms[unit.last : unit.last + (_OBJECT if unit.kind == "V" or frame.sense in MOVES else 1)]
    return any("Figurative" in material.means.get(_bare(norm), ()) for norm in near)


def _held(material: Material, unit: Unit) -> Sequence[str]:
    """The word behind the «على» of a taking."""
    behind = material.norms[unit.last : unit.last + _OBJECT + 1]
    return behind[behind.index("علي") + 1 :][:1] if "علي" in behind else ()


def _is_judicial(material: Material, frame: Frame) -> bool:
    """«قضت المحكمة بإعدام …»."""
    return frame.lexeme == "aadama" and _beside(material, frame, "Judicial", _SENTENCE, behind=0)


def _is_no_siege(material: Material, frame: Frame) -> bool:
    """«قطع العلاقات», «إغلاق المطاعم»: words that mean a siege of ways only."""
    if frame.lexeme not in _OF_WAYS:
        return False
    figurative = _beside(material, frame, "Figurative", 0, behind=_OBJECT)  # «قطع الطريق على الاتفاق»
    return figurative or not _beside(material, frame, "Passable", _OBJECT, behind=_OBJECT)


def _is_in_hand(material: Material, frame: Frame) -> bool:
    """«الوضع تحت السيطرة»: nobody holds it; «تحت السيطرة الكاملة للجيش» is another matter."""
    unit = material.units[frame.sentence][frame.unit]
    under = unit.kind == "N" and unit.reading.definite and material.norms[unit.first - 1 : unit.first] == ["تحت"]
    whose = any(norm.startswith(("لل", "ل", "ال")) for norm in material.norms[unit.last : unit.last + 1])
    return frame.sense == "Capture" and under and not frame.agents and not whose


def _is_mood(material: Material, frame: Frame) -> bool:
    """«هدوء حذر يسيطر على المدينة»: what reigns there are no forces."""
    return (
        frame.lexeme in _REIGNS and not frame.agents and _beside(material, frame, "Mood", _AROUND + 1, behind=_AROUND)
    )


def _frees_people(material: Material, frame: Frame) -> bool:
    """«العملية التي أدت إلى تحريرهم»: people are freed, and no town is taken."""
    unit = material.units[frame.sentence][frame.unit]
    return frame.lexeme == "harrara" and unit.reading.suffix in ("هم", "هن", "هما")


def _is_outbreak(material: Material, frame: Frame) -> bool:
    """«فجر أزمة», «المشكلة التي فجرها»: what breaks out is no bomb."""
    return frame.lexeme == "fajjara" and _beside(material, frame, "Outbreak", _AROUND, behind=_AROUND)


_NO_ACT_OF_WAR = (
    _is_ceasefire, _is_peaceful, _is_figurative, _is_judicial, _is_no_siege, _is_in_hand, _is_outbreak,
    _is_mood, _frees_people,
)  # fmt: skip


def _beside(material: Material, frame: Frame, meaning: str, before: int, *, behind: int) -> bool:
    near = material.norms[max(0, frame.first - before) : frame.last + behind]
    words = (word for norm in near for word in (norm, _bare(norm), _bare(norm).removesuffix("ها").removesuffix("ه")))
    return any(meaning in material.means.get(word, ()) for word in words)


def _bare(norm: str) -> str:
    """Without «و», «ب», «ل» and the article."""
    word = norm[1:] if norm.startswith(("وال", "بال", "ول", "وب")) else norm
    if word.startswith(("لل", "ال")):
        return word[2:]
    return word.removeprefix("ل") if word.startswith("ل") and len(word) > _LEAST else word


def _finer(material: Material, frame: Frame, sense: str) -> list[str]:
    allowed = _REFINES.get(frame.sense) or _REFINES.get(sense, frozenset())
    words = _telling(material, frame, support=sense.startswith("Support:")) if allowed else ()
    return [
        candidate
        for norm in words
        for word in dict.fromkeys((norm, norm.removeprefix("و"), norm.removeprefix("ب"), _bare(norm)))
        for candidate in material.means.get(word, ())
        if candidate in allowed
    ]


def _is_means(units: Sequence[Unit], event: int, at: int) -> bool:
    """«استهدف المسلحون القرية … الليلة الماضية بقذائف هاون»: behind «ب», in the clause of the event."""
    before = units[at - 1] if at else None
    counted = before is not None and before.kind == "#" and before.norm.startswith("ب")  # «بثلاثين مسيرة»
    behind = counted or units[at].prep == "ب" or (before is not None and before.norm == "ب")
    near = event < at <= event + _CLAUSE
    return behind and near and not any(u.kind in "VSRN," for u in units[event + 1 : at])


def _telling(material: Material, frame: Frame, *, support: bool) -> list[str]:
    """The words beside an event that may tell its kind; in the name of who is supported they tell nothing."""
    units = material.units[frame.sentence]
    own = {m.first for m in frame.agents} if not support or frame.cue.startswith(_RELYING) else set()
    themes = {m.first for m in frame.themes} | own
    handed = frame.cue.startswith(_HANDED_OVER) and frame.cue.endswith(".v")  # what stands before is somebody's name
    words: list[str] = []
    for index, unit in enumerate(units):
        near = unit.last > frame.first - 1 and unit.first < frame.last + 2
        given = unit.kind == "M" and unit.first in themes
        if support and index != frame.unit and _is_item(unit):
            continue
        near = near and not (handed and index < frame.unit and unit.kind != "N")
        by_means = _is_means(units, frame.unit, index)
        if by_means or ((given or (near and unit.kind in "ABXNVQ#")) and abs(index - frame.unit) <= _BESIDE):
            words += material.norms[unit.first : unit.last]
    return words


def _is_item(unit: Unit) -> bool:
    """«دعم يشمل تدريب …»: an act of help of its own kind, which tells its own and not that of the whole."""
    kinds = ("Support:Unspecified", "Support:Arms")
    return unit.kind == "N" and unit.reading.sense.startswith("Support:") and unit.reading.sense not in kinds


def is_offensive(content: Occurrence) -> bool:
    """«هجوم حفتر على طرابلس»: an army's attack on a town is an assault."""
    armies = any(
        key(e.label).startswith(("قوات", "جيش", "الجيش", "القوات")) or e.kind == "Person" for e in content.agents
    )
    return armies and not content.casualties and any(e.kind == "Place" for e in content.targets)
