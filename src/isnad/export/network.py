"""Claims as a network: an edge is one claim that one party does something to, or for, another."""

from collections.abc import Iterator
from dataclasses import dataclass

from isnad.export.settings import Settings, views
from isnad.views.articles import Opened
from isnad.views.claims import ClaimView, Named


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim and two of its parties. `relation` is support, action, together (sides of a clash) or at (a place)."""

    start: Named
    end: Named
    relation: str
    claim: ClaimView
    number: int

    @property
    def id(self) -> str:
        """Unlike any other edge's, and the same every time."""
        return f"{self.claim.article.id}/{self.claim.id}/{self.number}"


EDGE_FIELDS = (
    "relation", "kind", "form", "polarity", "certainty", "status", "support", "from", "to", "date",
    "origin_of_claim", "anonymous", "confidence", "rule", "article", "published", "outlet", "quote", "claim",
)  # fmt: skip
NODE_FIELDS = ("label", "label_ar", "kind", "listed", "same_as")


def edges(opened: Opened, settings: Settings) -> Iterator[Edge]:
    """The edges of each claim, in the order of the claims; one without two parties has none."""
    for _, _, claims in views(opened, settings):
        for claim in claims:
            yield from claim_edges(claim)


def claim_edges(claim: ClaimView) -> Iterator[Edge]:
    """Every doer with everyone it is done to, or the places where nobody is named; the sides of a clash."""
    roles = claim.roles
    doers = (*roles["agent"], *roles["supporter"])
    done_to = (*roles["target"], *roles["recipient"])
    relation = "support" if roles["supporter"] or roles["recipient"] else "action"
    pairs = [(one, other, relation) for one in doers for other in done_to if one != other]
    if claim.kind == "Clash" and not done_to:
        pairs = [(one, other, "together") for i, one in enumerate(doers) for other in doers[i + 1 :]]
    if not pairs:
        pairs = [(one, place, "at") for one in doers for place in roles["place"]]
    for number, (start, end, how) in enumerate(pairs, start=1):
        yield Edge(start, end, how, claim, number)


def nodes(opened: Opened, settings: Settings) -> Iterator[Named]:
    """Each party of an edge, once, in the order in which they are met."""
    met: set[str] = set()
    for edge in edges(opened, settings):
        for party in (edge.start, edge.end):
            if party.iri not in met:
                met.add(party.iri)
                yield party


def edge_values(edge: Edge) -> tuple[str, ...]:
    """The values of EDGE_FIELDS."""
    claim = edge.claim
    source = claim.chain[0].source if claim.chain else None
    return (
        edge.relation, claim.kind, claim.form, claim.concept("polarity"), claim.concept("certainty"),
        claim.concept("status"), " ".join(claim.concepts.get("support kind", ())), claim.earliest, claim.latest,
        claim.edtf, source.label if source else "",
        "yes" if source and "AnonymousSource" in source.kinds else "no", claim.confidence, claim.rule,
        claim.article.id, claim.article.published,
        claim.article.publisher.label if claim.article.publisher else "",
        " … ".join(quote.words for quote in claim.evidence), claim.iri,
    )  # fmt: skip


def node_values(party: Named) -> tuple[str, ...]:
    """The values of NODE_FIELDS."""
    kind = next(iter(party.kinds), "")
    return party.label, party.labels.get("ar", ""), kind, "yes" if party.listed else "no", " ".join(party.same_as)
