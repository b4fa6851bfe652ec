"""Publication dates as machines write them."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def machine_date(text: str) -> date | None:
    """The day of an ISO 8601 date or time, of an e-mail date, or of DD/MM/YYYY where the day cannot be the month.

    None for anything else: what may be read in two ways is not read.
    """
    text = text.strip()
    if match := _ISO.fullmatch(text):
        return _day(*map(int, match.groups()))
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
        return _day(year, month, day) if day > 12 or day == month else None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
