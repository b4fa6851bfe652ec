"""Denials, with what they deny as content."""

from collections.abc import Sequence
from dataclasses import replace

from isnad.extract.claims.context import told_before
from isnad.extract.claims.kinds import sense_of
from isnad.extract.claims.material import Material
from isnad.extract.claims.roles import ACTORS, actors, distinct, resolve
from isnad.extract.claims.sources import chain_of
from isnad.extract.claims.telling import CONFIDENCE, claim_of
from isnad.model.annotation import DenialFound, Speech
from isnad.model.claim import Claim, Evidence, Occurrence, Source, Span


def denial_of(material: Material, denial: DenialFound, before: Sequence[Claim]) -> Claim:
    """The denial with what it denies as content; its own matter where that is no event of ours."""
    span = Span(material.tokens[denial.first][0], material.tokens[denial.last - 1][1])
    speech = Speech(denial.first, denial.last, denial.speakers, denial.relays, "Paraphrased", "Deny", denial.cue)
    chain = chain_of(material, speech if denial.speakers else None)
    content = _denied(material, denial, before)
    if denial.focus == "Responsibility" and not content.agents and content.kind not in ("OtherOccurrence",):
        content = replace(content, agents=actors(material, denial.speakers))
    focus = denial.focus if content.agents else "WholeOccurrence"
    return Claim(
        material.article, "Denial", content, chain, (Evidence(span, material.text[span.start : span.end]),),
        "Certain", "Negative", "Past", denial.rule, CONFIDENCE["both" if denial.frame is not None else "one"],
        explicitness="Explicit" if denial.explicit else "Implicit", focus=focus,
        interpreted_by=None if denial.explicit else Source("article"),
    )  # fmt: skip


def _denied(material: Material, denial: DenialFound, before: Sequence[Claim]) -> Occurrence:
    if denial.frame is not None:
        frame, factuality = material.frames[denial.frame]
        told = claim_of(material, frame, replace(factuality, status="Actual", polarity="Positive"), (), before)
        if told:
            return replace(told[0].content, casualties=())
        earlier = told_before(frame, sense_of(material, frame), before, (), ())
        if earlier is not None:
            return replace(earlier, casualties=())
    about = [resolve(material, m) for m in denial.about]
    actors = distinct([m.entity for m in about if m.cls in ACTORS])
    return Occurrence(
        "OtherOccurrence", participants=actors, places=distinct([m.entity for m in about if m.cls == "place"])
    )
