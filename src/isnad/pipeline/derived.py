"""What linking derives, with what the shapes object to in it."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from isnad.graph.iris import COREF, seed_id
from isnad.graph.namespaces import KG, KGS
from isnad.graph.report import Report
from isnad.graph.shared import References, shared_graphs
from isnad.graph.terms import RDF_TYPE, Quad, Term
from isnad.graph.validate import validate
from isnad.graph.vocabulary import kg
from isnad.link import ArticleFacts, World, compact, link
from isnad.pipeline.tied import Piece, pieces
from isnad.seeds.authority import Authority

RULES = frozenset(
    f"<{KGS}{name}>"
    for name in """Occurrence-one-incident Incident-descriptions Derived-rule Derived-confidence Coreference-joins
    Coreference-one-incident Claim-root Claim-root-rule Article-copy-of Article-similarity
    Denial-denies Denial-only Denial-not-self Denial-same-article""".split()
)
"""The shipped rules that look at what linking writes. Rules of others may ask for more than linking knows of an
article: `kg validate` looks at all together."""


OF_SOURCES = frozenset(f"<{KGS}{name}>" for name in ("Source-kind", "Source-label", "Source-named-or-anonymous"))
"""What they ask of bodies that linking alone makes sources; those that speak in an article were asked there."""


class Linked(NamedTuple):
    """What linking found: how many incidents of how many descriptions, copied articles, answered claims."""

    incidents: int
    descriptions: int
    copies: int
    answers: int


class Known(NamedTuple):
    """What the seeds say: the authority, and what linking needs of it."""

    authority: Authority
    world: World


class Derived(NamedTuple):
    """The derived graph, its counts, and what the shapes object to in it."""

    quads: list[Quad]
    found: Linked
    report: Report


def derive(articles: Iterable[ArticleFacts], known: Known, shapes: tuple[Path, ...] | None) -> Derived:
    """What follows from the articles; without shapes nothing is objected to."""
    held = list(compact(articles))
    quads = link(held, known.world)
    report = Report() if shapes is None or not quads else _checked(quads, held, known, shapes)
    return Derived(quads, counted(quads), report)


def _checked(quads: list[Quad], articles: Sequence[ArticleFacts], known: Known, shapes: tuple[Path, ...]) -> Report:
    """What the rules object to, one piece looked at after the other."""
    named = {source for article in articles for report in article.reports for source in (report.source, report.relay)}
    there = _There(frozenset(article.article for article in articles), named | _sources(quads))
    found = Report()
    for piece in pieces(quads, articles):
        bodies = _sources(piece.quads) - named
        entries = frozenset(filter(None, map(seed_id, bodies)))
        described = shared_graphs(References(entries), known.authority)
        report = validate([*piece.quads, *described, *_spoken_of(piece, there)], shapes, rules=RULES | OF_SOURCES)
        found |= Report(tuple(r for r in report.results if r.finding.rule in RULES or r.finding.focus in bodies))
    return found


def counted(derived: Iterable[Quad]) -> Linked:
    """The counts of a derived graph."""
    counts = Counter((p, o if p == RDF_TYPE else "") for _, p, o, _ in derived)
    return Linked(counts[RDF_TYPE, kg.Incident], *(counts[p, ""] for p in (kg.refersTo, kg.copyOf, kg.denies)))


def _sources(quads: Iterable[Quad]) -> set[Term]:
    return {s for s, p, o, _ in quads if p == RDF_TYPE and o == kg.Source}


class _There(NamedTuple):
    """All articles; all whom an article or linking makes a source."""

    articles: Container[Term]
    sources: Container[Term]


def _spoken_of(piece: Piece, there: _There) -> Iterator[Quad]:
    """What RULES ask of the nodes that derived triples speak of: the graphs of the articles say it, checked before."""
    spoken = {term for s, _, o, _ in piece.quads for term in (s, o)} | {one.article for one, _ in piece.reports}
    triples = [(term, RDF_TYPE, kg.Article) for term in sorted(spoken) if term in there.articles]
    triples += [(term, RDF_TYPE, kg.Source) for term in sorted(spoken) if term in there.sources]
    for article, report in piece.reports:
        triples += [
            (report.claim, RDF_TYPE, kg.Claim), (report.claim, RDF_TYPE, _class(report.form)),
            (report.claim, kg.content, report.content), (report.claim, kg.reportedIn, article.article),
            (report.content, RDF_TYPE, kg.Occurrence),
        ]  # fmt: skip
    return ((*triple, COREF) for triple in triples)


def _class(name: str) -> Term:
    return f"<{KG}{name}>"
