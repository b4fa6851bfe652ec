"""Stems of Arabic verbs in folded letters, from root and form alone.

Patterns are written in Latin letters: F C L D are the radicals, t n m s y stand for themselves, `'` is hamza, `h` is
teh marbuta, A I U are the long vowels and a i u the short ones. The short vowels are never printed; they decide how
hamza and a radical waw are spelt. Doubling is not printed either, so form 2 reads like form 1 with other vowels.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from isnad.text.fold import key

WEAK = "وي"
_LETTERS = {"A": "ا", "I": "ي", "U": "و", "t": "ت", "n": "ن", "m": "م", "s": "س", "y": "ي", "h": "ه", "'": "ا"}
_SILENT = dict.fromkeys(map(ord, "aiu"))


class Pattern(NamedTuple):
    """Past, past passive, imperfect, imperfect passive, verbal nouns, active and passive participle of one form."""

    past: str
    past_passive: str
    present: str
    present_passive: str
    masdars: tuple[str, ...]
    active: str
    passive: str


SOUND: Mapping[str, Pattern] = {
    "1": Pattern("FaCaL", "FuCiL", "yaFCaL", "yuFCaL", (), "FACiL", "maFCUL"),
    "2": Pattern("FaCaL", "FuCiL", "yuFaCiL", "yuFaCaL", ("taFCIL",), "muFaCiL", "muFaCaL"),
    "3": Pattern("FACaL", "FUCiL", "yuFACiL", "yuFACaL", ("muFACaLh",), "muFACiL", "muFACaL"),
    "4": Pattern("'aFCaL", "'uFCiL", "yuFCiL", "yuFCaL", ("'iFCAL",), "muFCiL", "muFCaL"),
    "5": Pattern("taFaCaL", "tuFuCiL", "yataFaCaL", "yutaFaCaL", ("taFaCuL",), "mutaFaCiL", "mutaFaCaL"),
    "6": Pattern("taFACaL", "tuFUCiL", "yataFACaL", "yutaFACaL", ("taFACuL",), "mutaFACiL", "mutaFACaL"),
    "7": Pattern("AinFaCaL", "AunFuCiL", "yanFaCiL", "yunFaCaL", ("AinFiCAL",), "munFaCiL", "munFaCaL"),
    "8": Pattern("AiFtaCaL", "AuFtuCiL", "yaFtaCiL", "yuFtaCaL", ("AiFtiCAL",), "muFtaCiL", "muFtaCaL"),
    "9": Pattern("AiFCaL", "AuFCiL", "yaFCaL", "yuFCaL", ("AiFCiLAL",), "muFCaL", "muFCaL"),
    "10": Pattern("AistaFCaL", "AustuFCiL", "yastaFCiL", "yustaFCaL", ("AistiFCAL",), "mustaFCiL", "mustaFCaL"),
    "Q1": Pattern("FaCLaD", "FuCLiD", "yuFaCLiD", "yuFaCLaD", ("FaCLaDh",), "muFaCLiD", "muFaCLaD"),
    "Q2": Pattern("taFaCLaD", "tuFuCLiD", "yataFaCLaD", "yutaFaCLaD", ("taFaCLuD",), "mutaFaCLiD", "mutaFaCLaD"),
}
HOLLOW: Mapping[str, Pattern] = {
    "1": Pattern("FAL", "FIL", "yaF-L", "yuFAL", (), "FA'iL", "maF-L"),  # «-» is the second radical, as a long vowel
    "4": Pattern("'aFAL", "'uFIL", "yuFIL", "yuFAL", ("'iFALh",), "muFIL", "muFAL"),
    "7": Pattern("AinFAL", "AunFIL", "yanFAL", "yunFAL", ("AinFiyAL",), "munFAL", "munFAL"),
    "8": Pattern("AiFtAL", "AuFtIL", "yaFtAL", "yuFtAL", ("AiFtiyAL",), "muFtAL", "muFtAL"),
    "10": Pattern("AistaFAL", "AustuFIL", "yastaFIL", "yustaFAL", ("AistiFALh",), "mustaFIL", "mustaFAL"),
}
DOUBLED: Mapping[str, Pattern] = {
    "1": Pattern("FaC", "FuC", "yaFuC", "yuFaC", (), "FAC", "maFCUL"),
    "3": Pattern("FAC", "FUC", "yuFAC", "yuFAC", ("muFACh",), "muFAC", "muFAC"),
    "4": Pattern("'aFaC", "'uFiC", "yuFiC", "yuFaC", ("'iFCAL",), "muFiC", "muFaC"),
    "6": Pattern("taFAC", "tuFUC", "yataFAC", "yutaFAC", ("taFAC",), "mutaFAC", "mutaFAC"),
    "7": Pattern("AinFaC", "AunFuC", "yanFaC", "yunFaC", ("AinFiCAL",), "munFaC", "munFaC"),
    "8": Pattern("AiFtaC", "AuFtuC", "yaFtaC", "yuFtaC", ("AiFtiCAL",), "muFtaC", "muFtaC"),
    "10": Pattern("AistaFaC", "AustuFiC", "yastaFiC", "yustaFaC", ("AistiFCAL",), "mustaFiC", "mustaFaC"),
}
_INFIXED_T = {  # form 8: what «first radical + ت» becomes
    "و": "t", "ت": "t", "ث": "ث", "د": "د", "ذ": "د", "ز": "زد", "ص": "صط", "ض": "ضط", "ط": "ط", "ظ": "ظط",
}  # fmt: skip


class Stem(NamedTuple):
    """One tense and voice, without person: the shapes it takes before each kind of ending.

    `zero` stands alone, `cut` is before the feminine ت of the past and alone in the jussive, `cons` before endings that
    begin with a consonant, `plural` before و, `dual` before ا, `host` before an object pronoun.
    """

    zero: str
    cut: str
    cons: str
    plural: str
    dual: str
    host: str


@dataclass(frozen=True, slots=True)
class Participle:
    """`masculine` carries the article; `short` is the indefinite form that lost its ي, `feminine` ends in ه."""

    masculine: str
    feminine: str
    plural: str  # before ون and ين
    dual: str  # before ان, and before ات
    host: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Stems:
    past: Stem
    past_passive: Stem
    present: Stem
    present_passive: Stem
    masdars: tuple[str, ...]
    active: Participle
    passive: Participle


@dataclass(frozen=True, slots=True)
class Root:
    """The radicals, and how a pattern is printed with them."""

    letters: str
    form: str

    def print(self, pattern: str) -> str:
        """The pattern with these radicals, in folded letters without short vowels."""
        pattern = self._assimilated(pattern)
        if "ء" in self.letters or "'" in pattern[1:] or self.letters[0] in WEAK:
            return _spell(pattern, self.letters)
        return pattern.translate(_printing(self.letters))

    def _assimilated(self, pattern: str) -> str:
        return pattern.replace("Ft", _INFIXED_T.get(self.letters[0], "Ft")) if self.form == "8" else pattern


@cache
def _printing(letters: str) -> dict[int, str | None]:
    printed = {ord(latin): arabic for latin, arabic in _LETTERS.items()}
    return {**_SILENT, **printed, **{ord(slot): letter for slot, letter in zip("FCLD", letters, strict=False)}}


def _spell(pattern: str, letters: str) -> str:
    """Letter by letter: each hamza finds its seat from its neighbours, and «iw» before a consonant is a long i."""
    for slot, letter in zip("FCLD", letters, strict=False):
        pattern = pattern.replace(slot, "'" if letter == "ء" else letter)
    for vowel, long in (("a", "A"), ("i", "I"), ("u", "U")):
        pattern = _lengthened(pattern, f"'{vowel}'", "'" + long)
    pattern = _lengthened(pattern, "iو", "I")
    printed = []
    for at, letter in enumerate(pattern):
        if letter == "'":
            printed.append(_hamza(pattern, at))
        elif letter == "A" and pattern[at - 1 : at] == "'" and printed and printed[-1] == "ا":
            continue  # آ is one letter
        elif letter not in "aiu":
            printed.append(_LETTERS.get(letter, letter))
    return "".join(printed)


def _lengthened(pattern: str, short: str, long: str) -> str:
    """`short` becomes `long` unless a vowel follows it."""
    at = pattern.find(short)
    after = pattern[at + len(short) : at + len(short) + 1]
    return pattern if at < 0 or (after and after in "aiuAIU") or not after else pattern.replace(short, long, 1)


def _hamza(pattern: str, at: int) -> str:
    """Folded seat of a hamza: ا at the start and beside plain a, ء everywhere else (fold levels ؤ and ئ to ء)."""
    if at == 0:
        return "ا"
    before, after = pattern[at - 1], pattern[at + 1 : at + 2]
    return "ء" if before in "iuAIU" or (after and after in "iuIU") else "ا"


def stems(lemma: str, letters: str, form: str, override: Mapping[str, str]) -> Stems:
    """All stems of a verb. `override` replaces cells (`present`, `past_cons`, `active`, …) where it is irregular."""
    root, folded = Root(letters, form), key(lemma)
    kind = _kind(root, folded)
    pattern = _pattern(root, kind)
    build = {"hollow": _hollow, "doubled": _doubled, "defective": _defective}.get(kind, _sound)
    return build(root, pattern, lemma.rstrip("َُِّْ"), override)


def _kind(root: Root, folded: str) -> str:
    letters, form = root.letters, root.form
    if len(letters) == 4:
        return "sound"
    if letters[2] in WEAK:
        return "defective"
    if root.print(SOUND[form].past) == folded and letters[1] != letters[2]:
        return "sound"
    if letters[1] in WEAK and form in HOLLOW:
        return "hollow"
    return "doubled" if letters[1] == letters[2] and form in DOUBLED else "sound"


def _pattern(root: Root, kind: str) -> Pattern:
    pattern = {"hollow": HOLLOW, "doubled": DOUBLED}.get(kind, SOUND)[root.form]
    if root.form != "1":
        return pattern
    if kind == "hollow":
        vowel = "U" if root.letters[1] == "و" else "I"
        return pattern._replace(
            present=pattern.present.replace("-", vowel), passive=pattern.passive.replace("-", vowel)
        )
    if root.letters[0] == "و" and kind in ("sound", "defective"):
        return pattern._replace(present="yaCiL")
    return pattern


def _sound(root: Root, pattern: Pattern, _lemma: str, override: Mapping[str, str]) -> Stems:
    def stem(name: str, shape: str, prefix: int) -> Stem:
        return Stem(*[override.get(name) or root.print(shape)[prefix:]] * 6)

    return _assemble(root, pattern, stem, override)


def _hollow(root: Root, pattern: Pattern, _lemma: str, override: Mapping[str, str]) -> Stems:
    def stem(name: str, shape: str, prefix: int) -> Stem:
        long = override.get(name) or root.print(shape)[prefix:]
        short = override.get(f"{name}_cons") or long[:-2] + long[-1]
        cut = long if name.startswith("past") else short
        return Stem(long, cut, short, long, long, long)

    return _assemble(root, pattern, stem, override)


def _doubled(root: Root, pattern: Pattern, _lemma: str, override: Mapping[str, str]) -> Stems:
    def stem(name: str, shape: str, prefix: int) -> Stem:
        long = override.get(name) or root.print(shape)[prefix:]
        short = override.get(f"{name}_cons") or root.print(getattr(SOUND[root.form], name))[prefix:]
        cut = long if name.startswith("past") else short
        return Stem(long, cut, short, long, long, long)

    return _assemble(root, pattern, stem, override)


def _defective(root: Root, pattern: Pattern, lemma: str, override: Mapping[str, str]) -> Stems:
    """The third radical is weak: it is ا و ي, or gone, as the ending asks."""
    waw = root.form == "1" and root.letters[2] == "و"

    def stem(name: str, shape: str, prefix: int) -> Stem:
        base = override.get(name) or root.print(shape[:-2])[prefix:]
        if name == "past" and lemma.endswith(("ا", "ى")):  # دعا دعت, نفى نفت
            third = "و" if waw and lemma.endswith("ا") else "ي"
            return Stem(base + ("ا" if third == "و" else "ي"), base, base + third, base, base + third, base + "ا")
        if name.startswith("past"):  # خشي خشيت
            return Stem(base + "ي", base + "ي", base + "ي", base, base + "ي", base + "ي")
        third = "و" if waw and name == "present" and lemma.endswith("ا") else "ي"
        host = "ا" if name.endswith("passive") or (shape.endswith("aL") and root.form in ("5", "6")) else third
        return Stem(base + third, base, base + third, base, base + third, base + host)

    masdars = tuple(_defective_masdar(masdar) for masdar in pattern.masdars)
    return _assemble(root, pattern._replace(masdars=masdars), stem, override, defective=True)


def _defective_masdar(pattern: str) -> str:
    for ending, weak in (("CIL", "Ciyh"), ("CaLh", "CAh"), ("AL", "A'"), ("uL", "I")):
        if pattern.endswith(ending):
            return pattern.removesuffix(ending) + weak
    return pattern


def _assemble(
    root: Root,
    pattern: Pattern,
    stem: Callable[[str, str, int], Stem],
    override: Mapping[str, str],
    *,
    defective: bool = False,
) -> Stems:
    participle = _defective_participle if defective else _participle
    return Stems(
        past=stem("past", pattern.past, 0),
        past_passive=stem("past_passive", pattern.past_passive, 0),
        present=stem("present", pattern.present, 1),
        present_passive=stem("present_passive", pattern.present_passive, 1),
        masdars=tuple(root.print(_after_hamza(root, masdar)) for masdar in pattern.masdars),
        active=participle(root, "active", pattern.active, override),
        passive=participle(root, "passive", pattern.passive, override),
    )


def _after_hamza(root: Root, masdar: str) -> str:
    """تعبئة, not تعبيء: the verbal noun of form 2 takes the weak pattern where the last radical is hamza."""
    return "taFCi'h" if masdar == "taFCIL" and root.letters[2] == "ء" else masdar


def _participle(root: Root, name: str, shape: str, override: Mapping[str, str]) -> Participle:
    base = override.get(name) or root.print(shape)
    return Participle(base, base + "ه", base, base, base)


def _defective_participle(root: Root, name: str, shape: str, override: Mapping[str, str]) -> Participle:
    if shape.endswith("UL"):  # مدعو, منفي
        base = override.get(name) or root.print(shape[:-2]) + root.letters[2]
        return Participle(base, base + "ه", base, base, base)
    base = override.get(name) or root.print(shape[:-2])
    if name == "passive":  # مستثنى, مستثناة
        return Participle(base + "ي", base + "اه", base, base + "ي", base + "ا", base + "ي")
    return Participle(base + "ي", base + "يه", base, base + "ي", base + "ي", base)
