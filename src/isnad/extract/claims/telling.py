"""One frame as a claim."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from isnad.extract.claims.by_deed import with_parties_by_deed
from isnad.extract.claims.circumstances import condition_of, evidence_of
from isnad.extract.claims.coming import as_of_publication
from isnad.extract.claims.context import RETOLD, attackers_before, others_than, supported_before, told_before
from isnad.extract.claims.enough import counts
from isnad.extract.claims.going_on import objects_before, place_before, subject_before
from isnad.extract.claims.kinds import MOVES, is_offensive, sense_of
from isnad.extract.claims.material import Event, Material
from isnad.extract.claims.roles import (
    actors,
    attackers,
    bare_weapons,
    distinct,
    entities_of,
    held,
    is_bomb,
    objects_of,
    resolve,
    supporters,
)
from isnad.extract.claims.sources import chain_of, speech_at
from isnad.extract.claims.timing import when_of
from isnad.model.annotation import CasualtyMention, Factuality, Frame, Mention, Speech
from isnad.model.claim import Claim, Entity, Occurrence
from isnad.model.gender import meant_by

_SUPPORT_KINDS = {
    "Arms": "WeaponsSupport", "Air": "AirSupport", "Troops": "GroundSupport", "Training": "TrainingSupport",
    "Financial": "FinancialSupport", "Political": "PoliticalSupport", "Logistics": "LogisticsSupport",
    "Intelligence": "IntelligenceSupport", "Military": "MilitarySupport", "Unspecified": "SupportUnspecified",
}  # fmt: skip
_GOING = ("move", "withdraw")  # frames of verbs whose object is a place
SPEAKER = "+speaker"  # ends the rule of a claim whose agent is he who tells of it
_WE = "نا"
_FORCES = ("ArmedGroup", "GovernmentBody", "State")  # of those who speak, who fights himself: «قال إنه ضرب»
_BEFALLS = ("casualty", "crash", "explode", "receive", "surrender", "fall", "lose", "noun-casualty", "noun-losses")
_FIGHTING = ("actor", "person")
_CONFIDENCE = {"both": 0.8, "one": 0.6, "weak": 0.4}


def claim_of(
    material: Material,
    frame: Frame,
    factuality: Factuality,
    figures: Sequence[CasualtyMention],
    before: Sequence[Claim],
) -> Claim | None:
    """The frame as a claim of who says it; None where too little is said. `before`: the claims of the text so far."""
    sense = sense_of(material, frame)
    if not sense:
        return None
    event = _pointing_back(_filled(material, frame, factuality, sense), before, material.wholes)
    event = as_of_publication(material, replace(event, figures=tuple(figures)).clash_sides())
    return _worded(material, event) if counts(event) else None


def occurrence_of(
    material: Material, frame: Frame, factuality: Factuality, before: Sequence[Claim]
) -> Occurrence | None:
    """What the frame tells, were it ever so little: enough to say what somebody denies."""
    sense = sense_of(material, frame)
    if not sense:
        return None
    event = _pointing_back(_filled(material, frame, factuality, sense), before, material.wholes).clash_sides()
    return _occurrence(material, event) if event.agents or event.objects else None


def _filled(material: Material, frame: Frame, factuality: Factuality, sense: str) -> Event:
    agents = _agents(material, frame, sense)
    if sense in MOVES:
        agents = distinct((*agents, *objects_of(material, frame.themes, support=False)))
    before = objects_before(material, frame)
    there = before if frame.cue.startswith(_GOING) else ()  # «ودخلها المقاتلون»
    targets = objects_of(material, frame.targets or before[len(there) :], support=sense.startswith("Support:"))
    if sense == "Capture" and not targets:
        targets = held(frame.targets)
    places = entities_of(material, frame.places or there or place_before(material, frame), as_place=True)
    bombs = tuple(m.entity for m in frame.targets if is_bomb(material, m))
    tools = (*bare_weapons(material, frame.agents), *bombs)
    return Event(frame, sense, factuality, agents, targets, places, tools, when=when_of(material, frame, factuality))


def _agents(material: Material, frame: Frame, sense: str) -> tuple[Entity, ...]:
    if sense.startswith("Support:"):
        return supporters(material, frame.agents) or (_speaking(material, frame) if frame.pronoun == _WE else ())
    fighters = attackers(material, frame.agents, both_sides=sense == "Clash")
    threatens = any(g.sense in ("Threaten", "Promise") for g in frame.governors[:1])  # «هدد مسؤول في الجيش بقصف …»
    return fighters or (actors(material, frame.agents) if threatens else _left_out(material, frame))


def _left_out(material: Material, frame: Frame) -> tuple[Entity, ...]:
    """Whom the verb leaves out: who is speaking, or who acts in the sentence before."""
    acting = subject_before(material, frame) or _announcing(material, frame)
    return _speaking(material, frame) or attackers(material, acting, both_sides=False)


def _announcing(material: Material, frame: Frame) -> tuple[Mention, ...]:
    """«كما أعلنت قصف المدينة», «وأعلنت الوزارة قصف …»: who tells of it did it, if he wages war and mourns nobody."""
    told = next((g for g in frame.governors[:1] if g.sense.startswith("Report") and g.slot in ("obj", "عن")), None)
    mourned = frame.victims or frame.sense in ("Kill", "Injure") or frame.cue.startswith(_BEFALLS)
    settled = told is None or any(m.first not in material.resolved for m in told.holders)  # by his name, in the clause
    speech = None if settled or mourned or frame.definite else speech_at(material, frame)
    speakers = (resolve(material, m) for m in (speech.speakers if speech else ()))
    return tuple(m for m in speakers if m.wages_war)


def _speaking(material: Material, frame: Frame) -> tuple[Entity, ...]:
    """«وأضافت أنها سيطرت على …»: the speaker whom the words leave out, if it is one who fights."""
    speech = speech_at(material, frame) if frame.pronoun else None
    speakers = () if speech is None else [resolve(material, m) for m in speech.speakers if m.cls in _FIGHTING]
    meant = meant_by(speakers, frame.pronoun)
    able = frame.pronoun == _WE or all(m.entity.kind in _FORCES for m in meant)
    return attackers(material, meant if able else (), both_sides=False)


def _pointing_back(event: Event, before: Sequence[Claim], wholes: Mapping[str, frozenset[str]]) -> Event:
    """With what an event told before says of it, where a definite noun points back to that: «الهجوم»."""
    event = with_parties_by_deed(event, before)
    if event.is_support:
        known = supported_before(event, before)
        return event if known is None else _of_same_sides(event, known)
    only_victims = event.frame.victims and not event.places and all(t.kind == "Collective" for t in event.targets)
    objects = () if only_victims else event.objects
    earlier = told_before(event, objects, before, wholes)
    if earlier is None:
        return replace(event, agents=event.agents or attackers_before(event, before, wholes))
    event = replace(event, agents=event.agents or others_than(earlier.agents, objects), when=event.when or earlier.when)
    return event if objects else replace(event, targets=earlier.targets or event.targets, places=earlier.places)


def _of_same_sides(event: Event, known: Occurrence) -> Event:
    agents = tuple(a for a in known.agents if a not in event.targets)
    return replace(event, agents=event.agents or agents, targets=event.targets or known.targets)


def _worded(material: Material, event: Event) -> Claim:
    factuality, speech = event.factuality, speech_at(material, event.frame)
    accused = speech is not None and speech.sense == "Accuse" and event.agents
    confidence = _CONFIDENCE["weak" if event.frame.weak else "both" if event.agents and event.targets else "one"]
    return Claim(
        material.article, "Accusation" if accused else "Claim", _occurrence(material, event),
        chain_of(material, speech), (evidence_of(material, event.frame, event.figures),),
        _certainty(factuality, speech), factuality.polarity,
        factuality.temporality, _rule(event), confidence,
        focus="WholeOccurrence" if factuality.polarity == "Negative" else None,
    )  # fmt: skip


def _rule(event: Event) -> str:
    """What read the claim; whether the parties are those of an event told before."""
    retold = event.agents and not event.frame.agents and event.sense not in MOVES
    return event.frame.cue + (SPEAKER if retold and event.frame.pronoun else RETOLD if retold else "")


def _certainty(factuality: Factuality, speech: Speech | None) -> str:
    suggested = speech is not None and speech.sense == "Report:suggest"
    return "Probable" if suggested else factuality.certainty


def _occurrence(material: Material, event: Event) -> Occurrence:
    if event.is_support:
        return _support(material, event)
    agents = event.agents if event.sense in MOVES else tuple(a for a in event.agents if a not in event.tools)
    hit = (t for t in event.targets if t.kind in ("Place", "State") and t not in event.places)
    places = (*event.places, *(t for t in hit if not event.places or not _is_bare(t)))  # «سوقا في البلدة» lies there
    occurrence = Occurrence(
        event.sense, agents, event.targets, (), places, _origins(material, event), status=event.factuality.status,
        when=event.when, casualties=tuple(f.casualty for f in event.figures), condition=_condition(material, event),
    )  # fmt: skip
    assault = event.frame.lexeme == "hujum" and event.sense == "ArmedAttack" and is_offensive(occurrence)
    return replace(occurrence, kind="GroundAssault") if assault else occurrence


def _is_bare(place: Entity) -> bool:
    return not (place.id or place.located_in or place.aliases or " " in place.label)


def _support(material: Material, event: Event) -> Occurrence:
    return Occurrence(
        "Support", event.agents, event.targets, (), (), _origins(material, event),
        (_SUPPORT_KINDS[event.sense.partition(":")[2]],), status=event.factuality.status, when=event.when,
        condition=_condition(material, event),
    )  # fmt: skip


def _origins(material: Material, event: Event) -> tuple[Entity, ...]:
    return entities_of(material, event.frame.origins, as_place=True)


def _condition(material: Material, event: Event) -> str | None:
    return condition_of(material, event.frame, event.factuality)
