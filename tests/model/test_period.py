"""Days, months and EDTF come out as the calendar has them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.model import period

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS, st.integers(-600, 600))
def test_shifting_months_keeps_the_day_or_takes_the_last_of_the_month(when: date, by: int) -> None:
    then = period.shifted_months(when, by)
    assert (then.year - when.year) * 12 + then.month - when.month == by
    assert then.day == when.day or (then + timedelta(days=1)).day == 1


@given(DAYS)
def test_a_month_holds_its_days_and_no_others(when: date) -> None:
    days = period.month(when.year, when.month)
    assert days.first <= when <= days.last
    assert days.first.day == 1
    assert (days.last + timedelta(days=1)).day == 1
    assert (days.last - days.first).days < 31


@pytest.mark.parametrize(
    ("hijri", "common"),
    [((1, 1, 1), "0622-07-19"), ((1400, 1, 1), "1979-11-21"), ((1436, 9, 1), "2015-06-18")],
)
def test_the_tabular_calendar_agrees_with_published_tables(hijri: tuple[int, int, int], common: str) -> None:
    assert period.hijri(*hijri).isoformat() == common


@given(st.integers(1300, 1500), st.integers(1, 12))
def test_hijri_months_follow_one_another_without_gaps(year: int, month: int) -> None:
    length = period.hijri(year + month // 12, month % 12 + 1, 1) - period.hijri(year, month, 1)
    assert length.days in {29, 30}


def test_a_hijri_day_that_no_month_has_is_refused() -> None:
    with pytest.raises(ValueError, match="no such Hijri day"):
        period.hijri(1440, 13, 1)


def test_an_interval_keeps_the_outer_ends_of_both_dates() -> None:
    days = period.between(period.month(2017, 2), period.year(2018))
    assert (days.edtf, days.first, days.last) == ("2017-02/2018", date(2017, 2, 1), date(2018, 12, 31))


def test_an_interval_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="does not come before"):
        period.between(period.year(2018), period.month(2017, 2))


def test_a_winter_ends_in_the_following_year() -> None:
    winter = period.season(2015, 24)
    assert (winter.edtf, winter.first, winter.last) == ("2015-24", date(2015, 12, 1), date(2016, 2, 29))
