"""What attribution reads and remembers: the parsed article, the cue words, and who has spoken so far."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from isnad.model.annotation import Mention, Node, Reading, Speech, Unit
from isnad.model.claim import Entity, Span
from isnad.model.gender import gender
from isnad.seeds.attributing import SPEAKING, Cues
from isnad.text.quotes import Words

_WARNS = frozenset({"hadhdhara"})  # of the words of fear, the one that is said aloud
_SPEAKERS = frozenset({"actor", "person", "anonymous", "observers", "media", "group"})
_THINGS = frozenset({"object", "place"})
_MEMBERS = frozenset(
    "جندي جنود ضابط ضباط مقاتل مقاتلون مقاتلو مسلح مسلحون عنصر عناصر متمردون متمرد افراد رجال مستوطنون ثوار".split()
)
_NISBAS = ("ية", "يه", "ي", "ى")
_SINGLE = frozenset({"State", "Person", "GovernmentBody", "MediaOutlet"})
_REMEMBERED = 3  # speakers among whom «وأضافت» finds its subject


@dataclass(frozen=True)
class Sentences:
    """The parsed article: for each sentence its token range, its units and nodes."""

    words: Words
    ranges: Sequence[tuple[int, int]]
    units: Sequence[Sequence[Unit]]
    nodes: Sequence[Sequence[Node]]
    text: str = ""

    def label(self, first: int, last: int) -> tuple[str, Span]:
        """The article's own letters for the tokens `first` to `last` (half-open), and where they stand."""
        span = Span(self.words.tokens[first].start, self.words.tokens[last - 1].end)
        return self.text[span.start : span.end], span

    def mention(self, first: int, last: int, cls: str, clitic: int = 0) -> Mention:
        """Somebody who speaks and whom nobody listed, behind so many letters of another word: «لصحفي»."""
        label, span = self.label(first, last)
        if clitic:
            label, span = label[clitic:], Span(span.start + clitic, span.end)
        kind = {"person": "Person", "media": "MediaOutlet"}.get(cls, "Organisation")
        return Mention(first, last, cls, Entity(None, kind, label, span))


@dataclass
class Memory:
    """Who spoke, the latest first; who issued the last document; whether a quotation is still open."""

    recent: list[Speech] = field(default_factory=list)
    genders: dict[int, str] = field(default_factory=dict)  # by first token of the speaker, as his verb showed it
    author: Mention | None = None
    quoted: Speech | None = None
    quoted_until: int = 0

    def remember(self, speech: Speech, shown: str = "") -> None:
        if shown:
            self.genders.setdefault(speech.speakers[0].first, shown)
        self.recent = [speech, *(s for s in self.recent if s.speakers != speech.speakers)][:_REMEMBERED]

    def agreeing(self, reading: Reading) -> Speech | None:
        """The last speaker with whom the verb agrees."""
        return next((s for s in self.recent if self._fits(reading, s.speakers[0])), None)

    def _fits(self, reading: Reading, speaker: Mention) -> bool:
        shown = self.genders.get(speaker.first, "")
        return agrees(reading, speaker) and not (shown and reading.gender and shown != reading.gender)


@dataclass(frozen=True)
class Scene:
    """One sentence within its article, with what was said before it."""

    article: Sentences
    index: int
    cues: Cues
    memory: Memory
    resolved: Mapping[int, Mention]

    @property
    def units(self) -> Sequence[Unit]:
        return self.article.units[self.index]

    @property
    def nodes(self) -> Sequence[Node]:
        return self.article.nodes[self.index]

    @property
    def first(self) -> int:
        return self.article.ranges[self.index][0]

    @property
    def last(self) -> int:
        return self.article.ranges[self.index][1]

    def key(self, mention: Mention) -> str:
        return self.resolved.get(mention.first, mention).entity.key


def says(reading: Reading) -> bool:
    """Whether the word, as read, is an act of speech."""
    return reading.sense.split(":")[0] in SPEAKING or reading.lexeme in _WARNS


def may_speak(mention: Mention) -> bool:
    """Speakers are people, bodies, states and sources, never things."""
    if mention.cls == "group" and mention.entity.id is None and mention.entity.label.endswith(_NISBAS):
        return False  # «السورية» alone is an adjective
    if mention.is_machine and mention.entity.kind != "GovernmentBody":
        return False
    if mention.cls in _THINGS:
        return mention.state is not None or mention.entity.kind == "State"
    return mention.cls in _SPEAKERS or mention.entity.kind == "State"


def as_source(mention: Mention) -> Mention:
    """«قال جنود إن …»: members of a force that nobody names are a source without a name."""
    unnamed = mention.cls == "actor" and not mention.definite and mention.entity.id is None
    return replace(mention, cls="anonymous") if unnamed and mention.head in _MEMBERS else mention


def agrees(reading: Reading, mention: Mention) -> bool:
    """Whether the mention may be the subject of the verb form: «أضافت» is no man's."""
    if reading.number == "pl" and mention.entity.kind in _SINGLE and mention.cls not in ("anonymous", "group"):
        return False
    shown = gender(mention)
    return not (shown and reading.gender and reading.number == "sg" and shown != reading.gender)


def find_unit(units: Sequence[Unit], start: int, stop: int, wanted: Callable[[Unit], bool]) -> int | None:
    """The first position from `start` to before `stop` of a unit of that sort."""
    return next((at for at in range(max(0, start), min(stop, len(units))) if wanted(units[at])), None)
