"""What README.md shows is what happens."""

import doctest
import re
import shutil
import tomllib
from pathlib import Path

import pytest
from tests.regenerate_readme import (
    README,
    ROOT,
    Exchange,
    Printed,
    blocks,
    matches,
    pinned,
    prepare,
    regenerate,
    renewed,
    run,
    with_floors,
)

import isnad

TEXT = README.read_text(encoding="utf-8")
SESSIONS = blocks(TEXT)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def commands(text: str, fence: str) -> list[str]:
    """The lines of the blocks with that fence."""
    return [line for block in re.findall(rf"```{fence}\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("readme"))


def test_there_is_something_to_run():
    assert sum(map(len, SESSIONS)) >= 8


def test_every_console_block_shows_what_its_commands_print(folder):
    """In one test, since later commands ask the store that earlier ones made."""
    for exchange in (exchange for session in SESSIONS for exchange in session):
        real = run(exchange.command, folder)
        printed = f"$ {exchange.command}\n" + "\n".join(real.lines)
        assert real.status == 0, printed
        assert matches(exchange.shown, real.lines), f"{printed}\n\nwrite it anew: python -m tests.regenerate_readme"


def test_the_floors_are_those_pinned():
    assert "| on the ten sample articles |" in TEXT
    assert with_floors(TEXT, pinned()) == TEXT, "write it anew: python -m tests.regenerate_readme"


def test_every_python_example_gives_what_it_shows():
    examples = [block for block in re.findall(r"```pycon\n(.*?)```", TEXT, re.DOTALL)]
    assert examples
    for name, text in [
        *((f"README {number}", block) for number, block in enumerate(examples)),
        ("isnad", isnad.__doc__),
    ]:
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
        example = doctest.DocTestParser().get_doctest(text or "", {}, name, None, None)
        assert runner.run(example).failed == 0
        assert runner.tries


def test_the_two_commands_stand_on_the_first_screen():
    first, second = commands(TEXT, "sh")[:2]
    assert "kg build seeds/articles" in first
    assert "kg query supporters --actor Haftar" in first
    assert "pytest" in second
    assert TEXT.index(second) < TEXT.index("\n## ")


def test_every_link_leads_to_a_file_of_the_project():
    targets = [target for target in LINK.findall(TEXT) if not (ROOT / target).exists()]
    assert targets == []


def test_every_shipped_question_named_exists():
    asked = set(re.findall(r"kg query ([a-z-]+)(?= |$|`)", TEXT))
    assert asked
    assert {name for name in asked if not (ROOT / "queries" / f"{name}.rq").exists()} == set()


def test_version_and_changes_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == isnad.__version__
    assert f"## {isnad.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    wheels = set(re.findall(r"isnad-([0-9.]+)-py3-none-any\.whl", TEXT))
    assert wheels == {isnad.__version__}


# ---- the comparison itself ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "real", "same"),
    [
        (("a", "b"), ("a", "b"), True),
        (("a",), ("a", "b"), False),
        (("a", "..."), ("a", "b", "c"), True),
        (("a", "...", "c"), ("a", "c"), True),
        (("a", "...", "c"), ("a", "b"), False),
        (("10 articles, ... s",), ("10 articles, 3.2 s",), True),
        (("10 articles, ... s",), ("11 articles, 3.2 s",), False),
        (("a (b)*",), ("a (b)*",), True),
        (("a.c",), ("abc",), False),
        ((), ("a",), False),
    ],
)
def test_dots_stand_for_anything_and_nothing_else_does(shown, real, same):
    assert matches(shown, real) is same


@pytest.mark.parametrize(
    ("shown", "real", "fresh"),
    [
        (("a",), ("b", "c"), ("b", "c")),
        (("a", "..."), ("1", "2", "3"), ("1", "...")),
        (("a", "...", "z"), ("1", "2", "3", "4"), ("1", "...", "4")),
        (("a", "...", "z"), ("1", "2"), ("1", "2")),
        (("x",), ("done, 1.7 s",), ("done, ... s",)),
    ],
)
def test_what_is_written_anew_is_cut_as_it_was_and_matches(shown, real, fresh):
    assert renewed(shown, real) == fresh
    assert matches(fresh, real)


def test_writing_anew_touches_console_blocks_only(tmp_path):
    text = "one\n```console\n$ echo new\nold\n$ echo 'b c'\n```\ntwo\n```sh\n$ echo x\n```\n"
    assert regenerate(text, tmp_path) == text.replace("old", "new").replace("'b c'\n", "'b c'\nb c\n")
    assert blocks(text) == [(Exchange("echo new", ("old",)), Exchange("echo 'b c'", ()))]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell")
def test_what_goes_to_standard_error_is_shown_too(tmp_path):
    assert run("echo out; echo err >&2; exit 3", tmp_path) == Printed(("out", "err"), 3)
