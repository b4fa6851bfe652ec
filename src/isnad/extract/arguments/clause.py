"""The clause around a word: how far it reaches, what governs what, what is joined by «و»."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from isnad.model.annotation import Mention, Unit

FURTHEST = 28  # units: past that a phrase belongs to another clause
CARRIED = 4  # words over which a preposition still reaches its mention («على أطراف مدينة …»)
COMMAS = 2
SOFT = frozenset("،,(-–)[]")
_RESUMED = {
    "في": ("فيه", "فيها", "فيهم", "خلاله", "خلالها"), "ب": ("به", "بها", "بهم"), "ل": ("له", "لها", "لهم"),
    "الي جانب": ("الي جانبه",), "وراء": ("وراءه", "وراءها"), "خلف": ("خلفه", "خلفها"),
    "علي": ("عليه", "عليها", "عليهم"), "من": ("منه", "منها", "منهم"), "الي": ("اليه", "اليها", "اليهم"),
}  # fmt: skip
RESUMPTIVE = {form: prep for prep, forms in _RESUMED.items() for form in forms}

Slots = dict[str, list[Mention]]
"""Mentions by their place in the clause: subj, obj, gen, adj, or a preposition's letters."""


@dataclass
class Right:
    """What follows a word up to the end of its clause."""

    bare: list[list[Mention]] = field(default_factory=list)
    slots: Slots = field(default_factory=dict)
    events: list[tuple[str, int]] = field(default_factory=list)
    states: list[Mention] = field(default_factory=list)
    resumed: str = ""
    quantified: list[Mention] = field(default_factory=list)  # genitives of «مئات», in whatever case
    counted: bool = False  # a number and a noun that is nobody we know: «43 سائقا»
    unknown: bool = False  # the first word is a noun that is nobody we know: «اتهم تقرير الجيش …»
    content: int | None = None
    end: int = 0


def governed(units: Sequence[Unit], at: int) -> bool:
    """Whether a preposition, or a noun in a genitive chain, stands before the unit."""
    mention = units[at].mention
    if units[at].conj and at and units[at - 1].kind == "M":
        return governed(units, at - 1)
    if units[at].prep or (at and mention is not None and mention.is_nisba and units[at - 1].kind in "NMXA"):
        return True
    for before in range(at - 1, max(-1, at - 1 - CARRIED), -1):
        unit = units[before]
        if unit.kind == "P":
            return unit.norm not in RESUMPTIVE
        if unit.kind == "N":
            return not unit.reading.definite
        if unit.kind not in "XA#T" or (unit.kind == "X" and unit.conj):
            return False
        if unit.kind in "X#" and unit.prep:
            return True
    return False


def owned(units: Sequence[Unit], at: int) -> bool:
    """Whether an earlier verb of the same clause already has the unit on its right."""
    for before in range(at - 1, -1, -1):
        unit = units[before]
        if unit.kind == "V":
            return True
        if unit.kind in "SRU" or (unit.kind == "," and unit.norm not in SOFT):
            return False
    return False


def coordinated(units: Sequence[Unit], at: int) -> list[Mention]:
    """The mention at `at` with those before it that «و» joins to it, in text order."""
    joined = [mention_of(units[at])]
    while units[at].conj and at > 0:
        before = at - 1
        while before > 0 and units[before].kind in ",A":
            before -= 1
        if units[before].kind != "M":
            break
        joined.insert(0, mention_of(units[before]))
        at = before
    return joined


def mention_of(unit: Unit) -> Mention:
    """The mention of a unit of kind M (or a nisba)."""
    assert unit.mention is not None
    return unit.mention


def frozen(slots: Slots) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
    """The slots that hold something, as a node keeps them."""
    return tuple((slot, tuple(mentions)) for slot, mentions in slots.items() if mentions)


def ends_noun(units: Sequence[Unit], index: int) -> bool:
    """«من أراضيها صواريخ», «في العملية جنودا»: no genitive follows what a pronoun or the article makes definite."""
    named = any(unit.kind == "M" for unit in units[index + 1 : index + 2])
    return units[index].norm.endswith(("ها", "هم")) or (named and units[index].norm.startswith("ال"))


def is_apposition(unit: Unit) -> bool:
    return unit.kind == "M" and not unit.conj and not unit.prep


def lies(mention: Mention) -> bool:
    """Whether it names a place or a thing, and nobody who acts."""
    return mention.cls in ("place", "object") and mention.state is None
