"""Tables that keep right-to-left text whole: letters stay in reading order, cells do not run into each other."""

from typing import TextIO

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from isnad.query.cells import cell
from isnad.store.result import Result, Solutions, Triples, Truth

ISOLATE, END = "\u2068", "\u2069"  # first strong isolate: each cell takes its own direction, on a terminal only
GAP = "  "


class Isolated:
    """A cell whose every line is an isolate: else the frame between two Arabic cells would turn around with them."""

    def __init__(self, text: str) -> None:
        self._text = Text(text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self._text.wrap(console, options.max_width):
            yield Text(f"{ISOLATE}{line.plain.rstrip()}{END}")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self._text)


def table(result: Result, out: TextIO) -> None:
    """The result for a person: on a terminal framed and wrapped to its width, in a pipe plain columns, unwrapped."""
    if isinstance(result, Truth):
        out.write("yes\n" if result.value else "no\n")
    elif isinstance(result, Triples):
        out.writelines(f"{s.n3} {p.n3} {o.n3} .\n" for s, p, o in result.triples)
    elif out.isatty():
        _framed(result, out)
    else:
        _plain(result, out)


def _plain(result: Solutions, out: TextIO) -> None:
    lines = [list(result.variables), *([cell(term) for term in row] for row in result.rows)]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (text + " " * (width - cell_len(text)) for text, width in zip(line, widths, strict=True))
        out.write(GAP.join(padded).rstrip() + "\n")


def _framed(result: Solutions, out: TextIO) -> None:
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    grid = Table(*result.variables, show_lines=True, header_style="bold")
    for row in result.rows:
        grid.add_row(*(Isolated(cell(term)) for term in row))
    console.print(grid)
