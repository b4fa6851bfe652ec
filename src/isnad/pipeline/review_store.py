"""Reviews in stores: read back from their graph, so that they survive a rebuild, and applied to articles that stay."""

from collections.abc import Sequence

from isnad.graph.iris import REVIEWS, article_graph_iri, inferred_graph
from isnad.graph.reviews import VERDICTS
from isnad.graph.shared import references, shared_graphs
from isnad.graph.terms import RDF_TYPE, Quad, Term, Triple
from isnad.graph.vocabulary import kg
from isnad.graph.write import nquads
from isnad.model.review import Review
from isnad.pipeline.plan import with_inferred
from isnad.pipeline.reviewed import Reviewed
from isnad.pipeline.storing import name_of, with_inferences
from isnad.seeds.authority import Authority
from isnad.store.protocol import Queryable, Store
from isnad.views.articles import graph_triples
from isnad.views.nodes import Nodes

_WORDS = {term: verdict for verdict, term in VERDICTS.items()}


def stored_reviews(store: Queryable) -> list[Review]:
    """The reviews that the store has, by time."""
    nodes = Nodes(graph_triples(store, REVIEWS))
    found = [_review(node, nodes) for node in nodes.subjects() if kg.Review in nodes.all(node, RDF_TYPE)]
    return sorted(found, key=lambda review: (review.at, review.claim))


def _review(node: Term, nodes: Nodes) -> Review:
    fields = (
        (nodes.text(part, kg.correctedField), tuple(nodes.texts(part, kg.correctedValue)))
        for part in nodes.all(node, kg.correction)
    )
    return Review(
        nodes.one(node, kg.reviewOf)[1:-1], _WORDS[nodes.one(node, kg.verdict)], nodes.text(node, kg.reviewer),
        nodes.text(node, kg.reviewedAt), nodes.text(node, kg.reason), nodes.text(node, kg.reviewedRule),
        tuple(sorted(fields)),
    )  # fmt: skip


def apply_reviews(store: Store, reviews: Sequence[Review], authority: Authority) -> tuple[str, ...]:
    """Makes the store's reviews those, and its articles follow them; what a person should know of it.

    The same again changes nothing.
    """
    reviewed = Reviewed.of(reviews)
    notes: list[str] = []
    for article in sorted(reviewed.by_article):
        notes += _applied(store, reviewed, article, authority)
    store.replace([name_of(REVIEWS)], nquads(reviewed.quads()))
    return tuple(notes)


def _applied(store: Store, reviewed: Reviewed, article: str, authority: Authority) -> tuple[str, ...]:
    graph = article_graph_iri(article)
    triples = graph_triples(store, graph)
    read = _as_read(triples, graph)
    added = reviewed.applied(article, read, authority)
    if added.corrected or len(read) < len(triples):
        quads = sorted({*read, *added.corrected})
        reason = bool(graph_triples(store, inferred_graph(graph)))
        needed = shared_graphs(references(added.corrected), authority)
        store.replace(with_inferences([graph]), nquads([*with_inferred(quads, reason), *needed]))
    return added.notes


def _as_read(triples: Sequence[Triple], graph: Term) -> list[Quad]:
    """The article's quads without the claims that earlier corrections put there."""
    corrected = tuple(s[:-1] for s, p, _ in triples if p == kg.corrects)
    return [(*triple, graph) for triple in triples if not corrected or not triple[0].startswith(corrected)]
