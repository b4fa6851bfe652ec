"""Nouns that «و» joins before one adjective: «دبابات ومدرعات روسية», «قوات وأسلحة تركية»."""

from collections.abc import Sequence
from dataclasses import replace

from isnad.extract.mentions.scene import Scene
from isnad.model.annotation import Mention


def sharing_adjectives(scene: Scene, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, where a bare noun belongs to the state that an adjective behind the next noun names."""
    return [_shared(scene, mention, mentions[index + 1 : index + 2]) for index, mention in enumerate(mentions)]


def _shared(scene: Scene, mention: Mention, following: Sequence[Mention]) -> Mention:
    entity = mention.entity
    bare = bool(mention.head) and mention.last == mention.first + 1 and not (mention.definite or mention.suffix)
    tied = entity.id or entity.part_of or entity.led_by or mention.parts
    if mention.cls not in ("actor", "object") or not bare or tied or mention.number is not None:
        return mention
    states = _state_of_next(scene, mention.last) or _state_of(mention.last, following)
    return replace(mention, entity=replace(entity, part_of=states)) if states else mention


def _state_of(at: int, following: Sequence[Mention]) -> tuple[str, ...]:
    """The state of a mention that «و» joins right here, and that an adjective ties to it."""
    joined = [m for m in following if m.first == at and m.conj and m.head and not m.parts and m.entity.id is None]
    return joined[0].entity.part_of[:1] if joined else ()


def _state_of_next(scene: Scene, at: int) -> tuple[str, ...]:
    """The state of the adjective behind a noun that is no name and that «و» joins right here: «وأسلحة تركية»."""
    noun, adjective = scene.norm(at), scene.norm(at + 1)
    plain = (
        noun.startswith("و") and not noun.startswith("وال") and not scene.is_closed(noun) and not scene.is_verb(noun)
    )
    state = scene.names.nisbas.get(adjective)
    return (state,) if plain and state and scene.mention(at) is None and adjective.endswith(("ي", "يه")) else ()
