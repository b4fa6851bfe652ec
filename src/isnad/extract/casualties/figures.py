"""A figure as the scan finds it, which figures are shares of others, and the mention made of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from isnad.model.annotation import CasualtyMention, NumberMention
from isnad.model.claim import Casualty
from isnad.seeds.quantity_tables import OUTCOMES, VICTIMS
from isnad.text.fold import FILLER, fold
from isnad.text.phrases import Lettering
from isnad.text.tokens import Token

_BOUND = re.compile("[xpP]{0,2}[<>]")  # behind the noun and what qualifies it («5 جنود أفغان على الأقل»)


@dataclass(frozen=True, slots=True)
class Figure:
    """Letters `start` to `end`; `outcome` and `victims` index the names in the tables; `run` is the list it is in."""

    start: int
    end: int
    victims: int
    number: NumberMention
    run: int
    outcome: int = 0
    share: bool = False
    joint: bool = False  # one number for two outcomes: no more than a bound for each
    verb: int = -1  # the letter of the verb behind it that tells the outcome
    wording: tuple[int, int] | None = None  # the letters that word it, where they are more than its own


def with_shares(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures list by list: those that add up to the first are its shares, alike ones side by side are one."""
    for _, run in groupby(figures, key=attrgetter("run", "outcome")):
        head, *rest = run
        sums = len(rest) > 1 and not head.share and head.number.value == sum(f.number.value or 0 for f in rest)
        yield from _added([head, *(replace(figure, share=sums or figure.share) for figure in rest)])


def _added(figures: Sequence[Figure]) -> Iterator[Figure]:
    """«25 مسلحا من … وسبعة من المقاتلين» are 32: exact totals of one kind of victim that a list joins."""
    pending = figures[0]
    for figure in figures[1:]:
        if _alike(pending, figure):
            number = replace(pending.number, value=(pending.number.value or 0) + (figure.number.value or 0))
            pending = replace(pending, end=figure.end, number=number)
        else:
            yield pending
            pending = figure
    yield pending


def _alike(one: Figure, other: Figure) -> bool:
    exact = one.number.value is not None and other.number.value is not None
    return exact and one.victims == other.victims and not (one.share or other.share or one.joint or other.joint)


def mention(figure: Figure, line: Lettering, tokens: Sequence[Token], text: str) -> CasualtyMention:
    """With the bound that follows the noun («12 شخصا على الأقل»)."""
    first, last = line.firsts[figure.start], line.lasts[figure.end - 1]
    found = _BOUND.match(line.letters, figure.end)
    bound = found.group()[-1] if found else ""
    if found:
        last = line.lasts[found.end() - 1]
    count, low, high = _of_each(figure.number, tokens) if figure.joint else _values(figure.number, bound)
    wording = (first, last) if figure.wording is None else _tokens_of(line, *figure.wording)
    casualty = Casualty(
        OUTCOMES[figure.outcome],
        VICTIMS[figure.victims],
        _words(text, tokens, *wording),
        count,
        low,
        high,
        figure.share,
    )
    return CasualtyMention(first, last, casualty)


def _tokens_of(line: Lettering, start: int, end: int) -> tuple[int, int]:
    return line.firsts[start], line.lasts[end - 1]


def _words(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    """The article's words, without a conjunction that is written onto the first («وثلاثة جرحى»)."""
    start = tokens[first].start
    if tokens[first].norm.startswith("و") and not tokens[first].norm.startswith(_NO_CONJUNCTION):
        start += 1
        while fold(text[start]) == FILLER:
            start += 1
    return text[start : tokens[last - 1].end]


_NO_CONJUNCTION = ("واحد", "وفيات", "ولد", "والد")  # words that begin with و by themselves
Values = tuple[int | None, int | None, int | None]  # count, low, high


def _values(number: NumberMention, bound: str) -> Values:
    """A bound instead of the count where the wording gives one."""
    count, low, high = number.value, number.low, number.high
    if bound == ">":
        return None, low if count is None else count, high
    if bound == "<":
        return None, low, high if count is None else count
    return count, low, high


def _of_each(number: NumberMention, tokens: Sequence[Token]) -> Values:
    """What one number for two outcomes says of each: no more than it; but «عشرات القتلى والجرحى» is said of both."""
    wording = tokens[number.first : number.last]
    if len(wording) <= VAGUE_WORDS and number.value is None and all(token.kind == "w" for token in wording):
        return None, number.low, number.high
    return None, None, number.high if number.value is None else number.value


VAGUE_WORDS = 2  # «عشرات», «عشرات الآلاف»; bounds take more («أكثر من عشرين»)
