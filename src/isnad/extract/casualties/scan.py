"""One pass over the letters of the casualty table: words set the outcome, figures take it.

Letters: # number, 1 2 the words one and two, p person (c only behind a number), q two, P d several, F force, U unit,
t thing, n m N one, two, several of those killed, wounded …, D deed, V verb, Q among them, o others, s toll, e reaches,
r opens a clause, a i b small words, > at least, < at most, & and, @ a date.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from isnad.extract.casualties.figures import Figure
from isnad.extract.casualties.reach import NUMBERS, Rule, reaches
from isnad.model.annotation import NumberMention
from isnad.seeds.quantity_tables import OUTCOMES
from isnad.text.phrases import Lettering
from isnad.text.tokens import Token

_NUMBER = "[#2]"
_NOUN = "(?:i[PdNFU]|[PdNpcnqm])"
_OF = "(?:P|i[PdFU])"  # who the killed or wounded were: «قتلى مدنيين», «قتيلا من المدنيين»
_EVENTS = re.compile(
    r"(?P<stop>[.\n?!])"
    r"|(?P<open>r)"
    rf"|(?P<thing>{_NUMBER}(?:i?t|U))"
    rf"|(?P<toll>sN(?:[^.\n?!#2&][^.\n?!#2]{{0,11}}e|e)?{_NUMBER}{_NOUN}?|s[dP][^.\n?!#2D]{{0,6}}V[^.\n?!#2]{{0,9}}e{_NUMBER}{_NOUN}?)"
    rf"|(?P<both>{_NUMBER}(?:i?[pPd])?b?[nN]&[nN](?!o))"
    rf"|(?P<figure>{_NUMBER}(?:i?N{_OF}?|n{_OF}?|[pPc][xP]?[nN]|oN?|{_NOUN}|i|xP|D(?!{_NUMBER}))?|[Px]2|q+2?|m2?|n1?|p1|p(?!x{{0,3}}{_NUMBER}i?[pPqd])|1)"
    r"|(?P<deed>D)"
    r"|(?P<verb>V)"
    r"|(?P<among>Q|i?bN)"
    r"|(?P<named>N)"
)
_ASIDE = r"(?:,[^.\n?!,r#2DVQ]{1,8},)"  # «ثلاثة أشخاص، لم تعرف هوياتهم، قتلوا»
_AND_OTHERS = rf"(?:&(?:{_NUMBER}|[pP])[^.\n?!,&r#2DVQ]{{0,4}})"  # «جنديان و3 مدنيين قتلوا»
_SUBJECT = re.compile(rf"[^.\n?!,&r#2DVQ]{{0,4}}(?:{_ASIDE}|{_AND_OTHERS})?V")
_SAME_CLAUSE = re.compile(r"[^.\n?!,&r#2DVQ]{0,3}")  # «لقي 12 شخصا مصرعهم»
_AFTER_VICTIMS = ("هم", "هما", "ه", "وا")  # endings of what closes a clause whose victims came before it
_PLURAL_VERB = ("وا", "ا", "ن")  # a verb behind its subject agrees with it in number
WOUNDED = OUTCOMES.index("Wounded")
_COUNTED = re.compile("(?!ايضا|رميا|بين)[^بلو].*(?:ا|ين|ون)")


@dataclass(frozen=True, slots=True)
class Event:
    """What the scan has come to: letters of `line`, and the outcome in force there."""

    kind: str
    start: int
    end: int
    rule: Rule
    line: Lettering
    tokens: Sequence[Token]
    numbers: Sequence[NumberMention]
    has_figures: bool  # whether the article writes any number in figures

    @property
    def letters(self) -> str:
        return self.line.letters[self.start : self.end]

    def value(self, letters: str) -> int | None:
        """The value of the first of these letters in it."""
        places = range(self.start, self.end)
        return next((self.line.values[place] for place in places if self.line.letters[place] in letters), None)


def scan(line: Lettering, tokens: Sequence[Token], numbers: Sequence[NumberMention]) -> Iterator[Figure]:
    """The figures whose outcome something tells, in text order."""
    rule, has_figures = Rule(), any(token.kind == "n" for token in tokens)
    for match in _EVENTS.finditer(line.letters):
        event = Event(match.lastgroup or "", match.start(), match.end(), rule, line, tokens, numbers, has_figures)
        if event.kind in _RULES:
            rule = _RULES[event.kind](event)
        else:
            figures = _FIGURES[event.kind](event)
            yield from figures
            for last in figures[-1:]:
                rule = Rule(last.outcome, "figure", last.end, last.run, last.share, served=last.verb)


# What sets or ends the outcome in force


def _ended(event: Event) -> Rule:
    return Rule()


def _clause(event: Event) -> Rule:
    """A clause opens: only shares («بينهم») may still refer to what was counted before it."""
    return replace(event.rule, kind="past") if event.rule.kind in {"figure", "past"} else Rule()


def _trigger(event: Event) -> Rule:
    """A verb or verbal noun; right behind another with «و» both share what follows («قتل وجرح», «مقتل وإصابة»)."""
    rule, outcome, line = event.rule, event.line.values[event.start], event.line
    if event.start == rule.served:
        return replace(rule, at=event.end, served=-1)
    if rule.kind == "figure" and rule.outcome == outcome and _closes(event):
        return replace(rule, at=event.end)
    joined = rule.kind in {"deed", "verb"} and rule.outcome != outcome and line.letters[rule.at : event.start] == "&"
    return Rule(outcome, event.kind, event.end, event.start, first=(rule.outcome, rule.at - 1) if joined else None)


def _closes(event: Event) -> bool:
    """«لقي 12 شخصا مصرعهم»: the word belongs to the figure before it and starts nothing new."""
    same = _SAME_CLAUSE.fullmatch(event.line.letters, event.rule.at, event.start)
    return same is not None and _norm(event, event.start).endswith(_AFTER_VICTIMS)


def _among(event: Event) -> Rule:
    """«بينهم» goes on with the outcome last counted, «من بين الشهداء» names it."""
    named = event.value("N")
    if named is not None:
        return Rule(named, "among", event.end, event.start, share=True)
    if event.rule.kind in {"verb", "deed"}:
        return replace(event.rule, at=event.end)  # «قتل منهم 30»
    if event.rule.kind not in {"figure", "past"}:
        return Rule()
    return replace(event.rule, kind="among", at=event.end, share=True)


def _named(event: Event) -> Rule:
    """Victims without a number: one may follow («ارتفع عدد القتلى إلى 24»)."""
    rule = event.rule
    joined = rule.kind == "named" and event.line.letters[rule.at : event.start] == "&"
    first = (rule.outcome, rule.at - 1) if joined else None
    return Rule(event.line.values[event.start], "named", event.end, event.start, first=first)


_RULES: dict[str, Callable[[Event], Rule]] = {
    "stop": _ended, "open": _clause, "deed": _trigger, "verb": _trigger, "among": _among, "named": _named,
}  # fmt: skip


# Figures


def _nothing(event: Event) -> tuple[Figure, ...]:
    return ()


def _both(event: Event) -> tuple[Figure, ...]:
    """«عشرات القتلى والجرحى», «30 شخصا بين قتيل وجريح»."""
    split = event.end - 2
    figure = replace(_counted(event), joint=True, wording=(event.start, event.end))
    first, second = event.line.values[split - 1], event.line.values[event.end - 1]
    return replace(figure, end=split, outcome=first), replace(figure, start=split, outcome=second)


def _toll(event: Event) -> tuple[Figure, ...]:
    """«عدد الشهداء الذين … إلى 24»."""
    start = max(event.letters.rfind(number) for number in NUMBERS) + event.start
    return (replace(_counted(event), start=start, outcome=event.value("NV") or 0),)


def _figure(event: Event) -> tuple[Figure, ...]:
    """A figure whose noun, trigger, list or verb behind it tells the outcome; none where nothing does."""
    figure, rule = _counted(event), event.rule
    own = event.value("nmN")
    if event.value("D") == WOUNDED:  # «162 إصابة»
        own = WOUNDED
    if own is not None:
        return _of_its_own(event, replace(figure, outcome=own))
    if _has_unknown_noun(event):
        figure = replace(figure, end=figure.end + 1)
    letters = event.line.letters[figure.start : figure.end]
    governed = reaches(rule, event.line.letters[rule.at : event.start], letters)
    if governed and not _is_definite(event) and not _lost_its_number(event):
        figure = replace(figure, outcome=rule.outcome, run=rule.run, share=rule.share)
        return (figure,) if rule.first is None else _for_both(figure, *rule.first)
    verb = _verb_behind(event)
    return () if verb is None else (replace(figure, outcome=event.line.values[verb], verb=verb),)


_FIGURES: dict[str, Callable[[Event], tuple[Figure, ...]]] = {
    "thing": _nothing, "toll": _toll, "both": _both, "figure": _figure,
}  # fmt: skip


def _counted(event: Event) -> Figure:
    """The figure without its outcome; a noun alone stands for one or two."""
    index = event.value("#12")
    if index is not None:
        number = event.numbers[index]
    else:
        tokens = event.line.firsts[event.start], event.line.lasts[event.end - 1]
        number = NumberMention(*tokens, 2 if event.letters[0] in "qm" else 1)
    return Figure(event.start, event.end, event.value("pqPcdFU") or 0, number, event.start)


def _of_its_own(event: Event, figure: Figure) -> tuple[Figure, ...]:
    """«7 قتلى»; a lone singular counts right behind a trigger only; «ثلاثة من القتلى» are a share."""
    rule, letters = event.rule, event.letters
    adjacent = rule.kind in {"deed", "verb"} and rule.at == figure.start
    if letters == "n" and not adjacent:
        return ()
    of_them = letters[1:3] == "iN"
    return (replace(figure, share=of_them or (rule.share and rule.outcome == figure.outcome)),)


def _for_both(figure: Figure, outcome: int, at: int) -> tuple[Figure, ...]:
    """A figure that two triggers share, the first of them at letter `at`."""
    both = replace(figure, joint=True, wording=(at, figure.end))
    return replace(both, start=at, end=at + 1, outcome=outcome), both


def _has_unknown_noun(event: Event) -> bool:
    """«15 خياطا»: behind a bare number, a word in the form that numbers give to nouns."""
    if event.letters not in NUMBERS or event.line.letters[event.end : event.end + 1] != "x":
        return False
    return _COUNTED.fullmatch(_norm(event, event.end)) is not None


def _is_definite(event: Event) -> bool:
    """«رجل الأعمال»: a noun before one with the article is a known one, not one of some."""
    after = event.line.letters[event.end : event.end + 1]
    return event.letters == "p" and after not in {"", "@"} and _norm(event, event.end).startswith("ال")


def _lost_its_number(event: Event) -> bool:
    """«مقتل مدنيا»: only a number puts the noun in this case, so the text has lost it (some copies drop figures)."""
    if event.letters != "p" or not _norm(event, event.start).endswith("ا"):
        return False
    return event.rule.kind == "deed" or not event.has_figures


def _verb_behind(event: Event) -> int | None:
    """The letter of a plural verb that closely follows («ثلاثة أشخاص قتلوا»), unless it has victims of its own."""
    found = _SUBJECT.match(event.line.letters, event.end)
    if found is None or not event.letters.startswith((*NUMBERS, "P2", "q")):
        return None
    verb = found.end() - 1
    active = event.line.letters[verb + 1 : verb + 2] in NUMBERS
    return verb if not active and _norm(event, verb).endswith(_PLURAL_VERB) else None


def _norm(event: Event, place: int) -> str:
    return event.tokens[event.line.firsts[place]].norm
