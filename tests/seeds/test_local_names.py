"""Definite nouns that mean somebody else in each country."""

from pathlib import Path

import pytest

from isnad.errors import SeedError
from isnad.resources import folder
from isnad.seeds.authority import Authority, load_authority
from isnad.seeds.local_names import COLUMNS, load_local_names

SEEDS = folder("seeds")


@pytest.fixture(scope="module")
def authority() -> Authority:
    return load_authority([SEEDS])


def written(tmp_path: Path, *rows: str) -> Path:
    (tmp_path / "lexicon").mkdir()
    path = tmp_path / "lexicon" / "local_names.tsv"
    path.write_text("\n".join(("\t".join(COLUMNS), *rows)) + "\n", encoding="utf-8")
    return path


def test_the_same_words_mean_another_in_each_state(authority: Authority) -> None:
    found = load_local_names([SEEDS], authority)["المقاومه"]
    assert found["actor/yemen"].id == "actor/yemen-popular-resistance"
    assert found["actor/lebanon"].id == "actor/hezbollah"
    assert "actor/syria" not in found


def test_a_later_folder_takes_precedence(authority: Authority, tmp_path: Path) -> None:
    written(tmp_path, "المقاومة\tactor/yemen\tactor/tihama-resistance")
    found = load_local_names([SEEDS, tmp_path], authority)["المقاومه"]
    assert found["actor/yemen"].id == "actor/tihama-resistance"
    assert found["actor/lebanon"].id == "actor/hezbollah"


@pytest.mark.parametrize("row", ["المقاومة\tactor/no-state\tactor/houthis", "المقاومة\tactor/yemen\tactor/nobody"])
def test_an_unknown_id_is_told_with_its_line(authority: Authority, tmp_path: Path, row: str) -> None:
    path = written(tmp_path, row)
    with pytest.raises(SeedError) as caught:
        load_local_names([tmp_path], authority)
    assert (caught.value.path, caught.value.line) == (path, 2)
