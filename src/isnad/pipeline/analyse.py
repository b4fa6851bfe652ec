"""From an article to its claims: which extractor reads, and what the text itself tells of its date and outlet."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from isnad.backends.rules import Rules, load_rules
from isnad.extract.dates import find_dateline_date
from isnad.model.article import Article
from isnad.text.tokens import tokenise
from isnad.text.zones import outlet_in_text

DATELINE = 1_500  # characters at the head of a text in which a dateline may stand


def load_reader(seeds: Sequence[Path]) -> Rules:
    """The rules over those folders of seeds, later ones extending the earlier."""
    return load_rules(seeds)


def completed(article: Article, reader: Rules) -> Article:
    """The article with the date and outlet that its text states, where its metadata gave none; never a guess."""
    record = article.record
    published = record.published or find_dateline_date(tokenise(article.text[:DATELINE]), reader.quantities)
    publisher = record.publisher or outlet_in_text(article.text)
    return replace(article, record=replace(record, published=published, publisher=publisher))
