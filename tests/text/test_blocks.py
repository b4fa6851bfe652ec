from isnad.text.blocks import with_lines

STORY = "كلمة " * 30


def test_a_run_of_blanks_between_blocks_becomes_a_line_and_nothing_moves() -> None:
    text = f"عنوان{4 * ' '}رابط أول{6 * ' '}رابط ثان{9 * ' '}{STORY}"
    lines = with_lines(text)
    assert [line.strip() for line in lines.splitlines()] == ["عنوان", "رابط أول", "رابط ثان", STORY.strip()]
    assert [(a, b) for a, b in zip(text, lines, strict=True) if a != b] == [(" ", "\n")] * 3


def test_lines_of_a_wrapped_page_stay_together() -> None:
    text = (8 * " ").join(["سطر قصير من الصفحة"] * 6)
    assert with_lines(text) == text


def test_a_slip_of_a_finger_parts_nothing() -> None:
    text = f"{STORY}{5 * ' '}{STORY}"
    assert with_lines(text) == text
