"""How far the word that tells an outcome reaches: whether it governs a figure some letters on."""

import re
from collections.abc import Callable
from dataclasses import dataclass

NUMBERS = ("#", "2")
VERB_REACH = 10  # letters between a verb and its victims: «قتل في الغارة على …، بحسب …، 12 شخصا»
DEED_REACH = 6  # between a verbal noun and victims after a named one: «مقتل القائد … و3 من مرافقيه»
LIST_REACH = 6  # between one figure and the next of a list: «3 جنود في درنة و5 مدنيين»
DUAL_REACH = 3  # a dual further off is more likely something else
_TOLL = re.compile(r"[^DVr#2,]{0,12}e")  # between «القتلى» and their number
_LIST = re.compile(rf"[^DVr#2]{{0,{LIST_REACH}}}(?:,&|&|,)")


@dataclass(frozen=True, slots=True)
class Rule:
    """The outcome in force, set by what `kind` of word, which ended at letter `at`.

    `first` is the trigger that shares its figure with this one («مقتل وإصابة 30»): its outcome and letter. With
    `share`, what follows are shares of what was counted; `served` is the letter of a verb whose victims precede it.
    """

    outcome: int = 0
    kind: str = "none"
    at: int = 0
    run: int = 0
    share: bool = False
    first: tuple[int, int] | None = None
    served: int = -1


def reaches(rule: Rule, gap: str, letters: str) -> bool:
    """Whether the outcome in force governs a figure of these letters behind that gap."""
    return _REACH[rule.kind](gap, letters)


def _verb(gap: str, letters: str) -> bool:
    if not gap:
        return True
    if letters[0] in "pn" or len(gap) > (DUAL_REACH if letters[0] == "q" else VERB_REACH):
        return False
    return letters not in NUMBERS or gap.endswith("&")


def _deed(gap: str, letters: str) -> bool:
    return not gap or (letters[0] in NUMBERS and len(gap) <= DEED_REACH and gap.endswith("&"))


def _list(gap: str, letters: str) -> bool:
    if not _LIST.fullmatch(gap) or letters == "1":
        return False
    if letters[0] in "pn":
        return gap in {"&", ",&", "x&"}
    return letters not in NUMBERS or gap.endswith("&")


def _among(gap: str, letters: str) -> bool:
    return len(gap) <= 1


def _named(gap: str, letters: str) -> bool:
    if letters[0] not in NUMBERS:
        return False
    return _TOLL.fullmatch(gap) is not None or (not gap and letters not in NUMBERS)  # «جثث 9 مدنيين»


def _never(gap: str, letters: str) -> bool:
    return False


_REACH: dict[str, Callable[[str, str], bool]] = {
    "verb": _verb, "deed": _deed, "figure": _list, "among": _among, "named": _named, "past": _never, "none": _never,
}  # fmt: skip
