"""What the columns of an answer are headed for people."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from isnad.errors import QueryError
from isnad.seeds.tables import read_table

LANGUAGES = ("en", "ar")
TABLE = "headings.tsv"


def load_headings(folders: Sequence[Path], language: str) -> Mapping[str, str]:
    """Column to its heading, from the `headings.tsv` of these folders of queries, later ones before earlier.

    Columns that no table lists keep their own names. SeedError names the line that is wrong.
    """
    if language not in LANGUAGES:
        raise QueryError(f"there are headings in {' and '.join(LANGUAGES)}, not in {language!r}")
    tables = [folder / TABLE for folder in folders if (folder / TABLE).is_file()]
    rows = (row for table in tables for row in read_table(table, ("column", *LANGUAGES), required=("column",)))
    return {row["column"]: row[language] for row in rows if row[language]}
