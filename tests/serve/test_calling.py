"""No query makes the server call another one: SERVICE is found however it is hidden."""

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from isnad.errors import QueryError
from isnad.serve.calling import refuse_calls
from isnad.store.evaluation import Most, Question, evaluate

HIDDEN = [
    "SELECT * {{ SERVICE {target} {{ ?s ?p ?o }} }}",
    "SELECT * {{ sErViCe SILENT {target} {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVIC\\u0045 {target} {{ ?s ?p ?o }} }}",
    "SELECT * {{ \\U00000053ERVICE {target} {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p <urn:\\u0023> . # >\n SERVICE {target} {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p '\\\\' . SERVICE {target} {{ ?s ?p ?o }} # ' }}\n}}",
    "SELECT * {{ ?s ?p ?o FILTER(?s<?p)SERVICE{target}{{ ?s ?p ?o FILTER(?s>?p)}} }}",
    "SELECT * {{ FILTER EXISTS {{ SERVICE {target} {{ ?s ?p ?o }} }} }}",
    "ASK {{ {{ SELECT * {{ SERVICE {target} {{ ?s ?p ?o }} }} }} }}",
    "DESCRIBE * {{ SERVICE {target} {{ ?s ?p ?o }} }}",
    "PREFIX s: <urn:> SELECT * {{ ?s s:SERVICE ?o . SERVICE {target} {{ ?s ?p ?o }} }}",
]
HARMLESS = [
    "SELECT * { ?service ?p ?o }",
    "PREFIX s: <urn:service#> SELECT * { ?s s:service 'SERVICE <x> {' }",
    "SELECT * FROM <urn:service> { ?s ?p ?o } # SERVICE",
    "SELECT * { ?s ?p 'caf\\u00e9' }",
]


@pytest.mark.parametrize("query", HIDDEN)
def test_a_call_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        refuse_calls(query.format(target="<http://127.0.0.1:1/>"))


@pytest.mark.parametrize("query", HARMLESS)
def test_the_word_alone_is_no_call(query: str) -> None:
    refuse_calls(query)
    assert evaluate(ox.Store(), Question(query), Most()).status == 200


CALLED = b"port 1 is not allowed"  # what its HTTP client says of this port, so that nothing is ever called


def test_oxigraph_would_call() -> None:
    """Else the property below would prove nothing."""
    query = HIDDEN[0].format(target="<http://127.0.0.1:1/>")
    assert CALLED in evaluate(ox.Store(), Question(query), Most()).body


PIECES = st.sampled_from(
    ["SELECT * ", "{", "}", "SERVICE", "servic\\u0065", "<http://127.0.0.1:1/>", "?s ?p ?o", "'", '"', '"""', "\\", "#",
     "\n", "<", ">", "FILTER(", ")", "\\u0022", "\\u0023", "{ ?s ?p ?o }", " . ", "BASE <urn:x>", "PREFIX a: <urn:a>",
     "a:\\#"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
@example("SELECT * {SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o }}")
def test_what_oxigraph_would_call_is_refused(query: str) -> None:
    try:
        refuse_calls(query)
    except QueryError:
        return
    assert CALLED not in evaluate(ox.Store(), Question(query), Most()).body
