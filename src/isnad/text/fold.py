"""One letter for the spellings that Arabic newsrooms mix, with every offset where it was."""

import re

FILLER = "\u0640"  # tatweel: stands for every character that tokens drop, so that folding keeps the length

_LETTERS = {
    **dict.fromkeys("أإآٱ", "ا"),
    "ة": "ه",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "ہ": "ه",
    **dict.fromkeys("ۀۂۃە", "ه"),
    "ے": "ي",
    **dict.fromkeys("ؤئۓ", "ء"),  # مسؤول, مسئول
    "گ": "ك",
    "ڤ": "ف",
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
}
_MARKS = [
    *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E9),
    *range(0x06EA, 0x06EE), 0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A),
    0xFEFF, 0x061C,
]  # fmt: skip
_QUOTES = "«»“”„‟‹›〝〞＂❝❞"
_SPACES = [
    0x00A0,
    0x2000,
    0x2001,
    0x2002,
    0x2003,
    0x2004,
    0x2005,
    0x2006,
    0x2007,
    0x2008,
    0x2009,
    0x200A,
    0x202F,
    0x205F,
    0x3000,
]

TABLE: dict[int, str] = {
    **{ord(letter): plain for letter, plain in _LETTERS.items()},
    **dict.fromkeys(_MARKS, FILLER),
    **dict.fromkeys(map(ord, _QUOTES), '"'),
    **dict.fromkeys(_SPACES, " "),
    **{0x0660 + digit: str(digit) for digit in range(10)},
    **{0x06F0 + digit: str(digit) for digit in range(10)},
    ord("’"): "'",
    ord("‘"): "'",
    ord("–"): "-",
    ord("—"): "-",
    ord("−"): "-",
    ord("‐"): "-",
    ord("‑"): "-",
    ord("٪"): "%",
    ord("٫"): ".",
    ord("٬"): ",",
}


_HAMZA_ABOVE = "\u0654"
_SEAT = re.compile(f"[ويىیےې](?=[\u0640\u064b-\u0652\u0670]*{_HAMZA_ABOVE})")  # ؤ and ئ as Unicode takes them apart


def fold(text: str) -> str:
    """Spellings levelled, character for character; the length stays, and folding again changes nothing.

    Alef, teh marbuta, alef maksura and the marks agree with camel_tools.utils.normalize and .dediac (tested); marks,
    tatweel and invisible characters become FILLER, which `tokens` and `key` leave out.
    """
    whole = _SEAT.sub("ء", text) if _HAMZA_ABOVE in text else text
    return whole.translate(TABLE)


def key(text: str) -> str:
    """The form in which words are compared: folded, without fillers, single spaces."""
    return " ".join(fold(text).replace(FILLER, "").split())
