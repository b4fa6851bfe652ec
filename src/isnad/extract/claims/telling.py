"""One frame as a claim."""

from collections.abc import Sequence
from dataclasses import replace

from isnad.extract.claims.circumstances import condition_of, evidence_of, when_of
from isnad.extract.claims.context import told_before
from isnad.extract.claims.kinds import MOVES, counts, is_offensive, sense_of
from isnad.extract.claims.material import Material
from isnad.extract.claims.roles import actors, at_known_town, distinct, entities_of, objects_of
from isnad.extract.claims.sources import chain_of, speech_at
from isnad.extract.factuality import Factuality
from isnad.model.annotation import CasualtyMention, Frame
from isnad.model.claim import Claim, Occurrence, When

SUPPORT_KINDS = {
    "Arms": "WeaponsSupport", "Air": "AirSupport", "Troops": "GroundSupport", "Training": "TrainingSupport",
    "Financial": "FinancialSupport", "Political": "PoliticalSupport", "Logistics": "LogisticsSupport",
    "Intelligence": "IntelligenceSupport", "Military": "MilitarySupport", "Unspecified": "SupportUnspecified",
}  # fmt: skip
PLAIN_SUPPORT = frozenset({"daama", "saaada"})  # weak words that mean support whatever is given
CONFIDENCE = {"both": 0.8, "one": 0.6, "weak": 0.4}


def claim_of(
    material: Material,
    frame: Frame,
    factuality: Factuality,
    figures: Sequence[CasualtyMention],
    before: Sequence[Claim],
) -> Sequence[Claim]:
    sense = sense_of(material, frame)
    support = sense.startswith("Support:")
    if not sense:
        return ()
    frame = at_known_town(material, frame, before)
    agents, targets = actors(material, frame.agents), objects_of(material, frame.targets, support=support)
    places = entities_of(material, frame.places, as_place=True)
    if sense in MOVES:
        agents = distinct((*agents, *objects_of(material, frame.themes, support=False)))
    when: When | None = None
    only_victims = frame.victims and not places and all(t.kind == "Collective" for t in targets)
    objects = () if only_victims else (*targets, *places)
    if not support and (earlier := told_before(frame, sense, before, agents, objects)) is not None:
        agents, when = agents or earlier.agents, earlier.when
        if not objects:
            targets, places = earlier.targets or targets, earlier.places
    if sense == "Support:Unspecified" and frame.weak and frame.lexeme not in PLAIN_SUPPORT:
        return ()
    if not counts(frame, sense, support, agents, targets, places, figures):
        return ()
    kind = "Support" if support else sense
    if not support:
        places = (
            (*places, *(t for t in targets if t.kind in ("Place", "State") and t not in places))
            if kind != "Clash"
            else (*places, *targets)
        )
        targets = () if kind == "Clash" else targets
    occurrence = Occurrence(
        kind, agents, targets, (), () if support else places, entities_of(material, frame.origins, as_place=True),
        (SUPPORT_KINDS[sense.partition(":")[2]],) if support else (), (), factuality.status,
        when=when_of(material, frame, factuality) or when, casualties=tuple(f.casualty for f in figures) if not support else (),
        condition=condition_of(material, frame, factuality),
    )  # fmt: skip
    if frame.lexeme == "hujum" and kind == "ArmedAttack" and is_offensive(occurrence):
        occurrence = replace(occurrence, kind="GroundAssault")
    speech = speech_at(material, frame)
    form = "Accusation" if speech is not None and speech.sense == "Accuse" and agents else "Claim"
    evidence = evidence_of(material, frame, figures)
    certainty = factuality.certainty
    if speech is not None and speech.sense == "Report:suggest":
        certainty = "Probable"
    focus = "WholeOccurrence" if factuality.polarity == "Negative" else None
    confidence = CONFIDENCE["weak" if frame.weak else "both" if agents and targets else "one"]
    return (
        Claim(
            material.article, form, occurrence, chain_of(material, speech), (evidence,), certainty, factuality.polarity,
            factuality.temporality, frame.cue, confidence, focus=focus,
        ),
    )  # fmt: skip
