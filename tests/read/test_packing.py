"""Compressed files are read as what they hold; damaged ones and bombs are told and cost no memory."""

import gzip
import json
from pathlib import Path

import pytest
import zstandard
from tests.read.conftest import Reading

from isnad.model.article import Article, Rejected
from isnad.read import packing
from isnad.read.options import ReadOptions

TEXT = "أعلنت غرفة العمليات أن طائراتها قصفت محيط المطار القديم ليل أمس. وقال سكان إن القصف دام ساعتين.\n"
ROWS = "".join(json.dumps({"id": f"r{n}", "text": TEXT}) + "\n" for n in range(3)).encode()
TABLE = b"id,body\n" + "".join(f'r{n},"{TEXT}"\n' for n in range(3)).encode()
PACK = {".gz": gzip.compress, ".zst": zstandard.compress}


@pytest.mark.parametrize("suffix", PACK)
@pytest.mark.parametrize(
    ("name", "data", "ids"),
    [
        ("خبر.txt", TEXT.encode(), ["xbr-"]), ("n1.TXT", TEXT.encode(), ["n1"]),
        ("rows.jsonl", ROWS, ["r0", "r1", "r2"]), ("rows.csv", TABLE, ["r0", "r1", "r2"]),
    ],
)  # fmt: skip
def test_a_compressed_file_gives_what_the_plain_one_gives(
    suffix: str, name: str, data: bytes, ids: list[str], tmp_path: Path, read: Reading
) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / name).write_bytes(data)
    plain = read(tmp_path / "plain")
    (tmp_path / (name + suffix.upper() if name.isupper() else name + suffix)).write_bytes(PACK[suffix](data))
    packed = read(tmp_path / (name + suffix))
    assert [item.record for item in packed if isinstance(item, Article)] == [
        item.record for item in plain if isinstance(item, Article)
    ]
    assert [str(item.id).startswith(name) for item, name in zip(packed, ids, strict=True)] == [True] * len(ids)


def test_several_members_are_one_file(tmp_path: Path, read: Reading) -> None:
    lines = ROWS.splitlines(keepends=True)
    (tmp_path / "a.jsonl.gz").write_bytes(b"".join(map(gzip.compress, lines)))
    (tmp_path / "b.jsonl.zst").write_bytes(b"".join(map(zstandard.compress, lines)))
    assert [item.id for item in read(tmp_path / "a.jsonl.gz")] == ["r0", "r1", "r2"]
    assert [item.id for item in read(tmp_path / "b.jsonl.zst")] == ["r0", "r1", "r2"]


@pytest.mark.parametrize("suffix", PACK)
def test_rows_before_the_damage_are_read_and_the_damage_is_told(suffix: str, tmp_path: Path, read: Reading) -> None:
    many = "".join(json.dumps({"id": f"r{n}", "text": f"{TEXT} {n * 7919}"}) + "\n" for n in range(5000)).encode()
    packed = PACK[suffix](many)
    path = tmp_path / f"rows.jsonl{suffix}"
    path.write_bytes(packed[: len(packed) * 9 // 10] + (b"\xff" * 99))
    *read_rows, last = read(path)
    assert isinstance(last, Rejected)
    assert last.reason.startswith(f"damaged {suffix} file after ")
    assert len(read_rows) > 100
    assert all(isinstance(item, Article) for item in read_rows)


def test_what_is_not_compressed_is_told(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "a.txt.gz").write_text(TEXT)
    (only,) = read(tmp_path / "a.txt.gz")
    assert isinstance(only, Rejected)
    assert "damaged .gz file after 0 unpacked bytes: Not a gzipped file" in only.reason


@pytest.mark.parametrize("suffix", PACK)
def test_a_bomb_is_given_up_early(suffix: str, tmp_path: Path, read: Reading) -> None:
    path = tmp_path / f"rows.jsonl{suffix}"
    path.write_bytes(PACK[suffix](b" " * (packing.FREE * 3)))
    (only,) = read(path)
    assert isinstance(only, Rejected)
    assert only.reason.startswith("unpacks to more than 200 times its size (a bomb?)")


def test_one_article_that_unpacks_to_more_than_allowed_is_not_unpacked_further(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode() * 100))
    (only,) = read(tmp_path / "a.txt.gz", ReadOptions(max_bytes=1000))
    assert isinstance(only, Rejected)
    assert only.reason == "too large: more bytes, unpacked, than allowed (--max-bytes allows 1,000)"
    assert isinstance(read(tmp_path / "a.txt.gz", ReadOptions(max_bytes=len(TEXT.encode()) * 100))[0], Article)
