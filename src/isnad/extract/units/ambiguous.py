"""Verb, noun or participle, where the letters of a word allow several."""

from collections.abc import Sequence

from isnad.extract.units.sentence import Sentence
from isnad.model.annotation import Mention, Unit
from isnad.model.gender import gender
from isnad.seeds import clitics

KINDS = {"V": "V", "N": "N", "AP": "Q", "PP": "Q"}
"""Part of speech to the kind of the unit."""
_OF_SOMEBODY = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم"})
_THAT = frozenset({"ان", "بان", "لان"})
_ALREADY = frozenset("بعد منذ سبق الي مجرد بمجرد ما كان يلبث لبث الا لولا عدا غير بيد حد درجه يوم".split())
_TAKE_ACTS = frozenset({"aspect", "light", "say", "deny"})
_CLITIC_PREPS = ("ب", "ل", "ك")


def part_of_speech(readings: Sequence[clitics.Reading], place: Sentence, span: range, before: list[Unit]) -> str:
    """V, N or Q where the letters of the first word of the span allow several: what stands before a noun differs from
    what stands before a verb. The span reaches to the end of the sentence.
    """
    kinds = {KINDS[r.pos] for r in readings}
    if len(kinds) == 1:
        return kinds.pop()
    if "Q" in kinds and before and before[-1].kind == "M" and _qualifies(place, span.start, before[-1], readings):
        return "Q"
    if any(r.definite or (r.prep in _CLITIC_PREPS and r.pos != "V") for r in readings):
        return "N" if "N" in kinds else "Q"
    if "N" in kinds and any(r.pos == "N" and r.suffix for r in readings) and _has_li(place, span.start + 1):
        return "N"
    verbs = [r for r in readings if r.pos == "V"]
    if verbs and "N" in kinds and not before and _heads_the_line(verbs, place.mentions.get(span.start + 1)):
        return "N"
    if verbs and (_is_verb(place, verbs, span, before) or (not before and _opens_report(readings, place, span.start))):
        return "V"
    return "N" if "N" in kinds else "Q" if "Q" in kinds and "V" not in kinds else next(iter(sorted(kinds)))


def _is_verb(place: Sentence, verbs: Sequence[clitics.Reading], span: range, before: list[Unit]) -> bool:
    if any(not r.conj and place.lexicon.lexeme(r.lexeme).frame == "light" for r in verbs) and _carries_out(before):
        return True
    if _verb_fits(place, span.start, before, suffixed=any(r.suffix for r in verbs)):
        return True
    if _lacks_verb(verbs, before):
        return True
    return not before and (_is_only_verb(place, verbs, span) or _acts_as_state(place, verbs, span.start + 1))


def _lacks_verb(verbs: Sequence[clitics.Reading], before: Sequence[Unit]) -> bool:
    """«أن رتلا إسرائيليا توغل في …»: behind a subject that nothing governs the clause still lacks its verb."""
    subject = None
    for unit in reversed(before):
        if unit.kind == "M":
            subject = unit.mention
            if subject is None or unit.prep or unit.conj or subject.cls != "actor":
                return False
        elif unit.kind == "S":
            return subject is not None and unit.norm in _THAT and _agree(verbs, subject)
        elif unit.kind not in "A#":
            return False
    return subject is not None and _agree(verbs, subject)


def _agree(verbs: Sequence[clitics.Reading], subject: Mention) -> bool:
    shown = gender(subject)
    return any(not shown or not r.gender or r.number != "sg" or r.gender == shown for r in verbs if not r.conj)


def _is_only_verb(place: Sentence, verbs: Sequence[clitics.Reading], span: range) -> bool:
    """«وقصف حي الثورة بالمدفعية.»: behind «و» something must be the verb of the sentence, if nothing else can."""
    if not any(r.conj for r in verbs) or not (span.start + 1 in place.mentions or span.start + 1 in place.numbers):
        return False
    others = (place.lexicon.morphology.readings(place.tokens[at].norm) for at in span[1:])
    return not any(r.pos == "V" for found in others for r in found)


def _acts_as_state(place: Sentence, verbs: Sequence[clitics.Reading], after: int) -> bool:
    """«وتقدم باريس دعما»: a verb in the feminine before a capital, of which «تقدم» as a noun would be the masculine."""
    mention = place.mentions.get(after)
    capital = mention is not None and mention.state is not None and not mention.prep and not mention.conj
    return capital and any(r.gender == "f" and r.number == "sg" for r in verbs)


def _is_recipient(mention: Mention, before: list[Unit]) -> bool:
    """«ألمانيا تسلم كييف …»: behind its subject a verb has a capital for the state."""
    return mention.state is not None and bool(before) and before[-1].kind == "M" and not before[-1].prep


def _has_li(place: Sentence, position: int) -> bool:
    """«أعلن الجيش قصفه لمواقع …»: with a pronoun and «ل» behind it a noun, which has its object there."""
    mention = place.mentions.get(position)
    counted = position in place.numbers and place.tokens[position].norm.startswith("ل")
    return counted or (mention is not None and mention.prep == "ل")


def _heads_the_line(verbs: Sequence[clitics.Reading], after: Mention | None) -> bool:
    """«تحطم مروحية»: no verb of the present opens a sentence before a machine that is nobody's."""
    if after is None or after.definite or after.conj or not after.is_machine or any(r.conj for r in verbs):
        return False
    return not any(r.tense != "present" and (gender(after) != "f" or r.gender == "f") for r in verbs)


def _opens_report(readings: Sequence[clitics.Reading], place: Sentence, position: int) -> bool:
    """«وذكر تقرير أن …», «ونقل عن مسؤول قوله …»: at the head of a sentence, before what no noun of saying governs."""
    tells = any(r.pos == "V" and place.lexicon.lexeme(r.lexeme).frame == "say" for r in readings)
    following = place.tokens[position + 1] if position + 1 < len(place.tokens) else None
    if not tells or following is None or following.kind != "w":
        return False
    closed = following.norm in place.language.closed and following.norm != "عن"
    return not closed and not following.norm.startswith(("ال", "بال", "لل"))


def _qualifies(place: Sentence, position: int, named: Unit, readings: Sequence[clitics.Reading]) -> bool:
    """«مدينة تعز المحاصرة», «المدينة محاصرة من …»: no act stands behind a name without a preposition or an object."""
    if any(r.prep or r.suffix for r in readings):
        return False
    follows = place.mentions.get(position + 1)
    place_named = named.mention is not None and named.mention.cls == "place"
    return all(r.definite for r in readings) or (place_named and (follows is None or bool(follows.prep)))


def _object_expected(before: list[Unit]) -> bool:
    """Whether a verb that takes an act as object is still without one."""
    asked = False  # «طلبت من فرنسا سحب قواتها»
    for unit in reversed(before):
        if unit.kind == "V":
            frames = {reading.frame for reading in unit.readings}
            return "modal" in frames or (not asked and bool(frames & _TAKE_ACTS))
        if unit.kind == "N" and unit.reading.frame in ("deny", "modal", "noun-modal"):
            return True  # «نفي باريس دعم حفتر»
        if unit.kind not in "MAXDBP":
            return False
        asked = asked or unit.kind == "P"
    return False


def _carries_out(before: Sequence[Unit]) -> bool:
    """«هجوم روسي شن أمس على …»: behind an act and its adjective the verb that says it was carried out."""
    noun = next((unit for unit in reversed(before) if unit.kind not in "AX"), None)
    return noun is not None and before[-1] is not noun and noun.kind == "N" and not noun.reading.definite


def _wants_verb(previous: Unit, before: Sequence[Unit]) -> bool:
    """«لم», «قد», «الذي», «بعد أن شن حملة», «أنها تقدم دعما»: behind these a verb is to come."""
    in_time = previous.norm in _THAT and _in_time(before[:-1])
    return previous.kind in "RGU" or previous.norm in _OF_SOMEBODY or in_time


def _verb_fits(place: Sentence, position: int, before: list[Unit], *, suffixed: bool) -> bool:
    previous = before[-1] if before else None
    described = next((u for u in reversed(before) if u.kind != "A"), None)
    if suffixed and described is not None and described.kind in "NX" and not described.prep.startswith("ال"):
        return True  # «هجوم شنه مسلحون»
    following = place.tokens[position + 1] if position + 1 < len(place.tokens) else None
    if following is None or following.kind == "b" or following.norm in (".", "،"):
        return bool(previous and previous.kind in "RU")
    if previous is not None and previous.kind in "PNVTQ" and previous.norm != "قد":
        return False
    if previous is not None and _wants_verb(previous, before):
        return True
    if position + 1 in place.numbers:
        return True
    if _wants_noun(before):
        return False
    mention = place.mentions.get(position + 1)
    free = mention is not None and not mention.conj and not mention.prep
    return mention is not None and free and (mention.cls != "place" or _is_recipient(mention, before))


def _wants_noun(before: list[Unit]) -> bool:
    """«أكد أن نشر القوات …», no past verb follows «أن» there; «تعتزم فرنسا سحب قواتها», an act is expected."""
    if not before:
        return False
    if before[-1].norm in _THAT:
        return not _in_time(before[:-1])
    owed = [u.norm for u in before[-3:-1]] in (["ان", "علي"], ["فان", "علي"], ["بان", "علي"])
    return before[-1].kind == "M" and (owed or _object_expected(before))  # «إن على الجيش سحب قواته»


def _in_time(before: Sequence[Unit]) -> bool:
    """«بعد أن قصف», «سبق أن قصف»: behind such words «أن» has a past verb."""
    return bool(before) and before[-1].norm.removeprefix("و") in _ALREADY
