"""Shipped questions can be asked for what reviews set aside too."""

import pytest

from isnad.query import list_queries
from isnad.query.binding import parse
from isnad.query.reviews import with_set_aside
from isnad.resources import folder

CLAIMLESS = {"chain", "claim", "copies"}  # asked for one claim, or for articles


@pytest.mark.parametrize("query", list_queries([folder("queries")]), ids=lambda query: query.name)
def test_every_question_leaves_out_what_is_set_aside_unless_asked_for_all(query) -> None:
    assert ("setsAside" in query.text) == (query.name not in CLAIMLESS)
    every = with_set_aside(query)
    assert "setsAside" not in every.text
    assert parse(every.text)
