"""How well claims agree with those that people annotated: precision, recall and F1 at three strengths, and facets."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from isnad.model.article import Article, Rejected
from isnad.model.claim import Claim
from isnad.model.claims_file import Extract
from isnad.pipeline.evaluate_gold import TYPES, Gold, GoldArticle, GoldClaim, load_gold
from isnad.pipeline.evaluate_match import FACETS, Pair, Predicted, pair, predicted
from isnad.pipeline.evaluate_names import Directory, Grouping, Nodes
from isnad.pipeline.plan import Reader
from isnad.read.formats import read_piece
from isnad.read.options import ReadOptions
from isnad.read.piece import InputFile
from isnad.read.whole import one_piece
from isnad.seeds.authority import Authority

STRENGTHS = ("detected", "who", "full")
DIGITS = 3  # of every rate in a report


class Rates(NamedTuple):
    """Shares between 0 and 1; 0 where there is nothing to share."""

    precision: float
    recall: float
    f1: float


def rates(right: int, found: int, wanted: int) -> Rates:
    """Of so many found and so many wanted claims, so many are right."""
    precision, recall = right / found if found else 0.0, right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Rates(*(round(share, DIGITS) for share in (precision, recall, f1)))


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """One article: claims paired, gold claims missed, predicted claims that no gold claim answers.

    `read` is False where no claims were given for the article at all.
    """

    id: str
    pairs: tuple[Pair, ...]
    missed: tuple[GoldClaim, ...]
    extra: tuple[Predicted, ...]
    read: bool = True

    def tally(self) -> Counter[str]:
        """How many claims are wanted, found, and right at each strength; `who:`, `of:`, `ok:` by type and by facet."""
        right = [pair for pair in self.pairs if pair.comparison.who]
        count = Counter(
            gold=len(self.pairs) + len(self.missed),
            predicted=len(self.pairs) + len(self.extra),
            detected=len(self.pairs),
            who=len(right),
            full=sum(pair.comparison.full for pair in self.pairs),
        )
        count.update(f"gold:{claim.type}" for claim in (*(p.gold for p in self.pairs), *self.missed))
        count.update(f"predicted:{claim.type}" for claim in (*(p.predicted for p in self.pairs), *self.extra))
        count.update(f"who:{pair.gold.type}" for pair in right)
        said = [(name, agrees) for p in right for name, agrees in p.comparison.facets.items() if agrees is not None]
        count.update(f"of:{name}" for name, _ in said)
        count.update(f"ok:{name}" for name, agrees in said if agrees)
        return count


@dataclass(frozen=True)
class Evaluation:
    """Every article of the gold in its order."""

    articles: tuple[ArticleResult, ...]

    @cached_property
    def tally(self) -> Counter[str]:
        return sum((article.tally() for article in self.articles), Counter())

    def strength(self, name: str) -> Rates:
        """Of one of STRENGTHS."""
        return rates(self.tally[name], self.tally["predicted"], self.tally["gold"])

    def type(self, name: str) -> Rates:
        """Of the claims of one of TYPES, at strength `who`."""
        return rates(self.tally[f"who:{name}"], self.tally[f"predicted:{name}"], self.tally[f"gold:{name}"])

    def accuracy(self, facet: str) -> float:
        """Of one of FACETS, over the claims whose `who` is right and whose gold says something of it."""
        of = self.tally[f"of:{facet}"]
        return round(self.tally[f"ok:{facet}"] / of, DIGITS) if of else 0.0

    def report(self) -> dict[str, object]:
        """All figures, for JSON."""
        counts = {"articles": len(self.articles), "gold": self.tally["gold"], "predicted": self.tally["predicted"]}
        strengths = {name: self.strength(name)._asdict() for name in STRENGTHS}
        types = {f"who:{name}": self.type(name)._asdict() for name in TYPES}
        return {**counts, **strengths, **types, **{f"accuracy:{name}": self.accuracy(name) for name in FACETS}}


def evaluate(
    extracts: Iterable[Extract],
    gold_dir: Path,
    entities: Path | None,
    authority: Authority,
    articles: Path | None = None,
) -> Evaluation:
    """The claims of these articles against the gold of a folder (see `load_gold` for its arguments)."""
    return evaluate_claims(extracts, load_gold(gold_dir, entities, articles), authority)


def evaluate_claims(extracts: Iterable[Extract], gold: Gold, authority: Authority) -> Evaluation:
    """The claims against the gold; an article is known by its hash, those without gold are left out."""
    directory, grouping = Directory(authority), Grouping(gold.entities)
    found: defaultdict[str, list[Predicted]] = defaultdict(list)
    read = set()
    for extract in extracts:
        read.add(extract.record.sha256)
        nodes = Nodes(extract, directory)
        found[extract.record.sha256] += [predicted(claim, nodes) for claim in _reading_order(extract.claims)]
    return Evaluation(tuple(_result(a, found.get(a.sha256, ()), grouping, a.sha256 in read) for a in gold.articles))


def _reading_order(claims: Iterable[Claim]) -> list[Claim]:
    """The claims as Turtle lists them, each once: of two that fit a gold claim equally well the earlier is taken."""
    unlike = {claim.id: claim for claim in claims}
    return sorted(unlike.values(), key=lambda claim: (min(e.span.start for e in claim.evidence), claim.id))


def _result(article: GoldArticle, claims: Sequence[Predicted], grouping: Grouping, read: bool) -> ArticleResult:
    pairs = pair(claims, article.claims, grouping)
    paired = {id(side) for p in pairs for side in (p.predicted, p.gold)}
    return ArticleResult(
        id=article.id,
        pairs=tuple(pairs),
        missed=tuple(claim for claim in article.claims if id(claim) not in paired),
        extra=tuple(claim for claim in claims if id(claim) not in paired),
        read=read,
    )


def gold_articles(gold: Gold, options: ReadOptions) -> Iterator[Article | Rejected]:
    """The articles that the gold is of, read from their texts; one without a text is left out."""
    for article in gold.articles:
        if article.path is not None:
            for piece in one_piece(InputFile(article.path, article.path.name), "text", options):
                yield read_piece(piece, options)


def evaluate_reader(
    reader: Reader, gold: Gold, authority: Authority, options: ReadOptions | None = None
) -> tuple[Evaluation, tuple[Rejected, ...]]:
    """What a reader makes of the gold's articles, read as a build reads them, and those that could not be read."""
    options = replace(options or ReadOptions(), date_in_words=reader.date_in_words)
    extracts, rejected = [], []
    for article in gold_articles(gold, options):
        if isinstance(article, Rejected):
            rejected.append(article)
        else:
            extracts.append(Extract(article.record, reader.read(article)))
    return evaluate_claims(extracts, gold, authority), tuple(rejected)
