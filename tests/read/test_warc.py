"""Web archives: each page is an article; what is no page is passed over; what is broken is told."""

import gzip
from pathlib import Path

import pytest
import zstandard
from tests.read.conftest import Reading

from isnad.model.article import Article, Rejected
from isnad.read.options import ReadOptions

BODY = "أعلنت غرفة العمليات أن طائراتها قصفت محيط المطار القديم ليل أمس. وقال سكان إن القصف دام ساعتين."
PAGE = f"""<!DOCTYPE html><html><head><title>قصف</title></head>
<body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>"""
ANSWERS = (
    ("text/html; charset=utf-8", "200 OK", PAGE),
    ("image/png", "200 OK", "x"),
    ("text/html", "404 No", PAGE),
)


def record(kind: str, address: str, content: str, payload: bytes) -> bytes:
    fields = (("WARC-Type", kind), ("WARC-Target-URI", address), ("WARC-Date", "2019-04-05T10:00:00Z"),
              ("Content-Type", content), ("Content-Length", str(len(payload))))  # fmt: skip
    return b"WARC/1.0\r\n" + b"".join(f"{k}: {v}\r\n".encode() for k, v in fields) + b"\r\n" + payload + b"\r\n\r\n"


def archive(path: Path, packed: bool, pages: int = 2) -> Path:
    records = [record("warcinfo", "", "application/warc-fields", b"software: x\r\n")]
    for number in range(pages):
        for kind, status, body in ANSWERS:
            answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
            address = f"https://example.org/news/{number}"
            records.append(record("response", address, "application/http; msgtype=response", answer))
    records.append(record("conversion", "https://example.org/text", "text/plain", BODY.encode()))
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in records))
    return path


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst"])
def test_pages_and_extracted_texts_are_articles(name: str, tmp_path: Path, read: Reading) -> None:
    path = archive(tmp_path / name, packed=name.endswith(".gz"))
    if name.endswith(".zst"):
        path.write_bytes(zstandard.compress(path.read_bytes()))
    found = read(path)
    assert [item.record.url for item in found if isinstance(item, Article)] == [
        "https://example.org/news/0", "https://example.org/news/1", "https://example.org/text",
    ]  # fmt: skip
    assert len(found) == 3
    assert all(isinstance(item, Article) and BODY in item.text for item in found)
    assert len({item.id for item in found}) == 3
    assert str(found[0].id).startswith("https-example.org-news-0-2019-04-05")


def test_an_archive_cut_off_gives_what_is_whole(tmp_path: Path, read: Reading) -> None:
    path = archive(tmp_path / "a.warc.gz", packed=True, pages=5)
    path.write_bytes(path.read_bytes()[:2000])
    found = read(path)
    assert sum(isinstance(item, Article) for item in found) >= 1


def test_what_is_no_archive_is_told(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "a.warc").write_text("no archive\n\n")
    (only,) = read(tmp_path / "a.warc")
    assert isinstance(only, Rejected)
    assert only.reason.startswith("not a sound web archive: ")


def test_a_page_larger_than_allowed_is_not_read_to_its_end(tmp_path: Path, read: Reading) -> None:
    found = read(archive(tmp_path / "a.warc.gz", packed=True), ReadOptions(max_bytes=450))
    reasons = [item.reason for item in found if isinstance(item, Rejected)]
    assert reasons == ["too large: more bytes than --max-bytes allows (450)"] * 2
