"""Measures, and writes the tables of README.md anew: `python -m tests.benchmarks [NAME …]`; see SECTIONS."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import against_plain, growth, linking, memory, relinking
from tests.benchmarks import serving as serve
from tests.benchmarks.measure import COLUMNS, machine, table
from tests.benchmarks.samples import sample

README = Path(__file__).with_name("README.md")


def plain() -> str:
    """Isnad beside the plain pipeline."""
    return table(COLUMNS, [row.cells() for row in against_plain.compare(sample())])


def articles() -> str:
    """Time for an article as they become more."""
    return table(("articles", "time for each", "to the first"), growth.build_rows(growth.builds()))


def held() -> str:
    """The greatest memory of a build."""
    return table(memory.COLUMNS, memory.rows())


def length() -> str:
    """Time for a thousand letters as the text becomes longer."""
    return table(("letters", "time for 1,000", "to the first"), growth.length_rows())


def linked() -> str:
    """Time for an article as more are linked."""
    return table(linking.COLUMNS, linking.rows())


def relinked() -> str:
    """A store that is linked again with ten more articles."""
    return table(relinking.COLUMNS, relinking.rows(relinking.relinkings(sample())))


def serving() -> str:
    """Many clients at `kg serve`."""
    return table(serve.COLUMNS, [serve.soak_project(clients, 4_000).cells() for clients in (10, 100)])


SECTIONS: dict[str, Callable[[], str]] = {
    "plain": plain,
    "articles": articles,
    "memory": held,
    "length": length,
    "linking": linked,
    "relinking": relinked,
    "serving": serving,
}


def renewed(text: str, name: str, measured: str) -> str:
    """The text with that section as measured."""
    section = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- end of {name} -->)", re.DOTALL)
    return section.sub(lambda _: f"{measured}\nMeasured on {machine()}\n", text)


if __name__ == "__main__":
    for name in sys.argv[1:] or SECTIONS:
        measured = SECTIONS[name]()
        print(measured)
        README.write_text(renewed(README.read_text(encoding="utf-8"), name, measured), encoding="utf-8")
