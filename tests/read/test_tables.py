"""Tables: the columns are found, every row is an article or a rejection with its line."""

import datetime
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from tests.read.conftest import Reading

from isnad.model.article import Article, Rejected
from isnad.read.options import JSON_FIELDS, ReadOptions

TEXT = "أعلنت غرفة العمليات أن طائراتها قصفت محيط المطار القديم ليل أمس. وقال سكان إن القصف دام ساعتين."


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_columns_of_usual_names_are_found(delimiter: str, tmp_path: Path, read: Reading) -> None:
    names = ("Article_ID", "Headline", "BODY", "Published_At", "Source", "Link", "views")
    body = f"{TEXT}\n«سطر ثان{delimiter} وثالث»"
    cells = (
        "7",
        "عنوان",
        f'"{body}"',
        "2019-04-05",
        "الميدان",
        "https://example.org/7",
        "3",
    )
    (tmp_path / "news.csv").write_text(f"{delimiter.join(names)}\n{delimiter.join(cells)}\n", encoding="utf-8")
    (one,) = read(tmp_path / "news.csv")
    assert isinstance(one, Article)
    assert one.text == body
    record = one.record
    assert (record.id, record.title, record.published) == ("7", "عنوان", datetime.date(2019, 4, 5))
    assert (record.publisher, record.url) == ("الميدان", "https://example.org/7")


def test_a_column_that_the_user_names_goes_before_usual_names(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "news.tsv").write_text(f"id\ttext\tlong\n1\tقصير\t{TEXT}\n", encoding="utf-8")
    (one,) = read(tmp_path / "news.tsv", ReadOptions(fields={**JSON_FIELDS, "text": "long"}))
    assert isinstance(one, Article)
    assert one.text == TEXT


def test_a_column_that_the_user_names_and_that_is_not_there_is_not_guessed(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "news.jsonl").write_text('{"id": "1", "body": "x"}\n', encoding="utf-8")
    (one,) = read(tmp_path / "news.jsonl", ReadOptions(fields={**JSON_FIELDS, "text": "long"}))
    assert isinstance(one, Rejected)
    assert one.reason == "no text in the field 'long' (fields here: body, id); name it with --field text=NAME"


def test_broken_rows_are_rejected_with_their_lines_and_the_others_are_read(tmp_path: Path, read: Reading) -> None:
    lines = [
        "id,text",
        f"a,{TEXT}",
        "",
        f"b,{TEXT},more,cells",
        "c,",
        f'd,"{TEXT}',
        f'{TEXT}"',
        f'e,"{TEXT}',
        "x" * 200_000,
    ]
    (tmp_path / "news.csv").write_text("\n".join(lines), encoding="utf-8")
    found = read(tmp_path / "news.csv", ReadOptions(max_bytes=1000))
    assert [item.id for item in found if isinstance(item, Article)] == ["a", "d"]
    assert [
        (item.origin.rpartition(":")[2], item.reason.split(":")[0]) for item in found if isinstance(item, Rejected)
    ] == [
        ("4", "the row has 4 cells, the header 2"),
        ("5", "empty"),
        ("8", "not a row of separated values (a quote that is not closed?)"),
    ]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1256", "iso8859-6"])
def test_a_table_as_office_programs_write_it(codec: str, tmp_path: Path, read: Reading) -> None:
    text = TEXT.replace("«", "").replace("»", "")
    (tmp_path / "news.csv").write_bytes(f"id;text\r\nn1;{text}\r\n".encode(codec))
    (one,) = read(tmp_path / "news.csv")
    assert isinstance(one, Article), one
    assert (one.id, one.text) == ("n1", text)


def test_rows_without_an_id_are_numbered_as_their_lines(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "news.csv").write_text(f'text\n"{TEXT}\n"\n{TEXT}\n', encoding="utf-8")
    assert [item.id for item in read(tmp_path / "news.csv")] == ["news-2", "news-4"]


def test_parquet_rows_are_articles(tmp_path: Path, read: Reading) -> None:
    table = pyarrow.table(
        {
            "doc_id": [1, 2, 3],
            "content": [TEXT, None, TEXT.encode().decode()],
            "date": [datetime.date(2019, 4, 5), None, datetime.date(2020, 1, 1)],
            "views": [{"a": 1}] * 3,
        }
    )
    pyarrow.parquet.write_table(table, tmp_path / "news.parquet")
    first, second, third = read(tmp_path / "news.parquet")
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert isinstance(second, Rejected)
    assert (first.id, first.text, first.record.published) == ("1", TEXT, datetime.date(2019, 4, 5))
    assert (second.origin, third.id) == (f"{tmp_path / 'news.parquet'}:2", "3")


def test_a_broken_parquet_file_is_one_rejection(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "news.parquet").write_bytes(b"PAR1" + b"\0" * 99 + b"PAR1")
    (only,) = read(tmp_path / "news.parquet")
    assert isinstance(only, Rejected)
    assert only.reason.startswith("not a sound Parquet file: ")
