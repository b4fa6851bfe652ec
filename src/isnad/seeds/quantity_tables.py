"""The tables of dates, numbers and casualties, compiled into phrases with one letter a class."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from isnad.errors import SeedError
from isnad.seeds.tables import Row, read_table
from isnad.text.phrases import Entry, Heads, Sense, compile_phrases

T = TypeVar("T")

ALL = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
AND = ("", "و", "ف")
BARE = ("", "و")
ALONE = ("",)

Kinds = Mapping[str, tuple[str, Sequence[str]]]  # kind of row -> its letter in the grammar, the proclitics it may carry

CALENDAR: Kinds = {
    "month": ("M", ALL), "weak_month": ("m", BARE), "hijri": ("H", ALL), "weak_hijri": ("h", BARE),
    "hijri_era": ("e", ALONE), "common_era": ("E", ALONE), "weekday": ("W", ALL), "today": ("T", ALL),
    "relative_day": ("R", ALL), "night": ("N", ALL), "part_of_day": ("g", ALL), "part": ("s", ALL),
    "season": ("q", ALL), "quarter": ("Q", ALL), "half": ("F", ALL), "day_word": ("J", ALL), "year_word": ("A", ALL),
    "month_word": ("B", ALL), "week_word": ("K", ALL), "hour_word": ("Z", ALL), "pair": ("D", ALL),
    "plural": ("P", ALL), "last": ("L", ALONE), "latest": ("r", ALONE), "before_last": ("X", ALONE),
    "current": ("C", ALONE), "next": ("G", ALONE), "this": ("y", ALL), "other": ("z", ALONE),
    "that": ("v", ALL), "between": ("b", AND), "from": ("i", AND), "until": ("j", AND), "since": ("k", AND),
    "ago": ("c", AND), "about": ("u", ALL), "in": ("t", AND), "few": ("f", ALL), "agreeing": ("w", ALONE),
    "name_head": ("O", ALL), "paper_head": ("o", ALL), "ordinal": ("p", ALL), "decade": ("S", ALL),
}  # fmt: skip
NUMBERS: Kinds = {
    "one": ("w", ALL), "unit": ("u", ALL), "ten": ("z", ALL), "one_of": ("o", ALL), "tens": ("T",
    ALL), "hundred": ("H", ALL),
    "scale": ("K", ALL), "scales": ("k", ALL), "vague": ("v", ALL), "at_least": (">", ALL), "at_most": ("<", ALL),
    "about": ("~", ALL), "between": ("b", ALL), "from": ("i", ALL), "until": ("j", AND), "or": ("r", ALONE),
    "percent": ("p", ALONE), "ordinal": ("x", ALL),
}  # fmt: skip
COLUMNS = ("kind", "value", "words")

VICTIMS = ("VictimUnspecified", "Civilian", "Combatant", "Woman", "Man", "Child")  # a sense's value is an index here
OUTCOMES = ("", "Killed", "Wounded", "Captured", "Missing")  # and here
THING = "Thing"  # what is counted but no victim
FORMS = {"one": "p", "counted": "c", "two": "q", "many": "P", "force": "F", "unit": "U"}
DEFINITE = "d"  # the letter of a plural with the article
CLASSES: Kinds = {
    "deed": ("D", ALL), "verb": ("V", AND), "one": ("n", ALL), "two": ("m", ALL), "many": ("N", ALL),
    "among": ("Q", AND), "others": ("o", BARE), "toll": ("s", ALL), "reach": ("e", AND), "opens": ("r", AND),
    "after": ("a", ALONE), "at_least": (">", ALONE), "at_most": ("<", ALONE), "of": ("i", ALONE), "between": ("b", AND),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class QuantityTables:
    """What dates, numbers and casualties are read with."""

    calendar: Heads
    numbers: Heads
    casualties: Heads


def load_quantity_tables(*folders: Path) -> QuantityTables:
    """The tables of these `lexicon` folders of seeds, later ones extending the first, which has them all.

    SeedError names the file and the line that is wrong.
    """
    return QuantityTables(
        calendar=compile_phrases(_of_all(folders, "calendar.tsv", partial(_entries, kinds=CALENDAR))),
        numbers=compile_phrases(_with_article(_of_all(folders, "numbers.tsv", partial(_entries, kinds=NUMBERS)))),
        casualties=compile_phrases(
            chain(_of_all(folders, "outcomes.tsv", _outcomes), _of_all(folders, "victims.tsv", _victims))
        ),
    )


def _of_all(folders: Sequence[Path], name: str, read: Callable[[Path], Iterator[Entry]]) -> Iterator[Entry]:
    for number, folder in enumerate(folders):
        if number == 0 or (folder / name).is_file():
            yield from read(folder / name)


def _entries(path: Path, kinds: Kinds) -> Iterator[Entry]:
    for row in read_table(path, COLUMNS, required=("kind", "words")):
        letter, proclitics = _choice(path, row, "kind", kinds)
        sense = Sense(letter, _value(path, row))
        for words in row.several("words"):
            yield Entry(words, sense, proclitics)


def _outcomes(path: Path) -> Iterator[Entry]:
    for row in read_table(path, ("outcome", "class", "words"), required=("class", "words")):
        letter, proclitics = _choice(path, row, "class", CLASSES)
        sense = Sense(letter, OUTCOMES.index(_choice(path, row, "outcome", dict(zip(OUTCOMES, OUTCOMES, strict=True)))))
        for words in row.several("words"):
            yield Entry(words, sense, proclitics)


def _victims(path: Path) -> Iterator[Entry]:
    kinds = {kind: index for index, kind in enumerate(VICTIMS)} | {THING: 0}
    for row in read_table(path, ("victims", "form", "words"), required=("victims", "form", "words")):
        index, letter = _choice(path, row, "victims", kinds), _choice(path, row, "form", FORMS)
        for words in row.several("words"):
            sort = "t" if row["victims"] == THING else DEFINITE if letter == "P" and words.startswith("ال") else letter
            yield Entry(words, Sense(sort, index), AND)


def _choice(path: Path, row: Row, column: str, choices: Mapping[str, T]) -> T:
    if row[column] not in choices:
        raise SeedError(path, row.line, f"no such {column}: {row[column]!r}; one of {', '.join(choices)}")
    return choices[row[column]]


def _value(path: Path, row: Row) -> int:
    try:
        return int(row["value"] or 0)
    except ValueError:
        raise SeedError(path, row.line, f"the value must be a whole number, not {row['value']!r}") from None


def _with_article(entries: Iterator[Entry]) -> Iterator[Entry]:
    """The number words also with the article («الثلاثة»), but for two: with it, that is Monday."""
    for entry in entries:
        yield entry
        if entry.sense.letter in "wuzTHKkv" and entry.sense != Sense("u", 2):
            yield Entry("ال" + entry.words, entry.sense, entry.proclitics)
