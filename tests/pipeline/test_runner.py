"""Several processes do what one does, in the same order; the death of one costs nothing but its article."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from isnad.errors import IsnadError, SeedError
from isnad.model.article import Rejected
from isnad.pipeline.build import Targets, build
from isnad.pipeline.plan import Plan

TEXT = "أعلنت غرفة العمليات أن طائراتها قصفت محيط المطار القديم ليل أمس."
SEEDS = """@prefix kg: <https://w3id.org/isnad/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/isnad/id/actor/egypt> a kg:State ; skos:prefLabel "مصر"@ar , "Egypt"@en ."""
READER = """
import os, re
from isnad.errors import IsnadError, SeedError
from isnad.model.claim import Claim, Entity, Evidence, Hop, Occurrence, Source, Span

class Stub:
    def date_in_words(self, text):
        return None

    def read(self, article):
        if "قاتل" in article.text:
            os._exit(9)
        chain = (Hop(Source("article"), "OwnVoice"),)
        spans = (Span(*match.span()) for match in re.finditer("قصفت", article.text))
        return tuple(Claim(article.id, "Claim", Occurrence("AirStrike", agents=(Entity("actor/egypt", "State", "x"),)),
                     chain, (Evidence(span, "قصفت"),)) for span in spans)

def load(seeds):
    return Stub()

def broken(seeds):
    raise SeedError(seeds[0], 3, "no such tie")
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "actors.ttl").write_text(SEEDS, encoding="utf-8")
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "stub_reader.py").write_text(READER, encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    for number in range(40):
        (tmp_path / "corpus" / f"n{number:02}.txt").write_text(f"{TEXT} {number}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "lib"))
    monkeypatch.delitem(sys.modules, "stub_reader", raising=False)
    import stub_reader  # type: ignore[import-not-found]  # noqa: PLC0415

    return Plan((tmp_path / "seeds",), shapes=None, suffix=".nq", claims=True, load=stub_reader.load)


def outputs(tmp_path: Path, plan: Plan, workers: int) -> tuple[bytes, bytes, tuple[Rejected, ...]]:
    out, claims = tmp_path / f"{workers}.nq", tmp_path / f"{workers}.jsonl"
    report = build([str(tmp_path / "corpus")], plan, Targets(out=str(out), claims=claims), workers)
    return out.read_bytes(), claims.read_bytes(), (*report.rejected, *report.failed)


def test_the_number_of_processes_changes_no_byte(tmp_path: Path, plan: Plan) -> None:
    assert outputs(tmp_path, plan, 1) == outputs(tmp_path, plan, 2)


@pytest.mark.slow
def test_an_article_that_kills_its_process_is_rejected_and_no_other_is_lost(tmp_path: Path, plan: Plan) -> None:
    expected, _, _ = outputs(tmp_path, plan, 1)
    for name in ("n11-killer", "n30-killer"):
        (tmp_path / "corpus" / f"{name}.txt").write_text(f"{TEXT} قاتل", encoding="utf-8")
    graph, _, rejected = outputs(tmp_path, plan, 2)
    assert graph == expected
    assert [item.id for item in rejected] == ["n11-killer", "n30-killer"]
    assert rejected[0].reason == "the process that read it died (out of memory, or killed)"


def test_wrong_seeds_are_said_as_they_are_in_one_process(tmp_path: Path, plan: Plan) -> None:
    (tmp_path / "seeds" / "actors.ttl").write_text("<urn:x> a <urn:y> .", encoding="utf-8")
    with pytest.raises(SeedError) as alone:
        outputs(tmp_path, plan, 1)
    with pytest.raises(SeedError) as together:
        outputs(tmp_path, plan, 2)
    assert str(alone.value) == str(together.value)


def at_killer(tmp_path: Path, *lines: str) -> None:
    """Lets the stub do that when it meets «قاتل»; `mark` is a file of the article's own."""
    path = tmp_path / "lib" / "stub_reader.py"
    program = "\n            ".join(
        ("from pathlib import Path", f"mark = Path({str(tmp_path)!r}) / f'{{article.id}}.met'", *lines)
    )
    path.write_text(READER.replace("os._exit(9)", program))


@pytest.mark.slow
def test_processes_killed_by_chance_cost_nothing(tmp_path: Path, plan: Plan) -> None:
    for number in (3, 17, 18):
        (tmp_path / "corpus" / f"n{number:02}.txt").write_text(f"{TEXT} قاتل {number}\n", encoding="utf-8")
    at_killer(tmp_path, "pass")
    expected = outputs(tmp_path, plan, 3)
    at_killer(tmp_path, "met = mark.exists()", "mark.touch()", "met or os.kill(os.getpid(), 9)")
    assert outputs(tmp_path, plan, 3) == expected
    assert len(list(tmp_path.glob("*.met"))) == 3


@pytest.mark.slow
def test_ctrl_c_ends_a_build_while_its_processes_are_at_work(tmp_path: Path, plan: Plan) -> None:
    (tmp_path / "corpus" / "n00.txt").write_text(f"{TEXT} قاتل\n", encoding="utf-8")
    at_killer(tmp_path, "import time", "mark.touch()", "time.sleep(600)")
    program = f"""
import os
import signal
import subprocess
import sys
import time
sys.path.insert(0, {str(tmp_path / "lib")!r})
import stub_reader
from pathlib import Path
from isnad.pipeline.build import Targets, build
from isnad.pipeline.plan import Plan
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what starts the tests may have it ignored
    plan = Plan((Path({str(tmp_path / "seeds")!r}),), shapes=None, suffix=".nq", load=stub_reader.load)
    build([{str(tmp_path / "corpus")!r}], plan, Targets(out={str(tmp_path / "g.nq")!r}), 2)
"""
    (tmp_path / "main.py").write_text(program)
    command = [sys.executable, str(tmp_path / "main.py")]
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path / 'lib'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as running:
        while not (tmp_path / "n00.met").exists():
            assert running.poll() is None
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        try:
            _, said = running.communicate(timeout=60)  # not the 600 s that the article takes
        finally:
            running.kill()
    assert running.returncode != 0
    assert "KeyboardInterrupt" in said
    assert not list(tmp_path.glob("g.nq*"))


@pytest.mark.slow
def test_processes_that_die_as_they_start_end_the_build(tmp_path: Path, plan: Plan) -> None:
    path = tmp_path / "lib" / "stub_reader.py"
    path.write_text(path.read_text().replace("return Stub()", "os._exit(9)"))
    with pytest.raises(IsnadError, match="die as they start"):
        outputs(tmp_path, plan, 2)
