"""Articles become files and a store: whole, the same every time, with everything unusable named."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from isnad.errors import InputError
from isnad.graph.parse import read_quads
from isnad.model.article import Article
from isnad.model.claim import Claim, Entity, Evidence, Hop, Occurrence, Source, Span
from isnad.model.claims_file import read_claims
from isnad.pipeline.build import Targets, build
from isnad.pipeline.plan import Plan
from isnad.pipeline.report import BuildReport
from isnad.read.options import ReadOptions
from isnad.store.embedded import EmbeddedStore

TEXT = "أعلنت غرفة العمليات أن طائراتها قصفت محيط المطار القديم ليل أمس. وقال سكان إن القصف دام ساعتين."
TRIGGER = re.compile("قصفت محيط المطار")


class Stub:
    """Finds one air strike by nobody in particular at each «قصفت»; stumbles over «تعثر»."""

    def read(self, article: Article) -> tuple[Claim, ...]:
        if "تعثر" in article.text:
            raise KeyError("a bug")
        return tuple(_claim(article, Span(*match.span())) for match in TRIGGER.finditer(article.text))

    def date_in_words(self, text: str) -> date | None:
        return date(2019, 4, 5) if "الخامس من أبريل" in text else None


def _claim(article: Article, span: Span) -> Claim:
    place = Entity(None, "Place", "المطار", Span(span.end - 6, span.end))
    evidence = Evidence(span, article.text[span.start : span.end])
    chain = (Hop(Source("article"), "OwnVoice"),)
    return Claim(article.id, "Claim", Occurrence("AirStrike", places=(place,)), chain, (evidence,), rule="stub")


def stub(_seeds: Sequence[Path]) -> Stub:
    return Stub()


SEEDS = """@prefix kg: <https://w3id.org/isnad/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix actor: <https://w3id.org/isnad/id/actor/> .
actor:egypt a kg:State ; skos:prefLabel "مصر"@ar , "Egypt"@en .
actor:almaydan a kg:MediaOutlet ; skos:prefLabel "شبكة الميدان"@ar , "Al-Maydan"@en ; skos:altLabel "الميدان"@ar .
"""


@pytest.fixture(autouse=True)
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "actors.ttl").write_text(SEEDS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


PLAN = Plan((Path("seeds"),), shapes=None, reason=False, suffix=".nq", load=stub)


def corpus(tmp_path: Path, count: int = 3) -> Path:
    where = tmp_path / "corpus"
    where.mkdir()
    for number in range(count):
        (where / f"n{number}.txt").write_text(f"{TEXT}\n{number}\n", encoding="utf-8")
    return where


def built(tmp_path: Path, *paths: Path, plan: Plan = PLAN, name: str = "g") -> tuple[bytes, BuildReport]:
    out = tmp_path / f"{name}{plan.suffix}"
    report = build([str(path) for path in paths], plan, Targets(out=str(out)))
    return out.read_bytes(), report


def test_the_same_articles_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    where = corpus(tmp_path)
    files = sorted(where.iterdir())
    first, _ = built(tmp_path, where)
    again, _ = built(tmp_path, *reversed(files), name="h")
    assert first == again
    assert first.count(b"/claim/") > 0


def test_files_name_no_path_host_or_time(tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    first, _ = built(tmp_path, corpus(tmp_path))
    second, _ = built(tmp_path, corpus(moved), name="h")
    assert first == second
    assert str(tmp_path).encode() not in first


@pytest.mark.parametrize("suffix", [".ttl", ".trig", ".nq", ".nt", ".jsonld"])
def test_every_format_says_the_same(tmp_path: Path, suffix: str) -> None:
    where = corpus(tmp_path)
    built(tmp_path, where)
    built(tmp_path, where, plan=replace(PLAN, suffix=suffix), name="other")
    quads = {quad[:3] for quad in read_quads(tmp_path / "g.nq")}
    assert {quad[:3] for quad in read_quads(tmp_path / f"other{suffix}")} == quads


def test_an_article_that_trips_the_extractor_is_told_apart_and_the_others_are_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KG_DEBUG", raising=False)
    where = corpus(tmp_path)
    (where / "bad.txt").write_text(f"{TEXT} تعثر", encoding="utf-8")
    _, report = built(tmp_path, where)
    assert report.articles == 3
    (failed,) = report.failed
    assert (failed.id, failed.origin) == ("bad", str(where / "bad.txt"))
    assert failed.reason.startswith("KeyError: 'a bug' (a fault of kg: please report it")
    assert (report.rejections, sum(report.failures.values())) == (0, 1)
    monkeypatch.setenv("KG_DEBUG", "1")
    assert "Traceback" in built(tmp_path, where)[1].failed[0].reason


def test_a_hostile_folder_is_survived(tmp_path: Path) -> None:
    where = corpus(tmp_path)
    (where / "empty.txt").write_bytes(b"")
    (where / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (where / "invalid.txt").write_bytes(TEXT.encode() + b"\xff" + TEXT.encode())
    (where / "english.txt").write_text("The army said that its aircraft had struck the old airport.")
    with (where / "large.txt").open("wb") as stream:
        stream.truncate(20_000_000)
    (where / "sub").mkdir()
    (where / "sub" / "n0.txt").write_text(TEXT, encoding="utf-8")
    (where / "windows.txt").write_bytes(TEXT.encode("cp1256"))
    (where / "wide.txt").write_bytes(TEXT.encode("utf-16"))
    (where / "notes.md").write_text("x")
    _, report = built(tmp_path, where)
    assert report.articles == 4  # n1, n2, windows, wide
    reasons = {item.origin.removeprefix(f"{where}/"): item.reason.split(":")[0] for item in report.rejected}
    assert reasons == {
        "empty.txt": "empty", "binary.txt": "not text", "invalid.txt": "not valid UTF-8", "english.txt": "not Arabic",
        "large.txt": "too large", "n0.txt": f"the id 'n0' is also that of {where / 'sub' / 'n0.txt'}",
        "sub/n0.txt": f"the id 'n0' is also that of {where / 'n0.txt'}",
    }  # fmt: skip
    assert report.skipped == (str(where / "notes.md"),)
    assert [origin.rpartition("/")[2] for origin, _ in report.notes] == ["wide.txt", "windows.txt"]


def test_claims_go_to_a_file_that_reads_back(tmp_path: Path) -> None:
    where = corpus(tmp_path)
    path = tmp_path / "claims.jsonl"
    report = build([str(where)], replace(PLAN, suffix=None, claims=True), Targets(claims=path))
    extracts = list(read_claims(path))
    assert [extract.record.id for extract in extracts] == ["n0", "n1", "n2"]
    assert sum(len(extract.claims) for extract in extracts) == report.claims["MilitaryAction"] == 3


def test_a_store_is_updated_article_by_article(tmp_path: Path) -> None:
    where = corpus(tmp_path)
    plan = replace(PLAN, suffix=None, store=True, reason=True)
    with EmbeddedStore.memory() as store:
        build([str(where)], plan, Targets(store=store))
        first = store.dump()
        build([str(where)], plan, Targets(store=store))
        assert store.dump() == first
        (where / "n1.txt").write_text(TEXT.replace("قصفت محيط المطار", "غادرت المطار"), encoding="utf-8")
        build([str(where / "n1.txt")], plan, Targets(store=store))
        after = store.dump()
    assert "article/n1/claim/" in first
    assert "article/n1/claim/" not in after
    assert "article/n0/claim/" in after
    assert "actor/egypt" in after


def test_texts_are_kept_exactly(tmp_path: Path) -> None:
    where = corpus(tmp_path, 1)
    (where / "w.txt").write_bytes((TEXT + "\r\n").encode("cp1256"))
    build([str(where)], replace(PLAN, suffix=None, texts=True), Targets(texts=tmp_path / "texts"))
    assert (tmp_path / "texts" / "w.txt").read_bytes() == (TEXT + "\r\n").encode()
    assert sorted(path.name for path in (tmp_path / "texts").iterdir()) == ["n0.txt", "w.txt"]


def test_a_build_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    where = corpus(tmp_path)
    out = tmp_path / "g.nq"
    out.write_text("old")
    with pytest.raises(InputError):
        build([str(where), str(tmp_path / "none")], PLAN, Targets(out=str(out)))
    broken = replace(PLAN, seeds=(tmp_path / "no-seeds",))
    with pytest.raises(InputError):
        build([str(where)], broken, Targets(out=str(out)))
    assert out.read_text() == "old"
    assert not list(tmp_path.glob("*.part"))


def test_what_the_shapes_object_to_is_counted_and_told(tmp_path: Path) -> None:
    where = corpus(tmp_path, 1)
    shapes = tmp_path / "shapes"
    shapes.mkdir()
    (shapes / "mine.ttl").write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/isnad/ontology#> .
        <urn:no-strike> a sh:NodeShape ; sh:targetClass kg:AirStrike ; sh:property <urn:agent> .
        <urn:agent> sh:path kg:agent ; sh:minCount 1 ; sh:message "who did it?"@en , "من الفاعل؟"@ar ."""
    )
    _, report = built(tmp_path, where, plan=replace(PLAN, shapes=(shapes,)))
    assert not report.conforms
    (violation,) = report.violations
    assert (violation.article, violation.rule, violation.message("ar")) == ("n0", "urn:agent", "من الفاعل؟")
    assert json.loads(json.dumps(report.to_json()))["findings"]["Violation"] == {"urn:agent": 1}


def test_a_date_in_the_text_goes_before_that_of_the_options(tmp_path: Path) -> None:
    where = corpus(tmp_path, 1)
    (where / "dated.txt").write_text(f"الخامس من أبريل\n{TEXT}", encoding="utf-8")
    graph, _ = built(tmp_path, where, plan=replace(PLAN, read=ReadOptions(published=date(2020, 1, 1))))
    days = re.findall(r'article/(\w+)> <[^>]*published> "([\d-]+)"', graph.decode())
    assert days == [("dated", "2019-04-05"), ("n0", "2020-01-01")]


def test_details_reach_the_graph(tmp_path: Path) -> None:
    where = corpus(tmp_path, 1)
    listed, _ = built(tmp_path, where, plan=replace(PLAN, read=ReadOptions(publisher="Al-maydan")))
    assert b"publisher> <https://w3id.org/isnad/id/actor/almaydan>" in listed
    unlisted, _ = built(tmp_path, where, plan=replace(PLAN, read=ReadOptions(publisher="شبكة أخرى")))
    assert b"publisher> <https://w3id.org/isnad/id/article/n0/publisher>" in unlisted


def test_the_report_tells_the_time_of_each_stage(tmp_path: Path) -> None:
    _, report = built(tmp_path, corpus(tmp_path))
    told = report.to_json()["processor_seconds"]
    assert list(told) == ["list", "read", "extract", "graph", "validate", "write", "share and link"]
    assert all(seconds >= 0 for seconds in told.values())
