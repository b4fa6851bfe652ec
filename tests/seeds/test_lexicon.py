"""The shipped lexicon loads, and its words are read as a person would read them."""

import pytest

from isnad.resources import folder
from isnad.seeds.lexicon import Lexicon, load_lexicon
from isnad.text.fold import key


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon([folder("seeds")])


@pytest.mark.parametrize(
    ("word", "lexeme", "pos"),
    [
        ("والقصف", "qasafa", "N"),
        ("قصفتها", "qasafa", "V"),
        ("سيقصف", "qasafa", "V"),
        ("نفت", "nafa", "V"),
        ("داعمو", "daama", "AP"),
        ("المدعومة", "daama", "PP"),
        ("وشنت", "shanna", "V"),
        ("بغاراته", "ghara", "N"),
    ],
)
def test_a_word_with_particles_is_read(lexicon: Lexicon, word: str, lexeme: str, pos: str) -> None:
    assert (lexeme, pos) in {(r.lexeme, r.pos) for r in lexicon.morphology.readings(key(word))}


@pytest.mark.parametrize("word", ["مدينة", "المدينة", "قادة", "بين", "واسعة", "الشأن", "المسلحة", "مقاتلي"])
def test_a_false_friend_is_no_trigger(lexicon: Lexicon, word: str) -> None:
    assert lexicon.morphology.readings(key(word)) == ()
