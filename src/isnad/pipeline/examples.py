"""What is told of many articles: counted by kind, of each kind the first kept with all their words."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Generic, TypeVar

from isnad.model.article import Rejected

T = TypeVar("T")

OF_A_KIND = 100  # kept of each kind: enough to see what is wrong, few enough for any corpus
KINDS = 100  # told apart; a message may hold anything, and what comes later is of the kind OTHERS
OTHERS = "others"
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|«[^»]*»")
_VARIES = re.compile(r"[\d/]")
_LEFT_OUT = "…"


def kind_of(message: str) -> str:
    """The first line of the message with … for what differs from article to article: quotations, numbers, paths."""
    line = _QUOTED.sub(f" {_LEFT_OUT} ", message.partition("\n")[0])
    words = (_LEFT_OUT if _VARIES.search(word) else word for word in line.split())
    return _joined(word for word in words if word.strip(",:"))


def _joined(words: Iterable[str]) -> str:
    """The words, of what is left out beside one another one mark."""
    return " ".join(word for word, run in groupby(words) for word in (run if word != _LEFT_OUT else (word,)))


def reason_of(rejected: Rejected) -> str:
    """The kind of reason for which it was rejected."""
    return kind_of(rejected.reason)


@dataclass(slots=True)
class Examples(Generic[T]):
    """So many of each kind, and of each the first OF_A_KIND."""

    kind: Callable[[T], str]
    counts: dict[str, int] = field(default_factory=dict)
    _kept: dict[str, list[T]] = field(default_factory=dict)

    def add(self, items: Iterable[T]) -> None:
        for item in items:
            self._keep(self._counted(self.kind(item), 1), item)

    def join(self, items: Iterable[T], counts: Mapping[str, int]) -> None:
        """What was counted elsewhere, where only these of it were kept."""
        for kind, count in counts.items():
            self._counted(kind, count)
        for item in items:
            self._keep(self._known(self.kind(item)), item)

    def _known(self, kind: str) -> str:
        return kind if kind in self.counts or len(self.counts) < KINDS else OTHERS

    def _counted(self, kind: str, count: int) -> str:
        kind = self._known(kind)
        self.counts[kind] = self.counts.get(kind, 0) + count
        return kind

    def _keep(self, kind: str, item: T) -> None:
        kept = self._kept.setdefault(kind, [])
        if len(kept) < OF_A_KIND:
            kept.append(item)

    @property
    def kept(self) -> tuple[T, ...]:
        """Kind by kind, in the order in which the kinds were met."""
        return tuple(item for items in self._kept.values() for item in items)

    def __len__(self) -> int:
        return sum(self.counts.values())
