"""Which queries of shapes/ are compiled, each under the hash of its text.

A query is recognised by its text (white space aside): change it in the shapes file, and its rule goes to pySHACL until
it is written out anew in answers.py; a test says so, and what the new hash is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

from isnad.graph.namespaces import ID
from isnad.graph.shacl import answers
from isnad.graph.shacl.answers import END, EXACT, IDENTIFIER, START, Answer
from isnad.graph.shacl.index import Index
from isnad.graph.terms import Term
from isnad.graph.vocabulary import kg


@dataclass(frozen=True, slots=True)
class Query:
    """What answers the query of a rule; `literals` are predicates whose literals it looks at."""

    rule: str
    answer: Answer
    literals: frozenset[Term] = frozenset()


def fingerprint(select: str) -> str:
    """What a query is recognised by."""
    return sha256(" ".join(select.split()).encode()).hexdigest()[:16]


def _at_fault(answer: Answer) -> Callable[[Index], Iterable[Term]]:
    """The data's nodes that have an answer."""

    def select(index: Index) -> Iterable[Term]:
        ours = (node for node in index.nodes if node.startswith(f"<{ID}"))
        return [node for node in ours if any(True for _ in answer(index, node))]

    return select


def _literals(*predicates: Term) -> frozenset[Term]:
    return frozenset(predicates)


SELECTIONS: dict[str, Callable[[Index], Iterable[Term]]] = {
    "286a8bb497499c28": _at_fault(answers.unknown_predicates),
    "11c9e56533cd6476": _at_fault(answers.unknown_classes),
    "fc1c873fd14fea1b": _at_fault(answers.unknown_concepts),
    "842654a2abda1789": _at_fault(answers.blank_values),
}
"""Fingerprint of a sh:SPARQLTarget's query to the nodes it selects."""

QUERIES: dict[str, Query] = {
    "27ec05072f063ea8": Query("Claim-source-is-hop-1", answers.source_is_hop_1, _literals(kg.hop)),
    "899d6015faa6ce00": Query("Claim-hops-contiguous", answers.hops_contiguous, _literals(kg.hop)),
    "a7b4a55f59d19fc0": Query("Claim-hops-unique", answers.hops_unique, _literals(kg.hop)),
    "bf8e6c4bc21d2769": Query("Claim-iri-in-article", answers.iri_in_article, _literals(kg.reportedIn)),
    "760c6a18dc47f3ba": Query(
        "Claim-evidence-same-article", answers.evidence_same_article, _literals(kg.reportedIn, kg.evidence)
    ),
    "fe454580cb2d261b": Query("Denial-not-self", answers.denial_not_self),
    "0bacda26d62e69eb": Query("Denial-same-article", answers.denial_same_article),
    "d535576d0b130256": Query("Accusation-not-self", answers.accusation_not_self),
    "f44fd9eb99f258fd": Query("AnonymousSource-one-article", answers.anonymous_one_article),
    "51418a5754f889f2": Query(
        "Occurrence-actual-not-after-publication",
        answers.actual_not_after_publication,
        _literals(kg.earliest, kg.published),
    ),
    "e8a4b9d294b6a65d": Query("Casualties-breakdown-sum", answers.breakdown_sum, _literals(kg.count)),
    "e5396ee5f3c259a7": Query(
        "Occurrence-interval-order", answers.later(kg.earliest, kg.latest), _literals(kg.earliest, kg.latest)
    ),
    "ce86f32f7b451486": Query(
        "Casualties-bounds-order", answers.later(kg.countMin, kg.countMax), _literals(kg.countMin, kg.countMax)
    ),
    "2b539091281550c6": Query("Evidence-order", answers.later(START, END, or_equal=True), _literals(START, END)),
    "5a357c4508e65abe": Query("Casualties-breakdown-not-self", answers.cycle(kg.breakdownOf)),
    "5519d6015e3c08ed": Query("Casualties-breakdown-outcome", answers.breakdown_outcome),
    "168242abccc17efa": Query("Evidence-length", answers.evidence_length, _literals(START, END, EXACT)),
    "9a972054301ff2a2": Query("Evidence-in-bounds", answers.evidence_in_bounds, _literals(END, kg.charLength)),
    "7c7e64f152153d35": Query("Article-iri-has-id", answers.article_iri_has_id, _literals(IDENTIFIER)),
    "14b27901de6340b6": Query("Actor-part-of-cycle", answers.cycle(kg.partOf, kg.ledBy)),
    "c551d48bea6debe3": Query("Place-in-cycle", answers.cycle(kg.locatedIn)),
    "b256053d062115f1": Query("KnownTerms-predicate", answers.unknown_predicates),
    "c9789c7ee59a8eb1": Query("KnownTerms-class", answers.unknown_classes),
    "d07edf41674411c6": Query("KnownTerms-concept", answers.unknown_concepts),
    "b6c205f232e64709": Query("No-blank-nodes", answers.blank_values),
}
