"""Every export opens in a tool that reads its format, and says there what the claims say."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pyoxigraph as ox
import pytest
import rdflib
from nanopub import Nanopub, NanopubConf, Profile
from tests.export.conftest import EXAMPLE, HOSTILE, SEEDS

from isnad.export import EXPORTS, Settings
from isnad.export.tables import FORMULA
from isnad.graph.namespaces import KG, RDF
from isnad.pipeline.build import Targets, build
from isnad.pipeline.graphs import open_any
from isnad.pipeline.plan import Plan
from isnad.views.articles import Opened
from isnad.views.claims import article_view

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib 7.6 warns of what rdflib itself calls

CLAIM = "https://w3id.org/isnad/id/article/example-1/claim/"
STRIKE, TOLL, DENIAL, SUPPORT = (
    CLAIM + name for name in ("fbbc0b38d24e", "0bcc323d65e7", "9947e3336cb5", "38ee398af0aa")
)
EGYPT = "https://w3id.org/isnad/id/actor/egypt"


def text(name: str, opened: Opened, settings: Settings | None = None) -> str:
    return "".join(EXPORTS[name].write(opened, settings or Settings()))


def table(name: str, opened: Opened) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(name, opened), newline="")))


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_graph_gives_the_same_text_from_every_source(name: str, opened: Opened, tmp_path: Path) -> None:
    plan = Plan(SEEDS, suffix=".ttl", from_claims=True)
    build([str(EXAMPLE)], plan, Targets(str(tmp_path / "g.ttl")))
    with open_any(tmp_path / "g.ttl", SEEDS) as other:
        a, b = text(name, opened), text(name, other)
    if name == "rdf12":  # a file's entries and runs are its own
        a, b = ("".join(line for line in t.splitlines(True) if "/graph/article/" in line) for t in (a, b))
    assert a == b


@pytest.mark.parametrize("name", EXPORTS)
def test_claims_can_be_left_out(name: str, opened: Opened) -> None:
    assert SUPPORT[-12:] in text(name, opened) or name == "nodes"
    assert SUPPORT[-12:] not in text(name, opened, Settings(without={SUPPORT}))


# ---- nanopublications -----------------------------------------------------------------------------------------------


def parsed(trig: str) -> rdflib.Dataset:
    data = rdflib.Dataset()
    data.parse(data=trig, format="trig")
    return data


def test_each_claim_is_a_nanopublication_that_can_be_signed(opened: Opened) -> None:
    """The library that publishes them checks their structure, signs one and finds its trusty URI right; offline."""
    data = parsed(text("nanopub", opened, Settings(creator="https://example.org/me", created="2020-01-31T12:00:00Z")))
    names = sorted(str(g.identifier)[: -len("#Head")] for g in data.graphs() if str(g.identifier).endswith("#Head"))
    assert names == sorted(
        f"https://w3id.org/isnad/np/example-1/{claim[-12:]}" for claim in (STRIKE, TOLL, DENIAL, SUPPORT)
    )
    for name in names:
        one = rdflib.ConjunctiveGraph()
        for graph in data.graphs():
            if str(graph.identifier).startswith(f"{name}#"):
                for triple in graph:
                    one.get_context(graph.identifier).add(triple)
        conf = NanopubConf(
            profile=Profile(name="A", orcid_id="https://orcid.org/0000-0000-0000-0000"), use_test_server=True
        )
        publication = Nanopub(rdf=one, conf=conf)
        assert publication.is_valid
        publication.sign()
        assert publication.has_valid_trusty
        assert publication.has_valid_signature


def test_the_assertion_holds_the_claim_and_the_provenance_where_it_was_read(opened: Opened) -> None:
    data = parsed(text("nanopub", opened))
    name = f"https://w3id.org/isnad/np/example-1/{DENIAL[-12:]}"
    assertion, provenance = (data.graph(rdflib.URIRef(f"{name}#{part}")) for part in ("assertion", "provenance"))
    claim, terms = rdflib.URIRef(DENIAL), rdflib.Namespace(KG)
    assert (claim, rdflib.RDF.type, terms.Denial) in assertion
    assert (claim, terms.evidence, None) not in assertion
    assert (claim, terms.evidence, None) in provenance
    assert (rdflib.URIRef(STRIKE), rdflib.RDF.type, None) not in assertion, "what it denies is another publication"
    assert (
        assertion.identifier,
        rdflib.PROV.wasDerivedFrom,
        rdflib.URIRef(CLAIM.removesuffix("/claim/")),
    ) in provenance


# ---- RDF 1.2 --------------------------------------------------------------------------------------------------------


def test_occurrences_are_only_within_triple_terms(opened: Opened) -> None:
    quads = list(ox.parse(text("rdf12", opened).encode(), ox.RdfFormat.N_QUADS))
    content = ox.NamedNode(f"{STRIKE}/content")
    assert not [quad for quad in quads if quad.subject == content]
    reifies = ox.NamedNode(RDF + "reifies")
    stated = {quad.object for quad in quads if quad.subject.value == STRIKE and quad.predicate == reifies}
    assert ox.Triple(content, ox.NamedNode(RDF + "type"), ox.NamedNode(KG + "AirStrike")) in stated
    store = ox.Store()
    store.extend(quads)
    found = store.query(
        f"SELECT ?source WHERE {{ ?claim <{RDF}reifies> <<( ?c <{KG}supporter> <{EGYPT}> )>> ; <{KG}source> ?source }}",
        use_default_graph_as_union=True,
    )
    assert [row["source"].value for row in found] == ["https://w3id.org/isnad/id/actor/egypt-mod"]


def test_nothing_is_lost_by_reifying(opened: Opened) -> None:
    (graph,) = opened.articles()
    flat = set()
    for quad in ox.parse(text("rdf12", opened).encode(), ox.RdfFormat.N_QUADS):
        inner = quad.object if quad.predicate.value == RDF + "reifies" else quad.triple
        flat.add((str(inner.subject), str(inner.predicate), str(inner.object)))
    of_graph = {triple for triple in graph.triples if triple[0].startswith("<https://w3id.org/isnad/graph/")}
    assert set(graph.triples) - of_graph <= flat


# ---- schema.org -----------------------------------------------------------------------------------------------------


def test_claims_appear_in_articles_and_have_authors(opened: Opened) -> None:
    document = text("schema", opened)
    json.loads(document)
    graph = rdflib.Graph().parse(data=document, format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    claims = set(graph.subjects(rdflib.RDF.type, schema.Claim))
    assert {str(claim) for claim in claims} == {STRIKE, TOLL, DENIAL, SUPPORT}
    denial = rdflib.URIRef(DENIAL)
    assert str(graph.value(denial, schema.author)) == "https://w3id.org/isnad/id/actor/egypt-mod"
    article = graph.value(denial, schema.appearance)
    assert (article, rdflib.RDF.type, schema.NewsArticle) in graph
    assert graph.value(article, schema.datePublished) == rdflib.Literal("2019-04-05", datatype=schema.Date)
    event = graph.value(rdflib.URIRef(SUPPORT), schema.about)
    assert (event, schema.performer, rdflib.URIRef(EGYPT)) in graph
    assert len(set(map(str, ox.parse(document.encode(), ox.RdfFormat.JSON_LD)))) == len(graph)


# ---- the network ----------------------------------------------------------------------------------------------------


def network(opened: Opened, tmp_path: Path) -> Any:
    (tmp_path / "n.graphml").write_text(text("graphml", opened), encoding="utf-8")
    return networkx.read_graphml(tmp_path / "n.graphml", force_multigraph=True)


def test_networkx_reads_who_does_what_to_whom(opened: Opened, tmp_path: Path) -> None:
    graph = network(opened, tmp_path)
    assert graph.is_directed()
    assert graph.nodes[EGYPT]["label"] == "Egypt"
    support = [data for start, _, data in graph.edges(data=True) if data["claim"] == SUPPORT and start == EGYPT]
    assert [(data["relation"], data["status"], data["support"]) for data in support] == [
        ("support", "Conditional", "WeaponsSupport")
    ]
    denied = [data for *_, data in graph.edges(data=True) if data["claim"] == DENIAL]
    assert [(data["relation"], data["polarity"]) for data in denied] == [("at", "Negative")]
    assert TOLL not in {data["claim"] for *_, data in graph.edges(data=True)}, "nobody is named in it"


def test_the_tables_and_the_graphml_are_one_network(opened: Opened, tmp_path: Path) -> None:
    graph = network(opened, tmp_path)
    assert {row["Id"] for row in table("nodes", opened)} == set(graph.nodes)
    ends = sorted((row["Source"], row["Target"], row["quote"]) for row in table("edges", opened))
    assert ends == sorted((start, end, data["quote"]) for start, end, data in graph.edges(data=True))
    assert len({row["Id"] for row in table("edges", opened)}) == len(ends)


def test_a_row_a_claim_with_its_parties_and_words(opened: Opened) -> None:
    rows = {row["claim"]: row for row in table("csv", opened)}
    assert set(rows) == {STRIKE, TOLL, DENIAL, SUPPORT}
    assert (rows[TOLL]["killed"], rows[TOLL]["wounded"], rows[TOLL]["anonymous"]) == ("5", "", "yes")
    assert (rows[DENIAL]["denies"], rows[DENIAL]["form"], rows[DENIAL]["agents"]) == (STRIKE[-12:], "Denial", "Egypt")
    assert rows[SUPPORT]["supporters"] == "Egypt"
    assert rows[STRIKE]["relayed_by"] == ""
    _, claims = article_view(next(opened.articles()), opened.shared)
    for claim in claims:
        row = rows[claim.iri]
        assert (row["start"], row["end"]) == (str(claim.evidence[0].start), str(claim.evidence[0].end))


# ---- what articles may hold ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["csv", "nodes", "edges"])
def test_no_cell_begins_as_a_formula(name: str, hostile: Opened) -> None:
    rows = table(name, hostile)
    assert any(value == f"'{HOSTILE}" for row in rows for value in row.values()), "the words are still there"
    assert [value for row in rows for value in row.values() if value.startswith(FORMULA)] == []


READERS: dict[str, Callable[[str], object]] = {
    "nanopub": parsed,
    "rdf12": lambda given: list(ox.parse(given.encode(), ox.RdfFormat.N_QUADS)),
    "schema": json.loads,
    "graphml": lambda given: networkx.parse_graphml(given, force_multigraph=True),
}


@pytest.mark.parametrize("name", READERS)
def test_hostile_words_stay_words(name: str, hostile: Opened) -> None:
    given = text(name, hostile)
    assert READERS[name](given) is not None
    if name == "graphml":
        assert "<script>" not in given
        graph = networkx.parse_graphml(given, force_multigraph=True)
        assert HOSTILE.replace("\x0b", "\ufffd") in {data.get("label") for _, data in graph.nodes(data=True)}
