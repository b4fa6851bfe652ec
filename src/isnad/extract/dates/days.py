"""Days by number, common and Hijri, and Hijri months."""

from datetime import date

from isnad.extract.dates.reading import (
    ONE_DAY,
    RESOLVED,
    UNRESOLVED,
    Anchor,
    Parts,
    Reading,
    reading,
    resolved,
    stated,
    unresolved,
)
from isnad.extract.dates.weekdays import nearest_weekday
from isnad.extract.dates.years import month_span, nearest_year, this_month, year_of
from isnad.model import period
from isnad.model.period import Period

# Days


def a_day(parts: Parts, anchor: Anchor) -> Reading | None:
    """«2 نوفمبر 2017», «3-7 مايو 2015», «26 مايو المنصرم», «13 يوليو من العام الماضي», «26 مايو»."""
    months = month_span(parts)
    if months[0] != months[1]:
        return None
    numbers = parts.all("dp")
    if parts.has("YA"):
        number, basis = year_of(parts, anchor)
    else:
        number, basis = nearest_year(parts, anchor, months[0], numbers[0]), RESOLVED
    partial = None if parts.has("YLXCGz") else (months[0], numbers[0])
    if number is None:
        return Reading(None, UNRESOLVED, f"XXXX-{months[0]:02}-{numbers[0]:02}", partial)
    return reading(_days(number, months[0], numbers), basis)._replace(partial=partial)


def _days(year: int, month: int, numbers: list[int]) -> Period:
    first, last = date(year, month, numbers[0]), date(year, month, numbers[-1])
    return period.between(period.day(first), period.day(last))


def a_numeric_day(parts: Parts, anchor: Anchor) -> Reading | None:
    """«13/02/2018», «2-11-2017», «25 - 1 - 2006»: day before month."""
    whole = parts.one("U")
    if whole is not None:
        return stated(period.day(date.fromordinal(whole)))
    (number, month), year = parts.all("d"), parts.one("Y")
    return stated(period.day(date(year or 1, month, number)))


def a_slashed_day(parts: Parts, anchor: Anchor) -> Reading | None:
    """«الأحد 5/11»: a day and a month behind a weekday."""
    month, number = divmod(parts.one("a") or 0, 100)
    year = nearest_year(parts, anchor, month, number)
    if year is None:
        return Reading(None, UNRESOLVED, f"XXXX-{month:02}-{number:02}", (month, number))
    return resolved(period.day(date(year, month, number)))


def day_of_this_month(parts: Parts, anchor: Anchor) -> Reading | None:
    """«15 من الشهر الماضي», «الخامس من هذا الشهر»."""
    number = parts.one("dp") or 1
    then = this_month(parts, anchor)
    if then is None or then.days is None:
        return unresolved(f"XXXX-XX-{number:02}")
    return resolved(period.day(then.days.first.replace(day=number)))


def a_hijri_day(parts: Parts, anchor: Anchor) -> Reading | None:
    """«5 ذي الحجة 1440هـ»: give or take a day, unless the weekday or the common date stands beside it."""
    if parts.has("U") or (parts.has("Y") and parts.has("Mm")):
        return _common_beside(parts, anchor)
    if parts.has("Y") and len(parts.all("d")) >= 2:
        return a_numeric_day(Parts("ddY", (*parts.all("d")[-2:], parts.one("Y") or 1)), anchor)
    then = _hijri(parts)
    weekday = parts.one("W")
    if weekday is not None:
        return stated(period.day(nearest_weekday(then, weekday)))
    near = Period(then.isoformat() + "~", then - ONE_DAY, then + ONE_DAY)
    return stated(near)


def _common_beside(parts: Parts, anchor: Anchor) -> Reading | None:
    if parts.has("U"):
        return a_numeric_day(parts, anchor)
    cut = max(parts.letters.rfind(letter) for letter in "Il")
    return a_day(Parts(parts.letters[cut:], parts.values[cut:]), anchor)


def _hijri(parts: Parts) -> date:
    whole = parts.one("l")
    if whole is not None:
        return period.hijri(whole // 10000, whole // 100 % 100, whole % 100)
    numbers, month = parts.all("dp"), parts.one("Hh")
    return period.hijri(parts.one("I") or 1, month if month is not None else numbers[1], numbers[0])


def a_hijri_month(parts: Parts, anchor: Anchor) -> Reading | None:
    """«رمضان 1436», «شهر رمضان الماضي»: its days, give or take one."""
    month, year = parts.one("Hh") or 1, parts.one("I")
    if year is None:
        year = _hijri_year(month, parts, anchor.day)
    if year is None:
        return unresolved("XXXX")
    first = period.hijri(year, month, 1) - ONE_DAY
    last = period.hijri(year + month // 12, month % 12 + 1, 1)
    days = period.days(first, last, "~")
    return stated(days) if parts.has("I") else resolved(days)


def _hijri_year(month: int, parts: Parts, today: date | None) -> int | None:
    """Of the last such month that has begun; with «الماضي» that is over."""
    if today is None:
        return None
    year = round((today.toordinal() - period.HIJRI_EPOCH) / 354.367) + 2
    while period.hijri(year, month, 29 if parts.has("L") else 1) > today:
        year -= 1
    return year
