"""Whatever goes wrong ends in a line and a status."""

import pytest
import typer

from isnad.cli.guard import guarded
from isnad.cli.query import parameters
from isnad.errors import InputError, MissingError, NoStoreError, QueryError, SeedError, StoreError


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (InputError("a.txt", 3, "is wrong"), 3, "Error: a.txt:3: is wrong"),
        (SeedError("s.tsv", 7, "no such sense"), 3, "Error: s.tsv:7: no such sense"),
        (StoreError("in use"), 3, "Error: in use"),
        (MissingError("a.nq", None, "is not there"), 2, "Error: a.nq: is not there"),
        (NoStoreError("no store"), 2, "Error: no store"),
        (FileNotFoundError(2, "No such", "none/out.ttl"), 2, "Error: there is no folder none: make it first"),
        (FileNotFoundError(2, "No such", "out.ttl"), 3, "Error: out.ttl: No such"),
        (QueryError("no actor is called X"), 2, "Error: no actor is called X"),
        (PermissionError(13, "Permission denied", "out.ttl"), 3, "Error: out.ttl: Permission denied"),
        (OSError(28, "No space left on device"), 3, "Error: No space left on device"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_an_error_has_its_status_and_its_line(
    error: BaseException, status: int, line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KG_DEBUG", raising=False)

    @guarded
    def fail() -> None:
        raise error

    with pytest.raises(typer.Exit) as ended:
        fail()
    assert ended.value.exit_code == status
    assert capsys.readouterr() == ("", f"{line}\n" if line else "")


def test_what_is_no_ones_fault_but_ours_is_not_hidden() -> None:
    @guarded
    def fail() -> None:
        raise KeyError("a bug")

    with pytest.raises(KeyError):
        fail()


def test_parameters_are_read_in_both_ways() -> None:
    assert parameters(["--actor", "حفتر", "--from=2019-01-01"]) == {"actor": "حفتر", "from": "2019-01-01"}
    assert parameters(["--actor=a=b"]) == {"actor": "a=b"}


@pytest.mark.parametrize("words", [["actor"], ["--actor"], ["--actor="], ["--a", "1", "--a", "2"], ["-x", "1"]])
def test_words_that_are_no_parameters_are_refused(words: list[str]) -> None:
    with pytest.raises(typer.BadParameter):
        parameters(words)
