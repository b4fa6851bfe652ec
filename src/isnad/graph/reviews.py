"""Reviews as triples of a graph of their own."""

from collections.abc import Iterable, Iterator, Mapping

from isnad.graph import terms
from isnad.graph.iris import REVIEWS
from isnad.graph.namespaces import ID, XSD
from isnad.graph.terms import RDF_TYPE, Quad, Term, Triple
from isnad.graph.vocabulary import kg, kgv
from isnad.model.review import Review

VERDICTS: Mapping[str, Term] = {"accept": kgv.Accepted, "reject": kgv.Rejected, "correct": kgv.Corrected}


def review_quads(reviews: Iterable[Review], holding: Mapping[str, Review]) -> list[Quad]:
    """All reviews; those that hold (the latest of each claim, by its IRI) and do not accept it set it aside."""
    triples = {t for review in reviews for t in _review(review, holding.get(review.claim) == review)}
    return terms.quads_of(sorted(triples), REVIEWS)


def review_iri(review: Review) -> Term:
    return terms.iri(f"{ID}review/{review.article}/{review.id}")


def _review(review: Review, holds: bool) -> Iterator[Triple]:
    node, claim = review_iri(review), terms.iri(review.claim)
    yield node, RDF_TYPE, kg.Review
    yield node, kg.reviewOf, claim
    yield node, kg.verdict, VERDICTS[review.verdict]
    yield node, kg.reviewer, terms.text(review.by)
    yield node, kg.reviewedAt, terms.typed(review.at, XSD + "dateTime")
    if review.why:
        yield node, kg.reason, terms.text(review.why)
    if review.rule:
        yield node, kg.reviewedRule, terms.text(review.rule)
    if holds and review.verdict != "accept":
        yield node, kg.setsAside, claim
    for number, (field, values) in enumerate(review.fields, start=1):
        yield from _correction(node, number, field, values)


def _correction(node: Term, number: int, field: str, values: Iterable[str]) -> Iterator[Triple]:
    correction = f"{node[:-1]}/correction/{number}>"
    yield node, kg.correction, correction
    yield correction, RDF_TYPE, kg.Correction
    yield correction, kg.correctedField, terms.text(field)
    for value in values:
        yield correction, kg.correctedValue, terms.text(value)
