"""Denials, with what they deny as content."""

from collections.abc import Sequence
from dataclasses import replace

from isnad.extract.claims.circumstances import quotable
from isnad.extract.claims.context import told_before
from isnad.extract.claims.kinds import sense_of
from isnad.extract.claims.material import Event, Material
from isnad.extract.claims.roles import ACTORS, actors, distinct, resolve
from isnad.extract.claims.sources import chain_of
from isnad.extract.claims.telling import occurrence_of
from isnad.model.annotation import DenialFound, Speech
from isnad.model.claim import Claim, Entity, Evidence, Occurrence, Source

_NO_ACT = ("Support", "OtherOccurrence", "Withdrawal")  # not to support or to stay is a stance, and denies no blame
_CONFIDENCE = {True: 0.8, False: 0.6}  # by whether what is denied is an event that we read


def denial_of(material: Material, denial: DenialFound, before: Sequence[Claim]) -> Claim:
    """The denial with what it denies as content; its own matter where that is no event of ours."""
    span = quotable(material, denial.first, denial.last)
    speech = Speech(denial.first, denial.last, denial.speakers, denial.relays, "Paraphrased", "Deny", denial.cue)
    content = _denied(material, denial, before)
    if denial.focus == "Responsibility" and content.kind != "OtherOccurrence" and not _doers(material, denial):
        content = replace(content, agents=actors(material, denial.speakers))
    return Claim(
        material.article, "Denial", content, chain_of(material, speech if denial.speakers else None),
        (Evidence(span, material.text[span.start : span.end]),),
        "Certain", "Negative", "Past", denial.rule, _CONFIDENCE[denial.frame is not None],
        explicitness="Explicit" if denial.explicit else "Implicit",
        focus=denial.focus if content.agents else "WholeOccurrence",
        interpreted_by=None if denial.explicit else Source("article"),
    )  # fmt: skip


def disclaimed(claim: Claim) -> Claim:
    """«قال الجيش إنه لم يقصف المستشفى»: who says that he did not do it denies it."""
    source, content = claim.chain[0].source.entity, claim.content
    told = claim.rule.partition("+")[0].endswith(".v")  # «لم يقصف»; «لم يعلم بقصف …» denies no act
    real = told and claim.form == "Claim" and claim.polarity == "Negative" and content.status == "Actual"
    if not real or content.kind in _NO_ACT or source is None or not any(_is_he(source, a) for a in content.agents):
        return claim
    return replace(
        claim, form="Denial", content=replace(content, casualties=()), certainty="Certain", temporality="Past",
        rule=claim.rule + "+disclaimed", explicitness="Explicit", focus="WholeOccurrence",
    )  # fmt: skip


def _is_he(source: Entity, agent: Entity) -> bool:
    """Whether they are one, or one speaks for the other."""
    ours, theirs = {source.key, *source.part_of, *source.led_by}, {agent.key, *agent.part_of, *agent.led_by}
    return source.key in theirs or agent.key in ours or (source.id is None and bool(ours & theirs))


def _denied(material: Material, denial: DenialFound, before: Sequence[Claim]) -> Occurrence:
    event = None if denial.frame is None else _event_denied(material, denial.frame, before)
    judged = denial.rule == "deny.verdict"  # of a picture, where an event of nobody is told by the way
    if event is not None and not (judged and denial.frame is not None and not (event.agents or event.targets)):
        return replace(event, casualties=())
    about = [resolve(material, m) for m in denial.about]
    named = distinct([m.entity for m in about if m.cls in ACTORS])
    where = distinct([m.entity for m in about if m.cls == "place"])
    return Occurrence("OtherOccurrence", participants=named, places=where)


def _doers(material: Material, denial: DenialFound) -> bool:
    """Whether the denied event's own words name who did it: «مسؤوليتها عن الهجوم» does not."""
    return denial.frame is not None and bool(material.frames[denial.frame][0].agents)


def _event_denied(material: Material, index: int, before: Sequence[Claim]) -> Occurrence | None:
    frame, factuality = material.frames[index]
    factuality = replace(factuality, status="Actual", polarity="Positive")
    told = occurrence_of(material, frame, factuality, before)
    if told is not None:
        return told
    return told_before(Event(frame, sense_of(material, frame), factuality, (), (), ()), (), before, material.wholes)
