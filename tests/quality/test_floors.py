"""The extractor never gets worse: its F1 at each strength stays at or above the pinned floors (see README.md)."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from isnad.pipeline.evaluate import Evaluation, evaluate_reader
from isnad.pipeline.evaluate_floors import gold_hash, raise_floors, read_floors, sunk
from isnad.pipeline.evaluate_gold import load_gold
from isnad.pipeline.evaluate_render import render_text
from isnad.pipeline.rules_reader import load_rules_reader
from isnad.read.metadata import Metadata, load_metadata
from isnad.read.options import ReadOptions
from isnad.resources import folder
from isnad.seeds.authority import load_authority

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.json")


class Sample(NamedTuple):
    """Articles with gold; `metadata` tells of them what their texts do not."""

    gold: Path
    articles: Path
    metadata: Path | None = None


SAMPLES = {
    "seeds": Sample(
        ROOT / "seeds" / "articles" / "gold", ROOT / "seeds" / "articles", ROOT / "seeds" / "articles" / "metadata.csv"
    ),
    "shared": Sample(SHARED / "gold", SHARED / "articles"),
}


@cache
def _evaluation(name: str) -> Evaluation:
    sample, seeds = SAMPLES[name], (folder("seeds"),)
    metadata = load_metadata(sample.metadata) if sample.metadata else Metadata()
    gold = load_gold(sample.gold, None, sample.articles)
    reader, authority = load_rules_reader(seeds), load_authority(seeds)
    evaluation, rejected = evaluate_reader(reader, gold, authority, ReadOptions(metadata=metadata))
    assert not rejected
    return evaluation


@pytest.mark.parametrize("name", SAMPLES)
def test_no_figure_lies_below_its_floor(name, request):
    sample = SAMPLES[name]
    if not sample.gold.is_dir():
        pytest.skip(f"the articles of {name} are not beside this clone")
    evaluation, now = _evaluation(name), gold_hash(sample.gold)
    if request.config.getoption("--raise-floors", default=False):
        raise_floors(FLOORS, name, evaluation, now, new_gold=request.config.getoption("--new-gold"))
    floors = read_floors(FLOORS).get(name)
    assert floors is not None, f"no floors are pinned for {name}: pytest tests/quality --raise-floors"
    assert floors.gold == now, "the gold has changed: pytest tests/quality --raise-floors --new-gold"
    assert not sunk(evaluation, floors), render_text(evaluation)
