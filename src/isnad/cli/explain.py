"""`kg explain`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.guard import guarded
from isnad.cli.options import PROJECT_TEXTS, Seeds, SeedsOnly, StoreFolder, seed_folders, single_command
from isnad.cli.query import GraphFile, open_source
from isnad.model.article import ARTICLE_ID
from isnad.pipeline.explain import Explanation, Quote, sentence
from isnad.pipeline.explain import explain as find_explanations
from isnad.pipeline.single import one_article
from isnad.query.cells import cell
from isnad.store import Queryable, Text

app = single_command()

ISOLATE, END = "\u2068", "\u2069"  # first strong isolate: a line takes its own direction, on a terminal only
OPEN, CLOSE = "⟦", "⟧"

Texts = Callable[[str], str | None]


@app.command()
@guarded
def explain(
    name: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM|ARTICLE",
            help="Id or IRI of a claim or an article, or an article's file.",
            show_default=False,
        ),
    ],
    graph: GraphFile = None,
    store: StoreFolder = None,
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts",
            metavar="DIR",
            help="Where kg build --texts kept the texts.",
            show_default=False,
            exists=True,
            file_okay=False,
        ),
    ] = None,
    seeds: Seeds = None,
    seeds_only: SeedsOnly = False,
) -> None:
    """Show claims in their sentences: the evidence marked ⟦so⟧, the rule that read it, and the chain of sources.

    An article's file is read on the spot. Else the graph, the store or the project's store is asked.

    \b
    Examples:
      kg explain article.txt
      kg explain 3f2a9c01d4e7
      kg explain 003 --graph graph.ttl --texts articles/
    """
    with _where(name, graph, store, texts, seed_folders(seeds, seeds_only)) as (asked, source, read):
        shown = [_shown(one, read(one.article)) for one in find_explanations(asked, source)]
    typer.echo("\n\n".join(shown))


@contextmanager
def _where(
    name: str, graph: Path | None, store: Path | None, texts: Path | None, seeds: tuple[Path, ...]
) -> Iterator[tuple[str, Queryable, Texts]]:
    """What to ask for, whom to ask, and where the texts are."""
    if graph is None and store is None and Path(name).is_file():
        with one_article(name, seeds) as (article, source):
            yield article.id, source, lambda _: article.text
        return
    folder = texts or (PROJECT_TEXTS if graph is None and store is None else None)
    with open_source(graph, store, None) as source:
        yield name, source, lambda article: _kept(folder, article)


def _kept(folder: Path | None, article: str) -> str | None:
    """The text that a build kept; ids come from the graph, so they are checked before they become a file's name."""
    if folder is None or not ARTICLE_ID.fullmatch(article):
        return None
    path = folder / f"{article}.txt"
    return path.read_bytes().decode("utf-8-sig") if path.is_file() else None


def _shown(one: Explanation, text: str | None) -> str:
    heading = f" ({', '.join(map(_words, one.heading))})" if one.heading else ""
    lines = [
        f"claim {one.claim} in article {one.article}{heading}",
        f"  {one.kind}: {', '.join(one.said)}",
        *(f"  {role}: {_words(value)}" for role, value in one.about),
        *(f"  {line}" for quote in one.evidence for line in _marked(quote, text)),
        f"  rule: {one.rule} (confidence {one.confidence})",
        *([f"  corrects: claim {one.corrects}"] if one.corrects else []),
        *(f"  review: {_words(review)}" for review in one.reviews),
        *(f"  source {hop}: {_words(at.source)} ({at.mode}, {at.stance})" for hop, at in enumerate(one.chain, 1)),
    ]
    return "\n".join(lines)


def _marked(quote: Quote, text: str | None) -> Iterator[str]:
    """The sentence with the evidence marked; where the text is not at hand, or another, the evidence alone."""
    if text is None or text[quote.start : quote.end] != quote.words:
        yield f"evidence {quote.start}-{quote.end}: {_words(OPEN + quote.words + CLOSE)}"
        return
    before, marked, after = sentence(text, quote)
    yield f"evidence {quote.start}-{quote.end}: {_words(before + OPEN + marked + CLOSE + after)}"


def _words(text: str) -> str:
    """Words of an article on one line, without what a terminal obeys; on a terminal each keeps its own direction."""
    line = cell(Text(text))
    return f"{ISOLATE}{line}{END}" if sys.stdout.isatty() else line
