"""The targets that atheris fuzzes, with bytes that hypothesis draws."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz import targets
from tests.fuzz.__main__ import main
from tests.fuzz.targets import TARGETS

SCRAPS = (b"{", b'"text":"', b"SELECT ?s {", b"}", b'"', b"\\u0041", b"'''", b"\x00", "قصفت".encode(), b"query=")
drawn = st.binary(max_size=80) | st.lists(st.sampled_from(SCRAPS), max_size=8).map(b"".join)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=20, deadline=None, database=None)
@given(data=drawn)
def test_nothing_comes_out_that_is_not_promised(name: str, data: bytes) -> None:
    TARGETS[name](data)


def test_what_breaks_a_promise_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "bind", lambda query, _values: query.replace("?_word_literal", "?any"))
    with pytest.raises(AssertionError):
        targets.bound("قصفت".encode())


def test_who_names_no_target_is_told_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing"]) == 2
    assert "read|bind|ask" in capsys.readouterr().err
