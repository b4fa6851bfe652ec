"""Numbers in figures and in words, exact, bounded or vague."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from isnad.model.annotation import NumberMention
from isnad.seeds.quantity_tables import QuantityTables
from isnad.text.phrases import Lettering, Sense, group
from isnad.text.tokens import Token

LONGEST = 15  # figures and separators of a number; what is longer is an identifier or a telephone number
FRACTION = 1000  # decimals are carried in thousandths: «1.5 مليون»

# Letters: d figures, D decimals, u 2-9, w one (also «and one of», so that its «and» may be missing), o one of (before
# ten), z ten, T tens, H hundreds, K scale, k its plural, v vague, & and, < at most, > at least, ~ about, b between,
# i from, j until, r or, p per cent.
_SMALL = r"(?:[uow]&T|[uow]z|T|z|[uw])"
_AND_ONE = r"w(?:z|&T)"
_BELOW = rf"(?:u?H(?:&{_SMALL}|{_AND_ONE})?|{_SMALL})"
_EXACT = rf"(?:(?:(?:[dD]|{_BELOW})[Kk]|K)(?:&(?:d|{_BELOW})K)?(?:&(?:d|{_BELOW})|{_AND_ONE})?|{_BELOW}|d)"
_RULES = (
    # row: name, pattern. The first row that matches at a place wins.
    ("percent", rf"[<>~]{{0,3}}(?:{_EXACT}|D)p"),
    ("range", rf"b{_EXACT}&{_EXACT}|i{_EXACT}j{_EXACT}|{_EXACT}(?:-|r){_EXACT}"),
    ("vague", r"[<>~]{0,3}(?:v[kKv]?|k)"),
    ("number", rf"[<>~]{{0,3}}{_EXACT}[<>~]?"),
)
_PATTERN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _RULES))
_EXACT_PATTERN = re.compile(_EXACT)
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def find_numbers(tokens: Sequence[Token], tables: QuantityTables) -> tuple[NumberMention, ...]:
    """Every number in text order; a longer wording («أكثر من 20 ألفا») is one mention, percentages are none.

    «أكثر من 30» and the like give `low`, «أقل من» gives `high`, each the number as worded; «نحو 30» gives both, equal,
    without `value`; «بين 5 و10» both; «عشرات», «مئات», «عدة» the least they stand for.
    """
    line = group(tokens, tables.numbers, {}, figure)
    found = (_mention(line, match) for match in _PATTERN.finditer(line.letters) if match.lastgroup != "percent")
    return tuple(mention for mention in found if mention is not None)


@lru_cache(maxsize=4096)
def figure(norm: str) -> Sense:
    """The value of figures; decimals in thousandths; a time, a date or an endless number is no number."""
    if len(norm) > LONGEST:
        return Sense("x")
    plain = re.sub(r"[.,]", "", norm) if _GROUPED.fullmatch(norm) else norm
    if plain.isdigit():
        return Sense("d", int(plain))
    whole, _, part = norm.partition(".")
    if whole.isdigit() and part.isdigit():
        return Sense("D", int(Decimal(norm) * FRACTION))
    return Sense("x")


def _mention(line: Lettering, match: re.Match[str]) -> NumberMention | None:
    first, last = line.firsts[match.start()], line.lasts[match.end() - 1]
    if match.lastgroup == "vague":
        return NumberMention(first, last, None, _vague(line, match), None)
    values = [_value(line, part) for part in _EXACT_PATTERN.finditer(line.letters, match.start(), match.end())]
    if match.lastgroup == "range" and len(values) == 2:
        return NumberMention(first, last, None, *values) if values[0] < values[1] else None  # backwards: a score
    low, high = _bounds(match.group(), values[0])
    return NumberMention(first, last, None if low is not None or high is not None else values[0], low, high)


def _bounds(letters: str, value: int) -> tuple[int | None, int | None]:
    """The bounds that the words around a number set."""
    if "~" in letters:
        return value, value
    return (value if ">" in letters else None), (value if "<" in letters else None)


def _vague(line: Lettering, match: re.Match[str]) -> int:
    """The least that vague words stand for: «عشرات» 20, «آلاف» 2000, «عشرات الآلاف» 20000."""
    low = 1
    for position in range(match.start(), match.end()):
        letter, value = line.letters[position], line.values[position]
        if letter == "k" and low == 1:
            low = 2 * value
        elif letter in "vkK":
            low *= value if letter != "v" or low == 1 else value // 2
    return low


def _value(line: Lettering, match: re.Match[str]) -> int:
    """Additive, but that a scale multiplies what stands before it and three to nine multiply a hundred."""
    total = current = 0
    for position in range(match.start(), match.end()):
        letter, value = line.letters[position], line.values[position]
        if letter == "D":
            current, value = value, 0
        elif letter in "Kk":
            scaled = max(current, 1) * value
            total, current = total + (scaled // FRACTION if "D" in match.group() else scaled), 0
        elif letter == "H" and current:
            current *= value
        elif letter in "duowzTH":
            current += value
    return total + current
