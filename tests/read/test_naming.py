"""Ids are safe in an address and as a file name, and the same everywhere."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.model.article import ARTICLE_ID
from isnad.read.dates import machine_date
from isnad.read.naming import article_id, printable, web_address


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_name_gives_an_id(name: str) -> None:
    assert ARTICLE_ID.fullmatch(article_id(name))


def test_a_fit_name_is_its_own_id() -> None:
    assert article_id("2019-04-05_report.1") == "2019-04-05_report.1"


def test_an_arabic_name_is_spelt_in_latin_letters() -> None:
    assert article_id("تقرير عن القصف").startswith("tqryr-En-AlqSf-")


def test_names_that_differ_only_in_what_is_lost_stay_apart() -> None:
    assert len({article_id("خبر 1"), article_id("خبر-1"), article_id("خبر+1"), article_id("خبر?1")}) == 4


def test_a_decomposed_file_name_gives_the_same_id() -> None:
    name = "هجوم أمس"
    assert unicodedata.normalize("NFD", name) != name
    assert article_id(unicodedata.normalize("NFD", name)) == article_id(name)


@pytest.mark.parametrize("name", ["..", ".", "../../etc/passwd", "a/b", "a\x00b", "\udce9", "x" * 500, "-", ""])
def test_a_hostile_name_cannot_leave_its_folder(name: str) -> None:
    made = article_id(name)
    assert ARTICLE_ID.fullmatch(made)
    assert "/" not in made


def test_names_are_printed_without_what_a_terminal_obeys() -> None:
    assert printable("خبر\x1b[31m\u202eabc\n\udce9") == "خبر\\x1b[31m\\u202eabc\\n\\udce9"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019-04-05", date(2019, 4, 5)),
        ("2019-4-5 10:11:12", date(2019, 4, 5)),
        ("2019-04-05T23:30:00Z", date(2019, 4, 5)),
        ("Fri, 05 Apr 2019 10:00:00 +0200", date(2019, 4, 5)),
        ("25/04/2019", date(2019, 4, 25)),
        ("04/04/2019", date(2019, 4, 4)),
        ("05/04/2019", None),
        ("2019-04", None),
        ("201904", None),
        ("2019-02-30", None),
        ("", None),
        ("أمس", None),
    ],
)
def test_a_machine_date_is_read_when_it_can_mean_one_day_only(text: str, day: date | None) -> None:
    assert machine_date(text) == day


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "http://x/<script>", "http://a b", 'http://x/"', "//x", "http://x/\\", ""]
)
def test_what_is_no_web_address_is_refused(text: str) -> None:
    assert web_address(text) is None


def test_a_web_address_stays_as_it_is() -> None:
    assert web_address("https://example.org/أخبار/1?x=1&y=2") == "https://example.org/أخبار/1?x=1&y=2"
