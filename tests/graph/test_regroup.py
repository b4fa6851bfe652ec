"""Turtle loses graphs; regrouping finds them again."""

import pyoxigraph as ox
import pytest

from isnad.graph.iris import COREF, article_graph_iri, graph_of, home_graph
from isnad.graph.namespaces import GRAPH, ID
from isnad.graph.regroup import regroup
from isnad.graph.vocabulary import kg
from isnad.graph.write import FORMATS


@pytest.mark.parametrize(("suffix", "format_"), [(".ttl", ox.RdfFormat.TURTLE), (".nt", ox.RdfFormat.N_TRIPLES)])
def test_a_file_without_graphs_gives_the_same_quads_as_n_quads(sample, suffix, format_):
    quads = [*sample.whole(), *sample.article(id="other.one")]
    text = FORMATS[suffix].header() + FORMATS[suffix].piece(quads)
    triples = [(str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(text, format=format_)]
    assert set(regroup(triples)) == set(quads)


@pytest.mark.parametrize(
    ("node", "graph"),
    [
        (f"<{ID}article/a>", article_graph_iri("a")),
        (f"<{ID}article/a.b/claim/1/content>", article_graph_iri("a.b")),
        (article_graph_iri("a"), article_graph_iri("a")),
        (f"<{ID}actor/egypt>", f"<{GRAPH}entities>"),
        (f"<{ID}place/derna>", f"<{GRAPH}entities>"),
        (f"<{ID}run/1>", f"<{GRAPH}runs>"),
        (f"<{ID}incident/1>", COREF),
        (f"<{ID}coreference/1>", COREF),
        ("<http://example.org/x>", ""),
        ("_:b", ""),
    ],
)
def test_the_name_of_a_node_tells_its_graph(node, graph):
    assert home_graph(node) == graph


@pytest.mark.parametrize("predicate", [kg.refersTo, kg.root, kg.rootRule, kg.copyOf, kg.similarity])
def test_what_only_linking_says_of_an_article_belongs_to_the_derived_graph(predicate):
    assert graph_of((f"<{ID}article/a/claim/1>", predicate, f"<{ID}incident/1>")) == COREF


def test_a_denial_answers_in_its_own_graph_a_claim_of_its_article_and_in_the_derived_one_another():
    denial = f"<{ID}article/a/claim/1>"
    assert graph_of((denial, kg.denies, f"<{ID}article/a/claim/2>")) == article_graph_iri("a")
    assert graph_of((denial, kg.denies, f"<{ID}article/b/claim/2>")) == COREF
