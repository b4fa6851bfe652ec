"""A rerun touches only what changed; a build killed at any moment loses no finished article and tears nothing.

ISNAD_KILLS sets how often builds are killed (4; 50 before a release).
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from isnad.graph.report import Finding, Report, Result
from isnad.model.article import Article
from isnad.model.claim import Claim, Entity, Evidence, Hop, Occurrence, Source, Span
from isnad.pipeline.build import Targets, build
from isnad.pipeline.manifest import NAME, Manifest
from isnad.pipeline.parts import part_files
from isnad.pipeline.plan import Plan
from isnad.pipeline.report import BuildReport
from isnad.pipeline.shared_findings import SharedFindings
from isnad.store.embedded import EmbeddedStore

KILLS = int(os.environ.get("ISNAD_KILLS", "4"))
TEXT = "أعلنت غرفة العمليات أن طائراتها قصفت محيط المطار القديم ليل أمس. وقال سكان إن القصف دام ساعتين."
SEEDS = """@prefix kg: <https://w3id.org/isnad/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix actor: <https://w3id.org/isnad/id/actor/> .
actor:egypt a kg:State ; skos:prefLabel "مصر"@ar , "Egypt"@en ."""

read_by_stub: list[str] = []


class Stub:
    """One air strike by Egypt, told by Egypt, for each «قصفت»; keeps a log of what it reads."""

    def read(self, article: Article) -> tuple[Claim, ...]:
        read_by_stub.append(article.id)
        start = article.text.find("قصفت")
        if start < 0:
            return ()
        egypt = Entity("actor/egypt", "State", "مصر")
        own = Hop(Source("article"), "OwnVoice")
        said = Hop(Source("named", egypt, kind="OfficialSource"), "Paraphrased")
        chain = (said if "مصر" in article.text else own,)
        span = Span(start, start + 4)
        return (Claim(article.id, "Claim", Occurrence("AirStrike", agents=(egypt,)), chain, (Evidence(span, "قصفت"),)),)

    def date_in_words(self, text: str) -> date | None:
        return None


def stub(_seeds: Sequence[Path]) -> Stub:
    return Stub()


@pytest.fixture(autouse=True)
def corpus(tmp_path: Path) -> Path:
    read_by_stub.clear()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "actors.ttl").write_text(SEEDS, encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    for number in range(40):
        (tmp_path / "corpus" / f"n{number:02}.txt").write_text(f"{TEXT} {number}\n", encoding="utf-8")
    return tmp_path / "corpus"


class Project:
    """A corpus, and a store or a folder of parts that is built from it."""

    def __init__(self, tmp_path: Path, kind: str) -> None:
        self.tmp_path, self.kind, self.place = tmp_path, kind, tmp_path / kind
        self.plan = Plan((tmp_path / "seeds",), shapes=None, store=kind == "store", load=stub)
        if kind == "parts":
            self.plan = replace(self.plan, suffix=".nq")

    def build(self, *, rebuild: bool = False, prune: bool = False) -> BuildReport:
        read_by_stub.clear()
        paths = [str(self.tmp_path / "corpus")]
        if self.kind == "parts":
            targets = Targets(str(self.place), part_size=20_000, rebuild=rebuild, prune=prune)
            return build(paths, self.plan, targets, 1)
        with EmbeddedStore.open(self.place) as store:
            return build(paths, self.plan, Targets(store=store, rebuild=rebuild, prune=prune), 1)

    def held(self) -> list[str]:
        """All quads, sorted."""
        if self.kind == "parts":
            files = [*part_files(self.place), self.place / "shared.nq"]
            return sorted(line for file in files for line in file.read_text(encoding="utf-8").splitlines())
        with EmbeddedStore.read(self.place) as store:
            return store.dump().splitlines()


@pytest.fixture(params=["store", "parts"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Project:
    return Project(tmp_path, request.param)


def anew(project: Project) -> list[str]:
    """What a build of the corpus as it is now holds in a place of its own."""
    other = Project(project.tmp_path, project.kind)
    other.place = project.tmp_path / f"anew-{random.random()}"
    other.build()
    return other.held()


def test_a_rerun_reads_only_what_changed_and_reports_all(project: Project, corpus: Path) -> None:
    first = project.build()
    assert len(read_by_stub) == 40
    again = project.build()
    assert read_by_stub == []
    assert (again.articles, again.unchanged, again.claims, again.triples) == (40, 40, first.claims, first.triples)
    assert again.linked == first.linked is not None
    (corpus / "n07.txt").write_text(f"مصر: {TEXT}", encoding="utf-8")
    (corpus / "o1.txt").write_text(TEXT, encoding="utf-8")
    third = project.build()
    assert read_by_stub == ["n07", "o1"]
    assert (third.articles, third.unchanged) == (41, 39)
    assert project.held() == anew(project)


def test_other_seeds_rules_or_options_make_everything_anew(project: Project, tmp_path: Path) -> None:
    project.build()
    project.plan = replace(project.plan, reason=False)
    project.build()
    assert len(read_by_stub) == 40
    (tmp_path / "seeds" / "actors.ttl").write_text(SEEDS.replace("Egypt", "Arab Republic of Egypt"), encoding="utf-8")
    assert project.build().unchanged == 0
    assert project.build().unchanged == 40
    assert project.build(rebuild=True).unchanged == 0
    assert any("Arab Republic of Egypt" in line for line in project.held())


def test_what_the_corpus_no_longer_has_goes_when_asked(project: Project, corpus: Path) -> None:
    (corpus / "n07.txt").write_text(f"مصر: {TEXT}", encoding="utf-8")
    project.build()
    (corpus / "n07.txt").unlink()
    (corpus / "n08.txt").write_text("", encoding="utf-8")
    assert project.build().pruned == 0
    assert any("article/n07" in line for line in project.held())
    report = project.build(prune=True)
    assert (report.pruned, report.rejections) == (1, 1)
    assert not any("article/n07" in line for line in project.held())
    assert any("article/n08/claim" in line for line in project.held())  # it is there, and was readable once


def test_who_speaks_is_known_of_articles_that_were_not_read_again(project: Project, corpus: Path) -> None:
    (corpus / "n07.txt").write_text(f"مصر: {TEXT}", encoding="utf-8")
    project.build()
    (corpus / "n09.txt").write_text(f"{TEXT} آخر", encoding="utf-8")
    project.build()
    assert any("actor/egypt> " in line and "NamedSource" in line for line in project.held())


def test_findings_of_articles_that_were_not_read_again_still_count(project: Project, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/isnad/ontology#> .
        <urn:no> a sh:NodeShape ; sh:targetClass kg:AirStrike ; sh:property <urn:place> .
        <urn:place> sh:path kg:place ; sh:minCount 1 ; sh:message "where?"@en ."""
    )
    project.plan = replace(project.plan, shapes=(shapes,))
    assert project.build().count("Violation") == 40
    again = project.build()
    assert (again.unchanged, again.count("Violation")) == (40, 40)


def test_findings_of_shared_entries_still_count_until_the_shapes_change(project: Project, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shape = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/isnad/ontology#> .
        <urn:no> a sh:NodeShape ; sh:targetClass kg:State ; sh:property <urn:place> .
        <urn:place> sh:path kg:place ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "where?"@en ."""
    shapes.write_text(shape)
    project.plan = replace(project.plan, shapes=(shapes,))
    first = project.build()
    assert first.findings["Warning"] == {"urn:place": 1}
    for _ in "12":
        again = project.build()
        assert (again.unchanged, again.findings) == (40, first.findings)
    (tmp_path / "corpus" / "n07.txt").write_text(f"مصر: {TEXT}", encoding="utf-8")
    assert project.build().findings == first.findings
    assert project.build(rebuild=True).findings == first.findings
    shapes.write_text(shape.replace("urn:place", "urn:where"))
    for _ in "12":
        assert project.build().findings["Warning"] == {"urn:where": 1}
    shapes.write_text(shape.replace("1 ;", "0 ;"))
    for _ in "12":
        assert not project.build().count("Warning")


def test_findings_of_other_shapes_are_not_ours_though_that_build_was_killed(tmp_path: Path) -> None:
    finding = Finding("<urn:rule>", "Warning", "<urn:entry>", "", None, "")
    with Manifest.open(tmp_path) as manifest:
        SharedFindings(manifest, "of the one").add(Report((Result(finding, ()), Result(finding, (), article="n1"))))
        found = SharedFindings(manifest, "of the one")
        assert len(found.kept) == 1
        other = SharedFindings(manifest, "of the other")
        assert not other.kept
        found.finish(unchanged=1)
        assert SharedFindings(manifest, "of the one").kept == found.kept
        other.finish(unchanged=0)
        assert not SharedFindings(manifest, "of the one").kept


PROGRAM = """
import sys, time
from pathlib import Path
sys.path.insert(0, {tests!r})
from tests.pipeline import test_incremental as here

class Slow(here.Stub):
    def read(self, article):
        with (project.tmp_path / "log").open("a") as log:
            log.write(article.id + "\\n")
        time.sleep(0.01)
        return super().read(article)

def slow(seeds):
    return Slow()

project = here.Project(Path({tmp_path!r}), {kind!r})
project.plan = here.replace(project.plan, load=slow)
print("begun", flush=True)
project.build()
print("done", flush=True)
"""


def finished(project: Project) -> set[str]:
    """The articles that the manifest says are done, in parts or in drafts."""
    if not (project.place / NAME).exists():
        return set()
    database = sqlite3.connect(project.place / NAME)
    try:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")} & {"article", "draft"}
        return {name for table in tables for (name,) in database.execute(f"SELECT id FROM {table}")}
    finally:
        database.close()


@pytest.mark.slow
def test_a_killed_build_loses_no_finished_article_and_tears_nothing(
    project: Project, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isnad.pipeline.runner.BATCH", 4)
    root = str(Path(__file__).parents[2])
    program = "from isnad.pipeline import parts, runner\nrunner.BATCH = 4\nparts.CHUNK = 4000\n" + PROGRAM.format(
        tests=root, tmp_path=str(project.tmp_path), kind=project.kind
    )
    log, chance, done = project.tmp_path / "log", random.Random(7), set[str]()
    for _ in range(KILLS):
        (corpus / f"n{chance.randrange(40):02}.txt").write_text(f"{TEXT} {chance.random()}", encoding="utf-8")
        log.write_text("")
        before = finished(project)
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout
            assert running.stdout.readline() == "begun\n"
            time.sleep(chance.uniform(0.1, 0.9))
            running.send_signal(signal.SIGKILL)
        done = finished(project)
        assert done >= before
        assert len(set(log.read_text().split()) & before) <= 1  # the one that changed
        for path in part_files(project.place) if project.kind == "parts" else ():
            assert path.read_text(encoding="utf-8").endswith(" .\n")
    assert done
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)
    assert len(finished(project)) == 40
    expected = Project(project.tmp_path, project.kind)
    expected.place = project.tmp_path / "expected"
    expected.build()
    assert project.held() == expected.held()
