"""A value becomes one term and never syntax."""

from dataclasses import dataclass

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from isnad.errors import QueryError
from isnad.query.binding import bind, parse, typed
from isnad.query.files import Parameter
from isnad.query.sources import GraphSource
from isnad.store import EmbeddedStore, Iri, Queryable, Solutions, Text

XSD = "http://www.w3.org/2001/XMLSchema#"
QUERY = """# ?_v_literal in a comment
PREFIX ex: <http://example.org/?_v_literal>
SELECT ?x ("?_v_literal" AS ?kept) WHERE { ?x ex:p ?_v_literal . FILTER(STR(?_v_literal) != '''?_v_literal''') }"""


def parameter(kind: str, last: bool = False) -> Parameter:
    return Parameter("p", f"?_p_{kind}", kind, last=last)


@pytest.mark.parametrize(
    "value",
    [
        "http://x/> } ; DROP ALL #",
        'x" } UNION { ?s ?p ?o',
        "http://x/a b",
        "javascript",
        "http://x/\\u003e",
        "http://x/?x={y}",
        "http://x/\n",
        "<http://x/>",
        "http://x/`",
        "",
    ],
)
def test_what_is_no_iri_is_refused(value: str) -> None:
    with pytest.raises(QueryError, match="not an absolute IRI; give it as answers do"):
        typed(parameter("iri"), value)


@pytest.mark.parametrize("value", ["http://example.org/مصر", "urn:x", "https://w3id.org/isnad/id/actor/egypt"])
def test_an_iri_stands_for_itself(value: str) -> None:
    assert typed(parameter("iri"), value) == Iri(value)


def test_the_short_form_of_a_table_is_an_iri() -> None:
    assert typed(parameter("iri"), "actor:egypt") == Iri("https://w3id.org/isnad/id/actor/egypt")


@pytest.mark.parametrize(
    ("kind", "last", "value", "expected"),
    [
        ("integer", False, "-7", Text("-7", datatype=XSD + "integer")),
        ("integer", False, "٢٠١٧", Text("2017", datatype=XSD + "integer")),
        ("number", False, "+0.5", Text("0.5", datatype=XSD + "decimal")),
        ("xsd_date", False, "2017-10-30", Text("2017-10-30", datatype=XSD + "date")),
        ("xsd_date", False, "2017-10", Text("2017-10-01", datatype=XSD + "date")),
        ("xsd_date", True, "2016-02", Text("2016-02-29", datatype=XSD + "date")),
        ("xsd_date", True, "2016", Text("2016-12-31", datatype=XSD + "date")),
        ("xsd_date", False, "2016", Text("2016-01-01", datatype=XSD + "date")),
        ("literal", False, "نص", Text("نص")),
        ("ar", False, "نص", Text("نص", "ar")),
    ],
)
def test_values_are_typed(kind: str, last: bool, value: str, expected: Text) -> None:
    assert typed(parameter(kind, last), value) == expected


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("integer", "7.5"),
        ("integer", "1e9"),
        ("integer", "1) || (1=1"),
        ("number", "NaN"),
        ("xsd_date", "30/10/2017"),
        ("xsd_date", "2017-02-30"),
        ("xsd_date", "0000"),
        ("xsd_date", "2017-10-30T00:00:00"),
    ],
)
def test_what_is_not_of_the_kind_is_refused(kind: str, value: str) -> None:
    with pytest.raises(QueryError, match="--p"):
        typed(parameter(kind), value)


def test_only_variables_are_replaced() -> None:
    bound = bind(QUERY, {"?_v_literal": Text("v")})
    assert bound.count("?_v_literal") == 4  # comment, IRI and two strings
    assert '?x ex:p "v"' in bound


HOSTILE = [
    'a" } UNION { ?s ?p ?o } #\n\\',
    "\\u0022 } UNION { ?s ?p ?o } #",
    "\\U00000022 . ?s ?p ?o",
    "'''",
    '"""',
    "\\",
    '\\"',
    "?_v_literal",
    "\r\n\t\x00",
    "مصر\u202e",
    "\\\\u0022",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_literal_is_found_as_the_value_it_is_and_nothing_else(value: str) -> None:
    assert_only_found(value)


@given(st.lists(st.sampled_from([*"\"\\uU0002{}<>?_#\n'", "\\u0022", "ب", "\u0301"]), max_size=12).map("".join))
def test_any_literal_is_found_as_the_value_it_is_and_nothing_else(value: str) -> None:
    assert_only_found(value)


def assert_only_found(value: str) -> None:
    query = "SELECT ?x WHERE { ?x <http://example.org/p> ?_v_literal }"
    bound = bind(query, {"?_v_literal": Text(value)})
    for source in sources(value):
        result = source.query(bound)
        assert isinstance(result, Solutions)
        assert result.rows == ((Iri("http://example.org/it"),),)


def sources(value: str) -> tuple[Queryable, Queryable]:
    """Two graphs of one thing that has the value and one that has another."""
    graph = rdflib.Graph()
    for name, text in (("it", value), ("other", f"{value}!")):
        graph.add(
            (rdflib.URIRef(f"http://example.org/{name}"), rdflib.URIRef("http://example.org/p"), rdflib.Literal(text))
        )
    store = EmbeddedStore.memory()
    store.load(graph.serialize(format="nt").encode(), ".nt")
    return GraphSource(graph), store


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?_v_literal WHERE { ?x ?p ?_v_literal }",
        "SELECT ?x WHERE { ?x ?p ?_v_literal } ORDER BY ?_v_literal",
        "SELECT ?x WHERE { ?x ?p ?_v_literal } GROUP BY ?x ?_v_literal",
        "SELECT ?x WHERE { ?x ?p ?o BIND(?o AS ?_v_literal) }",
        "SELECT ?x WHERE { { SELECT ?_v_literal ?x WHERE { ?x ?p ?_v_literal } } }",
        "SELECT ?x WHERE { ?x ?p ?o } VALUES ?_v_literal { 1 }",
    ],
    ids=["projected", "ordered by", "grouped by", "bound", "projected inside", "values"],
)
def test_a_variable_that_cannot_be_a_value_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        bind(query, {"?_v_literal": Text("v")})


def test_a_variable_outside_the_braces_is_named() -> None:
    with pytest.raises(QueryError, match=r"\?_v_literal is projected, grouped or ordered by"):
        bind("SELECT ?_v_literal WHERE { ?x ?p ?_v_literal }", {"?_v_literal": Text("v")})


@dataclass(frozen=True)
class Escaped:
    """A term that a mistake of ours wrote as syntax."""

    n3: str


@pytest.mark.parametrize("written", ["<urn:a> } UNION { ?x ?p ?o", "?y", "<urn:a> ; ?p <urn:b>", "<urn:a> . # "])
def test_a_term_written_wrongly_is_caught_by_comparing_the_trees(written: str) -> None:
    with pytest.raises(QueryError):
        bind("SELECT ?x WHERE { ?x <urn:p> ?_v_iri }", {"?_v_iri": Escaped(written)})  # type: ignore[dict-item]


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://example.org/>",
        "DROP ALL",
        "SELECT * WHERE { ?s ?p ?o } ; DROP ALL",
        "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p ?o FILTER EXISTS { SERVICE SILENT ?g { ?s ?p ?o } } }",
        "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://example.org/> WHERE { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * WHERE {",
        "",
        "SELECT * WHERE " + "{" * 5000 + "}" * 5000,
    ],
)
def test_what_does_more_than_read_this_graph_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        parse(query)


@pytest.mark.parametrize(
    "query", ["SELECT * { ?s ?p ?o }", "ASK { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <urn:a>"]
)
def test_the_four_forms_that_read_are_allowed(query: str) -> None:
    parse(query)
