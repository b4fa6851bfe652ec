"""The vocabulary: labelled, explained, consistent, and neither more nor less than what is emitted."""

from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

import owlrl
import pytest
from owlrl.Namespaces import ERRNS
from rdflib import Graph

from isnad.graph import hierarchy, vocabulary
from isnad.graph.generate import generate_hierarchy, generate_vocabulary
from isnad.graph.jsonld import context_document
from isnad.graph.namespaces import KG, KGV, OWL, RDF, RDFS, SKOS, XSD
from isnad.graph.reviews import review_quads
from isnad.graph.shacl.referee import judge
from isnad.graph.shacl.shapes import ontology_shapes
from isnad.graph.shared import References, file_triples, references, shared_graphs
from isnad.graph.terms import RDF_TYPE, literal_parts, quads_of
from isnad.graph.vocabulary import CLASSES, SCHEMES
from isnad.graph.write import ntriples
from isnad.link import articles_of, link, world_of
from isnad.model.claim import Casualty, Entity, Hop, Occurrence, Source, Span
from isnad.model.review import Review, latest
from isnad.resources import folder
from isnad.seeds.authority import Authority
from isnad.views import ArticleGraph, Nodes
from isnad.views.corrected import corrected_claim

ABSTRACT = {"Occurrence"}
"""Said only of classes: an occurrence is always of a kind."""

RELATING = ("subClassOf", "subPropertyOf", "domain", "range")
TRIPLES = {*file_triples("isnad.ttl"), *file_triples("vocab.ttl")}
DECLARED = {
    s[len(KG) + 1 : -1] for s, p, o in TRIPLES if p == RDF_TYPE and s.startswith(f"<{KG}") and o.startswith(f"<{OWL}")
}


@pytest.fixture(scope="module")
def everything(sample):
    """Articles that use every class and every concept there is."""
    claims = list(sample.claims)
    spans = iter(range(1000))

    def claim(content, **more):
        start = next(spans)
        evidence = tuple(replace(e, span=Span(start, start + 5)) for e in sample.claims[0].evidence)
        return replace(sample.claims[0], content=content, evidence=evidence, **more)

    kinds = [kind for kind, above in CLASSES.items() if "Occurrence" in above]
    claims += [claim(Occurrence(kind)) for kind in kinds]
    claims += [claim(Occurrence("Clash", status=status)) for status in SCHEMES["status"]]
    claims += [claim(Occurrence("Clash", recurrence=name)) for name in SCHEMES["recurrence"]]
    claims += [claim(Occurrence("Clash", materiel=SCHEMES["materiel"]))]
    claims += [claim(Occurrence("Support", support_kinds=SCHEMES["support-kind"]))]
    claims += [claim(Occurrence("Clash"), certainty=name) for name in SCHEMES["certainty"]]
    claims += [claim(Occurrence("Clash"), temporality=name) for name in SCHEMES["temporality"]]
    claims += [claim(Occurrence("Clash"), focus=name, polarity="Negative") for name in SCHEMES["negation-focus"]]
    casualties = [Casualty(o, v, "x", 1) for o in SCHEMES["outcome"] for v in SCHEMES["victim-kind"]]
    claims += [claim(Occurrence("Clash", casualties=tuple(casualties)))]
    claims += [
        claim(Occurrence("Clash", when=replace(sample.claims[0].content.when, basis=name)))
        for name in SCHEMES["date-basis"]
    ]
    for mode in SCHEMES["attribution-mode"]:
        claims += [
            claim(Occurrence("Clash"), chain=(Hop(Source("article"), mode, stance),)) for stance in SCHEMES["stance"]
        ]
    for kind in SCHEMES["source-kind"]:
        claims += [
            claim(Occurrence("Clash"), chain=(Hop(Source("anonymous", None, kind, Span(1, 2), kind), "Quoted"),))
        ]
    actors = [kind for kind, above in CLASSES.items() if "Actor" in above]
    claims += [
        claim(Occurrence("Clash", agents=(Entity(None, kind, kind, Span(3, 4), led_by=("actor/haftar",)),)))
        for kind in actors
    ]
    article = sample.article(*claims)
    derived = linked(sample)
    reviews = reviewed(article)
    used = references([*article, *derived, *reviews, *sample.run.quads()])
    return [*article, *derived, *reviews, *shared_graphs(used, sample.authority), *sample.run.quads()]


def reviewed(article):
    """One claim accepted, one rejected, one corrected."""
    names = sorted({s[1:-1] for s, p, o, _ in article if (p, o) == (RDF_TYPE, f"<{KG}Claim>")})[:3]
    fields = {"correct": (("status", ("Planned",)),)}
    reviews = [
        Review(name, verdict, "Amal", "2020-01-31T12:00:00Z", "because", "a.rule", fields.get(verdict, ()))
        for name, verdict in zip(names, ("accept", "reject", "correct"), strict=True)
    ]
    graph = ArticleGraph("sample-1", [quad[:3] for quad in article])
    corrected = corrected_claim(reviews[2], Nodes(graph.triples), Authority({}, ()))
    assert corrected
    return [*review_quads(reviews, latest(reviews)), *quads_of(corrected, article[0][3])]


def linked(sample):
    """What linking derives of the sample and a copy of it."""
    quads = [*sample.article(), *sample.article(id="copy", published=date(2017, 11, 3))]
    world = world_of(shared_graphs(References(frozenset(sample.authority.entities)), sample.authority))
    return link(list(articles_of(quads, world)), world)


def emitted(quads):
    names = {p for _, p, _, _ in quads} | {o for _, p, o, _ in quads if p == RDF_TYPE}
    return {name[len(KG) + 1 : -1] for name in names if name.startswith(f"<{KG}")}


def test_every_declared_term_is_emitted(everything):
    assert DECLARED - emitted(everything) == ABSTRACT


def test_every_emitted_term_is_declared(everything):
    assert emitted(everything) <= DECLARED


def test_every_concept_can_be_emitted_and_is_then_described(everything):
    concepts = {f"<{KGV}{name}>" for members in SCHEMES.values() for name in members}
    assert concepts <= {o for _, _, o, _ in everything}
    assert concepts <= {s for s, _, _, _ in everything}


def test_the_ontology_obeys_its_own_rules():
    findings = [f for f in judge(TRIPLES, ontology_shapes()) if f.focus.startswith((f"<{KG}", f"<{KGV}"))]
    assert findings == []


@pytest.mark.parametrize("predicate", [f"<{RDFS}label>", f"<{RDFS}comment>"])
def test_the_two_languages_do_not_say_it_in_the_same_words(predicate):
    texts = {}
    for s, p, o in TRIPLES:
        if p == predicate:
            texts.setdefault(s, []).append(literal_parts(o).value)
    assert texts
    assert all(len(set(values)) == 2 for values in texts.values())


def test_every_term_of_another_vocabulary_is_declared():
    """Else a reasoner must guess whether prov:agent relates or describes."""
    used = {p for _, p, _ in file_triples("isnad.ttl")}
    used |= {o for _, p, o in file_triples("isnad.ttl") if p in {f"<{RDFS}{n}>" for n in RELATING} and XSD not in o}
    ours = (f"<{KG}", f"<{OWL}", f"<{RDFS}", f"<{RDF}")
    declared = {s for s, p, _ in file_triples("isnad.ttl") if p == RDF_TYPE}
    assert {term for term in used if not term.startswith(ours)} <= declared


def test_no_two_terms_share_a_label():
    for language in ("ar", "en"):
        labels = [o for s, p, o in TRIPLES if p == f"<{RDFS}label>" and literal_parts(o).language == language]
        kinds = {s: o for s, p, o in TRIPLES if p == RDF_TYPE}
        classes = [o for s, p, o in TRIPLES if p == f"<{RDFS}label>" and kinds[s] == f"<{OWL}Class>" and o in labels]
        assert len(set(classes)) == len(classes)


@pytest.mark.parametrize(("module", "generate"), [(vocabulary, generate_vocabulary), (hierarchy, generate_hierarchy)])
def test_what_is_generated_from_the_ontology_is_up_to_date(module, generate):
    assert Path(module.__file__).read_text(encoding="utf-8") == generate()


def test_the_json_ld_context_is_up_to_date():
    assert (folder("ontology") / "context.jsonld").read_text(encoding="utf-8") == context_document()


def test_only_constructs_of_owl_2_rl_are_used():
    """Named classes, subclass, disjointness, domain, range, subproperty: all of them within OWL 2 RL (and QL, EL)."""
    used = {t for triple in file_triples("isnad.ttl") for t in triple if t.startswith(f"<{OWL}")}
    assert {term[len(OWL) + 1 : -1] for term in used} == {
        "Ontology", "versionIRI", "versionInfo", "Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty",
        "disjointWith",
    }  # fmt: skip


class TestAlignments:
    ALIGNED = frozenset(file_triples("alignments.ttl"))

    def test_our_terms_exist(self):
        ours = {t for triple in self.ALIGNED for t in triple if t.startswith((f"<{KG}", f"<{KGV}"))}
        assert ours <= {s for s, _, _ in TRIPLES}

    def test_every_kind_of_action_and_support_has_its_place_in_event_coding(self):
        aligned = {s for s, _, _ in self.ALIGNED}
        actions = {f"<{KG}{kind}>" for kind, above in CLASSES.items() if "MilitaryAction" in above}
        supports = {f"<{KGV}{name}>" for name in SCHEMES["support-kind"]}
        assert actions - aligned == {f"<{KG}Jamming>"}  # none of the three codes it
        assert supports - aligned == {f"<{KGV}SupportUnspecified>"}

    def test_skos_mappings_stand_between_concepts(self):
        everything = self.ALIGNED | TRIPLES
        concepts = {s for s, p, o in everything if p == RDF_TYPE and o == f"<{SKOS}Concept>"}
        mapped = {t for s, p, o in self.ALIGNED if p.endswith("Match>") for t in (s, o)}
        assert mapped
        assert mapped <= concepts

    def test_every_code_is_labelled_noted_and_referred_to(self):
        codes = {s for s, p, o in self.ALIGNED if p == RDF_TYPE and o == f"<{SKOS}Concept>"}
        for predicate in ("prefLabel", "notation", "inScheme"):
            assert codes == {s for s, p, _ in self.ALIGNED if p == f"<{SKOS}{predicate}>" and s in codes}
        assert codes == {o for _, _, o in self.ALIGNED if o in codes}

    def test_they_are_consistent_with_the_ontology(self):
        graph = Graph().parse(data=ntriples((*t, "") for t in self.ALIGNED | TRIPLES), format="nt")
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
        assert list(graph.objects(None, ERRNS.error)) == []


def test_every_kind_of_action_is_a_class_under_military_action():
    kinds = [kind for kind, above in CLASSES.items() if "MilitaryAction" in above]
    assert len(kinds) >= 16
    assert list(islice(CLASSES["DroneStrike"], 3)) == ["AirStrike", "Bombardment", "MilitaryAction"]
