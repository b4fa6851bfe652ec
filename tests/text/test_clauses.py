"""Sentences end at marks and at the ends of lines, and leave no word out."""

from hypothesis import given
from hypothesis import strategies as st

from isnad.text.clauses import find_sentences
from isnad.text.tokens import tokenise

ENDS = set(".؟!?…\n")


def sentences(text: str) -> list[str]:
    tokens = tokenise(text)
    return [" ".join(token.norm for token in tokens[first:last]) for first, last in find_sentences(tokens)]


def test_full_stops_questions_and_lines_end_a_sentence_commas_do_not():
    assert sentences("قصفت، ثم انسحبت. من قصف؟\nلا أحد") == ["قصفت ، ثم انسحبت", "من قصف", "لا احد"]


def test_a_text_without_punctuation_is_one_sentence():
    assert sentences("قصفت ثم انسحبت") == ["قصفت ثم انسحبت"]


@given(st.text(st.sampled_from("قص ،.؟\n!…3")))
def test_every_word_is_in_exactly_one_sentence(text):
    tokens = tokenise(text)
    inside = [position for first, last in find_sentences(tokens) for position in range(first, last)]
    assert inside == [position for position, token in enumerate(tokens) if token.norm not in ENDS]
