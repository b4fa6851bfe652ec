"""The default extractor as the pipeline uses it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from isnad.backends.rules import Rules, load_rules
from isnad.extract.dates import find_dateline_date
from isnad.model.article import Article
from isnad.model.claim import Claim
from isnad.pipeline.identity import State, authority_of, state_of
from isnad.text.tokens import tokenise

DATELINE = 1_500  # characters at the head of a text in which a dateline may stand


@dataclass(frozen=True, slots=True)
class RulesReader:
    """Claims and dates by the rules over some seeds."""

    rules: Rules

    def read(self, article: Article) -> tuple[Claim, ...]:
        """The claims in text order, each once."""
        return self.rules.read(article)

    def date_in_words(self, text: str) -> date | None:
        """The day of publication that the head of a text states."""
        return find_dateline_date(tokenise(text[:DATELINE]), self.rules.quantities)


def load_rules_reader(seeds: Sequence[Path]) -> RulesReader:
    """The rules over those folders of seeds, later ones extending the earlier; read again when a file has changed."""
    return _reader(tuple(seeds), state_of(seeds))


@lru_cache(maxsize=2)
def _reader(seeds: tuple[Path, ...], _changed: State) -> RulesReader:
    return RulesReader(load_rules(seeds, authority_of(seeds)))
