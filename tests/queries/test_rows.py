"""Every shipped question, with and without parameters: the expected rows, the same from every engine.

The rows stand in `expected/`, one file a case, sorted, in the short form of a table. After a change that is meant to
change them run with ISNAD_WRITE_EXPECTED=1 and read the difference like code.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from isnad.query import answer, list_queries, load_query
from isnad.query.cells import cell
from isnad.query.files import QueryFile
from isnad.seeds.authority import Authority
from isnad.store import Queryable, Result, Solutions, Triples

HERE = Path(__file__).parent
QUERIES = HERE.parents[1] / "queries"
EXPECTED = HERE / "expected"

CASES: dict[str, tuple[dict[str, str], ...]] = {
    "accusations": ({"actor": "الإمارات"},),
    "actions": ({"place": "شرق ليبيا"}, {"place": "Libya", "from": "2019-06", "to": "2019"}, {"place": "Cairo"}),
    "backers": ({"actor": "Haftar"},),
    "casualties": ({"place": "Derna"},),
    "chain": ({"claim": "article:arms-2019/claim/fd9940f3843c"},),
    "changes": ({"from": "2019-06", "to": "2019-12"},),
    "claim": ({"claim": "article:raid-2019/claim/d1b237b5a070"},),
    "contradictions": ({"actor": "روسيا"}, {"actor": "Egypt"}),
    "denials": ({"actor": "مصر"},),
    "disputed-support": ({"actor": "Haftar"}, {"actor": "GNA"}),
    "evidence": ({"actor": "Derna council"}, {"actor": "LNA"}),
    "factuality": ({"actor": "Egypt"},),
    "fights": ({"actor": "Haftar"},),
    "hardening": ({"actor": "Egypt"},),
    "incidents": ({"place": "شرق ليبيا"},),
    "joins": ({"incident": "incident:e379dbd8fcf3"},),
    "roots": ({"incident": "incident:d258baf1f04f"},),
    "network": ({"actor": "حفتر"},),
    "offers": ({"actor": "القاهرة"}, {"actor": "GNA"}),
    "origins": ({"place": "Egypt"}, {"place": "Misrata"}),
    "own-voice": ({"outlet": "Al-Bayan Daily"},),
    "plans": ({"actor": "Khalifa Haftar"},),
    "profile": ({"actor": "Egypt"},),
    "promises": ({"actor": "Turkey"},),
    "refusals": ({"actor": "Egypt"},),
    "sources": ({"actor": "egypt"},),
    "support-by-year": ({"actor": "GNA"},),
    "supporters": ({"actor": "Haftar"}, {"actor": "actor/gna"}, {"actor": "Derna council"}),
    "targets": ({"place": "eastern Libya", "from": "2019-05-30"}, {"to": "2019"}),
    "timeline": ({"place": "سرت", "from": "2020"}, {"place": "غريان", "to": "2019-06"}),
    "weapons": ({"weapon": "Wing Loong II"},),
}
"""Parameters that each question is asked with, besides none."""

ASKED = [(query.name, params) for query in list_queries([QUERIES]) for params in ({}, *CASES.get(query.name, ()))]


@cache
def loaded(name: str) -> QueryFile:
    """The question, read once for all engines."""
    return load_query(name, [QUERIES])


def case(value: object) -> str:
    return ",".join(f"{k}={v}" for k, v in value.items()) if isinstance(value, dict) else str(value)


def rows(result: Result) -> list[str]:
    """A line for each row, sorted: a multiset, so a row too many shows."""
    if isinstance(result, Triples):
        return sorted("\t".join(map(cell, triple)) for triple in result.triples)
    assert isinstance(result, Solutions)
    return sorted("\t".join(map(cell, row)) for row in result.rows)


def file(name: str, params: dict[str, str]) -> Path:
    """`name.tsv`, and `name-1.tsv` and so on for the parameters of CASES in their order."""
    number = f"-{CASES[name].index(params) + 1}" if params else ""
    return EXPECTED / f"{name}{number}.tsv"


@pytest.mark.parametrize(("name", "params"), ASKED, ids=case)
def test_every_question_gives_the_expected_rows(
    name: str, params: dict[str, str], engines: dict[str, Queryable], names: Authority
) -> None:
    query = loaded(name)
    found = {name: rows(answer(query, engine, params, names).result) for name, engine in engines.items()}
    place = file(name, params)
    if os.environ.get("ISNAD_WRITE_EXPECTED"):
        place.write_text("".join(f"{row}\n" for row in found["oxigraph"]), encoding="utf-8")
    expected = place.read_text(encoding="utf-8").splitlines()
    if name == "claim":  # it shows all that is said, and where something is inferred more is said
        assert set(found.pop("oxigraph with inferences")) >= set(expected)
    assert found == dict.fromkeys(found, expected)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "params"), ASKED, ids=case)
def test_rdflib_gives_the_same_rows(name: str, params: dict[str, str], rdflib: Queryable, names: Authority) -> None:
    found = rows(answer(loaded(name), rdflib, params, names).result)
    assert found == file(name, params).read_text(encoding="utf-8").splitlines()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "params"), ASKED, ids=case)
def test_virtuoso_gives_the_same_rows(name: str, params: dict[str, str], virtuoso: Queryable, names: Authority) -> None:
    found = rows(answer(loaded(name), virtuoso, params, names).result)
    expected = file(name, params).read_text(encoding="utf-8").splitlines()
    if name == "claim":
        found = [row for row in found if row in expected]
    assert found == expected


def test_every_expected_file_belongs_to_a_case() -> None:
    assert sorted(EXPECTED.iterdir()) == sorted(file(name, params) for name, params in ASKED)


def test_every_parameter_is_tried() -> None:
    untried = [
        (query.name, parameter.name)
        for query in list_queries([QUERIES])
        for parameter in query.parameters
        if not any(parameter.name in params for params in CASES.get(query.name, ()))
    ]
    assert untried == []
