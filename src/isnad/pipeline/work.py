"""The unit of work: some articles in, their part of every output back. It runs the same in any process."""

import os
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from isnad.graph.mapping import article_graph
from isnad.graph.report import Report
from isnad.graph.shared import References, Run, references, shared_graphs
from isnad.graph.terms import Quad
from isnad.graph.validate import validate
from isnad.graph.vocabulary import CLASSES
from isnad.graph.write import FORMATS, nquads
from isnad.model.article import Article, Rejected
from isnad.model.claim import Claim
from isnad.model.claims_file import lines_of
from isnad.pipeline.identity import authority_of, run_of
from isnad.pipeline.outlets import outlet_ids
from isnad.pipeline.rules_reader import load_rules_reader
from isnad.pipeline.whole_files import write_whole
from isnad.read.formats import read_piece
from isnad.read.options import ReadOptions
from isnad.read.piece import Piece
from isnad.seeds.authority import Authority
from isnad.text.fold import key

CORE_TYPES = ("MilitaryAction", "Support")


class Reader(Protocol):
    """What turns an article into claims, and finds the day of publication that a text states in words."""

    def read(self, article: Article) -> tuple[Claim, ...]: ...

    def date_in_words(self, text: str) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Plan:
    """What to make of every article. It travels to each process once, so it holds names and paths, nothing loaded.

    `suffix` is that of the graph file, None where there is none; `claims` and `store` ask for their parts; `texts` is
    the folder to keep exact texts in. `shapes` None leaves validation out.
    """

    seeds: tuple[Path, ...]
    read: ReadOptions = field(default_factory=ReadOptions)
    shapes: tuple[Path, ...] | None = ()
    reason: bool = True
    suffix: str | None = None
    claims: bool = False
    store: bool = False
    texts: Path | None = None
    load: Callable[[Sequence[Path]], Reader] = load_rules_reader

    @property
    def graph(self) -> bool:
        """Whether anything needs triples."""
        return self.suffix is not None or self.store


@dataclass(frozen=True, slots=True)
class Built:
    """One article's part of the outputs: text for the graph file, the store and claims.jsonl, and its counts."""

    id: str
    origin: str
    piece: str = ""
    quads: str = ""
    claims: str = ""
    types: Mapping[str, int] = field(default_factory=dict)
    triples: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some articles, in their order."""

    done: tuple[Built | Rejected, ...]
    used: References
    report: Report


class Worker:
    """A process's loaded seeds, and the work done with them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._reader = plan.load(plan.seeds)
        self._options = replace(plan.read, date_in_words=self._reader.date_in_words)
        self.authority: Authority = authority_of(plan.seeds)
        self._outlets = outlet_ids(self.authority)
        self.run: Run = run_of(plan.seeds)

    def batch(self, pieces: Iterable[Piece]) -> Batch:
        """Each piece read and built. What goes wrong with one article rejects that article and no other."""
        done: list[Built | Rejected] = []
        asserted: list[Quad] = []
        for piece in pieces:
            try:
                built = self._article(piece, asserted)
            except Exception as error:  # the one broad except: an article must not end the run
                built = Rejected(piece.origin, _unexpected(error), piece.id)
            done.append(built)
        used = references(asserted)
        return Batch(tuple(done), used, self._validated(asserted, used))

    def _article(self, piece: Piece, asserted: list[Quad]) -> Built | Rejected:
        article = read_piece(piece, self._options)
        if isinstance(article, Rejected):
            return article
        claims = _once(self._reader.read(article))
        built = self._built(article, claims, asserted)
        if self.plan.texts is not None:
            write_whole(self.plan.texts / f"{article.id}.txt", article.text.encode())
        return built

    def _built(self, article: Article, claims: tuple[Claim, ...], asserted: list[Quad]) -> Built:
        quads: list[Quad] = []
        if self.plan.graph:
            publisher = self._outlets.get(key(article.record.publisher or "").casefold())
            quads = article_graph(article.record, claims, run=self.run.iri, publisher_id=publisher)
        whole = with_inferred(quads, self.plan)
        built = Built(
            article.id, article.origin,
            piece=FORMATS[self.plan.suffix].piece(whole) if self.plan.suffix else "",
            quads=nquads(whole) if self.plan.store else "",
            claims="".join(lines_of(article.record, claims)) if self.plan.claims else "",
            types=Counter(map(type_of, claims)), triples=len(quads), notes=article.notes,
        )  # fmt: skip
        asserted += quads
        return built

    def _validated(self, asserted: list[Quad], used: References) -> Report:
        if self.plan.shapes is None or not asserted:
            return Report()
        return validate([*asserted, *shared_graphs(used, self.authority), *self.run.quads()], self.plan.shapes)


def with_inferred(quads: list[Quad], plan: Plan) -> list[Quad]:
    """The quads, and in graphs of their own what follows from them, where the plan asks for it."""
    if not plan.reason or not quads:
        return quads
    from isnad.graph.reason import infer  # noqa: PLC0415 - its closure is loaded on import

    return [*quads, *infer(quads)]


def _once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims without those that say just what an earlier one says."""
    unlike: dict[str, Claim] = {}
    for claim in claims:
        unlike.setdefault(claim.id, claim)
    return tuple(unlike.values())


def type_of(claim: Claim) -> str:
    """What a claim counts as: Denial, MilitaryAction, Support, or the class of what it is about."""
    if claim.form == "Denial":
        return claim.form
    kinds = (claim.content.kind, *CLASSES.get(claim.content.kind, ()))
    return next((kind for kind in CORE_TYPES if kind in kinds), claim.content.kind)


def _unexpected(error: Exception) -> str:
    if os.environ.get("KG_DEBUG"):
        return "".join(traceback.format_exception(error))
    return f"could not be processed: {type(error).__name__}: {error} (KG_DEBUG=1 shows where)"
