"""What a user may say about the reading of articles."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from isnad.read.metadata import Metadata

MAX_BYTES = 5_000_000  # a long magazine article has 0.1 MB; what is larger than 5 MB is not one article

JSON_FIELDS = {name: name for name in ("id", "title", "text", "date", "outlet", "url")}


def no_date(_text: str) -> None:
    """Reads no date from words; the stand-in where no date grammar is given."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How articles are read.

    `fields` says which field of a JSON Lines row holds which of JSON_FIELDS. `published` and `publisher` hold for the
    articles that do not say themselves. `date_in_words` finds the day of publication that a text or a date
    field states in words, or says None.
    """

    max_bytes: int = MAX_BYTES
    fields: Mapping[str, str] = field(default_factory=lambda: dict(JSON_FIELDS))
    metadata: Metadata = field(default_factory=Metadata)
    published: date | None = None
    publisher: str | None = None
    date_in_words: Callable[[str], date | None] = no_date
