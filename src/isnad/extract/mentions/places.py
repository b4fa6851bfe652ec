"""Places that nobody listed: «بلدة …», «جنوب غربي …», «مناطق في …»."""

from dataclasses import replace

from isnad.extract.mentions.naming import apposed, entity_of, mention_of
from isnad.extract.mentions.phrases import MODIFIERS, Phrase, qualify
from isnad.extract.mentions.scene import Scene, starts_name
from isnad.model.annotation import Mention
from isnad.model.claim import Entity
from isnad.seeds.language import Split


def place_of(scene: Scene, position: int, split: Split) -> Mention | None:
    phrase = qualify(scene, position, split)
    if split.stem in scene.language.of("generic-place") and not phrase.ties:
        phrase = _within(scene, phrase)
    if not phrase.ties and not phrase.named and not split.definite and not split.suffix:
        phrase = _place_name(scene, phrase)
    if split.stem == "عاصمه" and phrase.states and (capital := _capital_of(scene, phrase.states[0])):
        seed = scene.names.entity(capital)
        clitics = len(split.conj) + len(split.prep)
        entity = Entity(
            capital, seed.kind, scene.surface(position, phrase.last, clitics), scene.span(position, phrase.last)
        )
        return mention_of(position, phrase, "place", entity, split)
    if split.stem == "بلاد" and split.suffix:  # «قال الوزير إن بلاده …»: his state
        return mention_of(position, phrase, "actor", entity_of(scene, position, split, phrase, "State"), split)
    if split.stem in scene.language.of("land") and len(phrase.states) == 1 and not phrase.ties:
        return _whole_land(scene, position, split, phrase)
    same = apposed(scene, split, phrase, "Place")
    if same is not None:
        return mention_of(
            position, phrase, "place", replace(same.entity, span=scene.span(position, phrase.last)), split
        )
    if not phrase.modified and not split.definite and not _is_site(scene, split, phrase.last):
        return None
    return mention_of(position, phrase, "place", entity_of(scene, position, split, phrase, "Place"), split)


def _is_site(scene: Scene, split: Split, after: int) -> bool:
    """Whether a bare noun says what was hit («قصفوا مدرسة»), where it says nothing of whose it is («حاجز للجيش»)."""
    owner = scene.mention(after)
    if split.suffix == "ي":
        return False  # «بلدتي … و…» are two towns, and nobody's
    return split.stem in scene.language.of("site") and (owner is None or owner.prep != "ل")


def _whole_land(scene: Scene, position: int, split: Split, phrase: Phrase) -> Mention:
    """«الأراضي السورية» are Syria, as a place."""
    state = scene.names.entity(phrase.states[0])
    span = scene.span(position, phrase.last)
    return mention_of(position, phrase, "place", Entity(state.id, state.kind, state.pref["ar"], span), split)


def _capital_of(scene: Scene, state: str) -> str | None:
    return next((place for place, owner in scene.names.capitals.items() if owner == state), None)


def _within(scene: Scene, phrase: Phrase) -> Phrase:
    """«مناطق بجنوب كردفان», «مناطق واسعة من الحسكة»: the place that they lie in says more than they do."""
    at = phrase.last + (scene.norm(phrase.last) in ("في", "فى", "من"))
    whole = scene.mention(at)
    if whole is None or whole.cls != "place" or (at == phrase.last and whole.prep != "ب"):
        return phrase
    return phrase._replace(last=whole.last, ties=(replace(whole, prep=""),), modified=True)


def direction(scene: Scene, position: int) -> Mention | None:
    """«شرق ليبيا», «جنوب غربي العاصمة», «الجنوب الليبي», «شمال البلاد»: a part of a place, and a place itself."""
    directions = scene.language.of("direction")
    split = scene.language.directions.split(scene.norm(position))
    if split is None or split.suffix or split.prep == "ك":
        return None
    at = position + 1
    while at < position + MODIFIERS and scene.norm(at).removeprefix("ال") in directions:
        at += 1
    bare = scene.norm(at).removeprefix("ال")
    if split.definite and scene.is_word(at) and bare in scene.names.nisbas and bare != scene.norm(at):
        phrase = Phrase(at + 1, (), (scene.names.nisbas[bare],), "", True)
        return mention_of(position, phrase, "place", entity_of(scene, position, split, phrase, "Place"), split)
    whole = None if split.definite else scene.mention(at)
    if whole is None or whole.conj or whole.prep or (whole.cls != "place" and whole.entity.kind != "State"):
        return None
    phrase = Phrase(whole.last, (whole,), (), "", True)
    if split.stem in scene.language.of("place-part"):
        return mention_of(
            position, phrase, "place", replace(whole.entity, span=scene.span(position, whole.last)), split
        )
    return mention_of(position, phrase, "place", entity_of(scene, position, split, phrase, "Place"), split)


def _place_name(scene: Scene, phrase: Phrase) -> Phrase:
    """An unlisted name right after «بلدة», «معسكر», …: one word, or two where the first never stands alone."""
    at = phrase.last
    part = direction(scene, at)
    if part is not None and not part.conj and not part.prep:
        return phrase._replace(last=part.last, ties=part.parts, modified=True)
    if not starts_name(scene, at, verbs=True) or phrase.modified:
        return phrase
    compound = scene.norm(at) in scene.language.of("compound-name") and starts_name(scene, at + 1, verbs=True)
    last = at + 2 if compound else at + 1
    return phrase._replace(last=last, named=scene.surface(at, last), modified=True)
