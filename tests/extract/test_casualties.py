"""Figures of victims: how many, what became of them, who they were, and which are shares of others."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.extract.casualties import find_casualties
from isnad.extract.dates import find_dates
from isnad.extract.numbers import find_numbers
from isnad.model.annotation import CasualtyMention
from isnad.model.claim import Casualty
from isnad.resources import folder
from isnad.seeds.quantity_tables import load_quantity_tables
from isnad.text.tokens import tokenise

TABLES = load_quantity_tables(folder("seeds") / "lexicon")
ANY = "VictimUnspecified"


def mentions(text: str) -> tuple[CasualtyMention, ...]:
    tokens = tokenise(text)
    numbers = find_numbers(tokens, TABLES)
    return find_casualties(tokens, numbers, TABLES, text, find_dates(tokens, None, TABLES, numbers))


def read(text: str) -> list[tuple[str, str, str]]:
    """Outcome, victims and number of each figure; the number as 5, >=5, <=5, 5-10, with % for a share."""
    return [(m.casualty.outcome, m.casualty.victims, amount(m.casualty)) for m in mentions(text)]


def amount(casualty: Casualty) -> str:
    bounds = (casualty.low, casualty.high)
    if casualty.count is not None:
        number = str(casualty.count)
    elif None not in bounds:
        number = f"{bounds[0]}-{bounds[1]}"
    else:
        number = f">={bounds[0]}" if bounds[1] is None else f"<={bounds[1]}"
    return number + "%" * casualty.part


def killed(number: str, victims: str = ANY) -> tuple[str, str, str]:
    return "Killed", victims, number


def wounded(number: str, victims: str = ANY) -> tuple[str, str, str]:
    return "Wounded", victims, number


SENTENCES = {
    # verbal nouns, verbs, counted nouns
    "مقتل 12 شخصا": [killed("12")],
    "مصرع ثلاثة جنود في كمين": [killed("3", "Combatant")],
    "استشهاد طفلين": [killed("2", "Child")],
    "قتل 5 وأصيب 12": [killed("5"), wounded("12")],
    "سقط 7 قتلى و15 جريحا": [killed("7"), wounded("15")],
    "قتيلان وثلاثة جرحى": [killed("2"), wounded("3")],
    "أودت بحياة 40 مدنيا": [killed("40", "Civilian")],
    "اعتقل الجيش 30 مسلحا": [("Captured", "Combatant", "30")],
    "أسر خمسة من الجنود": [("Captured", "Combatant", "5")],
    "فقدان 11 بحارا": [("Missing", ANY, "11")],
    "العثور على 4 جثث": [killed("4")],
    "انتشال جثث ثلاث نساء": [killed("3", "Woman")],
    "5 قتلى في المواجهات قتل 5 أشخاص وجرح 9": [killed("5"), killed("5"), wounded("9")],
    "أوقع الانفجار سبعة رجال أمن قتلى": [killed("7", "Combatant")],
    "20 آخرين مفقودون": [("Missing", ANY, "20")],
    "164 حالة وفاة و395 حالة إصابة": [killed("164"), wounded("395")],
    "تسجيل 52 حالة وفاة و162 إصابة": [killed("52"), wounded("162")],
    "مقتل 5 إصابة 7 في الغارة": [killed("5"), wounded("7")],
    "استشهد منهم أكثر من مئة": [killed(">=100")],
    "اعتقل أمس 15 خياطا": [("Captured", ANY, "15")],
    "إصابة مقيمين اثنين": [wounded("2")],
    # the subject, or other words, between a verb and its victims; the subject before its verb
    "قتلت الغارات الليلية ستة مسلحين": [killed("6", "Combatant")],
    "قتل في الهجوم على الحاجز، بحسب الشرطة، 140 شخصا": [killed("140")],
    "قتل مسلح 5 مدنيين": [killed("5", "Civilian")],
    "ثلاثة أشخاص قتلوا": [killed("3")],
    "12 راكبا لقوا مصرعهم": [killed("12", "Civilian")],
    "لقي 12 راكبا مصرعهم وأصيب 3": [killed("12", "Civilian"), wounded("3")],
    "جنديين تركيين قتلا وأصيب عشرة": [killed("2", "Combatant"), wounded("10")],
    "أربعة بحارة، لم تعرف أسماؤهم، فقدوا": [("Missing", ANY, "4")],
    "أربعة بحارة، لم تعرف أسماؤهم، قتلوا وأصيب سبعة": [killed("4"), wounded("7")],
    "ثلاثة مسلحين قتلوا 5 جنود": [killed("5", "Combatant")],
    "خمسة من مرافقي الوزير قتلوا": [killed("5")],
    "مقتل القائد الميداني و3 من حراسه": [killed("3")],
    # one person
    "مقتل طفل سوري": [killed("1", "Child")],
    "وأصيبت امرأة بجروح": [wounded("1", "Woman")],
    "مقتل شخص واحد": [killed("1")],
    "سقوط قتيل": [killed("1")],
    # who they were
    "مقتل 7 قتلى مدنيين": [killed("7", "Civilian")],
    "16 قتيلا من المدنيين": [killed("16", "Civilian")],
    "مقتل 20 من عناصر التنظيم": [killed("20", "Combatant")],
    "مقتل 9 من قوات الحكومة": [killed("9", "Combatant")],
    "مقتل 21 مصريا": [killed("21")],
    "مقتل 22 «مسلحا»": [killed("22", "Combatant")],
    "مقتل 7 خبراء عسكريين": [killed("7", "Combatant")],
    # bounds
    "مقتل أكثر من 30 جنديا": [killed(">=30", "Combatant")],
    "مقتل 12 شخصا على الأقل": [killed(">=12")],
    "مقتل خمسة جنود أفغان على الأقل": [killed(">=5", "Combatant")],
    "مقتل ما يصل إلى 450 مدنيا": [killed("<=450", "Civilian")],
    "مقتل بين 5 و10 مسلحين": [killed("5-10", "Combatant")],
    "مقتل نحو 60 من المتمردين": [killed("60-60", "Combatant")],
    "إصابة العشرات": [wounded(">=20")],
    # lists, totals and shares
    "مقتل 3 جنود في درعا و5 مدنيين في حلب": [killed("3", "Combatant"), killed("5", "Civilian")],
    "مقتل 25 مسلحا من الجماعة وسبعة من المقاتلين": [killed("32", "Combatant")],
    "مقتل عشرة أشخاص بينهم 4 أطفال وامرأة": [killed("10"), killed("4%", "Child"), killed("1%", "Woman")],
    "مقتل 9 مدنيين، امرأتين وطفل و6 رجال، وإصابة 4": [
        killed("9", "Civilian"), killed("2%", "Woman"), killed("1%", "Child"), killed("6%", "Man"), wounded("4"),
    ],
    "سقوط 12 قتيلا بينهم مدني، وجرح 5 آخرين منهم طفلة": [
        killed("12"), killed("1%", "Civilian"), wounded("5"), wounded("1%", "Child"),
    ],
    "من بين القتلى 9 أطفال": [killed("9%", "Child")],
    "ثلاثة من القتلى كانوا صيادين": [killed("3%")],
    "ارتفعت حصيلة القتلى إلى 24": [killed("24")],
    "بلغ عدد القتلى 157 شخصا": [killed("157")],
    "يرفع عدد الجنود الذين لقوا حتفهم هناك إلى عشرة": [killed("10", "Combatant")],
    "القتلى هم 18 عنصرا": [killed("18", "Combatant")],
    "ارتفع عدد الشهداء الذين سقطوا في القصف إلى 122": [killed("122")],
    "مقتل 3 جنود على طريق القرية وطفل ينتظر": [killed("3", "Combatant")],
    # one number for two outcomes
    "عشرات القتلى والجرحى": [killed(">=20"), wounded(">=20")],
    "مقتل وإصابة 30 شخصا": [killed("<=30"), wounded("<=30")],
    "قتل وجرح في المعارك نحو 50 من المسلحين": [killed("<=50", "Combatant"), wounded("<=50", "Combatant")],
    "30 شخصا بين قتيل وجريح": [killed("<=30"), wounded("<=30")],
    "عدد القتلى والجرحى بلغ 50": [killed("<=50"), wounded("<=50")],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items())
def test_figures_of_a_sentence(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "مقتل قائد ميداني", "مقتل قيادي بارز في الجماعة", "سقوط قتلى وجرحى", "اختطاف رجل الأعمال",
        "فقدان روسيا مواقعها",
        "إصابة 3 منازل", "تدمير 5 دبابات", "سقطت 3 صواريخ", "مقتل 5% من السكان", "قتل 17 فبراير", "20 صيادا عادوا",
        "قال 12 شاهدا إنهم رأوا الغارة", "أطلق سراح 49 رهينة", "تبادل 100 أسير", "القتلى الخمسة",
        "مقتل الخمسة في الغارة",
        "مقتل القائد برصاص 5 مسلحين",
        "قتل القائد الذي شارك 30 مسلحا في هجومه",
    ],
)  # fmt: skip
def test_what_counts_no_victims_gives_no_figure(text: str) -> None:
    assert read(text) == []


def test_a_singular_that_only_a_number_can_govern_is_not_one() -> None:
    assert read("أدت الغارة إلى مقتل مدنيا وإصابة شخصا") == []
    assert read("هاجم المسلح الحي وقتل شخصا") == []
    assert read("في الساعة 7 هاجم المسلح الحي وقتل شخصا") == [killed("1")]


def test_a_new_sentence_does_not_inherit_the_outcome() -> None:
    assert read("قتل القائد. 30 مسلحا وصلوا إلى القرية") == []


def test_a_figure_is_worded_as_the_article_words_it() -> None:
    text = "أدى القصف إلى مقتل 20 مدنيًّا وثلاثة جنود، ومقتل وإصابة ١٢ آخرين."
    assert [m.casualty.text for m in mentions(text)] == [
        "20 مدنيًّا", "ثلاثة جنود", "مقتل وإصابة ١٢ آخرين", "مقتل وإصابة ١٢ آخرين",
    ]  # fmt: skip


def test_text_without_punctuation_reads_the_same() -> None:
    with_marks = "مقتل عشرة أشخاص، بينهم 4 أطفال، وإصابة 7 آخرين."
    assert read(with_marks) == read(with_marks.replace("،", "").replace(".", ""))


WORDS = st.sampled_from(
    [
        "#",
        "@",
        "&",
        "<",
        "~",
        "مقتل",
        "وإصابة",
        "قتل",
        "وجرح",
        "5",
        "12",
        "ثلاثة",
        "وسبعة",
        "نحو",
        "أكثر",
        "من",
        "بين",
        "شخصا",
        "مدنيين",
        "وطفل",
        "جنديان",
        "قتلى",
        "والجرحى",
        "جريحا",
        "قتيل",
        "بينهم",
        "منهم",
        "الذي",
        "قتلوا",
        "على",
        "الأقل",
        "،",
        ".",
        "و",
        "من",
        "عناصر",
        "إلى",
        "عدد",
        "القتلى",
        "في",
        "الغارة",
        "آخرين",
        "عشرات",
        "دبابات",
        "مصريا",
        "واحد",
        "«",
        "»",
        "أمس",
        "مايو",
    ]
)


@given(st.lists(WORDS, max_size=30))
def test_figures_stand_in_order_and_apart_and_carry_sound_values(words: list[str]) -> None:
    text = " ".join(words)
    found = mentions(text)
    assert all(m.first < m.last <= len(tokenise(text)) for m in found)
    assert all(one.last <= other.first for one, other in pairwise(found))
    for casualty in (m.casualty for m in found):
        assert casualty.text in text
        assert casualty.count is None or (casualty.low is None and casualty.high is None)
        assert casualty.low is None or casualty.high is None or casualty.low <= casualty.high


@given(st.lists(WORDS, min_size=1, max_size=20), st.sampled_from(["\u064e", "\u0651", "\u0640", "\u200f"]))
def test_spelling_makes_no_difference(words: list[str], mark: str) -> None:
    marked = "\u00a0".join(word if word[0] in "،.«»0123456789" else word[0] + mark + word[1:] for word in words)
    other = marked.translate({ord(str(digit)): chr(0x0660 + digit) for digit in range(10)})
    assert read(" ".join(words)) == read(other)
    assert [(m.first, m.last) for m in mentions(" ".join(words))] == [(m.first, m.last) for m in mentions(other)]
