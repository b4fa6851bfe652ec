"""Texts that are no Arabic articles are told by what is wrong with them."""

import pytest

from isnad.read.screen import screen
from isnad.read.unusable import Unusable

ARABIC = "أعلنت السلطات أن القوات سيطرت على المطار، وأن المسلحين انسحبوا من المدينة. "
PERSIAN = "سخنگوی وزارت دفاع گفت که نیروهای ما به هیچ شهری حمله نکرده‌اند و این خبر را رد می‌کنیم. "


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        ARABIC * 40,
        ARABIC * 2 + "\x1a",
        "قصف",
        ARABIC + "Quoted at length by Reuters and others in English, with names.",
        "أَعْلَنَتْ",
    ],
    ids=["a sentence", "long", "a stray control", "one word", "with English", "vowelled"],
)
def test_arabic_is_read(text: str) -> None:
    screen(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\u00a0\t\r\n", "empty"),
        (ARABIC + "\x07" * 5, "control characters"),
        (ARABIC + "\x00", "control characters"),
        (ARABIC + "\ud83d", "half of a surrogate pair"),
        ("The army said that its aircraft had struck the airport. " * 9, r"not Arabic: 0% of its letters are"),
        (ARABIC + "The army said that its aircraft had struck. " * 9, r"not Arabic: \d\d?% of its letters are"),
        ("12.5 + 30 = 42.5", r"not Arabic: 0%"),
        (PERSIAN * 4, "the letters are, the language is not"),
    ],
    ids=["nothing", "blanks", "controls", "zero", "surrogate", "English", "mostly English", "numbers", "Persian"],
)
def test_what_is_no_arabic_article_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(Unusable, match=reason):
        screen(text)
