"""Sentences, as far as punctuation gives them."""

from collections.abc import Callable, Sequence

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


_LONG = 45  # words: past that a sentence in a text without stops is several
_STOPS_EVERY = 25  # words to one mark of punctuation: fewer, and marks do not tell where sentences end


def split_unpunctuated(
    tokens: Sequence[Token], sentences: Sequence[tuple[int, int]], opens: Callable[[int], bool]
) -> tuple[tuple[int, int], ...]:
    """The sentences, those that are long and without marks cut before every token that `opens` a new statement."""
    pieces: list[tuple[int, int]] = []
    for first, last in sentences:
        marks = sum(tokens[k].kind == "p" for k in range(first, last))
        start = first
        if last - first > _LONG and marks * _STOPS_EVERY < last - first:
            for position in range(first + 1, last):
                if opens(position):
                    pieces.append((start, position))
                    start = position
        pieces.append((start, last))
    return tuple(pieces)
