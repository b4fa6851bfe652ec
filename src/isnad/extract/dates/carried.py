"""Dates that lean on the date told before them: «في ذلك اليوم», and in an undated article a month without its year."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from isnad.extract.dates.reading import CARRIED, SAME_DAY, Anchor, Found, Reading, reading
from isnad.model import period
from isnad.model.period import Period


def carried(found: Iterable[Found], anchor: Anchor, paragraph: Callable[[Found], int]) -> Iterator[Found]:
    """The same dates in text order, those completed that lean on an earlier one; «ذلك اليوم» without one is left out.

    They lean on a date of their own paragraph. A month without a year is completed only where no day of publication is
    known to count from: a narrative that has said «أبريل 2019» goes on in time, so that its «يونيو» is that of 2019 and
    the «فبراير» behind it that of 2020.
    """
    before: Period | None = None
    place = -1
    for each in found:
        if paragraph(each) != place:
            before, place = None, paragraph(each)
        completed = _completed(each.reading, before, anchor)
        before = completed.days or before
        if completed.basis != SAME_DAY:
            yield each._replace(reading=completed)


def _completed(said: Reading, before: Period | None, anchor: Anchor) -> Reading:
    if before is None or said.days is not None:
        return said
    if said.basis == SAME_DAY:
        return reading(before, CARRIED) if before.first == before.last else said
    if said.partial is None or anchor.day is not None:
        return said
    return _onward(said, said.partial, before)


def _onward(said: Reading, partial: tuple[int, int | None], before: Period) -> Reading:
    """The first such month or day that is not over before the date told before begins."""
    month, number = partial
    for year in (before.first.year, before.first.year + 1):
        try:
            days = period.month(year, month) if number is None else period.day(date(year, month, number))
        except ValueError:  # 29 February
            continue
        if days.last >= before.first:
            return reading(days, CARRIED)
    return said
