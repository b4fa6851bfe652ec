"""Quotation marks are taken out of the words; where they opened and closed is remembered, as badly as it was set."""

import pytest

from isnad.text.quotes import without_quotes
from isnad.text.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "words", "opens", "closes"),
    [
        pytest.param("قال «لن نقاتل» ثم خرج", "قال لن نقاتل ثم خرج", {1}, {2}, id="a pair"),
        pytest.param('قال "لن نقاتل" ثم', "قال لن نقاتل ثم", {1}, {2}, id="straight marks"),
        pytest.param('تابع ل"الكرامة" في', "تابع ل الكرامه في", {2}, {2}, id="glued to a particle"),
        pytest.param("«الجيش» والشرطة»", "الجيش والشرطه", {0}, {0, 1}, id="one closes what never opened"),
        pytest.param("هاجم «اللواء", "هاجم اللواء", {1}, set(), id="never closed"),
        pytest.param("»", "", set(), set(), id="nothing to close"),
    ],
)
def test_takes_quotation_marks_out_and_remembers_them(text, words, opens, closes):
    found = without_quotes(text, tokenise(text))
    assert " ".join(token.norm for token in found.tokens) == words
    assert (set(found.opens), set(found.closes)) == (opens, closes)
