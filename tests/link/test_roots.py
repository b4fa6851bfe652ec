"""Whose word a report is: sources are counted by their roots."""

from dataclasses import replace

import pytest
from tests.link.conftest import article, denied, derived, pairs, told

from isnad.graph.namespaces import ID
from isnad.text.sketch import BAND, sketch, unpack

UNNAMED = {"anonymous": True, "label": "مصدر طبي"}
TEXT = (
    "قالت مصادر محلية إن طائرة مجهولة ألقت قنبلتين على مزرعة في أطراف البلدة فجر اليوم من دون أن تقع إصابات "
    "وأضافت المصادر أن سكان المزارع القريبة سمعوا صوت الطائرة مرتين قبل أن تبتعد باتجاه البحر ثم عاد الهدوء إلى المنطقة"
)


def own(name: str) -> str:
    return f"<{ID}article/{name}/source/article>"


def rooted(*articles: object) -> set[tuple[str, str]]:
    return pairs(derived(*articles), "root")  # type: ignore[arg-type]


def test_a_named_source_is_its_own_root() -> None:
    assert rooted(article("a", told()), article("b", told())) == set()


def test_an_unnamed_source_counts_as_the_word_of_the_agency_that_relays_it() -> None:
    relayed = [article(n, told(**UNNAMED, source=f"<{n}>", relay="agency")) for n in "ab"]
    assert rooted(*relayed) == {("a.0", "agency"), ("b.0", "agency")}


def test_an_unnamed_spokesman_speaks_for_the_body_he_belongs_to() -> None:
    assert rooted(article("a", told(body="lna"))) == {("a.0", "lna")}


def test_unnamed_sources_of_one_incident_in_the_same_words_cannot_be_told_apart() -> None:
    same = [article(n, told(**UNNAMED, source=f"medic-{n}")) for n in "ab"]
    other = article("c", told(anonymous=True, label="ضابط", source="officer"))
    elsewhere = article("d", told(**UNNAMED, source="medic-d", places="benghazi"))
    assert rooted(*same, other, elsewhere) == {("b.0", "medic-a")}


def test_a_copied_article_adds_no_word_of_its_own() -> None:
    packed = sketch(TEXT)
    voice = [
        article(n, told(own_voice=True, source=own(n)), sketch=packed, sha=n, published=day)
        for n, day in [("a", 9), ("b", 8), ("c", None)]
    ]
    quads = derived(*voice)
    assert pairs(quads, "copyOf") == {("a", "b"), ("c", "b")}
    assert pairs(quads, "root") == {("a.0", "b/source/article"), ("c.0", "b/source/article")}


def test_the_same_bytes_are_a_copy_even_of_a_text_too_short_for_a_sketch() -> None:
    assert pairs(derived(article("a", sha="1"), article("b", sha="1"), article("c", sha="2")), "copyOf") == {("b", "a")}


def alike(one: str, other: str) -> float:
    return sum(a == b for a, b in zip(unpack(sketch(one) or ""), unpack(sketch(other) or ""), strict=True)) / 64


def test_a_sketch_estimates_what_two_texts_share() -> None:
    words = TEXT.split()
    edited = " ".join([*words[:10], "الخميس", *words[10:]])
    assert alike(TEXT, TEXT.replace("أن", "ان").replace("ة ", "ه ")) == 1  # spelling levelled
    assert 0.6 < alike(TEXT, edited) < 1
    assert alike(TEXT, " ".join(sorted(words))) < 0.1


def test_a_sketch_is_the_same_on_every_machine() -> None:
    assert unpack(sketch(TEXT) or "")[:BAND] == (654185519, 910741828, 1279694360, 625318289)


@pytest.mark.parametrize("given", ["", "x", "====", "c2tldGNo", "ليس"])
def test_what_is_no_sketch_is_like_nothing(given: str) -> None:
    assert unpack(given) == ()
    assert derived(article("a", sketch=given), article("b", sketch=given)) == []


def test_a_denial_of_responsibility_answers_those_who_accuse_that_side() -> None:
    accused, blames_other = told(), told(agents="haftar", source="actor:council")
    quads = derived(article("a", accused, blames_other, denied(), told(source="actor:ministry")))
    assert pairs(quads, "denies") == {("a.2", "a.0")}


def test_a_denial_answers_one_claim_of_each_root_in_other_articles() -> None:
    others = [article(n, told(source="actor:one")) for n in "abc"]
    quads = derived(*others, article("d", denied(focus="WholeOccurrence"), told(source="actor:two")))
    assert pairs(quads, "denies") == {("d.0", "a.0"), ("d.0", "d.1")}


def test_an_answer_that_the_article_gives_itself_is_not_given_again() -> None:
    facts = article("a", told(), denied())
    answered = replace(facts, reports=(facts.reports[0], replace(facts.reports[1], denies=(facts.reports[0].claim,))))
    assert pairs(derived(facts), "denies") == {("a.1", "a.0")}
    assert pairs(derived(answered), "denies") == set()


def test_denied_support_answers_what_the_same_article_says_of_the_same_two() -> None:
    given = told(kind="Support", targets="haftar", places="", days=None)
    other = told(kind="Support", targets="council", places="", days=None)
    denial = denied(kind="Support", targets="haftar-forces", places="", days=None)
    promised = told(kind="Support", targets="haftar", places="", days=None, status="Promised")
    quads = derived(article("a", given, other, denial, promised), article("b", given))
    assert pairs(quads, "denies") == {("a.2", "a.0")}
