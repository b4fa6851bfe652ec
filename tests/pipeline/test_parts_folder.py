"""A folder of parts: the same quads as one file, rewritten only where something changed, whole after any death."""

import gzip
import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from isnad.errors import InputError
from isnad.graph.write import FORMATS
from isnad.pipeline import parts
from isnad.pipeline.manifest import NAME, Manifest, Row
from isnad.pipeline.parts import Parts, Shape, part_files

SHAPE = Shape(FORMATS[".nq"], packed=False, size=4000)


def text_of(name: str, version: int = 0) -> str:
    lines = range(3 + int(name[-1]) % 4)
    return "".join(f'<urn:{name}> <urn:says> "{version}.{line}" <urn:g/{name}> .\n' for line in lines)


class KilledError(Exception):
    """The process is killed here."""


class Folder:
    """A folder of parts and what it should hold."""

    def __init__(self, path: Path, shape: Shape = SHAPE) -> None:
        self.path, self.shape = path, shape
        path.mkdir(exist_ok=True)
        self.made: list[str] = []

    def run(self, corpus: dict[str, int | None], stop: Callable[[int], bool] = lambda _: False) -> None:
        """Brings the folder to that corpus: the version of each id, None for an article that cannot be read."""
        self.made = []
        shape = replace(self.shape, listed=corpus) if self.shape.listed is not None else self.shape
        with Manifest.open(self.path) as manifest:
            folder = Parts(manifest, shape)
            for number, (name, version) in enumerate(sorted(corpus.items())):
                if stop(number):
                    raise KilledError
                if version is None:
                    folder.keep_if_there(name)
                elif manifest.stamp(name) == str(version):
                    folder.keep(name)
                else:
                    self.made.append(name)
                    folder.add(Row(name, str(version)), text_of(name, version))
            folder.finish()

    def held(self) -> str:
        """All lines of all parts."""
        files = part_files(self.path)
        data = [gzip.decompress(f.read_bytes()) if self.shape.packed else f.read_bytes() for f in files]
        return b"".join(data).decode()

    def contents(self) -> dict[str, tuple[int, bytes]]:
        return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in part_files(self.path)}


def expected(corpus: dict[str, int]) -> list[str]:
    return sorted("".join(text_of(name, version) for name, version in corpus.items()).splitlines())


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "CHUNK", 700)


def corpus_of(count: int, step: int = 2) -> dict[str, int]:
    return {f"n{number:04}": 0 for number in range(0, count * step, step)}


@pytest.mark.parametrize("packed", [False, True])
def test_the_parts_together_hold_all_articles_once(tmp_path: Path, packed: bool) -> None:
    folder = Folder(tmp_path, replace(SHAPE, packed=packed, size=700 if packed else 4000))
    folder.run(corpus_of(120))
    assert sorted(folder.held().splitlines()) == expected(corpus_of(120))
    assert len(part_files(tmp_path)) > 3
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("part-")) == [NAME]


def test_a_rerun_makes_only_what_changed_and_touches_no_other_part(tmp_path: Path) -> None:
    folder, corpus = Folder(tmp_path), corpus_of(120)
    folder.run(corpus)
    before = folder.contents()
    folder.run(corpus)
    assert folder.made == []
    assert folder.contents() == before
    corpus["n0100"] = 1
    corpus["n0101"] = 0
    folder.run(corpus)
    assert folder.made == ["n0100", "n0101"]
    assert sorted(folder.held().splitlines()) == expected(corpus)
    after = folder.contents()
    assert after.keys() == before.keys()
    assert sum(after[name] != before[name] for name in before) == 1


def test_what_the_corpus_no_longer_has_stays_until_it_is_pruned(tmp_path: Path) -> None:
    folder, corpus = Folder(tmp_path), corpus_of(120)
    folder.run(corpus)
    left = {name: version for name, version in corpus.items() if not "n0040" <= name < "n0150"}
    folder.run(left)
    assert sorted(folder.held().splitlines()) == expected(corpus)
    Folder(tmp_path, replace(SHAPE, listed=())).run(left)
    assert sorted(folder.held().splitlines()) == expected(left)
    with Manifest.open(tmp_path) as manifest:
        assert {name for name, _, _ in manifest.files()} == {path.name for path in part_files(tmp_path)}


def test_an_article_that_cannot_be_read_any_more_stays_as_it_was(tmp_path: Path) -> None:
    folder, corpus = Folder(tmp_path, replace(SHAPE, listed=())), corpus_of(30)
    folder.run(corpus)
    folder.run({**corpus, "n0010": None, "n0011": None})
    assert sorted(folder.held().splitlines()) == expected(corpus)


def test_a_part_that_grows_is_split(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.run(corpus_of(120))
    folder.run(corpus_of(240, 1) | {f"n0100-{number:03}": 0 for number in range(300)})
    assert sorted(folder.held().splitlines()) == expected(
        corpus_of(240, 1) | {f"n0100-{number:03}": 0 for number in range(300)}
    )
    assert max(len(data) for _, data in folder.contents().values()) < SHAPE.size * 3


def test_a_build_that_was_killed_goes_on_where_it_was_and_ends_with_the_same_bytes(tmp_path: Path) -> None:
    whole, broken = Folder(tmp_path / "whole"), Folder(tmp_path / "broken")
    whole.run(corpus_of(120))
    for last in (17, 50, 51, 119):
        with pytest.raises(KilledError):
            broken.run(corpus_of(120), stop=last.__eq__)
        assert len(broken.made) <= last
    broken.run(corpus_of(120))
    assert len(broken.made) < 10
    assert {name: data for name, (_, data) in broken.contents().items()} == {
        name: data for name, (_, data) in whole.contents().items()
    }


def test_any_history_of_changes_and_deaths_ends_as_the_corpus_is(tmp_path: Path) -> None:
    chance, corpus = random.Random(7), corpus_of(60)
    folder = Folder(tmp_path, replace(SHAPE, size=1500, listed=()))
    for _ in range(60):
        for name in chance.sample(sorted(corpus), 5):
            corpus[name] += 1
        for name in chance.sample(sorted(corpus), 3):
            del corpus[name]
        corpus |= {f"n{chance.randrange(200):04}": 0 for _ in range(4)}
        death = chance.randrange(2 * len(corpus))
        try:
            folder.run(corpus, stop=death.__eq__)
        except KilledError:
            lines = folder.held().splitlines()
            assert len(lines) == len(set(lines))  # in the parts that are there, nothing is torn or twice
            assert all(line.endswith(" .") for line in lines)
    folder.run(corpus)
    assert sorted(folder.held().splitlines()) == expected(corpus)


def test_a_death_between_the_decision_and_the_renaming_is_made_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, corpus = Folder(tmp_path), corpus_of(120)
    folder.run(corpus)
    corpus["n0100"] = 1

    def killed(_manifest: Manifest) -> None:
        raise KilledError

    with monkeypatch.context() as broken:
        settle = Manifest.settle
        calls = iter([settle, killed])
        broken.setattr(Manifest, "settle", lambda manifest: next(calls)(manifest))  # noqa: PLW0108 - one call each
        with pytest.raises(KilledError):
            folder.run(corpus)
    assert sorted(folder.held().splitlines()) == expected({**corpus, "n0100": 0})
    folder.run(corpus)
    assert folder.made == []
    assert sorted(folder.held().splitlines()) == expected(corpus)


def test_a_part_that_somebody_deleted_is_made_again(tmp_path: Path) -> None:
    folder, corpus = Folder(tmp_path), corpus_of(120)
    folder.run(corpus)
    part_files(tmp_path)[1].unlink()
    folder.run(corpus)
    assert sorted(folder.held().splitlines()) == expected(corpus)
    assert 0 < len(folder.made) < 120


def test_a_folder_is_written_by_one_build_at_a_time(tmp_path: Path) -> None:
    with Manifest.open(tmp_path), pytest.raises(InputError, match="another build writes to this folder"):
        Manifest.open(tmp_path)


def test_a_broken_manifest_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("no database" * 1000)
    with pytest.raises(InputError, match="broken"):
        Manifest.open(tmp_path)


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    row = Row("a", "s", 7, {"Support": 2}, (("Warning", "urn:x", 3),), ("actor/x", "actor/y"))
    with Manifest.open(tmp_path) as manifest:
        manifest.put([row])
        assert manifest.row("a") == row
        assert manifest.speakers() == {"actor/x", "actor/y"}
    assert json.dumps(row.types) == '{"Support": 2}'
