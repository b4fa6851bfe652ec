"""Forces, bodies, outlets, sources and unnamed people, built from a head noun or a nisba."""

from dataclasses import replace

from isnad.extract.mentions.naming import SPEAKING_FOR, apposed, belonging, entity_of, mention_of, spoken_for
from isnad.extract.mentions.phrases import Phrase, qualify
from isnad.extract.mentions.scene import Scene, counts_people
from isnad.model.annotation import Mention
from isnad.model.claim import Entity
from isnad.seeds.language import Split


def group_or_body(scene: Scene, position: int, split: Split) -> Mention | None:
    head = scene.language.heads[split.stem]
    if split.stem == "حركه" and scene.norm(position + 1) in scene.language.of("traffic"):
        return None  # «حركة السير» is no movement under arms
    phrase = qualify(scene, position, split)
    speaks = head.cls == "anonymous" and scene.norm(phrase.last) == SPEAKING_FOR
    if head.cls in ("anonymous", "observers"):
        phrase = spoken_for(scene, phrase) if speaks else belonging(scene, phrase, tells=position not in scene.numbers)
    spoken_of = split.definite and split.stem in scene.language.of("outlet")
    if head.cls == "media" and not phrase.modified and phrase.last == position + 1 and not spoken_of:
        return None
    same = apposed(scene, split, phrase, head.kind)
    if same is not None:
        entity = replace(same.entity, span=scene.span(position, phrase.last))
        return mention_of(position, phrase, same.cls, entity, split)
    if head.cls in ("body", "organisation") and not phrase.modified and not split.definite and not split.suffix:
        return _building(scene, position, split, phrase) if split.stem in scene.language.of("building") else None
    entity = entity_of(scene, position, split, phrase, "Organisation" if head.kind == "Source" else head.kind)
    cls = {"force": "actor", "body": "actor", "organisation": "actor"}.get(head.cls, head.cls)
    cls = "person" if speaks else cls  # who speaks for a body is its voice, named or not
    mention = mention_of(position, phrase, cls, _known_as(scene, split, phrase, entity), split)
    return replace(mention, number=scene.numbers.get(position))


def _building(scene: Scene, position: int, split: Split, phrase: Phrase) -> Mention:
    """«قصف مستشفى في …»: the house, where nothing says whose."""
    return mention_of(position, phrase, "object", entity_of(scene, position, split, phrase, "Organisation"), split)


def _known_as(scene: Scene, split: Split, phrase: Phrase, entity: Entity) -> Entity:
    """«مقاتلو الفرقة 30», «مقرات الفرقة 30» are that unlisted group; «قوات مدعومة من جهة» are called by all of it."""
    whole = phrase.ties[-1].entity if phrase.ties else None
    belongs = split.stem in scene.language.of("member") or scene.language.heads[split.stem].cls == "object"
    if whole is not None and whole.id is None and whole.kind == "ArmedGroup" and belongs:
        return replace(whole, span=entity.span)
    backed = scene.norm(phrase.last).removeprefix("ال") in scene.language.of("backed")
    backer = scene.mention(phrase.last + 2) if backed and scene.norm(phrase.last + 1) == "من" else None
    if backer is None or entity.id is not None or entity.part_of or entity.led_by:
        return entity
    return replace(entity, label=f"{entity.label} {scene.surface(phrase.last, backer.last)}")


def people_of_state(scene: Scene, position: int) -> Mention | None:
    """«المصريون», «21 مصريًا»: a nisba that is not an adjective names people of the state."""
    split = scene.names.nisba_stems.split(scene.norm(position))
    if split is None or split.suffix:
        return None
    counted = position in scene.numbers or (bool(split.conj) and counts_people(scene, position - 1))
    plural = split.stem.endswith(("ين", "ون", "ان")) or counted
    if not plural and not split.definite:
        return None
    state = scene.names.nisbas[split.stem]
    clitics = len(split.conj) + len(split.prep)
    last = position + 1
    entity = Entity(None, "Collective", scene.surface(position, last, clitics), scene.span(position, last), (state,))
    return Mention(
        position,
        last,
        "group",
        entity,
        None,
        split.conj,
        split.prep,
        split.definite,
        number=scene.numbers.get(position),
    )
