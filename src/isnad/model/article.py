"""One published text, and what stands in its place when it cannot be used."""

import re
from dataclasses import dataclass
from datetime import date

ARTICLE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,127}")
"""What an article id may look like: safe in an IRI and as a file name (RFC 3986 unreserved characters)."""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What the graph needs to know of an article; its text is not part of it.

    `id` matches ARTICLE_ID. `sha256` is of the file's bytes, or of the UTF-8 of the decoded text where the article
    is not a file of its own. `length` counts Unicode code points of the decoded text. `published`, `publisher` (the
    outlet's name as given), `title` and `url` are None where neither metadata, text nor options tell. `sketch` is what
    `isnad.text.sketch` makes of the text, by which copies are found without it; None for a text of a few words.
    """

    id: str
    sha256: str
    length: int
    published: date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    sketch: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article ready to be read: its record, its exact decoded text, and where it came from (for messages only)."""

    record: ArticleRecord
    text: str
    origin: str = ""
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.record.id


@dataclass(frozen=True, slots=True)
class Rejected:
    """An article left out: where it was met, its id if it had one, and the reason in a person's words.

    `failed` tells that nothing is known to be wrong with the article: reading it went wrong.
    """

    origin: str
    reason: str
    id: str | None = None
    failed: bool = False
