"""A sentence as a row of constituents: mentions, lexicon words, and the words of the grammar."""

from collections.abc import Sequence
from dataclasses import replace

from isnad.extract.units.ambiguous import KINDS, part_of_speech
from isnad.extract.units.existing import existing, held
from isnad.extract.units.senses import admitting, rejecting
from isnad.extract.units.sentence import Sentence, roles_of
from isnad.extract.units.words import PHRASES, Word, clitics_of, word_of
from isnad.model.annotation import Mention, Reading, Unit
from isnad.model.claim import Entity, Span
from isnad.seeds import clitics

__all__ = ["Sentence", "Word", "build_units", "word_of"]

_NOBODY = (["ان"], ["اخر"], ["اخري"], ["واحد"], ["ثان"])  # «بيد أن», «من جانب آخر» name nobody
_QUOTES = frozenset("«\"“”„'‘’")
_TEH = "ة"
_ACT_PREPS = {"على": "علي", "علي": "علي", "مع": "مع"}  # behind «القضاء», «تحالفها»: the words are acts and no names
_FURTHEST_OF = 4  # words from «أجزاء» to its «من»
_BEFORE_VERBS = frozenset({"فقد", "عاد", "عادت"})  # auxiliaries only where a verb follows


def build_units(place: Sentence, first: int, last: int) -> tuple[Unit, ...]:
    """The constituents of the tokens `first` to `last`, in order; a mention or date is one, whatever it covers."""
    units: list[Unit] = []
    position = first
    while position < last:
        unit = _unit(place, position, units, last)
        units.append(unit)
        position = max(unit.last, position + 1)
    admitted = admitting([held(place, units, index) for index in range(len(units))])
    return tuple(rejecting(place, admitted, index) for index in range(len(units)))


def _unit(place: Sentence, position: int, before: list[Unit], end: int) -> Unit:
    token = place.tokens[position]
    word = place.word(token.norm)
    if word.opens_phrase and (phrase := _set_phrase(place, position)):
        return phrase
    if word.is_part and (part := _part_of(place, position)):
        return Unit("#", position, min(position + part, end), token.norm, *clitics_of(token.norm))
    if position in place.dates:
        return Unit("D", position, min(place.dates[position], end), token.norm)
    named = _named(place, position, before, end)
    if named is not None:
        return named
    if position in place.numbers:
        return Unit("#", position, min(place.numbers[position], end), token.norm)
    if token.kind not in "wl":
        return Unit(",", position, position + 1, token.norm)
    there = existing(place, position, before)
    return (
        there
        or _grammar_word(place, position)
        or _lexicon_word(place, position, before, end)
        or _other(place, position)
    )


def _named(place: Sentence, position: int, before: list[Unit], end: int) -> Unit | None:
    """The mention that starts here. «عملية عاصفة الحزم», a name of those who carry it out, is first an act."""
    mention = place.mentions.get(position) or _left_of_phrase(place, position)
    if mention is None or _is_act(place, position, mention, end):
        return None
    if mention.last > position + 1 and mention.entity.id is not None:
        unit = _lexicon_word(place, position, before, end)
        if unit is not None and unit.kind == "N" and unit.last == mention.last:
            return replace(unit, mention=mention)
    return _name(place, mention, before)


def _left_of_phrase(place: Sentence, position: int) -> Mention | None:
    """What is named behind a phrase that took the first word of a name: «تحت قيادة الجيش»."""
    around = place.mentions.get(position - 1)
    return next((part for part in around.parts if part.first == position), None) if around is not None else None


def _is_act(place: Sentence, position: int, mention: Mention, end: int) -> bool:
    """«القضاء على التنظيم»: what reads as a bare head is a verbal noun where its preposition follows."""
    if mention.last > position + 1 or mention.entity.id is not None or position + 1 >= end:
        return False
    following = place.tokens[position + 1].norm
    if following not in _ACT_PREPS or (following == "مع" and not mention.suffix):
        return False
    unit = _lexicon_word(place, position, [], end)
    return unit is not None and any(_ACT_PREPS[following] in slots for slots in unit.reading.roles.values())


def _set_phrase(place: Sentence, position: int) -> Unit | None:
    for cls, kind, norm in PHRASES:
        if extent := _phrase(place, position, cls):
            return Unit(kind, position, position + extent, norm)
    return None


def _phrase(place: Sentence, position: int, cls: str) -> int:
    """How many words stand there that are a phrase of the class, «و» aside: «بهدف», «وعلى رأسها»; 0 for none."""
    words = [token.norm for token in place.tokens[position : position + 3]]
    wanted = place.language.of(cls)
    length = 0
    for first in (words[0], words[0].removeprefix("و")):
        if first in wanted:
            length = 1
        elif " ".join((first, *words[1:2])) in wanted:
            length = 2
    return 0 if words[length : length + 1] in _NOBODY else length


def _name(place: Sentence, mention: Mention, before: Sequence[Unit]) -> Unit:
    first, norm = mention.first, place.tokens[mention.first].norm
    if before and _describes(place, mention, before[-1]):
        return Unit("A", first, mention.last, norm, mention=_state(place, first, mention.entity.part_of[0]))
    return Unit("M", first, mention.last, norm, mention.conj, mention.prep, mention)


def _describes(place: Sentence, mention: Mention, before: Unit) -> bool:
    """«القصف الإسرائيلي», «البضائع التركية»: behind a definite noun a nisba is no people, but for «المصريين»."""
    people = mention.conj or mention.prep or place.tokens[mention.first].norm.endswith(("ين", "ون"))
    if not mention.is_nisba or not mention.definite or people or not mention.entity.part_of:
        return False
    return before.kind in "NXA" and before.norm.startswith(("ال", "وال", "بال", "لل"))


def _part_of(place: Sentence, position: int) -> int:
    """How many words stand there that say how much of what follows: «عدد من», «أجزاء واسعة من»; 0 for none."""
    for at in range(position + 1, min(position + _FURTHEST_OF, len(place.tokens) - 1)):
        word = place.tokens[at].norm
        if word == "من":
            return at + 1 - position
        if word.removeprefix("ال") not in place.language.of("adjective") | place.language.of("ordinal"):
            return 0
    return 0


def _grammar_word(place: Sentence, position: int) -> Unit | None:
    norm = place.tokens[position].norm
    if norm == "من" and position and place.tokens[position - 1].norm in place.language.of("pronoun"):
        return Unit("R", position, position + 1, norm)  # «الجيش هو من قصف …»
    if norm.removeprefix("و") in _BEFORE_VERBS and position + 1 in place.mentions:
        return None  # «فقد الجيش المدينة»: «قد» has a verb behind it
    found = place.word(norm).grammar
    return Unit(found[0], position, position + 1, found[1], found[2]) if found else None


def _other(place: Sentence, position: int) -> Unit:
    norm = place.tokens[position].norm
    word = place.word(norm)
    state = _state(place, position, word.state) if word.state is not None else None
    return Unit(word.other, position, position + 1, norm, word.conj, word.prep, state)


def _state(place: Sentence, position: int, state: str) -> Mention:
    """The state that an adjective names: «قصف إسرائيلي»."""
    token = place.tokens[position]
    entity = Entity(state, "State", place.text[token.start : token.end], Span(token.start, token.end))
    return Mention(position, position + 1, "actor", entity)


# ---- words of the lexicon ---------------------------------------------------------------------------------------


def _lexicon_word(place: Sentence, position: int, before: list[Unit], end: int) -> Unit | None:
    token = place.tokens[position]
    found = place.lexicon.morphology.readings(token.norm)
    if place.text[token.end - 1] == _TEH:  # written out, it is no pronoun: «سيطرة» is not «سيطر» + ه
        found = tuple(r for r in found if r.suffix != "ه")
    elif place.text[token.end - 1] == "ه":  # «حليفه» is his ally before it is «حليفة» in a careless hand
        found = tuple(sorted(found, key=lambda r: not r.suffix))
    found = _governing(place, found)
    usable = [(r, e) for r in found if (e := _extra(place, r, position, end)) >= 0]
    if not usable:
        return None
    usable = [(r, e) for r, e in usable if not (r.pos == "V" and before and _takes_noun(before[-1]))]
    if not usable:
        return None
    wanted = part_of_speech([r for r, _ in usable], place, range(position, end), before)
    chosen = [(r, e) for r, e in usable if KINDS[r.pos] == wanted]
    readings = tuple(_reading(place, r) for r, _ in chosen)
    first = chosen[0][0]
    last = position + 1 + max(e for _, e in chosen)
    return Unit(wanted, position, last, place.tokens[position].norm, first.conj, first.prep, None, readings)


def _governing(place: Sentence, found: Sequence[clitics.Reading]) -> tuple[clitics.Reading, ...]:
    """Without the verbs that cannot have the object that their pronoun would be: «سيطرته على المدينة» is a noun."""
    if len({r.pos for r in found}) == 1:
        return tuple(found)
    return tuple(r for r in found if not (r.pos == "V" and r.suffix and _is_intransitive(place, r)))


def _is_intransitive(place: Sentence, reading: clitics.Reading) -> bool:
    roles = roles_of(place, place.lexicon.lexeme(reading.lexeme).frame, "V")
    return "targets" in roles and not any("obj" in slots for slots in roles.values())


def _extra(place: Sentence, reading: clitics.Reading, position: int, end: int) -> int:
    """How many words behind this one belong to the lexeme; -1 where it needs words that are not there."""
    after = [token.norm for token in place.tokens[position + 1 : min(position + 4, end)]]
    before = place.tokens[position - 1].norm if position else ""
    lexeme = place.lexicon.lexeme(reading.lexeme)
    extent = lexeme.extent(before, after)
    if extent >= 0 or not after or lexeme.is_barred(before):
        return extent
    if after[0].removeprefix("ال") in place.nisbas:  # «العملية التركية العسكرية»
        return 0 if "nisba" in lexeme.beside or lexeme.extent(before, after[1:]) >= 0 else -1
    named = "name" in lexeme.beside and place.text[place.tokens[position + 1].start - 1] in _QUOTES
    return 0 if named else -1  # «عملية "…"»


def _reading(place: Sentence, reading: clitics.Reading) -> Reading:
    lexeme = place.lexicon.lexeme(reading.lexeme)
    return Reading(
        lexeme.id, lexeme.classes[0], lexeme.frame, lexeme.flags, reading.pos, reading.tense, reading.voice,
        reading.gender, reading.number, reading.definite, reading.suffix, roles_of(place, lexeme.frame, reading.pos),
        reading.person or 3,
    )  # fmt: skip


def _takes_noun(before: Unit) -> bool:
    """Whether only a noun can follow: «إلى وقف إطلاق النار» has no verb."""
    return before.kind == "P" and before.norm in ("الي", "علي", "عن", "في", "من", "مع", "من قبل") and not before.mention
