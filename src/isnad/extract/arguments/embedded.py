"""The subject of a verb behind «أن» and «إنه», which the main clause names: «قال الجيش إنه قصف …»."""

from collections.abc import Mapping, Sequence

from isnad.model.annotation import Mention, Node, Reading, Unit
from isnad.model.gender import meant_by

_OPENERS = frozenset(f"{prefix}ان{pronoun}" for prefix in ("", "ب") for pronoun in ("", "ه", "ها", "هم", "هما"))
_BETWEEN = 4  # units of negation, tense and time between the opener and its verb
_SUBJECT_ACTS = frozenset("Plan Attempt Promise Threaten Refuse Manage Begin Fail Approve".split())

Argument = list[Mention]
Before = tuple[Argument, bool, int | None]
"""What stands before a verb as its subject: mentions, whether a verb before has them too, an event noun's index."""


def of_main_clause(units: Sequence[Unit], index: int, nodes: Mapping[int, Node]) -> Before | None:
    """The subject of the clause that governs the verb's, where a pronoun or the verb of an aim points to it."""
    opener = opener_of(units, index)
    above = None if opener is None else next((n for n in nodes.values() if n.content == opener + 1), None)
    if opener is None or above is None:
        return None
    told, verb, pronoun = list(above.slot("subj")), units[index].reading, pronoun_of(units[opener])
    if pronoun:
        meant = list(meant_by(told, pronoun)) if fits(pronoun, verb) else []
    else:
        main = units[above.unit].reading
        meant = told if main.sense in _SUBJECT_ACTS and main.gender == verb.gender else []
    return (meant, False, None) if meant else None


def opener_of(units: Sequence[Unit], index: int) -> int | None:
    """The position of the «أن» or «إنه» that opens the verb's clause, nothing but «لم», «كان», «أمس» between."""
    for at in range(index - 1, max(-1, index - 1 - _BETWEEN), -1):
        if units[at].norm in _OPENERS:
            return at
        if units[at].kind not in "GUBD":
            return None
    return None


def pronoun_of(opener: Unit) -> str:
    return opener.norm.removeprefix("ب").removeprefix("ان")


def fits(pronoun: str, verb: Reading) -> bool:
    """Whether the pronoun is the verb's subject, and no empty «أنه»: «أنه قصفت الطائرات»."""
    if pronoun in ("هم", "هما"):
        return verb.number != "sg"
    return verb.number == "sg" and (verb.gender == "f") == (pronoun == "ها")


def left_open(units: Sequence[Unit], index: int) -> str:
    """The pronoun of the «إنه» before a verb, whose owner other sentences name: «وأضافت أنها سيطرت …»."""
    opener = opener_of(units, index)
    pronoun = "" if opener is None else pronoun_of(units[opener])
    return pronoun if pronoun and fits(pronoun, units[index].reading) else ""
