"""What stands between a word and the rest of its clause: help told in passing, names of allies, asides in commas."""

from collections.abc import Sequence

from isnad.extract.arguments.clause import RESUMPTIVE, SOFT
from isnad.model.annotation import Unit

_COPY = 4  # constituents behind «تلقت» in which «نسخة منه» stands
LONGEST_ASIDE = 16  # units between the commas


def past_helpers(units: Sequence[Unit], index: int) -> int:
    """The position behind the help and those who give it: «بدعم جوي من روسيا وإيران»."""
    at = index + 1
    while at < len(units) and units[at].kind in "AB":
        at += 1
    if at < len(units) and units[at].kind == "P" and units[at].norm in ("من", "مع"):
        at += 1
    if at < len(units) and units[at].kind == "P" and units[at].norm == "قبل":
        at += 1
    while (
        at < len(units) and units[at].kind == "M" and (at == index + 1 or units[at].conj or units[at - 1].kind == "P")
    ):
        at += 1
    return at


def past_names(units: Sequence[Unit], index: int) -> int:
    """The position behind the names and adjectives that follow the unit."""
    return next((at for at in range(index + 1, len(units)) if units[at].kind not in "MA"), len(units))


def passed_on(units: Sequence[Unit], verb: int) -> bool:
    """Whether a verb says through whom a statement came: «بيان نشرته الوكالة», «تسجيل حصلت عليه القناة»."""
    if not 0 < verb < len(units) or units[verb].kind != "V" or units[verb].conj:
        return False
    before, reading = units[verb - 1], units[verb].reading
    if before.kind not in "XN" or before.norm.startswith("ال"):
        return False
    if before.kind == "N" and before.reading.frame != "say":
        return False
    if reading.sense == "Relay" or reading.frame == "send":
        return bool(reading.suffix)
    return reading.frame == "receive" and (bool(reading.suffix) or _resumed(units, verb))


def _resumed(units: Sequence[Unit], verb: int) -> bool:
    """«حصلت عليه القناة», «تلقت الوكالة نسخة منه»."""
    return any(unit.norm in RESUMPTIVE for unit in units[verb + 1 : verb + _COPY])


def past_aside(units: Sequence[Unit], comma: int, acts: frozenset[str]) -> int | None:
    """Where the clause goes on behind an aside: «تمكنت القوات، بفضل …، من استعادة …». None if it is not cut in two.

    `acts` are the slots in which the word before the aside has an act; only such a slot shows that the clause goes on.
    """
    for at in range(comma + 2, min(len(units) - 2, comma + LONGEST_ASIDE) if acts else 0):
        if units[at].kind != ",":
            continue
        if units[at].norm not in SOFT:
            return None
        after, behind = units[at + 1], units[at + 2]
        leads = after.norm in acts and behind.kind == "N" and not behind.prep if after.kind == "P" else False
        leads = leads or (after.kind == "M" and behind.kind == "N" and behind.prep in acts)  # «…، الجيش بقصف …»
        told = units[comma + 1].kind == "R" and after.kind == "N" and not after.prep and "obj" in acts
        if (leads or told or (after.kind == "N" and after.prep in acts)) and not after.conj:
            return at + 1
    return None
