"""Answers as text."""

import csv
import io
import json

import pytest
import rdflib

from isnad.errors import QueryError
from isnad.query import FORMATS, Answer, Prepared, parse_query, render
from isnad.query.tables import END, ISOLATE
from isnad.store import Blank, Iri, Result, Solutions, Text, Triples, Truth

XSD = "http://www.w3.org/2001/XMLSchema#"
LANG = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
QUOTE = 'قال: «نعم»,\tثم\n"لا" | *x*'
ROWS = Solutions(
    ("who", "words", "count"),
    (
        (Iri("https://w3id.org/isnad/id/actor/egypt"), Text(QUOTE, "ar", LANG), Text("3", datatype=XSD + "integer")),
        (Iri("https://example.org/x"), None, Text("plain")),
        (Blank("b0"), Text("yes", datatype=XSD + "boolean"), Text("true", datatype=XSD + "boolean")),
    ),
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def rendered(result: Result, form: str, out: io.StringIO | None = None, header: str = "") -> str:
    stream = out or io.StringIO()
    render(Answer(Prepared(parse_query("q", f"{header}\nASK {{}}"), ""), result), form, stream)
    return stream.getvalue()


def test_csv_gives_plain_values_and_survives_quotes_and_line_ends() -> None:
    rows = list(csv.reader(io.StringIO(rendered(ROWS, "csv"), newline="")))
    assert rows == [
        ["who", "words", "count"],
        ["https://w3id.org/isnad/id/actor/egypt", QUOTE, "3"],
        ["https://example.org/x", "", "plain"],
        ["_:b0", "yes", "true"],
    ]


def test_tsv_gives_terms_one_row_a_line() -> None:
    lines = rendered(ROWS, "tsv").splitlines()
    assert lines[0] == "?who\t?words\t?count"
    assert lines[1].split("\t") == [
        "<https://w3id.org/isnad/id/actor/egypt>",
        '"قال: «نعم»,\\tثم\\n\\"لا\\" | *x*"@ar',
        f'"3"^^<{XSD}integer>',
    ]
    assert lines[2].split("\t") == ["<https://example.org/x>", "", '"plain"']


def test_json_is_what_a_sparql_client_reads() -> None:
    result = rdflib.query.Result.parse(io.BytesIO(rendered(ROWS, "json").encode()), format="json")
    first, second, _ = result.bindings
    assert first[rdflib.Variable("words")] == rdflib.Literal(QUOTE, lang="ar")
    assert first[rdflib.Variable("count")] == rdflib.Literal(3)
    assert rdflib.Variable("words") not in second
    assert json.loads(rendered(Truth(False), "json")) == {"head": {}, "boolean": False}


def test_markdown_keeps_a_row_on_its_line_and_takes_no_markup_from_the_text() -> None:
    lines = rendered(ROWS, "md").splitlines()
    assert lines[:2] == ["| who | words | count |", "| --- | --- | --- |"]
    assert lines[2] == '| actor:egypt | قال: «نعم», ثم "لا" \\| \\*x\\* | 3 |'
    assert len(lines) == 5
    html = rendered(Solutions(("x",), ((Text("<script>"),),)), "md")
    assert "\\<script\\>" in html


def test_a_table_in_a_pipe_has_plain_columns_and_every_letter_in_its_order() -> None:
    lines = rendered(ROWS, "table").splitlines()
    assert lines[0].split() == ["who", "words", "count"]
    assert 'قال: «نعم», ثم "لا" | *x*' in lines[1]
    assert ISOLATE not in "".join(lines)
    assert len({line.rindex(last) for line, last in zip(lines, ["count", "3", "plain", "yes"], strict=True)}) == 1


def test_a_table_on_a_terminal_isolates_every_line_of_every_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    words = " ".join(["نص طويل"] * 20)
    text = rendered(Solutions(("x", "y"), ((Text(words), Text("b")),)), "table", Terminal())
    assert text.count(ISOLATE) == text.count(END) > 2
    for line in text.splitlines():
        assert line.count(ISOLATE) == line.count(END)
    assert text.count("طويل") == 20


@pytest.mark.parametrize("form", ["table", "md"])
def test_nothing_in_the_text_commands_the_terminal(form: str) -> None:
    hostile = Solutions(("x",), ((Text("a\x1b[31mb\x07\u202ec\u2066d\x9b2J"),),))
    for out in (io.StringIO(), Terminal()):
        text = rendered(hostile, form, out)
        assert not {"\x07", "\u202e", "\u2066", "\x9b"} & set(text)
        assert "\x1b[31mb" not in text


def test_a_table_shows_the_columns_that_the_query_names_and_data_all() -> None:
    header = "#+ show: [count, who, gone]"
    assert rendered(ROWS, "table", header=header).splitlines()[0].split() == ["count", "who"]
    assert rendered(ROWS, "csv", header=header).startswith("who,words,count")


def test_an_empty_answer_has_a_header_and_no_rows() -> None:
    nothing = Solutions(("a", "b"), ())
    assert rendered(nothing, "table") == "a  b\n"
    assert rendered(nothing, "csv") == "a,b\r\n"
    assert rendered(nothing, "md").count("\n") == 2
    assert json.loads(rendered(nothing, "json"))["results"]["bindings"] == []


def test_triples_are_written_as_turtle() -> None:
    triples = Triples(((Iri("https://w3id.org/isnad/id/actor/egypt"), Iri("urn:says"), Text("نعم", "ar", LANG)),))
    text = rendered(triples, "ttl")
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert (
        rdflib.URIRef("https://w3id.org/isnad/id/actor/egypt"),
        rdflib.URIRef("urn:says"),
        rdflib.Literal("نعم", lang="ar"),
    ) in graph
    assert "نعم" in text
    assert rendered(triples, "table").count("\n") == 1


@pytest.mark.parametrize(
    ("result", "form"),
    [
        (ROWS, "ttl"),
        (Truth(True), "csv"),
        (Truth(True), "ttl"),
        (Triples(()), "csv"),
        (Triples(()), "json"),
        (ROWS, "xml"),
    ],
)
def test_what_a_format_cannot_hold_is_said(result: Result, form: str) -> None:
    with pytest.raises(QueryError):
        rendered(result, form)


@pytest.mark.parametrize("form", ["table", "md"])
def test_yes_and_no(form: str) -> None:
    assert rendered(Truth(True), form) == "yes\n"
    assert rendered(Truth(False), form) == "no\n"


def test_the_formats_are_those_of_the_command() -> None:
    assert FORMATS == ("table", "csv", "tsv", "json", "md", "ttl")
