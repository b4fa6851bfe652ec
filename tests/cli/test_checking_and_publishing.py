"""kg validate --text, kg query --explain and --lang, kg docs, kg catalog."""

import pytest
from typer.testing import CliRunner, Result

from isnad.cli import app
from isnad.cli.console import together
from isnad.graph import report as reports
from isnad.graph.namespaces import ID, KGS

NEWS = "أعلنت وزارة الدفاع المصرية أن طائراتها قصفت مواقع المسلحين في مدينة درنة.\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with one article in corpus/ and its graph."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(NEWS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert kg("build", "corpus", "--out", "g.nq").exit_code == 0
    return tmp_path


def kg(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_quotations_are_checked_against_the_texts(project):
    assert kg("validate", "g.nq", "--text", "corpus").exit_code == 0
    (project / "corpus" / "a.txt").write_text(NEWS.replace("درنة", "سرت"), encoding="utf-8")
    assert kg("validate", "g.nq").exit_code == 0
    changed = kg("validate", "g.nq", "--text", "corpus")
    assert changed.exit_code == 1
    assert "Text-quote" in changed.stderr


def test_an_entry_that_the_seeds_do_not_know_is_told(project):
    graph = (project / "g.nq").read_text(encoding="utf-8")
    (project / "g.nq").write_text(graph.replace("id/place/derna", "id/place/nowhere"), encoding="utf-8")
    assert "Entry-unknown" in kg("validate", "g.nq", "--text", "corpus").stderr


def test_the_query_is_shown_with_its_values(project):
    shown = kg("query", "actions", "--graph", "g.nq", "--place", "درنة", "--explain")
    assert "<https://w3id.org/isnad/id/place/derna>" in shown.stdout
    assert "?_place_iri" not in shown.stdout.partition("SELECT")[2]


def test_headings_in_arabic(project):
    assert "الألفاظ" in kg("query", "actions", "--graph", "g.nq", "--lang", "ar").stdout
    assert kg("query", "actions", "--graph", "g.nq", "--lang", "fr").exit_code == 2


def test_documentation_and_catalog_are_written(project):
    assert kg("docs", "site").exit_code == 0
    assert (project / "site" / "index.html").is_file()
    assert kg("catalog", "g.nq", "--out", "c.ttl").exit_code == 0
    assert "void:Dataset" in (project / "c.ttl").read_text(encoding="utf-8")
    assert kg("catalog", "c.ttl", "--store", "x").exit_code == 2


def test_many_warnings_of_one_rule_are_one_line_unless_all_are_asked_for() -> None:
    words = (("en", "Nothing is said."), ("ar", "لا شيء."))
    nodes = [f"<{ID}actor/a{n}>" for n in range(5)]
    kind = [reports.Finding(f"<{KGS}Source-kind>", "Warning", node, "", None, "C") for node in nodes]
    found = [reports.Result(finding, words) for finding in kind]
    (line,) = together(found)
    assert line.startswith("Warning Source-kind, 5 times: Nothing is said. / لا شيء. (actor:a0, actor:a1, actor:a2, …")
    assert list(together(found[:3])) == [str(result) for result in found[:3]]
