"""What a word alone tells of its place in a sentence; worth remembering, since articles share most of their words."""

from collections.abc import Mapping
from typing import NamedTuple

from isnad.seeds.language import Language

CLASSES = (
    ("P", "prep"), ("S", "subordinator"), ("R", "relative"), ("G", "negation"), ("U", "auxiliary"),
    ("T", "demonstrative"), ("B", "adverb"),
)  # fmt: skip
# Classes of phrases that stand for one word: the kind of their unit, and that word.
PHRASES = (
    ("purpose", "P", "ل"), ("such-as", "E", "مثل"), ("beside", "P", "الي جانب"), ("in-favour", "P", "لصالح"),
    ("ranks", "P", "في صفوف"), ("under", "P", "تحت قياده"), ("by-whom", "P", "من قبل"),
    ("but-that", "S", "بيد ان"), ("now-and-then", "B", "احيانا"), ("in-hands", "P", "بيد"),
    ("en-route", "B", "في طريقها"), ("beside-him", "P", "الي جانبه"),
)  # fmt: skip


class Word(NamedTuple):
    """`opens_phrase`: one of PHRASES may begin with it; `is_part`: it may say how much of something. `grammar` is its
    kind, itself without its conjunction, and that conjunction. `other`, `conj`, `prep` are kind and clitics of a word
    of no class; `state` the state that it names as a nisba.
    """

    opens_phrase: bool
    is_part: bool
    grammar: tuple[str, str, str] | None
    other: str
    conj: str
    prep: str
    state: str | None


def word_of(language: Language, nisbas: Mapping[str, str], norm: str) -> Word:
    """All that the folded word tells."""
    bare, unjoined = norm.removeprefix("ال"), norm.removeprefix("و")
    firsts = {phrase.partition(" ")[0] for cls, _, _ in PHRASES for phrase in language.of(cls)}
    state = nisbas.get(bare)
    known = language.of("adjective")
    adjective = state is not None or bare in known or (norm.endswith("ا") and norm.removesuffix("ا") in known)
    conj, rest = (norm[0], norm[1:]) if norm.startswith("و") and len(norm) > 3 else ("", norm)
    prep = rest[0] if rest.startswith(("بال", "لل", "كال")) or _is_quality(language, rest) else ""
    return Word(
        norm in firsts or unjoined in firsts, norm.removeprefix("".join(clitics_of(norm))) in language.of("part-of"),
        _grammar(language, norm), "A" if adjective else "X",
        "" if adjective else conj, "" if adjective else prep, state,
    )  # fmt: skip


def _is_quality(language: Language, word: str) -> bool:
    """«بشرعية الحكومة»: behind such a word the preposition still means the one whose quality it is."""
    return word[:1] in ("ب", "ل") and word[1:] in language.of("quality")


def _grammar(language: Language, norm: str) -> tuple[str, str, str] | None:
    for word, conj in ((norm, ""), *(((norm[1:], norm[0]),) if norm[:1] in ("و", "ف") and len(norm) > 2 else ())):
        for kind, cls in CLASSES:
            if word in language.of(cls):
                return kind, word, conj
    return None


def clitics_of(norm: str) -> tuple[str, str]:
    """The conjunction and the preposition at the head of «وبعدد», «لأجزاء»."""
    conj, rest = ("و", norm[1:]) if norm.startswith("و") else ("", norm)
    return conj, rest[0] if rest.startswith(("ب", "ل")) else ""
