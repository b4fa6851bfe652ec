"""What linking needs of many articles, held small: on disk while a build goes on, then equal values once."""

import pickle
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import fields
from tempfile import TemporaryFile
from typing import Any, TypeVar
from weakref import finalize

from isnad.link.facts import ArticleFacts, Report

H = TypeVar("H", bound=Hashable)

_FIELDS = tuple(field.name for field in fields(Report))
_SHARED = (str, tuple, frozenset)  # types of values that many reports have alike


class Kept:
    """Articles in a temporary file; each is read back once."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - it is closed with this object, and goes with the process
        self._count = 0
        finalize(self, self._file.close)

    def __len__(self) -> int:
        return self._count

    def add(self, articles: Iterable[ArticleFacts]) -> None:
        for article in articles:
            pickle.dump(article, self._file, pickle.HIGHEST_PROTOCOL)
            self._count += 1

    def __iter__(self) -> Iterator[ArticleFacts]:
        self._file.seek(0)
        return (pickle.load(self._file) for _ in range(self._count))

    def empty(self) -> None:
        """Forgets all articles."""
        self._file.seek(0)
        self._file.truncate()
        self._count = 0

    def close(self) -> None:
        self._file.close()
        self._count = 0


def compact(articles: Iterable[ArticleFacts]) -> Iterator[ArticleFacts]:
    """The articles, in which equal values are one object: less than half of the memory."""
    known: dict[Hashable, Any] = {}
    for article in articles:
        reports = tuple(Report(*(_once(getattr(r, name), known) for name in _FIELDS)) for r in article.reports)
        yield ArticleFacts(
            _once(article.article, known), reports, article.published, _once(article.publisher, known),
            article.sha, article.sketch, {name: _once(around, known) for name, around in article.inside.items()},
        )  # fmt: skip


def _once(value: H, known: dict[Hashable, Any]) -> H:
    """The first value of that type which is equal, its parts too."""
    if not isinstance(value, _SHARED):
        return value
    key = (type(value), value)
    if key not in known:
        known[key] = type(value)(_once(part, known) for part in value) if isinstance(value, frozenset) else value
    found: H = known[key]
    return found
