"""Claims read back from their article's triples, as values that a person, a table or another format can use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from isnad.graph.iris import article_graph_iri, article_root
from isnad.graph.namespaces import DCTERMS, ID, OA, PROV, SCHEMA
from isnad.graph.terms import RDF_TYPE, Term, is_literal, literal_parts
from isnad.graph.vocabulary import kg
from isnad.views.articles import ArticleGraph
from isnad.views.nodes import Nodes, local_name

ROLES: Mapping[str, Term] = {
    "agent": kg.agent, "supporter": kg.supporter, "target": kg.target, "recipient": kg.recipient,
    "participant": kg.participant, "place": kg.place, "origin": kg.origin,
}  # fmt: skip
FACETS: Mapping[str, Term] = {
    "status": kg.status, "support kind": kg.supportKind, "materiel": kg.materiel, "recurrence": kg.recurrence,
    "date basis": kg.dateBasis,
}  # fmt: skip
COMMITMENT: Mapping[str, Term] = {
    "polarity": kg.polarity, "certainty": kg.certainty, "temporality": kg.temporality, "negation": kg.negationFocus,
    "explicitness": kg.explicitness,
}  # fmt: skip
_GENERATED_BY = f"<{PROV}wasGeneratedBy>"
FORMS = ("Denial", "Accusation", "Claim")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor, a place or a source: its IRI, labels by language, classes, and whether articles share it."""

    iri: str
    labels: Mapping[str, str]
    kinds: tuple[str, ...]
    listed: bool
    same_as: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The English label, else the Arabic, else the end of the IRI."""
        return self.labels.get("en") or next(iter(self.labels.values()), "") or local_name(self.iri)


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of the article, and where they stand in its exact text."""

    start: int
    end: int
    words: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class HopView:
    """One link of the chain."""

    source: Named
    mode: str
    stance: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A casualty figure; `part` tells that it is a share of a total of the same claim."""

    outcome: str
    victims: str
    words: str
    count: int | None
    low: int | None
    high: int | None
    part: bool


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as its graph describes it; empty where it is silent."""

    id: str
    iri: str
    published: str
    publisher: Named | None
    title: str
    url: str
    sha256: str
    length: str
    run: str = ""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim: `concepts` (polarity, status, …) and `roles` by name, in the order of this module's tables.

    `other` holds what the graph says of claim and content besides, by the predicate's name.
    """

    iri: str
    article: ArticleView
    form: str
    kind: str
    concepts: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, tuple[Named, ...]]
    chain: tuple[HopView, ...]
    evidence: tuple[Quote, ...]
    rule: str
    confidence: str
    edtf: str = ""
    earliest: str = ""
    latest: str = ""
    times: int | None = None
    condition: str = ""
    figures: tuple[Figure, ...] = ()
    denies: str = ""
    reader: Named | None = None
    context: tuple[Quote, ...] = ()
    other: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The 12 hex digits: what the claim says, whatever its article is called."""
        return self.iri.rpartition("/")[2]

    @property
    def content(self) -> str:
        """The IRI of what the claim is about."""
        return f"{self.iri}/content"

    def concept(self, name: str) -> str:
        """The one concept of that name, empty where there is none."""
        return next(iter(self.concepts.get(name, ())), "")


def article_view(graph: ArticleGraph, shared: Nodes) -> tuple[ArticleView, tuple[ClaimView, ...]]:
    """The article and its claims, in the order of their evidence."""
    nodes = Nodes(graph.triples, shared)
    article = _article(graph.id, nodes)
    claims = [_claim(node, article, nodes) for node in nodes.subjects() if kg.Claim in nodes.all(node, RDF_TYPE)]
    return article, tuple(sorted(claims, key=lambda claim: (claim.evidence, claim.iri)))


def _article(name: str, nodes: Nodes) -> ArticleView:
    node = f"<{ID}article/{name}>"
    publisher = nodes.one(node, kg.publisher)
    return ArticleView(
        name, node[1:-1],
        published=nodes.text(node, kg.published),
        publisher=named(publisher, nodes) if publisher else None,
        title=nodes.text(node, f"<{DCTERMS}title>"),
        url=nodes.text(node, f"<{SCHEMA}url>"),
        sha256=nodes.text(node, kg.contentSha256),
        length=nodes.text(node, kg.charLength),
        run=nodes.one(article_graph_iri(name), _GENERATED_BY)[1:-1],
    )  # fmt: skip


def _claim(node: Term, article: ArticleView, nodes: Nodes) -> ClaimView:
    content, reader = nodes.one(node, kg.content), nodes.one(node, kg.interpretedBy)
    kinds = nodes.kinds(node)
    return ClaimView(
        node[1:-1], article,
        form=next((form for form in FORMS if form in kinds), "Claim"),
        kind=next(iter(nodes.kinds(content)), "Occurrence"),
        concepts={**_concepts(node, COMMITMENT, nodes), **_concepts(content, FACETS, nodes)},
        roles={role: _named(content, predicate, nodes) for role, predicate in ROLES.items()},
        chain=_chain(node, nodes),
        evidence=_quotes(node, kg.evidence, nodes),
        rule=nodes.text(node, kg.ruleId),
        confidence=nodes.text(node, kg.extractionConfidence),
        edtf=nodes.text(content, kg.edtf),
        earliest=nodes.text(content, kg.earliest),
        latest=nodes.text(content, kg.latest),
        times=nodes.number(content, kg.occurrenceCount),
        condition=nodes.text(content, kg.conditionText),
        figures=_figures(content, nodes),
        denies=local_name(nodes.one(node, kg.denies)),
        reader=named(reader, nodes) if reader else None,
        context=_quotes(node, kg.contextEvidence, nodes),
        other={**_other(node, nodes), **_other(content, nodes)},
    )  # fmt: skip


def named(node: Term, nodes: Nodes) -> Named:
    """What is known of an actor, a place or a source."""
    links = (local[1:-1] for local in nodes.all(node, f"<{SCHEMA}sameAs>"))
    return Named(node[1:-1], nodes.labels(node), tuple(nodes.kinds(node)), article_root(node) is None, tuple(links))


def _named(node: Term, predicate: Term, nodes: Nodes) -> tuple[Named, ...]:
    return tuple(named(value, nodes) for value in nodes.all(node, predicate))


def _concepts(node: Term, table: Mapping[str, Term], nodes: Nodes) -> dict[str, tuple[str, ...]]:
    found = {name: tuple(map(local_name, nodes.all(node, predicate))) for name, predicate in table.items()}
    return {name: values for name, values in found.items() if values}


def _chain(node: Term, nodes: Nodes) -> tuple[HopView, ...]:
    hops = sorted(nodes.all(node, kg.attribution), key=lambda hop: (nodes.number(hop, kg.hop) or 0, hop))
    return tuple(
        HopView(
            named(nodes.one(hop, kg.attributedTo), nodes),
            local_name(nodes.one(hop, kg.attributionMode)),
            local_name(nodes.one(hop, kg.stance)),
            local_name(nodes.one(hop, kg.sourceKind)),
        )
        for hop in hops
    )


def _quotes(node: Term, predicate: Term, nodes: Nodes) -> tuple[Quote, ...]:
    start, end, exact = (f"<{OA}{name}>" for name in ("start", "end", "exact"))
    spans = nodes.all(node, predicate)
    return tuple(
        sorted(
            Quote(nodes.number(s, start) or 0, nodes.number(s, end) or 0, nodes.text(s, exact), s[1:-1]) for s in spans
        )
    )


def _figures(content: Term, nodes: Nodes) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            local_name(nodes.one(node, kg.outcome)), local_name(nodes.one(node, kg.victimKind)),
            nodes.text(node, kg.countText), nodes.number(node, kg.count), nodes.number(node, kg.countMin),
            nodes.number(node, kg.countMax), bool(nodes.one(node, kg.breakdownOf)),
        )
        for node in nodes.all(content, kg.casualties)
    )  # fmt: skip


_TOLD = frozenset({
    RDF_TYPE, *ROLES.values(), *FACETS.values(), *COMMITMENT.values(), kg.content, kg.reportedIn, kg.source,
    kg.attribution, kg.evidence, kg.contextEvidence, kg.ruleId, kg.extractionConfidence, kg.edtf, kg.earliest,
    kg.latest, kg.occurrenceCount, kg.conditionText, kg.casualties, kg.denies, kg.interpretedBy,
})  # fmt: skip


def _other(node: Term, nodes: Nodes) -> dict[str, tuple[str, ...]]:
    about = nodes.about(node).items()
    return {local_name(predicate): _words(values) for predicate, values in about if predicate not in _TOLD}


def _words(values: Sequence[Term]) -> tuple[str, ...]:
    return tuple(literal_parts(value).value if is_literal(value) else value[1:-1] for value in values)
