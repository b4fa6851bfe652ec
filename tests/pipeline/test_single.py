"""One text at a time from Python, as the documentation shows it."""

import doctest
import json
from datetime import date
from pathlib import Path

import pytest
import rdflib
from jsonschema import Draft202012Validator

import isnad
from isnad.errors import InputError
from isnad.graph.validate import validate
from isnad.resources import folder

TEXT = "أعلنت وزارة الدفاع المصرية أن طائراتها قصفت مواقع المسلحين في مدينة درنة."


def test_the_examples_of_the_package_run() -> None:
    failed, tried = doctest.testmod(isnad)
    assert tried > 2
    assert failed == 0


def test_a_text_gives_claims_with_their_words() -> None:
    analysis = isnad.analyse(TEXT, id="n1", published="2019-04-05", publisher="شبكة الميدان")
    assert analysis.article.record.published == date(2019, 4, 5)
    assert analysis.claims
    for claim in analysis.claims:
        for evidence in claim.evidence:
            assert TEXT[evidence.span.start : evidence.span.end] == evidence.quote


@pytest.mark.parametrize(("suffix", "form"), [(".ttl", "turtle"), (".nt", "nt")])
def test_its_graph_parses_and_conforms(suffix: str, form: str) -> None:
    analysis = isnad.analyse(TEXT)
    parsed = rdflib.Graph().parse(data=analysis.graph(suffix), format=form)
    assert (None, rdflib.RDF.type, rdflib.URIRef("https://w3id.org/isnad/ontology#Claim")) in parsed
    assert validate(analysis.quads()).conforms


def test_claims_of_the_sample_articles_keep_to_the_published_schema() -> None:
    schema = json.loads((folder("ontology") / "claims.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    lines = []
    for path in sorted((folder("seeds") / "articles").glob("*.txt")):
        lines += isnad.analyse(path.read_text(encoding="utf-8"), id=path.stem).jsonl().splitlines()
    assert len(lines) > 50
    for line in lines:
        validator.validate(json.loads(line))


def test_seeds_may_be_extended(tmp_path: Path) -> None:
    entry = """@prefix kg: <https://w3id.org/isnad/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix actor: <https://w3id.org/isnad/id/actor/> .
        actor:almaydan a kg:MediaOutlet ; skos:prefLabel "شبكة الميدان"@ar , "Al-Maydan"@en ."""
    (tmp_path / "mine.ttl").write_text(entry, encoding="utf-8")
    plain = isnad.analyse(TEXT, publisher="شبكة الميدان").graph(".nq")
    extended = isnad.analyse(TEXT, publisher="شبكة الميدان", seeds=[tmp_path]).graph(".nq")
    assert "id/actor/almaydan>" not in plain
    assert "id/actor/almaydan>" in extended


@pytest.mark.parametrize(
    ("text", "details", "message"),
    [
        ("", {}, "text: empty"),
        ("The army struck.", {}, "not Arabic"),
        (TEXT, {"published": "05/04/2019"}, "published: '05/04/2019' is not a day"),
        (TEXT, {"url": "javascript:x"}, "url: 'javascript:x' is not an http address"),
    ],
)
def test_what_cannot_be_read_is_an_error(text: str, details: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        isnad.analyse(text, **details)  # type: ignore[arg-type]


def test_what_the_package_offers_is_there() -> None:
    assert set(isnad.__all__) <= set(dir(isnad))
    for name in isnad.__all__:
        assert getattr(isnad, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = isnad.nothing  # type: ignore[attr-defined]
