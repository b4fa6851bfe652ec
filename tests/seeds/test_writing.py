"""Entries written into one's own folder."""

import pytest

from isnad.errors import SeedError
from isnad.resources import folder
from isnad.seeds.authority import load_authority
from isnad.seeds.entries import SeedEntity, read_entries
from isnad.seeds.writing import FILES, add_entry, find_entry, slug, turtle

SHIPPED = folder("seeds")
BATTALION = SeedEntity(
    "actor/valley-battalion", ("ArmedGroup",), {"en": 'The "Valley" Battalion', "ar": "كتيبة الوادي\\"},
    alt=(("لواء الوادي", "ar"),), hidden=(("كتيبه\nالوادي", "ar"),), part_of=("actor/syria",),
    led_by=("actor/bashar-al-assad",), same_as=("http://www.wikidata.org/entity/Q42",), source_kind="FighterSource",
)  # fmt: skip
TOWN = SeedEntity("place/tell", ("Place",), {"ar": "تل القمح", "en": "Tell"}, located_in=("actor/syria",))


@pytest.fixture(scope="module")
def authority():
    return load_authority([SHIPPED])


def test_what_was_written_is_read_back(tmp_path):
    for entity in (BATTALION, TOWN):
        file = add_entry(tmp_path / "mine", entity, [SHIPPED])
        assert read_entries(file) == [entity]


def test_entries_are_appended_and_what_is_there_stays(tmp_path):
    file = tmp_path / FILES["place"]
    own = "@prefix p: <https://example.org/other#> .\n# mine\n"
    file.write_text(own, encoding="utf-8")
    add_entry(tmp_path, TOWN, [SHIPPED])
    text = file.read_text(encoding="utf-8")
    assert text.startswith(own)
    assert text.endswith(turtle(TOWN))
    assert read_entries(file) == [TOWN]


@pytest.mark.parametrize(
    ("entity", "problem"),
    [
        (SeedEntity("place/x", ("Place",), {"ar": "س"}, located_in=("actor/nobody",)), "which no file defines"),
        (SeedEntity("actor/x", ("Person",), {"ar": "س"}, same_as=("https://example.org/x",)), "Wikidata or GeoNames"),
        (SeedEntity("actor/x", ("Person",), {"ar": " "}), "empty label"),
    ],
)
def test_nothing_is_written_that_would_not_load(tmp_path, entity, problem):
    with pytest.raises(SeedError, match=problem):
        add_entry(tmp_path / "mine", entity, [SHIPPED])
    assert not (tmp_path / "mine").exists()


def test_an_entry_that_is_there_is_not_written_twice(tmp_path):
    add_entry(tmp_path, TOWN, [SHIPPED])
    with pytest.raises(SeedError, match="already"):
        add_entry(tmp_path, TOWN, [SHIPPED])


@pytest.mark.parametrize(
    ("name", "made"),
    [("Valley Battalion", "valley-battalion"), ("Côte d'Ivoire (army)", "cote-divoire-army"), ("كتيبة", "")],
)
def test_ids_are_made_of_latin_names(name, made):
    assert slug(name) == made


def test_entries_are_found_by_id_and_by_label(authority):
    assert find_entry(authority, "actor:egypt") == find_entry(authority, "مصر") == find_entry(authority, "egypt")
    for name, problem in (("طرابلس", "place/tripoli, place/tripoli-lebanon"), ("لا أحد", "no entry")):
        with pytest.raises(ValueError, match=problem):
            find_entry(authority, name)
