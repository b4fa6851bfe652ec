"""Who and what is named: seeds, composed names, people, places; and what must not pass for a name."""

from functools import cache
from itertools import pairwise

import pytest

from isnad.backends.rules import Rules, load_rules
from isnad.extract import mentions
from isnad.extract.mentions import Scene, find_mentions
from isnad.model.annotation import Mention
from isnad.resources import folder
from isnad.text.quotes import without_quotes
from isnad.text.tokens import tokenise


@cache
def rules() -> Rules:
    return load_rules([folder("seeds")])


def named(text: str) -> tuple[Mention, ...]:
    known = rules()
    words = without_quotes(text, tokenise(text))
    scene = Scene(
        text, words, known.names, known.language, known.is_verb, known.is_speech, frozenset(), {},
        known.cues.attribution["document"],
    )  # fmt: skip
    return find_mentions(scene)


def labels(text: str) -> list[str]:
    return [mention.entity.id or mention.entity.label for mention in named(text)]


def only(text: str) -> Mention:
    (mention,) = named(text)
    return mention


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("الفرقة 97", "الفرقة 97", id="a unit by its number"),
        pytest.param("قوات مدعومة من أنقرة", "قوات مدعومة من أنقرة", id="forces backed by a state, in full"),
        pytest.param("حركة فجر الوادي", "حركة فجر الوادي", id="a movement by its name"),
        pytest.param("اللواء 17 مشاة", "اللواء 17 مشاة", id="with its arm of service"),
        pytest.param("مسلحون مجهولون", "مسلحون مجهولون", id="an adjective belongs to the head"),
        pytest.param("القوات البرية", "القوات البرية", id="a definite adjective after a definite head"),
    ],
)
def test_a_group_that_nobody_listed_is_called_as_the_text_calls_it(text: str, label: str) -> None:
    entity = named(text)[0].entity
    assert (entity.id, entity.label) == (None, label)


@pytest.mark.parametrize("text", ["عناصر الفرقة 97", "مقاتلي الفرقة 97", "مقرات الفرقة 97", "مواقع تابعة للفرقة 97"])
def test_members_and_holdings_of_an_unlisted_group_are_that_group(text: str) -> None:
    assert only(text).entity.label.endswith("لفرقة 97")
    assert only(text).entity.kind == "ArmedGroup"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("طائرات مجهولة درنة", "طائرات مجهولة", id="no genitive behind an adjective"),
        pytest.param("الجيش الحوثيين", "الجيش", id="a sound plural qualifies people only"),
    ],
)
def test_a_name_ends_where_the_next_argument_begins(text: str, first: str) -> None:
    assert named(text)[0].entity.label == first


@pytest.mark.parametrize(
    ("text", "part_of"),
    [
        ("قوات تابعة لتركيا", "actor/turkey"),
        ("القوات التركية", "actor/turkey"),
        ("مسلحين من تنظيم داعش", "actor/isis"),
    ],
)
def test_what_the_phrase_says_a_group_belongs_to_is_kept(text: str, part_of: str) -> None:
    entity = only(text).entity
    assert part_of in (*entity.part_of, *(() if entity.id is None else rules().names.wholes[entity.id]))


def test_forces_loyal_to_a_person_are_led_by_him() -> None:
    entity = only("وحدات موالية لخليفة حفتر").entity
    assert entity.id == "actor/haftar-forces" or entity.led_by == ("actor/khalifa-haftar",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("العاصمة طرابلس", ["place/tripoli"], id="definite noun and name"),
        pytest.param("مدينة درنة", ["place/derna"], id="head and name"),
        pytest.param("بلدة الزهراوية", ["بلدة الزهراوية"], id="an unlisted town"),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert only(text).cls == "place"
    assert labels(text) == expected


def test_a_direction_before_a_place_is_no_adjective() -> None:
    assert only("مناطق جنوبي ليبيا").last == len("مناطق جنوبي ليبيا".split())


@pytest.mark.parametrize(
    ("context", "name", "expected"),
    [
        ("اليمن والحوثيون في صنعاء وعدن.", "البيضاء", "place/bayda-yemen"),
        ("ليبيا وبنغازي وطرابلس ودرنة.", "البيضاء", "place/bayda-libya"),
        ("اليمن والحوثيون في صنعاء وعدن.", "الجيش الوطني", "actor/yemen-pro-government-forces"),
        ("ليبيا وبنغازي ودرنة وحفتر.", "الجيش الوطني", "actor/haftar-forces"),
    ],
)
def test_a_name_of_several_is_that_of_the_state_the_article_speaks_of(context: str, name: str, expected: str) -> None:
    assert labels(f"{context} {name}")[-1] == expected


def test_a_surname_stands_for_the_person_named_before() -> None:
    found = named("قال سالم العبيدي، المتحدث باسم الحكومة، إن الطريق مغلق. وأضاف العبيدي")
    first, second = found[0], found[-1]
    assert first.cls == second.cls == "person"
    assert first.entity == second.entity


def test_a_rank_with_a_name_is_a_person_and_without_one_a_unit() -> None:
    assert only("اللواء المتقاعد").cls == "person"
    assert only("لواء مدرع").cls == "actor"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("كان الجو صورا جميلة", id="a common word that is also a town"),
        pytest.param("هجوم مسلح", id="an adjective after a noun that it qualifies"),
        pytest.param("شركة", id="a bare indefinite body"),
    ],
)
def test_what_names_nobody(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize("text", ["قـوات حفتـر", "قُوَّاتُ حَفْتَر", "«قوات حفتر»", "وقوات حفتر", "لقوات حفتر"])
def test_spelling_marks_and_clitics_change_no_name(text: str) -> None:
    assert labels(text) == ["actor/haftar-forces"]


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    found = named("قصف الجيش التركي مواقع لحزب العمال الكردستاني في جبال قنديل شمال العراق وقرب مدينة دهوك")
    assert len(found) >= 3
    assert all(one.last <= other.first for one, other in pairwise(found))


def test_each_position_is_recognised_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    recognise = mentions._recognise

    def counted(scene: Scene, position: int) -> Mention | None:
        seen.append(position)
        return recognise(scene, position)

    monkeypatch.setattr(mentions, "_recognise", counted)
    named("عناصر تابعة لقوات موالية لحكومة الوفاق في مناطق جنوبي العاصمة الليبية طرابلس")
    assert len(seen) == len(set(seen)) > 3
