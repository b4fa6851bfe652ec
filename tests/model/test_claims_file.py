"""claims.jsonl: what is written reads back, keeps to its schema, and what is wrong is named by line."""

import json
import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from isnad.errors import InputError
from isnad.graph.vocabulary import CLASSES, SCHEMES
from isnad.model.article import ArticleRecord
from isnad.model.claim import Casualty, Claim, Entity, Evidence, Hop, Occurrence, Source, Span, When
from isnad.model.claims_file import lines_of, read_claims
from isnad.resources import folder

SCHEMA = json.loads((folder("ontology") / "claims.schema.json").read_text(encoding="utf-8"))
EXAMPLE = folder("seeds") / "claims.example.jsonl"
GUIDE = (folder("ontology") / "claims.md").read_text(encoding="utf-8")
VALIDATOR = Draft202012Validator(SCHEMA)
MODELS = {
    "article": ArticleRecord, "claim": Claim, "occurrence": Occurrence, "entity": Entity, "source": Source, "hop": Hop,
    "when": When, "casualty": Casualty, "evidence": Evidence, "span": Span,
}  # fmt: skip
CONCEPTS = {
    ("claim", "certainty"): "certainty", ("claim", "polarity"): "polarity", ("claim", "temporality"): "temporality",
    ("claim", "explicitness"): "explicitness", ("claim", "focus"): "negation-focus", ("hop", "stance"): "stance",
    ("hop", "mode"): "attribution-mode", ("source", "kind"): "source-kind", ("occurrence", "status"): "status",
    ("occurrence", "recurrence"): "recurrence", ("when", "basis"): "date-basis", ("casualty", "outcome"): "outcome",
    ("casualty", "victims"): "victim-kind", ("occurrence", "support_kinds"): "support-kind",
    ("occurrence", "materiel"): "materiel",
}  # fmt: skip


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in EXAMPLE.read_text(encoding="utf-8").splitlines()]


def written(path: Path, records: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in records), encoding="utf-8")
    return path


# ---- the schema -----------------------------------------------------------------------------------------------------


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", MODELS)
def test_the_schema_has_the_fields_of_the_model_and_explains_each(name: str) -> None:
    properties = SCHEMA["$defs"][name]["properties"]
    added = {"article": {"record"}, "claim": {"record", "id"}}.get(name, set())
    assert set(properties) == {field.name for field in fields(MODELS[name])} | added
    for field, about in properties.items():
        assert about.get("description") or about.get("const"), field
        assert f"`{field}`" in GUIDE or field == "record", f"claims.md does not explain {field}"


@pytest.mark.parametrize(("place", "scheme"), CONCEPTS.items(), ids=str)
def test_closed_lists_are_those_of_the_vocabulary(place: tuple[str, str], scheme: str) -> None:
    about = SCHEMA["$defs"][place[0]]["properties"][place[1]]
    listed = about.get("enum") or about["items"]["enum"]
    assert {name for name in listed if name} == set(SCHEMES[scheme])


def test_classes_are_those_of_the_ontology() -> None:
    under = {root: {name for name, above in CLASSES.items() if root in above} for root in ("Occurrence", "Actor")}
    assert set(SCHEMA["$defs"]["occurrence"]["properties"]["kind"]["enum"]) == under["Occurrence"]
    assert set(SCHEMA["$defs"]["entity"]["properties"]["kind"]["enum"]) == under["Actor"] | {"Place"}


# ---- the example ----------------------------------------------------------------------------------------------------


def test_the_example_keeps_to_the_schema_and_reads_back_as_written() -> None:
    for row in rows():
        VALIDATOR.validate(row)
    again = "".join(line for record, claims in read_claims(EXAMPLE) for line in lines_of(record, claims))
    assert again == EXAMPLE.read_text(encoding="utf-8")


def test_the_example_shows_every_field() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    rare = {
        "aliases", "part_of", "led_by", "located_in", "near", "interpreted_by", "close_to", "materiel", "recurrence",
        "times", "participants", "origins", "low", "high", "words", "sketch",
    }  # fmt: skip
    shown = {field.name for model in MODELS.values() for field in fields(model)} - rare
    assert {name for name in shown if f'"{name}":' not in text} == set()


def broken(number: int, path: str, value: object) -> list[dict[str, Any]]:
    """The example with one value changed, or removed where the value is Ellipsis."""
    records = rows()
    here: Any = records[number]
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in way:
        here = here[step]
    if value is ...:
        del here[last]
    else:
        here[last] = value
    if records[number]["record"] == "claim" and last != "id":
        records[number].pop("id", None)
    return records


WRONG = [
    (0, "id", "../x", r":1: id: use letters", True),
    (0, "sha256", "abc", r":1: sha256: must be 64 hex digits", True),
    (0, "length", -1, r":1: length: must not be negative", True),
    (0, "record", "articel", r":1: record: must be 'article' or 'claim'", True),
    (1, "article", "other", r":2: article: must be the article record above it, 'example-1'", False),
    (1, "id", "000000000000", r":2: id: '000000000000' is not the id of this content", False),
    (1, "form", "Rumour", r":2: form: 'Rumour' is none of Claim, Accusation, Denial", True),
    (1, "chain", [], r":2: chain: must name at least one source", True),
    (1, "evidence", [], r":2: evidence: must quote the article at least once", True),
    (1, "evidence.0.quote", "قصف", r":2: evidence\[0\]\.quote: has 3 characters, its span \d+", False),
    (1, "evidence.0.span.end", 9999, r":2: evidence\[0\]\.span: 0-9999 is no span of an article of \d+ char", False),
    (1, "evidence.0.span.start", -1, r":2: evidence\[0\]\.span: -1-\d+ is no span", True),
    (1, "confidence", 87, r":2: confidence: must be between 0 and 1", True),
    (1, "certainty", "very sure", r":2: certainty: 'very sure' is no name of the ontology", True),
    (1, "content.kind", "air strike", r":2: content\.kind: 'air strike' is no name", True),
    (1, "content.agents.0.span", ..., r":2: content\.agents\[0\]\.span: is needed where there is no id", True),
    (1, "content.agents.0.kind", ..., r":2: content\.agents\[0\]\.kind: is missing", True),
    (1, "content.agents.0.part_of", ["http://x"], r":2: content\.agents\[0\]: 'http://x' is no id of the seeds", True),
    (1, "content.when.latest", ..., r":2: content\.when\.latest: is missing", True),
    (1, "content.when.latest", None, r":2: content\.when: needs earliest and latest together", False),
    (1, "content.when.latest", "2018-01-01", r":2: content\.when: earliest must not come after latest", False),
    (1, "content.when.earliest", "01/04/2019", r":2: content\.when: earliest and latest must be days", True),
    (1, "chain.0.source.entity", ..., r":2: chain\[0\]\.source\.entity: belongs to form named", True),
    (2, "chain.0.source.span", ..., r":3: chain\[0\]\.source\.span: is needed: the words for an anonymous", True),
    (2, "chain.0.source.form", "secret", r":3: chain\[0\]\.source\.form: 'secret' is none of named", True),
    (2, "chain.0.moode", "x", r":3: chain\[0\]\.moode: no such field; there are source, mode, stance", True),
    (3, "denies", "000000000000", r":4: denies: '000000000000' is no claim of the same article", False),
]


@pytest.mark.parametrize(("number", "path", "value", "message", "by_schema"), WRONG, ids=lambda value: str(value)[:40])
def test_what_is_wrong_is_named_by_line_and_field(
    tmp_path: Path, number: int, path: str, value: object, message: str, by_schema: bool
) -> None:
    records = broken(number, path, value)
    with pytest.raises(InputError, match=message):
        list(read_claims(written(tmp_path / "c.jsonl", records)))
    assert VALIDATOR.is_valid(records[number]) != by_schema


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{\n", r":1: not JSON"),
        ("\n[]\n", r":2: must be a JSON object"),
        ('{"record": "claim"}\n', r":1: record: the first record must be an article"),
        ("\xff", r":1: not valid UTF-8"),
    ],
)
def test_lines_that_are_no_records_are_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "c.jsonl").write_bytes(text.encode("latin-1"))
    with pytest.raises(InputError, match=message):
        list(read_claims(tmp_path / "c.jsonl"))


def test_an_article_or_claim_that_comes_twice_is_refused(tmp_path: Path) -> None:
    records = rows()
    with pytest.raises(InputError, match=r":6: id: the article 'example-1' has been described above"):
        list(read_claims(written(tmp_path / "c.jsonl", [*records, records[0]])))
    with pytest.raises(InputError, match=r":6: id: fbbc0b38d24e is the claim of line 2 again"):
        list(read_claims(written(tmp_path / "c.jsonl", [*records, records[1]])))


def test_several_articles_keep_their_claims(tmp_path: Path) -> None:
    records = rows()
    other = [{**records[0], "id": "example-2"}, *({**row, "article": "example-2"} for row in records[1:3])]
    found = list(read_claims(written(tmp_path / "c.jsonl", [*records, *other, {**records[0], "id": "example-3"}])))
    assert [(extract.record.id, len(extract.claims)) for extract in found] == [
        ("example-1", 4), ("example-2", 2), ("example-3", 0),
    ]  # fmt: skip


def test_letters_stand_as_they_are() -> None:
    record = next(iter(read_claims(EXAMPLE))).record
    assert "قصف" in next(lines_of(replace(record, title="قصف"), ()))
    assert not re.search(r"\\u06", EXAMPLE.read_text(encoding="utf-8"))
