"""Where a clause goes on behind a relative clause, and behind a number that counts people."""

from collections.abc import Sequence

from isnad.model.annotation import Unit

_LONGEST_RELATIVE = 9  # units behind the relative pronoun


def past_relative(units: Sequence[Unit], pronoun: int, acts: frozenset[str]) -> int | None:
    """Where the clause goes on behind a relative clause that has all it needs: a verb, its pronoun, who does it.

    «شن التحالف الذي تقوده واشنطن غارات», «قصفت القوات التي يقودها حفتر مدينة غريان». None if it does not go on.
    """
    verb = units[pronoun + 1] if pronoun + 1 < len(units) else None
    if verb is None or verb.kind != "V" or not verb.reading.suffix:
        return None
    named = False
    for at in range(pronoun + 2, min(len(units), pronoun + _LONGEST_RELATIVE)):
        unit = units[at]
        if named and _takes_up(unit, units[at - 1], acts):
            return at - 1 if units[at - 1].kind == "P" else at
        if unit.kind not in "MAXDBP#" or (unit.kind == "X" and unit.conj):
            return None
        named = named or unit.kind == "M"
    return None


def _takes_up(unit: Unit, before: Unit, acts: frozenset[str]) -> bool:
    """Whether the unit is what the verb before the relative clause still lacks: an act, or the place that is hit."""
    slot = unit.prep or (before.norm if before.kind == "P" else "obj")
    if unit.kind == "N":
        return slot in acts and not unit.conj
    bare = unit.kind == "M" and slot == "obj" and not unit.conj and before.kind in "MA"
    return bare and unit.mention is not None and unit.mention.cls in ("place", "object")


def counts_people(units: Sequence[Unit], number: int) -> bool:
    """Whether «من» and people who are counted stand behind the number: «عشرين من عناصر الحركة»."""
    if number + 2 >= len(units) or units[number + 1].kind != "P" or units[number + 1].norm != "من":
        return False
    people = units[number + 2].mention
    return people is not None and people.cls in ("actor", "group") and bool(people.head)
