"""What reviews do to a graph: claims set aside, corrected claims beside them, confidence that was measured."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import sqrt
from typing import NamedTuple

from isnad.graph import terms
from isnad.graph.iris import article_graph_iri
from isnad.graph.namespaces import ID
from isnad.graph.reviews import review_quads
from isnad.graph.terms import Quad
from isnad.model.claim import Claim
from isnad.model.review import Review, latest
from isnad.model.serial import FieldError
from isnad.seeds.authority import Authority
from isnad.views.corrected import corrected_claim
from isnad.views.nodes import Nodes

MEASURED = 10  # reviews of a rule from which its precision says more than the confidence that its author gave it
Z = 1.96  # standard deviations of a 95 % interval


class Precision(NamedTuple):
    """How often a rule read rightly: its reviewed claims by verdict."""

    rule: str
    accepted: int
    corrected: int
    rejected: int

    @property
    def reviewed(self) -> int:
        return self.accepted + self.corrected + self.rejected

    @property
    def share(self) -> float:
        """Of the reviewed claims, those accepted as they were."""
        return self.accepted / self.reviewed

    @property
    def interval(self) -> tuple[float, float]:
        """Between which the share lies with 95 % confidence (Wilson's score interval)."""
        n, share = self.reviewed, self.share
        centre, width = share + Z * Z / (2 * n), Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        return max(0.0, (centre - width) / (1 + Z * Z / n)), min(1.0, (centre + width) / (1 + Z * Z / n))


@dataclass(frozen=True)
class Reviewed:
    """Reviews ready to be applied: of each claim the latest holds."""

    reviews: tuple[Review, ...] = ()
    holding: Mapping[str, Review] = field(default_factory=dict)

    @classmethod
    def of(cls, reviews: Iterable[Review]) -> "Reviewed":
        """Those reviews, each once."""
        unlike = tuple({review.id + review.claim: review for review in reviews}.values())
        return cls(unlike, latest(unlike))

    @cached_property
    def by_article(self) -> Mapping[str, list[Review]]:
        """The reviews of each article's claims."""
        found: defaultdict[str, list[Review]] = defaultdict(list)
        for review in self.reviews:
            found[review.article].append(review)
        return found

    @cached_property
    def precision(self) -> Mapping[str, Precision]:
        """Each rule's, by the reviews that hold; the most reviewed first."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for review in self.holding.values():
            counts[review.rule][review.verdict] += 1
        rows = [Precision(rule, n["accept"], n["correct"], n["reject"]) for rule, n in counts.items()]
        return {row.rule: row for row in sorted(rows, key=lambda row: (-row.reviewed, row.rule))}

    @cached_property
    def _measures(self) -> Mapping[str, float]:
        return {rule: round(row.share, 2) for rule, row in self.precision.items() if row.reviewed >= MEASURED}

    def marks(self, article: str) -> tuple[str, ...]:
        """What tells these reviews from others in the making of an article; nothing where they do not touch it."""
        mine = sorted(review.id for review in self.by_article.get(article, ()))
        return (*mine, *(f"{rule} {share}" for rule, share in sorted(self._measures.items())))

    def measured(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims, their confidence that of their rule where it was measured."""
        known = self._measures
        return tuple(replace(c, confidence=known[c.rule]) if c.rule in known else c for c in claims)

    def quads(self) -> list[Quad]:
        """All reviews as triples of their graph."""
        return review_quads(self.reviews, self.holding)

    def applied(self, article: str, quads: list[Quad], authority: Authority) -> "Applied":
        """What the reviews of an article add to its quads."""
        mine = self.by_article.get(article, ())
        if not mine or not quads:
            return Applied()
        nodes, graph = Nodes(quad[:3] for quad in quads), article_graph_iri(article)
        here = [review for review in mine if nodes.knows(f"<{review.claim}>")]
        corrected: list[Quad] = []
        notes = [_gone(review) for review in mine if review not in here]
        for review in here:
            if self.holding.get(review.claim) == review:
                try:
                    corrected += terms.quads_of(corrected_claim(review, nodes, authority), graph)
                except FieldError as error:
                    notes.append(f"the review of claim {review.claim_id} by {review.by} cannot be followed: {error}")
        return Applied(tuple(corrected), tuple(review_quads(here, self.holding)), tuple(dict.fromkeys(notes)))

    def standing(self, article: str, quads: Iterable[Quad]) -> list[Quad]:
        """The quads without those of claims that are set aside."""
        aside = tuple(
            f"<{ID}article/{article}/claim/{review.claim_id}"
            for review in self.by_article.get(article, ())
            if self.holding.get(review.claim) == review and review.verdict != "accept"
        )
        return [quad for quad in quads if not aside or not quad[0].startswith(aside)]


class Applied(NamedTuple):
    """Corrected claims for an article's graph, the reviews for theirs, and what a person should know of it."""

    corrected: tuple[Quad, ...] = ()
    reviews: tuple[Quad, ...] = ()
    notes: tuple[str, ...] = ()


def _gone(review: Review) -> str:
    return f"claim {review.claim_id}, {review.verdict}ed by {review.by}, is read no more: its review says nothing here"
