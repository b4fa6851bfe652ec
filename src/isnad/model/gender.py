"""The grammatical gender of a mention, where its words show it."""

from isnad.model.annotation import Mention

_MASCULINE_STATES = frozenset(
    "العراق السودان اليمن لبنان الاردن المغرب الصومال تشاد النيجر مجلس جيش طيران تنظيم حزب تحالف فريق".split()
)


def gender(mention: Mention) -> str:
    """m, f, or nothing where the words do not show it; a group of things is feminine."""
    first = mention.head or mention.entity.label.split()[0].removeprefix("ال")
    if mention.entity.kind == "Person" and mention.cls == "person":
        return ""
    if mention.cls == "group":
        return ""
    bare = first.replace("ة", "ه")
    if bare in _MASCULINE_STATES or "ال" + bare in _MASCULINE_STATES:
        return "m"
    if bare.endswith(("ه", "ات")) or bare in ("قوات", "قوي", "طاءرات", "شرطه", "كتاءب", "الويه", "سرايا", "فصاءل"):
        return "f"
    if mention.entity.kind == "State":
        return "f"
    return (
        "m" if mention.head in ("جيش", "طيران", "تنظيم", "حزب", "تحالف", "مجلس", "مصدر", "حرس", "سلاح", "جهاز") else ""
    )
