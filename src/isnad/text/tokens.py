"""Words, numbers and marks of a text, each with its place."""

import re
from typing import NamedTuple

from isnad.text.fold import FILLER, fold


class Token(NamedTuple):
    """`norm` is folded and without fillers; `start` and `end` are offsets in the exact text.

    `kind` is `w` (Arabic word), `n` (number, such as 20, 07:11, 13/02/2018, 1.5), `l` (Latin word), `p` (one mark of
    punctuation; every kind of double quote is `"`) or `b` (end of a line).
    """

    norm: str
    start: int
    end: int
    kind: str


_TOKEN = re.compile(
    r"(?P<w>[\u0621-\u064A\u0671-\u06D3\u06FA-\u06FC]+)"
    r"|(?P<n>\d+(?:[.,:/]\d+)*)"
    r"|(?P<l>[A-Za-z\u00C0-\u024F]+(?:['-][A-Za-z0-9]+)*)"
    r"|(?P<b>\n)"
    r"|(?P<p>[^\s\w]|_)"
)


def tokenise(text: str) -> tuple[Token, ...]:
    """Tokens in text order. Marks and tatweel inside a word do not split it; a run of fillers alone is no token."""
    tokens = []
    for match in _TOKEN.finditer(fold(text)):
        norm = match.group()
        if FILLER in norm:
            norm = norm.replace(FILLER, "")
            if not norm:
                continue
        tokens.append(Token(norm, match.start(), match.end(), match.lastgroup or "p"))
    return tuple(tokens)
