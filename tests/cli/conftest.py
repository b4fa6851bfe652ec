"""kg as the tests call it: in this process, which has loaded the seeds, or in one of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from isnad.cli import app

NEWS = "أعلنت وزارة الدفاع المصرية أن طائراتها قصفت مواقع المسلحين في مدينة درنة.\nونفت قطر دعم المسلحين.\n"
KG = (sys.executable, "-c", "from isnad.cli import main; main()")


class Ran(NamedTuple):
    """What came of a command."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


def run_here(*words: str, stdin: bytes = b"") -> Ran:
    """The command, in this process; what it does not catch is raised."""
    done = CliRunner().invoke(app, words, input=stdin, env={"KG_DEBUG": ""}, prog_name="kg")
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Ran(done.exit_code, done.stdout_bytes.decode(), done.stderr_bytes.decode())


def run_apart(*words: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
    """The command, in a process of its own."""
    settings = {**os.environ, "KG_DEBUG": "", **(env or {})}
    done = subprocess.run([*KG, *words], input=stdin, capture_output=True, env=settings, check=False)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles in the folder corpus/ of a folder where the test goes on."""
    (tmp_path / "corpus").mkdir()
    for name, text in (("a", NEWS), ("b", f"خبر عاجل.\n{NEWS}")):
        (tmp_path / "corpus" / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "corpus"


@pytest.fixture
def kg(corpus: Path) -> Run:
    """Runs kg beside the corpus."""
    return run_here


@pytest.fixture
def kg_apart(corpus: Path) -> Run:
    """Runs kg beside the corpus, as a process that takes `env`."""
    return run_apart
