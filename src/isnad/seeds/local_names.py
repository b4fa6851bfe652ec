"""Whom a definite noun means in news about one state: «المقاومة» in Yemen, «القطاع» in Palestine."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from isnad.errors import SeedError
from isnad.model.claim import Entity
from isnad.seeds.authority import Authority
from isnad.seeds.tables import read_table
from isnad.text.fold import key

TABLE = "local_names.tsv"
COLUMNS = ("words", "state", "entity")

LocalNames = Mapping[str, Mapping[str, Entity]]
"""Folded words to the id of a state to whom they mean there."""


def load_local_names(folders: Sequence[Path], authority: Authority) -> LocalNames:
    """The tables of all the folders, later ones taking precedence. SeedError where an id is not in the authority."""
    found: dict[str, dict[str, Entity]] = {}
    for path in (folder / "lexicon" / TABLE for folder in folders):
        for row in read_table(path, COLUMNS, COLUMNS) if path.is_file() else ():
            for id_ in (row["state"], row["entity"]):
                if id_ not in authority.entities:
                    raise SeedError(path, row.line, f"no such entry: {id_}")
            seed = authority.entities[row["entity"]]
            for words in row.several("words"):
                found.setdefault(key(words), {})[row["state"]] = Entity(seed.id, seed.kind, seed.pref["ar"])
    return found
