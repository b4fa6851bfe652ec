"""What is known of an article besides its text: who published it, when, under which headline."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from isnad.model.article import Article, ArticleRecord
from isnad.read.options import ReadOptions
from isnad.read.piece import Piece
from isnad.text.sketch import sketch
from isnad.text.zones import find_zones, outlet_in_text


@dataclass(frozen=True, slots=True)
class Details:
    """What a format's own fields say; None where they are silent."""

    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader makes of a piece: the exact text, the bytes its hash is of, its details, notes for the user."""

    text: str
    hashed: bytes
    details: Details = Details()
    notes: tuple[str, ...] = ()


def complete(piece: Piece, content: Content, options: ReadOptions) -> Article:
    """The article; each detail is from the first that gives it: user's table, format's fields, text, options."""
    row = options.metadata.of(piece.file.path)
    told, text = content.details, content.text
    record = ArticleRecord(
        id=piece.id,
        sha256=sha256(content.hashed).hexdigest(),
        length=len(text),
        published=(row and row.published) or told.published or options.date_in_words(text) or options.published,
        publisher=(row and row.publisher) or told.publisher or outlet_in_text(text) or options.publisher,
        title=(row and row.title) or told.title or _headline(text),
        url=(row and row.url) or told.url,
        sketch=sketch(text),
    )
    return Article(record, text, piece.origin, content.notes)


def _headline(text: str) -> str | None:
    title = next((zone for zone in find_zones(text) if zone.kind == "title"), None)
    return text[title.start : title.end] if title else None
