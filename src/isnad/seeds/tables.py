"""Tab-separated tables of the seeds, read with their line numbers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from isnad.errors import SeedError

SEVERAL = "|"  # between the values of one cell


@dataclass(frozen=True, slots=True)
class Row(Mapping[str, str]):
    """The cells of a line by column; `line` counts from 1."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self.cells)

    def __len__(self) -> int:
        return len(self.cells)

    def several(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several, in order; none for an empty cell."""
        return tuple(value for part in self.cells[column].split(SEVERAL) if (value := part.strip()))


def read_table(path: Path, columns: Sequence[str], required: Collection[str] = ()) -> tuple[Row, ...]:
    """The rows in file order, cells trimmed; blank lines and lines that begin with `#` are left out.

    The first line that remains must name the columns, in order. A row may stop early (editors strip tabs at the end of
    a line): the missing cells are empty. The `required` cells may not be. Any fault is a SeedError with its line.
    """
    lines = _lines(path)
    if not lines:
        raise SeedError(path, None, f"no header; expected the columns {', '.join(columns)}")
    number, header = lines[0]
    if header != list(columns):
        raise SeedError(path, number, f"the columns are {', '.join(header)}; expected {', '.join(columns)}")
    return tuple(_row(path, number, cells, (columns, required)) for number, cells in lines[1:])


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SeedError(path, None, f"cannot be read as UTF-8 text: {error}") from error
    return [
        (number, [cell.strip() for cell in line.rstrip().split("\t")])
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip() and not line.startswith("#")
    ]


def _row(path: Path, line: int, cells: list[str], form: tuple[Sequence[str], Collection[str]]) -> Row:
    columns, required = form
    if len(cells) > len(columns):
        raise SeedError(path, line, f"{len(cells)} cells in a table of {len(columns)} columns")
    row = Row(line, dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    if empty := [column for column in columns if column in required and not row[column]]:
        raise SeedError(path, line, f"no value in {', '.join(empty)}")
    return row
