"""What a user may say of an export."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from isnad.views.articles import ArticleGraph, Opened
from isnad.views.claims import ArticleView, ClaimView, article_view


@dataclass(frozen=True, slots=True)
class Settings:
    """Which claims to leave out, by IRI; who answers for the nanopublications (IRIs), under which licence, made when.

    Nothing is guessed: what is not given is not written, so that the same graph gives the same bytes.
    """

    without: Collection[str] = frozenset()
    creator: str = ""
    license: str = ""
    created: str = ""


def views(opened: Opened, settings: Settings) -> Iterator[tuple[ArticleGraph, ArticleView, tuple[ClaimView, ...]]]:
    """Each article with the claims that are wanted of it."""
    for graph in opened.articles():
        article, claims = article_view(graph, opened.shared)
        yield graph, article, tuple(claim for claim in claims if claim.iri not in settings.without)
