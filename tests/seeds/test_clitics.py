"""Particles are read off a word when the grammar allows them there, and only then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.seeds.clitics import CACHE, Entry, Morphology, Reading, without_particles
from isnad.seeds.inflect import inflect_noun, inflect_verb
from isnad.text.fold import key


def _morphology() -> Morphology:
    """A few verbs and a noun, nearly without blocks, so that nothing but the grammar decides."""
    entries: dict[str, list[Entry]] = {}
    verbs = (
        ("strike", "قصف", "قصف", "1", "قصف", ()),
        ("back", "دعم", "دعم", "1", "دعم", ("first-person",)),
        ("promise", "وعد", "وعد", "1", "وعد", ()),
        ("fail", "فشل", "فشل", "1", "فشل", ()),
        ("cripple", "شل", "شلل", "1", "شل", ()),
        ("wage", "شن", "شنن", "1", "شن", ("short",)),
        ("repel", "صد", "صدد", "1", "صد", ()),
        ("fall", "سقط", "سقط", "1", "سقوط", ("no-passive",)),
    )
    for id, lemma, root, form, masdar, flags in verbs:
        blocked = frozenset({"قصفي"})
        for surface, form_ in inflect_verb(lemma, root, form, masdars=masdar, override={}, flags=flags):
            entries.setdefault(surface, []).append(Entry(id, form_, blocked, "short" in flags))
    for surface, form_ in inflect_noun("غاره", dual=True):
        entries.setdefault(surface, []).append(Entry("raid", form_, frozenset({"غارتها"}), False))
    return Morphology(entries)


MORPHOLOGY = _morphology()


def read(word: str) -> set[tuple[str, str]]:
    return {(r.lexeme, r.pos) for r in MORPHOLOGY.readings(key(word))}


def only(word: str, pos: str) -> Reading:
    (reading,) = (r for r in MORPHOLOGY.readings(key(word)) if r.pos == pos)
    return reading


def test_a_verb_takes_conjunction_future_and_pronoun() -> None:
    reading = only("وسيقصفونها", "V")
    assert (reading.conj, reading.tense, reading.surface, reading.suffix) == ("و", "future", "يقصفون", "ها")
    assert (reading.person, reading.gender, reading.number, reading.voice) == (3, "m", "pl", "either")


def test_the_alef_of_the_plural_goes_before_a_pronoun() -> None:
    assert only("قصفوها", "V").number == "pl"
    assert only("قصفوا", "V").number == "pl"
    assert read("قصفواها") == set()


def test_li_before_an_imperfect_is_a_purpose() -> None:
    assert only("ليقصف", "V").prep == "ل"
    assert read("لقصفت") == set()


def test_the_future_needs_an_imperfect() -> None:
    assert read("سقصف") == set()


@pytest.mark.parametrize(
    ("word", "conj", "prep", "definite", "suffix"),
    [
        ("قصف", "", "", False, ""),
        ("القصف", "", "", True, ""),
        ("والقصف", "و", "", True, ""),
        ("للقصف", "", "ل", True, ""),
        ("فللقصف", "ف", "ل", True, ""),
        ("بالقصف", "", "ب", True, ""),
        ("وبقصف", "و", "ب", False, ""),
        ("كالقصف", "", "ك", True, ""),
        ("لقصفهم", "", "ل", False, "هم"),
    ],
)
def test_a_noun_takes_preposition_article_and_pronoun(
    word: str, conj: str, prep: str, definite: bool, suffix: str
) -> None:
    reading = only(word, "N")
    assert (reading.conj, reading.prep, reading.definite, reading.suffix) == (conj, prep, definite, suffix)


def test_a_noun_takes_article_or_pronoun_not_both() -> None:
    assert read("القصفه") == set()


def test_only_a_noun_that_stands_free_may_head_an_idafa() -> None:
    assert only("قصف", "N").construct
    assert not only("القصف", "N").construct
    assert not only("بقصفها", "N").construct
    assert only("داعمي", "AP").construct
    assert not only("داعمين", "AP").construct


def test_the_article_makes_a_noun_of_it() -> None:
    assert read("القصف") == {("strike", "N")}
    assert read("والسقوط") == {("fall", "N")}


def test_teh_marbuta_opens_before_a_pronoun() -> None:
    assert only("غارته", "N").number == "sg"
    assert only("غاراتهم", "N").number == "pl"
    assert only("بغارتين", "N").number == "du"


def test_the_reading_without_a_split_wins() -> None:
    assert {r.lexeme for r in MORPHOLOGY.readings("فشلت")} == {"fail"}
    assert {r.lexeme for r in MORPHOLOGY.readings("وشلت")} == {"cripple"}
    assert {r.lexeme for r in MORPHOLOGY.readings("بوعد")} == {"promise"}


def test_a_short_surface_behind_a_particle_needs_its_flag() -> None:
    assert ("wage", "V") in read("وشن")
    assert read("وصد") == set()
    assert ("repel", "V") in read("صد")


def test_a_blocked_word_is_blocked_with_its_particles() -> None:
    for word in ("غارتها", "وغارتها", "بغارتها"):
        assert read(word) == set()
    assert ("raid", "N") in read("غارته")


def test_the_first_person_steps_back_behind_the_third() -> None:
    assert {r.person for r in MORPHOLOGY.readings("دعمت")} == {3}
    assert {r.person for r in MORPHOLOGY.readings("ندعم")} == {1}


def test_we_shelled_is_not_he_shelled_us() -> None:
    assert {r.pos for r in MORPHOLOGY.readings("قصفنا")} == {"N"}


def test_both_voices_are_one_reading() -> None:
    assert [r.voice for r in MORPHOLOGY.readings("يسقط")] == ["active"]
    assert [r.voice for r in MORPHOLOGY.readings("يقصف")] == ["either"]


def test_particles_may_be_part_of_a_word() -> None:
    assert without_particles("لوقف") == {"لوقف", "وقف"}
    assert "فد" not in without_particles("وفد") - {"فد"}


def test_words_are_remembered_within_bounds() -> None:
    morphology = _morphology()
    for _ in range(3):
        morphology.readings("والقصف")
    info = morphology.readings.cache_info()
    assert (info.hits, info.misses, info.maxsize) == (2, 1, CACHE)


@given(st.text(alphabet="وفبلكسايتنمهقصدعرش", max_size=12))
def test_what_is_read_off_and_what_is_left_make_up_the_word(word: str) -> None:
    for reading in MORPHOLOGY.readings(word):
        front = reading.conj + ("س" if reading.tense == "future" else "") + reading.prep
        article = "" if not reading.definite else "ل" if reading.prep == "ل" else "ال"
        assert front + article + reading.surface + reading.suffix == word
