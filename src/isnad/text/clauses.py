"""Sentences, as far as punctuation gives them."""

from collections.abc import Sequence

from isnad.text.tokens import Token

_ENDS = frozenset(".؟!?…")


def find_sentences(tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Half-open token ranges that cover all words; they end at . ؟ ! … and at the end of a line."""
    sentences = []
    start = 0
    for position, token in enumerate(tokens):
        if token.kind == "b" or token.norm in _ENDS:
            if position > start:
                sentences.append((start, position))
            start = position + 1
    if start < len(tokens):
        sentences.append((start, len(tokens)))
    return tuple(sentences)
