"""Claims that others wrote become the graph that their article becomes, and every line that cannot is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from isnad.model.article import Rejected
from isnad.model.claims_file import read_claims
from isnad.pipeline.build import Targets, build
from isnad.pipeline.plan import Plan
from isnad.pipeline.report import BuildReport
from isnad.resources import folder

EXAMPLE = folder("seeds") / "claims.example.jsonl"
SAMPLES = folder("seeds") / "articles"
SEEDS = (folder("seeds"),)
ARTICLES = Plan(SEEDS, suffix=".nq", claims=True, texts=True)
CLAIMS = Plan(SEEDS, suffix=".nq", from_claims=True)
TEXT = "قالت وزارة الدفاع المصرية إن طائراتها قصفت مواقع في درنة يوم 3 مايو 2019.\n"


def rows(path: Path = EXAMPLE) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def run(tmp_path: Path, lines: list[Any], articles: tuple[str, ...] = ()) -> tuple[BuildReport, str]:
    """The report and graph of a claims file with these lines; text stands as it is, objects become JSON."""
    path = tmp_path / "claims.jsonl"
    told = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(told) + "\n", encoding="utf-8")
    plan = Plan(SEEDS, suffix=".nq", from_claims=True, articles=articles)
    report = build([str(path)], plan, Targets(out=str(tmp_path / "g.nq")))
    return report, (tmp_path / "g.nq").read_text(encoding="utf-8")


def reasons(report: BuildReport) -> list[str]:
    return [f"{Path(r.origin).name} {r.reason}" for r in report.rejected]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles built: graph.nq, claims.jsonl, texts/."""
    where = tmp_path_factory.mktemp("samples")
    targets = Targets(str(where / "graph.nq"), where / "claims.jsonl", texts=where / "texts")
    build([str(SAMPLES)], ARTICLES, targets)
    return where


@pytest.mark.parametrize("texts", [False, True], ids=["claims alone", "with the articles"])
def test_the_claims_of_articles_give_the_bytes_that_the_articles_give(
    samples: Path, tmp_path: Path, texts: bool
) -> None:
    plan = Plan(SEEDS, suffix=".nq", claims=True, from_claims=True, articles=(str(SAMPLES),) if texts else ())
    report = build([str(samples / "claims.jsonl")], plan, Targets(str(tmp_path / "g.nq"), tmp_path / "again.jsonl"))
    assert report.rejected == ()
    assert report.notes == ()
    assert (tmp_path / "g.nq").read_bytes() == (samples / "graph.nq").read_bytes()
    assert (tmp_path / "again.jsonl").read_bytes() == (samples / "claims.jsonl").read_bytes()


def test_several_processes_give_the_same_bytes(samples: Path, tmp_path: Path) -> None:
    build([str(samples / "claims.jsonl")], CLAIMS, Targets(str(tmp_path / "g.nq")), workers=2)
    assert (tmp_path / "g.nq").read_bytes() == (samples / "graph.nq").read_bytes()


def test_broken_lines_are_listed_by_line_and_field_and_all_others_built(tmp_path: Path) -> None:
    record, first, second, third, fourth = rows()
    for row in (first, second):
        row.pop("id")
    first["content"]["kind"] = "AirStrke"
    second["chain"][0]["source"]["kind"] = "Doctor"
    report, graph = run(tmp_path, [record, first, "{", second, {**fourth, "artcle": 1}, third, fourth, record])
    found = reasons(report)
    assert any("claims.jsonl:2 content.kind: 'AirStrke' is none of" in r and "mean AirStrike" in r for r in found)
    assert any(r.startswith("claims.jsonl:3 not JSON: ") for r in found)
    assert any(r.startswith("claims.jsonl:4 chain[0].source.kind: 'Doctor' is none of") for r in found)
    assert any(r.startswith("claims.jsonl:5 artcle: no such field") for r in found)
    assert any(r.startswith("claims.jsonl:6 denies: ") for r in found), "the denial answers a claim that is left out"
    assert any(r.startswith("claims.jsonl:8 id: the article is described at ") for r in found)
    assert len(found) == 6
    assert sum(report.claims.values()) == 1
    assert f"/claim/{fourth['id']}>" in graph


def test_a_broken_article_record_takes_its_claims_with_it_and_no_others(tmp_path: Path) -> None:
    record, first, *_ = rows()
    report, _ = run(tmp_path, [first, {**record, "sha256": "x"}, first, first, {**record, "id": "b"}])
    assert reasons(report) == [
        "claims.jsonl:1 record: the first record must be an article; its claims follow it",
        "claims.jsonl:2 sha256: must be 64 hex digits in lower case (2 lines below it are left out too)",
    ]
    assert report.articles == 1


def test_an_entry_that_no_seeds_have_is_named_with_the_nearest(tmp_path: Path) -> None:
    record, *_, fourth = rows()
    fourth.pop("id")
    fourth["content"]["agents"][0]["id"] = "actor/egyptt"
    report, _ = run(tmp_path, [record, fourth])
    (reason,) = reasons(report)
    assert "claims.jsonl:2 content.agents[0].id: 'actor/egyptt' is no entry of the seeds" in reason
    assert "did you mean actor/egypt" in reason
    assert "--seeds" in reason


def test_a_quotation_that_does_not_stand_at_its_place_is_told_where_it_stands(samples: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    build([str(tmp_path / "a.txt")], ARTICLES, Targets(None, tmp_path / "a.jsonl", texts=tmp_path / "t"))
    record, *claims = rows(tmp_path / "a.jsonl")
    assert claims
    for claim in claims:
        claim.pop("id")
        span = claim["evidence"][0]["span"]
        span["start"], span["end"] = span["start"] - 1, span["end"] - 1
    report, _ = run(tmp_path, [record, *claims], articles=(str(tmp_path / "a.txt"),))
    assert len(report.rejected) == len(claims)
    assert all("evidence[0].quote: the article has «" in reason for reason in reasons(report))
    for claim, reason in zip(claims, reasons(report), strict=True):
        assert f"stands at {claim['evidence'][0]['span']['start'] + 1}-" in reason
    assert not run(tmp_path, [record, *claims])[0].rejected, "without the article nobody can know"


def test_an_article_of_another_length_is_remarked(tmp_path: Path) -> None:
    (tmp_path / "example-1.txt").write_text(TEXT, encoding="utf-8")
    record, *_ = rows()
    report, _ = run(tmp_path, [record], articles=(str(tmp_path / "example-1.txt"),))
    assert [note for _, note in report.notes] == [
        f"the text at hand has {len(TEXT)} characters, the one that was read {record['length']}"
    ]


def test_shapes_judge_claims_from_elsewhere_too(tmp_path: Path) -> None:
    record, *_, fourth = rows()
    fourth.pop("id")
    fourth["content"]["agents"] = fourth["content"]["targets"]
    report, _ = run(tmp_path, [record, fourth])
    assert [result.rule for result in report.violations] == ["Support-not-self"]


def test_words_that_a_label_has_tidied_stand_in_the_file(samples: Path) -> None:
    """Without them the graph could not point to the mention, and would break a shape."""
    told = [row for row in rows(samples / "claims.jsonl") if '"words"' in json.dumps(row)]
    assert told
    for extract in read_claims(samples / "claims.jsonl"):
        text = (samples / "texts" / f"{extract.record.id}.txt").read_bytes().decode()
        for claim in extract.claims:
            for entity in (*claim.content.agents, *claim.content.targets, *claim.content.places):
                if entity.words and entity.span:
                    assert text[entity.span.start : entity.span.end] == entity.words


def test_a_file_of_claims_among_articles_is_one_rejection_that_says_what_to_do() -> None:
    report = build([str(EXAMPLE)], Plan(SEEDS, suffix=None, claims=False), Targets())
    assert report.rejected == (Rejected(str(EXAMPLE), "holds claims, not articles: kg build --from-claims reads it"),)
