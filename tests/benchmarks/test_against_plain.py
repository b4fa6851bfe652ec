"""What is compared does the same; how fast is no matter for a test."""

import pyoxigraph as ox
import pytest
from tests.benchmarks import plain
from tests.benchmarks.__main__ import README, SECTIONS, renewed
from tests.benchmarks.against_plain import DifferentError, Sides, require_same_findings, require_same_graph
from tests.benchmarks.samples import Sample, sample

from isnad.graph.reason import infer
from isnad.graph.write import nquads

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib", "ignore:Dataset:DeprecationWarning"),
]
"""rdflib warns of what its own serialiser calls."""


@pytest.fixture(scope="module")
def sides() -> Sides:
    whole = sample()
    short = Sample(whole.extracts[:1], whole.authority, whole.run)
    return Sides(short, plain.load(short.authority), short.copies(1))


def test_both_give_the_same_graph_and_the_same_findings(sides):
    quads, dataset = sides.ours(), sides.plain()
    require_same_graph(nquads(quads), plain.nquads(dataset), ox.RdfFormat.N_QUADS)
    require_same_findings(quads, plain.validate(dataset, sides.knowledge))
    plain.add_inferred(dataset, sides.knowledge)
    require_same_graph(nquads([*quads, *infer(quads)]), plain.nquads(dataset), ox.RdfFormat.N_QUADS)


def test_a_difference_stops_the_run(sides):
    quads = sides.ours()
    with pytest.raises(DifferentError, match="graphs differ"):
        require_same_graph(nquads(quads[1:]), plain.nquads(sides.plain()), ox.RdfFormat.N_QUADS)


def test_every_section_has_its_place_in_the_readme():
    text = README.read_text(encoding="utf-8")
    for name in SECTIONS:
        assert "one more row" in renewed(text, name, "one more row")
