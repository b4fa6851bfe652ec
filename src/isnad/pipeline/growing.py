"""Seeds that grow with a user's corpus: what to add, and whether what was added is sound."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from isnad.backends.rules import Rules, load_rules
from isnad.errors import SeedError
from isnad.pipeline.graphs import open_any
from isnad.seeds.authority import SeedEntity, load_authority
from isnad.seeds.entries import KINDS, read_entries
from isnad.seeds.language import load_language
from isnad.text.fold import key
from isnad.views import ClaimView, Opened, article_view

EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class Example:
    """Words of a claim in which the name stands."""

    article: str
    words: str


@dataclass(slots=True)
class Suggestion:
    """A name that articles use and no entry has: how often, as what, and where."""

    label: str
    kind: str
    articles: set[str] = field(default_factory=set)
    claims: int = 0
    examples: list[Example] = field(default_factory=list)

    @property
    def order(self) -> tuple[int, int, str]:
        return -len(self.articles), -self.claims, self.label


def suggest(paths: Sequence[Path], seeds: tuple[Path, ...], *, least: int = 1) -> list[Suggestion]:
    """Unlisted actors and places of graph files, stores or files of claims, those of most articles first.

    A mere common noun («قواته», «جنود») is no name. Names are one where they fold alike and are of one
    class, the commonest spelling being shown; `least` is the smallest number of articles. What these seeds list by now
    is left out, so that a graph need not be built anew.
    """
    listed = {key(text) for entity in load_authority(seeds).entities.values() for text, _ in entity.labels}
    heads = load_language(seeds).head_stems
    found: dict[tuple[str, str], Suggestion] = {}
    spellings: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in paths:
        with open_any(path, seeds) as opened:
            for claim, kind, label in _unlisted(opened):
                folded = key(label)
                if folded not in listed and not heads.split(folded):
                    spellings[kind, folded][label] += 1
                    _note(found.setdefault((kind, folded), Suggestion(label, kind)), claim)
    for same, suggestion in found.items():
        suggestion.label = _commonest(spellings[same])
    return sorted((s for s in found.values() if len(s.articles) >= least), key=lambda s: s.order)


def _commonest(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda text: (-spellings[text], text))


def _unlisted(opened: Opened) -> Iterator[tuple[ClaimView, str, str]]:
    """Each claim with the class and the label of each unlisted entity in it."""
    for graph in opened.articles():
        for claim in article_view(graph, opened.shared)[1]:
            parties = [named for role in claim.roles.values() for named in role]
            everyone = {named.iri: named for named in (*parties, *(hop.source for hop in claim.chain))}
            for named in everyone.values():
                kind = next((kind for kind in KINDS if kind in named.kinds), None)
                label = named.labels.get("ar", "")
                if not named.listed and kind is not None and label:
                    yield claim, kind, label


def _note(suggestion: Suggestion, claim: ClaimView) -> None:
    suggestion.claims += 1
    if claim.article.id not in suggestion.articles and len(suggestion.examples) < EXAMPLES and claim.evidence:
        suggestion.examples.append(Example(claim.article.id, claim.evidence[0].words))
    suggestion.articles.add(claim.article.id)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with seeds, so that they cannot be used; what is doubtful; how many entries of each class."""

    problems: tuple[str, ...]
    doubts: tuple[str, ...]
    counts: dict[str, int]


def check_seeds(folders: Sequence[Path], own: Sequence[Path]) -> Checked:
    """The folders checked as a build uses them; doubts are raised about entries of the `own` ones only."""
    problems = [str(error) for folder in own for error in _faults(folder)]
    try:
        rules = load_rules(folders)
    except SeedError as error:
        return Checked(tuple(dict.fromkeys([*problems, str(error)])), (), {})
    counts = Counter(entity.kind for entity in rules.authority.entities.values())
    entries = [entity for folder in own for entity in entries_of(folder)]
    shipped = {entity.id for folder in folders if folder not in own for entity in entries_of(folder)}
    shared = rules.authority.ambiguous()
    doubts = [doubt for entity in entries for doubt in _doubts(entity, rules, shipped, shared)]
    return Checked(tuple(problems), tuple(doubts), {kind: counts[kind] for kind in KINDS if counts[kind]})


def entries_of(folder: Path) -> list[SeedEntity]:
    """The entries of one folder by themselves, whatever they are tied to."""
    return [entity for path in _files(folder) for entity in read_entries(path)]


def _files(folder: Path) -> list[Path]:
    return sorted((*folder.glob("*.ttl"), *folder.glob("actors/*.ttl"), *folder.glob("places/*.ttl")))


def _faults(folder: Path) -> Iterator[SeedError]:
    """The first fault of each file, so that all files can be put right at once."""
    for path in _files(folder):
        try:
            read_entries(path)
        except SeedError as error:
            yield error


def _doubts(
    entity: SeedEntity, rules: Rules, shipped: Collection[str], shared: Mapping[tuple[str, str], Sequence[str]]
) -> Iterator[str]:
    if entity.id in shipped:
        yield f"{entity.id} takes the place of the shipped entry of that name, wholly"
    if "en" not in entity.pref:
        yield f"{entity.id} has no English label: tables show the Arabic one"
    for text, language in entity.labels:
        others = shared.get((entity.kind, key(text)), ())
        if sharing := [other for other in others if other != entity.id]:
            yield f"{entity.id}: «{text}» also names {', '.join(sharing)}; which one is meant is decided by context"
        if language == "ar" and " " not in text and rules.lexicon.morphology.readings(key(text)):
            yield f"{entity.id}: «{text}» is an ordinary word too; a longer name would be safer"
