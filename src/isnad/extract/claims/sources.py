"""Who says so: the chain of those through whom a claim came."""

from isnad.extract.claims.material import Material
from isnad.extract.claims.roles import resolve
from isnad.model.annotation import Frame, Mention, Speech
from isnad.model.claim import Hop, Source

_STANCE = {"Report:distance": "DistancingStance", "Report:assert": "EndorsingStance"}
_KINDS_OF_SOURCE = {"anonymous": "InformedSource", "observers": "ObserverSource", "group": "LocalSource"}


def speech_at(material: Material, frame: Frame) -> Speech | None:
    """The nearest speech that holds the event's word: the one whose cue came last."""
    token = material.units[frame.sentence][frame.unit].first
    holding = [s for s in material.spoken.get(frame.sentence, ()) if s.first <= token < s.last and s.sense != "Deny"]
    return max(holding, key=lambda s: (s.cue, -s.last)) if holding else None


def chain_of(material: Material, speech: Speech | None) -> tuple[Hop, ...]:
    if speech is None or not speech.speakers:
        return (Hop(Source("article"), "OwnVoice"),)
    stance = _STANCE.get(speech.sense, "NeutralStance")
    hops = [Hop(_source(material, speech.speakers[0]), speech.mode)]
    for index, relay in enumerate(speech.relays):
        hops.append(Hop(_source(material, relay), "Paraphrased", stance if index == 0 else "NeutralStance"))
    seen: dict[str, Hop] = {}
    for hop in hops:
        seen.setdefault(hop.source.key, hop)
    return tuple(seen.values())


def _source(material: Material, mention: Mention) -> Source:
    known = resolve(material, mention)
    if known.cls in _KINDS_OF_SOURCE:
        ties = tuple(p.entity for p in known.parts)
        return Source("anonymous", None, known.entity.label, known.entity.span, _KINDS_OF_SOURCE[known.cls], ties)
    entity = known.state if known.state is not None else known.entity
    return Source("named", entity, entity.label, entity.span)
