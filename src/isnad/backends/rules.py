"""The default extractor: rules over words, no model, no network; the stages in the order in which they run."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from isnad.extract import claims, numbers
from isnad.extract.arguments import find_nodes
from isnad.extract.attribution import Sentences, find_speech
from isnad.extract.casualties import find_casualties
from isnad.extract.coreference import Setting, resolve
from isnad.extract.dates import find_dates
from isnad.extract.denials import find_denials
from isnad.extract.denials.matter import Told
from isnad.extract.factuality import StatusCues, judge
from isnad.extract.frames import find_frames
from isnad.extract.mentions import Scene, find_mentions
from isnad.extract.units import Sentence, Word, build_units, word_of
from isnad.model.annotation import DateMention, Factuality, Frame, Mention, NumberMention, Unit
from isnad.model.article import Article
from isnad.model.claim import Claim, Entity
from isnad.seeds.attributing import Cues
from isnad.seeds.authority import Authority, load_authority
from isnad.seeds.cue_tables import CueTables, load_cues
from isnad.seeds.language import CACHE, Language, load_language
from isnad.seeds.lexicon import Lexicon, load_lexicon
from isnad.seeds.local_names import LocalNames, load_local_names
from isnad.seeds.names import Names, compile_names
from isnad.seeds.quantity_tables import QuantityTables, load_quantity_tables
from isnad.text.blocks import with_lines
from isnad.text.clauses import find_sentences, split_unpunctuated
from isnad.text.quotes import Words, without_quotes
from isnad.text.tokens import tokenise
from isnad.text.zones import find_zones


class _Judge(NamedTuple):
    """What a word is, as far as its letters tell."""

    verb: Callable[[str], bool]
    speech: Callable[[str], bool]
    act: Callable[[str], bool]
    many: Callable[[str], bool]
    opens_name: Callable[[str], bool]


@dataclass(frozen=True)
class Rules:
    """The seeds compiled for reading. Safe to share between threads; each process loads its own."""

    authority: Authority
    names: Names
    language: Language
    lexicon: Lexicon
    quantities: QuantityTables
    cues: CueTables
    local_names: LocalNames

    def read(self, article: Article) -> tuple[Claim, ...]:
        """The claims of an article in text order, each once."""
        words = self._words(article.text)
        found = _Found.of(self, article.text, words, article.record.published)
        return claims.make_claims(found.material(self, article))

    @cached_property
    def judge(self) -> "_Judge":
        """What names are told by, each word judged once."""
        judges = (self.is_verb, self.is_speech, self.is_act, self.is_many, self.opens_name)
        return _Judge(*(lru_cache(CACHE)(judge) for judge in judges))

    @cached_property
    def word(self) -> Callable[[str], Word]:
        """What each word alone tells of its place in a sentence."""
        return lru_cache(CACHE)(partial(word_of, self.language, self.names.nisbas))

    def opens_name(self, norm: str) -> bool:
        """Whether the mention of somebody or something can begin with the word: most can begin none."""
        stems = (self.language.head_stems, self.language.directions, self.names.nisba_stems)
        return bool(self.names.table.starts(norm)) or any(known.split(norm) is not None for known in stems)

    @cached_property
    def capitals(self) -> Mapping[str, Entity]:
        """Each state's capital."""
        found = ((state, self.authority.entities[place]) for place, state in self.names.capitals.items())
        return {state: Entity(seed.id, seed.kind, seed.pref["ar"]) for state, seed in found}

    def _words(self, text: str) -> Words:
        """The words of title, dateline and body; a tail («كلمات مفتاحية») says nothing that happened."""
        lines = with_lines(text)
        kept = [z for z in find_zones(lines) if z.kind in ("title", "dateline", "body")]
        tokens = [t for t in tokenise(lines) if t.kind == "b" or any(z.start <= t.start < z.end for z in kept)]
        return without_quotes(text, tokens)

    def is_verb(self, norm: str) -> bool:
        """Whether the word is a finite verb of the lexicon, and so no part of an unlisted name."""
        return any(r.pos == "V" for r in self.lexicon.morphology.readings(norm))

    def is_act(self, norm: str) -> bool:
        """Whether the word is a noun of the lexicon that no person is called by: «قال المتحدث مقتل …» has no name,
        and that of «فلان المتهم بقتل …» ends before the participle.
        """
        given = norm in self.language.of("given-name")
        found = () if given else self.lexicon.morphology.readings(norm)
        return any(r.pos == "N" or (r.pos in ("AP", "PP") and r.definite) for r in found)

    def is_many(self, norm: str) -> bool:
        """Whether the word is a plural noun of the lexicon, which an adjective in the feminine may describe."""
        return any(r.pos == "N" and r.number == "pl" for r in self.lexicon.morphology.readings(norm))

    def opens_statement(self, words: Words, position: int, mentions: Mapping[int, Mention]) -> bool:
        """Whether a statement begins here in a text without stops: «وسيطرت القوات …», «كما …», «غير أن …»."""
        norm = words.tokens[position].norm
        if norm in self.language.of("connective"):
            return True
        following = mentions.get(position + 1)
        named = following is not None and not following.prep and not following.conj
        return (
            named
            and norm.startswith("و")
            and any(r.pos == "V" and r.conj for r in self.lexicon.morphology.readings(norm))
        )

    def is_speech(self, norm: str) -> bool:
        """Whether the word is a finite verb of reporting, behind which a name may stand that nobody listed."""
        readings = self.lexicon.morphology.readings(norm)
        return any(r.pos == "V" and self.lexicon.lexeme(r.lexeme).frame == "say" for r in readings)


def load_rules(folders: Sequence[Path], authority: Authority | None = None) -> Rules:
    """The rules over the seeds of all the folders; later ones extend the earlier. SeedError for what is wrong.

    `authority` is theirs, where it is loaded already.
    """
    authority = authority or load_authority(folders)
    return Rules(
        authority, compile_names(authority), load_language(folders), load_lexicon(folders),
        load_quantity_tables(*(folder / "lexicon" for folder in folders)), load_cues(folders),
        load_local_names(folders, authority),
    )  # fmt: skip


@dataclass(frozen=True)
class _Found:
    """What the stages before frames found in one article."""

    words: Words
    ranges: tuple[tuple[int, int], ...]
    numbers: tuple[NumberMention, ...]
    dates: tuple[DateMention, ...]
    mentions: tuple[Mention, ...]
    units: tuple[tuple[Unit, ...], ...]

    @classmethod
    def of(cls, rules: Rules, text: str, words: Words, published: date | None) -> "_Found":
        tokens = words.tokens
        counted = numbers.find_numbers(tokens, rules.quantities)
        dated = find_dates(tokens, published, rules.quantities, counted)
        taken = frozenset(k for d in dated for k in range(d.first, d.last))
        counted = tuple(n for n in counted if n.first not in taken)
        scene = Scene(
            text, words, rules.names, rules.language, rules.judge.verb, rules.judge.speech, taken,
            {n.last: n for n in counted}, rules.cues.attribution["document"], is_act=rules.judge.act,
            is_many=rules.judge.many, opens_name=rules.judge.opens_name,
        )  # fmt: skip
        named = find_mentions(scene)
        starts = {m.first: m for m in named}
        ranges = split_unpunctuated(tokens, find_sentences(tokens), lambda at: rules.opens_statement(words, at, starts))
        place = Sentence(
            tokens, {m.first: m for m in named}, {d.first: d.last for d in dated}, {n.first: n.last for n in counted},
            rules.lexicon, rules.language, rules.names.nisbas, text, rules.word,
        )  # fmt: skip
        return cls(words, ranges, counted, dated, named, tuple(build_units(place, *r) for r in ranges))

    def material(self, rules: Rules, article: Article) -> claims.Material:
        nodes = tuple(find_nodes(units) for units in self.units)
        status = StatusCues(rules.cues.before, rules.cues.after)
        frames: list[tuple[Frame, Factuality]] = []
        for index, (units, found) in enumerate(zip(self.units, nodes, strict=True)):
            frames += [(frame, judge(frame, units, status)) for frame in find_frames(units, found, index)]
        attribution = rules.cues.attribution
        norms = [t.norm for t in self.words.tokens]
        resolved = resolve(self.mentions, Setting(rules.capitals, rules.names.homes, norms, rules.local_names))
        speech = find_speech(
            Sentences(self.words, self.ranges, self.units, nodes, article.text), Cues(attribution), resolved
        )
        tokens = self.words.tokens
        denials = find_denials(Told(norms, self.units, [f for f, _ in frames], speech), attribution)
        victims = find_casualties(tokens, self.numbers, rules.quantities, article.text, self.dates)
        return claims.Material(
            article.id, article.text, [(t.start, t.end) for t in tokens], norms, self.units, frames,
            speech, self.dates, victims, self.numbers, resolved, rules.cues.means,
            frozenset(i for i, (_, last) in enumerate(self.ranges) if last < len(tokens) and tokens[last].norm in "؟?"),
            denials, rules.names.wholes, article.record.published, rules.language.of("bomb"),
        )  # fmt: skip
