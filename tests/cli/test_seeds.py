"""kg seeds: what a corpus names that no entry has, adding it, and building with it."""

import json

import pytest
from typer.testing import CliRunner, Result

from isnad.cli import app

NAME = "كتيبة الفجر"
NEWS = f"قالت مصادر إن {NAME} هاجمت مدينة حلب أمس.\n"
ADD = ("seeds", "add", "actor", "--seeds", "mine", "--kind", "ArmedGroup", "--en", "Green Valley Battalion")


def kg(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "corpus").mkdir()
    for name in ("a", "b"):
        (tmp_path / "corpus" / f"{name}.txt").write_text(NEWS + name, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert kg("extract", "corpus", "--out", "c.jsonl").exit_code == 0
    return tmp_path


def test_what_is_suggested_added_and_built_is_then_an_entry(project):
    rows = map(json.loads, kg("seeds", "suggest", "c.jsonl", "--json").stdout.splitlines())
    row = {row["label"]: row for row in rows}[NAME]
    assert (row["kind"], row["articles"]) == ("ArmedGroup", 2)
    assert row["examples"][0]["quote"] in NEWS
    assert kg(*ADD, "--ar", NAME, "--part-of", "سوريا").exit_code == 0
    assert kg("seeds", "check", "--seeds", "mine").exit_code == 0
    assert NAME not in kg("seeds", "suggest", "c.jsonl", "--seeds", "mine").stdout
    assert kg("extract", "corpus", "--seeds", "mine", "--out", "d.jsonl").exit_code == 0
    assert "actor/green-valley-battalion" in (project / "d.jsonl").read_text(encoding="utf-8")


def test_a_common_noun_is_no_name(project):
    (project / "corpus" / "c.txt").write_text("قصفت قواته مدينة حلب.", encoding="utf-8")
    assert kg("extract", "corpus", "--out", "c.jsonl").exit_code == 0
    assert "قواته" in (project / "c.jsonl").read_text(encoding="utf-8")
    assert "قواته" not in kg("seeds", "suggest", "c.jsonl").stdout


def test_fewer_articles_than_wanted_are_left_out(project):
    assert "2 articles" in kg("seeds", "suggest", "c.jsonl", "--least", "2").stdout
    assert kg("seeds", "suggest", "c.jsonl", "--least", "3").stdout == ""


def test_wrong_entries_are_refused_with_the_reason(project):
    assert kg(*ADD, "--ar", "س").exit_code == 0
    assert "already" in kg(*ADD, "--ar", "س").stderr
    assert kg("seeds", "add", "actor", "--seeds", "mine", "--ar", "س", "--en", "X").exit_code == 2
    assert "no Latin letters" in kg("seeds", "add", "place", "--seeds", "m", "--ar", "س", "--en", "س").stderr
    assert "no entry" in kg(*ADD, "--ar", "س", "--id", "y", "--part-of", "لا أحد").stderr


def test_every_broken_file_is_named_with_its_line(project):
    mine = project / "mine"
    mine.mkdir()
    for name in ("x", "y"):
        (mine / f"{name}.ttl").write_text("\n<urn:a> <urn:b>", encoding="utf-8")
    checked = kg("seeds", "check", "--seeds", "mine")
    assert checked.exit_code == 1
    assert "x.ttl:2" in checked.stderr
    assert "y.ttl:2" in checked.stderr


def test_doubtful_names_are_told(project):
    kg("seeds", "add", "place", "--seeds", "mine", "--ar", "قصف", "--en", "Qasf")
    kg("seeds", "add", "place", "--seeds", "mine", "--ar", "طرابلس", "--en", "Derna")
    told = kg("seeds", "check", "--seeds", "mine").stderr
    assert "«قصف» is an ordinary word" in told
    assert "also names place/tripoli" in told
    assert "place/derna takes the place of the shipped entry" in told
