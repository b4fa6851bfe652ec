"""Inputs are listed once, in order of their ids, and no two have the same."""

import io
import json
from pathlib import Path

import pytest

from isnad.errors import InputError
from isnad.model.article import Article
from isnad.pipeline import examples
from isnad.pipeline.sources import open_inputs
from isnad.read.formats import read_piece
from isnad.read.metadata import Metadata, Row
from isnad.read.options import ReadOptions

TEXT = "أعلنت غرفة العمليات أن طائراتها قصفت محيط المطار القديم ليل أمس."


def rows(path: Path, *ids: str) -> Path:
    path.write_text("".join(json.dumps({"id": name, "text": TEXT}) + "\n" for name in ids))
    return path


def test_pieces_come_in_order_of_id_whatever_the_order_of_the_arguments(tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text(TEXT)
    paths = [str(tmp_path / "m.txt"), str(rows(tmp_path / "a.jsonl", "z", "b")), str(rows(tmp_path / "b.jsonl", "c"))]
    for arguments in (paths, paths[::-1]):
        with open_inputs(arguments, ReadOptions()) as inputs:
            assert [piece.id for piece in inputs.pieces] == ["b", "c", "m", "z"]


def test_inputs_of_one_id_are_all_rejected_and_name_each_other(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT)
    other = rows(tmp_path / "rows.jsonl", "a", "b")
    with open_inputs([str(tmp_path)], ReadOptions()) as inputs:
        assert [piece.id for piece in inputs.pieces] == ["b"]
        assert inputs.count == 1
        assert {item.origin for item in inputs.rejected} == {
            f"{other}:1", str(tmp_path / "x" / "a.txt"), str(tmp_path / "y" / "a.txt"),
        }  # fmt: skip
        (first,) = [item for item in inputs.rejected if item.origin == f"{other}:1"]
        assert str(tmp_path / "x" / "a.txt") in first.reason
        assert str(tmp_path / "y" / "a.txt") in first.reason


def test_a_listing_may_be_gone_through_twice(tmp_path: Path) -> None:
    path = rows(tmp_path / "rows.jsonl", "z", "b", "c", "b", "a")
    with open_inputs([str(path)], ReadOptions()) as inputs:
        for _ in range(2):
            assert [piece.id for piece in inputs.pieces] == ["a", "c", "z"]
        assert inputs.count == 3
        assert [item.origin for item in inputs.rejected] == [f"{path}:2", f"{path}:4"]


def test_a_table_of_something_else_beside_articles_is_skipped_and_by_its_name_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    table = tmp_path / "outlets.csv"
    table.write_text("file,outlet\na.txt,x\n")
    with open_inputs([str(tmp_path)], ReadOptions()) as inputs:
        assert (inputs.count, inputs.rejections, inputs.skipped) == (1, 0, (str(table),))
    with open_inputs([str(table)], ReadOptions()) as inputs:
        assert "no text in the field 'text' (fields here: file, outlet)" in inputs.rejected[0].reason


def test_of_many_rejections_the_first_are_held_and_all_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examples, "OF_A_KIND", 2)
    path = tmp_path / "rows.jsonl"
    path.write_text("{\n" * 12)
    with open_inputs([str(path)], ReadOptions()) as inputs:
        assert [item.origin for item in inputs.rejected] == [f"{path}:1", f"{path}:2"]
        assert inputs.rejections == 12


def test_a_bad_row_is_rejected_once(tmp_path: Path) -> None:
    path = rows(tmp_path / "rows.jsonl", "a", "a")
    path.write_text(path.read_text() + "{\n")
    with open_inputs([str(path)], ReadOptions()) as inputs:
        assert [item.origin for item in inputs.rejected] == [f"{path}:1", f"{path}:2", f"{path}:3"]


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (TEXT.encode(), ["stdin"]),
        (json.dumps({"id": "r", "text": TEXT}).encode(), ["r"]),
        (
            b"\n" + json.dumps({"text": TEXT}).encode() + b"\n" + json.dumps({"text": TEXT}).encode(),
            ["stdin-2", "stdin-3"],
        ),
        (f"<!DOCTYPE html><html><body><article><p>{TEXT} {TEXT}</p></article></body></html>".encode(), ["stdin"]),
    ],
    ids=["text", "a row", "rows", "a page"],
)
def test_standard_input_is_text_rows_or_a_page(data: bytes, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    with open_inputs(["-"], ReadOptions()) as inputs:
        read = [read_piece(piece, ReadOptions()) for piece in inputs.pieces]
        assert [item.id for item in read if isinstance(item, Article)] == ids
        assert all(TEXT in item.text for item in read if isinstance(item, Article))


def test_rows_of_the_table_that_describe_no_file_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    table = Metadata({"a": Row(2), "b.txt": Row(3)})
    with open_inputs([str(tmp_path)], ReadOptions(metadata=table)) as inputs:
        assert inputs.unmatched == ("b.txt",)


@pytest.mark.parametrize(("path", "problem"), [("none.txt", "there is no such file"), ("none*.txt", "matches nothing")])
def test_a_path_that_names_nothing_is_an_error(tmp_path: Path, path: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem), open_inputs([str(tmp_path / path)], ReadOptions()):
        pass
