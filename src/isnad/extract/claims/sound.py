"""What the ontology would refuse, put right or left out before it becomes a claim."""

from collections.abc import Sequence
from dataclasses import replace

from isnad.extract.claims.merging import called
from isnad.model.claim import Claim, Entity, Hop, Occurrence

_NO_ACTION = frozenset({"Support", "OtherOccurrence"})
_PLACES = ("Place", "State")  # classes of what lies somewhere


def sound(claims: Sequence[Claim]) -> list[Claim]:
    """The claims whose roles are filled by what may fill them, and that still say something of somebody."""
    told = (
        _with_fit_focus(replace(c, content=_of_fit_roles(c.content), chain=tuple(map(_tied_to_actors, c.chain))))
        for c in claims
    )
    return [claim for claim in map(_accusing_others, told) if claim is not None and _says_something(claim)]


def _of_fit_roles(content: Occurrence) -> Occurrence:
    """Actors act, take part and are helped; nobody helps himself; an action of nobody nowhere is none."""
    agents = _actors(content.agents)
    targets, places, origins = _tied(content.targets), _places(content.places), _places(content.origins)
    if content.kind == "Support":
        supporting = {e.key for e in agents}
        targets = tuple(e for e in _actors(targets) if e.key not in supporting)
    else:  # nobody attacks himself
        hit = {e.key for e in targets} | called([e for e in targets if e.id is None])
        agents = tuple(a for a in agents if a.key not in hit and not (a.id is None and called([a]) & hit))
    empty = not (agents or targets or places or origins or content.casualties)
    kind = content.kind if content.kind in _NO_ACTION or not empty else "OtherOccurrence"
    return replace(
        content, kind=kind, agents=agents, targets=targets, participants=_actors(content.participants), places=places,
        origins=origins,
    )  # fmt: skip


def _with_fit_focus(claim: Claim) -> Claim:
    """Whose responsibility is denied must be known; else it is the matter that is denied."""
    somebody = claim.content.agents or claim.content.participants
    return claim if claim.focus != "Responsibility" or somebody else replace(claim, focus="WholeOccurrence")


def _tied_to_actors(hop: Hop) -> Hop:
    """«سكان من المدينة» are close to no side."""
    source = hop.source
    entity = _with_fit_ties(source.entity) if source.entity is not None else None
    return replace(hop, source=replace(source, entity=entity, close_to=_actors(source.close_to)))


def _accusing_others(claim: Claim) -> Claim | None:
    """The accusation of others; None where the words made the source accuse but itself."""
    if claim.form != "Accusation":
        return claim
    sources = {hop.source.key for hop in claim.chain}
    accused = tuple(e for e in claim.content.agents if e.key not in sources)
    return replace(claim, content=replace(claim.content, agents=accused)) if accused else None


def _says_something(claim: Claim) -> bool:
    """A denial is news whatever it denies; of anything else an analyst needs who and what, of arms who gets them."""
    if claim.form == "Denial":
        return True
    content = claim.content
    given = content.agents or "WeaponsSupport" in content.support_kinds
    return content.kind != "OtherOccurrence" and (content.kind != "Support" or bool(given and content.targets))


def _actors(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    return _tied([e for e in entities if e.kind != "Place"])


def _places(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    return _tied([e for e in entities if e.kind in _PLACES])


def _tied(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    return tuple(map(_with_fit_ties, entities))


def _with_fit_ties(entity: Entity) -> Entity:
    """The entity, part of actors only: a place that belongs to a place lies there, and is part of nobody."""
    if not entity.part_of:
        return entity
    if entity.kind == "Place":
        homes = tuple(id for id in entity.part_of if id.startswith("place/"))
        return replace(entity, part_of=(), located_in=(*entity.located_in, *homes))
    return replace(entity, part_of=tuple(id for id in entity.part_of if id.startswith("actor/")))
