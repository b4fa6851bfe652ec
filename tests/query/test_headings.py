"""Headings of columns."""

import io

import pytest

from isnad.errors import QueryError, SeedError
from isnad.query import Answer, Prepared, list_queries, load_headings, parse_query, render
from isnad.resources import folder
from isnad.store import Solutions, Text

SHIPPED = folder("queries")


def test_every_column_that_a_shipped_question_shows_is_headed_in_both_languages():
    shown = {column for query in list_queries([SHIPPED]) for column in query.show}
    for language in ("en", "ar"):
        assert shown - load_headings([SHIPPED], language).keys() == set()


def test_tables_are_headed_and_data_keep_their_names():
    answer = Answer(Prepared(parse_query("q", "ASK {}"), ""), Solutions(("quote", "own"), ((Text("x"), Text("y")),)))
    headings = load_headings([SHIPPED], "ar")
    table, data = io.StringIO(), io.StringIO()
    render(answer, "table", table, headings)
    render(answer, "csv", data, headings)
    assert table.getvalue().splitlines()[0].split() == ["الألفاظ", "own"]
    assert data.getvalue().splitlines()[0] == "quote,own"


def test_ones_own_table_comes_before_the_shipped_one(tmp_path):
    (tmp_path / "headings.tsv").write_text("column\ten\tar\nquote\tcitation\t\n", encoding="utf-8")
    assert load_headings([SHIPPED, tmp_path], "en")["quote"] == "citation"
    assert load_headings([SHIPPED, tmp_path], "ar")["quote"] == "الألفاظ"


def test_another_language_and_a_broken_table_are_told(tmp_path):
    with pytest.raises(QueryError, match="en and ar"):
        load_headings([SHIPPED], "fr")
    (tmp_path / "headings.tsv").write_text("column\ten\n", encoding="utf-8")
    with pytest.raises(SeedError, match=r"headings\.tsv:1"):
        load_headings([tmp_path], "en")
