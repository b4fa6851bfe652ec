"""Dates say when, as far as the text fixes it, and never a year that was guessed."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.extract import numbers
from isnad.extract.dates import figure, find_dateline_date, find_dates
from isnad.extract.dates.rules import PATTERN, RULES
from isnad.model.annotation import DateMention
from isnad.resources import folder
from isnad.seeds.quantity_tables import load_quantity_tables
from isnad.text.phrases import group
from isnad.text.tokens import tokenise

TABLES = load_quantity_tables(folder("seeds") / "lexicon")
THURSDAY = date(2017, 11, 2)


def mentions(text: str, published: date | None = THURSDAY, ahead: bool = False) -> tuple[DateMention, ...]:
    tokens = tokenise(text)
    return find_dates(tokens, published, TABLES, numbers.find_numbers(tokens, TABLES), ahead)


def read(text: str, published: date | None = THURSDAY, ahead: bool = False) -> list[tuple[str, ...]]:
    """What each date in the text covers, and its EDTF, days and basis in short."""
    tokens = tokenise(text)
    return [
        (text[tokens[m.first].start : tokens[m.last - 1].end], m.when.edtf, days(m), m.when.basis.removesuffix("Date"))
        for m in mentions(text, published, ahead)
    ]


def days(mention: DateMention) -> str:
    when = mention.when
    if when.earliest is None:
        return ""
    return when.earliest if when.earliest == when.latest else f"{when.earliest} {when.latest}"


def one(text: str, published: date | None = THURSDAY, ahead: bool = False) -> tuple[str, str, str]:
    """EDTF, days and basis of the only date in the text."""
    found = read(text, published, ahead)
    assert len(found) == 1, found
    return found[0][1:]  # type: ignore[return-value]


ABSOLUTE = {
    "13/02/2018": ("2018-02-13", "2018-02-13"),
    "02/13/2018": ("2018-02-13", "2018-02-13"),
    "2018/02/13": ("2018-02-13", "2018-02-13"),
    "25-1-2006": ("2006-01-25", "2006-01-25"),
    "7 / يوليو / 2015 م": ("2015-07-07", "2015-07-07"),
    "الأحد 5 آب 2012": ("2012-08-05", "2012-08-05"),
    "الاثنين 17 أغسطس/ آب, 2009": ("2009-08-17", "2009-08-17"),
    "21 كانون الأول (ديسمبر) 2009": ("2009-12-21", "2009-12-21"),
    "9 جوان 2017": ("2017-06-09", "2017-06-09"),
    "3 غشت 2014": ("2014-08-03", "2014-08-03"),
    "الثامن عشر من شهر أيار عام 2011": ("2011-05-18", "2011-05-18"),
    "نيسان أبريل 2016": ("2016-04", "2016-04-01 2016-04-30"),
    "فبراير/شباط 2016": ("2016-02", "2016-02-01 2016-02-29"),
    "مايو/حزيران 2016": ("2016-05/2016-06", "2016-05-01 2016-06-30"),
    "أواخر تشرين الثاني 2013": ("2013-11", "2013-11-01 2013-11-30"),
    "عام 2014": ("2014", "2014-01-01 2014-12-31"),
    "منتصف 2019": ("2019", "2019-01-01 2019-12-31"),
    "صيف عام 2015": ("2015-22", "2015-06-01 2015-08-31"),
    "الربع الأخير من عام 2012": ("2012-10/2012-12", "2012-10-01 2012-12-31"),
    "النصف الأول من 2012": ("2012-01/2012-06", "2012-01-01 2012-06-30"),
    "ثمانينيات": ("198X", "1980-01-01 1989-12-31"),
    "بين 3 و7 مايو 2015": ("2015-05-03/2015-05-07", "2015-05-03 2015-05-07"),
    "من 28 مايو إلى 4 يونيو 2015": ("2015-05-28/2015-06-04", "2015-05-28 2015-06-04"),
    "بين ديسمبر ومارس 2015": ("2014-12/2015-03", "2014-12-01 2015-03-31"),
    "من 2014 إلى 2018": ("2014/2018", "2014-01-01 2018-12-31"),
    "بين عامي 2014 و2018": ("2014/2018", "2014-01-01 2018-12-31"),
    "7 صفر 1430هـ الموافق 2 فبراير 2009م": ("2009-02-02", "2009-02-02"),
    "5 ذي الحجة 1440هـ": ("2019-08-07~", "2019-08-06 2019-08-08"),
    "الثلاثاء 5 ذي الحجة 1440هـ": ("2019-08-06", "2019-08-06"),
    "شعبان 1430هـ": ("2009-07-23~/2009-08-22~", "2009-07-23 2009-08-22"),
}


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE.items())
def test_an_absolute_date_needs_no_publication_day(text: str, expected: tuple[str, str]) -> None:
    assert one(text, None) == (*expected, "Stated")
    assert one(text) == (*expected, "Stated")


RELATIVE = {
    "أمس": ("2017-11-01", "2017-11-01"),
    "يوم أمس الأول": ("2017-10-31", "2017-10-31"),
    "أول من أمس": ("2017-10-31", "2017-10-31"),
    "صباح اليوم": ("2017-11-02", "2017-11-02"),
    "غداً": ("2017-11-03", "2017-11-03"),
    "بعد غد السبت": ("2017-11-04", "2017-11-04"),
    "أمس الأربعاء": ("2017-11-01", "2017-11-01"),
    "اليوم (الأربعاء)": ("2017-11-01", "2017-11-01"),
    "الليلة الماضية": ("2017-11-01/2017-11-02", "2017-11-01 2017-11-02"),
    "ليل الاثنين الثلاثاء": ("2017-10-30/2017-10-31", "2017-10-30 2017-10-31"),
    "الخميس": ("2017-11-02", "2017-11-02"),
    "فجر الثلاثاء": ("2017-10-31", "2017-10-31"),
    "الخميس الماضي": ("2017-10-26", "2017-10-26"),
    "الجمعة قبل الماضية": ("2017-10-20", "2017-10-20"),
    "الخميس المقبل": ("2017-11-09", "2017-11-09"),
    "26 مايو المنصرم": ("2017-05-26", "2017-05-26"),
    "1 نوفمبر الماضي": ("2017-11-01", "2017-11-01"),
    "15 نوفمبر الجاري": ("2017-11-15", "2017-11-15"),
    "13 يوليو من العام الماضي": ("2016-07-13", "2016-07-13"),
    "15 من الشهر الماضي": ("2017-10-15", "2017-10-15"),
    "20 مارس": ("2017-03-20", "2017-03-20"),
    "20 فبراير المقبل": ("2018-02-20", "2018-02-20"),
    "يوليو الماضي": ("2017-07", "2017-07-01 2017-07-31"),
    "نوفمبر الماضي": ("2016-11", "2016-11-01 2016-11-30"),
    "نوفمبر الجاري": ("2017-11", "2017-11-01 2017-11-30"),
    "يوليو من هذا العام": ("2017-07", "2017-07-01 2017-07-31"),
    "خلال سبتمبر": ("2017-09", "2017-09-01 2017-09-30"),
    "الشهر قبل الماضي": ("2017-09", "2017-09-01 2017-09-30"),
    "بداية الشهر الحالي": ("2017-11", "2017-11-01 2017-11-30"),
    "العام الماضي": ("2016", "2016-01-01 2016-12-31"),
    "الصيف الماضي": ("2017-22", "2017-06-01 2017-08-31"),
    "الصيف قبل الماضي": ("2016-22", "2016-06-01 2016-08-31"),
    "صيف العام الماضي": ("2016-22", "2016-06-01 2016-08-31"),
    "شهر رمضان الماضي": ("2017-05-26~/2017-06-26~", "2017-05-26 2017-06-26"),
    "الأسبوع الماضي": ("2017-10-21~/2017-10-29~", "2017-10-21 2017-10-29"),
    "هذا الأسبوع": ("2017-10-28~/2017-11-02~", "2017-10-28 2017-11-02"),
    "الأسبوع المقبل": ("2017-11-04~/2017-11-12~", "2017-11-04 2017-11-12"),
    "قبل ثلاثة أيام": ("2017-10-30", "2017-10-30"),
    "قبل نحو أسبوع": ("2017-10-26~", "2017-10-23 2017-10-29"),
    "قبل شهرين": ("2017-09~", "2017-09-01 2017-09-30"),
    "قبل خمسة وعشرين عاما": ("1992~", "1992-01-01 1992-12-31"),
    "قبل ثلاثة أعوام": ("2014~", "2014-01-01 2014-12-31"),
    "منذ نحو عامين": ("2015~/2017-11-02", "2015-01-01 2017-11-02"),
    "منذ عام 2011": ("2011/2017-11-02", "2011-01-01 2017-11-02"),
    "منذ 11 أغسطس/آب الماضي": ("2017-08-11/2017-11-02", "2017-08-11 2017-11-02"),
    "منذ يوليو وحتى سبتمبر": ("2017-07/2017-09", "2017-07-01 2017-09-30"),
    "خلال الأيام الثلاثة الماضية": ("2017-10-30~/2017-11-02~", "2017-10-30 2017-11-02"),
    "خلال الـ24 ساعة الماضية": ("2017-11-01~/2017-11-02~", "2017-11-01 2017-11-02"),
    "في الأيام المقبلة": ("2017-11-02~/2017-11-12~", "2017-11-02 2017-11-12"),
    "الساعات المقبلة": ("2017-11-02~/2017-11-03~", "2017-11-02 2017-11-03"),
}


@pytest.mark.parametrize(("text", "expected"), RELATIVE.items())
def test_a_relative_date_is_anchored_on_the_publication_day(text: str, expected: tuple[str, str]) -> None:
    assert one(text) == (*expected, "Resolved")


@pytest.mark.parametrize("text", [text for text in RELATIVE if "2011" not in text])
def test_nothing_relative_is_resolved_without_a_publication_day(text: str) -> None:
    found = read(text, None)
    assert found
    assert all(basis == "Unresolved" and not fixed for _, _, fixed, basis in found)
    assert all(edtf.startswith("XXXX") for _, edtf, *_ in found)


def test_a_full_date_elsewhere_does_not_anchor_relative_ones() -> None:
    text = "وقع الهجوم يوم 3 مايو 2015، ثم عاد القصف الثلاثاء وفي يونيو الماضي"
    assert [edtf for _, edtf, *_ in read(text, None)] == ["2015-05-03", "XXXX-XX-XX", "XXXX-06"]


def test_what_begins_after_publication_has_an_open_end() -> None:
    assert one("منذ 5 ديسمبر 2017") == ("2017-12-05/..", "2017-12-05", "Stated")


def test_a_day_that_the_year_has_not_breaks_nothing() -> None:
    assert [edtf for _, edtf, *_ in read("من 29 فبراير إلى 5 مارس 2015", None)] == ["XXXX-02-29", "2015-03-05"]


def test_endless_figures_are_no_date() -> None:
    assert read(f"في {'7' * 5000} و{'1' * 5000}/12/2015") == []


def test_a_day_without_year_says_as_much_as_it_says() -> None:
    assert one("في 26 مايو المنصرم", None) == ("XXXX-05-26", "", "Unresolved")


def test_what_began_in_a_dated_month_of_an_undated_article_has_an_open_end() -> None:
    assert one("منذ أكتوبر 2014", None) == ("2014-10/..", "2014-10-01 2014-10-31", "Stated")


@pytest.mark.parametrize(
    "text",
    [
        "صلاة الجمعة", "خطبة الجمعة", "معسكر 7 أبريل", "ميدان «17 فبراير»", "ثورة 25 يناير", "مدينة 6 أكتوبر",
        "في 2015 موقعا", "قتل 2015 شخصا", "في 2000 غارة", "نحو 1990 مقاتلا", "رؤية 2030",
        "في اليوم نفسه", "في ذات اليوم", "اليوم التالي", "لليوم الثاني على التوالي", "في ذلك اليوم",
        "صحيفة المصري اليوم",         "اليوم الـ35 من الحرب", "الليلة التالية", "مارس الجيش ضغوطه",
        "قال رجب طيب", "من باب آخر", "الأب وابنه",
        "قبل ثلاثة أيام من الهجوم", "قبل عام 2014", "قبل الشهر الماضي", "خلال السنوات الأخيرة", "عمره 25 عاما",
        "30 فبراير 2015", "فاز 3-1", "الفترة الماضية", "الوضع الحالي", "القوات القادمة من الشرق", "07:11",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "في أبريل 2019 هاجموا البلدة، وفي أواخر يونيو استعادوا الميناء، وفي فبراير عادوا",
            ["2019-04", "2019-06", "2020-02"],
        ),
        ("في 4 أبريل 2019 هاجموا البلدة وفي الثاني من يوليو انسحبوا", ["2019-04-04", "2019-07-02"]),
        ("في 4 أبريل 2019 هاجموا البلدة وفي يوليو الماضي انسحبوا", ["2019-04-04", "XXXX-07"]),
        ("في 4 أبريل 2019 هاجموا البلدة.\n\nوفي يوليو انسحبوا", ["2019-04-04", "XXXX-07"]),
        ("وفي يوليو انسحبوا", ["XXXX-07"]),
        ("يوم 4 أبريل 2019 هاجموا البلدة وفي ذلك اليوم انسحبوا", ["2019-04-04", "2019-04-04"]),
        ("في أبريل 2019 هاجموا البلدة وفي ذلك اليوم انسحبوا", ["2019-04"]),
    ],
)
def test_an_undated_narrative_goes_on_from_the_date_it_told_before(text: str, expected: list[str]) -> None:
    assert [edtf for _, edtf, *_ in read(text, None)] == expected


@pytest.mark.parametrize("text", ["قبل أيام", "قبل بضعة أسابيع", "منذ أشهر", "منذ أكثر من عام", "خلال الأشهر الماضية"])
def test_what_has_no_other_bound_fixes_no_date(text: str) -> None:
    assert one(text)[2] == "Unresolved"


def test_a_named_day_with_its_year_is_a_date() -> None:
    assert one("ثورة 25 يناير 2011")[0] == "2011-01-25"


def test_since_a_year_is_a_date_whatever_follows() -> None:
    assert one("الغارات منذ 2001 بحياة الآلاف")[0] == "2001/2017-11-02"


@pytest.mark.parametrize("text", ["20 نوفمبر", "خلال ديسمبر"])
def test_a_date_shortly_after_publication_is_left_open_unless_the_clause_looks_ahead(text: str) -> None:
    assert one(text)[2] == "Unresolved"
    assert one(text, ahead=True)[1].startswith(("2017-11-20", "2017-12-01"))


def test_a_bare_weekday_looks_ahead_where_the_clause_does() -> None:
    assert one("الثلاثاء")[0] == "2017-10-31"
    assert one("الثلاثاء", ahead=True)[0] == "2017-11-07"
    assert one("الثلاثاء الماضي", ahead=True)[0] == "2017-10-31"


def test_ranges_cover_the_words_that_make_the_date() -> None:
    text = "هاجم المسلحون البلدة صباح يوم الأحد 5 آب/أغسطس 2012، ثم انسحبوا منذ ثلاثة أيام."
    assert [words for words, *_ in read(text)] == ["صباح يوم الأحد 5 آب/أغسطس 2012", "منذ ثلاثة أيام"]


DATELINES = {
    "قصف ليلي على المدينة\n\nالخميس 2 نوفمبر 2017 07:11 ص\n\nقال سكان إن الطائرات عادت": "2017-11-02",
    "الرئيسية العالم آخر تحديث: الاثنين, 20 يوليو/ تموز, 2009, 00:16 GMT نفى الناطق ما نسب إليه": "2009-07-20",
    "غارة على الميناء 1000 (GMT+04:00) - 23/04/09 قال شهود إن الغارة": "2009-04-23",
    "الإدعاء\nصورة قديمة\nاندلعت المعارك صباح اليوم السبت، 15 أبريل 2023، بين الجانبين في العاصمة": "2023-04-15",
    "سيطرت القوات على المدينة في 3 مايو 2015 بعد حصار دام شهرين ولم تعلق الحكومة على ذلك حتى الآن": None,
    "عملية مرتقبة\n26 مايو\nقال مصدر": None,
    "تقدم القوات " * 80 + "\n2 نوفمبر 2017\n": None,
}


@pytest.mark.parametrize(("text", "expected"), DATELINES.items())
def test_the_publication_day_is_read_from_a_dateline_only(text: str, expected: str | None) -> None:
    found = find_dateline_date(tokenise(text), TABLES)
    assert (found.isoformat() if found else None) == expected


@pytest.mark.parametrize("index", range(len(RULES)), ids=[rule.name for rule in RULES])
def test_every_rule_fires_on_its_example_and_keeps_silent_on_the_other(index: int) -> None:
    rule = RULES[index]

    def fires(text: str) -> bool:
        tokens = tokenise(text)
        counts = {
            n.first: (n.last, figure("9" * 5)._replace(value=n.value or 0), False)
            for n in numbers.find_numbers(tokens, TABLES)
            if tokens[n.first].kind == "w" and n.value is not None
        }
        letters = group(tokens, TABLES.calendar, counts, figure).letters
        return any(match.lastgroup == f"r{index}" for match in PATTERN.finditer(letters))

    assert fires(rule.fires)
    assert not fires(rule.silent)


WORDS = st.sampled_from(
    [
        "#",
        "@",
        "&",
        "<",
        "~",
        "أمس",
        "اليوم",
        "الخميس",
        "الماضي",
        "قبل",
        "ثلاثة",
        "أيام",
        "منذ",
        "عام",
        "2014",
        "5",
        "مايو",
        "يوليو/تموز",
        "من",
        "إلى",
        "بين",
        "و",
        "و7",
        "الشهر",
        "العام",
        "12/03/2016",
        "1440هـ",
        "رجب",
        "الليلة",
        "صيف",
        "الربع",
        "الأول",
        "أشهر",
        "الماضية",
        "المقبل",
        "نفسه",
        "خلال",
        "في",
        "حتى",
        "نحو",
        "مدينة",
        "ثورة",
        "،",
        ".",
        "قتل",
        "القوات",
        "ليل",
        "الاثنين",
        "(",
        ")",
        "07:11",
        "عامين",
        "29",
        "فبراير",
        "31",
        "2015",
        "سنة",
        "99999999",
        "شوال",
    ]
)


@given(st.lists(WORDS, max_size=30), st.sampled_from([None, THURSDAY, date(2016, 2, 29)]), st.booleans())
def test_dates_stand_in_order_and_apart_and_mean_days(words: list[str], published: date | None, ahead: bool) -> None:
    text = " ".join(words)
    found = mentions(text, published, ahead)
    assert all(m.first < m.last <= len(tokenise(text)) for m in found)
    assert all(one.last <= other.first for one, other in pairwise(found))
    for when in (m.when for m in found):
        assert (when.earliest is None) == (when.latest is None) == (when.basis == "UnresolvedDate")
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest
        assert published is not None or when.basis != "ResolvedDate"


@given(st.lists(WORDS, min_size=1, max_size=20), st.sampled_from(["\u064e", "\u0651", "\u0640", "\u200f"]))
def test_spelling_makes_no_difference(words: list[str], mark: str) -> None:
    plain = " ".join(words)
    marked = "\u00a0".join(word if word[0] in "،.(0123456789" else word[0] + mark + word[1:] for word in words)
    other = marked.translate({ord(str(digit)): chr(0x0660 + digit) for digit in range(10)})
    spelled = plain.replace("أ", "ا").replace("ى", "ي")
    assert mentions(plain) == mentions(other) == mentions(spelled)
