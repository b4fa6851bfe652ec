"""The entity that a phrase names, and the mention of it."""

from isnad.extract.mentions.phrases import Phrase
from isnad.extract.mentions.scene import Scene
from isnad.model.annotation import Mention
from isnad.model.claim import Entity
from isnad.seeds.language import Split


def entity_of(scene: Scene, position: int, split: Split, phrase: Phrase, kind: str) -> Entity:
    """The article's own entity for the phrase, tied to what the phrase says."""
    clitics = len(split.conj) + len(split.prep)
    label = scene.surface(position, phrase.last, clitics)
    parts = ids_of(phrase)
    aliases = (phrase.named,) if phrase.named and phrase.named not in scene.language.of("ordinal") else ()
    if kind == "Place":
        located = tuple(i for i in parts if i.startswith("place/") or i in {s.id for s in scene.names.authority.states})
        return Entity(None, kind, label, scene.span(position, phrase.last), located_in=located, aliases=aliases)
    people = tuple(i for i in parts if scene.names.entity(i).kind == "Person")
    bodies = tuple(i for i in parts if i not in people and not i.startswith("place/"))
    led = people if kind == "ArmedGroup" else ()
    return Entity(
        None, kind, label, scene.span(position, phrase.last), bodies + (people if not led else ()), led, aliases=aliases
    )


def ids_of(phrase: Phrase) -> tuple[str, ...]:
    ids: list[str] = []
    for tie in phrase.ties:
        entity = tie.entity
        ids += [entity.id] if entity.id else [*entity.part_of, *entity.led_by, *entity.located_in]
    return tuple(dict.fromkeys([*ids, *phrase.states]))


def apposed(scene: Scene, split: Split, phrase: Phrase, kind: str) -> Mention | None:
    """«حركة حماس», «مدينة درنة»: head and name are the same thing, if their kinds agree."""
    if split.stem not in scene.language.of("apposed-head") or len(phrase.ties) != 1 or phrase.states:
        return None
    tie = phrase.ties[0]
    places = {"Place", "State"}
    agree = (
        tie.entity.kind == kind
        or {tie.entity.kind, kind} <= places
        or (kind == "GovernmentBody" and tie.entity.kind == "State")
    )
    return tie if agree and tie.entity.id and tie.prep == "" else None


def mention_of(position: int, phrase: Phrase, cls: str, entity: Entity, split: Split) -> Mention:
    return Mention(
        position,
        phrase.last,
        cls,
        entity,
        None,
        split.conj,
        split.prep,
        split.definite,
        split.suffix,
        split.stem,
        phrase.ties,
    )


SPEAKING_FOR = "باسم"


def spoken_for(scene: Scene, phrase: Phrase) -> Phrase:
    """«متحدث باسم الجيش»: with the body that he speaks for."""
    body = scene.mention(phrase.last + 1) if scene.norm(phrase.last) == SPEAKING_FOR else None
    if body is None:
        return phrase
    return phrase._replace(last=body.last, ties=(*phrase.ties, body), modified=True)


def belonging(scene: Scene, phrase: Phrase, *, tells: bool) -> Phrase:
    """«مصدر طبي من مستشفى …», «مسؤول في الجيش»: the body that an unnamed source belongs to; its town, if it tells."""
    if phrase.ties or scene.norm(phrase.last) not in scene.language.of("source-place"):
        return phrase
    other = scene.mention(phrase.last + 1)
    if other is None or other.conj or other.prep or (other.cls == "place" and not tells):
        return phrase
    return phrase._replace(last=other.last, ties=(other,), modified=True)
