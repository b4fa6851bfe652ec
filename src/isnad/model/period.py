"""Days between two days, and the EDTF (ISO 8601-2, level 1) that says them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}  # EDTF season -> the month it begins with; a winter runs into the next year
HIJRI_EPOCH = date(622, 7, 18).toordinal()  # the day before 1 Muharram 1 AH (civil epoch, proleptic Gregorian)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included, and the EDTF for them as said."""

    edtf: str
    first: date
    last: date


def day(when: date) -> Period:
    return Period(when.isoformat(), when, when)


def month(year: int, number: int) -> Period:
    """ValueError where there is no such month."""
    return Period(f"{year:04}-{number:02}", date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def year(number: int) -> Period:
    return Period(f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def season(number: int, code: int) -> Period:
    """The three months that weather bureaus count to a season (21 spring to 24 winter) of that year."""
    first = date(number, SEASONS[code], 1)
    return Period(f"{number:04}-{code}", first, shifted_months(first, 3) - timedelta(days=1))


def months(number: int, first: int, last: int) -> Period:
    """The months `first` to `last` of a year."""
    return between(month(number, first), month(number, last))


def days(first: date, last: date, mark: str = "") -> Period:
    """The days between, as an EDTF interval; `mark` (~ about) goes to both ends."""
    return Period(f"{first.isoformat()}{mark}/{last.isoformat()}{mark}", first, last)


def between(start: Period, end: Period) -> Period:
    """From the beginning of the one to the end of the other; ValueError where that is backwards."""
    if start.first > end.last:
        raise ValueError(f"{start.edtf} does not come before {end.edtf}")
    left, right = start.edtf.split("/")[0], end.edtf.split("/")[-1].replace("X", "9")  # a decade ends with its 9
    return Period(left if left == right else f"{left}/{right}", start.first, end.last)


def about(period: Period) -> Period:
    """The same days, marked as approximate."""
    return Period(period.edtf + "~", period.first, period.last)


def shifted_months(when: date, by: int) -> date:
    """The same day of another month; the last of the month where it has no such day."""
    index = when.year * 12 + when.month - 1 + by
    number, month_index = divmod(index, 12)
    return date(number, month_index + 1, min(when.day, monthrange(number, month_index + 1)[1]))


def hijri(year_: int, month_: int, day_: int) -> date:
    """The day in the tabular Islamic calendar (30-year cycle, leap years 2 5 7 10 13 16 18 21 24 26 29).

    Sightings and the calendar of Umm al-Qura differ from it by a day at most; ValueError where there is no such day.
    """
    if not (1 <= month_ <= 12 and 1 <= day_ <= 30):
        raise ValueError(f"no such Hijri day: {year_}-{month_}-{day_}")
    elapsed = (year_ - 1) * 354 + (3 + 11 * year_) // 30 + 29 * (month_ - 1) + month_ // 2 + day_
    return date.fromordinal(elapsed + HIJRI_EPOCH)
