"""One article at a time: what `import isnad` offers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from isnad.errors import InputError
from isnad.graph.mapping import article_graph
from isnad.graph.reason import infer
from isnad.graph.shared import references, shared_graphs
from isnad.graph.terms import Quad
from isnad.graph.write import format_of, nquads
from isnad.model.article import Article, Rejected
from isnad.model.claim import Claim
from isnad.model.claims_file import lines_of
from isnad.model.words import with_words
from isnad.pipeline.identity import run_of
from isnad.pipeline.outlets import outlet_ids
from isnad.pipeline.rules_reader import RulesReader, load_rules_reader
from isnad.pipeline.sources import open_inputs
from isnad.read.dates import machine_date
from isnad.read.details import Content, Details, complete
from isnad.read.formats import read_piece
from isnad.read.naming import article_id, web_address
from isnad.read.options import ReadOptions
from isnad.read.piece import InputFile, Piece
from isnad.read.screen import screen
from isnad.read.unusable import Unusable
from isnad.resources import folder
from isnad.store.embedded import EmbeddedStore
from isnad.text.fold import key

KEPT_READERS = 4  # sets of seeds held loaded, some 30 MB each


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article and what it reports, in text order."""

    article: Article
    claims: tuple[Claim, ...]
    seeds: tuple[Path, ...]

    def quads(self, *, reason: bool = True) -> list[Quad]:
        """The whole graph, entries of the seeds and labels included; with `reason` also what follows from it."""
        authority, run = load_rules_for(self.seeds).rules.authority, run_of(self.seeds)
        publisher = outlet_ids(authority).get(key(self.article.record.publisher or "").casefold())
        quads = article_graph(
            self.article.record, self.claims, run=run.iri, publisher_id=publisher, text=self.article.text
        )
        quads = [*quads, *shared_graphs(references(quads), authority), *run.quads()]
        return [*quads, *infer(quads)] if reason else quads

    def graph(self, suffix: str = ".ttl", *, reason: bool = True) -> str:
        """The graph as Turtle, or in the format of another suffix: .trig .nq .nt .jsonld."""
        form = format_of(f"graph{suffix}")
        return form.header() + form.piece(self.quads(reason=reason)) + form.footer

    def jsonl(self) -> str:
        """The claims as they stand in claims.jsonl."""
        return "".join(lines_of(self.article.record, with_words(self.claims, self.article.text)))


def analyse(  # noqa: PLR0913 - what may be known of an article
    text: str,
    *,
    id: str = "text",
    published: date | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    seeds: Sequence[Path | str] = (),
) -> Analysis:
    """What an Arabic article reports. `seeds` are folders that extend those shipped.

    Where `published` or `publisher` is not given, the text is asked. InputError where the text cannot be read (it is
    empty, or not Arabic), or a detail is none.
    """
    folders = (folder("seeds"), *map(Path, seeds))
    reader = load_rules_for(folders)
    try:
        screen(text)
    except Unusable as unusable:
        raise InputError(id, None, unusable.reason) from unusable
    details = Details(_day(published), publisher, title, _address(url))
    piece = Piece(article_id(id), InputFile(Path(id), id), "text")
    article = complete(piece, Content(text, text.encode(), details), ReadOptions(date_in_words=reader.date_in_words))
    return Analysis(article, reader.read(article), folders)


@lru_cache(maxsize=KEPT_READERS)
def load_rules_for(seeds: tuple[Path, ...]) -> RulesReader:
    """The rules over those folders of seeds, loaded once."""
    return load_rules_reader(seeds)


def _day(given: date | str | None) -> date | None:
    if not isinstance(given, str):
        return given
    if (day := machine_date(given)) is None:
        raise InputError("published", None, f"{given!r} is not a day such as 2020-01-31")
    return day


def _address(given: str | None) -> str | None:
    if given is not None and web_address(given) is None:
        raise InputError("url", None, f"{given!r} is not an http address")
    return given


@contextmanager
def one_article(path: str, seeds: tuple[Path, ...]) -> Iterator[tuple[Article, EmbeddedStore]]:
    """The one article of a file, and its graph in a store in memory. InputError where there is none, or more."""
    reader = load_rules_for(seeds)
    options = ReadOptions(date_in_words=reader.date_in_words)
    with open_inputs([path], options) as inputs:
        found = [read_piece(piece, options) for piece in inputs.pieces] if inputs.count == 1 else [*inputs.rejected]
    if len(found) != 1:
        raise InputError(path, None, f"holds {inputs.count} articles, not one: build it, then ask for an article by id")
    if isinstance(found[0], Rejected):
        raise InputError(found[0].origin, None, found[0].reason)
    with EmbeddedStore.memory() as store:
        store.replace((), nquads(Analysis(found[0], reader.read(found[0]), seeds).quads()))
        yield found[0], store
