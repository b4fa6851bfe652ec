"""Whether a mention may act, or can only be acted upon, as verb, gender and case show."""

from isnad.extract.arguments.relative import OFTEN_PASSIVE
from isnad.model.annotation import Mention, Reading
from isnad.model.gender import gender
from isnad.text.fold import key

_AGENTIVE = frozenset({"actor", "person", "anonymous", "observers", "media"})
_MEMBERS = frozenset(
    (
        "عنصر عناصر جندي جنود جنديان ضابط ضباط مسلح مسلحون مقاتل مقاتلون ارهابي ارهابيون متمرد متمردون انتحاري قناص"
    ).split()
)


_SINGULAR = frozenset({"أمين", "امين", "سجين"})  # nouns that end as plurals do
_SHORT = 3  # letters of a noun whose last alef may be its own


def hits(reading: Reading, mention: Mention) -> bool:
    """«استهدفت سيارة مفخخة معسكرا»: before another object a machine or a bomb is what does it."""
    return (mention.is_machine or "مفخخ" in mention.entity.label) and may_be_subject(reading, mention)


def is_agentive(mention: Mention) -> bool:
    owned = bool(mention.entity.part_of) or any(part.cls == "actor" for part in mention.parts)
    machine = mention.is_machine and owned  # «سفينة تركية», «مدرعات الجيش»
    return machine or mention.cls in _AGENTIVE or mention.state is not None or mention.entity.kind == "State"


def is_patient(reading: Reading, mention: Mention) -> bool:
    """«قتل جنديان», «اعتقل قائد ميداني»: alone behind such a verb, people are its victims, and a force its agent."""
    if reading.frame not in OFTEN_PASSIVE or reading.voice == "active" or reading.number == "pl":
        return False
    if reading.frame == "down" and "aircraft" in mention.traits:
        return True  # «أسقطت طائرة حربية»
    return mention.cls != "actor" or mention.number is not None or mention.head in _MEMBERS


def oblique(mention: Mention) -> bool:
    """Whether a sound plural or dual shows that it is no subject: المسلحين, جنديين, مقاتلي."""
    head = mention.head or mention.entity.label.split()[0]
    ends = (head.endswith("ا") and len(head) > _SHORT) or key(mention.entity.label).split()[0] == mention.head + "ا"
    nunated = ends and not head.endswith(("ايا", "ليشيا"))  # «خلايا», «مليشيا»
    accusative = bool(mention.head) and not mention.definite and nunated
    if mention.entity.kind == "State":
        return False  # «الصين»
    plural = head.endswith("ين") and head.removeprefix("ال") not in _SINGULAR
    return (plural or accusative) and mention.cls in ("actor", "group", "anonymous")


def disagrees(reading: Reading, mention: Mention) -> bool:
    """Whether the verb in front shows that the mention is no subject: «كانت تستهدف وزير …»."""
    man = mention.cls == "person" and mention.head and not mention.head.endswith(("ه", "ات"))
    return oblique(mention) or bool(man and reading.gender == "f")


def may_be_subject(reading: Reading, mention: Mention) -> bool:
    if oblique(mention):
        return False
    men = "m" if mention.number is not None and mention.head in _MEMBERS else ""  # «وقتلت 20 مسلحا»
    shown = gender(mention) or men
    return not (shown and reading.gender and reading.number == "sg" and shown != reading.gender)
