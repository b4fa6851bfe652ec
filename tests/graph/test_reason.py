"""Reasoning by look-up against owlrl itself."""

import owlrl
import pytest
from owlrl.Namespaces import ERRNS
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from isnad.errors import IsnadError
from isnad.graph import reason
from isnad.graph.closure import compile_tables
from isnad.graph.iris import inferred_graph, is_inferred
from isnad.graph.namespaces import GRAPH, ID, KG
from isnad.graph.namespaces import OWL as OWL_NS
from isnad.graph.namespaces import RDFS as RDFS_NS
from isnad.graph.reason import infer
from isnad.graph.shared import file_triples
from isnad.graph.terms import RDF_TYPE
from isnad.graph.vocabulary import kg
from isnad.graph.write import ntriples

ONTOLOGY = {*file_triples("isnad.ttl"), *file_triples("vocab.ttl")}


def by_owlrl(quads):
    """What owlrl adds about the data: types and relations that say something."""
    data = {(s, p, o) for s, p, o, _ in quads}
    graph = Graph().parse(data=ntriples((*t, "") for t in data | ONTOLOGY), format="nt")
    before = set(graph)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    new = set(graph) - before
    return {
        (f"<{s}>", f"<{p}>", f"<{o}>")
        for s, p, o in new
        if isinstance(s, URIRef)
        and str(s).startswith(ID)
        and p != OWL.sameAs
        and o not in {OWL.Thing, RDFS.Resource}
        and not (p == RDF.type and not isinstance(o, URIRef))
    }


def test_exactly_what_owlrl_concludes_of_the_data(sample):
    quads = sample.whole()
    expected = by_owlrl(quads)
    found = {(s, p, o) for s, p, o, _ in infer(quads) if s.startswith(f"<{ID}")}
    assert len(expected) > 100
    assert found == expected


def test_the_data_are_consistent_with_the_ontology(sample):
    data = {(s, p, o) for s, p, o, _ in sample.whole()}
    graph = Graph().parse(data=ntriples((*t, "") for t in data | ONTOLOGY), format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert list(graph.objects(None, ERRNS.error)) == []
    graph.add((URIRef(f"{ID}actor/haftar"), RDF.type, URIRef(f"{KG}State")))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert list(graph.objects(None, ERRNS.error)) != []


def test_pieces_reasoned_over_one_by_one_give_the_same(sample):
    quads = sample.whole()
    graphs = {q[3] for q in quads}
    piecewise = [inferred for graph in graphs for inferred in infer([q for q in quads if q[3] == graph])]
    assert sorted(piecewise) == infer(quads)


def test_core_classes_and_properties_can_be_asked_for(sample):
    quads = sample.whole()
    everything = {(s, p, o) for s, p, o, _ in [*quads, *infer(quads)]}
    raid = f"<{ID}article/sample-1/claim/{sample.claims[0].id}/content>"
    assert (raid, RDF_TYPE, kg.Occurrence) in everything
    assert (raid, RDF_TYPE, kg.Bombardment) in everything
    assert (raid, kg.participant, f"<{ID}actor/egypt-air-force>") in everything
    assert (f"<{ID}actor/egypt>", RDF_TYPE, kg.Place) in everything


def test_inferred_triples_are_apart_and_nothing_asserted_is_repeated(sample):
    quads = sample.whole()
    inferred = infer(quads)
    assert {q[3] for q in inferred} <= {inferred_graph(q[3]) for q in quads}
    assert all(is_inferred(q[3]) for q in inferred)
    assert not any(is_inferred(q[3]) for q in quads)
    assert not {q[:3] for q in inferred} & {q[:3] for q in quads}
    assert infer([*quads, *inferred]) == inferred


def test_the_inferred_graph_is_named_after_its_source():
    assert inferred_graph(f"<{GRAPH}article/a>") == f"<{GRAPH}inferred/article/a>"
    assert inferred_graph("") == f"<{GRAPH}inferred/default>"


def test_another_ontology_is_compiled_anew(monkeypatch):
    shipped = reason.tables()
    reason.tables.cache_clear()
    monkeypatch.setattr(reason, "ontology_hash", lambda: "changed")
    assert reason.tables() == shipped
    reason.tables.cache_clear()


@pytest.mark.parametrize(
    "axiom",
    [
        (kg.partOf, RDF_TYPE, f"<{OWL_NS}TransitiveProperty>"),
        (kg.partOf, f"<{OWL_NS}inverseOf>", "<urn:hasPart>"),
        (kg.State, f"<{OWL_NS}equivalentClass>", kg.Place),
    ],
)
def test_an_axiom_that_look_ups_cannot_follow_is_refused(axiom):
    with pytest.raises(IsnadError, match="more than look-ups"):
        compile_tables({*ONTOLOGY, axiom})


def test_an_inconsistent_ontology_is_refused():
    with pytest.raises(IsnadError, match="inconsistent"):
        compile_tables({*ONTOLOGY, (kg.AirStrike, f"<{RDFS_NS}subClassOf>", kg.Support)})


def test_terms_outside_the_ontology_are_left_alone():
    quads = [("<urn:a>", "<urn:b>", "<urn:c>", ""), ("<urn:a>", RDF_TYPE, f"<{KG}NoSuch>", "")]
    assert infer(quads) == []
