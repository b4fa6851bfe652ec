"""The words that evoke something: verbs and event nouns, read from tables and inflected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from isnad.errors import SeedError
from isnad.seeds.clitics import Entry, Morphology
from isnad.seeds.inflect import Surface, inflect_noun, inflect_verb
from isnad.seeds.tables import Row, read_table
from isnad.text.fold import key

VERB_COLUMNS = ("id", "lemma", "root", "form", "masdar", "sense", "frame", "flags", "block", "override", "yes", "no")
NOUN_COLUMNS = ("id", "lemma", "plural", "sense", "frame", "flags", "phrase", "block", "yes", "no")
BESIDE = "_"  # in a block list: «_اليوم» not before that word, «منذ_» not behind it
FORMS = frozenset(("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "Q1", "Q2"))


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word with its sense. `classes` are its senses, `frame` says where its arguments stand.

    `phrase` holds the alternatives that must follow it (folded words without article); empty where nothing must.
    `not_before` and `not_behind` are folded words beside which it is another word: «فجر اليوم», «منذ فجر».
    """

    id: str
    lemma: str
    classes: tuple[str, ...]
    frame: str
    flags: frozenset[str] = frozenset()
    phrase: tuple[tuple[str, ...], ...] = ()
    not_before: frozenset[str] = frozenset()
    not_behind: frozenset[str] = frozenset()

    def extent(self, before: str, after: Sequence[str]) -> int:
        """How many of the folded words `after` this one belong to it; -1 where its neighbours make it another word."""
        if before in self.not_behind or (after and after[0] in self.not_before):
            return -1
        if not self.phrase:
            return 0
        for phrase in self.phrase:
            if len(after) >= len(phrase) and all(map(_agrees, phrase, after)):
                return len(phrase)
        return -1


def _agrees(wanted: str, word: str) -> bool:
    return word in (wanted, "ال" + wanted)


@dataclass(frozen=True)
class Lexicon:
    """Lexemes by id, and the morphology that finds them."""

    verbs: Mapping[str, Lexeme]
    nouns: Mapping[str, Lexeme]
    morphology: Morphology

    def lexeme(self, id: str) -> Lexeme:
        """The verb or noun of that id."""
        return self.verbs.get(id) or self.nouns[id]


def load_lexicon(folders: Sequence[Path]) -> Lexicon:
    """The lexicon of these seed folders: a row replaces that of the same id in an earlier folder."""
    verbs = _rows(folders, "verbs.tsv", VERB_COLUMNS)
    nouns = _rows(folders, "event_nouns.tsv", NOUN_COLUMNS)
    for id in verbs.keys() & nouns.keys():
        path, row = nouns[id]
        raise SeedError(path, row.line, f"the id {id} is a verb's already")
    entries: dict[str, list[Entry]] = {}
    for id, (path, row) in (verbs | nouns).items():
        blocked, short = frozenset(map(key, row["block"].split())), "short" in row["flags"].split()
        surfaces = _verb_surfaces(path, row) if id in verbs else _noun_surfaces(row)
        for surface, form in surfaces:
            entries.setdefault(surface, []).append(Entry(id, form, blocked, short))
    return Lexicon(
        {id: _lexeme(row) for id, (_, row) in verbs.items()},
        {id: _lexeme(row) for id, (_, row) in nouns.items()},
        Morphology(entries),
    )


def _rows(folders: Sequence[Path], name: str, columns: Sequence[str]) -> dict[str, tuple[Path, Row]]:
    rows: dict[str, tuple[Path, Row]] = {}
    for folder in folders:
        path = folder / "lexicon" / name
        here: dict[str, tuple[Path, Row]] = {}
        for row in read_table(path, columns, ("id", "lemma", "sense", "frame")) if path.exists() else ():
            if row["id"] in here:
                raise SeedError(path, row.line, f"the id {row['id']} is given twice")
            here[row["id"]] = path, row
        rows |= here
    return rows


def _lexeme(row: Row) -> Lexeme:
    phrases = row["phrase"].split("|") if row.get("phrase") else []
    block = row["block"].split()
    return Lexeme(
        row["id"], row["lemma"], tuple(row["sense"].split()), row["frame"], frozenset(row["flags"].split()),
        phrase=tuple(tuple(key(phrase).split()) for phrase in phrases),
        not_before=frozenset(key(word[1:]) for word in block if word.startswith(BESIDE)),
        not_behind=frozenset(key(word[:-1]) for word in block if word.endswith(BESIDE)),
    )  # fmt: skip


def _verb_surfaces(path: Path, row: Row) -> list[Surface]:
    if row["form"] not in FORMS:
        raise SeedError(path, row.line, f"the form {row['form']!r} is none of 1 to 10, Q1, Q2")
    if len(row["root"]) != (4 if row["form"].startswith("Q") else 3):
        raise SeedError(path, row.line, f"the root {row['root']!r} has not the letters of form {row['form']}")
    surfaces = list(
        inflect_verb(
            row["lemma"], row["root"], row["form"],
            masdars=key(row["masdar"]), override=_override(path, row), flags=row["flags"].split(),
        )
    )  # fmt: skip
    if surfaces[0][0] != key(row["lemma"]):
        raise SeedError(path, row.line, f"root and form give {surfaces[0][0]}, the lemma is {row['lemma']}")
    return surfaces


def _override(path: Path, row: Row) -> dict[str, str]:
    cells = dict(cell.partition("=")[::2] for cell in row["override"].split())
    if not all(cells.values()):
        raise SeedError(path, row.line, f"the override {row['override']!r} is not a list of cell=letters")
    return {cell: key(letters) for cell, letters in cells.items()}


def _noun_surfaces(row: Row) -> Iterator[Surface]:
    return inflect_noun(key(row["lemma"]), key(row["plural"]), dual="no-dual" not in row["flags"].split())
