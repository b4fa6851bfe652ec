from pathlib import Path

import pytest

from isnad.errors import SeedError
from isnad.seeds.tables import read_table

COLUMNS = ("word", "kind", "others")


def table(folder: Path, text: str) -> Path:
    path = folder / "words.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_know_their_line_and_comments_and_blank_lines_are_left_out(tmp_path):
    rows = read_table(table(tmp_path, "# words\n\nword\tkind\tothers\nقصف\tV\tضرب | دك |\n# end\n"), COLUMNS)
    assert [(row.line, row["word"], row.several("others")) for row in rows] == [(4, "قصف", ("ضرب", "دك"))]
    assert dict(rows[0]) == {"word": "قصف", "kind": "V", "others": "ضرب | دك |"}


def test_tabs_at_the_end_of_a_line_are_no_cells(tmp_path):
    (row,) = read_table(table(tmp_path, "word\tkind\tothers\nقصف\tV\tدك\t\t\n"), COLUMNS)
    assert row["others"] == "دك"


def test_a_row_may_stop_early(tmp_path):
    (row,) = read_table(table(tmp_path, "word\tkind\tothers\nقصف\n"), COLUMNS)
    assert (row["kind"], row.several("others")) == ("", ())


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path):
    (row,) = read_table(table(tmp_path, "\ufeffword\tkind\tothers\r\nقصف\tV\tدك\r\n"), COLUMNS)
    assert row["others"] == "دك"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", None, "no header"),
        ("# only a comment\n", None, "no header"),
        ("word\tsort\tothers\nقصف\tV\t\n", 1, "expected word, kind, others"),
        ("word\tkind\tothers\nقصف\tV\tدك\tزائد\n", 2, "4 cells in a table of 3 columns"),
        ("word\tkind\tothers\n\nقصف\t\tدك\n", 3, "no value in kind"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path, text, line, problem):
    path = table(tmp_path, text)
    with pytest.raises(SeedError, match=problem) as caught:
        read_table(path, COLUMNS, required=("word", "kind"))
    assert (caught.value.path, caught.value.line) == (path, line)


def test_what_is_not_text_is_a_seed_error(tmp_path):
    path = tmp_path / "words.tsv"
    path.write_bytes(b"\xff\xfe\x00word")
    with pytest.raises(SeedError, match="cannot be read"):
        read_table(path, COLUMNS)
    with pytest.raises(SeedError, match="cannot be read"):
        read_table(tmp_path / "absent.tsv", COLUMNS)
