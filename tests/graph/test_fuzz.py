"""Both engines find the same in graphs damaged at random; `python -m tests.graph.fuzz` tries more of them."""

import random

import pytest
from tests.graph.fuzz import EDITS, TOGETHER, bases, compare, damaged

from isnad.graph.validate import validate


@pytest.fixture(scope="module")
def sources():
    return [quads for _, quads in sorted(bases(()).items())]


@pytest.mark.slow
def test_on_random_damage(sources):
    rng = random.Random(2026)
    graphs = [damaged(rng.choice(sources), f"g{number}", rng) for number in range(TOGETHER)]
    assert [(graph.edits, ours, theirs) for graph, ours, theirs in compare(graphs)] == []


@pytest.mark.parametrize("edit", dict.fromkeys(EDITS), ids=lambda edit: edit.__name__)
def test_every_edit_does_damage(sources, edit):
    """An edit that leaves graphs as they were, or that no rule ever notices, tries nothing."""
    rng = random.Random(1)
    graphs = [damaged(rng.choice(sources), f"g{number}", rng, (edit,)) for number in range(6)]
    assert any(validate(graph.quads).results for graph in graphs)


def test_a_difference_would_be_found(sources, monkeypatch):
    """The compiled engine made blind to one rule."""
    from tests.graph import fuzz  # noqa: PLC0415

    seen = fuzz._found

    def blind(quads, engine):
        found = seen(quads, engine)
        return found if engine == "pyshacl" else {f: n for f, n in found.items() if "Claim-certainty" not in f.rule}

    monkeypatch.setattr(fuzz, "_found", lambda quads, engine: fuzz.Counter(blind(quads, engine)))
    graph = fuzz.Damaged("g", (), frozenset(q for q in sources[0] if not q[1].endswith("certainty>")))
    assert len(list(compare([graph]))) == 1
