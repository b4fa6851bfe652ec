"""Persons: titles and names, unlisted speakers, surnames that come later."""

from dataclasses import replace

from isnad.extract.mentions.listed import lookup, of_seed
from isnad.extract.mentions.naming import belonging, entity_of, ids_of, mention_of, spoken_for
from isnad.extract.mentions.phrases import LONGEST_NAME, Phrase, qualify
from isnad.extract.mentions.scene import Scene, is_given_name, starts_name
from isnad.model.annotation import Mention
from isnad.model.claim import Entity
from isnad.seeds.language import Split, outer_splits
from isnad.text.fold import key

_LONGEST_FIELD = 3  # words: «الثروة السمكية», «النقل والمواصلات»
_TELLING = frozenset("ضابط قيادي عضو محلل خبير ناشط باحث".split())  # callings of those who are quoted unnamed
_SHORTEST_SURNAME = 4  # letters; shorter ones are too often other words
_NOT_IN_NAMES = ("وت", "وي", "فت", "في", "سي", "ست")  # a conjunction or future particle before a verb we do not know


def person_of(scene: Scene, position: int, split: Split) -> Mention | None:
    phrase = _with_field(scene, split, spoken_for(scene, qualify(scene, position, split)))
    named = _person_named(scene, phrase)
    if named is not None:
        ties = tuple(t for t in phrase.ties if t.entity != named.entity)
        return Mention(
            position, named.last, "person", _with_ties(scene, named.entity, ties, phrase.states), None,
            split.conj, split.prep, definite=True, head=split.stem, parts=ties,
        )  # fmt: skip
    if (
        phrase.ties
        and phrase.ties[-1].cls == "person"
        and phrase.ties[-1].last == phrase.last
        and split.stem not in ("ناءب", "ممثل")
    ):
        person = phrase.ties[-1]
        return replace(person, first=position, conj=split.conj, prep=split.prep, head=split.stem)
    if not split.definite and not phrase.ties:
        phrase = belonging(scene, phrase, tells=split.stem in _TELLING and position not in scene.numbers)
    if not phrase.modified and not split.definite:
        return _counted(scene, position, split, phrase)
    cls = "person" if split.definite or phrase.ties or phrase.states else "anonymous"
    if cls == "person" and not split.definite and (split.stem in _TELLING or split.stem in ("مواطن", "رجل", "طبيب")):
        cls = "anonymous"
    return mention_of(position, phrase, cls, entity_of(scene, position, split, phrase, "Person"), split)


def _with_field(scene: Scene, split: Split, phrase: Phrase) -> Phrase:
    """«وزير النقل», «رجل الأعمال», «وزير حقوق الإنسان»: with the words that say of what, no part of a name."""
    at = phrase.last
    if split.stem in scene.language.of("rank"):
        while scene.norm(at).removeprefix("ال") in scene.language.of("of-rank"):
            at += 1
        return phrase._replace(last=at)
    if split.definite or split.suffix or phrase.modified:
        return phrase
    last = at + (_in_construct(scene, at) and not is_given_name(scene, at))
    while last < at + _LONGEST_FIELD and _is_of_field(scene, last):
        last += 1
    return phrase._replace(last=last, modified=True) if last > at and _is_of_field(scene, last - 1) else phrase


def _in_construct(scene: Scene, at: int) -> bool:
    """Whether the word stands before a definite one and before whoever is named behind that."""
    plain = scene.norm(at) not in scene.language.of("compound-name") and not scene.norm(at).startswith("ال")
    behind = is_given_name(scene, at + 2) or scene.norm(at + 3) == "الدين"
    return plain and starts_name(scene, at) and _is_of_field(scene, at + 1) and behind


def _is_of_field(scene: Scene, at: int) -> bool:
    norm = scene.norm(at)
    known = scene.mention(at) is not None and norm.removeprefix("ال") not in scene.names.nisbas
    return norm.startswith(("ال", "وال")) and scene.is_word(at) and not scene.is_closed(norm) and not known


def _counted(scene: Scene, position: int, split: Split, phrase: Phrase) -> Mention | None:
    """«43 مواطنا», «اختطفوا رجلا»: one of the people or many, of whom no more is said than what they are."""
    accusative = scene.norm(position).endswith("ا") and not split.stem.endswith("ا") and not split.prep
    number = scene.numbers.get(position)
    if split.stem not in scene.language.of("anybody") or not (accusative or number):
        return None
    entity = entity_of(scene, position, split, phrase, "Collective")
    return replace(mention_of(position, phrase, "group", entity, split), number=number)


def _person_named(scene: Scene, phrase: Phrase) -> Mention | None:
    at = phrase.last + (
        scene.norm(phrase.last) in ("،", "(") and scene.norm(phrase.last + 1) not in scene.language.of("relative")
    )
    found = lookup(scene, at)
    if found and any(scene.names.entity(i).kind == "Person" for i in found.ids) and not found.conj and not found.prep:
        ids = tuple(i for i in found.ids if scene.names.entity(i).kind == "Person")
        return of_seed(scene, at, found._replace(ids=ids))
    return unlisted_person(scene, at) if at == phrase.last else None


def unlisted_person(scene: Scene, at: int) -> Mention | None:
    """Up to four words that can only be a name: unknown to the grammar, the heads and the verbs."""
    last = at
    while last < at + LONGEST_NAME and _may_be_called(scene, last) and (last == at or last not in scene.words.opens):
        last += 1
        if last - 1 in scene.words.closes:
            break
    alone = last == at + 1 and (scene.norm(at).startswith("ال") or not is_given_name(scene, at))
    if last == at or alone or any(scene.norm(k).startswith(_NOT_IN_NAMES) for k in range(at + 1, last)):
        return None
    entity = Entity(None, "Person", scene.surface(at, last), scene.span(at, last))
    return Mention(at, last, "person", entity, definite=True)


def _may_be_called(scene: Scene, at: int) -> bool:
    """Whether a person's name may have the word: not «لـ«الخليج»», to whom he spoke."""
    found = lookup(scene, at)
    addressed = scene.norm(at).startswith("لال") or (found is not None and found.prep == "ل")
    state = found is not None and any(scene.names.entity(i).kind == "State" for i in found.ids)
    state = state and not is_given_name(scene, at)  # «طالب الوزير إسرائيل بوقف …»
    of_god = scene.norm(at - 1).endswith("عبد") and scene.norm(at).startswith("ال")  # «عبد الأمير» is no emir
    return of_god or (starts_name(scene, at) and not addressed and not state)


def _with_ties(scene: Scene, entity: Entity, ties: tuple[Mention, ...], states: tuple[str, ...]) -> Entity:
    if entity.id is not None:
        return entity
    ids = ids_of(Phrase(0, ties, states, "", False))
    return replace(entity, part_of=tuple(i for i in ids if not i.startswith("place/")))


def speaker(scene: Scene, position: int) -> Mention | None:
    """«قال ناصر الحاسي، المتحدث باسم …»: an unlisted name behind a verb of reporting, with the office behind it."""
    if position == 0 or not scene.is_speech(scene.norm(position - 1)) or scene.norm(position) in scene.documents:
        return None
    person = unlisted_person(scene, position)
    if person is None:
        return None
    office = _office(scene, person.last + (scene.norm(person.last) in ("،", "(")))
    if office is None:
        return person if is_given_name(scene, position) and person.last > position + 1 else None
    return replace(
        person, entity=_with_ties(scene, person.entity, office.parts, office.entity.part_of), parts=office.parts
    )


def _office(scene: Scene, position: int) -> Mention | None:
    """«…، المتحدث باسم الجيش»: what somebody is, said behind the name."""
    office = scene.mention(position)
    if office is None or office.cls not in ("person", "anonymous") or office.entity.id or office.prep or office.conj:
        return None
    return office


def remember(scene: Scene, mention: Mention, surnames: dict[str, Mention]) -> None:
    """The last word of a person's name stands for the person from then on: «ناصر الحاسي … وقال الحاسي»."""
    if mention.cls == "person" and mention.entity.kind == "Person" and " " in mention.entity.label:
        last = key(mention.entity.label).split()[-1]
        if len(last) >= _SHORTEST_SURNAME and not scene.language.head_stems.split(last) and not scene.is_closed(last):
            surnames[last] = mention


def surname(scene: Scene, position: int, surnames: dict[str, Mention]) -> Mention | None:
    if not surnames or not scene.is_word(position):
        return None
    norm = scene.norm(position)
    for conj, prep, definite, rest in outer_splits(norm):
        person = surnames.get("ال" + rest if definite else rest)
        if person is not None:
            return Mention(
                position, position + 1, "person", person.entity, None, conj, prep, definite=True, parts=person.parts
            )
    return None
