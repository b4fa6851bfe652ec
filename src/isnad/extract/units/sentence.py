"""What the stages before units found in an article, and what the lexicon says that a word takes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from isnad.extract.units.words import Word
from isnad.model.annotation import Mention
from isnad.seeds.language import Language
from isnad.seeds.lexicon import Lexicon
from isnad.text.tokens import Token


@dataclass(frozen=True)
class Sentence:
    """Where the pieces of an article stand: by first token, mentions and the end of each date and number."""

    tokens: Sequence[Token]
    mentions: Mapping[int, Mention]
    dates: Mapping[int, int]
    numbers: Mapping[int, int]
    lexicon: Lexicon
    language: Language
    nisbas: Mapping[str, str]
    text: str
    word: Callable[[str], Word]


def roles_of(place: Sentence, frame: str, pos: str) -> Mapping[str, Sequence[str]]:
    valency = place.lexicon.frames.get(frame)
    found = None if valency is None else valency.verb if pos == "V" else valency.noun
    return found or {}
