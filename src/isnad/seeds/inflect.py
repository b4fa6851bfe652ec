"""Every folded surface of a lexeme, each with what it says about person, number, tense and voice.

A surface here carries no clitic: `clitics` adds those. Verbs stand in the third person and, where asked for, the first;
the second person is not news. Imperatives are left out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from isnad.seeds.stems import Participle, Stem, Stems, stems

BARE, HOST, ARTICLE = 1, 2, 4
"""Where a surface may stand: without a pronoun, before a pronoun, after the article (bits of `Form.attach`)."""
FREE = BARE | HOST
NOMINAL = BARE | HOST | ARTICLE
FIRST, WE = "first-person", "we"
"""Flags of verbs that are read in the first person too, or in its plural only: «أرفض ونرفض», «قصفنا»."""
ACCUSATIVE = "ا"  # of an indefinite noun: هجوما


class Form(NamedTuple):
    """What one surface says. `pos` is V, N (verbal or event noun), AP or PP (active, passive participle).

    `tense` is past or present, `voice` active, passive or either (the unvocalised letters are the same). `construct`:
    it may be the first term of an idafa. Fields that do not apply are empty or 0.
    """

    pos: str
    tense: str = ""
    voice: str = ""
    person: int = 0
    gender: str = ""
    number: str = ""
    attach: int = BARE
    construct: bool = False


class _Ending(NamedTuple):
    """A prefix and suffix of conjugation, the cell of the stem they join, and what they say."""

    prefix: str
    suffix: str
    cell: int  # index into Stem
    person: int
    gender: str
    number: str
    attach: int = FREE


_ZERO, _CUT, _CONS, _PLURAL, _DUAL, _HOST = range(6)
_PAST = (
    _Ending("", "", _ZERO, 3, "m", "sg", BARE),
    _Ending("", "", _HOST, 3, "m", "sg", HOST),
    _Ending("", "ت", _CUT, 3, "f", "sg"),
    _Ending("", "ا", _DUAL, 3, "m", "du"),
    _Ending("", "تا", _CUT, 3, "f", "du"),
    _Ending("", "وا", _PLURAL, 3, "m", "pl", BARE),
    _Ending("", "و", _PLURAL, 3, "m", "pl", HOST),
    _Ending("", "ن", _CONS, 3, "f", "pl", BARE),  # no pronoun: rare, and درنه is a town
)
_PAST_WE = (_Ending("", "نا", _CONS, 1, "", "pl"),)
_PAST_FIRST = (_Ending("", "ت", _CONS, 1, "", "sg"), *_PAST_WE)


def _singular(prefix: str, person: int, gender: str, number: str) -> tuple[_Ending, ...]:
    return (
        _Ending(prefix, "", _ZERO, person, gender, number, BARE),
        _Ending(prefix, "", _HOST, person, gender, number, HOST),
        _Ending(prefix, "", _CUT, person, gender, number, BARE),
    )


_PRESENT = (
    *_singular("ي", 3, "m", "sg"),
    *_singular("ت", 3, "f", "sg"),
    _Ending("ي", "ان", _DUAL, 3, "m", "du"),
    _Ending("ي", "ا", _DUAL, 3, "m", "du"),
    _Ending("ت", "ان", _DUAL, 3, "f", "du"),
    _Ending("ت", "ا", _DUAL, 3, "f", "du"),
    _Ending("ي", "ون", _PLURAL, 3, "m", "pl"),
    _Ending("ي", "وا", _PLURAL, 3, "m", "pl", BARE),
    _Ending("ي", "و", _PLURAL, 3, "m", "pl", HOST),
    _Ending("ي", "ن", _CONS, 3, "f", "pl", BARE),
)
_PRESENT_WE = _singular("ن", 1, "", "pl")
_PRESENT_FIRST = (*_singular("ا", 1, "", "sg"), *_PRESENT_WE)


def _forms(endings: Iterable[_Ending], tense: str, voice: str) -> tuple[tuple[_Ending, Form], ...]:
    return tuple((e, Form("V", tense, voice, e.person, e.gender, e.number, e.attach)) for e in endings)


def _of_one_shape(endings: Iterable[_Ending]) -> Iterator[_Ending]:
    """The endings of a stem whose cells are all alike: without those that differ only in the cell."""
    for ending in endings:
        if ending.suffix or ending.cell == _ZERO:
            yield ending._replace(attach=FREE) if not ending.suffix else ending


_CONJUGATION = {
    (tense, voice, first, alike): _forms(_of_one_shape(endings) if alike else endings, tense, voice)
    for tense, third, we, more in (
        ("past", _PAST, _PAST_WE, _PAST_FIRST),
        ("present", _PRESENT, _PRESENT_WE, _PRESENT_FIRST),
    )
    for first, endings in (("", third), (WE, third + we), (FIRST, third + more))
    for voice in ("active", "passive", "either")
    for alike in (False, True)
}

Surface = tuple[str, Form]


def inflect_verb(
    lemma: str, letters: str, form: str, *, masdars: str = "", override: Mapping[str, str], flags: Collection[str] = ()
) -> Iterator[Surface]:
    """Every surface of a verb; `masdars` (space between several) replaces the verbal nouns that its form would give."""
    verb = stems(lemma, letters, form, override)
    first, passive = next((kind for kind in (FIRST, WE) if kind in flags), ""), "no-passive" not in flags
    yield from _conjugate("past", verb.past, verb.past_passive if passive else None, first=first)
    yield from _conjugate("present", verb.present, verb.present_passive if passive else None, first=first)
    if "no-masdar" not in flags:
        for masdar in masdars.split() or verb.masdars:
            yield from inflect_noun(masdar, sound_plural=form != "1" or masdar.endswith("ه"))
    yield from _participles(verb, flags)


def _conjugate(tense: str, active: Stem, passive: Stem | None, *, first: str) -> Iterator[Surface]:
    """Both voices, or one that is `either` where all the letters are the same; the active alone without a passive."""
    if active == passive:
        yield from _join(active, tense, "either", first=first)
        return
    yield from _join(active, tense, "active", first=first)
    if passive is not None:
        yield from _join(passive, tense, "passive", first=first)


def _join(stem: Stem, tense: str, voice: str, *, first: str) -> Iterator[Surface]:
    alike = len(set(stem)) == 1
    plain = alike and stem.zero[0] != "ا" and stem.zero[-1] not in "ان"
    for (prefix, suffix, cell, *_), form in _CONJUGATION[tense, voice, first, alike]:
        if plain:
            yield prefix + stem[cell] + suffix, form
        else:
            yield from ((surface, form) for surface in _joined(prefix, stem[cell], suffix))


def _joined(prefix: str, stem: str, suffix: str) -> tuple[str, ...]:
    """Prefix + stem + suffix; two alefs or two nuns are one letter (آخذ, بدآ, أعلنّا).

    A final hamza before و has two spellings (بدأوا, بدؤوا).
    """
    if prefix == "ا" == stem[0]:
        prefix = ""
    if suffix and suffix[0] == stem[-1] and suffix[0] in "ان":
        suffix = suffix[1:]
    plain = prefix + stem + suffix
    return (plain, prefix + stem[:-1] + "ء" + suffix) if stem[-1] == "ا" and suffix[:1] == "و" else (plain,)


def _participles(verb: Stems, flags: Collection[str]) -> Iterator[Surface]:
    if "no-ap" not in flags:
        yield from _participle(verb.active, "AP")
    if "no-pp" not in flags:
        yield from _participle(verb.passive, "PP")


def _participle(word: Participle, pos: str) -> Iterator[Surface]:
    for stem, suffix, form in (
        (word.masculine, "", Form(pos, gender="m", number="sg", attach=BARE | ARTICLE, construct=True)),
        (word.host, "", Form(pos, gender="m", number="sg", attach=HOST)),
        (word.short, "", Form(pos, gender="m", number="sg")),
        (word.dual, ACCUSATIVE, Form(pos, gender="m", number="sg", attach=FREE)),  # and the dual before a noun
        (word.feminine, "", Form(pos, gender="f", number="sg", attach=BARE | ARTICLE, construct=True)),
        (word.feminine[:-1], "ت", Form(pos, gender="f", number="sg", attach=HOST)),
        (word.plural, "ون", Form(pos, gender="m", number="pl", attach=BARE | ARTICLE)),
        (word.plural, "ين", Form(pos, gender="m", number="pl", attach=BARE | ARTICLE)),
        (word.plural, "و", Form(pos, gender="m", number="pl", attach=FREE, construct=True)),
        (word.plural, "ي", Form(pos, gender="m", number="pl", attach=FREE, construct=True)),
        (word.dual, "ات", Form(pos, gender="f", number="pl", attach=NOMINAL, construct=True)),
        (word.dual, "ان", Form(pos, gender="m", number="du", attach=BARE | ARTICLE)),
        (word.feminine[:-1], "تان", Form(pos, gender="f", number="du", attach=BARE | ARTICLE)),
        (word.feminine[:-1], "تين", Form(pos, gender="f", number="du", attach=BARE | ARTICLE)),
    ):  # fmt: skip
        if stem:
            yield stem + suffix, form


def inflect_noun(lemma: str, plurals: str = "", *, sound_plural: bool = True, dual: bool = False) -> Iterator[Surface]:
    """A noun, its plural in ات, its broken `plurals` (space between several), its accusative, and its dual if asked."""
    feminine = lemma.endswith("ه")
    gender = "f" if feminine else "m"
    base = lemma[:-1] if feminine else lemma
    yield lemma, Form("N", gender=gender, number="sg", attach=BARE | ARTICLE if feminine else NOMINAL, construct=True)
    if feminine:
        yield base + "ت", Form("N", gender="f", number="sg", attach=HOST)
    elif not lemma.endswith("ا"):
        yield lemma + ACCUSATIVE, Form("N", gender="m", number="sg")
    if sound_plural:
        yield base + "ات", Form("N", gender="f", number="pl", attach=NOMINAL, construct=True)
    for plural in plurals.split():
        yield from _broken(plural)
    if dual:
        yield from _dual(base + "ت" if feminine else base, gender)


def _broken(plural: str) -> Iterator[Surface]:
    feminine = plural.endswith("ه")
    yield plural, Form("N", number="pl", attach=BARE | ARTICLE if feminine else NOMINAL, construct=True)
    if feminine:
        yield plural[:-1] + "ت", Form("N", number="pl", attach=HOST)
    elif plural[-1] not in "اء":
        yield plural + ACCUSATIVE, Form("N", number="pl")


def _dual(base: str, gender: str) -> Iterator[Surface]:
    for suffix in ("ان", "ين"):
        yield base + suffix, Form("N", gender=gender, number="du", attach=BARE | ARTICLE)
    for suffix in ("ا", "ي") if gender == "f" else ():  # not صاروخي, which is a nisba
        yield base + suffix, Form("N", gender=gender, number="du", attach=FREE, construct=True)
