"""Whom a pronoun or a word without its argument speaks of: names that stand before it."""

from collections.abc import Collection, Sequence

from isnad.model.annotation import Mention, Unit
from isnad.model.gender import agrees

ACTING = ("actor", "person")


def nearest(
    units: Sequence[Unit], before: int, classes: Sequence[str], suffix: str, but: Collection[Mention] = ()
) -> list[Mention]:
    """The nearest fitting mention before the unit, places behind a preposition last; none or one."""
    fitting = [
        (at, mention)
        for at, unit in enumerate(units[:before])
        if unit.kind == "M" and unit.mention is not None
        for mention in _whole_and_owners(unit.mention)
        if mention not in but and may_own(mention, classes, suffix)
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
    state = "actor" in classes and (mention.entity.kind == "State" or (mention.state is not None and not mention.prep))
    if mention.is_nisba or (mention.cls not in classes and not state):
        return False
    return agrees(mention, suffix)
