"""Weekdays, nights, days beside today, and weeks."""

from datetime import date, timedelta

from isnad.extract.dates.reading import ONE_DAY, SAME_DAY, Anchor, Parts, Reading, resolved, unresolved
from isnad.model import period

# Weekdays and days beside today


def nearest_weekday(then: date, weekday: int) -> date:
    """The day of that name at most three days from `then`."""
    return then + timedelta(days=(weekday - then.weekday() + 3) % 7 - 3)


def the_same_day(_parts: Parts, _anchor: Anchor) -> Reading | None:
    """«في ذلك اليوم», «في اليوم نفسه»: the day told before, which `carried` knows."""
    return Reading(None, SAME_DAY, "XXXX-XX-XX")


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
