"""Clients that nobody here wrote get the answers that they expect."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, POSTDIRECTLY, TSV, TURTLE, XML, SPARQLWrapper
from tests.serve.conftest import ARTICLES, Server

from isnad.store.remote import Endpoint
from isnad.store.result import Solutions, Text, Truth

pytestmark = pytest.mark.slow

SAYS = rdflib.URIRef("urn:says")
ROWS = "SELECT ?s ?o { ?s <urn:says> ?o } ORDER BY ?s"
COMUNICA = Path(sys.prefix) / "node" / "node_modules" / ".bin" / "comunica-sparql"


def test_rdflib_reads_it_as_a_graph(server: Server) -> None:
    graph = rdflib.Graph(SPARQLStore(server.url))
    triples = list(graph.triples((None, SAYS, None)))
    assert len(triples) == ARTICLES
    subject, _, said = triples[0]
    assert isinstance(said, rdflib.Literal)
    assert said.language == "ar"
    assert (subject, SAYS, said) in graph
    assert bool(graph.query(f"ASK {{ <{subject}> <urn:says> {said.n3()} }}").askAnswer)


def wrapper(server: Server, query: str, form: str, method: str = "GET", request: str = "urlencoded") -> SPARQLWrapper:
    made = SPARQLWrapper(server.url)
    made.setQuery(query)
    made.setReturnFormat(form)
    made.setMethod(method)
    made.setRequestMethod(request)
    return made


@pytest.mark.parametrize(("method", "request_"), [("GET", "urlencoded"), (POST, "urlencoded"), (POST, POSTDIRECTLY)])
def test_sparqlwrapper_gets_rows_in_each_way_of_asking(server: Server, method: str, request_: str) -> None:
    found = wrapper(server, ROWS, JSON, method, request_).query().convert()
    assert len(found["results"]["bindings"]) == ARTICLES
    assert found["results"]["bindings"][0]["o"] == {"type": "literal", "value": 'قال\t"0"', "xml:lang": "ar"}


@pytest.mark.parametrize(("form", "sign"), [(XML, "<sparql"), (CSV, "s,o"), (TSV, "?s\t?o")], ids=["xml", "csv", "tsv"])
def test_sparqlwrapper_gets_rows_in_each_format(server: Server, form: str, sign: str) -> None:
    found = wrapper(server, ROWS, form).query().convert()
    text = found.toxml() if hasattr(found, "toxml") else found.decode()
    assert sign in text
    assert text.count("/claim/c") == ARTICLES


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # SPARQLWrapper uses it
@pytest.mark.parametrize("form", [TURTLE, N3, JSONLD, XML])
def test_sparqlwrapper_gets_triples_in_each_format(server: Server, form: str) -> None:
    found = wrapper(server, "CONSTRUCT WHERE { ?s <urn:says> ?o }", form).query().convert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found)
    assert len(set(graph.triples((None, SAYS, None)))) == ARTICLES


def test_our_own_client_asks_it(server: Server) -> None:
    with Endpoint(server.url) as endpoint:
        found = endpoint.query(ROWS)
        assert isinstance(found, Solutions)
        assert len(found.rows) == ARTICLES
        assert isinstance(found.rows[0][1], Text)
        assert endpoint.query("ASK { ?s <urn:says> ?o }") == Truth(True)
        assert len(endpoint.statements("CONSTRUCT WHERE { ?s <urn:says> ?o }")) == ARTICLES


def test_comunica_joins_it_with_itself(server: Server) -> None:
    """It reads the service description, then asks for each pattern by itself."""
    if not COMUNICA.exists() or shutil.which("node") is None:
        pytest.skip(f"Comunica is not installed: npm install --prefix {sys.prefix}/node @comunica/query-sparql@4")
    query = "SELECT ?s ?o WHERE { ?s a <https://w3id.org/isnad/ontology#Claim> . ?s <urn:says> ?o } LIMIT 500"
    command = [str(COMUNICA), f"sparql@{server.url}", query, "-t", "application/sparql-results+json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert len(json.loads(done.stdout)["results"]["bindings"]) == ARTICLES
