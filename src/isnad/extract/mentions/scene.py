"""What a name is sought in: the words of an article with what else is known of each position."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from isnad.model.annotation import Mention, NumberMention
from isnad.model.claim import Span
from isnad.seeds.language import Language
from isnad.seeds.names import Names
from isnad.text.fold import FILLER, fold
from isnad.text.quotes import Words


class Found(NamedTuple):
    """A name of the seeds as it stands in the text."""

    last: int
    ids: tuple[str, ...]
    conj: str
    prep: str
    words: int


@dataclass(frozen=True)
class Scene:
    """What a name is sought in: the words of the article, its exact text, and who tells a verb from a name."""

    text: str
    words: Words
    names: Names
    language: Language
    is_verb: Callable[[str], bool]
    is_speech: Callable[[str], bool]
    taken: Collection[int]  # positions that belong to dates
    numbers: dict[int, NumberMention]  # by the position after them
    documents: Collection[str]  # words that speak but are nobody («التقرير»)
    is_act: Callable[[str], bool] = lambda norm: False  # nouns for what is done, of which no name is made
    is_many: Callable[[str], bool] = lambda norm: False  # whether it is a plural of such a noun: «ألغاما بحرية»
    recognise: Callable[["Scene", int], Mention | None] = lambda scene, position: None
    seen: dict[int, Mention | None] = field(default_factory=dict)  # what `recognise` gave, by position
    opens_name: Callable[[str], bool] = lambda norm: True  # whether a word can begin a name: most can not
    looked_up: dict[int, "Found | None"] = field(default_factory=dict)  # what the seeds have, by position
    told: Counter[str] = field(
        default_factory=Counter
    )  # ids that names of one meaning give, and the states they are of
    states: frozenset[str] = frozenset()  # of which the article speaks
    in_full: frozenset[str] = frozenset()  # ids that names of several words give

    def mention(self, position: int) -> Mention | None:
        """What is named by words that start here; asked for by every name that may hold it, and so remembered."""
        if position not in self.seen:
            self.seen[position] = self.recognise(self, position)
        return self.seen[position]

    @cached_property
    def _norms(self) -> dict[int, str]:
        return {position: token.norm for position, token in enumerate(self.words.tokens)}

    @cached_property
    def spelt(self) -> frozenset[int]:
        """Positions of words that belong to no date."""
        tokens = enumerate(self.words.tokens)
        return frozenset(position for position, token in tokens if token.kind in "wl" and position not in self.taken)

    @cached_property
    def things(self) -> frozenset[str]:
        """Head nouns that the article uses as such: «قاعدة جوية», «القاعدة الجوية», where «القاعدة» may be a name."""
        splits = ((position, self.language.head_stems.split(norm)) for position, norm in self._norms.items())
        return frozenset(s.stem for at, s in splits if s and (not s.definite or self._is_qualifier(at + 1)))

    def _is_qualifier(self, position: int) -> bool:
        bare = self.norm(position).removeprefix("ال")
        known = bare in self.language.of("adjective") or bare in self.names.nisbas
        return known and bare != self.norm(position)

    def norm(self, position: int) -> str:
        return self._norms.get(position, "")

    def is_word(self, position: int) -> bool:
        return position in self.spelt

    def may_name(self, position: int) -> bool:
        """Whether it is a word, or a number as in «اللواء 444»."""
        return position in self.spelt or self.words.tokens[position].kind == "n"

    def is_closed(self, norm: str) -> bool:
        """Whether the word belongs to the grammar and so cannot be part of an unlisted name."""
        closed = self.language.closed
        return norm in closed or (norm[:1] in ("و", "ف") and len(norm) > 2 and norm[1:] in closed)

    def surface(self, first: int, last: int, clitics: int = 0) -> str:
        """The words of the range without tatweel, harakat, invisible marks and the first word's clitics."""
        parts = [_visible(self.text[token.start : token.end]) for token in self.words.tokens[first:last]]
        parts[0] = _drop_clitics(parts[0], clitics)
        return " ".join(parts)

    def span(self, first: int, last: int) -> Span:
        return Span(self.words.tokens[first].start, self.words.tokens[last - 1].end)


def _visible(raw: str) -> str:
    return (
        raw
        if raw.isalpha() and FILLER not in raw
        else "".join(letter for letter, plain in zip(raw, fold(raw), strict=True) if plain != FILLER)
    )


def _drop_clitics(raw: str, count: int) -> str:
    """The word without its first `count` letters; «لل» gives back the article that it swallowed."""
    if count and raw[:count].endswith("ل") and raw[count : count + 1] == "ل":
        return "ا" + raw[count:]
    return raw[count:]


def starts_name(scene: Scene, at: int, *, verbs: bool = False) -> bool:
    """Whether a name that nobody listed may begin here; `verbs`: even with the letters of a verb."""
    if not scene.is_word(at):
        return False
    norm = scene.norm(at)
    bare = norm.removeprefix("ال")
    plain = bare not in scene.language.of("adjective") and bare not in scene.names.nisbas
    plain = plain and not norm.startswith(("بال", "لل", "كال", "وال"))
    return (
        plain
        and not scene.is_closed(norm)
        and not (_tells(scene, norm) if verbs else scene.is_verb(norm) or scene.is_act(norm))
        and not scene.language.head_stems.split(norm)
    )


def _tells(scene: Scene, norm: str) -> bool:
    """Whether the word goes on about what was named: «منطقة تقع …», «مبنى يتحصن فيه …», «منطقة إطلاق النار»."""
    known = norm in scene.language.of("verb-behind") or (norm.startswith(("ي", "ت")) and scene.is_verb(norm))
    return known or (not norm.startswith("ال") and scene.is_act(norm))


def is_given_name(scene: Scene, position: int) -> bool:
    return scene.norm(position) in scene.language.of("given-name")


def counts_people(scene: Scene, position: int) -> bool:
    """«12 سوريا», before «ومصريا»; asks no mention, since the one before may hold this one."""
    return position in scene.numbers and scene.norm(position) in scene.names.nisbas
