"""From the parts of a date expression, and the day the article appeared, to the days it allows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from isnad.model import period
from isnad.model.claim import When
from isnad.model.period import Period

HOUR, DAY, WEEK, MONTH, YEAR = 1, 2, 3, 4, 5  # units of time, as the calendar table numbers them
UNKNOWN = {YEAR: "XXXX", MONTH: "XXXX-XX"}  # what EDTF says of one that nothing fixes; days and less: XXXX-XX-XX
FEW = (2, 10)  # «قبل أيام»: the plural without a number is said of three to ten, and loosely of two
STATED, RESOLVED, UNRESOLVED = "StatedDate", "ResolvedDate", "UnresolvedDate"
ONE_DAY = timedelta(days=1)


class Parts(NamedTuple):
    """The letters of a matched expression and the numbers they stand for."""

    letters: str
    values: tuple[int, ...]

    def all(self, letters: str) -> list[int]:
        return [value for letter, value in zip(self.letters, self.values, strict=True) if letter in letters]

    def one(self, letters: str) -> int | None:
        return next(iter(self.all(letters)), None)

    def has(self, letters: str) -> bool:
        return any(letter in letters for letter in self.letters)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of publication, if known, and whether a bare weekday or day of the year lies `ahead` of it."""

    day: date | None
    ahead: bool = False


class Reading(NamedTuple):
    """What an expression allows: `days` where they are fixed, else only the EDTF as far as it is said."""

    days: Period | None
    basis: str
    edtf: str
    partial: tuple[int, int | None] | None = None  # month and day of a date that was said without its year

    def when(self) -> When:
        if self.days is None:
            return When(self.edtf, None, None, UNRESOLVED)
        return When(self.edtf, self.days.first.isoformat(), self.days.last.isoformat(), self.basis)


Resolver = Callable[[Parts, Anchor], Reading | None]


def stated(days: Period) -> Reading:
    return Reading(days, STATED, days.edtf)


def resolved(days: Period) -> Reading:
    return Reading(days, RESOLVED, days.edtf)


def unresolved(edtf: str) -> Reading:
    return Reading(None, UNRESOLVED, edtf)


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
    return unresolved("XXXX") if number is None else _reading(period.year(number), basis)


def a_season(parts: Parts, anchor: Anchor) -> Reading | None:
    """«صيف 2015», «الصيف الماضي», «صيف العام الماضي»."""
    code = parts.one("q") or 0
    number, basis = year_of(parts, anchor)
    if not parts.has("Ay") and basis == RESOLVED and anchor.day is not None:
        number = _season_year(code, parts, anchor.day)
    return unresolved("XXXX") if number is None else _reading(period.season(number, code), basis)


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
    return _reading(period.months(number, size * (index - 1) + 1, size * index), basis)


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
    partial = None if parts.has("Y") else (start, None)
    if number is None:
        return Reading(None, UNRESOLVED, f"XXXX-{start:02}", partial)
    if start > end:
        return None
    return _reading(period.months(number, start, end), basis)._replace(partial=partial)


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
    partial = None if parts.has("Y") else (months[0], numbers[0])
    if number is None:
        return Reading(None, UNRESOLVED, f"XXXX-{months[0]:02}-{numbers[0]:02}", partial)
    reading = _reading(_days(number, months[0], numbers), basis)
    return reading._replace(partial=partial)


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


# Weekdays and days beside today


def nearest_weekday(then: date, weekday: int) -> date:
    """The day of that name at most three days from `then`."""
    return then + timedelta(days=(weekday - then.weekday() + 3) % 7 - 3)


def a_weekday(parts: Parts, anchor: Anchor) -> Reading | None:
    """«الثلاثاء» the last one, publication day included; «الثلاثاء الماضي» before that day; «المقبل» after it."""
    today, weekday = anchor.day, parts.all("W")[-1]
    if today is None:
        return unresolved("XXXX-XX-XX")
    if parts.has("G") or (anchor.ahead and not parts.has("LX")):
        then = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    elif parts.has("LX"):
        then = today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    else:
        then = today - timedelta(days=(today.weekday() - weekday) % 7)
    return resolved(period.day(then - timedelta(weeks=parts.has("X"))))


def a_night(parts: Parts, anchor: Anchor) -> Reading | None:
    """«ليل الاثنين الثلاثاء», «الليلة الماضية»: both days that the night belongs to."""
    if anchor.day is None:
        return unresolved("XXXX-XX-XX")
    offset = parts.one("N")
    if offset is not None:
        first = anchor.day + timedelta(days=offset)
        return resolved(period.days(first, first + ONE_DAY))
    last = a_weekday(parts, anchor)
    if last is None or last.days is None:
        return last
    return resolved(period.days(nearest_weekday(last.days.first - ONE_DAY, parts.all("W")[0]), last.days.last))


def a_relative_day(parts: Parts, anchor: Anchor) -> Reading | None:
    """«أمس», «أمس الأربعاء», «اليوم السبت», «أول من أمس»; a weekday beside it decides (copy runs a day late)."""
    if anchor.day is None:
        return unresolved("XXXX-XX-XX")
    then = anchor.day + timedelta(days=parts.one("RT") or 0)
    weekday = parts.one("W")
    return resolved(period.day(then if weekday is None else nearest_weekday(then, weekday)))


def a_week(parts: Parts, anchor: Anchor) -> Reading | None:
    """«الأسبوع الماضي»: the days that it is from, whether weeks begin on Saturday, Sunday or Monday."""
    today = anchor.day
    if today is None or parts.has("z"):
        return unresolved("XXXX-XX-XX")
    by = 1 if parts.has("G") else -1 if parts.has("L") else -2 if parts.has("X") else 0
    starts = [today - timedelta(days=(today.weekday() - start) % 7) + timedelta(weeks=by) for start in (5, 6, 0)]
    first, last = min(starts), max(starts) + timedelta(days=6)
    if by < 0:
        last = min(last, today - ONE_DAY)
    elif by == 0 and not anchor.ahead:
        last = today
    return resolved(period.days(first, last, "~"))


# Spans of time


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
    """«قبل ثلاثة أيام» the day; «قبل عامين» the year, «قبل شهر» the month, «قبل أسبوع» three days about: with ~."""
    low, high, unit = length(parts)
    if anchor.day is None:
        return unresolved(UNKNOWN.get(unit, "XXXX-XX-XX"))
    near, far = back(anchor.day, low, unit), back(anchor.day, high, unit)
    if low != high:
        return resolved(period.days(far, near, "~"))
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
        return None  # «السنوات الأخيرة» fixes nothing
    if anchor.day is None:
        return unresolved(UNKNOWN.get(unit, "XXXX-XX-XX"))
    sign = -1 if parts.has("G") else 1
    then = back(anchor.day, sign * high, unit)
    return resolved(period.days(min(then, anchor.day), max(then, anchor.day), "~"))


def _reading(days: Period, basis: str) -> Reading:
    return Reading(days, basis, days.edtf)
