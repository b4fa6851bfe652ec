"""Years, seasons, quarters, decades and months."""

from datetime import date

from isnad.extract.dates.reading import (
    RESOLVED,
    STATED,
    UNRESOLVED,
    Anchor,
    Parts,
    Reading,
    reading,
    resolved,
    stated,
    unresolved,
)
from isnad.model import period
from isnad.model.period import Period

# Years


def relative_year(parts: Parts, anchor: Anchor) -> int | None:
    """The year that «هذا العام», «العام الماضي», «العام المقبل» names; None without an anchor or for «العام نفسه»."""
    if anchor.day is None or parts.has("z"):
        return None
    return anchor.day.year + (1 if parts.has("G") else -1 if parts.has("L") else -2 if parts.has("X") else 0)


def year_of(parts: Parts, anchor: Anchor) -> tuple[int | None, str]:
    stated_year = parts.one("Y")
    return (stated_year, STATED) if stated_year is not None else (relative_year(parts, anchor), RESOLVED)


def a_year(parts: Parts, anchor: Anchor) -> Reading | None:
    """«عام 2014», «2014», «عامي 2014 و2015», «العام الماضي»."""
    years = parts.all("Y")
    if len(years) == 2:
        return stated(period.between(period.year(years[0]), period.year(years[1])))
    number, basis = year_of(parts, anchor)
    return unresolved("XXXX") if number is None else reading(period.year(number), basis)


def a_season(parts: Parts, anchor: Anchor) -> Reading | None:
    """«صيف 2015», «الصيف الماضي», «صيف العام الماضي»."""
    code = parts.one("q") or 0
    number, basis = year_of(parts, anchor)
    if not parts.has("Ay") and basis == RESOLVED and anchor.day is not None:
        number = _season_year(code, parts, anchor.day)
    return unresolved("XXXX") if number is None else reading(period.season(number, code), basis)


def _season_year(code: int, parts: Parts, today: date) -> int:
    """The year of the last season of that name that was over, or of the next that has not begun."""
    number = today.year
    if parts.has("G"):
        return number if period.season(number, code).first > today else number + 1
    over = number if period.season(number, code).last < today else number - 1
    return over if parts.has("L") else over - 1 if parts.has("X") else number


def a_share(parts: Parts, anchor: Anchor) -> Reading | None:
    """«الربع الأول من عام 2015», «النصف الثاني من العام الماضي»."""
    quarter, half = parts.one("Q"), parts.one("F")
    size, index = (3, quarter) if quarter is not None else (6, half or 1)
    number, basis = year_of(parts, anchor)
    if number is None:
        return unresolved("XXXX")
    return reading(period.months(number, size * (index - 1) + 1, size * index), basis)


def a_decade(parts: Parts, anchor: Anchor) -> Reading | None:
    """«الثمانينات», «تسعينيات القرن الماضي»."""
    first = parts.values[0]
    return stated(Period(f"{first // 10}X", date(first, 1, 1), date(first + 9, 12, 31)))


# Months


def month_span(parts: Parts) -> tuple[int, int]:
    """One month, also when it is named in two calendars; two where the names differ («مايو/حزيران»)."""
    named = parts.all("Mm")
    return named[0], named[-1]


def a_month(parts: Parts, anchor: Anchor) -> Reading | None:
    """«فبراير/شباط 2015», «يوليو الماضي», «مايو من العام الماضي», «ديسمبر الجاري», «خلال ديسمبر»."""
    start, end = month_span(parts)
    if parts.has("YA"):
        number, basis = year_of(parts, anchor)
    else:
        number, basis = nearest_year(parts, anchor, end, None), RESOLVED
    partial = None if parts.has("YLXCGz") else (start, None)
    if number is None:
        return Reading(None, UNRESOLVED, f"XXXX-{start:02}", partial)
    if start > end:
        return None
    return reading(period.months(number, start, end), basis)._replace(partial=partial)


def nearest_year(parts: Parts, anchor: Anchor, month: int, day: int | None) -> int | None:
    """The year of the last such date not after publication.

    With «الماضي» it lies before the day, or for a month before the month, of publication; with «الجاري» in the month of
    publication; with «المقبل» (or when the clause looks ahead) after it. Without any of them a date shortly after
    publication is left open: it may be announced, or nearly a year old.
    """
    today = anchor.day
    if today is None or parts.has("z"):
        return None
    here, there = (today.month, today.day), (month, day or 1)
    if parts.has("C") and month == today.month:
        return today.year
    if parts.has("G") or (anchor.ahead and not parts.has("LXC")):
        return today.year if there > here else today.year + 1
    if parts.has("LX"):
        before = there < here if day else month < today.month
        return (today.year if before else today.year - 1) - parts.has("X")
    if not parts.has("C") and 0 < _days_ahead(today, month, day or 1) <= SOON:
        return None
    return today.year if there <= here else today.year - 1


SOON = 31  # days after publication within which a date without a year is as likely announced as past


def _days_ahead(today: date, month: int, day: int) -> int:
    """Days from `today` to the next such date, none today; 29 February counts as 28."""
    coming = [period.shifted_months(date(year, 1, min(day, 28)), month - 1) for year in (today.year, today.year + 1)]
    return next((then - today).days for then in coming if then >= today)


def this_month(parts: Parts, anchor: Anchor) -> Reading | None:
    """«الشهر الماضي», «هذا الشهر», «الشهر قبل الماضي», «الشهر المقبل»."""
    if anchor.day is None or parts.has("z"):
        return unresolved("XXXX-XX")
    by = 1 if parts.has("G") else -1 if parts.has("L") else -2 if parts.has("X") else 0
    then = period.shifted_months(anchor.day, by)
    return resolved(period.month(then.year, then.month))
