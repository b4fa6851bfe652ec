"""RDF 1.2: the claim reifies the triples of its occurrence, so that nothing asserts what only a source says."""

from collections.abc import Iterable, Iterator

from isnad.export.parts import described
from isnad.export.settings import Settings, views
from isnad.graph.iris import article_graph_iri, home_graph
from isnad.graph.namespaces import RDF
from isnad.graph.terms import Quad, Term, Triple
from isnad.graph.write import nquads
from isnad.views.articles import Opened
from isnad.views.nodes import Nodes

REIFIES = f"<{RDF}reifies>"


def reified(opened: Opened, settings: Settings) -> Iterator[str]:
    """N-Quads 1.2: claims with chain and evidence as ever; `claim rdf:reifies <<( occurrence … )>>` for the rest."""
    for graph, article, claims in views(opened, settings):
        nodes, name = Nodes(graph.triples, opened.shared), article_graph_iri(graph.id)
        triples = set(described(f"<{article.iri}>", nodes))
        for claim in claims:
            triples.update(_stated(f"<{claim.iri}>", described(f"<{claim.iri}>", nodes)))
        yield nquads((s, p, o, name) for s, p, o in sorted(triples))
    yield nquads(_shared(opened.shared))


def _stated(claim: Term, triples: Iterable[Triple]) -> Iterator[Triple]:
    """The triples as they are, those of the occurrence and its figures within a triple term."""
    content = f"{claim[:-1]}/content"
    for subject, predicate, value in triples:
        if subject.startswith(content):
            yield claim, REIFIES, f"<<( {subject} {predicate} {value} )>>"
        else:
            yield subject, predicate, value


def _shared(shared: Nodes) -> Iterator[Quad]:
    for node in sorted(shared.subjects()):
        for predicate, values in shared.about(node).items():
            yield from ((node, predicate, value, home_graph(node)) for value in values)
