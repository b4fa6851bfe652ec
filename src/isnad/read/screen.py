"""Whether a decoded text is an Arabic article."""

import re

from isnad.read.decode import looks_binary, share_of_arabic
from isnad.read.unusable import Unusable

ARABIC_SHARE = 0.4  # the least among 2,900 Arabic articles, one that quotes long English passages, has 0.68
ARTICLE_SHARE = 0.04  # words with ال, of texts of WORDS or more: Arabic news has 0.11 and more, Persian about 0.02
WORDS = 40

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WORD = re.compile(r"[\u0621-\u064a\u066e-\u06d3][\u0621-\u065f\u066e-\u06d3]*")
_DEFINITE = re.compile(r"[وف]?[بك]?(?:[اٱ]ل|لل)[\u0621-\u06d3]{2}")


def screen(text: str) -> None:
    """Nothing when the text can be read; Unusable with the reason when it is empty, binary or not Arabic."""
    if not text.strip():
        raise Unusable("empty: no text in it")
    if looks_binary(text):
        raise Unusable("not text: it holds control characters (a binary file)")
    if _SURROGATE.search(text):
        raise Unusable("not valid Unicode: it holds half of a surrogate pair")
    share = share_of_arabic(text)
    if share < ARABIC_SHARE:
        raise Unusable(f"not Arabic: {share:.0%} of its letters are (at least {ARABIC_SHARE:.0%} are needed)")
    words = _WORD.findall(text)
    definite = sum(bool(_DEFINITE.match(word)) for word in words)
    if len(words) >= WORDS and definite / len(words) < ARTICLE_SHARE:
        raise Unusable("not Arabic: the letters are, the language is not (Persian, Urdu, Kurdish?)")
