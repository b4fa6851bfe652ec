"""Whom a pronoun or a word without its argument speaks of: names that stand before it."""

from collections.abc import Sequence

from isnad.model.annotation import Mention, Unit
from isnad.model.gender import gender

ACTING = ("actor", "person")


def nearest(units: Sequence[Unit], before: int, classes: Sequence[str], suffix: str) -> list[Mention]:
    """The nearest fitting mention before the unit, places behind a preposition last; none or one."""
    fitting = [
        (at, mention)
        for at, unit in enumerate(units[:before])
        if unit.kind == "M" and unit.mention is not None
        for mention in _whole_and_owners(unit.mention)
        if may_own(mention, classes, suffix)
    ]
    free = [
        mention for at, mention in fitting
        if not (mention.entity.kind in ("State", "Place") and (mention.prep or units[at - 1].kind == "P"))
    ]  # fmt: skip
    nearest = free or [mention for _, mention in fitting]
    return nearest[-1:]


def _whole_and_owners(mention: Mention) -> tuple[Mention, ...]:
    """The mention, and of a thing those whose it is: «مواقع الحوثيين … سيطرتهم»."""
    return (*(mention.parts if mention.cls in ("object", "place") else ()), mention)


def may_own(mention: Mention, classes: Sequence[str], suffix: str) -> bool:
    if mention.cls not in classes and not (mention.entity.kind == "State" and "actor" in classes):
        return False
    shown = gender(mention)
    return not suffix or not shown or (shown == "f") == (suffix == "ها")
