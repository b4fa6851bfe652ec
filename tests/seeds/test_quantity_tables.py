"""The tables of quantities load as shipped, extend one another, and name the line that is wrong."""

import shutil
from pathlib import Path

import pytest

from isnad.errors import SeedError
from isnad.resources import folder
from isnad.seeds.quantity_tables import load_quantity_tables
from isnad.text.fold import key

SHIPPED = folder("seeds") / "lexicon"
TABLES = ("calendar.tsv", "numbers.tsv", "outcomes.tsv", "victims.tsv")


def copy(target: Path) -> Path:
    for name in TABLES:
        shutil.copy(SHIPPED / name, target / name)
    return target


def test_the_shipped_tables_load() -> None:
    tables = load_quantity_tables(SHIPPED)
    assert tables.calendar[key("يوليو")][0].sense == ("M", 7)
    assert tables.numbers[key("الثلاثة")][0].sense == ("u", 3)
    assert tables.casualties[key("قتلى")][0].sense == ("N", 1)


def test_monday_is_not_the_number_two() -> None:
    assert key("الاثنين") not in load_quantity_tables(SHIPPED).numbers


def test_a_second_folder_adds_words(tmp_path: Path) -> None:
    (tmp_path / "victims.tsv").write_text("victims\tform\twords\nCivilian\tone\tخبازا\n", encoding="utf-8")
    assert key("خبازا") in load_quantity_tables(SHIPPED, tmp_path).casualties


@pytest.mark.parametrize(
    ("name", "line", "problem"),
    [
        ("calendar.tsv", "mnth\t1\tيناير", "no such kind"),
        ("calendar.tsv", "month\tone\tيناير", "whole number"),
        ("outcomes.tsv", "Slain\tdeed\tمقتل", "no such outcome"),
        ("outcomes.tsv", "Killed\tdeeds\tمقتل", "no such class"),
        ("victims.tsv", "Robot\tone\tآلي", "no such victims"),
        ("victims.tsv", "Civilian\tsome\tمدني", "no such form"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path: Path, name: str, line: str, problem: str) -> None:
    path = copy(tmp_path) / name
    rows = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    path.write_text("\n".join([*rows, line]) + "\n", encoding="utf-8")
    with pytest.raises(SeedError, match=problem) as caught:
        load_quantity_tables(tmp_path)
    assert caught.value.line == len(rows) + 1


@pytest.mark.parametrize("name", TABLES)
def test_no_word_stands_twice_with_different_senses(name: str) -> None:
    seen: dict[str, str] = {}
    for row in (SHIPPED / name).read_text(encoding="utf-8").splitlines():
        if row.startswith("#") or row.count("\t") != 2:
            continue
        *sense, words = row.split("\t")
        for word in map(key, words.split("|")):
            assert seen.setdefault(word, str(sense)) == str(sense), word
