"""Files of each format become articles, or rejections that name the place and the reason."""

import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from isnad.model.article import Article, Rejected
from isnad.read.formats import read_piece, split
from isnad.read.inputs import Found, Skipped, find_files
from isnad.read.metadata import Metadata, Row
from isnad.read.options import JSON_FIELDS, ReadOptions
from isnad.read.spool import Spool

TITLE = "قصف على محيط المطار القديم"
BODY = "أعلنت غرفة العمليات أن طائراتها قصفت محيط المطار القديم ليل أمس. وقال سكان إن القصف دام ساعتين."
TEXT = f"{TITLE}\n\n{BODY}\n"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="CHARSET"><title>{TITLE} | الميدان</title>
<meta property="og:site_name" content="شبكة الميدان"><meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="2019-04-05T10:00:00+02:00">
<link rel="canonical" href="https://example.org/news/1">
</head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li></ul></nav>
<main><article><h1>{TITLE}</h1><p>{BODY}</p><p>{BODY.replace("أمس", "أول أمس")}</p></article></main>
<aside><h3>اقرأ أيضا</h3><ul><li><a href="/2">فريق المدينة يفوز بالكأس</a></li></ul></aside>
<section class="comments"><p>تعليق من قارئ غاضب</p></section>
<footer>جميع الحقوق محفوظة 2021</footer></body></html>"""


def read(paths: Iterable[Path], options: ReadOptions | None = None) -> list[Article | Rejected]:
    options = options or ReadOptions()
    read_all: list[Article | Rejected] = []
    for found in find_files(map(str, paths)):
        if isinstance(found, Rejected):
            read_all.append(found)
        elif isinstance(found, Found):
            spool = Spool(Path(tempfile.mkdtemp(dir=found.file.path.parent, prefix=".")))
            pieces = list(split(found.file, options, found.format, spool))
            spool.close()
            read_all += [piece if isinstance(piece, Rejected) else read_piece(piece, options) for piece in pieces]
    return read_all


def article(path: Path, options: ReadOptions | None = None) -> Article:
    (only,) = read([path], options)
    assert isinstance(only, Article), only
    return only


def reason(path: Path, options: ReadOptions | None = None) -> str:
    (only,) = read([path], options)
    assert isinstance(only, Rejected), only
    return only.reason


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# ---- plain text ---------------------------------------------------------------------------------------------------


def test_a_text_file_is_an_article_with_the_hash_of_its_bytes(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    one = article(written(tmp_path / "n1.txt", data))
    assert one.text == TEXT.replace("\n", "\r\n")
    assert one.record.sha256 == sha256(data).hexdigest()
    assert one.record.length == len(one.text)
    assert (one.id, one.record.title) == ("n1", TITLE)
    assert (one.record.published, one.record.publisher) == (None, None)
    assert len(one.notes) == 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not text: a PNG image"),
        (TEXT.encode() + b"\xff" + TEXT.encode(), "not valid UTF-8"),
        (b"The army said it had struck the airport.", "not Arabic"),
    ],
    ids=["empty", "binary", "broken", "English"],
)
def test_an_unusable_file_is_rejected_with_the_reason(tmp_path: Path, data: bytes, why: str) -> None:
    assert why in reason(written(tmp_path / "n.txt", data))


def test_a_large_file_is_rejected_unread(tmp_path: Path) -> None:
    path = tmp_path / "n.txt"
    with path.open("wb") as stream:
        stream.truncate(20_000_000)
    assert reason(path) == "too large: 20,000,000 bytes (--max-bytes allows 5,000,000)"


def test_details_come_from_the_table_then_the_text_then_the_options(tmp_path: Path) -> None:
    path = written(tmp_path / "n.txt", f"{TITLE}\n\n13/02/2018\n{BODY}\nالمصدر: وكالة الميدان\n")
    said = replace(
        ReadOptions(published=date(2020, 1, 1), publisher="سواها"),
        date_in_words=lambda words: date(2018, 2, 13) if "13/02/2018" in words else None,
    )
    record = article(path, said).record
    assert (record.published, record.publisher) == (date(2018, 2, 13), "وكالة الميدان")
    table = Metadata({"n": Row(2, "id-1", date(2017, 1, 1), "جريدة", "https://example.org/", "عنوان")})
    record = article(path, replace(said, metadata=table)).record
    assert (record.id, record.published, record.publisher) == ("id-1", date(2017, 1, 1), "جريدة")
    assert (record.title, record.url) == ("عنوان", "https://example.org/")
    bare = article(written(tmp_path / "m.txt", TEXT), said).record
    assert (bare.published, bare.publisher) == (date(2020, 1, 1), "سواها")


# ---- pages ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_a_page_gives_its_article_and_what_it_declares(tmp_path: Path, charset: str) -> None:
    one = article(written(tmp_path / "p.html", PAGE.replace("CHARSET", charset).encode(charset)))
    assert BODY in one.text
    for furniture in ("الرئيسية", "فريق المدينة", "قارئ غاضب", "محفوظة"):
        assert furniture not in one.text
    assert one.record.sha256 == sha256(one.text.encode()).hexdigest()
    assert one.record.published == date(2019, 4, 5)
    assert (one.record.publisher, one.record.title) == ("شبكة الميدان", TITLE)
    assert one.record.url == "https://example.org/news/1"


def test_a_page_that_declares_nothing_is_not_guessed_at(tmp_path: Path) -> None:
    bare = "\n".join(line for line in PAGE.split("\n") if not line.startswith(("<meta p", "<link")))
    one = article(written(tmp_path / "p.html", bare.replace("CHARSET", "utf-8").replace("ليل أمس", "في 12/03/2020")))
    assert (one.record.published, one.record.publisher, one.record.url) == (None, None, None)


def test_linked_data_in_a_page_is_read(tmp_path: Path) -> None:
    data = {"@graph": [{"@type": ["NewsArticle"], "datePublished": "2019-04-06", "publisher": {"name": "الميدان نت"}}]}
    broken, block = ('<script type="application/ld+json">' + text + "</script>" for text in ("{", json.dumps(data)))
    lines = [line for line in PAGE.split("\n") if not line.startswith(("<meta p", "<link"))]
    page = "\n".join(lines).replace("CHARSET", "utf-8").replace("</head>", broken + block + "</head>")
    record = article(written(tmp_path / "p.html", page)).record
    assert (record.published, record.publisher) == (date(2019, 4, 6), "الميدان نت")


@pytest.mark.parametrize(
    "page",
    ["<html></html>", "<div>" * 20_000, '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hostname">]><html><p>&y;</p></html>'],
    ids=["nothing", "deep", "entity"],
)  # fmt: skip
def test_a_page_without_an_article_is_rejected(tmp_path: Path, page: str) -> None:
    why = reason(written(tmp_path / "p.html", page))
    assert "no article found" in why or "not Arabic" in why


# ---- JSON Lines -----------------------------------------------------------------------------------------------------


def test_a_row_is_an_article_with_the_hash_of_its_text(tmp_path: Path) -> None:
    row = {
        "id": "r-1",
        "title": "عنوان",
        "text": TEXT,
        "date": "2019-04-05",
        "outlet": "الميدان",
        "url": "https://e.org/1",
    }
    one = article(written(tmp_path / "rows.jsonl", b"\xef\xbb\xbf" + json.dumps(row).encode() + b"\r\n"))
    assert one.text == TEXT
    assert one.record.sha256 == sha256(TEXT.encode()).hexdigest()
    assert (one.id, one.record.title, one.record.publisher) == ("r-1", "عنوان", "الميدان")
    assert (one.record.published, one.record.url) == (date(2019, 4, 5), "https://e.org/1")


def test_a_row_that_gives_its_date_is_not_asked_for_it_in_words(tmp_path: Path) -> None:
    options = ReadOptions(date_in_words=lambda _: date(2001, 1, 1))
    given = written(tmp_path / "rows.jsonl", json.dumps({"text": TEXT, "date": "2019-04-05"}))
    assert article(given, options).record.published == date(2019, 4, 5)
    worded = written(tmp_path / "words.jsonl", json.dumps({"text": TEXT, "date": "أول أيام السنة"}))
    assert article(worded, options).record.published == date(2001, 1, 1)


def test_fields_may_have_other_names(tmp_path: Path) -> None:
    path = written(tmp_path / "rows.jsonl", json.dumps({"key": 7, "body": TEXT, "day": "2019-04-05"}))
    names = {**JSON_FIELDS, "id": "key", "text": "body", "date": "day"}
    one = article(path, ReadOptions(fields=names))
    assert (one.id, one.text, one.record.published) == ("7", TEXT, date(2019, 4, 5))


BAD_ROWS = (
    (b"{", "not JSON: Expecting property name enclosed in double quotes at column 2"),
    (b"[1]", "not a JSON object but list: each line must be {…}"),
    (b'{"txt": "x", "a": 1}', "no text in the field 'text' (fields here: a, txt); name it with --field text=NAME"),
    (b'{"text": 5}', "no text in the field 'text' (fields here: text); name it with --field text=NAME"),
    (b'{"text": "\xff"}', "not valid UTF-8: invalid start byte at byte 10 of the line"),
    (b'{"text": "\\ud800"}', "not valid Unicode: it holds half of a surrogate pair"),
    (b'{"id": [], "text": ""}', "the id is neither text nor a whole number: list"),
    (b"[" * 30_000, "not usable JSON: RecursionError"),
    (b'{"text": "' + b"x" * 500 + b'"}', "too large: 500 bytes (--max-bytes allows 400)"),
)


def test_a_bad_row_is_rejected_with_its_line_and_the_others_go_on(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT}).encode()
    path = written(tmp_path / "rows.jsonl", b"\n\n".join([good, *(row for row, _ in BAD_ROWS), good]))
    found = read([path], ReadOptions(max_bytes=400))
    rejected = [(item.origin, item.reason) for item in found if isinstance(item, Rejected)]
    assert rejected == [(f"{path}:{3 + 2 * number}", why) for number, (_, why) in enumerate(BAD_ROWS)]
    assert [item.id for item in found if isinstance(item, Article)] == ["rows-1", "rows-21"]


def test_what_a_row_says_unusably_is_left_out_and_said(tmp_path: Path) -> None:
    row = {"text": TEXT, "date": "05/04/2019", "outlet": ["a"], "url": "javascript:x"}
    one = article(written(tmp_path / "rows.jsonl", json.dumps(row)))
    assert (one.record.published, one.record.publisher, one.record.url) == (None, None, None)
    assert len(one.notes) == 3


def test_a_row_longer_than_any_article_is_skipped_without_being_kept(tmp_path: Path) -> None:
    options = ReadOptions(max_bytes=1000)
    path = written(
        tmp_path / "rows.jsonl", b'{"text": "' + b"x" * 300_000 + b'"}\n' + json.dumps({"text": TEXT}).encode()
    )
    first, second = read([path], options)
    assert isinstance(first, Rejected)
    assert first == Rejected(f"{path}:1", "too large: the line is longer than --max-bytes allows")
    assert isinstance(second, Article)


# ---- files and folders ----------------------------------------------------------------------------------------------


def test_a_folder_is_read_through(tmp_path: Path) -> None:
    for name in ("b/z.txt", "a.txt", "b/c/d.TXT", ".hidden/x.txt", "notes.md", ".x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        written(tmp_path / name, TEXT)
    found = list(find_files([str(tmp_path)]))
    assert sorted(f.file.path.name for f in found if isinstance(f, Found)) == ["a.txt", "d.TXT", "z.txt"]
    assert [f.name for f in found if isinstance(f, Skipped)] == [str(tmp_path / "notes.md")]


def test_a_link_upwards_ends_no_run_and_a_folder_may_be_called_txt(tmp_path: Path) -> None:
    (tmp_path / "deep.txt").mkdir()
    written(tmp_path / "deep.txt" / "a.txt", TEXT)
    (tmp_path / "deep.txt" / "up").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = read([tmp_path])
    assert [one.id for one in found if isinstance(one, Article)] == ["a"]
    assert [one.reason for one in found if isinstance(one, Rejected)] == ["cannot be read: No such file or directory"]


def test_a_file_meant_twice_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", TEXT)
    assert len(read([path, tmp_path, tmp_path / "." / "a.txt", tmp_path / "*.txt"])) == 1


def test_a_pipe_among_the_files_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert reason(tmp_path) == "not a regular file"


def test_a_named_file_of_any_suffix_is_read_as_text(tmp_path: Path) -> None:
    assert article(written(tmp_path / "report.md", TEXT)).id == "report"


def test_a_name_that_is_no_pattern_is_taken_as_it_is(tmp_path: Path) -> None:
    assert article(written(tmp_path / "[1].txt", TEXT)).id.startswith("1-")


def test_an_arabic_name_gives_a_latin_id(tmp_path: Path) -> None:
    assert article(written(tmp_path / "خبر.txt", TEXT)).id.startswith("xbr-")
