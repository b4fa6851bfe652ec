"""The SPARQL 1.1 Protocol as W3C's own tests have it, on a real server."""

import csv
import io

import httpx
import pyoxigraph as ox
import pytest
from tests.serve.conftest import ARTICLES, Server

ASK = "ASK { ?claim a <https://w3id.org/isnad/ontology#Claim> }"
G = "https://w3id.org/isnad/graph/article/"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
DIRECT = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def truth(response: httpx.Response) -> bool:
    assert response.status_code == 200, response.text
    return bool(response.json()["boolean"])


def test_a_query_may_come_in_three_ways(server: Server) -> None:
    assert truth(httpx.get(server.url, params={"query": ASK}))
    assert truth(httpx.post(server.url, data={"query": ASK}))
    assert truth(httpx.post(server.url, content=ASK, headers=DIRECT))


@pytest.mark.parametrize(
    ("method", "parameters", "body", "headers", "status"),
    [
        ("GET", [("query", ASK), ("query", ASK)], "", {}, 400),
        ("GET", [("query", "ASK {")], "", {}, 400),
        ("GET", [("query", "")], "", {}, 400),
        ("GET", [("q", ASK)], "", {}, 400),
        ("GET", [("query", ASK), ("default-graph-uri", "no iri")], "", {}, 400),
        ("GET", [("query", ASK), ("page", "0")], "", {}, 400),
        ("POST", [], "", FORM, 400),
        ("POST", [], f"query={ASK}&query={ASK}", FORM, 400),
        ("POST", [], ASK, {"Content-Type": "text/plain"}, 415),
        ("POST", [], ASK, {}, 415),
        ("POST", [], ASK.encode("utf-16"), {"Content-Type": "application/sparql-query; charset=UTF-16"}, 415),
        ("POST", [], b"ASK { ?s ?p '\xff' }", DIRECT, 400),
        ("POST", [], "x" * 1_000_001, DIRECT, 413),
        ("GET", [("update", "CLEAR ALL")], "", {}, 403),
        ("POST", [], "update=CLEAR+ALL", FORM, 403),
        ("POST", [], "CLEAR ALL", {"Content-Type": "application/sparql-update"}, 403),
        ("POST", [("query", "CLEAR ALL")], "", FORM, 400),
        ("GET", [("query", "LOAD <http://127.0.0.1:1/>")], "", {}, 400),
        ("PUT", [("query", ASK)], "", {}, 405),
        ("DELETE", [], "", {}, 405),
    ],
)
def test_what_is_no_query_is_refused(server: Server, method, parameters, body, headers, status) -> None:
    content = body.encode() if isinstance(body, str) else body
    answer = httpx.request(method, server.url, params=parameters or None, content=content, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.text


ROWS = [
    ("application/sparql-results+json", ox.QueryResultsFormat.JSON),
    ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
    ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
]


@pytest.mark.parametrize(("kind", "form"), ROWS)
def test_rows_come_in_every_format_with_the_same_terms(server: Server, kind: str, form: ox.QueryResultsFormat) -> None:
    answer = server.ask("SELECT ?s ?o { ?s <urn:says> ?o } ORDER BY ?s", kind)
    assert answer.headers["Content-Type"] == kind
    rows = list(ox.parse_query_results(answer.content, form))
    assert len(rows) == ARTICLES
    assert rows[0]["o"] == ox.Literal('قال\t"0"', language="ar")


def test_a_table_is_a_table(server: Server) -> None:
    answer = server.ask('SELECT ?o { ?s <urn:says> ?o FILTER(CONTAINS(?o, "\\"7\\"")) }', "text/csv")
    assert list(csv.reader(io.StringIO(answer.text, newline=""))) == [["o"], ['قال\t"7"']]


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_triples_come_in_every_format(server: Server, kind: str, form: ox.RdfFormat) -> None:
    answer = server.ask("CONSTRUCT { ?s <urn:says> ?o } WHERE { ?s <urn:says> ?o }", kind)
    assert answer.headers["Content-Type"] == kind
    assert len({quad.triple for quad in ox.parse(answer.content, form)}) == ARTICLES


def test_what_cannot_be_written_so_is_refused_with_what_can(server: Server) -> None:
    answer = server.ask("CONSTRUCT WHERE { ?s ?p ?o }", "image/png")
    assert answer.status_code == 406
    assert "text/turtle" in answer.text


def test_the_dataset_is_all_graphs_or_those_that_are_named(server: Server) -> None:
    def count(**graphs: str) -> int:
        return int(server.ask(COUNT, **graphs).json()["results"]["bindings"][0]["n"]["value"])

    assert count() >= 2 * ARTICLES
    assert count(**{"default-graph-uri": f"{G}a1"}) == 2
    assert count(**{"default-graph-uri": f"{G}none"}) == 0
    assert count(**{"named-graph-uri": f"{G}a1"}) == 0
    graphs = server.ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", **{"named-graph-uri": f"{G}a1"})
    assert [row["g"]["value"] for row in graphs.json()["results"]["bindings"]] == [f"{G}a1"]


def test_pages_together_are_the_answer(server: Server) -> None:
    query = "SELECT ?o { ?s <urn:says> ?o }"
    whole = server.ask(query, "text/tab-separated-values").text.splitlines()[1:]
    url, rows = f"{server.url}?{httpx.QueryParams({'query': query, 'page-size': '70'})}", list[str]()
    for _ in range(9):
        answer = httpx.get(url, headers={"Accept": "text/tab-separated-values"})
        rows += answer.text.splitlines()[1:]
        if "next" not in answer.links:
            break
        url = str(httpx.URL(server.url).join(answer.links["next"]["url"]))
    assert rows == whole
    assert httpx.get(url).links["prev"]["url"].endswith("page=4")


def test_without_a_query_the_service_describes_itself(server: Server) -> None:
    for accept, form in (("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD)):
        answer = httpx.get(server.url, headers={"Accept": accept})
        assert answer.headers["Content-Type"] == accept
        triples = {str(quad.triple) for quad in ox.parse(answer.content, form)}
        sd = "http://www.w3.org/ns/sparql-service-description#"
        assert f"<{server.url}#service> <{sd}endpoint> <{server.url}>" in triples
        assert f"<{server.url}#service> <{sd}feature> <{sd}UnionDefaultGraph>" in triples


def test_the_data_are_described_with_their_questions(server: Server) -> None:
    answer = httpx.get(f"{server.root}/.well-known/void", headers={"Accept": "application/n-triples"})
    dataset = "<https://w3id.org/isnad/id/dataset>"
    integer = "<http://www.w3.org/2001/XMLSchema#integer>"
    assert f'{dataset} <http://rdfs.org/ns/void#triples> "{2 * ARTICLES}"^^{integer} .' in answer.text
    assert f'dataset/class/Claim> <http://rdfs.org/ns/void#entities> "{ARTICLES}"^^{integer} .' in answer.text
    assert "<https://w3id.org/isnad/id/query/supporters>" in answer.text


def test_only_pages_that_are_allowed_may_ask(server: Server) -> None:
    for origin, allowed in (("https://example.org", "https://example.org"), ("https://elsewhere.example", None)):
        answer = httpx.get(server.url, params={"query": ASK}, headers={"Origin": origin})
        assert answer.headers.get("Access-Control-Allow-Origin") == allowed


def test_a_name_that_is_not_ours_is_not_answered(server: Server) -> None:
    """A page could else have its own name resolve to the loopback and read what is served there."""
    answer = httpx.get(server.url, params={"query": ASK}, headers={"Host": "rebound.example"})
    assert answer.status_code == 400
    assert truth(httpx.get(server.url.replace("127.0.0.1", "localhost"), params={"query": ASK}))
