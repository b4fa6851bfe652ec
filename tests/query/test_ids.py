"""Claims and incidents by as much of their id as tells which."""

import pytest

from isnad.errors import QueryError
from isnad.graph.namespaces import ID, KG
from isnad.query.ids import by_id
from isnad.store.embedded import EmbeddedStore

CLAIMS = ("a/claim/0123456789ab", "b/claim/0123456789ab", "b/claim/01230000000f", "c/claim/fedcba987654")


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    nodes = [*((f"article/{name}", "Claim") for name in CLAIMS), ("incident/fedcba987654", "Incident")]
    quads = "".join(f"<{ID}{name}> a <{KG}{kind}> ." for name, kind in nodes)
    made = EmbeddedStore.memory()
    made.load(quads.encode(), ".ttl")
    return made


@pytest.mark.parametrize(
    "given", ["fedcba987654", "fedc", "article:c/claim/fedcba987654", f"{ID}{'article/' + CLAIMS[3]}"]
)
def test_the_last_part_its_beginning_and_the_whole_name_a_claim(store: EmbeddedStore, given: str) -> None:
    assert by_id(given, "claim", store) == f"{ID}article/{CLAIMS[3]}"


def test_an_incident_is_no_claim(store: EmbeddedStore) -> None:
    assert by_id("fedc", "incident", store) == f"{ID}incident/fedcba987654"


def test_what_several_begin_with_lists_them(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="0123 begins the ids of 3 claims") as refused:
        by_id("0123", "claim", store)
    assert "\n  article:b/claim/01230000000f" in str(refused.value)


@pytest.mark.parametrize(
    ("given", "said"), [("abcd", "no claim here"), ("012", "no id of a claim"), ('0123")', "no id")]
)
def test_what_names_none_is_refused(store: EmbeddedStore, given: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        by_id(given, "claim", store)
