"""A user's table of ids, dates and outlets is checked cell by cell."""

from datetime import date
from pathlib import Path

import pytest

from isnad.errors import InputError
from isnad.read.metadata import load_metadata


def table(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_row_is_found_by_file_name_and_by_stem(tmp_path: Path, mark: str, encoding: str) -> None:
    text = "id,date,outlet\nalpha,2019-04-05,جريدة الميدان\nbeta.txt,,\n".replace(",", mark)
    metadata = load_metadata(table(tmp_path, text, encoding))
    row = metadata.of(Path("somewhere/alpha.txt"))
    assert row is not None
    assert (row.published, row.publisher, row.id) == (date(2019, 4, 5), "جريدة الميدان", None)
    assert metadata.of(Path("beta.txt")) is not None
    assert metadata.of(Path("gamma.txt")) is None


def test_a_file_column_frees_the_id_for_the_article(tmp_path: Path) -> None:
    metadata = load_metadata(table(tmp_path, "file,id,title,url\nخبر.txt,n-1,عنوان الخبر,https://example.org/1\n"))
    row = metadata.of(Path("خبر.txt"))
    assert row is not None
    assert (row.id, row.title, row.url) == ("n-1", "عنوان الخبر", "https://example.org/1")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name,date\na,2019-04-05\n", r":1: the first line must name the columns"),
        ("", r":1: the first line must name the columns"),
        ("id,date\na,05/04/2019\n", r":2: date '05/04/2019' is not a day such as 2020-01-31"),
        ("id,date\n\na,2019-04-05\na,2019-04-06\n", r":4: 'a' is described twice: here and in line 3"),
        ("file,id\na.txt,../x\n", r":2: id '\.\./x': use letters"),
        ("id,url\na,javascript:x\n", r":2: url 'javascript:x' is not an http address"),
        ("id,date\n,2019-04-05\n", r":2: the row names no file"),
        ('id,date\n"a,2019\n', r"not a table of separated values"),
        ("id,date\na,\x00\n", r"zero bytes"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        load_metadata(table(tmp_path, text))


def test_a_missing_table_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: cannot be read: No such file"):
        load_metadata(tmp_path / "none.csv")
