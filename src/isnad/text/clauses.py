"""Sentences, as far as punctuation gives them."""

from collections.abc import Callable, Sequence

from isnad.text.tokens import Token

_ENDS = frozenset(".؟!?…")
_DOMAINS = frozenset({"نت", "كوم", "نيوز", "تي", "net", "com", "org", "tv", "news"})


def find_sentences(tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Half-open token ranges that cover all words; they end at . ؟ ! … and at the end of a line, not in «كذا.نت»."""
    sentences = []
    start = 0
    for position, token in enumerate(tokens):
        if token.kind == "b" or (token.norm in _ENDS and not _in_name(tokens, position)):
            if position > start:
                sentences.append((start, position))
            start = position + 1
    if start < len(tokens):
        sentences.append((start, len(tokens)))
    return tuple(sentences)


_LONG = 45  # words: past that a sentence in a text without stops is several
MOST_WORDS = 1_000  # no sentence has more; what sets out to be one costs no more for being a megabyte long
_STOPS_EVERY = 25  # words to one mark of punctuation: fewer, and marks do not tell where sentences end


def split_unpunctuated(
    tokens: Sequence[Token], sentences: Sequence[tuple[int, int]], opens: Callable[[int], bool]
) -> tuple[tuple[int, int], ...]:
    """The sentences; those that are long and without marks are cut before every token that `opens` a new statement, and
    none has more than MOST_WORDS.
    """
    pieces: list[tuple[int, int]] = []
    for first, last in sentences:
        marks = sum(tokens[k].kind == "p" for k in range(first, last))
        start = first
        if last - first > _LONG and marks * _STOPS_EVERY < last - first:
            for position in range(first + 1, last):
                if opens(position):
                    pieces.append((start, position))
                    start = position
        pieces += [(at, min(at + MOST_WORDS, last)) for at in range(start, last, MOST_WORDS)]
    return tuple(pieces)


def _in_name(tokens: Sequence[Token], position: int) -> bool:
    """Whether the dot stands inside the name of a site: no space around it, a domain behind it."""
    if tokens[position].norm != "." or not 0 < position < len(tokens) - 1:
        return False
    before, dot, after = tokens[position - 1 : position + 2]
    return before.end == dot.start and dot.end == after.start and after.norm.lower() in _DOMAINS
