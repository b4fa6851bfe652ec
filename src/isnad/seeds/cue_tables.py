"""Cue words: how real an event is, what kind it is, who says so; each table a TSV of the lexicon."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from isnad.seeds.tables import Row, read_table
from isnad.text.fold import key


@dataclass(frozen=True)
class CueTables:
    """All by folded word.

    `before` and `after`: status that a word gives an event; `means`: senses that it points to; `attribution`: class of
    attributing word to its words.
    """

    before: Mapping[str, str]
    after: Mapping[str, str]
    means: Mapping[str, tuple[str, ...]]
    attribution: Mapping[str, frozenset[str]]


def load_cues(folders: Sequence[Path]) -> CueTables:
    """The cue tables of the shipped seeds and of those that extend it."""
    status: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    means: dict[str, tuple[str, ...]] = {}
    attribution: dict[str, frozenset[str]] = {}
    for folder in folders:
        for row in _rows(folder, "cues.tsv", ("where", "status", "words")):
            status[row["where"]].update((key(word), row["status"]) for word in row.several("words"))
        for row in _rows(folder, "means.tsv", ("sense", "words")):
            for word in map(key, row.several("words")):
                means[word] = (*means.get(word, ()), row["sense"])
        for row in _rows(folder, "attribution.tsv", ("class", "words")):
            words = frozenset(map(key, row.several("words")))
            attribution[row["class"]] = attribution.get(row["class"], frozenset()) | words
    return CueTables(status["before"], status["after"], means, attribution)


def _rows(folder: Path, name: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    path = folder / "lexicon" / name
    return read_table(path, columns, columns) if path.exists() else ()
