from pathlib import Path

import pytest

from isnad.errors import SeedError
from isnad.seeds.authority import load_authority

HEAD = """@prefix kg: <https://w3id.org/isnad/ontology#> .
@prefix kgv: <https://w3id.org/isnad/vocab#> .
@prefix a: <https://w3id.org/isnad/id/actor/> .
@prefix p: <https://w3id.org/isnad/id/place/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
"""
FIRST = HEAD.count("\n") + 1
STATE = 'a:ruritania a kg:State ; skos:prefLabel "روريتانيا"@ar , "Ruritania"@en .\n'
KING = 'a:rudolf a kg:Person ; skos:prefLabel "رودولف"@ar ; kg:partOf a:ruritania .\n'
ARMY = 'a:army a kg:ArmedGroup ; skos:prefLabel "جيش روريتانيا"@ar ; kg:partOf a:ruritania ; kg:ledBy a:rudolf .\n'
TOWN = 'p:strelsau a kg:Place ; skos:prefLabel "ستريلساو"@ar , "Strelsau"@en ; kg:locatedIn a:ruritania .\n'
CAMP = 'p:zenda a kg:Place ; skos:prefLabel "معسكر زندا"@ar ; kg:locatedIn a:ruritania ; kg:near p:strelsau .\n'
COUNTRY = STATE + KING + ARMY + TOWN + CAMP
X = 'a:x a kg:Person ; skos:prefLabel "س"@ar'
PLACE = 'p:x a kg:Place ; skos:prefLabel "س"@ar'
COLUMNS = "state\tnisba\tirregular\tcapital\tmetonyms\n"


def seeds(folder: Path, actors: str = "", places: str = "", states: str = "") -> Path:
    for name, text in (("actors/all.ttl", actors), ("places/all.ttl", places), ("lexicon/states.tsv", states)):
        if text:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text if name.endswith("tsv") else HEAD + text, encoding="utf-8")
    return folder


def test_an_entry_carries_all_that_its_file_says(tmp_path):
    entry = (
        'a:mouse a kg:MediaOutlet ; skos:prefLabel "الفأرة"@ar , "The Mouse"@en ;'
        ' skos:altLabel "صحيفة الفأرة"@ar , "Mouse"@en ;'
        ' skos:hiddenLabel "الفارة"@ar ; kg:partOf a:ruritania ; kg:sourceKind kgv:OutletSource ;'
        " schema:sameAs <http://www.wikidata.org/entity/Q42> , <https://sws.geonames.org/7/> .\n"
    )
    mouse = load_authority([seeds(tmp_path, STATE + entry)]).entities["actor/mouse"]
    assert (mouse.kind, mouse.kinds) == ("MediaOutlet", ("MediaOutlet",))
    assert mouse.pref == {"ar": "الفأرة", "en": "The Mouse"}
    assert mouse.alt == (("Mouse", "en"), ("صحيفة الفأرة", "ar"))
    assert mouse.hidden == (("الفارة", "ar"),)
    assert len(mouse.labels) == 5
    assert (mouse.part_of, mouse.source_kind) == (("actor/ruritania",), "OutletSource")
    assert mouse.same_as == ("http://www.wikidata.org/entity/Q42", "https://sws.geonames.org/7/")


def test_the_more_specific_class_comes_first(tmp_path):
    both = 'a:party a kg:Organisation , kg:ArmedGroup ; skos:prefLabel "الحزب الأزرق"@ar .\n'
    assert load_authority([seeds(tmp_path, both)]).entities["actor/party"].kinds == ("ArmedGroup", "Organisation")


def test_closure_is_the_whole_chain_once_and_no_more(tmp_path):
    authority = load_authority([seeds(tmp_path, COUNTRY)])
    ids = [entity.id for entity in authority.closure(["actor/army", "place/zenda", "actor/army"])]
    assert ids == ["actor/army", "actor/rudolf", "actor/ruritania", "place/strelsau", "place/zenda"]
    assert [entity.id for entity in authority.closure(["actor/ruritania"])] == ["actor/ruritania"]
    with pytest.raises(KeyError):
        authority.closure(["actor/nobody"])


def test_a_name_that_two_entries_of_a_kind_share_is_ambiguous_however_it_is_spelt(tmp_path):
    towns = (
        'p:old a kg:Place ; skos:prefLabel "المدينة القديمة"@ar .\n'
        'p:old-two a kg:Place ; skos:prefLabel "المدينه القديمه"@ar .\n'
    )
    actor = 'a:old a kg:Organisation ; skos:prefLabel "المدينة القديمة"@ar .\n'
    ambiguous = load_authority([seeds(tmp_path, actor, towns)]).ambiguous()
    assert ambiguous == {("Place", "المدينه القديمه"): ("place/old", "place/old-two")}


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        pytest.param('a:x a kg:Ghost ; skos:prefLabel "شبح"@ar .', "unknown class Ghost", id="class"),
        pytest.param('a:x skos:prefLabel "شبح"@ar .', "no class", id="no class"),
        pytest.param(f"{X} ; kg:haunts a:x .", "unknown property", id="property"),
        pytest.param('a:x a kg:Person ; skos:prefLabel "X"@en .', "no Arabic label", id="no Arabic"),
        pytest.param('a:x a kg:Person ; skos:prefLabel "س" .', "has no language", id="no language"),
        pytest.param("a:x a kg:Person ; skos:prefLabel a:x .", "has no language", id="label is no text"),
        pytest.param(f'{X} , "ص"@ar .', "two preferred labels", id="two preferred"),
        pytest.param(f'{X} ; skos:altLabel " ـ "@ar .', "empty label", id="empty"),
        pytest.param('a:x a kg:Place ; skos:prefLabel "س"@ar .', "namespace id/place/", id="place among actors"),
        pytest.param('p:x a kg:Person ; skos:prefLabel "س"@ar .', "namespace id/place/", id="actor among places"),
        pytest.param('kg:x a kg:Person ; skos:prefLabel "س"@ar .', "not an entry of the authority", id="namespace"),
        pytest.param('a:X a kg:Person ; skos:prefLabel "س"@ar .', "not an entry of the authority", id="slug"),
        pytest.param('[] a kg:Person ; skos:prefLabel "س"@ar .', "not an entry of the authority", id="blank node"),
        pytest.param(f'{X} ; kg:partOf "y" .', "not an entry of the authority", id="tie to a text"),
        pytest.param(f"{X} ; kg:partOf a:y .", "which no file defines", id="dangling part"),
        pytest.param(f"{X} ; kg:ledBy a:y .", "which no file defines", id="dangling leader"),
        pytest.param(f"{PLACE} ; kg:locatedIn p:y .", "which no file defines", id="dangling place"),
        pytest.param(f"{PLACE} ; kg:near p:y .", "which no file defines", id="dangling near"),
        pytest.param(f"{X} ; kg:ledBy a:ruritania .", "which is a State", id="led by no person"),
        pytest.param(f"{PLACE} ; kg:near a:x . {X} .", "which is a Person", id="near a person"),
        pytest.param(f"{PLACE} ; kg:partOf a:ruritania .", "cannot have kg:partOf", id="place part of actor"),
        pytest.param(f"{X} ; kg:locatedIn a:ruritania .", "cannot have kg:locatedIn", id="person located"),
        pytest.param(f"{X} ; kg:partOf a:x .", "belongs to itself", id="own part"),
        pytest.param(f"{X} ; schema:sameAs <https://en.wikipedia.org/wiki/X> .", "not the IRI", id="page"),
        pytest.param(f"{X} ; schema:sameAs <http://www.wikidata.org/wiki/Q42> .", "not the IRI", id="wiki page"),
        pytest.param(f"{X} ; kg:sourceKind kgv:Rumour .", "not one kind of source", id="source kind"),
    ],
)  # fmt: skip
def test_a_wrong_entry_names_its_file_and_line(tmp_path, wrong, problem):
    folder = seeds(tmp_path, STATE + wrong + "\n")
    with pytest.raises(SeedError, match=problem) as caught:
        load_authority([folder])
    lines = (HEAD + STATE + wrong).split("\n")
    assert caught.value.path == folder / "actors" / "all.ttl"
    assert caught.value.line in {None, *range(FIRST + 1, len(lines) + 1)}
    if "[]" not in wrong and "kg:x" not in wrong:
        assert caught.value.line is not None


def test_a_circle_of_parts_and_leaders_is_refused(tmp_path):
    circle = (
        'a:one a kg:ArmedGroup ; skos:prefLabel "واحد"@ar ; kg:ledBy a:two .\n'
        'a:two a kg:Person ; skos:prefLabel "اثنان"@ar ; kg:partOf a:one .\n'
    )
    with pytest.raises(SeedError, match=r"belongs to itself: actor/\w+ < actor/\w+ < actor/\w+"):
        load_authority([seeds(tmp_path, circle)])


def test_a_circle_of_places_is_refused_but_two_may_be_near_each_other(tmp_path):
    def pair(tie: str) -> str:
        return "".join(
            f'p:{one} a kg:Place ; skos:prefLabel "{one}"@ar ; kg:{tie} p:{other} .\n'
            for one, other in (("here", "there"), ("there", "here"))
        )

    assert len(load_authority([seeds(tmp_path / "near", places=pair("near"))]).entities) == 2
    with pytest.raises(SeedError, match="belongs to itself"):
        load_authority([seeds(tmp_path / "in", places=pair("locatedIn"))])


def test_what_is_not_turtle_names_the_line(tmp_path):
    with pytest.raises(SeedError, match="not Turtle") as caught:
        load_authority([seeds(tmp_path, STATE + "a:x a kg:Person ;;; oops\n")])
    assert caught.value.line == FIRST + 1


def test_bytes_that_are_no_text_are_a_seed_error(tmp_path):
    folder = seeds(tmp_path, STATE)
    (folder / "actors" / "bad.ttl").write_bytes(b'<a> <b> "\xff\xff" .')
    with pytest.raises(SeedError, match="not Turtle"):
        load_authority([folder])


def test_one_id_in_two_files_of_a_folder_is_refused(tmp_path):
    folder = seeds(tmp_path, STATE)
    (folder / "actors" / "more.ttl").write_text(HEAD + STATE, encoding="utf-8")
    with pytest.raises(SeedError, match=r"already defined in all\.ttl") as caught:
        load_authority([folder])
    assert (caught.value.path.name, caught.value.line) == ("more.ttl", FIRST)


def test_a_folder_that_is_not_there_is_a_seed_error(tmp_path):
    with pytest.raises(SeedError, match="no such folder"):
        load_authority([tmp_path / "absent"])


def test_a_later_folder_adds_entries_and_replaces_them_wholly(tmp_path):
    mine = (
        'a:ruritania a kg:State ; skos:prefLabel "مملكة روريتانيا"@ar .\n'
        'a:guard a kg:ArmedGroup ; skos:prefLabel "الحرس"@ar ; kg:partOf a:army .\n'
    )
    rows = ("ruritania\tروريتاني\t\tstrelsau\tستريلساو\n", "ruritania\tروريتي\n")
    shipped = seeds(tmp_path / "shipped", COUNTRY, states=COLUMNS + rows[0])
    own = seeds(tmp_path / "own", mine, states=COLUMNS + rows[1])
    authority = load_authority([shipped, own])
    assert authority.entities["actor/ruritania"].pref == {"ar": "مملكة روريتانيا"}
    assert "actor/army" in {entity.id for entity in authority.closure(["actor/guard"])}
    assert [(state.nisba, state.capital) for state in authority.states] == [("روريتي", None)]


def test_states_have_names_for_people_and_government(tmp_path):
    row = "ruritania\tروريتاني|روريتي\tروريتان\tstrelsau\tستريلساو|قصر زندا\n"
    (state,) = load_authority([seeds(tmp_path, COUNTRY, states=COLUMNS + row)]).states
    assert (state.id, state.nisba, state.nisbas) == ("actor/ruritania", "روريتاني", ("روريتاني", "روريتي"))
    assert (state.irregular, state.capital) == (("روريتان",), "place/strelsau")
    assert state.metonyms == ("ستريلساو", "قصر زندا")


def test_a_state_may_have_no_nisba_that_can_be_told_from_other_words(tmp_path):
    (state,) = load_authority([seeds(tmp_path, COUNTRY, states=COLUMNS + "ruritania\n")]).states
    assert (state.nisba, state.nisbas) == ("", ())


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("atlantis\tأطلنطي\n", "not a kg:State"),
        ("rudolf\tرودولفي\n", "not a kg:State"),
        ("ruritania\tروريتاني\t\tatlantis\n", "capital place/atlantis is not"),
        ("ruritania\tروريتاني\nruritania\tروريتي\n", "has a row already"),
        ("\tروريتاني\n", "no value in state"),
    ],
)
def test_a_wrong_row_of_the_states_names_its_line(tmp_path, row, problem):
    with pytest.raises(SeedError, match=problem) as caught:
        load_authority([seeds(tmp_path, COUNTRY, states=COLUMNS + row)])
    assert caught.value.line == row.count("\n") + 1
