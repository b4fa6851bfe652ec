"""Whether an article costs the same whatever the number of articles, and a letter whatever the length of the text."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.measure import milliseconds, seconds
from tests.benchmarks.samples import ARTICLES, kg

from isnad.model.article import Article, ArticleRecord
from isnad.pipeline.rules_reader import RulesReader, load_rules_reader
from isnad.resources import folder

FEWER, MORE = 2_000, 20_000
SHORT = 400  # letters of each article: its length is another table's matter
ROUNDS = 4  # through all lengths, of which the least counts: a busy machine slows all of them alike
LENGTHS = (10_000, 20_000, 40_000, 80_000, 160_000)  # letters


@dataclass(frozen=True, slots=True)
class Build:
    """A build of so many articles: processor seconds beyond those of its start."""

    articles: int
    seconds: float

    @property
    def each(self) -> float:
        return self.seconds / self.articles


def builds(numbers: Sequence[int] = (FEWER, MORE)) -> list[Build]:
    """`kg build` to N-Quads by one worker, for each number of articles."""
    with TemporaryDirectory() as place:
        start = _built(Path(place), 1)
        return [Build(number, _built(Path(place), number) - start) for number in numbers]


def write_articles(place: Path, number: int) -> Path:
    """A file of so many articles."""
    source = place / f"{number}.jsonl"
    with source.open("w", encoding="utf-8") as stream:
        stream.writelines(_lines(number))
    return source


def _built(place: Path, number: int) -> float:
    source = write_articles(place, number)
    before = _children()
    kg(["build", str(source), "--out", str(place / "graph.nq"), "--workers", "1"])
    return _children() - before


def _children() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


def _lines(number: int) -> Iterator[str]:
    """The beginnings of the sample articles over and over, each time under other ids."""
    texts = [path.read_text(encoding="utf-8")[:SHORT] for path in sorted(ARTICLES.glob("*.txt"))]
    for nth, text in enumerate(islice(cycle(texts), number)):
        yield json.dumps({"id": f"copy-{nth}", "text": text}, ensure_ascii=False) + "\n"


def build_rows(found: Sequence[Build]) -> list[tuple[str, ...]]:
    """Articles, time for each, and how that compares to the first."""
    return [(f"{b.articles:,}", milliseconds(b.each), f"{b.each / found[0].each:.2f}") for b in found]


def length_rows() -> list[tuple[str, ...]]:
    """Letters of each article, time for a thousand of them, and how that compares to the first; of the same words."""
    reader = load_rules_reader((folder("seeds"),))
    joined = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt")))
    text = (joined * (LENGTHS[-1] // len(joined) + 1))[: LENGTHS[-1]]
    reader.read(_article(text))  # caches are warm for every length
    rounds = [[_spent(reader, text, length) / len(text) * 1000 for length in LENGTHS] for _ in range(ROUNDS)]
    each = list(zip(LENGTHS, map(min, zip(*rounds, strict=True)), strict=True))
    return [(f"{length:,}", milliseconds(spent), f"{spent / each[0][1]:.2f}") for length, spent in each]


def _spent(reader: RulesReader, text: str, length: int) -> float:
    articles = [_article(text[at : at + length]) for at in range(0, len(text), length)]
    return seconds(lambda: [reader.read(article) for article in articles])


def _article(text: str) -> Article:
    return Article(ArticleRecord("long", "0" * 64, len(text)), text)
