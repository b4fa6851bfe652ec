"""Whatever a request holds, it is a question, a wish for the description, or refused with a reason."""

from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.serve.frames import answer_frame, answer_of, question_frame, read_frame
from isnad.serve.frames import question_of as question_in
from isnad.serve.requests import DIRECT, FORM, UPDATE, Asked, RequestError, question_of
from isnad.store.evaluation import Most, Question, Written, evaluate
from isnad.store.media import ROWS, TRIPLES, choose

KINDS = st.sampled_from([FORM, DIRECT, UPDATE, f"{FORM}; charset=utf-8", "text/plain", "", ";;"])
NAMES = st.sampled_from(["query", "update", "page", "page-size", "default-graph-uri", "named-graph-uri", "x"])
FIELDS = st.lists(st.tuples(NAMES, st.text(max_size=20)), max_size=5).map(urlencode)


@given(
    st.sampled_from(["GET", "POST"]),
    FIELDS | st.text(max_size=30),
    KINDS,
    FIELDS.map(str.encode) | st.binary(max_size=40),
)
def test_a_request_is_a_question_or_is_refused(method: str, parameters: str, kind: str, body: bytes) -> None:
    question, refusal = None, None
    try:
        question = question_of(Asked(method, parameters, kind, body))
    except RequestError as error:
        refusal = error
    assert refusal is None or (400 <= refusal.status < 500 and refusal.reason)
    assert question is None or question.page is None or question.page > 0


STORE = ox.Store()
STORE.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("x"), ox.NamedNode("urn:g")))
WORDS = st.sampled_from(
    ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "*", "{", "}", "?s", "?p", "?o", "WHERE", "<urn:s>", "'x'", ".", ";",
     "FILTER", "(", ")", "=", "LIMIT", "1", "ORDER BY", "GRAPH", "OPTIONAL", "UNION", "VALUES", "BIND", "AS", "COUNT",
     "GROUP BY", "\x00"]
)  # fmt: skip


@given(
    st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=30),
    st.text(max_size=20),
    st.none() | st.integers(1, 3),
)
def test_whatever_is_asked_is_answered_or_refused(query: str, accept: str, page: int | None) -> None:
    answer = evaluate(STORE, Question(query, accept, page=page, size=2), Most(10, 10_000))
    assert answer.status in (200, 400, 406, 422)
    assert answer.body


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("text/*", "text/csv"),
        ("application/json", "application/sparql-results+json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/sparql-results+xml"),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.2", "application/sparql-results+xml"),
        ("application/sparql-results+json;q=0, */*;q=0.5", "application/sparql-results+xml"),
        ("TEXT/TAB-SEPARATED-VALUES", "text/tab-separated-values"),
        ("text/csv;q=nonsense", None),
        ("image/png", None),
    ],
)
def test_the_best_of_the_formats_is_chosen(accept: str, chosen: str | None) -> None:
    assert choose(accept, tuple(ROWS)) == chosen


def test_json_of_triples_is_json_ld() -> None:
    assert choose("application/json", tuple(TRIPLES)) == "application/ld+json"


@given(st.text(max_size=60))
def test_any_header_is_read(accept: str) -> None:
    assert choose(accept, tuple(ROWS)) in {None, *ROWS}


@given(
    st.text(max_size=30),
    st.binary(max_size=30),
    st.lists(st.text(max_size=5), max_size=2),
    st.none() | st.integers(1, 9),
)
def test_a_frame_carries_what_was_put_in(text: str, body: bytes, graphs: list[str], page: int | None) -> None:
    import io  # noqa: PLC0415

    question = Question(text, text, tuple(graphs), tuple(graphs), page, 7)
    answer = Written(200, text, body, 3, more=True)
    stream = io.BytesIO(question_frame(question) + answer_frame(answer))
    first, second = read_frame(stream), read_frame(stream)
    assert first is not None
    assert second is not None
    assert question_in(first[0]) == question
    assert answer_of(*second) == answer
    assert read_frame(stream) is None
