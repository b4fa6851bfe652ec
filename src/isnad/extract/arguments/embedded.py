"""The subject of a verb behind «أن» and «إنه», which the main clause names: «قال الجيش إنه قصف …»."""

from collections.abc import Mapping, Sequence

from isnad.model.annotation import Mention, Node, Reading, Unit
from isnad.model.gender import meant_by

_OPENERS = frozenset(f"{prefix}ان{pronoun}" for prefix in ("", "ب") for pronoun in ("", "ه", "ها", "هم", "هما"))
_GOING_ON = ("كما", "ثم", "وكان", "وقد")  # words behind which a sentence goes on with the subject of the one before
_OF_ACTS = frozenset({"light", "aspect", "modal", "participate"})  # frames of verbs whose object is an act
_PASSIVES = frozenset({"kill", "detain", "down", "crash", "fall", "casualty", "explode"})
"""Frames of verbs that without a subject are passive: «وقتل ثلاثة»."""
_TIMING = frozenset({"بعد", "قبل", "منذ"})
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


def of_time_clause(units: Sequence[Unit], index: int, nodes: Mapping[int, Node]) -> Before | None:
    """«سيطر الجيش على البلدة بعد أن شن هجوما»: whoever acts before «بعد أن», if the verb agrees."""
    opener = opener_of(units, index)
    if opener is None or opener == 0 or units[opener - 1].norm not in _TIMING:
        return None
    main = next((nodes[at] for at in range(opener - 2, -1, -1) if units[at].kind == "V" and at in nodes), None)
    if main is None or units[main.unit].reading.gender != units[index].reading.gender:
        return None
    return list(main.slot("subj")), True, None


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


def left_to_others(units: Sequence[Unit], index: int, nodes: Mapping[int, Node]) -> tuple[str, str]:
    """The pronoun by which the verb leaves its subject to the clause before, else by which it does to the text."""
    pronoun = left_open(units, index)
    elided = "" if pronoun else left_to_text(units, index)
    return (pronoun, elided) if pronoun or elided else _as_verb_before(units, index, nodes)


def _as_verb_before(units: Sequence[Unit], index: int, nodes: Mapping[int, Node]) -> tuple[str, str]:
    """«… أنهم اقتحموا القرية وسيطروا عليها»: what is joined to a verb without a subject goes on with the same."""
    before = next((nodes[at] for at in range(index - 1, -1, -1) if at in nodes and units[at].kind == "V"), None)
    if before is None or not units[index].conj or _names_subject(units, index):
        return "", ""
    verb, first = units[index].reading, units[before.unit].reading
    alike = (verb.number, verb.gender) == (first.number, first.gender)
    return (before.pronoun, before.elided) if alike else ("", "")


def left_to_text(units: Sequence[Unit], index: int) -> str:
    """The pronoun for the subject of a verb that opens a sentence and has none: «… . وقصفت أحياء المدينة»."""
    verb = units[index].reading
    goes_on = bool(units[0].conj) or units[0].norm.startswith(_GOING_ON)
    if not goes_on or _names_subject(units, index) or not all(map(_leaves_open, units[:index])):
        return ""
    if verb.number == "pl":
        return "هم" if verb.gender != "f" else ""
    return "" if verb.number != "sg" else "ها" if verb.gender == "f" else "ه"


def _names_subject(units: Sequence[Unit], index: int) -> bool:
    """Whether somebody follows that we do not know, or the verb may be passive."""
    verb = units[index].reading
    after = units[index + 1] if index + 1 < len(units) else None
    if after is None or after.kind in ",AX" or (after.kind == "N" and verb.frame not in _OF_ACTS):
        return True
    passive = verb.frame in _PASSIVES and not verb.suffix and verb.voice != "active" and verb.number == "sg"
    return passive or verb.voice == "passive"


def _leaves_open(unit: Unit) -> bool:
    """Whether a unit before the verb names nobody who may be its subject."""
    going_on = unit.norm.startswith(_GOING_ON)
    return (
        going_on
        or unit.kind in "UGBDP"
        or (unit.kind == "M" and unit.mention is not None and unit.mention.cls == "place")
    )
