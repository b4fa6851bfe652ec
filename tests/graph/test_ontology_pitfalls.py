"""The ontology under the rules of ontology linters: the pitfalls of OOPS! by number, and the metadata that FOOPS! asks.

What we do otherwise on purpose stands here, with the reason in ontology/README.md.
"""

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.namespace import DCTERMS, SKOS, VANN

from isnad.graph.namespaces import BASE, KG
from isnad.resources import folder

ONTOLOGY, VOCABULARY = (Graph().parse(folder("ontology") / name) for name in ("isnad.ttl", "vocab.ttl"))
CLASSES = sorted(c for c in ONTOLOGY.subjects(RDF.type, OWL.Class) if c.startswith(KG))
PROPERTIES = sorted(
    p for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for p in ONTOLOGY.subjects(RDF.type, kind) if KG in p
)
WITHOUT_DOMAIN, WITHOUT_RANGE = {"evidence", "sourceKind", "ruleId", "extractionConfidence"}, {"target"}
HEADER = (
    OWL.versionIRI, OWL.versionInfo, DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.created,
    DCTERMS.issued, DCTERMS.modified, DCTERMS.creator, DCTERMS.publisher, DCTERMS.bibliographicCitation,
    VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri,
)  # fmt: skip


def name(term: URIRef) -> str:
    return term.rpartition("#")[2]


@pytest.mark.parametrize("predicate", HEADER, ids=name)
def test_p38_p41_the_header_says_who_what_and_under_which_licence(predicate: URIRef) -> None:
    assert ONTOLOGY.value(URIRef(BASE + "ontology"), predicate, any=True) is not None


@pytest.mark.parametrize(("predicate", "lacking"), [(RDFS.domain, WITHOUT_DOMAIN), (RDFS.range, WITHOUT_RANGE)])
def test_p11_p19_every_property_has_one_domain_and_one_range(predicate: URIRef, lacking: set[str]) -> None:
    counts = {name(p): len(list(ONTOLOGY.objects(p, predicate))) for p in PROPERTIES}
    assert {p for p, count in counts.items() if count == 0} == lacking
    assert max(counts.values()) == 1


def test_p04_no_class_stands_alone() -> None:
    tied = {t for p in (RDFS.subClassOf, RDFS.domain, RDFS.range) for pair in ONTOLOGY.subject_objects(p) for t in pair}
    assert [name(c) for c in CLASSES if c not in tied] == []


def test_p06_no_class_is_below_itself() -> None:
    assert [name(c) for c in CLASSES if c in set(ONTOLOGY.transitive_objects(c, RDFS.subClassOf)) - {c}] == []


def test_p10_classes_of_different_things_are_disjoint() -> None:
    """Kinds of one thing may overlap: an air strike is a bombardment, a state both acts and speaks."""
    apart = {t for pair in ONTOLOGY.subject_objects(OWL.disjointWith) for t in pair}
    roots = {c for c in CLASSES if not any(above in CLASSES for above in ONTOLOGY.objects(c, RDFS.subClassOf))}
    assert {name(c) for c in roots - apart} == {"Source"}


def test_p13_p25_p30_there_are_neither_inverses_nor_equivalents() -> None:
    assert [
        p for p in (OWL.inverseOf, OWL.equivalentClass, OWL.equivalentProperty) if (None, p, None) in ONTOLOGY
    ] == []


def test_p22_names_are_of_one_form() -> None:
    assert all(name(c)[0].isupper() and name(c).isalnum() for c in CLASSES)
    assert all(name(p)[0].islower() and name(p).isalnum() for p in PROPERTIES)


@pytest.mark.parametrize("graph", [ONTOLOGY, VOCABULARY], ids=["isnad.ttl", "vocab.ttl"])
def test_p34_p35_everything_that_is_referred_to_is_typed(graph: Graph) -> None:
    """Classes and properties of others too, so that a reasoner knows what they are."""
    relating = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith, SKOS.inScheme)
    both = ONTOLOGY + VOCABULARY
    built_in = (str(RDFS), str(RDF), "http://www.w3.org/2001/XMLSchema#")
    named = {o for p in relating for o in graph.objects(None, p) if not str(o).startswith(built_in)}
    assert [o for o in named if (o, RDF.type, None) not in both] == []


def test_p36_p39_no_name_tells_a_file_or_a_relative_place() -> None:
    names = {t for graph in (ONTOLOGY, VOCABULARY) for triple in graph for t in triple if isinstance(t, URIRef)}
    assert [n for n in names if n.endswith((".ttl", ".owl", ".rdf")) or "://" not in n] == []
