"""From the claims of one article to its named graph."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from isnad.errors import IsnadError
from isnad.graph import terms
from isnad.graph.entities import PREF_LABEL, entity_triples, source_triples
from isnad.graph.figures import figure_triples
from isnad.graph.iris import Scope, scope
from isnad.graph.namespaces import DCTERMS, OA, PROV, SCHEMA, XSD
from isnad.graph.terms import RDF_TYPE, Quad, Term, Triple
from isnad.graph.typing import class_types, concept
from isnad.graph.vocabulary import kg
from isnad.model.article import ArticleRecord
from isnad.model.claim import Claim, Evidence, Hop, Occurrence, Source, When

IDENTIFIER, TITLE, LANGUAGE = f"<{DCTERMS}identifier>", f"<{DCTERMS}title>", f"<{DCTERMS}language>"
START, END, EXACT = f"<{OA}start>", f"<{OA}end>", f"<{OA}exact>"
GENERATED_BY, DERIVED_FROM = f"<{PROV}wasGeneratedBy>", f"<{PROV}wasDerivedFrom>"
URL = f"<{SCHEMA}url>"

_Concepts = Iterable[tuple[Term, str, Callable[[Any], str | None]]]

_CLAIM_CONCEPTS: _Concepts = (
    (kg.certainty, "certainty", attrgetter("certainty")),
    (kg.polarity, "polarity", attrgetter("polarity")),
    (kg.temporality, "temporality", attrgetter("temporality")),
    (kg.explicitness, "explicitness", attrgetter("explicitness")),
    (kg.negationFocus, "negation-focus", attrgetter("focus")),
)
_CONTENT_CONCEPTS: _Concepts = (
    (kg.status, "status", attrgetter("status")),
    (kg.recurrence, "recurrence", attrgetter("recurrence")),
)
_ROLES = (
    (kg.participant, attrgetter("participants")),
    (kg.place, attrgetter("places")),
    (kg.origin, attrgetter("origins")),
)


def article_graph(
    record: ArticleRecord,
    claims: Sequence[Claim],
    *,
    run: Term,
    publisher_id: str | None = None,
    text: str | None = None,
) -> list[Quad]:
    """The quads of `graph/article/{id}`, sorted, each once, without blank nodes.

    `run` is the IRI of the run (`isnad.graph.shared.Run.iri`), `publisher_id` the authority's id of the publisher where
    its name resolves to one, `text` the article's exact text, from which mentions of unlisted actors and sources are
    quoted (their labels may be tidier). What is said of authority entries is not here: see
    `isnad.graph.shared.shared_graphs`.
    IsnadError where two claims have one id or a value is none of the vocabulary.
    """
    names = scope(record.id, publisher_id, record.publisher, text)
    _require_unique(record, claims)
    triples = set(_article(names, record, run))
    for claim in claims:
        triples.update(_claim(names, claim))
    return terms.quads_of(sorted(triples), names.graph)


def _require_unique(record: ArticleRecord, claims: Sequence[Claim]) -> None:
    ids = {claim.id for claim in claims}
    if len(ids) < len(claims):
        raise IsnadError(f"article {record.id}: two claims have one id; give the mapping each claim once")
    if stray := next((claim for claim in claims if claim.article != record.id), None):
        raise IsnadError(f"article {record.id}: claim {stray.id} belongs to article {stray.article}")


def _article(names: Scope, record: ArticleRecord, run: Term) -> Iterator[Triple]:
    node = names.article
    yield names.graph, GENERATED_BY, run
    yield names.graph, DERIVED_FROM, node
    yield node, RDF_TYPE, kg.Article
    yield node, IDENTIFIER, terms.text(record.id)
    yield node, LANGUAGE, terms.text("ar")
    yield node, kg.contentSha256, terms.text(record.sha256)
    yield node, kg.charLength, terms.integer(record.length)
    if record.title:
        yield node, TITLE, _worded(record.title)
    if record.published:
        yield node, kg.published, terms.day(record.published)
    if record.sketch:
        yield node, kg.textSketch, terms.text(record.sketch)
    if record.url:
        yield node, URL, terms.typed(record.url, XSD + "anyURI")
    yield from _publisher(names, record)


def _publisher(names: Scope, record: ArticleRecord) -> Iterator[Triple]:
    if names.publisher is None:
        return
    yield names.article, kg.publisher, names.publisher
    if names.publisher.startswith(names.article[:-1]) and record.publisher:
        yield from class_types(names.publisher, "MediaOutlet", "Actor")
        yield names.publisher, PREF_LABEL, _worded(record.publisher)


def _claim(names: Scope, claim: Claim) -> Iterator[Triple]:
    node = names.claim(claim.id)
    content = f"{node[:-1]}/content>"
    yield from class_types(node, claim.form, "Claim")
    yield node, kg.reportedIn, names.article
    yield node, kg.content, content
    yield node, kg.source, names.source(claim.chain[0].source)
    yield node, kg.extractionConfidence, terms.decimal(claim.confidence)
    yield node, kg.ruleId, terms.text(claim.rule)
    yield from _concepts(node, claim, _CLAIM_CONCEPTS)
    yield from _evidence(names, node, kg.evidence, claim.evidence)
    yield from _evidence(names, node, kg.contextEvidence, claim.context)
    yield from _answer(names, node, claim)
    for number, hop in enumerate(claim.chain, start=1):
        yield from _hop(names, node, number, hop)
    yield from _content(names, content, claim.content)


def _concepts(node: Term, value: Claim | Occurrence, table: _Concepts) -> Iterator[Triple]:
    for predicate, scheme, read in table:
        if (name := read(value)) is not None:
            yield node, predicate, concept(scheme, name)


def _evidence(names: Scope, node: Term, predicate: Term, evidence: Iterable[Evidence]) -> Iterator[Triple]:
    for item in evidence:
        span = names.span(item.span)
        yield node, predicate, span
        yield span, RDF_TYPE, kg.Evidence
        yield span, START, terms.integer(item.span.start)
        yield span, END, terms.integer(item.span.end)
        yield span, EXACT, terms.text(item.quote)


def _answer(names: Scope, node: Term, claim: Claim) -> Iterator[Triple]:
    """What a denial denies, and who reads it as one."""
    if claim.denies is not None:
        yield node, kg.denies, names.claim(claim.denies)
    if claim.interpreted_by is not None:
        yield node, kg.interpretedBy, names.source(claim.interpreted_by)
        yield from _source(names, claim.interpreted_by)


def _hop(names: Scope, node: Term, number: int, hop: Hop) -> Iterator[Triple]:
    attribution = f"{node[:-1]}/attribution/{number}>"
    yield node, kg.attribution, attribution
    yield attribution, RDF_TYPE, kg.Attribution
    yield attribution, kg.hop, terms.integer(number)
    yield attribution, kg.attributedTo, names.source(hop.source)
    yield attribution, kg.attributionMode, concept("attribution-mode", hop.mode)
    yield attribution, kg.stance, concept("stance", hop.stance)
    if hop.source.kind is not None:
        yield attribution, kg.sourceKind, concept("source-kind", hop.source.kind)
    yield from _source(names, hop.source)


def _source(names: Scope, source: Source) -> Iterator[Triple]:
    yield from source_triples(names, source)
    for actor in source.close_to:
        yield from entity_triples(names, actor)


def _content(names: Scope, node: Term, content: Occurrence) -> Iterator[Triple]:
    yield from class_types(node, content.kind, "Occurrence")
    yield from _concepts(node, content, _CONTENT_CONCEPTS)
    for name in content.support_kinds:
        yield node, kg.supportKind, concept("support-kind", name)
    for name in content.materiel:
        yield node, kg.materiel, concept("materiel", name)
    if content.times is not None:
        yield node, kg.occurrenceCount, terms.integer(content.times)
    if content.condition is not None:
        yield node, kg.conditionText, terms.text(content.condition, "ar")
    yield from _roles(names, node, content)
    yield from _when(node, content.when)
    yield from figure_triples(node, content.casualties)


def _roles(names: Scope, node: Term, content: Occurrence) -> Iterator[Triple]:
    doer, done_to = (kg.supporter, kg.recipient) if content.kind == "Support" else (kg.agent, kg.target)
    roles = [(doer, content.agents), (done_to, content.targets)]
    roles += [(predicate, read(content)) for predicate, read in _ROLES]
    for predicate, entities in roles:
        for entity in entities:
            yield node, predicate, names.entity(entity)
            yield from entity_triples(names, entity)


def _when(node: Term, when: When | None) -> Iterator[Triple]:
    if when is None:
        return
    yield node, kg.edtf, terms.text(when.edtf)
    yield node, kg.dateBasis, concept("date-basis", when.basis)
    if when.earliest is not None:
        yield node, kg.earliest, terms.day(when.earliest)
    if when.latest is not None:
        yield node, kg.latest, terms.day(when.latest)


def _worded(value: str) -> Term:
    """A name or title, which metadata may give in Arabic or in Latin letters."""
    return terms.text(value, "ar" if any("\u0600" <= char <= "\u06ff" for char in value) else "en")
