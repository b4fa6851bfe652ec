"""The authority files that are shipped: clean, broad enough, and nothing in them that a reader would be misled by."""

import re
from collections import Counter

import pytest

from isnad.resources import folder
from isnad.seeds.authority import Authority, load_authority
from isnad.text.fold import key

FLOORS = {
    "State": 100,
    "GovernmentBody": 100,
    "ArmedGroup": 200,
    "Person": 220,
    "Organisation": 60,
    "Place": 600,
    "MediaOutlet": 90,
}
SHARED_NAMES = 30  # names that two entries of a kind truly share (طرابلس, البيضاء, …); more would be carelessness


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load_authority([folder("seeds")])


def test_there_are_enough_of_every_kind(authority):
    counts = Counter(entity.kind for entity in authority.entities.values())
    assert {kind: counts[kind] for kind in FLOORS if counts[kind] < FLOORS[kind]} == {}
    assert len(authority.states) >= 100


def test_every_entry_has_a_label_in_both_languages(authority):
    assert [entity.id for entity in authority.entities.values() if not {"ar", "en"} <= set(entity.pref)] == []


def test_arabic_labels_are_in_arabic_letters_and_english_ones_in_latin(authority):
    letters = {"ar": re.compile(r"[\u0621-\u064A]"), "en": re.compile(r"[A-Za-z]")}
    wrong = [
        (entity.id, text)
        for entity in authority.entities.values()
        for text, language in entity.labels
        if not letters[language].search(text)
    ]
    assert wrong == []


def test_every_place_but_the_widest_lies_in_or_near_something(authority):
    loose = [e.id for e in authority.entities.values() if e.kind == "Place" and not e.located_in and not e.near]
    assert len(loose) <= 60  # continents, seas, rivers that cross borders, disputed territories
    assert not [id_ for id_ in loose if id_.endswith(("-port", "-camp", "-airport", "-base", "-crossing"))]


def test_every_state_of_the_table_has_an_entry_and_every_capital_lies_in_its_state(authority):
    capitals = {state.id: state.capital for state in authority.states if state.capital}
    assert [s for s, c in capitals.items() if authority.entities[c].located_in != (s,)] == []


def test_no_nisba_is_claimed_by_two_states(authority):
    nisbas = Counter(key(nisba) for state in authority.states for nisba in (*state.nisbas, *state.irregular))
    assert [nisba for nisba, times in nisbas.items() if times > 1] == []


def test_few_names_are_shared_within_a_kind(authority):
    assert len(authority.ambiguous()) <= SHARED_NAMES


def test_no_label_is_repeated_within_an_entry(authority):
    repeated = [
        entity.id
        for entity in authority.entities.values()
        if max(Counter((text, language) for text, language in entity.labels).values()) > 1
    ]
    assert repeated == []


WORDS = (
    *("الجيش", "الحكومة", "الرئيس", "المصدر", "النظام", "السلام", "النصر", "الجمعة", "الخميس", "المدينة", "الثورة"),
    *("مدني", "بحري", "مالي", "حديثة", "القبة", "الطبقة", "السلمية", "صدام", "حجة", "آب", "الأبيض", "المتوسط"),
    *("القائم", "العديد", "تأكد", "رصد", "سيول"),
)


@pytest.mark.parametrize("word", WORDS)
def test_words_of_the_language_are_no_names(authority, word):
    named = {entity.id for entity in authority.entities.values() for text, _ in entity.labels if key(text) == key(word)}
    assert named <= {
        "actor/mali"
    }  # «مالي» is the only name of the state: telling it from «financial» is the reader's work


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("حفتر", "actor/khalifa-haftar"),
        ("أبو ظبي", "place/abu-dhabi"),
        ("داعش", "actor/isis"),
        ("جوتيريش", "actor/antonio-guterres"),
        ("قوات الدعم السريع", "actor/rsf"),
        ("المرصد السوري لحقوق الإنسان", "actor/sohr"),
        ("معيتيقة", "place/mitiga"),
        ("مدى مصر", "actor/mada-masr"),
        ("الخارجية الروسية", "actor/russia-mfa"),
        ("جيش الاحتلال", "actor/israel-armed-forces"),
        ("خانيونس", "place/khan-yunis"),
        ("أرتيموفسك", "place/bakhmut"),
    ],
)
def test_well_known_names_find_their_entry(authority, name, entity):
    found = [e.id for e in authority.entities.values() if any(key(text) == key(name) for text, _ in e.labels)]
    assert found == [entity]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("actor/haftar-air-force", "actor/khalifa-haftar"),
        ("actor/ahmed-al-mismari", "actor/khalifa-haftar"),
        ("actor/abdel-fattah-al-sisi", "actor/egypt"),
        ("actor/egypt-air-force", "actor/egypt"),
        ("actor/quds-force", "actor/iran"),
        ("actor/qassam-brigades", "actor/hamas"),
        ("place/ain-zara", "actor/libya"),
        ("place/el-fasher", "actor/sudan"),
        ("place/jobar", "actor/syria"),
    ],
)
def test_chains_lead_where_an_analyst_expects(authority, start, end):
    assert end in {entity.id for entity in authority.closure([start])}
