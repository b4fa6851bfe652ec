"""The grammatical gender and number of a mention, where its words show it."""

from collections.abc import Sequence

from isnad.model.annotation import Mention

_MASCULINE_STATES = frozenset(
    "العراق السودان اليمن لبنان الاردن المغرب الصومال تشاد النيجر مجلس جيش طيران تنظيم حزب تحالف فريق".split()
)
_BROKEN_PLURALS = frozenset(
    "مدن قري احياء مناطق مواقع اهداف مقار مخازن معاقل قواعد ثكنات سجون جبال اراضي منازل بيوت مساكن مبان مباني سفن"
    " قوافل حقول مصانع انفاق جسور مدارس شوارع جزر اوكار نقاط حدود ضواحي ارياف دول بلاد قلاع طاءرات صواريخ".split()
)
_BROKEN_PLURALS_OF_FORCES = frozenset(
    "قوات قوي طاءرات شرطه كتاءب الويه سرايا فصاءل خلايا فرق افواج تعزيزات ارتال حشود عصابات جيوش".split()
)
_OF_MANY = ("هم", "هما", "هن")
_SOUND_PLURALS = ("ون", "ين")


def gender(mention: Mention) -> str:
    """m, f, or nothing where the words do not show it; a group of things is feminine."""
    first = mention.head or mention.entity.label.split()[0].removeprefix("ال")
    if mention.entity.kind == "Person" and mention.cls == "person":
        return ""
    if mention.cls == "group":
        return ""
    bare = first.replace("ة", "ه")
    if mention.cls in ("place", "object"):
        return _of_thing(mention, bare)
    if bare in _MASCULINE_STATES or "ال" + bare in _MASCULINE_STATES:
        return "m"
    if bare.endswith(("ه", "ات")) or bare in _BROKEN_PLURALS_OF_FORCES:
        return "f"
    if mention.entity.kind == "State":
        return "f"
    return (
        "m" if mention.head in ("جيش", "طيران", "تنظيم", "حزب", "تحالف", "مجلس", "مصدر", "حرس", "سلاح", "جهاز") else ""
    )


def _of_thing(mention: Mention, bare: str) -> str:
    """Towns and broken plurals are feminine, a noun with neither ending nor plural masculine: «مطار», «حي»."""
    if bare in _BROKEN_PLURALS or bare.endswith(("ه", "ات")):
        return "f"
    town = not mention.head and mention.entity.id is not None and mention.entity.kind == "Place"
    return "m" if mention.head else "f" if town and not mention.parts else ""


def agrees(mention: Mention, pronoun: str) -> bool:
    """Whether the pronoun may stand for it: «هم» for nothing single, «ه» for no sound plural, «ها» for no man."""
    if not pronoun:
        return True
    if pronoun in _OF_MANY:
        return not _is_one(mention)
    if pronoun not in ("ه", "ها"):
        return True
    if _first(mention).endswith(_SOUND_PLURALS) and mention.cls != "place" and mention.entity.id is None:
        return False
    shown = "m" if mention.cls == "person" and not _first(mention).endswith("ه") else gender(mention)
    return not shown or (shown == "f") == (pronoun == "ها")


def _is_one(mention: Mention) -> bool:
    if mention.number is not None:
        return mention.cls == "object"
    if mention.is_machine:
        return True
    if mention.cls in ("person", "place") or mention.entity.kind == "State":
        return True
    return mention.cls == "actor" and (_first(mention).endswith("ه") or gender(mention) == "m")


def _first(mention: Mention) -> str:
    return mention.head or mention.entity.label.split()[0].removeprefix("ال").replace("ة", "ه")


def meant_by(speakers: Sequence[Mention], pronoun: str) -> tuple[Mention, ...]:
    """Of those who say «إنها سيطرت» who did it: a speaker, or the body that he speaks for; none or one."""
    for mention in speakers:
        bodies = [part for part in mention.parts if part.cls == "actor"]
        if pronoun not in _OF_MANY:
            bodies = [part for part in bodies if agrees(part, pronoun)]
        speaks_for = bodies and mention.cls == "person" and mention.entity.id is None
        found = (mention,) if agrees(mention, pronoun) and not speaks_for else tuple(bodies[:1])
        if found:
            return found
    return ()
