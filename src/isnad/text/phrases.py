"""Tokens grouped into phrases with one letter each, so that a grammar is a regular expression over letters."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from isnad.text.fold import key
from isnad.text.tokens import Token

JOINED = "&"  # the letter of a conjunction; it takes no token of its own when it is written onto the next word
LINE = "\n"  # the letter of the end of a line
OTHER = "x"  # the letter of a word that the table does not know
MARK = "_"  # the letter of a mark that no grammar heeds, so that no mark of the text is taken for a letter of the table


class Sense(NamedTuple):
    """What a word or phrase is to a grammar: the letter of its class, and a number where the class has one."""

    letter: str
    value: int = 0


class Phrase(NamedTuple):
    """The words after the first that complete a phrase; `joined` when a conjunction is written onto the first."""

    rest: tuple[str, ...]
    joined: bool
    sense: Sense


class Entry(NamedTuple):
    """A row to compile: the phrase as written, its sense, and the proclitics that it may carry."""

    words: str
    sense: Sense
    proclitics: Sequence[str] = ("",)


@dataclass(frozen=True, slots=True)
class Lettering:
    """`letters[i]` classes the tokens `firsts[i]` to `lasts[i]` (half-open); `values[i]` is its number."""

    letters: str
    firsts: Sequence[int]
    lasts: Sequence[int]
    values: Sequence[int]


Heads = Mapping[str, tuple[Phrase, ...]]
Spans = Mapping[int, tuple[int, Sense, bool]]  # first token -> last, sense, whether a conjunction is written onto it


def compile_phrases(entries: Iterable[Entry]) -> Heads:
    """Phrases by their first word, the longer first. A row beats what another row gives with a proclitic."""
    plain: dict[tuple[str, ...], tuple[bool, Sense]] = {}
    derived: dict[tuple[str, ...], tuple[bool, Sense]] = {}
    for entry in entries:
        head, *rest = key(entry.words).split()
        for proclitic in entry.proclitics:
            target = derived if proclitic else plain
            target.setdefault((attach(proclitic, head), *rest), (proclitic[:1] in {"و", "ف"}, entry.sense))
    heads: dict[str, list[Phrase]] = {}
    for words, (joined, sense) in sorted((derived | plain).items(), key=lambda item: (-len(item[0]), item[0])):
        heads.setdefault(words[0], []).append(Phrase(words[1:], joined, sense))
    return {head: tuple(phrases) for head, phrases in heads.items()}


def attach(proclitic: str, word: str) -> str:
    """The word with a proclitic written onto it; the alef of the article falls after ل."""
    return proclitic + word[1:] if proclitic.endswith("ل") and word.startswith("ال") else proclitic + word


def group(tokens: Sequence[Token], heads: Heads, spans: Spans, digits: Callable[[str], Sense]) -> Lettering:
    """Letters in text order that cover every token: `spans` first, then phrases of the table, then single tokens.

    `digits` classes a number; the common punctuation marks are their own letters, the Arabic ones those of their Latin
    fellows.
    """
    rows: list[tuple[str, int, int, int]] = []
    index = 0
    while index < len(tokens):
        norm, _, _, kind = tokens[index]
        phrase = _longest(tokens, index, heads[norm]) if norm in heads and index not in spans else None
        if phrase is not None:
            last, sense, joined = index + 1 + len(phrase.rest), phrase.sense, phrase.joined
        elif index in spans:
            last, sense, joined = spans[index]
        else:
            last, joined = index + 1, False
            sense = digits(norm) if kind == "n" else _LETTERS.get(norm) or _KINDS[kind]
        if joined:
            rows.append((JOINED, index, index, 0))
        rows.append((sense[0], index, last, sense[1]))
        index = last
    letters, firsts, lasts, values = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Lettering("".join(letters), firsts, lasts, values)


_LETTERS = {mark: Sense(mark) for mark in ',.;:?!()/-"'} | {
    "و": Sense(JOINED),
    "،": Sense(","),
    "؛": Sense(";"),
    "؟": Sense("?"),
    "…": Sense("."),
}
_KINDS = {"w": Sense(OTHER), "l": Sense(OTHER), "b": Sense(LINE), "p": Sense(MARK)}


def _longest(tokens: Sequence[Token], index: int, phrases: tuple[Phrase, ...]) -> Phrase | None:
    for phrase in phrases:
        if not phrase.rest:
            return phrase
        end = index + 1 + len(phrase.rest)
        if end <= len(tokens) and all(
            token.norm == word for token, word in zip(tokens[index + 1 : end], phrase.rest, strict=True)
        ):
            return phrase
    return None
