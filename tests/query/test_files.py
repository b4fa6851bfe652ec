"""Query files and their headers."""

from pathlib import Path

import pytest

from isnad.errors import QueryError
from isnad.query import list_queries, load_query, parse_query
from isnad.resources import folder

TEXT = """#+ summary: "What, when: and who?"
#+ summary_ar: "ماذا ومتى؟"
#+ description: >-
#+   Two
#+   lines.
#+ params:
#+   - who: {type: iri, resolve: actor, label: someone, required: true}
#+   - to: {type: date, last: true}
#+ show: [who]
#+ tags: [a, b]
SELECT ?x WHERE { ?x ?p ?_who_iri . FILTER(?d < ?__to_xsd_date) # ?_none_iri
}"""


def test_a_header_tells_question_parameters_and_columns() -> None:
    query = parse_query("q", TEXT)
    assert query.summary == {"en": "What, when: and who?", "ar": "ماذا ومتى؟"}
    assert query.description == "Two lines."
    assert (query.show, query.tags) == (("who",), ("a", "b"))
    who, to = query.parameters
    assert (who.name, who.variable, who.kind, who.role, who.required) == ("who", "?_who_iri", "iri", "actor", True)
    assert (to.name, to.variable, to.kind, to.role, to.last) == ("to", "?__to_xsd_date", "xsd_date", None, True)


def test_a_query_without_a_header_is_a_query() -> None:
    query = parse_query("q", "SELECT ?x WHERE { ?x ?p ?_limit_integer }")
    assert query.summary == {}
    assert [parameter.kind for parameter in query.parameters] == ["integer"]


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("#+ summary: a: b", "not YAML"),
        ("#+ just words", "keys and values"),
        ("#+ params: [who]", "a parameter reads"),
        ("#+ params:\n#+   - where: {type: iri}", "does not use"),
        ("#+ summary: !!python/object/apply:os.system ['false']", "not YAML"),
    ],
)
def test_a_wrong_header_is_named(header: str, problem: str) -> None:
    with pytest.raises(QueryError, match=problem):
        parse_query("q", header + "\nSELECT ?x WHERE { ?x ?p ?_who_iri }")


def test_queries_are_found_by_name_and_the_later_folder_goes_first(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for place, text in ((first, "ASK { ?first ?p ?o }"), (second, "ASK { ?second ?p ?o }")):
        place.mkdir()
        (place / "q.rq").write_text(text, encoding="utf-8")
    (first / "other.rq").write_text("ASK { ?o ?p ?o }", encoding="utf-8")
    assert "second" in load_query("q", [first, second]).text
    assert [query.name for query in list_queries([first, second])] == ["other", "q"]
    assert "first" in load_query(first / "q.rq", [second]).text


@pytest.mark.parametrize("name", ["nothing", "../q", "a/b", "", "q\x00"])
def test_a_name_that_is_none_of_them_lists_what_there_is(name: str, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(QueryError, match="one of q"):
        load_query(name, [tmp_path])


@pytest.mark.parametrize(
    ("data", "problem"),
    [(None, "No such file"), (b"\xff\xfe", "not UTF-8"), (b"#" * 1_000_001, "too many")],
    ids=["missing", "not text", "too large"],
)
def test_a_file_that_cannot_be_read_is_named(data: bytes | None, problem: str, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / "q.rq").write_bytes(data)
    with pytest.raises(QueryError, match=problem):
        load_query(tmp_path / "q.rq", [])


@pytest.mark.parametrize("query", list_queries([folder("queries")]), ids=lambda query: query.name)
def test_every_shipped_query_says_what_it_asks_in_both_languages(query: object) -> None:
    assert set(query.summary) == {"en", "ar"}  # type: ignore[attr-defined]
    assert query.summary["en"].endswith(("?", "."))  # type: ignore[attr-defined]
    assert query.tags  # type: ignore[attr-defined]
    for parameter in query.parameters:  # type: ignore[attr-defined]
        assert parameter.label
        assert parameter.role or parameter.kind != "iri"


def test_there_are_the_questions_an_analyst_asks() -> None:
    assert len(list_queries([folder("queries")])) >= 25


def test_the_readme_lists_every_question() -> None:
    readme = (folder("queries") / "README.md").read_text(encoding="utf-8")
    for query in list_queries([folder("queries")]):
        given = " ".join(f"`--{parameter.name}`" for parameter in query.parameters)
        row = f"| [`{query.name}`]({query.name}.rq) | {query.summary['en']} | {query.summary['ar']} | {given} |"
        assert row in readme
