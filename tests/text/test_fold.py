"""Folding agrees with camel-tools wherever both speak, keeps every offset, and goes further only where it says so."""

import pytest
from camel_tools.utils.dediac import dediac_ar
from camel_tools.utils.normalize import normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar
from hypothesis import example, given
from hypothesis import strategies as st

from isnad.text.fold import FILLER, fold, key

ARABIC = [chr(code) for code in range(0x0600, 0x0700)]
HAMZA_SEATS = dict.fromkeys("ؤئ", "ء")
PERSIAN_AND_KURDISH = {
    "پ": "ب", "چ": "ج", "ژ": "ز", "ڤ": "ف", "گ": "ك", "ک": "ك", "ڪ": "ك", "ی": "ي", "ې": "ي", "ہ": "ه", "ۀ": "ه",
    "ۂ": "ه", "ۃ": "ه", "ە": "ه", "ے": "ي", "ۓ": "ء",
}  # fmt: skip
DIGITS = {**dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)), **dict(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True))}
SIGNS = {"٪": "%", "٫": ".", "٬": ",", "\u061c": FILLER}
FURTHER_MARKS = {*range(0x0610, 0x061B), *range(0x0653, 0x0660), *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E9),
                 *range(0x06EA, 0x06EE)}  # fmt: skip
FURTHER = {
    **HAMZA_SEATS,
    **PERSIAN_AND_KURDISH,
    **DIGITS,
    **SIGNS,
    **{chr(mark): FILLER for mark in FURTHER_MARKS},
}

words = st.text(st.sampled_from([*ARABIC, *"«»“” \u00a0\u200f\ufeff.,aé😀\n"]))


def camel(text: str) -> str:
    """What camel-tools makes of it: one alef, one heh, one yeh, no vowel marks."""
    return dediac_ar(normalize_alef_ar(normalize_alef_maksura_ar(normalize_teh_marbuta_ar(text))))


def without_fillers(text: str) -> str:
    return text.replace(FILLER, "")


def test_folds_every_arabic_character_as_camel_tools_does():
    changed = {char: camel(char) or FILLER for char in ARABIC if camel(char) != char}
    assert len(changed) == 15
    assert {char: fold(char) for char in changed} == changed


def test_goes_further_than_camel_tools_in_what_is_listed_here_and_nothing_else():
    assert {char: fold(char) for char in ARABIC if camel(char) == char != fold(char)} == FURTHER


@given(words)
@example("مَسؤولٌ في المُنشأةِ إلى آخِره")
def test_what_camel_tools_has_normalised_folds_to_the_same(text):
    assert without_fillers(fold(camel(text))) == without_fillers(fold(text))


@given(st.one_of(words, st.text()))
@example("ـ" * 3 + "\u064b«\u202b")
def test_keeps_the_length_and_does_nothing_twice(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert key(fold(text)) == key(text) == key(key(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("المسؤولين", "المسئولين", id="officials: seat of the hamza"),
        pytest.param("مسؤُول", "مسو\u064f\u0654ول", id="official: hamza and vowel apart from the letter"),
        pytest.param("هيئة", "هيي\u0654ة", id="body: hamza apart from the yeh"),
        pytest.param("دولۃ في", "دولة فے", id="state, in: as Urdu keyboards write them"),
        pytest.param("أُبـــو ظَبي", "ابو\u00a0ظبى", id="Abu Dhabi: tatweel, vowels, no-break space, yeh"),
        pytest.param("فاگنر", "فاكنر", id="Wagner: Persian gaf"),
        pytest.param("عام ٢٠١٩", "عام 2019", id="2019: Arabic digits"),
        pytest.param("«الجيش»", "“الجيش”", id="the army: quotation marks"),
        pytest.param("\u200fدرنة\u200e", "درنه", id="Derna: marks of direction"),
    ],
)
def test_spellings_of_one_word_have_one_key(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("حرب", "ضرب"), ("علي", "عالي"), ("15", "51"), ("سرت", "سرد")])
def test_different_words_have_different_keys(one, other):
    assert key(one) != key(other)
