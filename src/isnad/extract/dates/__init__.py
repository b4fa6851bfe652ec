"""When things happened: absolute, relative and Hijri dates, spans and intervals, never with a guessed year."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from isnad.extract.dates.carried import carried
from isnad.extract.dates.reading import STATED, Anchor, Found, Parts, Reading, resolved, stated
from isnad.extract.dates.rules import PATTERN, RULES
from isnad.extract.dates.spans import since
from isnad.model import period
from isnad.model.annotation import DateMention, NumberMention
from isnad.seeds.quantity_tables import QuantityTables
from isnad.text.phrases import Lettering, Sense, Spans, group
from isnad.text.tokens import Token

YEARS = range(1800, 2101)  # four figures that may be a common year
HIJRI_YEARS = range(1300, 1501)
YEAR_FIGURES = 4
LARGE = 10**6  # units of time beyond any date
_WHOLE = re.compile(r"(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})")


def find_dates(
    tokens: Sequence[Token],
    published: date | None,
    tables: QuantityTables,
    numbers: Sequence[NumberMention] = (),
    ahead: bool = False,
) -> tuple[DateMention, ...]:
    """Every date in text order, none overlapping; ranges cover «منذ», «بين», «من … إلى» where they set an interval.

    Relative dates are anchored on `published` alone; without it they, and dates without a year, are UnresolvedDate.
    A bare weekday, month or day of the year is the last one up to publication, or the next one when the clause looks
    `ahead`. `numbers` lets number words count days («قبل ثلاثة أيام»).
    """
    line = group(tokens, tables.calendar, _counts(tokens, numbers), figure)
    anchor = Anchor(published, ahead)
    breaks = [index for index, token in enumerate(tokens) if token.kind == "b"]
    joined = _joined(line, tuple(_expressions(line, tokens, anchor)), anchor)
    found = carried(joined, anchor, lambda f: bisect(breaks, line.firsts[f.start]))
    return tuple(DateMention(line.firsts[f.start], line.lasts[f.end - 1], f.reading.when()) for f in found)


def find_dateline_date(tokens: Sequence[Token], tables: QuantityTables, limit: int = 120) -> date | None:
    """The day of publication that the text itself states, or None.

    Among the first `limit` tokens: a full date on a line with little else, behind «آخر تحديث» or «نشر», or with GMT
    beside it. Anywhere: a full date that the article calls today («اليوم السبت، 15 أبريل 2023»).
    """
    days = [mention for mention in find_dates(tokens, None, tables) if _is_full(mention)]
    for mention in days:
        if mention.first < limit and (_is_stamp(tokens, mention) or _on_its_own(tokens, mention)):
            return date.fromisoformat(mention.when.edtf)
    for mention in days:
        if any(token.norm in TODAY for token in tokens[mention.first : mention.last]):
            return date.fromisoformat(mention.when.edtf)
    return _short_stamp(tokens[:limit])


DATELINE_EXTRA = 8  # tokens beside the date on its line: a time of day, a place, an agency
STAMP_REACH = 5  # tokens between the date and the word that makes it a time stamp
STAMPS = frozenset({"تحديث", "التحديث", "نشر", "النشر", "نشرت", "gmt"})
TODAY = frozenset({"اليوم"})
_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})/(\d\d)")


def _is_full(mention: DateMention) -> bool:
    when = mention.when
    return when.basis == STATED and when.earliest == when.latest == when.edtf


def _is_stamp(tokens: Sequence[Token], mention: DateMention) -> bool:
    around = tokens[max(0, mention.first - STAMP_REACH) : mention.last + STAMP_REACH]
    return any(token.norm.lower() in STAMPS for token in around)


def _on_its_own(tokens: Sequence[Token], mention: DateMention) -> bool:
    before = next((i for i in range(mention.first - 1, -1, -1) if tokens[i].kind == "b"), -1)
    after = next((i for i in range(mention.last, len(tokens)) if tokens[i].kind == "b"), len(tokens))
    return (mention.first - before - 1) + (after - mention.last) <= DATELINE_EXTRA


def _short_stamp(tokens: Sequence[Token]) -> date | None:
    """«1000 (GMT+04:00) - 23/04/09»: a year of two figures is believed in a time stamp only, and is of this century."""
    for index, token in enumerate(tokens):
        found = _SHORT.fullmatch(token.norm) if token.kind == "n" else None
        around = tokens[max(0, index - 2 * STAMP_REACH) : index + STAMP_REACH]
        if found and any(near.norm.lower() in STAMPS for near in around):
            try:
                return date(2000 + int(found[3]), int(found[2]), int(found[1]))
            except ValueError:
                continue
    return None


@lru_cache(maxsize=4096)
def figure(norm: str) -> Sense:
    """What figures can be to a date: a day, a year, a whole date, a time, or just a number."""
    if norm.isdigit():
        return _plain(int(norm), len(norm)) if len(norm) <= YEAR_FIGURES else Sense("9", LARGE)
    if whole := _WHOLE.fullmatch(norm):
        first, month, last = int(whole[1]), int(whole[3]), int(whole[4])
        return _whole(last, month, first) if len(whole[1]) == 4 else _whole(first, month, last)
    slashed = _SLASHED.fullmatch(norm)
    if slashed and 0 < int(slashed[1]) <= 31 and 0 < int(slashed[2]) <= 12:
        return Sense("a", int(slashed[2]) * 100 + int(slashed[1]))
    return Sense("0")


def _plain(value: int, figures: int) -> Sense:
    if figures <= 2 and 1 <= value <= 31:
        return Sense("d", value)
    if figures == 4 and value in YEARS:
        return Sense("Y", value)
    return Sense("I" if figures == 4 and value in HIJRI_YEARS else "9", value)


def _whole(number: int, month: int, year: int) -> Sense:
    """A date written in one: the day before the month, but where only the other order exists; Hijri by its year."""
    if month > 12:
        number, month = month, number
    if year in HIJRI_YEARS:
        return Sense("l", year * 10000 + month * 100 + number)
    try:
        return Sense("U", date(year, month, number).toordinal()) if year in YEARS else Sense("0")
    except ValueError:
        return Sense("0")


def _counts(tokens: Sequence[Token], numbers: Sequence[NumberMention]) -> Spans:
    """Numbers that may count units of time, by first token; not lone figures, ranges or «عشرات»."""
    counts: dict[int, tuple[int, Sense, bool]] = {}
    for number in numbers:
        value = number.value if number.value is not None else number.low or number.high
        one_token = number.last - number.first == 1
        skipped = one_token and (tokens[number.first].kind == "n" or number.value is None)
        if value is not None and not skipped and (number.low is None or number.high in {None, number.low}):
            counts[number.first] = (number.last, Sense("9", min(value, LARGE)), False)
    return counts


def _expressions(line: Lettering, tokens: Sequence[Token], anchor: Anchor) -> Iterator[Found]:
    for match in PATTERN.finditer(line.letters):
        rule = RULES[int((match.lastgroup or "r0")[1:])]
        if rule.resolve is None or (rule.name == "bare year" and _counts_things(line, tokens, match.end())):
            continue
        try:
            reading = rule.resolve(Parts(match.group(), tuple(line.values[match.start() : match.end()])), anchor)
        except (ValueError, OverflowError):  # no such day: 30 February, the year 0
            continue
        if reading is not None:
            yield Found(match.start(), match.end(), reading)


COUNTING = frozenset("tb")  # «في 2015 …», «بين 2015 …» may count; «منذ 2015 …» cannot


def _counts_things(line: Lettering, tokens: Sequence[Token], end: int) -> bool:
    """Whether a noun that four figures count follows them («2015 شخصا», «2016 غارة», «2000 مقاتل»)."""
    last, before = line.lasts[end - 1], line.letters[end - 2 : end - 1]
    if before not in COUNTING or last >= len(tokens) or tokens[last].kind != "w":
        return False
    norm = tokens[last].norm
    if norm.endswith("ما"):  # «عندما», «بينما»
        return False
    round_number = line.values[end - 1] % 100 == 0 and line.values[end - 1] != 2000
    return not norm.startswith(("ال", "و", "ف")) and (norm.endswith(("ا", "ه")) or round_number)


def _joined(line: Lettering, found: Sequence[Found], anchor: Anchor) -> Iterator[Found]:
    """Two dates that «بين … و», «من … إلى» make one, «منذ» with its date; what stands behind «قبل» is no date."""
    index = 0
    while index < len(found):
        here, after = found[index], found[index + 1] if index + 1 < len(found) else None
        span = _interval(line, here, after, anchor) if after is not None else None
        if span is not None:
            yield span
            index += 2
            continue
        before = line.letters[here.start - 1 : here.start]
        if before in {"b", "i"} and "/" in here.reading.edtf:
            yield here._replace(start=here.start - 1)
        elif before == "k" and here.reading.days is not None:
            yield Found(here.start - 1, here.end, since(here.reading, anchor))
        elif before not in {"c", "u"}:
            yield here
        index += 1


def _interval(line: Lettering, start: Found, end: Found, anchor: Anchor) -> Found | None:
    lead, link = line.letters[start.start - 1 : start.start], line.letters[start.end : end.start]
    if not (link in {"j", "&j"} or (link == "&" and lead == "b") or (link == "-" and lead in {"", "(", "x", "i", "t"})):
        return None
    try:
        first = _with_year_of(start.reading, end.reading)
        if first.days is None or end.reading.days is None:
            return None
        days = period.between(first.days, end.reading.days)
    except ValueError:  # backwards, or a day that the year has not
        return None
    both_stated = end.reading.basis == STATED and first.basis == STATED
    return Found(start.start - (lead in {"b", "i", "k"}), end.end, stated(days) if both_stated else resolved(days))


def _with_year_of(first: Reading, second: Reading) -> Reading:
    """A first date without a year takes that of the second, or the year before where it would come after it."""
    if first.partial is None or second.days is None:
        return first
    month, number = first.partial
    for year in (second.days.last.year, second.days.last.year - 1):
        days = period.month(year, month) if number is None else period.day(date(year, month, number))
        if days.first <= second.days.first:
            return Reading(days, second.basis, days.edtf)
    return first
