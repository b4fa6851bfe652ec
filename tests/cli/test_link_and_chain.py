"""kg link and kg chain as a person runs them."""

import json
import os
from pathlib import Path

import pytest
from tests.cli.conftest import Ran, Run, run_here

TOLD = {
    "a": "قال مصدر طبي إن طائرات مصرية قصفت مدينة درنة يوم 14 مارس 2019 وقتلت 12 مدنيا.",
    "b": "ونفت مصر أن تكون طائراتها قد قصفت مدينة درنة يوم 14 مارس 2019.",
    "c": "قال متحدث باسم وزارة الدفاع المصرية إن طائرات مجهولة قصفت مدينة درنة يوم 14 مارس 2019.",
}


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs kg in a folder with the graphs of two articles, apart and together."""
    folder = tmp_path_factory.mktemp("linked")

    def run(*words: str) -> Ran:
        before = Path.cwd()
        os.chdir(folder)
        try:
            return run_here(*words)
        finally:
            os.chdir(before)

    for name, text in TOLD.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    for out, names in (("a.nq", "a"), ("b.nq", "b"), ("both.ttl", "ab"), ("spoken.nq", "c")):
        done = run("build", *(f"{name}.txt" for name in names), "--published", "2019-06-01", "--out", out)
        assert done.status == 0, done.err
    return run


def test_graph_files_are_linked_into_a_file_of_their_own(kg: Run) -> None:
    done = kg("link", "--graph", "a.nq", "--graph", "b.nq", "--out", "links.nq")
    assert done.status == 0, done.err
    assert done.err == "1 incidents of 2 descriptions, 0 copied articles, 1 claims answered by denials\n"


def test_a_graph_with_all_that_was_derived_conforms(kg: Run) -> None:
    """Also where the body that a spokesman speaks for is the source of no claim."""
    for name in ("both.ttl", "spoken.nq"):
        done = kg("validate", name)
        assert done.status == 0, done.err


def test_a_store_is_linked_where_it_is(kg: Run) -> None:
    assert kg("load", "a.nq", "b.nq", "--store", "s").status == 0
    assert "1 incidents of 2 descriptions" in kg("link", "--store", "s").err
    assert kg("query", "corroboration", "--store", "s", "--format", "csv").out.count("incident") == 2


@pytest.mark.parametrize(
    "words", [("--graph", "a.nq"), ("--out", "x.nq"), ("--graph", "a.nq", "--out", "x", "--store", "s")]
)
def test_what_to_link_must_be_clear(kg: Run, words: tuple[str, ...]) -> None:
    done = kg("link", *words)
    assert done.status == 2
    assert "give --graph FILE and --out FILE" in " ".join(done.err.split())


def test_the_chain_of_an_article_is_drawn_from_its_roots(kg: Run) -> None:
    drawn = kg("chain", "a", "--graph", "both.ttl").out.splitlines()
    assert drawn[0].endswith(": 2 reports")
    assert drawn[1] == "  affirmed by 1 independent source"
    assert drawn[3].startswith("      » مصدر طبي → a (2019-06-01)")
    assert "  denied by 1 independent source" in drawn


def test_the_chain_as_json_says_the_same(kg: Run) -> None:
    tree, *_ = json.loads(kg("chain", "a", "--graph", "both.ttl", "--json").out)
    assert tree["roots"] == {"affirms": 1, "denies": 1}
    assert tree["affirms"][0]["reports"][0]["hops"] == ["مصدر طبي"]
    (again,) = json.loads(kg("chain", f"incident:{tree['incident'][-12:]}", "--graph", "both.ttl", "--json").out)
    assert again["roots"] == tree["roots"]


@pytest.mark.parametrize("name", ["nothing", "a> } ; DROP ALL #", "incident:000000000000"])
def test_an_unknown_name_is_told(kg: Run, name: str) -> None:
    done = kg("chain", name, "--graph", "both.ttl")
    assert done.status != 0
    assert name in done.err
    assert "Traceback" not in done.err
