"""What the types of a claim do not say: what its values must be to mean anything. For claims that others wrote."""

import re
from collections.abc import Iterator
from itertools import chain

from isnad.model.article import ARTICLE_ID, ArticleRecord
from isnad.model.claim import Claim, Entity, Evidence, Source, Span, When
from isnad.model.serial import FieldError

FORMS = ("Claim", "Accusation", "Denial")
SOURCE_FORMS = ("named", "anonymous", "article")
POLARITIES = ("Positive", "Negative")
SEED_ID = re.compile(r"(?:actor|place)/[a-z0-9]+(?:-[a-z0-9]+)*")
NAME = re.compile(r"[A-Z][A-Za-z0-9]{0,63}")  # a local name of the ontology or the vocabulary
DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
HASH = re.compile(r"[0-9a-f]{64}")
SKETCH = re.compile(r"[A-Za-z0-9+/]{1,1024}={0,2}")


def check_record(record: ArticleRecord) -> None:
    """Nothing, or FieldError for the first value that cannot be."""
    _require(bool(ARTICLE_ID.fullmatch(record.id)), "id", "use letters A-Z a-z, digits and . _ ~ - (up to 128)")
    _require(bool(HASH.fullmatch(record.sha256)), "sha256", "must be 64 hex digits in lower case")
    _require(record.length >= 0, "length", "must not be negative")
    _require(record.sketch is None or bool(SKETCH.fullmatch(record.sketch)), "sketch", "must be base64: leave it out")


def check_claim(claim: Claim, record: ArticleRecord) -> None:
    """Nothing, or FieldError for the first value that cannot be in a claim of this article."""
    _require(claim.article == record.id, "article", f"must be the article record above it, {record.id!r}")
    _one_of(claim.form, FORMS, "form")
    _one_of(claim.polarity, POLARITIES, "polarity")
    _require(bool(claim.chain), "chain", "must name at least one source (form article for the article's own voice)")
    _require(bool(claim.evidence), "evidence", "must quote the article at least once")
    _require(0 <= claim.confidence <= 1, "confidence", "must be between 0 and 1")
    for path, name in names_of(claim):
        _require(bool(NAME.fullmatch(name)), path, f"{name!r} is no name of the ontology such as AirStrike")
    if claim.content.when is not None:
        _check_when(claim.content.when, "content.when")
    for path, evidence in quotes_of(claim):
        _check_evidence(evidence, record, path)
    for path, source in sources_of(claim):
        _check_source(source, record, path)
    for path, entity in entities_of(claim):
        _check_entity(entity, record, path)


def _require(holds: bool, path: str, problem: str) -> None:
    if not holds:
        raise FieldError(path, problem)


def _one_of(value: str, allowed: tuple[str, ...], path: str) -> None:
    _require(value in allowed, path, f"{value!r} is none of {', '.join(allowed)}")


def names_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """Every value that names a class or concept, with its path."""
    content = claim.content
    given: dict[str, str | None] = {
        "certainty": claim.certainty, "temporality": claim.temporality, "explicitness": claim.explicitness,
        "focus": claim.focus, "content.kind": content.kind, "content.status": content.status,
        "content.recurrence": content.recurrence, "content.when.basis": content.when.basis if content.when else None,
    }  # fmt: skip
    yield from ((path, name) for path, name in given.items() if name is not None)
    for label, names in (("support_kinds", content.support_kinds), ("materiel", content.materiel)):
        yield from ((f"content.{label}[{index}]", name) for index, name in enumerate(names))
    for index, hop in enumerate(claim.chain):
        yield from ((f"chain[{index}].mode", hop.mode), (f"chain[{index}].stance", hop.stance))
    for index, casualty in enumerate(content.casualties):
        path = f"content.casualties[{index}]"
        yield from ((f"{path}.outcome", casualty.outcome), (f"{path}.victims", casualty.victims))


def quotes_of(claim: Claim) -> Iterator[tuple[str, Evidence]]:
    """Every quotation, with its path."""
    for label, quotes in (("evidence", claim.evidence), ("context", claim.context)):
        yield from ((f"{label}[{index}]", quote) for index, quote in enumerate(quotes))


def sources_of(claim: Claim) -> Iterator[tuple[str, Source]]:
    """Every source, with its path."""
    yield from ((f"chain[{index}].source", hop.source) for index, hop in enumerate(claim.chain))
    if claim.interpreted_by is not None:
        yield "interpreted_by", claim.interpreted_by


def entities_of(claim: Claim) -> Iterator[tuple[str, Entity]]:
    """Every entity, those of sources included, with its path."""
    for role in ("agents", "targets", "participants", "places", "origins"):
        yield from _numbered(f"content.{role}", getattr(claim.content, role))
    for path, source in sources_of(claim):
        if source.entity is not None:
            yield f"{path}.entity", source.entity
        yield from _numbered(f"{path}.close_to", source.close_to)


def _numbered(path: str, entities: tuple[Entity, ...]) -> Iterator[tuple[str, Entity]]:
    yield from ((f"{path}[{index}]", entity) for index, entity in enumerate(entities))


def _check_span(span: Span, record: ArticleRecord, path: str) -> None:
    inside = 0 <= span.start < span.end <= record.length
    _require(inside, path, f"{span.start}-{span.end} is no span of an article of {record.length} characters")


def _check_when(when: When, path: str) -> None:
    _require((when.earliest is None) == (when.latest is None), path, "needs earliest and latest together, or neither")
    if when.earliest is not None and when.latest is not None:
        days = bool(DAY.fullmatch(when.earliest) and DAY.fullmatch(when.latest))
        _require(days, path, "earliest and latest must be days such as 2020-01-31")
        _require(when.earliest <= when.latest, path, "earliest must not come after latest")


def _check_evidence(evidence: Evidence, record: ArticleRecord, path: str) -> None:
    _check_span(evidence.span, record, f"{path}.span")
    length = evidence.span.end - evidence.span.start
    problem = f"has {len(evidence.quote)} characters, its span {length}: count Unicode code points of the exact text"
    _require(len(evidence.quote) == length, f"{path}.quote", problem)


def _check_mention(span: Span | None, words: str, record: ArticleRecord, path: str) -> None:
    if span is not None:
        _check_span(span, record, f"{path}.span")
    if words:
        length = span.end - span.start if span else 0
        _require(len(words) == length, f"{path}.words", f"has {len(words)} characters, its span {length}")


def _check_source(source: Source, record: ArticleRecord, path: str) -> None:
    _one_of(source.form, SOURCE_FORMS, f"{path}.form")
    _require(
        (source.entity is not None) == (source.form == "named"),
        f"{path}.entity",
        "belongs to form named, and only there",
    )
    if source.form == "anonymous":
        _require(source.span is not None, f"{path}.span", "is needed: the words for an anonymous source")
    _check_mention(source.span, source.words, record, path)
    if source.kind is not None:
        _require(bool(NAME.fullmatch(source.kind)), f"{path}.kind", f"{source.kind!r} is no name of the vocabulary")


def _check_entity(entity: Entity, record: ArticleRecord, path: str) -> None:
    _require(bool(NAME.fullmatch(entity.kind)), f"{path}.kind", f"{entity.kind!r} is no class such as State")
    _require(entity.id is not None or entity.span is not None, f"{path}.span", "is needed where there is no id")
    _check_mention(entity.span, entity.words, record, path)
    own = () if entity.id is None else (entity.id,)
    for seed in chain(own, entity.part_of, entity.led_by, entity.located_in, entity.near):
        _require(bool(SEED_ID.fullmatch(seed)), path, f"{seed!r} is no id of the seeds such as actor/egypt")
