"""The words of the grammar, nouns under their clitics, and the names of the authority by their first words."""

from collections.abc import Iterator
from functools import cache

import pytest

from isnad.resources import folder
from isnad.seeds.authority import load_authority
from isnad.seeds.language import Language, Split, Stems, inner_stems, load_language, outer_splits
from isnad.seeds.names import Names, compile_names


@cache
def language() -> Language:
    return load_language([folder("seeds")])


@cache
def names() -> Names:
    return compile_names(load_authority([folder("seeds")]))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("قوات", Split("", "", False, "قوات", "")),
        ("وبقواتهم", Split("و", "ب", False, "قوات", "هم")),
        ("للقوات", Split("", "ل", True, "قوات", "")),
        ("والقوات", Split("و", "", True, "قوات", "")),
        ("كتيبته", Split("", "", False, "كتيبه", "ه")),
    ],
)
def test_a_noun_is_found_under_its_clitics(word: str, expected: Split) -> None:
    assert Stems(["قوات", "كتيبه"]).split(word) == expected


@pytest.mark.parametrize("word", ["القواته", "قوا", "سيارة", ""])
def test_no_noun_is_found_where_none_is(word: str) -> None:
    assert Stems(["قوات"]).split(word) is None


def test_the_reading_with_the_fewest_cuts_comes_first() -> None:
    assert next(iter(outer_splits("ولاء"))) == ("", "", False, "ولاء")
    assert next(inner_stems("جيشه")) == ("جيشه", "")


def test_a_clitic_leaves_two_letters_at_least() -> None:
    assert all(len(rest) >= 2 for word in ("وبك", "للم", "بال") for _, _, _, rest in outer_splits(word))


def test_every_class_that_the_code_asks_for_is_in_the_table() -> None:
    asked = set(_asked())
    assert asked
    assert asked <= set(language().classes)


def _asked() -> Iterator[str]:
    for path in (folder("seeds").parent / "src" / "isnad" / "extract").rglob("*.py"):
        for part in path.read_text(encoding="utf-8").split('language.of("')[1:]:
            yield part.split('"')[0]


def test_heads_know_what_they_head() -> None:
    assert language().heads["مليشيا"].cls == "force"
    assert language().heads["بلده"].kind == "Place"


def test_a_name_is_found_by_its_first_two_words() -> None:
    (start,) = [s for s in names().table.starts("حزب") if not s.conj and not s.prep]
    assert any("actor/hezbollah" in ids for words, ids in start.longer["الله"])
    assert "مصر" in names().table
    assert "كلمهمجهوله" not in names().table


def test_longer_names_come_before_shorter() -> None:
    for word in ("القوات", "جيش", "حركه"):
        for start in names().table.starts(word):
            for rows in start.longer.values():
                lengths = [len(words) for words, _ in rows]
                assert lengths == sorted(lengths, reverse=True)


def test_places_and_bodies_have_the_state_they_lie_in() -> None:
    assert names().homes["place/derna"] == "actor/libya"
    assert names().homes["actor/haftar-forces"] == "actor/libya"  # its label names the state, its ties do not
    assert "actor/isis" not in names().homes


def test_an_actor_is_part_of_what_its_whole_is_part_of() -> None:
    wholes = names().wholes["actor/haftar-air-force"]
    assert {"actor/haftar-air-force", "actor/haftar-forces", "actor/khalifa-haftar"} <= wholes
