"""A claim is shown in its sentence, from any source that holds it."""

from pathlib import Path

import pytest

import isnad
from isnad.errors import InputError, QueryError
from isnad.graph.write import nquads
from isnad.pipeline.explain import Explanation, Quote, explain, sentence
from isnad.pipeline.single import one_article
from isnad.resources import folder
from isnad.store.embedded import EmbeddedStore

TEXT = "وقال شاهد: سمعنا دويًا. أعلنت وزارة الدفاع المصرية أن طائراتها قصفت مواقع المسلحين في مدينة درنة. وساد الهدوء."


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    made = EmbeddedStore.memory()
    for name in ("n1", "n11"):
        made.replace((), nquads(isnad.analyse(TEXT, id=name, published="2019-04-05", publisher="X").quads()))
    return made


def strike(found: tuple[Explanation, ...]) -> Explanation:
    return next(one for one in found if any("قصفت" in quote.words for quote in one.evidence))


def test_an_article_shows_its_own_claims_only(store: EmbeddedStore) -> None:
    found = explain("n1", store)
    assert {one.article for one in found} == {"n1"}
    assert len(found) == len(isnad.analyse(TEXT, id="n1").claims)


def test_a_claim_is_told_in_words(store: EmbeddedStore) -> None:
    one = strike(explain("n1", store))
    assert one.kind in ("bombardment", "air strike")
    assert one.said[:2] == ("claim", "positive")
    assert one.heading == ("X", "2019-04-05")
    assert any(role in ("place", "target") and "Derna" in label for role, label in one.about)
    assert one.chain[0].source == "Ministry of Defence of Egypt"
    assert float(one.confidence) > 0
    assert one.rule


def test_an_id_names_the_claim_in_every_article_and_an_iri_in_one(store: EmbeddedStore) -> None:
    claim = strike(explain("n1", store)).claim
    assert [one.article for one in explain(claim, store)] == ["n1", "n11"]
    iri = f"https://w3id.org/isnad/id/article/n11/claim/{claim}"
    assert [one.article for one in explain(iri, store)] == ["n11"]
    assert explain("https://w3id.org/isnad/id/article/n11", store) == explain("n11", store)


@pytest.mark.parametrize(
    "name", ["", "a b", "x> } DROP ALL", '"', "../n1", "none", "0123456789ab", "https://example.org/"]
)
def test_what_names_nothing_is_said_and_never_becomes_sparql(store: EmbeddedStore, name: str) -> None:
    with pytest.raises(QueryError, match="claim"):
        explain(name, store)


def test_the_sentence_around_the_evidence_is_found() -> None:
    start = TEXT.index("قصفت")
    before, marked, after = sentence(TEXT, Quote(start, start + 4, "قصفت"))
    assert (before, marked) == ("أعلنت وزارة الدفاع المصرية أن طائراتها ", "قصفت")
    assert after.endswith("مدينة درنة.")


def test_evidence_inside_a_word_is_shown_with_the_whole_word() -> None:
    start = TEXT.index("المسلحين") + 2
    assert sentence(TEXT, Quote(start, start + 3, TEXT[start : start + 3]))[1] == "المسلحين"


def test_a_text_without_stops_is_shown_in_part() -> None:
    text = "كلمة " * 500 + "قصفت " + "كلمة " * 500
    start = text.index("قصفت")
    before, _, after = sentence(text, Quote(start, start + 4, "قصفت"))
    assert 250 < len(before) <= 300
    assert 250 < len(after) <= 300


def test_a_file_of_several_articles_is_not_one(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "قصف"}\n{"text": "قصف"}\n')
    with pytest.raises(InputError, match="holds 2 articles, not one"), one_article(str(path), (folder("seeds"),)):
        pass
