"""The small parts of a build."""

from pathlib import Path

import pytest

from isnad.errors import InputError
from isnad.graph.iris import ENTITIES
from isnad.graph.report import Finding, Report, Result
from isnad.graph.shared import References, Run
from isnad.model.article import Rejected
from isnad.pipeline.outlets import outlet_ids
from isnad.pipeline.plan import Batch, Built, Plan
from isnad.pipeline.report import Tally
from isnad.pipeline.sources import Inputs
from isnad.pipeline.storing import StoreWriter
from isnad.pipeline.whole_files import whole_file
from isnad.seeds.authority import Authority, load_authority
from isnad.store.embedded import EmbeddedStore

PREFIXES = """@prefix kg: <https://w3id.org/isnad/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix actor: <https://w3id.org/isnad/id/actor/> .
"""


def authority(folder: Path, entries: str) -> Authority:
    folder.mkdir()
    (folder / "actors.ttl").write_text(PREFIXES + entries, encoding="utf-8")
    return load_authority([folder])


# ---- files ----------------------------------------------------------------------------------------------------------


def test_a_file_takes_its_name_only_when_all_went_well(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with pytest.raises(TypeError), whole_file(path) as stream:
        stream.write("text, not bytes")  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())
    with whole_file(path) as stream:
        stream.write(b"whole")
        assert not path.exists()
    assert path.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match=r"none/a: cannot be written: No such file"),
        whole_file(tmp_path / "none" / "a"),
    ):
        pass


# ---- outlets --------------------------------------------------------------------------------------------------------


def test_a_name_that_two_outlets_share_names_neither(tmp_path: Path) -> None:
    known = authority(
        tmp_path / "seeds",
        """actor:north a kg:MediaOutlet ; skos:prefLabel "صوت الشمال"@ar , "North"@en ; skos:altLabel "الصوت"@ar .
           actor:south a kg:MediaOutlet ; skos:prefLabel "صوت الجنوب"@ar , "South"@en ; skos:altLabel "الصوت"@ar .
           actor:egypt a kg:State ; skos:prefLabel "مصر"@ar , "Egypt"@en .""",
    )
    ids = outlet_ids(known)
    assert ids["صوت الشمال"] == "actor/north"
    assert ids["south"] == "actor/south"
    assert "الصوت" not in ids
    assert "egypt" not in ids


# ---- the store ------------------------------------------------------------------------------------------------------


def test_entries_and_speakers_of_earlier_builds_stay(tmp_path: Path) -> None:
    egypt = 'actor:egypt a kg:State ; skos:prefLabel "مصر"@ar , "Egypt"@en .'
    both = authority(tmp_path / "a", egypt + 'actor:extra a kg:State ; skos:prefLabel "زائد"@ar , "Extra"@en .')
    later = authority(tmp_path / "b", egypt.replace("Egypt", "Arab Republic of Egypt"))
    run, plan = Run("1", "r", "a").quads(), Plan((), reason=False)
    with EmbeddedStore.memory() as store:
        StoreWriter(store, both).finish(References(speakers=frozenset({"actor/egypt"})), run, plan)
        StoreWriter(store, later).finish(References(), run, plan)
        kept = [line for line in store.dump().splitlines() if line.endswith(f"{ENTITIES} .")]
    assert any('"Extra"@en' in line for line in kept)
    assert [line for line in kept if '"Egypt"@en' in line] == []
    assert any('"Arab Republic of Egypt"@en' in line for line in kept)
    assert any("actor/egypt> " in line and "NamedSource" in line for line in kept)


# ---- the report -----------------------------------------------------------------------------------------------------


def result(severity: str, focus: str, article: str | None) -> Result:
    return Result(Finding("<urn:rule>", severity, focus, "", None, "minCount"), (("en", "wrong"),), article=article)


def test_what_is_wrong_with_a_shared_entry_counts_once() -> None:
    tally = Tally(Inputs((), 3, (Rejected("x", "no id"),)))
    shared = result("Violation", "<urn:actor>", None)
    for name in ("a", "b"):
        own = result("Violation", f"<urn:{name}>", name)
        built = Built(name, f"{name}.txt", types={"Support": 2}, triples=10, notes=("said",))
        tally.add(Batch((built, Rejected(f"{name}2", "bad")), References(), Report((shared, own))))
    tally.shared_triples = 5
    report = tally.report(1.5)
    assert report.findings["Violation"] == {"urn:rule": 3}
    assert [violation.article for violation in report.violations] == [None, "a", "b"]
    assert (report.articles, report.triples, report.claims) == (2, 25, {"Support": 4})
    assert [rejected.origin for rejected in report.rejected] == ["x", "a2", "b2"]
    assert report.notes == (("a.txt", "said"), ("b.txt", "said"))
    assert not report.conforms
