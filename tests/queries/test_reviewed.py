"""A claim that a review set aside counts for nothing: every answer is that of a graph which never had it."""

import pytest
import rdflib
from tests.queries.conftest import quads
from tests.queries.test_rows import QUERIES, rows

from isnad.graph.reviews import review_quads
from isnad.graph.terms import RDF_TYPE, Quad
from isnad.graph.vocabulary import kg
from isnad.graph.write import nquads
from isnad.model.review import Review, latest
from isnad.query import GraphSource, answer, list_queries
from isnad.store import EmbeddedStore, Queryable

SHOWS_ALL = {"chain", "claim"}
"""Asked for a claim, they show it."""

NAMES = [query.name for query in list_queries([QUERIES]) if query.name not in SHOWS_ALL]
CLAIMS = sorted(s for s, p, o, _ in quads() if p == RDF_TYPE and o == kg.Claim)


def stored(given: list[Quad]) -> Queryable:
    store = EmbeddedStore.memory()
    store.replace((), nquads(given))
    return store


def in_rdflib(given: list[Quad]) -> Queryable:
    data = rdflib.Dataset(default_union=True)
    data.parse(data=nquads(given), format="nquads")
    return GraphSource(data)


def parts(given: list[Quad], which: int) -> tuple[list[Quad], list[Quad]]:
    """The graph with every third claim set aside, and the graph without those claims."""
    aside = CLAIMS[which::3]
    reviews = [Review(claim[1:-1], "reject", "Amal", "2020-01-31T12:00:00Z") for claim in aside]
    gone = tuple(claim[:-1] for claim in aside)
    without = [q for q in given if not q[0].startswith(gone) and not (q[1] == kg.denies and q[2] in aside)]
    return [*given, *review_quads(reviews, latest(reviews))], without


@pytest.mark.parametrize("which", range(3))
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_answers_are_those_of_a_graph_without_the_claims(which: int) -> None:
    reviewed, without = map(stored, parts(list(quads()), which))
    for query in (query for query in list_queries([QUERIES]) if query.name in NAMES):
        assert rows(answer(query, reviewed).result) == rows(answer(query, without).result), query.name


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", NAMES)
def test_rdflib_says_the_same(name: str) -> None:
    reviewed, _ = parts(list(quads()), 0)
    query = next(query for query in list_queries([QUERIES]) if query.name == name)
    assert rows(answer(query, in_rdflib(reviewed)).result) == rows(answer(query, stored(reviewed)).result)
