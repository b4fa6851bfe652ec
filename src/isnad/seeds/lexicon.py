"""The words that evoke something: verbs and event nouns, read from tables and inflected."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from isnad.errors import SeedError
from isnad.seeds.clitics import Entry, Morphology, without_particles
from isnad.seeds.inflect import ACCUSATIVE, WE, Surface, inflect_noun, inflect_verb
from isnad.seeds.tables import Row, read_table
from isnad.text.fold import key

VERB_COLUMNS = ("id", "lemma", "root", "form", "masdar", "sense", "frame", "flags", "block", "override", "yes", "no")
NOUN_COLUMNS = ("id", "lemma", "plural", "sense", "frame", "flags", "phrase", "block", "yes", "no")
_OF_OTHERS = frozenset(
    "Report Confirm Relay Accuse Condemn Deny Doubt Fear Cause Occur Undergo".split()
)  # senses of verbs that speakers seldom use of themselves
FLAGS = frozenset(
    (
        "weak",
        "short",
        "first-person",
        "no-we",
        "no-masdar",
        "no-ap",
        "no-pp",
        "no-passive",
        "no-dual",
        "forces",
        "armed",
        "fighters",
        "goods",
    )
)
FORMS = frozenset(("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "Q1", "Q2"))
ARTICLE = "ال"
KIND = "@"  # in a phrase list: not a word but a kind of word, «@nisba» or «@name»
BESIDE = "_"  # in a block list: «_اليوم» not before that word, «منذ_» not behind it
Roles = Mapping[str, tuple[str, ...]]
"""Role → the slots where it may stand, best first: subj, obj (of a noun its genitive), or a folded preposition."""
_Placed = tuple[Path, Row]


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word with its sense. `classes` are its senses, `frame` says where its arguments stand.

    `phrase` holds the alternatives that must follow it (folded words without article); empty where nothing must. One
    that ends in `_` must follow and is no part of it. `beside` are kinds of words that will do instead: nisba, name.
    `not_before` and `not_behind` are folded words beside which it is another word: «فجر اليوم», «منذ فجر».
    """

    id: str
    lemma: str
    classes: tuple[str, ...]
    frame: str
    flags: frozenset[str] = frozenset()
    phrase: tuple[tuple[str, ...], ...] = ()
    beside: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_behind: frozenset[str] = frozenset()

    def is_barred(self, before: str) -> bool:
        """Whether the word before makes it another word."""
        return bool(self.not_behind) and not self.not_behind.isdisjoint(without_particles(before))

    def extent(self, before: str, after: Sequence[str]) -> int:
        """How many of the folded words `after` this one belong to it; -1 where its neighbours make it another word."""
        if self.not_before and after and after[0] in self.not_before:
            return -1
        if self.is_barred(before):
            return -1
        return max((_matched(phrase, after) for phrase in self.phrase), default=0)


def _matched(phrase: Sequence[str], after: Sequence[str]) -> int:
    """How many words of a phrase stand there, but for a last one that only must follow (`مع_`); -1 without it."""
    if len(after) >= len(phrase) and all(map(_agrees, phrase, after)):
        return len(phrase) - phrase[-1].endswith(BESIDE)
    one_between = len(phrase) == 1 and len(after) > 1 and after[0].startswith(ARTICLE) == after[1].startswith(ARTICLE)
    return 0 if one_between and _agrees(phrase[0], after[1]) else -1  # «العملية التركية العسكرية»


def _agrees(wanted: str, word: str) -> bool:
    bare = word.removeprefix(ARTICLE)
    meant = wanted.removesuffix(BESIDE).removeprefix(ARTICLE)
    return meant in (bare, bare.removesuffix(ACCUSATIVE) if bare == word else bare)


class Valency(NamedTuple):
    """Where the arguments of one frame stand beside a verb, and beside a noun; None where there are none of either."""

    verb: Roles | None
    noun: Roles | None


@dataclass(frozen=True)
class Lexicon:
    """Lexemes by id, frames by id, the group of each sense (event, support, speech, modality), and the morphology."""

    verbs: Mapping[str, Lexeme]
    nouns: Mapping[str, Lexeme]
    frames: Mapping[str, Valency]
    senses: Mapping[str, str]
    morphology: Morphology

    def lexeme(self, id: str) -> Lexeme:
        """The verb or noun of that id."""
        return self.verbs.get(id) or self.nouns[id]


def load_lexicon(folders: Sequence[Path]) -> Lexicon:
    """The lexicon of these seed folders: a row replaces that of the same id in an earlier folder."""
    frames = {id: _valency(*at) for id, at in _rows(folders, "frames.tsv", ("id", "verb", "noun", "example")).items()}
    groups = {id: row["group"] for id, (_, row) in _rows(folders, "senses.tsv", ("id", "group", "gloss")).items()}
    verbs = _rows(folders, "verbs.tsv", VERB_COLUMNS)
    nouns = _rows(folders, "event_nouns.tsv", NOUN_COLUMNS)
    for id, (path, row) in (*verbs.items(), *nouns.items()):
        _check(path, row, {"sense": groups, "frame": frames, "flags": FLAGS})
        if id in verbs and id in nouns:
            raise SeedError(path, row.line, f"the id {id} is both a verb's and a noun's")
    return Lexicon(
        {id: _lexeme(row) for id, (_, row) in verbs.items()},
        {id: _lexeme(row) for id, (_, row) in nouns.items()},
        frames,
        groups,
        Morphology(_entries(verbs.values(), nouns.values())),
    )


def _rows(folders: Sequence[Path], name: str, columns: Sequence[str]) -> dict[str, _Placed]:
    rows: dict[str, _Placed] = {}
    required = set(columns) & {"id", "lemma", "sense", "frame", "group"}
    for path in (folder / "lexicon" / name for folder in folders):
        here: dict[str, _Placed] = {}
        for row in read_table(path, columns, required) if path.exists() else ():
            if row["id"] in here:
                raise SeedError(path, row.line, f"the id {row['id']} is given twice")
            here[row["id"]] = path, row
        rows |= here
    return rows


def _valency(path: Path, row: Row) -> Valency:
    return Valency(*(_roles(path, row, column) if row[column] else None for column in ("verb", "noun")))


def _roles(path: Path, row: Row, column: str) -> Roles:
    """«agents=subj,من قبل; targets=obj»."""
    roles = dict(cell.strip().partition("=")[::2] for cell in row[column].split(";"))
    if not all(roles.values()):
        raise SeedError(path, row.line, f"{row[column]!r} is not a list «role=slot,slot; role=slot»")
    return {role: tuple(key(slot) for slot in slots.split(",")) for role, slots in roles.items()}


def _check(path: Path, row: Row, known: Mapping[str, Iterable[str]]) -> None:
    """SeedError for a sense, frame or flag that nothing would act on."""
    for column, words in known.items():
        if unknown := [word for word in row[column].split() if word not in words]:
            raise SeedError(path, row.line, f"unknown {column} {', '.join(unknown)}; one of {', '.join(sorted(words))}")


def _lexeme(row: Row) -> Lexeme:
    alternatives = row["phrase"].split("|") if row.get("phrase") else []
    phrases = [phrase for phrase in alternatives if not phrase.startswith(KIND)]
    block = row["block"].split()
    return Lexeme(
        row["id"], row["lemma"], tuple(row["sense"].split()), row["frame"], frozenset(row["flags"].split()),
        phrase=tuple(tuple(key(phrase).split()) for phrase in phrases),
        beside=frozenset(phrase.removeprefix(KIND) for phrase in alternatives if phrase.startswith(KIND)),
        not_before=frozenset(key(word[1:]) for word in block if word.startswith(BESIDE)),
        not_behind=frozenset(key(word[:-1]) for word in block if word.endswith(BESIDE)),
    )  # fmt: skip


# ---- surfaces ------------------------------------------------------------------------------------------------------


def _entries(verbs: Iterable[_Placed], nouns: Iterable[_Placed]) -> dict[str, list[Entry]]:
    entries: dict[str, list[Entry]] = {}
    inflected = [(row, _verb_surfaces(path, row)) for path, row in verbs]
    inflected += [(row, _noun_surfaces(row)) for _, row in nouns]
    for row, surfaces in inflected:
        id, flags = row["id"], row["flags"].split()
        blocked, short = frozenset(key(word) for word in row["block"].split() if BESIDE not in word), "short" in flags
        for surface, form in surfaces:
            entries.setdefault(surface, []).append(Entry(id, form, blocked, short))
    return entries


def _verb_surfaces(path: Path, row: Row) -> list[Surface]:
    lemma, root, form = row["lemma"], row["root"], row["form"]
    if form not in FORMS:
        raise SeedError(path, row.line, f"the form {form!r} is none of 1 to 10, Q1, Q2")
    if len(root) != (4 if form.startswith("Q") else 3):
        raise SeedError(path, row.line, f"the root {root!r} has not the letters of form {form}")
    masdars, override = key(row["masdar"]), _override(path, row)
    flags = row["flags"].split()
    flags += [] if "no-we" in flags or row["sense"].partition(":")[0] in _OF_OTHERS else [WE]
    surfaces = list(inflect_verb(lemma, root, form, masdars=masdars, override=override, flags=flags))
    if surfaces[0][0] != key(lemma):
        raise SeedError(path, row.line, f"root and form give {surfaces[0][0]}, the lemma is {lemma}")
    return surfaces


def _override(path: Path, row: Row) -> dict[str, str]:
    cells = dict(cell.partition("=")[::2] for cell in row["override"].split())
    if not all(cells.values()):
        raise SeedError(path, row.line, f"the override {row['override']!r} is not a list of cell=letters")
    return {cell: key(letters) for cell, letters in cells.items()}


def _noun_surfaces(row: Row) -> list[Surface]:
    return list(inflect_noun(key(row["lemma"]), key(row["plural"]), dual="no-dual" not in row["flags"].split()))
