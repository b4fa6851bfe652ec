"""Shares of a corpus, worked off by any engine, make the claims and quads of a build on one machine."""

import gzip
import json
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import fsspec
import pytest

from isnad.pipeline.build import Targets, build
from isnad.pipeline.distributed import Spread, build_spread
from isnad.pipeline.engines import dask_engine, here, spark_engine
from isnad.pipeline.plan import Plan
from isnad.pipeline.report import BuildReport
from isnad.pipeline.share_work import build_share
from isnad.pipeline.shares import lines_in, numbered, pieces_of, plan_shares
from isnad.read.options import ReadOptions
from isnad.read.piece import Piece
from isnad.read.spool import Spool

TEXT = "أعلنت غرفة العمليات أن طائراتها قصفت محيط المطار القديم ليل أمس."
SEEDS = """@prefix kg: <https://w3id.org/isnad/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/isnad/id/actor/egypt> a kg:State ; skos:prefLabel "مصر"@ar , "Egypt"@en ."""
SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/isnad/ontology#> .
<urn:no> a sh:NodeShape ; sh:targetClass kg:AirStrike , kg:State ; sh:property <urn:place> .
<urn:place> sh:path kg:place ; sh:minCount 1 ; sh:message "where?"@en ."""
READER = """
import os
from pathlib import Path
from isnad.model.claim import Claim, Entity, Evidence, Hop, Occurrence, Source, Span

class Stub:
    def date_in_words(self, text):
        return None

    def read(self, article):
        if "قاتل" in article.text:
            mark = Path(os.environ["ISNAD_TEST_MARKS"]) / article.id
            if "دائما" in article.text or not mark.exists():
                mark.touch()
                os.kill(os.getpid(), 9)
        egypt = Entity("actor/egypt", "State", "مصر")
        chain = (Hop(Source("named", egypt, kind="OfficialSource"), "Paraphrased"),)
        start = article.text.find("قصفت")
        span = Span(start, start + 4)
        return (Claim(article.id, "Claim", Occurrence("AirStrike", agents=(egypt,)), chain, (Evidence(span, "قصفت"),)),)

def load(seeds):
    with open(Path(os.environ["ISNAD_TEST_MARKS"]) / f"loaded-{os.getpid()}", "a") as log:
        log.write("x")
    return Stub()
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    for name in ("seeds", "lib", "marks", "corpus"):
        (tmp_path / name).mkdir()
    (tmp_path / "seeds" / "actors.ttl").write_text(SEEDS, encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text(SHAPES, encoding="utf-8")
    (tmp_path / "lib" / "stub_of_shares.py").write_text(READER, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "lib"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path / "lib"), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("ISNAD_TEST_MARKS", str(tmp_path / "marks"))
    monkeypatch.delitem(sys.modules, "stub_of_shares", raising=False)
    import stub_of_shares  # type: ignore[import-not-found]  # noqa: PLC0415

    rows = [json.dumps({"text": f"{TEXT} {n}"}) + "\n" for n in range(30)]
    rows[7] = "\n{\n"
    rows[20] = json.dumps({"id": "n1", "text": TEXT}) + "\n"
    (tmp_path / "corpus" / "rows.jsonl").write_text("".join(rows))
    (tmp_path / "corpus" / "packed.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": "z", "text": TEXT}).encode()))
    for number in range(5):
        (tmp_path / "corpus" / f"n{number}.txt").write_text(f"{TEXT} {number}\n", encoding="utf-8")
    (tmp_path / "corpus" / "empty.txt").write_text("")
    shapes = (tmp_path / "shapes.ttl",)
    return Plan((tmp_path / "seeds",), shapes=shapes, suffix=".nq", load=stub_of_shares.load, link=False)


def lines_of(folder: Path) -> list[str]:
    """All quads of a folder of parts."""
    found: list[str] = []
    for path in folder.iterdir():
        if path.name.startswith(("part-", "shared")) and not path.name.endswith(".json"):
            data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            found += data.decode().splitlines()
    return sorted(found)


def alone(tmp_path: Path, plan: Plan) -> tuple[list[str], BuildReport]:
    """What a build on one machine makes of it."""
    report = build([str(tmp_path / "corpus")], plan, Targets(str(tmp_path / "alone"), part_size=10_000), 1)
    return lines_of(tmp_path / "alone"), report


def spread(tmp_path: Path, plan: Plan, engine: Any = here, size: int = 10_000, **options: Any) -> BuildReport:
    return build_spread([str(tmp_path / "corpus")], plan, Spread(str(tmp_path / "out"), size, **options), engine)


def told(report: BuildReport) -> tuple[object, ...]:
    rejected = sorted((one.origin, one.id) for one in report.rejected)
    return report.articles, report.claims, report.triples, rejected, report.findings, report.rejections


def test_shares_make_what_one_machine_makes(tmp_path: Path, plan: Plan) -> None:
    expected, report = alone(tmp_path, plan)
    for size in (3_000, 10_000, 10_000_000):
        done = spread(tmp_path, plan, size=size)
        assert told(done) == told(report)
        assert lines_of(tmp_path / "out") == expected
    index = json.loads((tmp_path / "out" / "parts.json").read_text())
    assert [part["file"] for part in index["parts"]] == sorted(
        path.name for path in (tmp_path / "out").glob("part-*.nq")
    )
    assert sum(part["articles"] for part in index["parts"]) == report.articles


@pytest.mark.parametrize("size", [1, 40, 150, 151, 152, 1000, 10**6])
def test_wherever_a_file_is_cut_each_row_is_in_one_share_with_its_line(size: int, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [json.dumps({"text": f"{TEXT} {'x' * (n * 13 % 50)}"}, ensure_ascii=False) for n in range(12)]
    path.write_text("\ufeff" + "".join(row + ("\r\n\n" if n % 3 else "\n") for n, row in enumerate(rows)))
    (whole,) = plan_shares([str(path)], 10**9)
    spool = Spool(tmp_path)
    expected = [piece.origin for piece in pieces_of(whole, ReadOptions(), tmp_path / "w", spool)]
    shares = plan_shares([str(path)], size)
    shares = numbered(shares, [lines_in(share) for share in shares])
    found = [piece for share in shares for piece in pieces_of(share, ReadOptions(), tmp_path / share.name, spool)]
    assert [piece.origin for piece in found] == expected
    assert all(isinstance(piece, Piece) for piece in found)
    assert len(expected) == 12


def test_a_rerun_makes_only_parts_whose_input_changed(tmp_path: Path, plan: Plan) -> None:
    spread(tmp_path, plan, size=3_000)
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    again = spread(tmp_path, plan, size=3_000)
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()} == before
    (tmp_path / "corpus" / "n3.txt").write_text(f"{TEXT} بعد\n", encoding="utf-8")
    assert spread(tmp_path, plan, size=3_000).articles == again.articles
    changed = [n for n, t in before.items() if (tmp_path / "out" / n).stat().st_mtime_ns != t]
    assert len(changed) == 2  # a part, and what tells of it
    spread(tmp_path, plan, size=3_000, rebuild=True)
    assert lines_of(tmp_path / "out") == alone(tmp_path, plan)[0]


def test_parts_of_another_cut_go(tmp_path: Path, plan: Plan) -> None:
    spread(tmp_path, plan, size=3_000)
    (tmp_path / "out" / "mine.txt").write_text("kept")
    spread(tmp_path, replace(plan, suffix=".trig"), size=20_000, packed=True)
    parts = [path.name for path in (tmp_path / "out").glob("part-*")]
    assert {name.partition(".")[2] for name in parts} == {"trig.gz", "json"}
    assert (tmp_path / "out" / "mine.txt").exists()


def test_input_and_output_may_be_in_an_object_store(tmp_path: Path, plan: Plan) -> None:
    expected, report = alone(tmp_path, plan)
    memory = fsspec.filesystem("memory")
    memory.put(str(tmp_path / "corpus"), "/bucket/corpus", recursive=True)
    try:
        done = build_spread(["memory://bucket/corpus"], plan, Spread("memory://bucket/out", 3_000), here)
        assert (done.articles, done.claims, done.rejections) == (report.articles, report.claims, report.rejections)
        memory.get("/bucket/out", str(tmp_path / "out"), recursive=True)
    finally:
        memory.store.clear()
    assert lines_of(tmp_path / "out") == expected


class Context:
    """What the Spark adapter uses of a SparkContext."""

    def __init__(self, items: Iterable[Any] = ()) -> None:
        self.items = list(items)

    def parallelize(self, items: list[Any], slices: int) -> "Context":
        assert slices == max(1, len(items))
        return Context(items)

    def map(self, function: Callable[[Any], Any]) -> "Context":
        return Context(map(function, self.items))

    def toLocalIterator(self) -> Iterator[Any]:
        return iter(self.items)


def test_spark_needs_no_more_than_a_map(tmp_path: Path, plan: Plan) -> None:
    spread(tmp_path, plan, engine=spark_engine(Context()), size=3_000)
    assert lines_of(tmp_path / "out") == alone(tmp_path, plan)[0]


def test_a_share_that_kills_is_cut_smaller_until_the_one_article_is_found(tmp_path: Path, plan: Plan) -> None:
    expected, report = alone(tmp_path, plan)
    (tmp_path / "corpus" / "n9.txt").write_text(f"{TEXT} 9\n", encoding="utf-8")
    tried: list[int] = []

    def mortal(function: Any, items: Iterable[Any], deadly: Callable[[Any], list[Any] | None]) -> Iterator[Any]:
        waiting = list(items)
        while waiting:
            item = waiting.pop()
            spool = Spool(tmp_path / "lib")
            pieces = list(pieces_of(item, plan.read, tmp_path / "lib" / "shares", spool))
            spool.close()
            if function.func is build_share and any(piece.id == "n9" for piece in pieces):
                tried.append(len(pieces))
                waiting += deadly(item) or []
            else:
                yield function(item)

    done = spread(tmp_path, plan, engine=mortal, size=10_000_000)
    assert tried == [38, 5, 1]
    assert lines_of(tmp_path / "out") == expected
    assert (done.rejections, sum(done.failures.values())) == (report.rejections, 1)
    (dead,) = [one for one in done.failed if "died" in one.reason]
    assert "(article " in dead.origin


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """A cluster that hangs fails where it hangs, instead of never."""

    def late(*_: object) -> None:
        raise TimeoutError(f"not done after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.slow
@pytest.mark.filterwarnings(  # of what Dask leaves behind where its workers died
    "ignore::ResourceWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
    "ignore::pytest.PytestUnhandledThreadExceptionWarning",
)
def test_dask_loses_nothing_when_workers_die_and_rejects_what_kills_them_all(tmp_path: Path, plan: Plan) -> None:
    for path in (tmp_path / "corpus").iterdir():
        if path.name != "n2.txt":
            path.unlink()
    (tmp_path / "corpus" / "k1.txt").write_text(f"{TEXT} قاتل\n", encoding="utf-8")
    (tmp_path / "marks" / "k1").touch()
    expected, report = alone(tmp_path, plan)
    for path in (tmp_path / "marks").iterdir():
        path.unlink()
    (tmp_path / "corpus" / "k3.txt").write_text(f"{TEXT} قاتل دائما\n", encoding="utf-8")
    with at_most(900), dask_engine(None, 2) as engine:  # 20 seconds; 200 on a machine that is kept from it
        done = spread(tmp_path, plan, engine=engine, size=1)
    assert {path.name for path in (tmp_path / "marks").glob("k*")} == {"k1", "k3"}
    assert lines_of(tmp_path / "out") == expected
    assert (done.articles, done.claims) == (report.articles, report.claims)
    (dead,) = done.failed
    assert dead.reason == "the process that read it died (out of memory, or killed)"
    assert {path.read_text() for path in (tmp_path / "marks").glob("loaded-*")} == {"x"}  # the seeds, once a process
