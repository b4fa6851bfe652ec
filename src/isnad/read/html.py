"""Web pages: the article without the menus, related links and comments around it."""

import re

from isnad.read.declared import declared
from isnad.read.decode import decode
from isnad.read.details import Content, Details
from isnad.read.options import ReadOptions
from isnad.read.piece import Piece
from isnad.read.unusable import Unusable
from isnad.read.whole import bytes_of

HEAD_BYTES = 4096  # a page declares its encoding in its first kilobyte (HTML Living Standard, 4.2.5.4)

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:-]{3,30})""", re.IGNORECASE)
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")  # lxml refuses decoded text that still declares an encoding


def read_html(piece: Piece, options: ReadOptions) -> Content:
    """The page's main text as trafilatura extracts it, its own metadata; the hash is of the extracted text."""
    page, notes = decode_page(bytes_of(piece, options))
    text, details = extract_page(page)
    return Content(text, text.encode("utf-8", "surrogatepass"), details, notes)


def decode_page(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The page in the encoding that it declares, where it can be read in it; else as plain text is."""
    declared = _CHARSET.search(data[:HEAD_BYTES])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = declared.group(1).decode("ascii")
        try:
            return data.decode(name), () if name.lower().replace("-", "") == "utf8" else (f"{name}, decoded",)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def extract_page(page: str) -> tuple[str, Details]:
    """Main text and declared details; never from the network. Unusable where no article is found."""
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415 - 0.4 s to import, and only pages need it

    tree = load_html(_PROLOGUE.sub("", page, count=1))
    if tree is None:
        raise Unusable("no article found in the page")
    details = declared(tree)
    document = bare_extraction(tree, include_comments=False, include_tables=False)
    if document is None or isinstance(document, dict) or not document.text:
        raise Unusable("no article found in the page")
    return document.text, details
