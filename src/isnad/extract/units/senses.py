"""Words whose neighbours change what they mean: «رفضت الاتهامات» denies, «تقف وراء الهجوم» takes no side."""

from collections.abc import Sequence
from dataclasses import replace

from isnad.extract.units.sentence import Sentence, roles_of
from isnad.model.annotation import Unit

_SIDES = frozenset({"الي جانبه", "الي جانب", "لصالح", "في صفوف"})
_LENT = 8  # constituents behind a permission in which stands what is permitted


def admitting(units: Sequence[Unit]) -> list[Unit]:
    """«اعترفت إيران بدعم …» admits an act; «اعترفت إيران بالحكومة» recognises somebody."""
    return [
        unit
        if unit.kind != "V" or len(unit.readings) == 1 or not any(r.frame == "recognise" for r in unit.readings)
        else replace(
            unit, readings=tuple(r for r in unit.readings if (r.frame == "recognise") != _act_follows(units, index))
        )
        for index, unit in enumerate(units)
    ]


def _act_follows(units: Sequence[Unit], index: int) -> bool:
    """Whether the first thing behind «ب» is an act or a clause."""
    after = next((u for u in units[index + 1 : index + 6] if u.prep == "ب" or u.norm.startswith("بان")), None)
    return after is not None and after.kind in "NVSQ"


def rejecting(place: Sentence, units: Sequence[Unit], index: int) -> Unit:
    """«رفضت القاهرة الاتهامات»: to refuse what is alleged is to deny it."""
    unit = units[index]
    if not unit.readings:
        return unit
    if unit.reading.sense in _BY_CONTEXT:
        return _BY_CONTEXT[unit.reading.sense](place, units, index)
    if unit.reading.lexeme == "waqafa.side" and _behind(units, index):
        adopting = replace(
            unit.reading, sense="Behind", frame="adopt", roles=roles_of(place, "adopt", unit.reading.pos)
        )
        return replace(unit, readings=(adopting,))
    if unit.reading.sense not in ("Refuse", "Condemn"):
        return unit
    for after in units[index + 1 : index + 4]:
        if after.norm.removeprefix("ال") in place.language.of("allegation"):
            return replace(unit, readings=(replace(unit.reading, sense="Deny", frame="deny"),))
        if after.kind in "VS,":
            break
    return unit


def _behind(units: Sequence[Unit], index: int) -> bool:
    """«تقف الحركة وراء الهجوم», «تقف وراءه»: whoever stands behind an attack does not stand at a side."""
    return any(after.norm.startswith(("وراء", "خلف")) for after in units[index + 1 : index + 4])


def _siding(place: Sentence, units: Sequence[Unit], index: int) -> Unit:
    """«القتال إلى جانب قوات …»: to fight at somebody's side is support with troops."""
    unit = units[index]
    if not any(after.norm in _SIDES for after in units[index + 1 : index + 5]):
        return unit
    roles = roles_of(place, "fight-for", unit.reading.pos)
    return replace(unit, readings=(replace(unit.reading, sense="Support:Troops", frame="fight-for", roles=roles),))


def _lending(place: Sentence, units: Sequence[Unit], index: int) -> Unit:
    """«سمحت للجيش باستخدام أراضيها», «فتحت أجواءها أمام الطائرات»: to let somebody use what is one's own is support."""
    unit = units[index]
    used = place.language.of("lent-use")
    if not any(after.norm.removeprefix("ب").removeprefix("ال") in used for after in units[index + 1 : index + _LENT]):
        return unit
    roles = roles_of(place, "lend", unit.reading.pos)
    return replace(unit, readings=(replace(unit.reading, sense="Support:Logistics", frame="lend", roles=roles),))


_BY_CONTEXT = {"Clash": _siding, "Permit": _lending, "Operation": _siding}
"""Senses that what follows may turn into another."""
