"""The derived graph: incidents, copies, roots, answers, each with its reason."""

from collections.abc import Iterable, Iterator
from itertools import chain

from isnad.graph import terms
from isnad.graph.iris import COREF
from isnad.graph.namespaces import ID
from isnad.graph.terms import RDF_TYPE, Quad, Term, Triple
from isnad.graph.vocabulary import kg
from isnad.link.across import Incident, incidents
from isnad.link.copies import Copy, copies
from isnad.link.denials import answers
from isnad.link.facts import ArticleFacts
from isnad.link.roots import SPEAKS_FOR, Root, roots
from isnad.link.within import Join, groups
from isnad.link.world import World
from isnad.model.claim import digest


def link(articles: Iterable[ArticleFacts], world: World) -> list[Quad]:
    """The quads of graph/coref, sorted: the same for the same articles, whatever their order."""
    articles = sorted(articles, key=lambda article: article.article)
    wider = world.with_places({place: around for article in articles for place, around in article.inside.items()})
    told = _told_together(articles, wider)
    copied = copies(articles)
    traced = {root.claim: root for root in roots(articles, copied, told)}
    triples = set(chain.from_iterable(map(_incident, told)))
    triples.update(chain.from_iterable(map(_copy, copied.values())))
    triples.update(chain.from_iterable(map(_root, traced.values())))
    triples.update((denial, kg.denies, claim) for denial, claim in answers(articles, told, traced, wider))
    del articles, told, copied, traced  # of many articles they are large, and the quads are too
    return terms.quads_of(sorted(triples), COREF)


def _told_together(articles: Iterable[ArticleFacts], world: World) -> list[Incident]:
    """The incidents of which there is more than one report."""
    found = incidents((group for article in articles for group in groups(article, world)), world)
    return [incident for incident in found if sum(len(group.reports) for group in incident.groups) > 1]


def _incident(incident: Incident) -> Iterator[Triple]:
    """Named after its smallest member; its certainty is that of its weakest join."""
    contents = [report.content for group in incident.groups for report in group.reports]
    node = f"<{ID}incident/{digest(min(contents))}>"
    joins = [*incident.joins, *(join for group in incident.groups for join in group.joins)]
    weakest = min(joins, key=lambda join: (join.rule.confidence, join.rule.id))
    yield node, RDF_TYPE, kg.Incident
    yield from _reason(node, weakest.rule.id, weakest.rule.confidence)
    for content in contents:
        yield content, kg.refersTo, node
    for join in joins:
        yield from _join(join)


def _join(join: Join) -> Iterator[Triple]:
    node = f"<{ID}coreference/{digest(join.one, join.other)}>"
    yield node, RDF_TYPE, kg.Coreference
    yield node, kg.joins, join.one
    yield node, kg.joins, join.other
    yield from _reason(node, join.rule.id, join.rule.confidence)


def _copy(copy: Copy) -> Iterator[Triple]:
    yield copy.article, kg.copyOf, copy.original
    yield copy.article, kg.similarity, terms.decimal(copy.likeness)


def _root(root: Root) -> Iterator[Triple]:
    if root.rule == SPEAKS_FOR:  # a body for which only unnamed members speak is a source by this alone
        yield root.source, RDF_TYPE, kg.Source
        yield root.source, RDF_TYPE, kg.NamedSource
    yield root.claim, kg.root, root.source
    yield root.claim, kg.rootRule, terms.text(root.rule)


def _reason(node: Term, rule: str, confidence: float) -> Iterable[Triple]:
    yield node, kg.ruleId, terms.text(rule)
    yield node, kg.extractionConfidence, terms.decimal(confidence)
