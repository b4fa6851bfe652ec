"""Numbers in figures and words come out exact, bounded or vague, as they are worded."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.extract.numbers import find_numbers
from isnad.model.annotation import NumberMention
from isnad.resources import folder
from isnad.seeds.quantity_tables import load_quantity_tables
from isnad.text.tokens import tokenise

TABLES = load_quantity_tables(folder("seeds") / "lexicon")


def mentions(text: str) -> tuple[NumberMention, ...]:
    return find_numbers(tokenise(text), TABLES)


def read(text: str) -> list[tuple[str, int | None, int | None, int | None]]:
    tokens = tokenise(text)
    return [(text[tokens[m.first].start : tokens[m.last - 1].end], m.value, m.low, m.high) for m in mentions(text)]


EXACT = {
    "20": 20, "٤٧": 47, "1,200": 1200, "1.200": 1200, "12,500,000": 12_500_000, "20 ألف": 20_000,
    "1.5 مليون": 1_500_000,
    "واحد": 1, "اثنان": 2, "ثلاثة": 3, "ثماني": 8, "الأربعة": 4, "عشر": 10, "أحد عشر": 11,
    "اثنتا عشرة": 12, "ثلاثة عشر": 13,
    "عشرون": 20, "إحدى وعشرين": 21, "خمسة وأربعين": 45, "مئة": 100, "مائة وخمسة": 105, "مئتين وثلاثين": 230,
    "ثلاثمئة": 300, "ثلاث مئة": 300, "تسعمائة وتسعة وتسعون": 999, "ألف": 1000, "ألفين": 2000,
    "ثلاثة آلاف وخمسمئة": 3500,
    "مئة وعشرين ألفا": 120_000, "مليون و200 ألف": 1_200_000, "خمسة ملايين": 5_000_000, "ملياري": 2_000_000_000,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), EXACT.items())
def test_an_exact_number_has_a_value_and_no_bounds(text: str, value: int) -> None:
    assert read(text) == [(text, value, None, None)]


BOUNDED = {
    "أكثر من 30": (30, None),
    "ما لا يقل عن اثني عشر": (12, None),
    "12 على الأقل": (12, None),
    "أقل من مئة": (None, 100),
    "ما يصل إلى 450": (None, 450),
    "نحو 20": (20, 20),
    "حوالي ألف": (1000, 1000),
    "50 تقريبا": (50, 50),
    "بين 5 و10": (5, 10),
    "ما بين 150 و 250": (150, 250),
    "من 3 إلى 7": (3, 7),
    "4 أو 5": (4, 5),
    "عشرات": (20, None),
    "المئات": (200, None),
    "آلاف": (2000, None),
    "عشرات الآلاف": (20_000, None),
    "بضعة آلاف": (3000, None),
    "بضع مئات": (300, None),
    "عدة": (3, None),
}


@pytest.mark.parametrize(("text", "bounds"), BOUNDED.items())
def test_a_bound_or_vague_number_has_no_value(text: str, bounds: tuple[int | None, int | None]) -> None:
    assert read(text) == [(text, None, *bounds)]


@pytest.mark.parametrize(
    "text", ["20%", "20 بالمئة", "نحو 20 في المئة", "1.5", "07:11", "13/02/2018", "الاثنين", "أحد القادة"]
)
def test_percentages_times_dates_and_monday_are_no_numbers(text: str) -> None:
    assert mentions(text) == ()


def test_two_counts_joined_by_and_stay_two() -> None:
    assert [value for _, value, *_ in read("خمسة قتلى وستة جرحى ثم خمسة وستة")] == [5, 6, 5, 6]


def test_an_ordinal_is_no_number() -> None:
    assert mentions("الذكرى الثانية عشرة") == mentions("في الحادي والعشرين من الشهر") == ()


def test_a_score_is_no_range() -> None:
    assert mentions("فاز 3-1") == ()


def test_a_number_too_long_to_count_is_none() -> None:
    assert mentions("2180000000000000000") == ()
    assert mentions("9" * 5000) == ()


WORDS = st.sampled_from(
    [
        "#",
        "@",
        "&",
        "<",
        "~",
        "و",
        "5",
        "12",
        "3,000",
        "1.5",
        "ثلاثة",
        "عشر",
        "عشرين",
        "خمسة",
        "ألف",
        "آلاف",
        "مئة",
        "مئتين",
        "مليون",
        "عشرات",
        "مئات",
        "بين",
        "من",
        "إلى",
        "أو",
        "نحو",
        "أكثر",
        "لا",
        "يقل",
        "عن",
        "-",
        "%",
        "شخصا",
        "واحد",
        "أحد",
    ]
)


@given(st.lists(WORDS, max_size=30))
def test_numbers_stand_in_order_and_apart_and_their_bounds_agree(words: list[str]) -> None:
    found = mentions(" ".join(words))
    assert all(m.first < m.last <= len(tokenise(" ".join(words))) for m in found)
    assert all(one.last <= other.first for one, other in pairwise(found))
    for m in found:
        assert (m.value is None) == (m.low is not None or m.high is not None)
        assert m.low is None or m.high is None or m.low <= m.high


@given(st.integers(1, 999_999))
def test_figures_read_the_same_with_and_without_separators_and_in_both_scripts(value: int) -> None:
    arabic = str(value).translate({ord(str(digit)): chr(0x0660 + digit) for digit in range(10)})
    assert {m.value for text in (str(value), f"{value:,}", arabic) for m in mentions(text)} == {value}


UNITS = ["", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "عشرة", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"]
HUNDREDS = ["", "مئة", "مئتين", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def spelled(value: int) -> str:
    """The number in words, as newsrooms write it."""
    if value >= 1000:
        head = "ألف" if value < 2000 else f"{spelled(value // 1000)} ألف"
        return head if value % 1000 == 0 else f"{head} و{spelled(value % 1000)}"
    hundred, rest = divmod(value, 100)
    ten, unit = divmod(rest, 10)
    small = " و".join(filter(None, (UNITS[unit], TENS[ten])))
    if ten == 1 and unit:
        small = f"{'أحد' if unit == 1 else UNITS[unit]} عشر"
    return " و".join(filter(None, (HUNDREDS[hundred], small)))


@given(st.integers(1, 999_999))
def test_a_number_spelled_out_is_read_back(value: int) -> None:
    assert [m.value for m in mentions(spelled(value))] == [value]
