"""What is asked of every article, and what comes back: the values that travel between processes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from isnad.graph.reason import infer
from isnad.graph.report import Report
from isnad.graph.shared import References
from isnad.graph.terms import Quad
from isnad.link import ArticleFacts
from isnad.model.article import Article, Rejected
from isnad.model.claim import Claim
from isnad.model.review import Review
from isnad.read.options import ReadOptions


class Reader(Protocol):
    """What turns an article into claims, and finds the day of publication that a text states in words."""

    def read(self, article: Article) -> tuple[Claim, ...]: ...

    def date_in_words(self, text: str) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Plan:
    """What to make of every article. It travels to each process once, so it holds names and paths, nothing loaded.

    `suffix` is that of the graph file, None where there is none; `claims`, `store` and `texts` ask for their
    parts. `shapes` None leaves validation out. `load` makes the reader of the seeds, None the rules. With `from_claims`
    the inputs are files of claims, and `articles` says where the articles stand that these were read from. `link` asks
    for incidents across the articles. `reviews` are what people judged of earlier readings.
    """

    seeds: tuple[Path, ...]
    read: ReadOptions = field(default_factory=ReadOptions)
    shapes: tuple[Path, ...] | None = ()
    reason: bool = True
    suffix: str | None = None
    claims: bool = False
    store: bool = False
    texts: bool = False
    load: Callable[[Sequence[Path]], Reader] | None = None
    from_claims: bool = False
    articles: tuple[str, ...] = ()
    link: bool = True
    reviews: tuple[Review, ...] = ()

    @property
    def graph(self) -> bool:
        """Whether anything needs triples."""
        return self.suffix is not None or self.store


@dataclass(frozen=True, slots=True)
class Built:
    """One article's part of the outputs, as text: of the graph file, the store, claims.jsonl; its counts; its
    lines that were left out; what linking needs of it; the stamp of all that it was made of; the entries that speak in
    it.
    """

    id: str
    origin: str
    piece: str = ""
    quads: str = ""
    claims: str = ""
    text: str = ""
    types: Mapping[str, int] = field(default_factory=dict)
    triples: int = 0
    notes: tuple[str, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    facts: ArticleFacts | None = None
    stamp: str = ""
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An article of which an earlier run made just what would be made of it now."""

    id: str
    origin: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some articles, in their order; the processor time it took, by stage."""

    done: tuple[Built | Unchanged | Rejected, ...]
    used: References
    report: Report
    seconds: Mapping[str, float] = field(default_factory=dict)


def with_inferred(quads: list[Quad], reason: bool) -> list[Quad]:
    """The quads and, if asked, what follows from them, in graphs of its own."""
    return [*quads, *infer(quads)] if reason else quads
