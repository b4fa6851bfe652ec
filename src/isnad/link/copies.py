"""Which articles are copies of another: the same bytes, or nearly the same words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from isnad.graph.terms import Term
from isnad.link.facts import ArticleFacts
from isnad.text.sketch import BAND, unpack

LIKE = 0.7  # estimated share of common shingles from which on two texts are taken for copies of one
MOST = 24  # earlier articles of one band that an article is compared with


@dataclass(frozen=True, slots=True)
class Copy:
    """An article taken for a copy of another, with the estimated share of common shingles."""

    article: Term
    original: Term
    likeness: float


def copies(articles: Iterable[ArticleFacts]) -> Mapping[Term, Copy]:
    """Every copy, by its IRI, and the article it is traced to: the earliest published, undated ones last."""
    found: dict[Term, Copy] = {}
    bands: defaultdict[tuple[int, ...], list[tuple[Term, Sequence[int]]]] = defaultdict(list)
    by_sha: dict[str, Term] = {}
    for article in sorted(articles, key=lambda a: (a.published is None, a.published or 0, a.article)):
        sketch = unpack(article.sketch)
        original, likeness = _same_bytes(article, by_sha) or _most_alike(sketch, bands)
        if original is not None:
            first = found[original].original if original in found else original
            found[article.article] = Copy(article.article, first, likeness)
        for band in _bands(sketch):
            bands[band].append((article.article, sketch))
    return found


def _same_bytes(article: ArticleFacts, by_sha: dict[str, Term]) -> tuple[Term, float] | None:
    earlier = by_sha.setdefault(article.sha or article.article, article.article)
    return None if earlier == article.article else (earlier, 1.0)


def _most_alike(
    sketch: Sequence[int], bands: Mapping[tuple[int, ...], Sequence[tuple[Term, Sequence[int]]]]
) -> tuple[Term | None, float]:
    """The first of the most alike earlier articles that share a band of the sketch."""
    earlier = {name: other for band in _bands(sketch) for name, other in bands.get(band, ())[:MOST]}
    alike = [(_likeness(sketch, other), name) for name, other in earlier.items()]
    best = max((share for share, _ in alike), default=0.0)
    if best < LIKE:
        return None, 0.0
    return min(name for share, name in alike if share == best), best


def _bands(sketch: Sequence[int]) -> Iterator[tuple[int, ...]]:
    return ((start, *sketch[start : start + BAND]) for start in range(0, len(sketch), BAND))


def _likeness(one: Sequence[int], other: Sequence[int]) -> float:
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
