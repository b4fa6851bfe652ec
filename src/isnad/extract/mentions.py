"""Who and what is named: seeds, and names that nobody listed, built from a head noun and what follows it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import NamedTuple

from isnad.model.annotation import Mention, NumberMention
from isnad.model.claim import Entity, Span
from isnad.seeds.language import Language, Split, outer_splits
from isnad.seeds.names import Names
from isnad.text.fold import FILLER, key
from isnad.text.quotes import Words

_LONGEST_NAME = 4  # words of an unlisted person's name
_SHORTEST_SURNAME = 4  # letters; shorter ones are too often other words
_QUOTED_NAME = 6  # words in quotation marks that may still be a name and not speech
_MODIFIERS = 4  # adjectives after a head before we stop believing in them
_TIES = frozenset(
    {
        "تابع",
        "تابعه",
        "تابعون",
        "تابعين",
        "موال",
        "مواليه",
        "موالون",
        "موالين",
        "منتميه",
        "منتمين",
        "مقربه",
        "مقرب",
        "مقربون",
        "مقربين",
        "محسوبه",
        "متحالفه",
    }
)
_TIE_PREPS = frozenset({"ل", "من", "الي", "على", "علي", "مع"})
_APPOSITIVE = frozenset(
    "تنظيم حركه جماعه حزب جبهه تحالف مجموعه منظمه شركه وكاله صحيفه جريده قناه موقع اذاعه مجله تلفزيون شبكه منصه مدينه بلده قريه"
    " مناطق قري احياء مدن بلدات انحاء اراضي محافظه ولايه اقليم منطقه حي ضاحيه ناحيه قضاء مقاطعه دوله مليشيا مليشيات ميليشيا ميليشيات كتيبه كتاءب لواء سرايا عصابات عصابه فصيل قوات جمهوريه مملكه راديو فضاءيه بوابه قطاع عاصمه بلاد"
    .split()
)  # fmt: skip
_COMPOUND_NAMES = frozenset(
    "ابو ابي ام بني عين تل راس بيت كفر دير خان سيدي بءر باب عبد ابن بن بنت ال وادي جبل ذو ذي حي".split()
)
_NOT_IN_NAMES = ("وت", "وي", "فت", "في", "سي", "ست")  # a conjunction or future particle before a verb we do not know
_SPEAKING_FOR = "باسم"
_RANKS = frozenset("لواء فريق مقدم راءد عميد عقيد نقيب ملازم مشير جنرال".split())
_ORDINALS = frozenset(
    "الاول الاولى الاولي الثاني الثانيه الثالث الثالثه الرابع الرابعه الخامس الخامسه السادس السادسه السابع السابعه الثامن الثامنه التاسع التاسعه العاشر العاشره".split()
)
_NAMED_GROUPS = frozenset("حركه جبهه حزب تنظيم جماعه كتيبه لواء كتاءب الويه سرايا فيلق".split())
_GENERIC_PLACES = frozenset("مناطق منطقه قري احياء مدن بلدات انحاء اراضي مواقع ضواحي مديريات".split())
_WITHIN = frozenset("وسط قلب اطراف مشارف محيط ضواحي تخوم عمق انحاء مركز مدخل مداخل".split())  # of a place: the place
_OWNED_PLACES = frozenset({"معسكر", "معسكرات", "قاعده", "قواعد", "معقل", "معاقل", "ثكنه", "ثكنات", "سجن", "سجون"})
_SOURCE_PLACES = frozenset({"في", "من", "لدي", "داخل", "فى"})


class Found(NamedTuple):
    """A name of the seeds as it stands in the text."""

    last: int
    ids: tuple[str, ...]
    conj: str
    prep: str
    words: int


@dataclass(frozen=True)
class Scene:
    """What a name is sought in: the words of the article, its exact text, and who tells a verb from a name."""

    text: str
    words: Words
    names: Names
    language: Language
    is_verb: Callable[[str], bool]
    is_speech: Callable[[str], bool]
    taken: Collection[int]  # positions that belong to dates
    numbers: dict[int, NumberMention]  # by the position after them
    documents: Collection[str]  # words that speak but are nobody («التقرير»)

    def norm(self, position: int) -> str:
        tokens = self.words.tokens
        return tokens[position].norm if 0 <= position < len(tokens) else ""

    def is_word(self, position: int) -> bool:
        tokens = self.words.tokens
        return 0 <= position < len(tokens) and tokens[position].kind in "wl" and position not in self.taken

    def is_closed(self, norm: str) -> bool:
        """Whether the word belongs to the grammar and so cannot be part of an unlisted name."""
        closed = self.language.closed
        return norm in closed or (norm[:1] in ("و", "ف") and len(norm) > 2 and norm[1:] in closed)

    def surface(self, first: int, last: int, clitics: int = 0) -> str:
        """The exact words of the range without tatweel, quotation marks and the first word's clitics."""
        tokens = self.words.tokens
        parts = []
        for token in tokens[first:last]:
            raw = self.text[token.start : token.end].replace(FILLER, "")
            parts.append(raw)
        parts[0] = _drop_clitics(parts[0], clitics)
        return " ".join(parts)

    def span(self, first: int, last: int) -> Span:
        return Span(self.words.tokens[first].start, self.words.tokens[last - 1].end)


def _drop_clitics(raw: str, count: int) -> str:
    """The word without its first `count` letters; «لل» gives back the article that it swallowed."""
    if count and raw[:count].endswith("ل") and raw[count : count + 1] == "ل":
        return "ا" + raw[count:]
    return raw[count:]


def find_mentions(scene: Scene) -> tuple[Mention, ...]:
    """Every name in text order, the longest where several start; none overlap (what lies inside is in `parts`)."""
    found: list[Mention] = []
    surnames: dict[str, Mention] = {}
    position = 0
    while position < len(scene.words.tokens):
        mention = mention_at(scene, position) or _speaker(scene, position) or _surname(scene, position, surnames)
        if mention is None:
            position += 1
        else:
            found.append(mention)
            position = mention.last
            _remember(scene, mention, surnames)
    return tuple(found)


def _remember(scene: Scene, mention: Mention, surnames: dict[str, Mention]) -> None:
    """The last word of a person's name stands for the person from then on: «ناصر الحاسي … وقال الحاسي»."""
    if mention.cls == "person" and mention.entity.kind == "Person" and " " in mention.entity.label:
        last = key(mention.entity.label).split()[-1]
        if len(last) >= _SHORTEST_SURNAME and not scene.language.head_stems.split(last) and not scene.is_closed(last):
            surnames[last] = mention


def _surname(scene: Scene, position: int, surnames: dict[str, Mention]) -> Mention | None:
    if not scene.is_word(position):
        return None
    norm = scene.norm(position)
    for conj, prep, definite, rest in outer_splits(norm):
        person = surnames.get("ال" + rest if definite else rest)
        if person is not None:
            return Mention(
                position, position + 1, "person", person.entity, None, conj, prep, definite=True, parts=person.parts
            )
    return None


def _speaker(scene: Scene, position: int) -> Mention | None:
    """«قال ناصر الحاسي، المتحدث باسم …»: an unlisted name behind a verb of reporting, with the office that follows it."""
    if position == 0 or not scene.is_speech(scene.norm(position - 1)) or scene.norm(position) in scene.documents:
        return None
    person = unlisted_person(scene, position)
    if person is None:
        return None
    office = _office(scene, person.last + (scene.norm(person.last) in ("،", "(")))
    if office is None:
        return person if _is_given_name(scene, position) and person.last > position + 1 else None
    return replace(
        person, entity=_with_ties(scene, person.entity, office.parts, office.entity.part_of), parts=office.parts
    )


def _office(scene: Scene, position: int) -> Mention | None:
    """«…، المتحدث باسم الجيش»: what somebody is, said behind the name."""
    office = mention_at(scene, position)
    if office is None or office.cls not in ("person", "anonymous") or office.entity.id or office.prep or office.conj:
        return None
    return office


def _is_given_name(scene: Scene, position: int) -> bool:
    return scene.norm(position) in scene.language.of("given-name")


def mention_at(scene: Scene, position: int) -> Mention | None:
    """What is named by words that start here."""
    if not scene.is_word(position) or len(scene.norm(position)) == 1:
        return None
    listed = _listed(scene, position)
    composed = _composed(scene, position) or _direction(scene, position)
    if listed and (composed is None or listed.last >= composed.last):
        return listed
    return composed or listed or _people(scene, position)


# ---- names of the seeds ---------------------------------------------------------------------------------------------


def _listed(scene: Scene, position: int) -> Mention | None:
    found = _lookup(scene, position)
    if found is None or _needs_cue(scene, position, found):
        return None
    return _of_seed(scene, position, found)


def _lookup(scene: Scene, position: int) -> Found | None:
    best: Found | None = None
    for conj, prep, definite, rest in outer_splits(scene.norm(position)):
        first = "ال" + rest if definite else rest
        for name, ids in scene.names.by_first.get(first, ()):
            last = position + len(name)
            if (best is None or last > best.last) and (len(name) == 1 or _stands(scene, position, name)):
                best = Found(last, ids, conj, prep, len(name))
                break
    return best


def _stands(scene: Scene, position: int, name: tuple[str, ...]) -> bool:
    """Whether the rest of the name follows its first word."""
    return all(scene.norm(position + k) == name[k] and scene.is_word(position + k) for k in range(1, len(name)))


def _needs_cue(scene: Scene, position: int, found: Found) -> bool:
    """Whether the name is also a common word («مالي», «صور») and nothing before it says that it is a name."""
    bare = scene.norm(position).removeprefix(found.conj)
    word = bare.removeprefix(found.prep)
    if found.words > 1 or word not in scene.language.of("ambiguous-name") or found.prep:
        return False
    before = scene.norm(position - 1)
    cues = scene.language.of("prep") | scene.language.of("direction")
    return not (before in cues or scene.language.head_stems.split(before) or position in scene.words.opens)


def _of_seed(scene: Scene, position: int, found: Found) -> Mention:
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
    """Of several entries that share a name: the place after a place's head, the outlet after an outlet's, else the first."""
    if len(ids) == 1:
        return ids[0]
    outlets = [i for i in ids if scene.names.entity(i).kind == "MediaOutlet"]
    if outlets and (position in scene.words.opens or scene.norm(position - 1) == "ل" or scene.norm(position).startswith("لل")):
        return outlets[0]  # «قال لـ«الشرق الأوسط»»
    head = scene.language.heads.get(scene.norm(position - 1).removeprefix("ال"))
    wanted = {"place": "Place", "media": "MediaOutlet", "person": "Person"}.get(head.cls if head else "")
    ranked = sorted(
        ids, key=lambda i: (scene.names.entity(i).kind != wanted, scene.names.entity(i).kind == "MediaOutlet", i)
    )
    return ranked[0]


# ---- names built from a head noun ---------------------------------------------------------------------------------


class Phrase(NamedTuple):
    """A head noun with what qualifies it: `last` so far, the mentions it is tied to, whether a proper name came."""

    last: int
    ties: tuple[Mention, ...]
    states: tuple[str, ...]
    named: str
    modified: bool


def _composed(scene: Scene, position: int) -> Mention | None:
    split = scene.language.head_stems.split(scene.norm(position))
    if split is None or _qualifies(scene, position, split):
        return None
    cls = scene.language.heads[split.stem].cls
    if split.stem in _RANKS and split.definite and _starts_name(scene, position + 1):
        cls = "person"
    build = {"person": _person, "place": _place}.get(cls, _group_or_body)
    return build(scene, position, split)


def _qualifies(scene: Scene, position: int, split: Split) -> bool:
    """Whether a word that may be an adjective («هجوم مسلح», «طائرات مقاتلة») follows a noun that it can only qualify."""
    if split.stem not in scene.language.of("adjective") or split.conj or split.prep or position == 0:
        return False
    before = scene.norm(position - 1)
    if not scene.is_word(position - 1) or scene.is_closed(before) or position - 1 in scene.taken:
        return False
    return before.startswith(("ال", "وال", "بال", "لل")) == split.definite and not scene.is_verb(before)


def _qualify(scene: Scene, position: int, split: Split) -> Phrase:
    """Adjectives, nisbas, a genitive, «تابعة ل…», a name in quotation marks, in the order in which they come."""
    phrase = Phrase(position + 1, (), (), "", False)
    definite = split.definite or bool(split.suffix)
    for _ in range(_MODIFIERS):
        longer = _extend(scene, phrase, split, definite)
        if longer is None:
            return phrase
        phrase = longer
        if phrase.ties and not _continues(scene, phrase):
            return phrase
    return phrase


def _continues(scene: Scene, phrase: Phrase) -> bool:
    bare = scene.norm(phrase.last).removeprefix("ال")
    return scene.is_word(phrase.last) and bare in scene.names.nisbas and scene.norm(phrase.last).startswith("ال")


def _extend(scene: Scene, phrase: Phrase, split: Split, definite: bool) -> Phrase | None:
    at = phrase.last
    if at in scene.words.opens:
        return _quoted(scene, phrase)
    if not scene.is_word(at) or (at - 1 in scene.words.closes and not phrase.named):
        return None
    norm = scene.norm(at)
    bare = norm.removeprefix("ال")
    if bare in scene.names.nisbas and (norm != bare or not definite or phrase.ties):
        return phrase._replace(last=at + 1, states=(*phrase.states, scene.names.nisbas[bare]), modified=True)
    if bare in _TIES or (bare.removesuffix("ه") in _TIES):
        return _tied(scene, phrase, at + 1)
    if _is_adjective(scene, norm, bare, definite):
        return phrase._replace(last=at + 1, modified=True)
    if norm in _ORDINALS and definite:
        return phrase._replace(last=at + 1, modified=True, named=norm)
    if not definite and not phrase.ties:
        return (
            _genitive(scene, phrase, at) or _partitive(scene, phrase, split, at) or _own_name(scene, phrase, split, at)
        )
    return None


def _own_name(scene: Scene, phrase: Phrase, split: Split, at: int) -> Phrase | None:
    """«حركة تحرير السودان», «كتيبة أبو بكر»: an unlisted name right behind the head, and the definite words that go on."""
    if split.stem not in _NAMED_GROUPS or phrase.modified or split.definite or scene.is_closed(scene.norm(at)):
        return None
    last = at + 1
    while last < at + _LONGEST_NAME - 1 and _goes_on(scene, last):
        last += 1
    return phrase._replace(last=last, named=scene.surface(at, last), modified=True)


def _goes_on(scene: Scene, at: int) -> bool:
    norm = scene.norm(at)
    known = norm.startswith("ال") or norm in scene.names.by_first or scene.norm(at - 1) in _COMPOUND_NAMES
    return scene.is_word(at) and at not in scene.words.opens and known and not scene.is_closed(norm)


def _partitive(scene: Scene, phrase: Phrase, split: Split, at: int) -> Phrase | None:
    """«وحدة من القوات الخاصة», «مواقع لقوات حفتر», «أهداف لـ«مجلس شورى …»»: the whole that the part belongs to."""
    cls = scene.language.heads[split.stem].cls
    norm = scene.norm(at)
    if norm == "من" and cls == "force":
        other = mention_at(scene, at + 1)
    elif cls in ("object", "force") or split.stem in _OWNED_PLACES:
        other = mention_at(scene, at + 1) if norm == "ل" else mention_at(scene, at)
        other = other if other and (norm == "ل" or other.prep == "ل") else None
    else:
        return None
    if (
        other is None
        or other.conj
        or other.cls not in ("actor", "person", "group")
        or other.entity.kind == "Collective"
    ):
        return None
    return phrase._replace(last=other.last, ties=(*phrase.ties, other), modified=True)


def _is_adjective(scene: Scene, norm: str, bare: str, definite: bool) -> bool:
    if bare in scene.language.of("adjective"):
        return (norm != bare) == definite or norm == bare
    unknown = norm.startswith("ال") and bare not in scene.language.heads and not _known(scene, norm)
    return definite and unknown and bare.endswith(("ي", "يه")) and not scene.is_closed(norm)


def _known(scene: Scene, norm: str) -> bool:
    return norm in scene.names.by_first or norm.removeprefix("ال") in scene.names.by_first


def _quoted(scene: Scene, phrase: Phrase) -> Phrase | None:
    first = phrase.last
    last = next((k + 1 for k in range(first, first + _QUOTED_NAME) if k in scene.words.closes), None)
    if last is None or not all(scene.is_word(k) or scene.words.tokens[k].kind == "n" for k in range(first, last)):
        return None
    inner = _lookup(scene, first)
    if inner and inner.last == last:
        return phrase._replace(last=last, ties=(*phrase.ties, _of_seed(scene, first, inner)), modified=True)
    return phrase._replace(last=last, named=scene.surface(first, last), modified=True)


def _tied(scene: Scene, phrase: Phrase, at: int) -> Phrase | None:
    """«تابعة للجيش», «موالية لحفتر», «مقربة من البرلمان»: the words after the participle name whom."""
    start = at + 1 if scene.norm(at) in _TIE_PREPS else at
    other = mention_at(scene, start)
    if other is None or (start == at and other.prep != "ل"):
        return phrase._replace(last=at, modified=True)
    return phrase._replace(last=other.last, ties=(*phrase.ties, other), modified=True)


def _genitive(scene: Scene, phrase: Phrase, at: int) -> Phrase | None:
    other = mention_at(scene, at)
    if other is None or other.conj or other.prep:
        return None
    return phrase._replace(last=other.last, ties=(*phrase.ties, other), modified=True)


def _entity(scene: Scene, position: int, split: Split, phrase: Phrase, kind: str) -> Entity:
    """The article's own entity for the phrase, tied to what the phrase says."""
    clitics = len(split.conj) + len(split.prep)
    label = scene.surface(position, phrase.last, clitics)
    parts = _ids(phrase)
    aliases = (phrase.named,) if phrase.named and phrase.named not in _ORDINALS else ()
    if kind == "Place":
        located = tuple(i for i in parts if i.startswith("place/") or i in {s.id for s in scene.names.authority.states})
        return Entity(None, kind, label, scene.span(position, phrase.last), located_in=located, aliases=aliases)
    people = tuple(i for i in parts if scene.names.entity(i).kind == "Person")
    bodies = tuple(i for i in parts if i not in people and not i.startswith("place/"))
    led = people if kind == "ArmedGroup" else ()
    return Entity(
        None, kind, label, scene.span(position, phrase.last), bodies + (people if not led else ()), led, aliases=aliases
    )


def _ids(phrase: Phrase) -> tuple[str, ...]:
    ids: list[str] = []
    for tie in phrase.ties:
        entity = tie.entity
        ids += [entity.id] if entity.id else [*entity.part_of, *entity.led_by, *entity.located_in]
    return tuple(dict.fromkeys([*ids, *phrase.states]))


def _group_or_body(scene: Scene, position: int, split: Split) -> Mention | None:
    head = scene.language.heads[split.stem]
    phrase = _qualify(scene, position, split)
    if head.cls in ("anonymous", "observers"):
        phrase = _belonging(scene, phrase)
    if head.cls == "media" and not phrase.modified:
        return None
    same = _apposed(split, phrase, head.kind)
    if same is not None:
        entity = replace(same.entity, span=scene.span(position, phrase.last))
        return _mention(position, phrase, same.cls, entity, split)
    if head.cls in ("body", "organisation") and not phrase.modified and not split.definite and not split.suffix:
        return None
    entity = _entity(scene, position, split, phrase, "Organisation" if head.kind == "Source" else head.kind)
    cls = {"force": "actor", "body": "actor", "organisation": "actor"}.get(head.cls, head.cls)
    return replace(_mention(position, phrase, cls, entity, split), number=scene.numbers.get(position))


def _apposed(split: Split, phrase: Phrase, kind: str) -> Mention | None:
    """«حركة حماس», «مدينة درنة»: head and name are the same thing, if their kinds agree."""
    if split.stem not in _APPOSITIVE or len(phrase.ties) != 1 or phrase.states:
        return None
    tie = phrase.ties[0]
    places = {"Place", "State"}
    agree = (
        tie.entity.kind == kind
        or {tie.entity.kind, kind} <= places
        or (kind == "GovernmentBody" and tie.entity.kind == "State")
    )
    return tie if agree and tie.entity.id and tie.prep == "" else None


def _mention(position: int, phrase: Phrase, cls: str, entity: Entity, split: Split) -> Mention:
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


def _belonging(scene: Scene, phrase: Phrase) -> Phrase:
    """«مصدر طبي من مستشفى …», «مسؤول في الجيش»: the body that an unnamed source belongs to."""
    if phrase.ties or scene.norm(phrase.last) not in _SOURCE_PLACES:
        return phrase
    other = mention_at(scene, phrase.last + 1)
    if other is None or other.conj or other.prep:
        return phrase
    return phrase._replace(last=other.last, ties=(other,), modified=True)


def _place(scene: Scene, position: int, split: Split) -> Mention | None:
    phrase = _qualify(scene, position, split)
    if split.stem in _GENERIC_PLACES and not phrase.ties:
        phrase = _within(scene, phrase)
    if not phrase.ties and not phrase.named and not split.definite and not split.suffix:
        phrase = _place_name(scene, phrase)
    if split.stem == "عاصمه" and phrase.states and (capital := _capital_of(scene, phrase.states[0])):
        seed = scene.names.entity(capital)
        clitics = len(split.conj) + len(split.prep)
        entity = Entity(
            capital, seed.kind, scene.surface(position, phrase.last, clitics), scene.span(position, phrase.last)
        )
        return _mention(position, phrase, "place", entity, split)
    same = _apposed(split, phrase, "Place")
    if same is not None:
        return _mention(position, phrase, "place", replace(same.entity, span=scene.span(position, phrase.last)), split)
    if not phrase.modified and not split.definite:
        return None
    return _mention(position, phrase, "place", _entity(scene, position, split, phrase, "Place"), split)


def _capital_of(scene: Scene, state: str) -> str | None:
    return next((place for place, owner in scene.names.capitals.items() if owner == state), None)


def _within(scene: Scene, phrase: Phrase) -> Phrase:
    """«مناطق بجنوب كردفان», «قرى في ريف إدلب»: the place that they lie in says more than they do."""
    at = phrase.last + (scene.norm(phrase.last) in ("في", "فى"))
    whole = mention_at(scene, at)
    if whole is None or whole.cls != "place" or (at == phrase.last and whole.prep != "ب"):
        return phrase
    return phrase._replace(last=whole.last, ties=(replace(whole, prep=""),), modified=True)


def _direction(scene: Scene, position: int) -> Mention | None:
    """«شرق ليبيا», «جنوب غربي العاصمة», «الجنوب الليبي», «شمال البلاد»: a part of a place, and a place itself."""
    directions = scene.language.of("direction")
    split = scene.language.directions.split(scene.norm(position))
    if split is None or split.suffix or split.prep == "ك":
        return None
    at = position + 1
    while at < position + _MODIFIERS and scene.norm(at).removeprefix("ال") in directions:
        at += 1
    bare = scene.norm(at).removeprefix("ال")
    if split.definite and scene.is_word(at) and bare in scene.names.nisbas and bare != scene.norm(at):
        phrase = Phrase(at + 1, (), (scene.names.nisbas[bare],), "", True)
        return _mention(position, phrase, "place", _entity(scene, position, split, phrase, "Place"), split)
    whole = None if split.definite else mention_at(scene, at)
    if whole is None or whole.conj or whole.prep or (whole.cls != "place" and whole.entity.kind != "State"):
        return None
    phrase = Phrase(whole.last, (whole,), (), "", True)
    if split.stem in _WITHIN:
        return _mention(position, phrase, "place", replace(whole.entity, span=scene.span(position, whole.last)), split)
    return _mention(position, phrase, "place", _entity(scene, position, split, phrase, "Place"), split)


def _place_name(scene: Scene, phrase: Phrase) -> Phrase:
    """An unlisted name right after «بلدة», «معسكر», …: one word, or two where the first never stands alone."""
    at = phrase.last
    part = _direction(scene, at)
    if part is not None and not part.conj and not part.prep:
        return phrase._replace(last=part.last, ties=part.parts, modified=True)
    if not _starts_name(scene, at, verbs=True) or phrase.modified:
        return phrase
    compound = scene.norm(at) in _COMPOUND_NAMES and _starts_name(scene, at + 1, verbs=True)
    last = at + 2 if compound else at + 1
    return phrase._replace(last=last, named=scene.surface(at, last), modified=True)


def _starts_name(scene: Scene, at: int, *, verbs: bool = False) -> bool:
    """Whether a name that nobody listed may begin here; `verbs`: even with the letters of a verb."""
    if not scene.is_word(at):
        return False
    norm = scene.norm(at)
    bare = norm.removeprefix("ال")
    plain = bare not in scene.language.of("adjective") and bare not in scene.names.nisbas
    plain = plain and not norm.startswith(("بال", "لل", "كال", "وال"))
    return (
        plain
        and not scene.is_closed(norm)
        and (verbs or not scene.is_verb(norm))
        and not scene.language.head_stems.split(norm)
    )


# ---- people -----------------------------------------------------------------------------------------------------


def _person(scene: Scene, position: int, split: Split) -> Mention | None:
    phrase = _spoken_for(scene, _qualify(scene, position, split))
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
    if not phrase.modified and not split.definite:
        return None
    if not split.definite and not phrase.ties:
        phrase = _belonging(scene, phrase)
    cls = "person" if split.definite or phrase.ties or phrase.states else "anonymous"
    if (
        cls == "person"
        and not split.definite
        and split.stem in ("ضابط", "قيادي", "عضو", "محلل", "خبير", "ناشط", "باحث", "مواطن", "رجل", "طبيب")
    ):
        cls = "anonymous"
    return _mention(position, phrase, cls, _entity(scene, position, split, phrase, "Person"), split)


def _spoken_for(scene: Scene, phrase: Phrase) -> Phrase:
    if scene.norm(phrase.last) != _SPEAKING_FOR:
        return phrase
    body = mention_at(scene, phrase.last + 1)
    if body is None:
        return phrase
    return phrase._replace(last=body.last, ties=(*phrase.ties, body), modified=True)


def _person_named(scene: Scene, phrase: Phrase) -> Mention | None:
    at = phrase.last + (
        scene.norm(phrase.last) in ("،", "(") and scene.norm(phrase.last + 1) not in scene.language.of("relative")
    )
    found = _lookup(scene, at)
    if found and any(scene.names.entity(i).kind == "Person" for i in found.ids) and not found.conj and not found.prep:
        ids = tuple(i for i in found.ids if scene.names.entity(i).kind == "Person")
        return _of_seed(scene, at, found._replace(ids=ids))
    return unlisted_person(scene, at) if at == phrase.last else None


def unlisted_person(scene: Scene, at: int) -> Mention | None:
    """Up to four words that can only be a name: unknown to the grammar, the heads and the verbs."""
    last = at
    while last < at + _LONGEST_NAME and _starts_name(scene, last) and (last == at or last not in scene.words.opens):
        last += 1
        if last - 1 in scene.words.closes:
            break
    alone = last == at + 1 and (scene.norm(at).startswith("ال") or not _is_given_name(scene, at))
    if last == at or alone or any(scene.norm(k).startswith(_NOT_IN_NAMES) for k in range(at + 1, last)):
        return None
    entity = Entity(None, "Person", scene.surface(at, last), scene.span(at, last))
    return Mention(at, last, "person", entity, definite=True)


def _with_ties(scene: Scene, entity: Entity, ties: tuple[Mention, ...], states: tuple[str, ...]) -> Entity:
    if entity.id is not None:
        return entity
    ids = _ids(Phrase(0, ties, states, "", False))
    return replace(entity, part_of=tuple(i for i in ids if not i.startswith("place/")))


def _people(scene: Scene, position: int) -> Mention | None:
    """«المصريون», «21 مصريًا»: a nisba that is not an adjective names people of the state."""
    split = scene.names.nisba_stems.split(scene.norm(position))
    if split is None or split.suffix:
        return None
    plural = split.stem.endswith(("ين", "ون", "ان")) or position in scene.numbers
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
