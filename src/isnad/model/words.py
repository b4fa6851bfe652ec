"""Claims made whole for a file: where a label is tidier than the words of the article, those words go with it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from isnad.model.claim import Claim, Entity, Hop, Occurrence, Source, Span

Named = TypeVar("Named", Entity, Source)


def with_words(claims: Iterable[Claim], text: str) -> Iterator[Claim]:
    """The claims, their entities and sources with the very words of their spans; as they are where there is no text."""
    for claim in claims:
        yield _claim(claim, text) if text else claim


def _claim(claim: Claim, text: str) -> Claim:
    reader = claim.interpreted_by
    return replace(
        claim,
        content=_content(claim.content, text),
        chain=tuple(Hop(_source(hop.source, text), hop.mode, hop.stance) for hop in claim.chain),
        interpreted_by=None if reader is None else _source(reader, text),
    )


def _content(content: Occurrence, text: str) -> Occurrence:
    return replace(
        content,
        agents=_all(content.agents, text),
        targets=_all(content.targets, text),
        participants=_all(content.participants, text),
        places=_all(content.places, text),
        origins=_all(content.origins, text),
    )


def _source(source: Source, text: str) -> Source:
    entity = None if source.entity is None else _worded(source.entity, text)
    return replace(_worded(source, text), entity=entity, close_to=_all(source.close_to, text))


def _all(entities: Iterable[Entity], text: str) -> tuple[Entity, ...]:
    return tuple(_worded(entity, text) for entity in entities)


def _worded(named: Named, text: str) -> Named:
    """An entry of the seeds stays: the graph says nothing of its mentions."""
    if isinstance(named, Entity) and named.id is not None:
        return named
    words = _at(named.span, text)
    return named if words is None or words == named.label or named.words else replace(named, words=words)


def _at(span: Span | None, text: str) -> str | None:
    return None if span is None else text[span.start : span.end]
