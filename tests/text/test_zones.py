"""Headline, dateline, body, tail and captions are told apart; what is doubtful stays body."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.text.zones import find_zones, outlet_in_text

LEAD = "أعلنت غرفة العمليات أن وحداتها صدت هجومًا على المعبر الحدودي فجر اليوم وأن المهاجمين تراجعوا."
NEXT = "وقال قائد ميداني إن الاشتباك دام ساعة، مضيفًا أن التعزيزات في الطريق إلى المكان نفسه."
TITLE = "صد هجوم على المعبر الحدودي فجرًا"


def kinds(text: str) -> list[tuple[str, str]]:
    return [(zone.kind, text[zone.start : zone.end]) for zone in find_zones(text)]


def test_a_headline_and_a_dateline_stand_before_the_body() -> None:
    text = f"{TITLE}\r\n\r\nالسبت 6 أبريل/نيسان 2019 10:15 م\r\n{LEAD}\r\n{NEXT}\r\n"
    assert kinds(text) == [
        ("title", TITLE),
        ("dateline", "السبت 6 أبريل/نيسان 2019 10:15 م"),
        ("body", f"{LEAD}\r\n{NEXT}"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "13/02/2018",
        "2018-02-13",
        "الخميس 2 نوفمبر 2017 07:11 ص",
        "طرابلس 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م",
        "الميدان – متابعات",
    ],
)
def test_dates_and_bylines_of_their_own_line_are_datelines(line: str) -> None:
    assert ("dateline", line) in kinds(f"{TITLE}\n{line}\n{LEAD}")


@pytest.mark.parametrize(
    "head",
    ["القدس (رويترز) -", "دبي، الإمارات (وكالات)--", "الخرطوم - سليم منصور:", "1000 (GMT+04:00) - 23/04/09"],
)
def test_a_dateline_that_opens_the_first_paragraph_is_cut_off(head: str) -> None:
    assert kinds(f"{TITLE}\n{head} {LEAD}\n{NEXT}") == [
        ("title", TITLE),
        ("dateline", head),
        ("body", f"{LEAD}\n{NEXT}"),
    ]


@pytest.mark.parametrize(
    "tail",
    [
        "أضف تعليقك",
        "المصدر | شبكة الميدان + وكالات",
        "كلمات مفتاحية\n\nالمعبر الحدود التعزيزات",
        "رابط الخبر بصحيفة الميدان: صد هجوم على المعبر",
        "اقرأ أيضاً: وصول تعزيزات إلى المعبر",
        "اقرأ أيضًا:\nوصول تعزيزات إلى المعبر\nهدنة قصيرة عند المعبر",
        "...المزيد",
        "// انتهى //",
        "إعلان\nدعمك يبقينا\nمستقلين",
        "انضم الآن إلى عضوية الميدان وساعدنا على الاستمرار",
        "جميع الحقوق محفوظة لشبكة الميدان 2019",
        "#المعبر #الحدود",
        "https://example.org/news/1",
        "مواضيع ذات صلة\nهدنة قصيرة عند المعبر",
    ],
)
def test_what_follows_the_article_is_tail(tail: str) -> None:
    assert kinds(f"{TITLE}\n{LEAD}\n{NEXT}\n\n{tail}\n")[-1] == ("tail", tail)


@pytest.mark.parametrize(
    "caption", ["أرشيفية - دخان قرب المعبر", "قوات عند المعبر (أرشيف)", "مصدر الصورة: وكالة الميدان"]
)
def test_captions_are_no_news(caption: str) -> None:
    assert ("caption", caption) in kinds(f"{TITLE}\n{caption}\n{LEAD}\n{NEXT}")


def test_a_link_inside_the_article_takes_only_its_own_lines() -> None:
    text = f"{TITLE}\n{LEAD}\nاقرأ أيضاً:\nهدنة قصيرة عند المعبر\n{NEXT}"
    assert [kind for kind, _ in kinds(text)] == ["title", "body", "tail", "body"]


def test_a_closing_marker_early_in_the_text_does_not_swallow_the_article() -> None:
    text = f"{TITLE}\nإعلان\n{LEAD}\n{NEXT}\n{LEAD}\n{NEXT}"
    assert [kind for kind, _ in kinds(text)] == ["title", "tail", "body"]


def test_a_headline_said_again_is_no_second_report() -> None:
    text = f"{TITLE}\n{LEAD}\n{TITLE}\n{NEXT}"
    assert [kind for kind, _ in kinds(text)] == ["title", "body", "title", "body"]


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        f"{LEAD}\n{NEXT}",
        f"- {TITLE}\n{LEAD}",
        "وأشار المصدر إلى أن المواجهات مستمرة\nوأكدت المصادر: لا هدنة.",
        "شاركت قوات من ثلاث دول في التمرين الذي انتهى أمس.\nوتابعت القوات تقدمها نحو المطار القديم.",
    ],
    ids=["one line", "no headline", "a list item", "the word source", "words that open markers"],
)
def test_news_stays_body(text: str) -> None:
    assert all(kind in ("body", "title") for kind, _ in kinds(text))
    assert "body" in dict(kinds(text))


@given(st.text(alphabet="ابتق .،:\n\r-|/()12#«»\u00a0", max_size=200))
def test_zones_are_in_order_apart_and_hold_all_that_is_not_blank(text: str) -> None:
    zones = find_zones(text)
    edge, covered = 0, ""
    for zone in zones:
        assert edge <= zone.start < zone.end <= len(text)
        edge = zone.end
        covered += text[zone.start : zone.end]
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("المصدر: وكالة الميدان", "وكالة الميدان"),
        ("المصدر | شبكة الميدان + وكالات", "شبكة الميدان"),
        ("المصدر : «الميدان»، وكالات", "الميدان"),
        ("المصدر: وكالات", None),
        ("المصدر: مواقع إلكترونية", None),
        ("وقال المصدر: إن القتال مستمر", None),
        ("المصدر: قال إن القوات التي وصلت أمس ستبقى", None),
        ("المصدر: https://example.org", None),
    ],
)
def test_only_an_explicit_line_names_the_outlet(line: str, outlet: str | None) -> None:
    assert outlet_in_text(f"{TITLE}\n{LEAD}\n{line}\n") == outlet


@pytest.mark.parametrize("unit", ["ا", "ا ", "دعمك ", "(", "12/3 ", "المصدر: ", "#ا "])
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        find_zones(text)
        outlet_in_text(text)
        return time.process_time() - started

    def least(size: int) -> float:
        """Of three: a busy machine makes single ones long."""
        return min(seconds(size) for _ in range(3))

    assert least(800_000) < 40 * max(least(100_000), 0.002)
