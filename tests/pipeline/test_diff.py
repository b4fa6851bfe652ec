"""kg diff: what a new version changed, claim by claim, and nothing else."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from isnad.pipeline.build import Targets, build
from isnad.pipeline.diff import ArticleDiff, open_diff
from isnad.pipeline.diff_render import Summary, article_lines, entry_json, entry_lines, to_json
from isnad.pipeline.plan import Plan
from isnad.resources import folder

EXAMPLE = folder("seeds") / "claims.example.jsonl"
SEEDS = (folder("seeds"),)
Rows = list[dict[str, Any]]


def rows() -> Rows:
    return [json.loads(line) for line in EXAMPLE.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def diff(tmp_path: Path) -> Callable[..., list[ArticleDiff]]:
    """The comparison of the example with these rows; ids of claims are made anew."""

    def compared(changed: Rows, ignore: tuple[str, ...] = ()) -> list[ArticleDiff]:
        for row in changed:
            if row["record"] == "claim" and row.pop("denies", None):
                row["focus"] = row.get("focus")
            row.pop("id", None) if row["record"] == "claim" else None
        (tmp_path / "new.jsonl").write_text("".join(json.dumps(row) + "\n" for row in changed), encoding="utf-8")
        plain = [{k: v for k, v in row.items() if k != "denies"} for row in rows()]
        (tmp_path / "old.jsonl").write_text("".join(json.dumps(row) + "\n" for row in plain), encoding="utf-8")
        with open_diff(tmp_path / "old.jsonl", tmp_path / "new.jsonl", SEEDS, ignore) as compared_now:
            return list(compared_now.articles)

    return compared


def told(articles: list[ArticleDiff]) -> list[tuple[str, dict[str, tuple[tuple[str, ...], tuple[str, ...]]]]]:
    return [(change.what, dict(change.fields)) for article in articles for change in article.changes]


def test_the_same_claims_do_not_differ(diff: Callable[..., list[ArticleDiff]]) -> None:
    (article,) = diff(rows())
    assert (article.what, article.same) == ("same", 4)
    assert list(article_lines(article)) == []


def test_a_changed_field_is_told_with_both_values(diff: Callable[..., list[ArticleDiff]]) -> None:
    changed = rows()
    changed[1]["certainty"] = "Probable"
    assert told(diff(changed)) == [("changed", {"certainty": (("Certain",), ("Probable",))})]


def test_a_claim_with_another_id_on_the_same_words_is_the_same_claim_changed(
    diff: Callable[..., list[ArticleDiff]],
) -> None:
    changed = rows()
    changed[4]["content"]["status"] = "Promised"
    changed[4]["content"]["agents"][0]["id"] = "actor/turkey"
    ((what, fields),) = told(diff(changed))
    assert what == "changed"
    assert fields["status"] == (("Conditional",), ("Promised",))
    assert fields["supporter"] == (("actor:egypt",), ("actor:turkey",))


def test_claims_on_other_words_are_removed_and_added(diff: Callable[..., list[ArticleDiff]]) -> None:
    changed = rows()
    changed[4]["evidence"] = [{"span": {"start": 0, "end": 5}, "quote": "ابتثج"}]
    assert sorted(what for what, _ in told(diff(changed))) == ["added", "removed"]


def test_of_two_claims_on_the_same_words_each_finds_its_own(diff: Callable[..., list[ArticleDiff]]) -> None:
    """Both new claims overlap the old one wholly; that which says nearly the same is it, the other is new."""
    changed = rows()
    other = json.loads(json.dumps(changed[4]))
    other["content"]["kind"], other["content"]["support_kinds"] = "Clash", []
    changed[4]["content"]["status"] = "Promised"
    found = diff([*changed[:4], other, changed[4]])
    assert sorted((what, sorted(fields)) for what, fields in told(found)) == [("added", []), ("changed", ["status"])]


def test_fields_can_be_ignored(diff: Callable[..., list[ArticleDiff]]) -> None:
    changed = rows()
    changed[2]["confidence"], changed[2]["rule"] = 0.11, "other"
    assert told(diff(changed, ("confidence", "rule"))) == []
    ((_, fields),) = told(diff(changed))
    assert set(fields) == {"confidence", "rule"}


def test_an_article_with_another_id_and_the_same_text_is_the_same_article(
    diff: Callable[..., list[ArticleDiff]],
) -> None:
    changed = rows()
    for row in changed:
        row["id" if row["record"] == "article" else "article"] = "renamed"
    changed[1]["certainty"] = "Possible"
    (article,) = diff(changed)
    assert (article.what, article.former_id, article.same) == ("changed", "example-1", 3)
    assert [change.fields for change in article.changes] == [{"certainty": (("Certain",), ("Possible",))}]
    assert "article renamed, was example-1" in next(line.text for line in article_lines(article) if line.text)


def test_a_text_that_was_edited_keeps_the_claims_whose_words_it_keeps(diff: Callable[..., list[ArticleDiff]]) -> None:
    """All offsets move by ten; only the hash and length of the article are told."""
    changed = rows()
    changed[0].update(sha256="0" * 64, length=changed[0]["length"] + 10)
    moved = json.loads(json.dumps(changed), object_hook=_moved)
    (article,) = diff(moved)
    assert set(article.fields) == {"sha256", "length"}
    assert (article.changes, article.same) == ((), 4)


def _moved(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value + 10 for name, value in row.items()} if set(row) == {"start", "end"} else row


def test_articles_of_one_side_are_told_with_their_claims(diff: Callable[..., list[ArticleDiff]]) -> None:
    new = [{**rows()[0], "id": "more", "sha256": "1" * 64}, {**rows()[1], "article": "more"}]
    summary = Summary()
    for article in diff([*rows(), *new]):
        summary.add(article)
    assert summary.articles == {"same": 1, "added": 1}
    assert summary.to_json()["claims"] == {"added": 1, "removed": 0, "changed": 0, "same": 4}
    assert summary.differs


def test_people_see_the_words_and_programs_the_iris(diff: Callable[..., list[ArticleDiff]]) -> None:
    changed = rows()
    changed[1]["certainty"] = "Probable"
    (article,) = diff(changed)
    lines = [line.text for line in article_lines(article)]
    assert any(line.startswith("~ changed fbbc0b38d24e: Accusation AirStrike by طيران دولة مجاورة") for line in lines)
    assert "    certainty: Certain → Probable" in lines
    assert f"    «{rows()[1]['evidence'][0]['quote']}»" in lines
    (record,) = to_json(article)
    assert record["old"] == record["new"] == "https://w3id.org/isnad/id/article/example-1/claim/fbbc0b38d24e"
    assert record["fields"] == {"certainty": {"old": ["Certain"], "new": ["Probable"]}}


def test_a_graph_and_the_claims_it_was_made_of_are_the_same(tmp_path: Path) -> None:
    plan = Plan(SEEDS, suffix=".ttl", from_claims=True)
    build([str(EXAMPLE)], plan, Targets(str(tmp_path / "g.ttl")))
    with open_diff(tmp_path / "g.ttl", EXAMPLE, SEEDS) as compared:
        assert [(article.what, article.same) for article in compared.articles] == [("same", 4)]
        assert list(compared.entries) == []


def test_an_entry_that_the_seeds_describe_otherwise_is_told(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "own.ttl").write_text(OTHER_EGYPT, encoding="utf-8")
    plan = Plan(SEEDS, suffix=".nq", from_claims=True)
    build([str(EXAMPLE)], plan, Targets(str(tmp_path / "old.nq")))
    build([str(EXAMPLE)], replace(plan, seeds=(*SEEDS, tmp_path / "seeds")), Targets(str(tmp_path / "new.nq")))
    with open_diff(tmp_path / "old.nq", tmp_path / "new.nq", SEEDS) as compared:
        assert [article.what for article in compared.articles] == ["same"]
        (entry,) = compared.entries
    assert entry.iri == "https://w3id.org/isnad/id/actor/egypt"
    assert entry.fields["label"] == (("Egypt (en)", "مصر (ar)"), ("Arab Republic of Egypt (en)", "مصر (ar)"))
    assert "class" not in entry.fields
    assert "label: Egypt (en) → Arab Republic of Egypt (en)" in [line.text.strip() for line in entry_lines(entry)]
    assert entry_json(entry)["fields"]["label"]["new"][0] == "Arab Republic of Egypt (en)"
    with open_diff(tmp_path / "old.nq", tmp_path / "new.nq", SEEDS, tuple(entry.fields)) as compared:
        assert list(compared.entries) == []


OTHER_EGYPT = """
@prefix kg: <https://w3id.org/isnad/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/isnad/id/actor/egypt> a kg:State ;
  skos:prefLabel "Arab Republic of Egypt"@en , "مصر"@ar .
"""
