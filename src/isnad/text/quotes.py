"""Quotation marks: transparent for the grammar, remembered for who is speaking."""

from collections.abc import Sequence
from dataclasses import dataclass

from isnad.text.tokens import Token

_OPENING = "«“„‹〝❝‟"
_CLOSING = "»”›〞❞"


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of an article without its quotation marks.

    `opens` holds the positions before which a quotation opens, `closes` those after which one closes; marks that pair
    badly are common, so neither set promises a partner.
    """

    tokens: tuple[Token, ...]
    opens: frozenset[int]
    closes: frozenset[int]


def without_quotes(text: str, tokens: Sequence[Token]) -> Words:
    """Words and where quotations open and close; a straight mark opens where a space stands before it only."""
    kept: list[Token] = []
    opens: set[int] = set()
    closes: set[int] = set()
    for token in tokens:
        if token.norm != '"':
            kept.append(token)
        elif _is_opening(text, token):
            opens.add(len(kept))
        elif kept:
            closes.add(len(kept) - 1)
    return Words(tuple(kept), frozenset(opens), frozenset(closes))


def _is_opening(text: str, token: Token) -> bool:
    mark = text[token.start]
    if mark in _OPENING:
        return True
    if mark in _CLOSING:
        return False
    before = text[token.start - 1 : token.start]
    after = text[token.end : token.end + 1]
    return not (after.isspace() or after == "" or after in ".،,؛؟!:)") and (not before.isalnum() or before in "لبوفك")
