"""The sample articles are what their README promises, and their gold is whole."""

import json
import re
from pathlib import Path

import pytest

from isnad.pipeline.evaluate_gold import ACTIONS, STATUSES, SUPPORTS, TYPES, Gold, load_gold
from isnad.read.metadata import load_metadata
from isnad.resources import folder

ARTICLES = folder("seeds") / "articles"
PUNCTUATION = re.compile(r"[.,;:!?،؛؟…«»\"()\-–—|]")
TEXTS = sorted(ARTICLES.glob("*.txt"))


@pytest.fixture(scope="module")
def gold() -> Gold:
    return load_gold(ARTICLES / "gold", None, ARTICLES)


def test_every_article_has_gold_and_a_row_of_metadata(gold):
    rows = load_metadata(ARTICLES / "metadata.csv").rows
    assert [article.id for article in gold.articles] == [path.stem for path in TEXTS]
    assert sorted(rows) == [path.name for path in TEXTS]
    assert len(TEXTS) == 10


def test_no_article_is_given_to_an_outlet_that_did_not_publish_it():
    rows = load_metadata(ARTICLES / "metadata.csv").rows.values()
    assert {(row.publisher, row.url) for row in rows} == {(None, None)}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_an_article_has_200_to_400_words(path):
    assert 200 <= len(path.read_text(encoding="utf-8").split()) <= 400


def test_two_articles_have_no_punctuation_at_all():
    bare = [path.stem for path in TEXTS if not PUNCTUATION.search(path.read_text(encoding="utf-8"))]
    assert bare == ["s04_libya_tripoli_war", "s07_sudan_madani"]


def test_one_article_has_what_trips_up_careless_matching():
    text = (ARTICLES / "s09_lebanon_border.txt").read_text(encoding="utf-8")
    assert {"\u00a0", "\u0640", '"', "«", "”"} <= set(text)


def test_gold_covers_every_type_subtype_and_status(gold):
    claims = [claim for article in gold.articles for claim in article.claims]
    assert {claim.type for claim in claims} == set(TYPES)
    assert {claim.subtype for claim in claims} == ACTIONS | SUPPORTS | {None}
    assert {claim.status for claim in claims} == set(STATUSES)


def test_every_entity_is_needed(gold):
    claims = [claim for article in gold.articles for claim in article.claims]
    used = {key for c in claims for key in (*c.agents, *c.targets, *c.places, *c.denied, c.source, c.via)}
    assert set(gold.entities) - used == set()


def test_the_date_of_the_gold_is_that_of_the_metadata():
    rows = load_metadata(ARTICLES / "metadata.csv").rows
    dates = {path.name: str(rows[path.name].published) for path in TEXTS}
    for name, date in dates.items():
        row = json.loads((ARTICLES / "gold" / f"{name.removesuffix('.txt')}.gold.json").read_text(encoding="utf-8"))
        assert (row["date"] or "None", row["outlet"]) == (date, None)


def test_egypt_and_the_emirates_support_haftar_on_the_word_of_several_sources(gold):
    told = set()
    for claim in (c for article in gold.articles for c in article.claims if c.type == "Support"):
        if claim.status == "occurred" and any(gold.entities[key].group == "haftar" for key in claim.targets):
            told.update({(gold.entities[key].group, claim.source or claim.source_kind) for key in claim.agents})
    assert {("egypt", "unsc_experts"), ("egypt", "Anonymous"), ("uae", "unsc_experts"), ("uae", "Narrator")} <= set(
        told
    )


def test_the_raid_on_derna_is_contested_between_two_articles(gold):
    first, second = (next(a for a in gold.articles if a.id.startswith(start)) for start in ("s02", "s03"))
    for article in (first, second):
        raids = [c for c in article.claims if c.subtype == "AirStrike" and "fatayeh" in c.objects]
        assert any("egypt" in claim.agents for claim in raids)
        assert any(c.type == "Denial" and "egypt" in c.denied and "fatayeh" in c.denied for c in article.claims)
    dead = [
        {n for c in a.claims if "fatayeh" in c.objects for o, n in c.figures if o == "Killed"} for a in (first, second)
    ]
    assert dead == [{15}, {17, 12}]
    days = [{c.days for c in a.claims if "fatayeh" in c.objects if c.days} for a in (first, second)]
    assert days == [{("2017-10-30",) * 2}, {("2017-10-31",) * 2}]


def test_the_readme_counts_the_claims(gold):
    total = sum(len(article.claims) for article in gold.articles)
    assert f"({total} claims)" in Path(ARTICLES / "README.md").read_text(encoding="utf-8")
