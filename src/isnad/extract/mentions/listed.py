"""Names of the seeds as they stand in a text."""

from collections import Counter

from isnad.extract.mentions.scene import Found, Scene, counts_people
from isnad.model.annotation import Mention
from isnad.model.claim import Entity
from isnad.seeds.names import Start

_SMALL = frozenset({"حي", "احياء", "قريه", "شارع", "جبل", "منطقه", "ضاحيه", "سوق", "مسجد", "دوار", "مخيم"})
_MUCH = 3  # names of a state's own by which an article is about it


def listed(scene: Scene, position: int) -> Mention | None:
    found = lookup(scene, position)
    if found is None or _needs_cue(scene, position, found) or _counted(scene, position, found):
        return None
    return None if _elsewhere(scene, position, found) else of_seed(scene, position, found)


def _counted(scene: Scene, position: int, found: Found) -> bool:
    """«قتل 12 سوريا», «أسر 3 ليبيا ومصريا»: behind a number the letters of a state are those of its people."""
    people = found.words == 1 and scene.norm(position).removeprefix(found.conj) in scene.names.nisbas
    if not people or found.prep:
        return False
    return position in scene.numbers or (bool(found.conj) and counts_people(scene, position - 1))


def _elsewhere(scene: Scene, position: int, found: Found) -> bool:
    """Whether the name may be borne in many states, and the article speaks of such, but not of its bearer's."""
    foreign = _is_common(scene, position, found) and _is_foreign(scene, _choose(scene, position, found.ids))
    return foreign or _is_namesake(scene, position, found)


def _is_namesake(scene: Scene, position: int, found: Found) -> bool:
    """Whether it is a quarter or village as many states have («حي الأندلس»), and the article is about another state."""
    id_ = found.ids[0]
    home = scene.names.homes.get(id_)
    if home is None or scene.names.entity(id_).kind != "Place" or not _is_small(scene, position):
        return False
    citizens = (scene.names.nisba_stems.split(token.norm) for token in scene.words.tokens)
    told = scene.told[home] > scene.told[id_] or any(s and scene.names.nisbas[s.stem] == home for s in citizens)
    states = {state for state in scene.names.homes.values() if state != home}
    return not told and any(scene.told[state] >= _MUCH for state in states)


def _is_small(scene: Scene, position: int) -> bool:
    splits = (scene.language.head_stems.split(scene.norm(at)) for at in (position - 1, position))
    return any(split is not None and split.stem in _SMALL for split in splits)


def _is_foreign(scene: Scene, id_: str) -> bool:
    """Whether somebody is of one state, and the article speaks of others only."""
    home = scene.names.homes.get(id_)
    return home is not None and bool(scene.states) and home not in scene.states


def _is_common(scene: Scene, position: int, found: Found) -> bool:
    return _words(scene, position, found) in scene.names.common


def _words(scene: Scene, position: int, found: Found) -> tuple[str, ...]:
    """The words of the name, the first without its clitics."""
    norms = [scene.norm(k) for k in range(position, found.last)]
    first = norms[0].removeprefix(found.conj)
    if found.prep == "ل" and first.startswith("لل"):
        return ("ال" + first[2:], *norms[1:])
    return (first.removeprefix(found.prep), *norms[1:])


def told_in_full(scene: Scene) -> frozenset[str]:
    """The ids that names of several words give."""
    found = (lookup(scene, position) for position in range(len(scene.words.tokens)))
    return frozenset(id_ for f in found if f is not None and f.words > 1 for id_ in f.ids)


def states_told(scene: Scene) -> frozenset[str]:
    """The states of which the article names a citizen («السوداني») or anything that only one of them has."""
    nisbas = (scene.names.nisba_stems.split(token.norm) for token in scene.words.tokens)
    told = {scene.names.nisbas[split.stem] for split in nisbas if split and not split.suffix}
    found = ((position, lookup(scene, position)) for position in range(len(scene.words.tokens)))
    own = (f.ids for position, f in found if f is not None and not _is_common(scene, position, f))
    homes = (scene.names.homes.get(id_, id_) for ids in own for id_ in ids)
    return frozenset(told | {home for home in homes if scene.names.entity(home).kind == "State"})


def lookup(scene: Scene, position: int) -> Found | None:
    """The longest name that starts here, with the fewest clitics cut off."""
    if position not in scene.looked_up:
        scene.looked_up[position] = _found(scene, position)
    return scene.looked_up[position]


def _found(scene: Scene, position: int) -> Found | None:
    best: Found | None = None
    for start in scene.names.table.starts(scene.norm(position)):
        found = _longest(scene, position, start)
        if found is not None and (best is None or found.last > best.last):
            best = found
    return best


def _longest(scene: Scene, position: int, start: Start) -> Found | None:
    for name, ids in start.longer.get(scene.norm(position + 1), ()):
        if all(scene.norm(position + k) == name[k] and scene.may_name(position + k) for k in range(1, len(name))):
            return Found(position + len(name), ids, start.conj, start.prep, len(name))
    return Found(position + 1, start.alone, start.conj, start.prep, 1) if start.alone else None


def _needs_cue(scene: Scene, position: int, found: Found) -> bool:
    """Whether the name is also a common word («مالي», «صور») and nothing before it says that it is a name."""
    bare = scene.norm(position).removeprefix(found.conj)
    word = bare.removeprefix(found.prep)
    if found.words > 1 or word not in scene.language.of("ambiguous-name"):
        return False
    if _speaks(scene, position, found):
        return False
    if scene.names.entity(found.ids[0]).kind == "ArmedGroup" and (told := _told_as(scene, word, found.ids)) is not None:
        return not told
    if found.prep:
        return False
    before = scene.norm(position - 1)
    cues = scene.language.of("prep") | scene.language.of("direction")
    return not (before in cues or scene.language.head_stems.split(before) or position in scene.words.opens)


def _speaks(scene: Scene, position: int, found: Found) -> bool:
    """«مالي أعلنت …», «اتهمت مالي …», «القاعدة تتبنى …»: beside a verb, with no noun that it could qualify."""
    kind, before, after = scene.names.entity(found.ids[0]).kind, scene.norm(position - 1), scene.norm(position + 1)
    if kind == "ArmedGroup":
        return after.startswith(("تتبن", "تبنت", "تعلن", "اعلنت")) and not scene.is_act(before)
    if kind != "State":
        return False
    told = scene.is_speech(after) and not after.startswith("و") and not scene.is_act(before)
    return told or (scene.is_verb(before) and before.endswith("ت"))


def _told_as(scene: Scene, word: str, ids: tuple[str, ...]) -> bool | None:
    """Whether the article calls the group by its full name («تنظيم القاعدة»); not where it uses the word of things
    («قاعدة جوية», «القاعدة الجوية»); None where it does both or neither.
    """
    named = any(scene.names.wholes[full] & {*ids} for full in scene.in_full)
    used = word.removeprefix("ال") in scene.things
    return named if named != used else None


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


def told_of(scene: Scene) -> Counter[str]:
    """How often names of one meaning give each id, and how often something of each state is named."""
    starts = scene.names.table.starts
    named = (position for position, token in enumerate(scene.words.tokens) if starts(token.norm))
    found = (lookup(scene, position) for position in named if scene.is_word(position))
    ids = [f.ids[0] for f in found if f is not None and len(f.ids) == 1]
    homes = (scene.names.homes.get(id_) for id_ in ids)
    return Counter(ids) + Counter(home for home in homes if home)


def _choose(scene: Scene, position: int, ids: tuple[str, ...]) -> str:
    """Of several entries that share a name: the outlet or place where the words before it say so, else the one that the
    article names in full, else that of the state it speaks of most.
    """
    if len(ids) == 1:
        return ids[0]
    kinds = {i: scene.names.entity(i).kind for i in ids}
    outlets = [i for i in ids if kinds[i] == "MediaOutlet"]
    before, here = scene.norm(position - 1), scene.norm(position)
    if outlets and (position in scene.words.opens or before == "ل" or here.startswith("لل")):
        return outlets[0]  # «قال لـ«الشرق الأوسط»»
    head = scene.language.heads.get(before.removeprefix("ال"))
    wanted = {"place": "Place", "media": "MediaOutlet", "person": "Person"}.get(head.cls if head else "")
    told = scene.told
    return min(ids, key=lambda i: (
        kinds[i] != wanted, kinds[i] == "MediaOutlet", -told[i], _is_foreign(scene, i),
        -told[scene.names.homes.get(i, "")], i,
    ))  # fmt: skip
