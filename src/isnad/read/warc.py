"""Web archives (WARC): each page that a crawler was answered with is an article. Needs warcio (extra `archives`)."""

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from isnad.model.article import Rejected
from isnad.read.decode import decode
from isnad.read.details import Content
from isnad.read.html import decode_page, extract_page
from isnad.read.naming import article_id, web_address
from isnad.read.options import ReadOptions
from isnad.read.packing import library, packing_of
from isnad.read.piece import InputFile, Piece
from isnad.read.spool import Spool
from isnad.read.unusable import Unusable

PAGES = ("text/html", "application/xhtml+xml")
DAMAGES = (EOFError, ValueError, zlib.error)  # besides warcio's own: what broken lengths and members end in


def records(file: InputFile, format_name: str, options: ReadOptions, spool: Spool) -> Iterator[Piece | Rejected]:
    """A piece for each page answered with 200 and each text extracted from one; other records are passed over.

    A piece's place is that of its record, which can be read by itself: in a .gz each record is a member.
    The id is made of the address and the time, so that two visits to a page are two articles.
    """
    if packing_of(file.path) == ".zst":
        file = spool.unpacked(file)
    with file.place.open("rb") as stream:
        archive = _archive(stream)
        for number, record in enumerate(_sound(archive), 1):
            if _is_page(record):
                yield _piece(Piece("", file, format_name, number), archive, record)


def _archive(stream: io.BufferedIOBase) -> Any:
    return library("warcio.archiveiterator", "archives").ArchiveIterator(stream)


def _sound(archive: Any) -> Iterator[Any]:
    """The records up to where the file is damaged; there Unusable."""
    warcio = library("warcio.exceptions", "archives")
    headers = library("warcio.statusandheaders", "archives")
    try:
        yield from archive
    except (warcio.ArchiveLoadFailed, headers.StatusAndHeadersParserException, *DAMAGES) as error:
        first = next(iter(str(error).strip().splitlines()), type(error).__name__)
        raise Unusable(f"not a sound web archive: {first} (warcio recompress may mend it)") from error


def _is_page(record: Any) -> bool:
    if record.rec_type == "conversion":
        return str(record.rec_headers.get_header("Content-Type") or "").startswith("text/plain")
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = str(record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return kind in PAGES and record.http_headers.get_statuscode() == "200"


def _piece(place: Piece, archive: Any, record: Any) -> Piece:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    moment = record.rec_headers.get_header("WARC-Date") or ""
    return replace(
        place,
        id=article_id(f"{address} {moment}"),
        start=archive.get_record_offset(),
        size=archive.get_record_length(),
    )


def read_record(piece: Piece, options: ReadOptions) -> Content:
    """The page's main text, its own metadata and the address it was had from; the hash is of the text."""
    if (piece.size or 0) > options.max_bytes:
        raise Unusable(_too_large(options))
    record = next(_sound(_archive(io.BytesIO(piece.data()))))
    body = _body(record, options)
    address = web_address(record.rec_headers.get_header("WARC-Target-URI") or "")
    if record.rec_type == "conversion":
        text, notes = decode(body)
        content = Content(text, text.encode("utf-8", "surrogatepass"), notes=notes)
    else:
        page, notes = decode_page(body)
        text, details = extract_page(page)
        content = Content(text, text.encode("utf-8", "surrogatepass"), details, notes)
    return replace(content, details=replace(content.details, url=address or content.details.url))


def _body(record: Any, options: ReadOptions) -> bytes:
    """What the server sent, without its encodings; never more than allowed."""
    stream, body = record.content_stream(), b""
    while len(body) <= options.max_bytes and (chunk := stream.read(options.max_bytes + 1 - len(body))):
        body += chunk
    if len(body) > options.max_bytes:
        raise Unusable(_too_large(options))
    return body


def _too_large(options: ReadOptions) -> str:
    return f"too large: more bytes than --max-bytes allows ({options.max_bytes:,})"
