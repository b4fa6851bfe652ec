"""Words, numbers and marks, each where it stands in the exact text."""

from itertools import pairwise

import pytest
from camel_tools.tokenizers.word import simple_word_tokenize
from hypothesis import given
from hypothesis import strategies as st

from isnad.text.fold import fold, key
from isnad.text.tokens import tokenise

texts = st.text(st.sampled_from([*"ابتدةىأؤ ـًٌَّْٰ٣7.,:/-«»\"'،؛؟\n\u00a0\u200f_xYé😀"]))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.norm, token.kind) for token in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("قُتِلَ ١٥ مدنيًا.", [("قتل", "w"), ("15", "n"), ("مدنيا", "w"), (".", "p")], id="15 killed"),
        pytest.param("13ديسمبر 07:11", [("13", "n"), ("ديسمبر", "w"), ("07:11", "n")], id="a day glued to its month"),
        pytest.param("في 13/02/2018،", [("في", "w"), ("13/02/2018", "n"), ("،", "p")], id="a date in digits"),
        pytest.param("«ميغ-29»", [('"', "p"), ("ميغ", "w"), ("-", "p"), ("29", "n"), ('"', "p")], id="MiG-29"),
        pytest.param("Pantsir-S1 أو", [("Pantsir-S1", "l"), ("او", "w")], id="a weapon in Latin letters"),
        pytest.param("سرت\nدرنة", [("سرت", "w"), ("\n", "b"), ("درنه", "w")], id="two lines"),
        pytest.param("ـــ ًًً", [], id="marks alone are no word"),
        pytest.param("الجيـــش", [("الجيش", "w")], id="a stretched word is one word"),
    ],
)
def test_splits(text, expected):
    assert kinds(text) == expected


@given(texts)
def test_every_token_stands_where_it_says(text):
    tokens = tokenise(text)
    words = [token for token in tokens if token.kind != "b"]
    assert [token.norm for token in words] == [key(text[token.start : token.end]) for token in words]
    assert all(token.norm for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))


@given(texts)
def test_nothing_but_spaces_and_marks_lies_between_tokens(text):
    left = list(fold(text))
    for token in tokenise(text):
        left[token.start : token.end] = " " * (token.end - token.start)
    assert set("".join(left)) <= {" ", "\u0640", "\r"}


@given(st.lists(st.sampled_from(["قصفت", "الطائرات", "مواقعَ", "،", "؟", "«", "و١٢", "أيار", "."]), max_size=12))
def test_splits_as_camel_tools_does(words):
    text = " ".join(words)
    theirs = simple_word_tokenize(text, split_digits=True)
    assert [token.norm for token in tokenise(text)] == [key(word) for word in theirs]
