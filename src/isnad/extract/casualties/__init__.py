"""Figures of the killed, wounded, captured and missing: totals and their shares, by kind of victim."""

from collections.abc import Sequence

from isnad.extract.casualties.figures import mention, with_shares
from isnad.extract.casualties.scan import scan
from isnad.model.annotation import CasualtyMention, DateMention, NumberMention
from isnad.seeds.quantity_tables import QuantityTables
from isnad.text.phrases import Lettering, Sense, group
from isnad.text.tokens import Token

TWO = 2
_SMALL = {"واحد": "1", "واحده": "1"} | dict.fromkeys(("اثنين", "اثنان", "اثنتين", "اثنتان"), "2")
_THOUSANDS = ("الف", "الاف")  # «ألف», not the article


def find_casualties(
    tokens: Sequence[Token],
    numbers: Sequence[NumberMention],
    tables: QuantityTables,
    text: str,
    dates: Sequence[DateMention] = (),
) -> tuple[CasualtyMention, ...]:
    """Every figure of victims in text order, none overlapping; the numbers of `dates` are no victims.

    A figure covers its number and noun («20 مدنيا»); a noun of two («قتيلان») counts alone, a singular only right
    behind its trigger («مقتل طفل»). Shares («بينهم 4 أطفال», or a list that adds up to the figure before it) are parts.
    One exact number for killed and wounded together is an upper bound of each, a vague one a lower («عشرات القتلى
    والجرحى»). A number with the article («القتلى الخمسة») refers back and is none.
    """
    taken = {index for date in dates for index in range(date.first, date.last)}
    usable = [number for number in numbers if number.first not in taken and not _refers_back(tokens, number)]
    spans = {date.first: (date.last, Sense("@"), False) for date in dates}
    spans |= {number.first: _span(tokens, index, number) for index, number in enumerate(usable)}
    line = _without_quotes(group(tokens, tables.casualties, spans, _figures))
    found = with_shares(tuple(scan(line, tokens, usable)))
    return tuple(mention(figure, line, tokens, text) for figure in found)


def _figures(norm: str) -> Sense:
    """Figures that are no number of victims: a time, a date, a score."""
    return Sense("x")


def _refers_back(tokens: Sequence[Token], number: NumberMention) -> bool:
    norm = tokens[number.first].norm.lstrip("وفبلك")
    return number.value is not None and norm.startswith("ال") and not norm.startswith(_THOUSANDS)


def _span(tokens: Sequence[Token], index: int, number: NumberMention) -> tuple[int, Sense, bool]:
    """Where a number ends, what it is to the scan, and whether «و» is written onto it."""
    norm = tokens[number.first].norm
    letter = _SMALL.get(norm.removeprefix("و") if number.value == TWO else norm, "#")
    return number.last, Sense(letter, index), norm.startswith("و") and letter != "1"


def _without_quotes(line: Lettering) -> Lettering:
    """Quotation marks do not part a number from its noun («22 "مسلحا"»)."""
    kept = [index for index, letter in enumerate(line.letters) if letter != '"']
    if len(kept) == len(line.letters):
        return line
    return Lettering(
        "".join(line.letters[i] for i in kept), [line.firsts[i] for i in kept], [line.lasts[i] for i in kept],
        [line.values[i] for i in kept],
    )  # fmt: skip
