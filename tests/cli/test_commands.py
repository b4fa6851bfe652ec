"""kg as a person runs it: what it prints where, which files it writes, and its exit status."""

import json
import os
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import KG, NEWS, Run

from isnad.cli import COMMANDS
from isnad.model.article import Article
from isnad.model.claim import Claim
from isnad.pipeline.rules_reader import RulesReader
from isnad.store import EmbeddedStore


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The graph of one article, as Turtle."""
    folder = tmp_path_factory.mktemp("graph")
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    subprocess.run([*KG, "build", "a.txt", "--out", "g.ttl"], cwd=folder, check=True, capture_output=True)
    return str(folder / "g.ttl")


# ---- the whole way --------------------------------------------------------------------------------------------------


def test_build_then_query_in_the_same_folder(kg: Run) -> None:
    built = kg("build", "corpus")
    assert built.status == 0, built.err
    assert built.out == ""
    assert "updating the project's store in .isnad" in built.err
    assert re.search(r"2 articles, \d+ claims \(.*\), \d+ incidents, \d+ triples, 0 rejected, 0 violations", built.err)
    asked = kg("query", "actions", "--format", "csv")
    assert asked.status == 0, asked.err
    assert "asking the project's store in .isnad" in asked.err
    assert "قصفت" in asked.out


def test_with_a_file_to_write_no_store_is_touched(kg: Run) -> None:
    assert kg("build", "corpus", "--out", "g.ttl").status == 0
    assert Path("g.ttl").is_file()
    assert not Path(".isnad").exists()


def test_dash_is_turtle_on_standard_output_and_nothing_else(kg: Run) -> None:
    done = kg("build", "-", "--out", "-", "--published", "2019-04-05", stdin=NEWS.encode())
    assert done.status == 0, done.err
    assert done.out.startswith("@prefix")
    assert '"2019-04-05"' in done.out
    assert "1 articles" in done.err


def test_claims_flow_through_a_pipe(kg: Run) -> None:
    done = kg("extract", "corpus")
    assert done.status == 0, done.err
    records = [json.loads(line) for line in done.out.splitlines()]
    assert [row["id"] for row in records if row["record"] == "article"] == ["a", "b"]
    assert {row["record"] for row in records} == {"article", "claim"}


def test_claims_go_through_a_pipe_into_the_graph_that_build_makes(kg: Run) -> None:
    assert kg("build", "corpus", "--out", "a.ttl", "--claims", "c.jsonl").status == 0
    piped = kg("build", "--from-claims", "-", "--out", "b.ttl", stdin=kg("extract", "corpus").out.encode())
    assert piped.status == 0, piped.err
    known = kg("build", "c.jsonl", "--articles", "corpus", "--out", "c.ttl")
    assert "c.jsonl holds claims" in known.err
    assert Path("a.ttl").read_bytes() == Path("b.ttl").read_bytes() == Path("c.ttl").read_bytes()
    both = kg("build", "c.jsonl", "corpus", "--out", "d.ttl")
    assert both.status == 2
    assert "build them one after the other" in both.err
    assert kg("build", "corpus", "--articles", "corpus").status == 2


def test_diff_ends_like_diff(kg: Run) -> None:
    kg("build", "corpus", "--out", "a.nq", "--claims", "c.jsonl")
    assert kg("diff", "a.nq", "c.jsonl").status == 0
    lines = Path("c.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    Path("d.jsonl").write_text("".join(lines[:-1]), encoding="utf-8")
    differing = kg("diff", "a.nq", "d.jsonl")
    assert differing.status == 1
    assert "- removed " in differing.out
    assert differing.out.splitlines()[-1].startswith("claims: 0 added, 1 removed, ")
    (change,) = json.loads(kg("diff", "a.nq", "d.jsonl", "--json").out)["changes"]
    assert (change["what"], change["article"], change["new"]) == ("removed", "b", None)
    assert change["quotes"][0] in NEWS
    assert kg("diff", "a.nq", "nowhere.nq").status == 2
    assert kg("diff", "a.nq").status == 2
    refused = kg("diff", "a.nq", "d.jsonl", "--ignore", "certanty")
    assert refused.status == 2
    assert "certainty" in " ".join(refused.err.split())


def test_reviews_are_written_asked_and_outlive_a_rebuild(kg: Run) -> None:
    kg("build", "corpus")
    before = kg("query", "actions", "-f", "csv").out.splitlines()
    listed = kg("review", "--list", "--article", "a", "--rule", "strike.v").out.splitlines()
    assert listed[0].startswith("claim,verdict,field,value,why,rule")
    claim = listed[1].partition(",")[0]
    assert "/article/a/claim/" in claim
    made = kg("review", "--article", "a", "--rule", "strike.v", "--by", "Amal", stdin=b"r\nnot so\n")
    assert made.status == 0, made.err
    assert "قصفت" in made.err
    assert "1 reviews written to .isnad/reviews.jsonl" in made.err
    (review,) = map(json.loads, Path(".isnad/reviews.jsonl").read_text(encoding="utf-8").splitlines())
    assert (review["claim"], review["verdict"], review["by"], review["why"]) == (claim, "reject", "Amal", "not so")
    after = kg("query", "actions", "-f", "csv").out.splitlines()
    assert [line for line in before if claim in line]
    assert after == [line for line in before if claim not in line]
    again = kg("build", "corpus", "--rebuild")
    assert "following 1 reviews of .isnad/reviews.jsonl" in again.err
    assert kg("query", "actions", "-f", "csv").out.splitlines() == after
    assert "rejected by Amal, set aside: not so" in kg("explain", claim).out
    assert claim not in kg("export").out
    assert claim in kg("export", "--all").out
    assert "strike.v" in kg("review", "--report").out
    unknown = kg("review", "--list", "--rule", "strik.v")
    assert (unknown.status, unknown.out) == (2, "")
    assert "strike.v" in unknown.err
    assert "no article" in kg("review", "--list", "--article", "nowhere").err
    assert claim not in kg("review", "--list").out


def test_corrections_come_from_a_table_and_are_shown_as_such(kg: Run) -> None:
    kg("build", "corpus", "--out", "g.nq", "--no-link")
    claim = kg("review", "g.nq", "--list", "--rule", "strike.v").out.splitlines()[1].partition(",")[0]
    Path("t.csv").write_text(f"claim,verdict,field,value,why\n{claim},c,agent,تركيا,names\n", encoding="utf-8")
    made = kg("review", "g.nq", "--from", "t.csv", "--by", "Amal", "--reviews", "r.jsonl")
    assert made.status == 0, made.err
    assert json.loads(Path("r.jsonl").read_text(encoding="utf-8"))["fields"] == {"agent": ["actor/turkey"]}
    assert kg("build", "corpus", "--out", "h.nq", "--no-link", "--reviews", "r.jsonl").status == 0
    asked = kg("query", "actions", "--graph", "h.nq", "-f", "csv")
    assert claim not in asked.out
    assert "Turkey" in kg("export", "h.nq").out
    assert "is a correction by Amal of article:" in asked.err
    Path("bad.csv").write_text(f"claim,verdict,field,value\n{claim},c,status,Plannde\n", encoding="utf-8")
    bad = kg("review", "g.nq", "--from", "bad.csv", "--by", "Amal", "--reviews", "r.jsonl")
    assert bad.status == 2
    assert "'Plannde' is none of Actual" in bad.err
    assert len(Path("r.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_export_goes_to_a_pipe_or_a_file(kg: Run) -> None:
    kg("build", "corpus")
    piped = kg("export", "--format", "csv", "--bom")
    assert piped.status == 0, piped.err
    assert piped.out.startswith("\ufeffclaim,article,")
    assert "exporting the project's store" in piped.err
    assert kg("export", ".isnad/store", "-f", "csv", "-o", "c.csv").out == ""
    assert Path("c.csv").read_bytes() == piped.out.removeprefix("\ufeff").encode()
    assert kg("export", "-f", "xls").status == 2
    assert kg("export", "-f", "nanopub", "--creator", "me").status == 2
    assert kg("export", "nowhere.ttl").status == 2


def test_loading_turtle_gives_the_store_that_quads_give(kg: Run) -> None:
    for suffix in ("ttl", "nq"):
        assert kg("build", "corpus", "--out", f"g.{suffix}.gz").status == 0
        loaded = kg("load", f"g.{suffix}.gz", "--store", f"store-{suffix}")
        assert loaded.status == 0, loaded.err
        assert "2 articles" in loaded.err
    rows = {s: kg("query", "evidence", "-f", "json", "--store", f"store-{s}").out for s in ("ttl", "nq")}
    assert len(set(rows.values())) == 1
    assert "قصفت" in rows["ttl"]


def test_a_store_is_counted_compacted_dumped_and_verified(kg: Run) -> None:
    kg("build", "corpus", "--out", "g.nq")
    assert kg("load", "g.nq").status == 0
    counts = json.loads(kg("store", "stats", "--json").out)
    assert (counts["articles"], counts["quads"]) == (2, len(Path("g.nq").read_text(encoding="utf-8").splitlines()))
    before = kg("store", "dump").out
    assert sorted(before.splitlines()) == sorted(Path("g.nq").read_text(encoding="utf-8").splitlines())
    assert kg("store", "compact").status == 0
    assert kg("store", "dump", "--out", "d.nq").status == 0
    assert Path("d.nq").read_text(encoding="utf-8") == before
    assert kg("store", "verify").status == 0
    assert kg("store", "verify", "g.nq").err.endswith("2 graphs verified, 0 problems\n")
    Path("d.nq").write_text(re.sub(r".*ontology#polarity.*\n", "", before), encoding="utf-8")
    kg("load", "d.nq")
    changed = kg("store", "verify", "g.nq")
    assert changed.status == 1
    assert "lacks 2 and has 0 other quads" in changed.err  # as many as there are claims


def test_what_was_loaded_over_a_build_is_built_again(kg: Run) -> None:
    assert kg("build", "corpus", "--out", "g.nq", "--store", "s").status == 0
    assert kg("store", "verify", "--store", "s").status == 0
    before = articles_of(kg("store", "dump", "--store", "s").out)
    text = Path("g.nq").read_text(encoding="utf-8")
    Path("other.nq").write_text(re.sub(r".*ontology#polarity.*\n", "", text), encoding="utf-8")
    assert kg("load", "other.nq", "--store", "s").status == 0
    assert articles_of(kg("store", "dump", "--store", "s").out) != before
    assert kg("build", "corpus", "--store", "s").status == 0
    assert articles_of(kg("store", "dump", "--store", "s").out) == before


def articles_of(nquads: str) -> list[str]:
    return [line for line in nquads.splitlines() if "/graph/article/" in line]


def test_an_article_that_the_manifest_has_and_the_store_lacks_is_told(kg: Run) -> None:
    kg("build", "corpus", "--store", "s")
    with EmbeddedStore.open(Path("s")) as store:
        store.replace([name for name in store.graphs() if name.endswith("/a")], "")
    done = kg("store", "verify", "--store", "s")
    assert done.status == 1
    assert "graph/article/a: was built into this store, says its manifest, and is not there" in done.err


def test_loading_prunes_what_the_files_lack(kg: Run) -> None:
    kg("build", "corpus", "--out", "g.nq")
    kg("load", "g.nq")
    Path("one").mkdir()
    Path("corpus/a.txt").rename("one/a.txt")
    kg("build", "one", "--out", "one.nq")
    done = kg("load", "one.nq", "--prune")
    assert "1 articles removed" in done.err
    assert json.loads(kg("store", "stats", "--json").out)["articles"] == 1


def test_a_command_whose_packages_are_missing_names_the_extra() -> None:
    code = "import sys; sys.modules['uvicorn'] = None; from isnad.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, "serve"], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr == "Error: the package uvicorn is missing from this installation: pip install 'isnad[serve]'\n"


@pytest.mark.parametrize(
    "command", [("store", "stats"), ("store", "compact"), ("store", "dump"), ("store", "verify"), ("link",)]
)
def test_looking_after_a_store_makes_none(kg: Run, command: tuple[str, ...]) -> None:
    done = kg(*command, "--store", "none")
    assert done.status == 2
    assert "there is no store in none" in done.err
    assert not Path("none").exists()


def test_validate_reads_what_build_wrote(kg: Run) -> None:
    kg("build", "corpus", "--out", "g.nq")
    done = kg("validate", "g.nq")
    assert done.status == 0, done.err
    assert done.err.splitlines()[-1].startswith("conforms: 0 violations")
    text = Path("g.nq").read_text(encoding="utf-8")
    Path("bad.nq").write_text(re.sub(r".*ontology#polarity.*\n", "", text, count=1), encoding="utf-8")
    broken = kg("validate", "bad.nq")
    assert broken.status == 1
    assert "Violation" in broken.err
    assert "Claim-polarity: article a" in broken.err
    assert "does not conform: " in broken.err


def test_explain_marks_the_words_in_their_sentence(kg: Run) -> None:
    kg("build", "corpus")
    done = kg("explain", "a")
    assert done.status == 0, done.err
    marked = next(line for line in done.out.splitlines() if "قصفت" in line)
    assert "⟦" in marked
    assert "قصفت" in marked.partition("⟦")[2].partition("⟧")[0]
    assert marked.replace("⟦", "").replace("⟧", "").endswith(NEWS.splitlines()[0])
    assert re.search(r"rule: \S+ \(confidence 0\.\d+\)", done.out)
    assert "source 1: " in done.out
    assert not re.search("[\u2066-\u2069\u202a-\u202e\u200e\u200f\ufe70-\ufefc\x1b]", done.out)
    claim = re.search(r"claim ([0-9a-f]{12})", done.out)
    assert claim is not None
    assert done.out.startswith(kg("explain", claim[1]).out.strip())
    file = kg("explain", "corpus/a.txt")
    assert file.out.replace("article a", "") == done.out.replace("article a", "")


def test_the_demo_runs_anywhere_and_writes_nothing(kg: Run) -> None:
    shutil.rmtree("corpus")
    done = kg("demo")
    assert done.status == 0, done.err
    assert "Egypt" in done.out
    assert "حفتر" in done.out
    assert not list(Path().iterdir())


def test_doctor_finds_all_that_is_required(kg_apart: Run) -> None:
    done = kg_apart("doctor", env={"CAMELTOOLS_DATA": "nowhere"})
    assert done.status == 0
    assert "ok     pyoxigraph" in done.out
    assert "absent camel-tools MorphologyDB" in done.out
    assert "get it: camel_data -i" in done.out
    assert not Path("nowhere").exists()


# ---- what is wrong --------------------------------------------------------------------------------------------------


def test_a_rejected_article_is_told_and_fails_only_when_strict(kg: Run) -> None:
    Path("corpus/english.txt").write_text("The army said that it had struck the airport.")
    done = kg("build", "corpus", "--out", "g.ttl")
    assert done.status == 0
    assert "rejected corpus/english.txt: not Arabic: 0% of its letters are" in done.err
    assert kg("build", "corpus", "--out", "g.ttl", "--strict").status == 1


def test_an_article_that_cannot_be_read_for_our_fault_is_told_apart_with_status_1(
    kg: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = RulesReader.read

    def stumble(reader: RulesReader, article: Article) -> tuple[Claim, ...]:
        if article.id == "a":
            raise IndexError("a bug")
        return read(reader, article)

    monkeypatch.setattr(RulesReader, "read", stumble)
    done = kg("build", "corpus", "--out", "g.ttl", "--report", "r.json")
    assert done.status == 1
    assert "failed corpus/a.txt: IndexError: a bug (a fault of kg: please report it" in done.err
    assert re.search(r"^1 articles, .* 0 rejected, 1 failed, 0 violations", done.err, re.MULTILINE)
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert (report["failures"], report["rejections"], [one["id"] for one in report["failed"]]) == (1, 0, ["a"])


def test_of_many_notes_of_a_kind_the_first_are_shown_and_all_counted(kg: Run) -> None:
    rows = (json.dumps({"id": f"r{n}", "text": "أعلنت مصر ذلك في القاهرة.", "date": f"soon {n}"}) for n in range(30))
    Path("rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = kg("build", "rows.jsonl", "--out", "g.ttl", "--report", "r.json")
    assert done.err.count("note rows.jsonl:") == 5
    assert "note 25 more: the date … is left out" in done.err
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert (sum(report["notes_by_kind"].values()), len(report["notes"])) == (30, 30)


def test_a_graph_is_not_replaced_by_an_empty_one(kg: Run) -> None:
    kg("build", "corpus", "--out", "g.ttl")
    kg("build", "corpus", "--store", "s")
    before = Path("g.ttl").read_bytes()
    Path("bare").mkdir()
    for done in (kg("build", "bare", "--out", "g.ttl"), kg("build", "bare", "--store", "s", "--prune")):
        assert done.status == 3
        assert "no article is there" in done.err
    Path("bare/e.txt").write_text("in English", encoding="utf-8")
    done = kg("build", "bare", "--out", "g.ttl")
    assert "g.ttl: is kept as it was, since nothing was built (bare/e.txt: not Arabic: " in done.err
    assert Path("g.ttl").read_bytes() == before
    assert not list(Path().glob("*.part"))
    assert json.loads(kg("store", "stats", "--store", "s", "--json").out)["articles"] == 2


def test_an_input_without_articles_is_told(kg: Run) -> None:
    Path("bare").mkdir()
    assert "no article is there: name files or folders" in kg("build", "bare", "--out", "g.ttl").err
    assert "no article is there" not in kg("build", "corpus", "--out", "g.ttl").err


def test_the_report_file_holds_what_the_summary_says(kg: Run) -> None:
    kg("build", "corpus", "--out", "g.ttl", "--report", "r.json")
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert report["articles"] == 2
    assert report["claims"]["total"] == sum(n for kind, n in report["claims"].items() if kind != "total") > 0
    assert report["seconds"] > 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("build", "none/"), "none/: there is no such file or folder"),
        (("build", "no*.txt"), "matches nothing"),
        (("build", "corpus", "--out", "g.xyz"), "unknown kind of graph file"),
        (("build", "corpus", "--published", "5/4/2019"), "not a day such as 2020-01-31"),
        (("build", "corpus", "--seeds-only"), "--seeds-only needs --seeds DIR"),
        (("build", "corpus", "--field", "body"), "--field body: write one of id, title, text"),
        (("build",), "Missing argument"),
        (("bild",), "No such command 'bild'"),
        (("query", "nothing-like-it"), "there is no query 'nothing-like-it'"),
        (("query", "supporters", "--actor"), "--actor needs a value"),
        (("query", "supporters", "stray"), "'stray' belongs to no option"),
        (("query", "supporters", "--format", "xml"), "--format xml: one of table, csv"),
        (("query", "supporters", "--graph", "corpus/a.txt", "--store", "s"), "give one of --graph, --store"),
        (("validate", "none.ttl"), "none.ttl"),
        (("build", "corpus", "--engine", "dask", "--out", "corpus/a.txt"), "writes a folder of parts"),
        (("build", "corpus", "--out", "no/such/folder/g.ttl"), "there is no folder no/such/folder: make it first"),
        (
            ("build", "corpus", "--out", "g.ttl", "--report", "none/r.json"),
            "there is no folder none",
        ),
        (("extract", "corpus", "--out", "c.jsonl", "--report", "corpus"), "--report corpus: is a folder"),
        (("query", "supporters"), "make it with kg build PATH"),
        (("validate",), "make it with kg build PATH"),
        (("validate", "corpus/a.txt"), "unknown kind of graph file"),
        (("explain", "a"), "make it with kg build PATH"),
        (("diff", "none.nq", "none.nq"), "there is no such file or store"),
        (("seeds", "suggest", "none.nq"), "there is no such file or store"),
    ],
)
def test_wrong_usage_is_said_in_a_line_with_status_2(kg: Run, words: tuple[str, ...], message: str) -> None:
    done = kg(*words)
    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert "Traceback" not in done.err
    assert not Path("g.ttl").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("validate", "broken.ttl"), "broken.ttl:1: not ttl"),
        (("load", "broken.ttl"), "broken.ttl:1: not ttl"),
        (("diff", "broken.ttl", "broken.ttl"), "broken.ttl:1: not ttl"),
        (("build", "corpus", "--seeds", "corpus", "--seeds-only", "--out", "g.ttl"), "corpus"),
        (("build", "corpus", "--metadata", "bad.csv"), "bad.csv:2: date 'x' is not a day"),
    ],
)
def test_a_failure_is_said_in_a_line_with_status_3(kg: Run, words: tuple[str, ...], message: str) -> None:
    Path("broken.ttl").write_text("<a> <b> .")
    Path("bad.csv").write_text("id,date\na,x\n")
    done = kg(*words)
    assert (done.status, done.out) == (3, "")
    assert message in done.err
    assert "Traceback" not in done.err
    assert not Path("g.ttl").exists()


def test_an_unknown_name_lists_what_is_near_with_status_2(kg: Run, graph: str) -> None:
    done = kg("query", "supporters", "--graph", graph, "--actor", "Egipt")
    assert done.status == 2
    assert "no actor is called 'Egipt'; near names:" in done.err
    assert "Egypt" in done.err


def test_a_debugger_sees_the_traceback(kg_apart: Run) -> None:
    assert "Traceback" in kg_apart("validate", env={"KG_DEBUG": "1"}).err


def test_a_reader_that_stops_listening_is_no_failure(kg: Run) -> None:
    command = " ".join(f"'{word}'" for word in (*KG, "queries")) + " | head -n 1; echo ${PIPESTATUS[0]}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
    assert done.stdout.split()[-1] == b"0"


@pytest.mark.slow
def test_ctrl_c_ends_with_130_and_leaves_no_torn_file(kg: Run) -> None:
    rows = "".join(json.dumps({"id": f"r{n}", "text": NEWS * 20}) + "\n" for n in range(3000))
    Path("rows.jsonl").write_text(rows)
    heeded = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # in the background it is ignored
    )
    words = [sys.executable, "-c", f"{heeded}; {KG[-1]}", "build", "rows.jsonl", "--out", "g.nq", "-j", "1"]
    process = subprocess.Popen(words, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not Path("g.nq.part").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert not Path("g.nq").exists()
    assert not Path("g.nq.part").exists()


# ---- itself ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_examples(kg: Run, name: str) -> None:
    done = kg(name, "--help")
    assert done.status == 0, done.err
    assert f"  kg {name}" in done.out
    assert "Example" in done.out


def test_help_comes_at_once(kg_apart: Run) -> None:
    def seconds() -> float:
        """Of the processor, so that other work on the machine does not count."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert kg_apart("--help").status == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(3)) < 0.3


def test_the_version_is_said(kg: Run) -> None:
    assert re.fullmatch(r"isnad \d+\.\d+\.\d+\n", kg("--version").out)


def test_output_is_utf_8_under_any_locale(kg_apart: Run, graph: str) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = kg_apart("query", "actions", "--graph", graph, env=plain)
    assert done.status == 0, done.err
    assert "قصفت" in done.out


def test_the_default_build_loads_no_model_and_opens_no_socket(kg: Run) -> None:
    script = """
import socket, sys
def refuse(*_args, **_kwargs): raise SystemExit("a socket was opened")
socket.socket.connect = socket.socket.bind = refuse
sys.argv = ["kg", "build", "corpus", "--out", "g.nq", "-j", "1"]
from isnad.cli import main
try:
    main()
except SystemExit as done:
    assert not done.code, done.code
loaded = {"torch", "transformers", "camel_tools.data", "camel_tools.morphology"} & set(sys.modules)
assert not loaded, loaded
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


# ---- on a terminal --------------------------------------------------------------------------------------------------


def on_a_terminal(*words: str) -> tuple[int, str]:
    """Status and everything written, where both outputs are a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([*KG, *words], stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    written = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # Linux says so when the other side has closed
            break
        if not chunk:
            break
        written += chunk
    os.close(ours)
    return process.wait(timeout=60), written.decode()


def test_on_a_terminal_words_keep_their_direction_and_their_letters(kg: Run) -> None:
    status, shown = on_a_terminal("explain", "corpus/a.txt")
    assert status == 0, shown
    marked = next(line for line in shown.splitlines() if "قصفت" in line)
    words = marked.partition("\u2068")[2].partition("\u2069")[0]
    assert words.replace("⟦", "").replace("⟧", "") == NEWS.splitlines()[0]


def test_on_a_terminal_progress_is_shown_and_taken_away(kg: Run) -> None:
    status, shown = on_a_terminal("build", "corpus", "--out", "g.ttl")
    assert status == 0, shown
    assert "articles" in shown
    assert "2 articles, " in shown.splitlines()[-1]
