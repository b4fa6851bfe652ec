"""What definite nouns and possessive pronouns point back to, in sentences written for the test."""

from functools import cache

import pytest

from isnad.backends.rules import Rules, load_rules
from isnad.extract.coreference import Setting, resolve
from isnad.extract.mentions import Scene, find_mentions
from isnad.model.claim import Entity
from isnad.resources import folder
from isnad.text.quotes import without_quotes
from isnad.text.tokens import tokenise


@cache
def rules() -> Rules:
    return load_rules([folder("seeds")])


def meant(text: str, words: str) -> Entity:
    """What the last mention that begins with these words means."""
    known = rules()
    found = without_quotes(text, tokenise(text))
    scene = Scene(
        text, found, known.names, known.language, known.is_verb, known.is_speech, frozenset(), {},
        known.cues.attribution["document"],
    )  # fmt: skip
    mentions = find_mentions(scene)
    resolved = resolve(mentions, Setting(known.capitals, known.names.homes, [t.norm for t in found.tokens]))
    last = next(
        m for m in reversed(mentions) if text[found.tokens[m.first].start :].removeprefix("و").startswith(words)
    )
    return resolved.get(last.first, last).entity


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("هاجمت حركة طالبان القرية. وقتل التنظيم جنديا", "التنظيم", "actor/taliban", id="a group"),
        pytest.param("قصف الجيش التركي تنظيم داعش. وقال التنظيم", "التنظيم", "actor/isis", id="an army is no group"),
        pytest.param("قاتل الجيش اليمني الحوثيين. ثم تقدم الجيش", "الجيش", "actor/yemen-armed-forces", id="an army"),
        pytest.param("قصف الطيران مدينة درنة. ثم دخلوا المدينة", "المدينة", "place/derna", id="a town"),
        pytest.param(
            "دخلوا درنة. ونددت القاهرة وهددت القاهرة. وسقطت المدينة",
            "المدينة",
            "place/derna",
            id="a government is no town",
        ),
        pytest.param("دخلوا ريف حلب ثم الرقة. وسقطت المدينة", "المدينة", "place/raqqa", id="a region is no town"),
        pytest.param("في تعز وعدن ومأرب. وقال سفير مصر إن العاصمة", "العاصمة", "place/sanaa", id="the capital"),
        pytest.param("في تعز وعدن ومأرب. وقال سفير مصر إن البلاد", "البلاد", "actor/yemen", id="the country"),
    ],
)
def test_a_definite_noun_points_back(text: str, words: str, expected: str) -> None:
    assert meant(text, words).id == expected


def test_what_is_named_most_comes_before_what_was_named_last() -> None:
    text = "حاصروا درنة. وقصفوا درنة. ووصلت إلى درنة تعزيزات من طبرق. وسقطت المدينة"
    assert meant(text, "المدينة").id == "place/derna"


@pytest.mark.parametrize("noun", ["الحكومة", "الجيش", "القوات الحكومية"])
def test_official_bodies_without_more_are_those_of_the_state_spoken_of(noun: str) -> None:
    assert meant(f"في تعز وعدن ومأرب تقدمت {noun}", noun).part_of == ("actor/yemen",)


@pytest.mark.parametrize("noun", ["المجموعة", "القوات المهاجمة", "التحالف"])
def test_other_groups_without_more_are_nobodys(noun: str) -> None:
    assert "actor/yemen" not in meant(f"في تعز وعدن ومأرب تقدمت {noun}", noun).part_of


def test_a_possessive_pronoun_agrees_with_its_owner() -> None:
    text = "التقى الجيش الليبي وفدا من تركيا. وتقدمت قواته"
    assert meant(text, "قواته").part_of == ("actor/haftar-forces",)
    assert meant(text.replace("قواته", "قواتها"), "قواتها").part_of == ("actor/turkey",)


def test_one_unlisted_name_is_one_entity() -> None:
    first = meant("هاجمت الفرقة 97 القرية.", "الفرقة")
    assert meant("هاجمت الفرقة 97 القرية. وانسحبت الفرقة 97.", "الفرقة") == first
    assert meant("هاجمت الفرقة 97 القرية. وانسحبت الفرقة 97. ثم عادت الفرقة", "الفرقة") == first


def test_nothing_is_found_where_nothing_was_named() -> None:
    assert meant("تقدم التنظيم نحو المدينة", "التنظيم").id is None
    assert meant("تقدم التنظيم نحو المدينة", "المدينة").id is None
