"""Words become letters, the longest phrase first, and nothing is lost on the way."""

from isnad.text.phrases import Entry, Sense, attach, compile_phrases, group
from isnad.text.tokens import tokenise

HEADS = compile_phrases(
    [
        Entry("أول", Sense("p", 1)),
        Entry("أول من أمس", Sense("R", -2)),
        Entry("أمس", Sense("R", -1), ("", "و", "ب")),
        Entry("واحد", Sense("u", 1)),
        Entry("احد", Sense("o", 1), ("", "و")),
        Entry("العام", Sense("A"), ("", "ل")),
    ]
)


def letters(text: str) -> str:
    return group(tokenise(text), HEADS, {}, lambda norm: Sense("d", int(norm))).letters


def test_the_longest_phrase_wins() -> None:
    assert letters("أول من أمس") == "R"
    assert letters("أول من هنا") == "pxx"


def test_a_conjunction_written_onto_a_word_is_a_letter_without_tokens() -> None:
    line = group(tokenise("أمس وأمس"), HEADS, {}, lambda norm: Sense("d"))
    assert line.letters == "R&R"
    assert list(zip(line.firsts, line.lasts, strict=True)) == [(0, 1), (1, 1), (1, 2)]


def test_a_word_of_the_table_beats_one_made_with_a_proclitic() -> None:
    assert letters("واحد") == "u"


def test_the_alef_of_the_article_falls_after_lam() -> None:
    assert attach("ل", "العام") == "للعام"
    assert letters("للعام") == "A"


def test_marks_numbers_and_line_ends_have_letters_of_their_own() -> None:
    assert letters("نص، 12؟\n") == "x,d?\n"


def test_no_mark_of_the_text_passes_for_a_letter_of_the_table() -> None:
    assert letters("# @ & < > ~ % *") == "_" * 8


def test_a_span_covers_its_tokens_and_comes_before_the_table() -> None:
    line = group(tokenise("نحو أمس 5"), HEADS, {0: (2, Sense("9", 7), False)}, lambda norm: Sense("d", int(norm)))
    assert (line.letters, list(line.lasts), list(line.values)) == ("9d", [2, 3], [7, 5])
