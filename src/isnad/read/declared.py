"""What a web page declares of itself in its head: nothing is guessed from its address or its words."""

import json
from collections.abc import Iterator
from typing import Any, Protocol

from isnad.read.dates import machine_date
from isnad.read.details import Details
from isnad.read.naming import web_address

# Paths into the page, the most specific first; then the property of schema.org/Article that says the same.
PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
    "//meta[@name='DC.date.issued' or @name='dcterms.issued' or @name='DC.Date' or @name='pubdate']/@content",
    "//meta[@name='publish-date' or @name='publish_date' or @name='parsely-pub-date']/@content",
)
SITE = ("//meta[@property='og:site_name']/@content",)
TITLE = ("//meta[@property='og:title']/@content", "//h1[not(preceding::h1)]//text()", "//title/text()")
ADDRESS = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")

_ARTICLE_TYPES = ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Report")
_DEPTH = 6  # of nested objects in JSON-LD: graph, article, publisher, and to spare


class Page(Protocol):
    """A parsed page, as lxml gives it."""

    def xpath(self, path: str) -> Any: ...


def declared(tree: Page) -> Details:
    """Date, site, headline and canonical address as the page's own metadata give them."""
    linked = next(_articles(tree), {})
    publisher = linked.get("publisher")
    site = publisher.get("name") if isinstance(publisher, dict) else None
    dates = [*_texts(tree, PUBLISHED), _string(linked.get("datePublished"))]
    return Details(
        published=next((day for day in map(machine_date, dates) if day), None),
        publisher=_first(tree, SITE) or _string(site) or None,
        title=_first(tree, TITLE[:1]) or _string(linked.get("headline")) or _first(tree, TITLE[1:]),
        url=next((url for url in map(web_address, _texts(tree, ADDRESS)) if url), None),
    )


def _texts(tree: Page, paths: tuple[str, ...]) -> list[str]:
    return [text for path in paths for found in tree.xpath(path) if (text := " ".join(str(found).split()))]


def _first(tree: Page, paths: tuple[str, ...]) -> str | None:
    return next(iter(_texts(tree, paths)), None)


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _articles(tree: Page) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD blocks that describe an article; a block that is not JSON describes nothing."""
    for block in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from _objects(json.loads(block), _DEPTH)
        except (ValueError, RecursionError):
            continue


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth - 1)
    if isinstance(value, dict):
        kinds = value.get("@type")
        if any(kind in _ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        yield from _objects(value.get("@graph"), depth - 1)
