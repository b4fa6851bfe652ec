"""Brings README.md up to date, its console blocks and the floors of quality: `python -m tests.regenerate_readme`.

A block holds commands (`$ kg …`) and what each prints, standard error included. `...` within a line stands for
anything; a line that is only `...` for any number of lines. What is new keeps the old one's cut: as many lines before
and after the `...` as before.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
CUT = "..."
PROMPT = "$ "
ENOUGH = 120  # seconds for one command

FLOORS = ROOT / "tests" / "quality" / "floors.json"
SAMPLES = {"seeds": "the ten sample articles", "shared": "47 articles of the press, which are not ours to publish"}

_FLOORS = re.compile(r"(?<=^<!-- floors -->\n).*?(?=^<!-- end of floors -->$)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECONDS = re.compile(r"\b\d+\.\d s\b")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A command as it is typed and the lines that are shown below it."""

    command: str
    shown: tuple[str, ...]


def exchanges(block: str) -> Iterator[Exchange]:
    """The commands of a block with what each shows."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *shown = part.splitlines()
        yield Exchange(command, tuple(shown))


def blocks(text: str) -> list[tuple[Exchange, ...]]:
    """The console blocks of a text, in order."""
    return [tuple(exchanges(block)) for block in _BLOCK.findall(text)]


@dataclass(frozen=True, slots=True)
class Printed:
    """What a shell showed, standard error included, and how the command ended."""

    lines: tuple[str, ...]
    status: int


def run(command: str, folder: Path) -> Printed:
    """The command in that folder, with the `kg` of this interpreter."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    environment = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, timeout=ENOUGH, check=False,
    )  # fmt: skip
    return Printed(tuple(line.rstrip() for line in done.stdout.decode("utf-8").splitlines()), done.returncode)


def matches(shown: tuple[str, ...], real: tuple[str, ...]) -> bool:
    """Whether the real lines are those shown, `...` standing for anything."""
    lines = (r"(?:.*\n)*" if line == CUT else ".*".join(map(re.escape, line.split(CUT))) + r"\n" for line in shown)
    return re.fullmatch("".join(lines), "".join(f"{line}\n" for line in real)) is not None


def renewed(shown: tuple[str, ...], real: tuple[str, ...]) -> tuple[str, ...]:
    """The real lines, cut where those shown were, without the seconds it took."""
    fresh = tuple(_SECONDS.sub(f"{CUT} s", line) for line in real)
    if CUT not in shown:
        return fresh
    head = shown.index(CUT)
    tail = len(shown) - head - 1
    return fresh if len(fresh) <= head + tail else (*fresh[:head], CUT, *fresh[len(fresh) - tail :])


def prepare(folder: Path) -> Path:
    """A folder that looks like a clone to the commands of the README, and may be written to."""
    for name in ("seeds", "queries", "shapes", "ontology"):
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)
    return folder


def regenerate(text: str, folder: Path) -> str:
    """The text with every console block as its commands print it now."""

    def fresh(block: re.Match[str]) -> str:
        lines = []
        for exchange in exchanges(block[1]):
            lines += [PROMPT + exchange.command, *renewed(exchange.shown, run(exchange.command, folder).lines)]
        return "\n".join(("```console", *lines, "```"))

    return _BLOCK.sub(fresh, text)


def with_floors(text: str, floors: Mapping[str, Any]) -> str:
    """The text with the table of floors as they are pinned now."""
    rows = ["| F1 of at least | detected | who | full |", "|---|---|---|---|"]
    for name, what in SAMPLES.items():
        figures = (f"{floors[name]['f1'][strength]:.2f}" for strength in ("detected", "who", "full"))
        rows.append(f"| on {what} | {' | '.join(figures)} |")
    table = "".join(f"{row}\n" for row in rows)
    return _FLOORS.sub(lambda _: table, text)


def pinned() -> Mapping[str, Any]:
    """The floors of tests/quality."""
    floors: Mapping[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        shown = with_floors(README.read_text(encoding="utf-8"), pinned())
        README.write_text(regenerate(shown, prepare(Path(folder))), encoding="utf-8")
