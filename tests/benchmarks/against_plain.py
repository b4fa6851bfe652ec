"""Isnad beside the plain pipeline: the same claims, the same output, processor time of one process for each."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Dataset, Graph, URIRef
from rdflib.namespace import SH
from tests.benchmarks import plain
from tests.benchmarks.measure import Row, seconds
from tests.benchmarks.samples import Sample

from isnad.graph.mapping import article_graph
from isnad.graph.reason import infer
from isnad.graph.shared import references, shared_graphs
from isnad.graph.terms import RDF_TYPE, Quad, literal_parts
from isnad.graph.turtle import HEADER, turtle
from isnad.graph.validate import validate
from isnad.graph.write import nquads
from isnad.model.claims_file import Extract

MANY = 100  # articles where both are quick
FEW = 10  # articles where the plain pipeline takes seconds for each
AGAIN = 5  # runs of what is quick, of which the least counts

Findings = Counter[tuple[str, str, str, str, str]]


class DifferentError(Exception):
    """The two did not make the same: their times do not compare."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The same articles for both."""

    sample: Sample
    knowledge: plain.Knowledge
    extracts: Sequence[Extract]

    def ours(self) -> list[Quad]:
        """The graph, as `kg build` makes it."""
        run = self.sample.run
        quads = [quad for record, claims in self.extracts for quad in article_graph(record, claims, run=run.iri)]
        return [*quads, *shared_graphs(references(quads), self.sample.authority), *run.quads()]

    def plain(self) -> Dataset:
        """The graph, as rdflib makes it."""
        dataset = plain.articles(self.extracts, self.sample.run)
        plain.add_shared(dataset, self.knowledge, self.sample.run)
        return dataset

    def row(self, what: str, slow: Callable[[], object], fast: Callable[[], object], wanted: float) -> Row:
        """The time of both for one article."""
        number = len(self.extracts)
        return Row(what, seconds(slow) / number, seconds(fast, AGAIN) / number, wanted)


def compare(sample: Sample) -> list[Row]:
    """Every step, then the whole. DifferentError where the two do not give the same."""
    knowledge = plain.load(sample.authority)
    many, few = (Sides(sample, knowledge, sample.copies(number)) for number in (MANY, FEW))
    return [*writing(many), *judging(few), *wholes(few)]


def writing(sides: Sides) -> list[Row]:
    """Claims to a file, and of that the file alone."""
    quads, dataset = sides.ours(), sides.plain()
    require_same_graph(nquads(quads), plain.nquads(dataset), ox.RdfFormat.N_QUADS)
    require_same_graph(HEADER + turtle(quads), plain.turtle(dataset), ox.RdfFormat.TURTLE)
    return [
        sides.row("claims to N-Quads", lambda: plain.nquads(sides.plain()), lambda: nquads(sides.ours()), 10),
        sides.row("claims to Turtle", lambda: plain.turtle(sides.plain()), lambda: turtle(sides.ours()), 15),
        sides.row("graph to N-Quads", lambda: plain.nquads(dataset), lambda: nquads(quads), 10),
        sides.row("graph to Turtle", lambda: plain.turtle(dataset), lambda: turtle(quads), 15),
    ]


def judging(sides: Sides) -> list[Row]:
    """Validation of a sound graph and of a damaged one, and reasoning."""
    quads, dataset = sides.ours(), sides.plain()
    damaged, hurt = _damaged(quads, dataset)
    results: list[Graph] = []
    rows = [
        sides.row(
            what,
            lambda graph=theirs: results.append(plain.validate(graph, sides.knowledge)),
            lambda graph=ours: validate(graph),
            20,
        )
        for what, ours, theirs in (
            ("validation, all shapes", quads, dataset),
            ("validation of a damaged graph", damaged, hurt),
        )
    ]
    for graph, found in zip((quads, damaged), results, strict=True):
        require_same_findings(graph, found)
    rows.append(
        sides.row(
            "reasoning (OWL 2 RL)", lambda: plain.add_inferred(dataset, sides.knowledge), lambda: infer(quads), 100
        )
    )
    require_same_graph(nquads([*quads, *infer(quads)]), plain.nquads(dataset), ox.RdfFormat.N_QUADS)
    return rows


def wholes(sides: Sides) -> list[Row]:
    """Claims to validated N-Quads, without and with what follows from them."""

    def slow(*, reason: bool) -> str:
        dataset = sides.plain()
        plain.validate(dataset, sides.knowledge)
        if reason:
            plain.add_inferred(dataset, sides.knowledge)
        return plain.nquads(dataset)

    def fast() -> str:
        quads = sides.ours()
        validate(quads)
        return nquads([*quads, *infer(quads)])

    return [
        sides.row("claims to validated N-Quads, materialised", lambda: slow(reason=True), fast, 100),
        sides.row("the same, where the plain one does not reason", lambda: slow(reason=False), fast, 25),
    ]


def _damaged(quads: Sequence[Quad], dataset: Dataset) -> tuple[list[Quad], Dataset]:
    """Both graphs without every fortieth triple of the articles that is no type."""
    mine = sorted(q for q in quads if "/graph/article/" in q[3] and q[1] != RDF_TYPE)
    gone = set(mine[::40])
    kept = [quad for quad in quads if quad not in gone]
    text = nquads(kept)
    hurt = Dataset()
    hurt.parse(data=text, format="nquads")
    return kept, hurt


def require_same_graph(fast: str, slow: str, form: ox.RdfFormat) -> None:
    """There are no blank nodes, so graphs are isomorphic when they are equal."""
    ours, theirs = (set(map(str, ox.parse(text.encode(), form))) for text in (fast, slow))
    if ours != theirs:
        raise DifferentError(f"graphs differ: {sorted(ours ^ theirs)[:5]}")


def require_same_findings(quads: Sequence[Quad], results: Graph) -> None:
    """Property shapes without a name count by what they find: their blank nodes are not the same in both."""
    ours = Counter(
        (_named(f.rule), f.severity, f.focus, _lexical(f.value), f.component)
        for f in (result.finding for result in validate(quads).results)
    )
    theirs = _findings(results)
    if ours != theirs or not ours:
        raise DifferentError(f"findings differ: {sorted((ours - theirs) + (theirs - ours))[:5]}")


def _findings(results: Graph) -> Findings:
    return Counter(
        (
            _rule(results.value(node, SH.sourceShape)),
            str(results.value(node, SH.resultSeverity)).removeprefix(str(SH)),
            f"<{results.value(node, SH.focusNode)}>",
            _text(results.value(node, SH.value)),
            str(results.value(node, SH.sourceConstraintComponent)).removeprefix(str(SH)),
        )
        for node in results.objects(None, SH.result)
    )


def _rule(shape: object) -> str:
    return f"<{shape}>" if isinstance(shape, URIRef) else ""


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _named(rule: str) -> str:
    return "" if rule.startswith("<urn:isnad:shape:") else rule


def _lexical(value: str | None) -> str:
    if value is None:
        return ""
    return literal_parts(value).value if value.startswith('"') else value.strip("<>")
