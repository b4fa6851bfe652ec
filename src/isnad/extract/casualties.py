"""Figures of the killed, wounded, captured and missing: totals and their shares, by kind of victim.

A scan over letters: # number, p person, q two persons, P persons, t thing, n m N one, two, several of those killed, wounded …,
D deed, V verb, Q among them, o others, s toll, e reaches, r opens a clause, a i b small words, > at least, < at most, & and.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from isnad.model.annotation import CasualtyMention, DateMention, NumberMention
from isnad.model.claim import Casualty
from isnad.seeds.quantity_tables import OUTCOMES, VICTIMS, QuantityTables
from isnad.text.phrases import Lettering, Sense, group
from isnad.text.tokens import Token

_EVENTS = re.compile(
    r"(?P<stop>[.\n?!])"
    r"|(?P<open>r)"
    r"|(?P<thing>#i?t)"
    r"|(?P<toll>sN[^.\n?!#]{0,12}e#(?:i?[nNpP])?)"
    r"|(?P<both>#(?:i?[pP])?b?[nN]&[nN](?![o]))"
    r"|(?P<figure>#(?:i?N(?:i?P)?|n(?:i?P)?|m|i?P|p|q|o|i)?|[qm]|n1?|p1|p(?!x{0,3}#i?[pPq])|1)"
    r"|(?P<deed>D)"
    r"|(?P<verb>V)"
    r"|(?P<among>Q|i?bN)"
    r"|(?P<named>N)"
)
VERB_REACH = 10  # letters between a verb and its victims: «قتل في الغارة على …، بحسب …، 12 شخصا»
DEED_REACH = 6  # between a verbal noun and victims after a named one: «مقتل القائد … و3 من مرافقيه»
LIST_REACH = 6  # between one figure and the next of a list: «3 جنود في درنة و5 مدنيين»
DUAL_REACH = 3  # a dual further off is more likely something else
TOLL = re.compile(r"[^DVr#]{0,12}e")  # between «عدد القتلى» and its number
_LIST = re.compile(rf"[^DVr#]{{0,{LIST_REACH}}}(?:,&|&|,)")
_SUBJECT = re.compile(r"[^.\n?!,&r#DVQ]{0,4}V")  # a figure before its verb: «ثلاثة أشخاص قتلوا»
_PLURAL_VERB = ("وا", "ا", "ن")  # a verb behind its subject agrees with it in number


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure found: letters `start` to `end`, its outcome, its victims, its number, and the list it belongs to."""

    start: int
    end: int
    outcome: int
    victims: int
    number: NumberMention
    run: int = 0
    share: bool = False
    joint: bool = False  # one number for two outcomes: no more than a bound for each
    verb: int = -1  # the letter of the verb behind it that tells the outcome


@dataclass(frozen=True, slots=True)
class _Rule:
    """The outcome in force: set by what `kind` of word, which ended at letter `at`; `first` is the trigger that shares
    its figure with this one («مقتل وإصابة 30»), `share` that what follows are shares of what was counted.
    """

    outcome: int = 0
    kind: str = ""
    at: int = 0
    run: int = 0
    share: bool = False
    first: tuple[int, int] | None = None  # its outcome, its letter
    served: int = -1  # the letter of a verb that found its victims before it


_NONE = _Rule()


def find_casualties(
    tokens: Sequence[Token],
    numbers: Sequence[NumberMention],
    tables: QuantityTables,
    text: str,
    dates: Sequence[DateMention] = (),
) -> tuple[CasualtyMention, ...]:
    """Every figure of victims in text order, none overlapping; `dates` keeps their numbers from being read as victims.

    A figure covers its number and noun («20 مدنيا»); a noun of one or two («قتيلان») counts alone, a singular only right
    behind its trigger («مقتل طفل»). Shares («بينهم 4 أطفال», or a list that adds up to the figure before it) are parts.
    One number for killed and wounded together bounds both from above; a vague one («عشرات القتلى والجرحى») from below.
    """
    taken = {index for date in dates for index in range(date.first, date.last)}
    usable = [number for number in numbers if number.first not in taken]
    spans = {number.first: _span(tokens, index, number) for index, number in enumerate(usable)}
    line = group(tokens, tables.casualties, spans, lambda norm: Sense("x"))
    found = _with_shares(tuple(_scan(line, tokens, usable)))
    return tuple(_mention(figure, line, tokens, text) for figure in found)


def _span(tokens: Sequence[Token], index: int, number: NumberMention) -> tuple[int, Sense, bool]:
    """Where a number ends, what it is to the scan, and whether «و» is written onto it."""
    norm = tokens[number.first].norm
    one = norm in {"واحد", "واحده"}
    return number.last, Sense("1" if one else "#", index), norm.startswith("و") and not one


def _scan(line: Lettering, tokens: Sequence[Token], numbers: Sequence[NumberMention]) -> Iterator[_Figure]:
    rule = _NONE
    for match in _EVENTS.finditer(line.letters):
        event = match.lastgroup or ""
        if event in _RULES:
            rule = _RULES[event](rule, line, match)
        elif event in _FIGURES:
            figures = _FIGURES[event](rule, line, tokens, numbers, match)
            yield from figures
            if figures:
                last = figures[-1]
                rule = _Rule(last.outcome, "figure", last.end, last.run, last.share, served=last.verb)


# What sets or ends the outcome in force


def _ended(rule: _Rule, line: Lettering, match: re.Match[str]) -> _Rule:
    return _NONE


def _clause(rule: _Rule, line: Lettering, match: re.Match[str]) -> _Rule:
    """A clause opens: only shares («بينهم») may still refer to what was counted before it."""
    return replace(rule, kind="past") if rule.kind in {"figure", "past"} else _NONE


def _trigger(rule: _Rule, line: Lettering, match: re.Match[str]) -> _Rule:
    """A verb or verbal noun; right behind another with «و» both share what follows («قتل وجرح», «مقتل وإصابة»)."""
    if match.start() == rule.served:
        return replace(rule, at=match.end(), served=-1)
    outcome, kind = line.values[match.start()], match.lastgroup or ""
    joined = rule.kind == kind and rule.outcome != outcome and line.letters[rule.at : match.start()] == "&"
    first = (rule.outcome, rule.at - 1) if joined else None
    return _Rule(outcome, kind, match.end(), match.start(), first=first)


def _among(rule: _Rule, line: Lettering, match: re.Match[str]) -> _Rule:
    """«بينهم» goes on with the outcome last counted, «من بين الشهداء» names it."""
    named = [line.values[i] for i in range(match.start(), match.end()) if line.letters[i] == "N"]
    if named:
        return _Rule(named[0], "among", match.end(), match.start(), share=True)
    if rule.kind not in {"figure", "past"}:
        return _NONE
    return replace(rule, kind="among", at=match.end(), share=True)


def _named(rule: _Rule, line: Lettering, match: re.Match[str]) -> _Rule:
    """Victims without a number: one may follow («ارتفع عدد القتلى إلى 24»)."""
    joined = rule.kind == "named" and line.letters[rule.at : match.start()] == "&"
    first = (rule.outcome, rule.at - 1) if joined else None
    return _Rule(line.values[match.start()], "named", match.end(), match.start(), first=first)


_RULES = {"stop": _ended, "open": _clause, "deed": _trigger, "verb": _trigger, "among": _among, "named": _named}


# Figures


def _nothing(
    rule: _Rule, line: Lettering, tokens: Sequence[Token], numbers: Sequence[NumberMention], match: re.Match[str]
) -> tuple[_Figure, ...]:
    return ()


def _both(
    rule: _Rule, line: Lettering, tokens: Sequence[Token], numbers: Sequence[NumberMention], match: re.Match[str]
) -> tuple[_Figure, ...]:
    """«عشرات القتلى والجرحى», «30 شخصا بين قتيل وجريح»."""
    second = match.end() - 1
    split = line.letters.rindex("&", match.start(), second)
    number, victims = _counted(line, numbers, match)
    outcomes = line.values[split - 1], line.values[second]
    bounds = ((match.start(), split), (split, match.end()))
    return tuple(
        _Figure(start, end, outcome, victims, number, match.start(), joint=True)
        for (start, end), outcome in zip(bounds, outcomes, strict=True)
    )


def _figure(
    rule: _Rule, line: Lettering, tokens: Sequence[Token], numbers: Sequence[NumberMention], match: re.Match[str]
) -> tuple[_Figure, ...]:
    """A figure whose noun, trigger, list or verb behind it tells the outcome; none where nothing does."""
    number, victims = _counted(line, numbers, match)
    figure = _Figure(match.start(), match.end(), 0, victims, number, match.start())
    own = next((line.values[i] for i in range(match.start(), match.end()) if line.letters[i] in "nmN"), 0)
    if own:
        return _of_its_own(rule, line, replace(figure, outcome=own))
    if _reaches(rule, line, tokens, figure):
        figure = replace(figure, outcome=rule.outcome, run=rule.run, share=rule.share)
        return _shared_trigger(rule, figure)
    verb = _verb_behind(line, tokens, match)
    return () if verb is None else (replace(figure, outcome=line.values[verb], verb=verb),)


def _toll(
    rule: _Rule, line: Lettering, tokens: Sequence[Token], numbers: Sequence[NumberMention], match: re.Match[str]
) -> tuple[_Figure, ...]:
    """«عدد الشهداء الذين … إلى 24»."""
    number, victims = _counted(line, numbers, match)
    start = line.letters.index("#", match.start())
    return (_Figure(start, match.end(), line.values[match.start() + 1], victims, number, match.start()),)


_FIGURES = {"thing": _nothing, "toll": _toll, "both": _both, "figure": _figure}


def _counted(line: Lettering, numbers: Sequence[NumberMention], match: re.Match[str]) -> tuple[NumberMention, int]:
    """The number of a figure and the kind of its victims; a noun alone stands for one or two."""
    places = range(match.start(), match.end())
    victims = next((line.values[i] for i in places if line.letters[i] in "pqP"), 0)
    for place in places:
        if line.letters[place] in "#1":
            return numbers[line.values[place]], victims
    count = 2 if match.group()[0] in "qm" else 1
    return NumberMention(line.firsts[match.start()], line.lasts[match.end() - 1], count), victims


def _of_its_own(rule: _Rule, line: Lettering, figure: _Figure) -> tuple[_Figure, ...]:
    """«7 قتلى»; captives that a trigger names are its victims, and a lone singular counts right behind one only."""
    adjacent = rule.kind in {"deed", "verb"} and rule.at == figure.start
    if line.letters[figure.start : figure.end] == "n" and not adjacent:
        return ()
    if adjacent and OUTCOMES[figure.outcome] == "Captured":
        return (replace(figure, outcome=rule.outcome),)
    return (replace(figure, share=rule.share and rule.outcome == figure.outcome),)


def _shared_trigger(rule: _Rule, figure: _Figure) -> tuple[_Figure, ...]:
    if rule.first is None:
        return (figure,)
    outcome, at = rule.first
    first = replace(figure, start=at, end=at + 1, outcome=outcome, joint=True)
    return first, replace(figure, joint=True)


def _reaches(rule: _Rule, line: Lettering, tokens: Sequence[Token], figure: _Figure) -> bool:
    """Whether the outcome in force governs the figure."""
    gap, letters = line.letters[rule.at : figure.start], line.letters[figure.start : figure.end]
    if not rule.outcome:
        return False
    return _REACH[rule.kind](gap.replace('"', ""), letters, _stands_alone(line, tokens, figure))


def _verb_reach(gap: str, letters: str, alone: bool) -> bool:
    if not gap:
        return letters != "#" or alone
    if letters[0] in "pn" or len(gap) > (DUAL_REACH if letters[0] == "q" else VERB_REACH):
        return False
    return letters != "#" or (gap.endswith("&") and alone)


def _deed_reach(gap: str, letters: str, alone: bool) -> bool:
    if not gap:
        return letters != "#" or alone
    return letters[0] == "#" and len(gap) <= DEED_REACH and gap.endswith("&") and (letters != "#" or alone)


def _list_reach(gap: str, letters: str, alone: bool) -> bool:
    if not _LIST.fullmatch(gap):
        return False
    if letters[0] in "pn":
        return gap in {"&", ",&", "x&"}
    return letters != "#" or (gap.endswith("&") and alone)


def _among_reach(gap: str, letters: str, alone: bool) -> bool:
    return len(gap) <= 1 and (letters != "#" or alone)


def _named_reach(gap: str, letters: str, alone: bool) -> bool:
    return TOLL.fullmatch(gap) is not None and letters[0] == "#"


def _never(gap: str, letters: str, alone: bool) -> bool:
    return False


_REACH = {
    "verb": _verb_reach, "deed": _deed_reach, "figure": _list_reach, "among": _among_reach, "named": _named_reach,
    "past": _never,
}  # fmt: skip


def _stands_alone(line: Lettering, tokens: Sequence[Token], figure: _Figure) -> bool:
    """Whether a number without a known noun can be victims: before a stop or a small word, or a noun like «مصريا»."""
    after = line.letters[figure.end : figure.end + 1]
    if after != "x":
        return after != "t"
    return True


def _verb_behind(line: Lettering, tokens: Sequence[Token], match: re.Match[str]) -> int | None:
    """The letter of a plural verb that closely follows («ثلاثة أشخاص قتلوا»), unless it has victims of its own."""
    found = _SUBJECT.match(line.letters, match.end())
    if found is None or not match.group().startswith(("#", "q")):
        return None
    verb = found.end() - 1
    if line.letters[verb + 1 : verb + 2] == "#" or not tokens[line.firsts[verb]].norm.endswith(_PLURAL_VERB):
        return None
    return verb


# Totals, shares, values


def _with_shares(figures: Sequence[_Figure]) -> Iterator[_Figure]:
    """The figures, those marked as shares that add up to the first of their list («20 مدنيا، 3 نساء ورجل و16 طفلا»)."""
    index = 0
    while index < len(figures):
        head = figures[index]
        rest = [f for f in figures[index + 1 :] if f.run == head.run and f.outcome == head.outcome]
        sums = len(rest) > 1 and not head.share and head.number.value == sum(f.number.value or 0 for f in rest)
        yield head
        index += 1
        if sums:
            yield from (replace(figure, share=True) for figure in rest)
            index += len(rest)


def _mention(figure: _Figure, line: Lettering, tokens: Sequence[Token], text: str) -> CasualtyMention:
    first, last = line.firsts[figure.start], line.lasts[figure.end - 1]
    wording = text[tokens[first].start : tokens[last - 1].end]
    after = line.letters[figure.end : figure.end + 1]
    low, high, count = figure.number.low, figure.number.high, figure.number.value
    if after in {">", "<"} and after:
        last = line.lasts[figure.end]
        low, high, count = (count or low, high, None) if after == ">" else (low, count or high, None)
    if figure.joint:
        low, high, count = (low, high, None) if count is None else (None, count, None)
    casualty = Casualty(
        OUTCOMES[figure.outcome], VICTIMS[figure.victims], text[tokens[first].start : tokens[last - 1].end],
        count, low, high, figure.share,
    )  # fmt: skip
    return CasualtyMention(first, last, casualty)
