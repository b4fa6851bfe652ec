"""The description of a dataset."""

import pyoxigraph as ox
import pytest

from isnad.graph.catalog import DATASET, Question, catalog_quads
from isnad.graph.iris import CATALOG
from isnad.graph.namespaces import DCTERMS, GRAPH, ID, RDFS, SCHEMA, SH, VOID
from isnad.graph.reason import infer
from isnad.graph.regroup import regroup
from isnad.graph.terms import RDF_TYPE, TermError, literal_parts
from isnad.graph.validate import validate
from isnad.graph.write import nquads

QUESTION = Question("who", 'SELECT ?s WHERE { ?s ?p "a\\n" }', {"en": "Who?", "ar": "من؟"}, ("support",))


def value(quads, subject, predicate):
    (found,) = {o for s, p, o, _ in quads if (s, p) == (subject, predicate)}
    return found


def test_counts_what_is_there_and_names_the_parts(sample):
    quads = [*sample.whole(), *sample.article(id="two")]
    catalog = catalog_quads(quads)
    asserted = {q[:3] for q in quads}
    assert literal_parts(value(catalog, DATASET, f"<{VOID}triples>")).value == str(len(asserted))
    parts = {o for s, p, o, _ in catalog if (s, p) == (DATASET, f"<{DCTERMS}hasPart>")}
    assert parts == {f"<{GRAPH}article/sample-1>", f"<{GRAPH}article/two>"}
    assert value(catalog, f"<{GRAPH}article/two>", f"<{DCTERMS}source>") == f"<{ID}article/two>"
    claims = value(catalog, f"<{ID}dataset/class/Claim>", f"<{VOID}entities>")
    assert literal_parts(claims).value == str(2 * len(sample.claims))


def test_what_is_inferred_or_said_by_the_catalog_itself_does_not_count(sample):
    quads = sample.whole()
    catalog = catalog_quads(quads)
    assert catalog_quads([*quads, *infer(quads), *catalog]) == catalog


def test_an_article_graph_is_known_by_a_fingerprint_of_what_it_says(sample):
    graph, predicate = f"<{GRAPH}article/sample-1>", f"<{SCHEMA}sha256>"
    before = value(catalog_quads(sample.article()), graph, predicate)
    assert value(catalog_quads(reversed(sample.article())), graph, predicate) == before
    assert value(catalog_quads(sample.article(title="other")), graph, predicate) != before


def test_questions_are_executables_with_their_words_in_both_languages(sample):
    catalog = catalog_quads(sample.whole(), [QUESTION])
    node = f"<{ID}query/who>"
    assert value(catalog, node, RDF_TYPE) == f"<{SH}SPARQLSelectExecutable>"
    assert literal_parts(value(catalog, node, f"<{SH}select>")).value == QUESTION.text
    assert {o for s, p, o, _ in catalog if (s, p) == (node, f"<{RDFS}label>")} == {'"Who?"@en', '"من؟"@ar'}


def test_a_name_that_is_none_never_becomes_an_iri(sample):
    with pytest.raises(TermError):
        catalog_quads(sample.whole(), [Question("a> <b", "SELECT * {}")])


def test_it_is_one_graph_that_parses_regroups_and_conforms(sample):
    quads = sample.whole()
    catalog = catalog_quads(quads, [QUESTION])
    assert {q[3] for q in catalog} == {CATALOG}
    assert len(list(ox.parse(nquads(catalog), format=ox.RdfFormat.N_QUADS))) == len(catalog)
    ours = [q for q in catalog if not q[0].startswith(f"<{GRAPH}article/")]
    assert set(regroup(q[:3] for q in ours)) == set(ours)
    assert validate([*quads, *catalog]).results == ()
