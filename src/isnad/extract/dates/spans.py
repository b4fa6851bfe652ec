"""Spans of time: so long ago, since then, the last so many days."""

from datetime import date, timedelta
from typing import NamedTuple

from isnad.extract.dates.reading import (
    DAY,
    FEW,
    HOUR,
    MONTH,
    ONE_DAY,
    UNKNOWN,
    WEEK,
    YEAR,
    Anchor,
    Parts,
    Reading,
    resolved,
    unresolved,
)
from isnad.model import period
from isnad.model.period import Period

# Spans of time

OPEN = 1  # what the calendar table numbers «أكثر من» with, whose other bound is unknown


class Length(NamedTuple):
    """So many units of time, from `low` to `high` of them."""

    low: int
    high: int
    unit: int


def length(parts: Parts) -> Length:
    """«ثلاثة أيام» 3 to 3 days, «يومين» 2, «شهر» 1, «أيام» 2 to 10."""
    unit = parts.one("DPJABKZ") or DAY
    if parts.has("D"):
        return Length(2, 2, unit)
    number = parts.one("d9")
    if number is not None:
        return Length(number, number, unit)
    return Length(*FEW, unit) if parts.has("Pf") else Length(1, 1, unit)


def back(today: date, number: int, unit: int) -> date:
    """So many units before (negative: after) the day; hours count as whole days begun."""
    if unit >= MONTH:
        return period.shifted_months(today, -number * (12 if unit == YEAR else 1))
    hours_as_days = -(-abs(number) // 24) * (1 if number > 0 else -1)
    days = {HOUR: hours_as_days, DAY: number, WEEK: 7 * number}[unit]
    return today - timedelta(days=days)


def ago(parts: Parts, anchor: Anchor) -> Reading | None:
    """«قبل ثلاثة أيام» the day; «قبل عامين» the year, «قبل شهر» the month, «قبل أسبوع» three days about: with ~.

    «قبل أيام» and «قبل أكثر من عام» fix nothing.
    """
    low, high, unit = length(parts)
    if anchor.day is None or low != high or parts.one("u") == OPEN:
        return unresolved(UNKNOWN.get(unit, "XXXX-XX-XX"))
    near = back(anchor.day, low, unit)
    if unit == HOUR:
        return resolved(period.days(near, anchor.day))
    if unit == DAY:
        return resolved(period.day(near))
    if unit == WEEK:
        return resolved(Period(near.isoformat() + "~", near - 3 * ONE_DAY, near + 3 * ONE_DAY))
    whole = period.year(near.year) if unit == YEAR else period.month(near.year, near.month)
    return resolved(period.about(whole))


def since_so_long(parts: Parts, anchor: Anchor) -> Reading | None:
    """«منذ عامين»: from then to publication."""
    start = ago(parts, anchor)
    return start if start is None else since(start, anchor)


def since(start: Reading, anchor: Anchor) -> Reading:
    """From the start to publication; where that is not known the start is all that is fixed (EDTF `2014-10/..`)."""
    if start.days is None:
        return start
    if anchor.day is None or start.days.first > anchor.day:
        return start._replace(edtf=start.days.edtf.split("/")[0] + "/..")
    return resolved(period.between(start.days, period.day(anchor.day)))


def last_span(parts: Parts, anchor: Anchor) -> Reading | None:
    """«خلال الأيام الثلاثة الماضية»: from so long ago to publication; «المقبلة»: from publication on."""
    low, high, unit = length(parts)
    if low != high and unit == YEAR:
        return None
    if anchor.day is None or (low != high and unit >= WEEK):  # «الأسابيع الأخيرة» fixes nothing
        return unresolved(UNKNOWN.get(unit, "XXXX-XX-XX"))
    sign = -1 if parts.has("G") else 1
    then = back(anchor.day, sign * high, unit)
    return resolved(period.days(min(then, anchor.day), max(then, anchor.day), "~"))
