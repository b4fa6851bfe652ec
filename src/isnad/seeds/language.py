"""The words of the grammar: closed classes, head nouns, and how a word with clitics splits around them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from isnad.seeds.tables import read_table
from isnad.text.fold import key

CONJUNCTIONS = ("و", "ف")
# Prefixes of a noun after its conjunction: preposition, article; longest first, so that «لل» is not read as «ل» + «ل».
_PREFIXES = (
    ("لل", "ل", True), ("بال", "ب", True), ("كال", "ك", True), ("ال", "", True),
    ("ب", "ب", False), ("ل", "ل", False), ("ك", "ك", False),
)  # fmt: skip
_SUFFIXES = ("هما", "هم", "ها", "هن", "نا", "كم", "ه", "ي")
CACHE = 20_000  # distinct words remembered: nine words in ten of an article are among those last met
_SHORTEST_DUAL = 6  # letters of a dual that is read as one: «حيان», «بحرين» are other words
_SHORTEST = 2  # letters that must be left of a word when a clitic is cut off


CLOSED = (
    "prep", "subordinator", "relative", "negation", "demonstrative", "pronoun", "adverb", "auxiliary", "quantifier",
)  # fmt: skip
"""The classes whose words build sentences and so are part of no name."""

TRAITS = (
    "aircraft",
    "vessel",
    "vehicle",
    "gun",
    "convoy",
    "firing",
    "witness",
    "vague-place",
    "many",
    "judging",
    "soldier",
    "unarmed",
)
"""The classes of things of war by which later stages know what a head noun can do or have done to it."""


class Split(NamedTuple):
    """A noun without its clitics: «وبطائراتهم» is conj و, prep ب, stem طائرات, suffix هم."""

    conj: str
    prep: str
    definite: bool
    stem: str
    suffix: str


@lru_cache(maxsize=CACHE)
def outer_splits(norm: str) -> tuple[tuple[str, str, bool, str], ...]:
    """Every reading of the word's front as (conjunction, preposition, definite, rest), fewest cuts first."""
    return tuple(_outer_splits(norm))


def _outer_splits(norm: str) -> Iterator[tuple[str, str, bool, str]]:
    bases = [("", norm), *((c, norm[1:]) for c in CONJUNCTIONS if norm.startswith(c) and len(norm) > _SHORTEST + 1)]
    for conj, rest in bases:
        yield conj, "", False, rest
        for prefix, prep, definite in _PREFIXES:
            if rest.startswith(prefix) and len(rest) - len(prefix) >= _SHORTEST:
                yield conj, prep, definite, rest[len(prefix) :]


def inner_stems(stem: str) -> Iterator[tuple[str, str]]:
    """Every reading of the word's end as (stem, possessive suffix): «كتيبته» is كتيبة + ه."""
    yield stem, ""
    for suffix in _SUFFIXES:
        rest = stem.removesuffix(suffix)
        if rest != stem and len(rest) >= _SHORTEST:
            yield rest, suffix
            if rest.endswith("ت"):
                yield rest[:-1] + "ه", suffix
    if stem.endswith("ا") and len(stem) > _SHORTEST + 1:
        yield stem[:-1], ""  # the accusative of an indefinite noun: ضابطًا


class Head(NamedTuple):
    """A head noun: its class (force, body, person, …) and the ontology class of what it names."""

    cls: str
    kind: str


class Stems:
    """A set of bare words, found under their clitics."""

    def __init__(self, stems: Iterable[str], no_dual: Iterable[str] = ()) -> None:
        self._stems, self._no_dual = frozenset(stems), frozenset(no_dual)
        self.split = lru_cache(maxsize=CACHE)(self._split)
        """The split of a folded word with the fewest cuts whose stem is among the stems; None where none is."""

    def __contains__(self, stem: str) -> bool:
        return stem in self._stems

    def _split(self, norm: str) -> Split | None:
        for conj, prep, definite, rest in outer_splits(norm):
            for stem, suffix in inner_stems(rest):
                if stem in self._stems and not (definite and suffix):
                    return Split(conj, prep, definite, stem, suffix)
        return self._dual(norm)

    def _dual(self, norm: str) -> Split | None:
        """«زورقين», «كتيبتان», where no other reading is."""
        if not norm.endswith(("ين", "ان")) or len(norm) < _SHORTEST_DUAL:
            return None
        found = self._split(norm[:-3] + "ه" if norm[-3] == "ت" else norm[:-2])
        return None if found is None or found.suffix or found.stem in self._no_dual else found


_NO_WORDS: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Language:
    """Folded word → what it is. `heads` and `classes` hold bare forms; `closed` is all of the closed classes."""

    heads: Mapping[str, Head]
    classes: Mapping[str, frozenset[str]]
    head_stems: Stems
    directions: Stems
    closed: frozenset[str]
    traits: Mapping[str, frozenset[str]]

    def of(self, cls: str) -> frozenset[str]:
        return self.classes.get(cls, _NO_WORDS)


def load_language(folders: Sequence[Path]) -> Language:
    """The grammar words of the shipped folder and of those that extend it."""
    heads: dict[str, Head] = {}
    classes: dict[str, set[str]] = {}
    for folder in folders:
        for row in _rows(folder / "lexicon" / "heads.tsv", ("words", "class", "kind", "gloss")):
            for word in row["words"].split("|"):
                heads.setdefault(key(word), Head(row["class"], row["kind"]))
        for row in _rows(folder / "lexicon" / "words.tsv", ("class", "words")):
            classes.setdefault(row["class"], set()).update(key(w) for w in row["words"].split("|"))
    known = {name: frozenset(words) for name, words in classes.items()}
    closed = frozenset().union(*(known.get(name, ()) for name in CLOSED))
    things = {trait: known.get(trait, frozenset()) for trait in TRAITS}
    traits = {w: frozenset(t for t in TRAITS if w in things[t]) for words in things.values() for w in words}
    return Language(
        heads, known, Stems(heads, known.get("no-dual", ())), Stems(known.get("direction", ())), closed, traits
    )


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Mapping[str, str]]:
    if path.exists():
        yield from read_table(path, columns)
