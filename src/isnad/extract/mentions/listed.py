"""Names of the seeds as they stand in a text."""

from typing import NamedTuple

from isnad.extract.mentions.scene import Scene
from isnad.model.annotation import Mention
from isnad.model.claim import Entity
from isnad.seeds.names import Start


class Found(NamedTuple):
    """A name of the seeds as it stands in the text."""

    last: int
    ids: tuple[str, ...]
    conj: str
    prep: str
    words: int


def listed(scene: Scene, position: int) -> Mention | None:
    found = lookup(scene, position)
    if found is None or _needs_cue(scene, position, found):
        return None
    return of_seed(scene, position, found)


def lookup(scene: Scene, position: int) -> Found | None:
    """The longest name that starts here, with the fewest clitics cut off."""
    best: Found | None = None
    for start in scene.names.table.starts(scene.norm(position)):
        found = _longest(scene, position, start)
        if found is not None and (best is None or found.last > best.last):
            best = found
    return best


def _longest(scene: Scene, position: int, start: Start) -> Found | None:
    for name, ids in start.longer.get(scene.norm(position + 1), ()):
        if all(scene.norm(position + k) == name[k] and scene.is_word(position + k) for k in range(1, len(name))):
            return Found(position + len(name), ids, start.conj, start.prep, len(name))
    return Found(position + 1, start.alone, start.conj, start.prep, 1) if start.alone else None


def _needs_cue(scene: Scene, position: int, found: Found) -> bool:
    """Whether the name is also a common word («مالي», «صور») and nothing before it says that it is a name."""
    bare = scene.norm(position).removeprefix(found.conj)
    word = bare.removeprefix(found.prep)
    if found.words > 1 or word not in scene.language.of("ambiguous-name") or found.prep:
        return False
    before = scene.norm(position - 1)
    cues = scene.language.of("prep") | scene.language.of("direction")
    return not (before in cues or scene.language.head_stems.split(before) or position in scene.words.opens)


def of_seed(scene: Scene, position: int, found: Found) -> Mention:
    id_ = _choose(scene, position, found.ids)
    seed = scene.names.entity(id_)
    clitics = len(found.conj) + len(found.prep)
    entity = Entity(id_, seed.kind, scene.surface(position, found.last, clitics), scene.span(position, found.last))
    cls = {"Place": "place", "Person": "person", "MediaOutlet": "media"}.get(seed.kind, "actor")
    capital = scene.names.capitals.get(id_)
    state = Entity(capital, "State", entity.label, entity.span) if capital else None
    split = scene.language.head_stems.split(scene.norm(position)) if found.words > 1 else None
    head = split.stem if split else ""
    return Mention(position, found.last, cls, entity, state, found.conj, found.prep, definite=True, head=head)


def _choose(scene: Scene, position: int, ids: tuple[str, ...]) -> str:
    """Of several entries that share a name: the place behind a place's head, the outlet behind an outlet's."""
    if len(ids) == 1:
        return ids[0]
    outlets = [i for i in ids if scene.names.entity(i).kind == "MediaOutlet"]
    if outlets and (
        position in scene.words.opens or scene.norm(position - 1) == "ل" or scene.norm(position).startswith("لل")
    ):
        return outlets[0]  # «قال لـ«الشرق الأوسط»»
    head = scene.language.heads.get(scene.norm(position - 1).removeprefix("ال"))
    wanted = {"place": "Place", "media": "MediaOutlet", "person": "Person"}.get(head.cls if head else "")
    ranked = sorted(
        ids, key=lambda i: (scene.names.entity(i).kind != wanted, scene.names.entity(i).kind == "MediaOutlet", i)
    )
    return ranked[0]
