"""What can be asked, and that each kind of source answers alike."""

import gzip
from pathlib import Path

import pytest
import rdflib

from isnad.errors import IsnadError, QueryError
from isnad.query import answer, file_source, parse_query
from isnad.query.endpoints import endpoint_source, require_union
from isnad.store import EmbeddedStore, Queryable, Result, Solutions, Truth

TRIG = """@prefix kg: <https://w3id.org/isnad/ontology#> .
<urn:d> a kg:State .
<urn:g1> { <urn:a> a kg:Claim . } <urn:g2> { <urn:a> a kg:Claim , kg:Denial . }"""
JSON_LD = """{"@context": {"kg": "https://w3id.org/isnad/ontology#"}, "@graph": [
  {"@id": "urn:g2", "@graph": [{"@id": "urn:a", "@type": ["kg:Claim", "kg:Denial"]}]},
  {"@id": "urn:d", "@type": "kg:State"}]}"""
ALL = "SELECT DISTINCT ?s ?o { ?s a ?o } ORDER BY ?s ?o"


def values(result: Result) -> list[tuple[str, ...]]:
    assert isinstance(result, Solutions)
    return [tuple(term.value.partition("#")[2] or term.value for term in row if term) for row in result.rows]


EXPECTED = [("urn:a", "Claim"), ("urn:a", "Denial"), ("urn:d", "State")]


@pytest.mark.parametrize("name", ["x.trig", "x.trig.gz", "x.nq", "x.jsonld"])
def test_a_file_is_asked_by_its_suffix(name: str, tmp_path: Path) -> None:
    store = EmbeddedStore.memory()
    store.load(TRIG.encode(), ".trig")
    data = {".nq": store.dump(), ".jsonld": JSON_LD}.get(Path(name).suffix, TRIG).encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    with file_source(tmp_path / name) as source:
        assert values(source.query(ALL)) == EXPECTED


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("x.csv", b"a,b", "not a file of RDF"),
        ("x.ttl", b"<a", "could not be loaded"),
        ("x.ttl.gz", b"not gzip", "x.ttl.gz"),
        ("x.ttl.gz", gzip.compress(b"<urn:a> <urn:b> <urn:c> .")[:-9], "x.ttl.gz"),
        ("x.nq", None, "No such file"),
    ],
    ids=["other suffix", "broken", "not gzip", "cut off", "missing"],
)
def test_a_file_that_cannot_be_asked_is_named(name: str, data: bytes | None, problem: str, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(IsnadError, match=problem), file_source(tmp_path / name):
        pass


def test_rdflib_is_asked_as_it_is() -> None:
    graph = rdflib.Graph().parse(
        data="@prefix kg: <https://w3id.org/isnad/ontology#> . <urn:d> a kg:State .", format="turtle"
    )
    assert values(answer(parse_query("q", ALL), graph).result) == [("urn:d", "State")]


def test_the_graphs_of_a_dataset_are_asked_together_and_it_stays_as_it_was() -> None:
    dataset = rdflib.Dataset()
    dataset.graph(rdflib.URIRef("urn:g")).parse(data="<urn:a> a <urn:b> .", format="turtle")
    assert values(answer(parse_query("q", ALL), dataset).result) == [("urn:a", "urn:b")]
    assert dataset.default_union is False


def test_parameters_must_be_known_and_given() -> None:
    query = parse_query("q", "#+ params:\n#+   - who: {required: true}\nASK { ?s ?p ?_who_literal }")
    source = EmbeddedStore.memory()
    with pytest.raises(QueryError, match="q needs --who"):
        answer(query, source)
    with pytest.raises(QueryError, match="no parameter where; it takes: --who"):
        answer(query, source, {"who": "x", "where": "y"})
    assert answer(query, source, {"who": "x"}).result == Truth(False)


def test_an_answer_tells_what_was_asked_and_what_was_made_of_the_names() -> None:
    store = EmbeddedStore.memory()
    store.load(
        b"""@prefix kg: <https://w3id.org/isnad/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <urn:egypt> a kg:State ; skos:prefLabel "Egypt"@en .""",
        ".ttl",
    )
    query = parse_query("q", "#+ params:\n#+   - who: {resolve: state}\nASK { ?_who_iri ?p ?o }")
    found = answer(query, store, {"who": "egypt"})
    assert found.result == Truth(True)
    assert found.asked.text.endswith("ASK { <urn:egypt> ?p ?o }")
    (bound,) = found.asked.bound
    assert (bound.given, bound.label, bound.term.value) == ("egypt", "Egypt", "urn:egypt")


def test_a_query_of_ones_own_that_does_not_only_read_is_refused_before_it_is_sent() -> None:
    with pytest.raises(QueryError):
        answer(parse_query("q", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"), EmbeddedStore.memory())


class Named(Queryable):
    """A server without a union default graph: only GRAPH sees the claims."""

    def __init__(self, stored: bool) -> None:
        self.stored = stored

    def query(self, text: str) -> Result:
        return Truth(self.stored and "GRAPH" in text)


def test_a_server_that_would_answer_nothing_is_told_apart_from_an_empty_one() -> None:
    require_union(Named(stored=False))
    with pytest.raises(QueryError, match="union-default-graph"):
        require_union(Named(stored=True))
    store = EmbeddedStore.memory()
    store.load(TRIG.encode(), ".trig")
    require_union(store)


def test_an_endpoint_is_checked_before_it_is_asked() -> None:
    with pytest.raises(IsnadError, match="not the address"), endpoint_source("nowhere"):
        pass
