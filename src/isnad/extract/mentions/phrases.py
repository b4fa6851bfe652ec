"""A head noun with what qualifies it."""

from typing import NamedTuple

from isnad.extract.mentions.listed import lookup, of_seed
from isnad.extract.mentions.scene import Scene
from isnad.model.annotation import Mention
from isnad.seeds.language import Split

LONGEST_NAME = 4  # words of an unlisted person's name
_QUOTED_NAME = 6  # words in quotation marks that may still be a name and not speech
_MOBILE = frozenset({"vessel", "vehicle", "aircraft", "convoy", "gun"})
_PLURALS = ("ين", "ون")
_THINGS = frozenset(
    {"force", "body", "organisation", "media", "place", "object"}
)  # classes of heads that may be no people
_IMPERFECT = ("ي", "ت")  # letters before a verb of which somebody is the subject
MODIFIERS = 4  # adjectives after a head before we stop believing in them


class Phrase(NamedTuple):
    """A head noun with what qualifies it: `last` so far, the mentions it is tied to, whether a proper name came."""

    last: int
    ties: tuple[Mention, ...]
    states: tuple[str, ...]
    named: str
    modified: bool


def qualify(scene: Scene, position: int, split: Split) -> Phrase:
    """Adjectives, nisbas, a genitive, «تابعة ل…», a name in quotation marks, in the order in which they come."""
    compound = f"{split.stem} {scene.norm(position + 1)}" in scene.language.of("compound")
    phrase = Phrase(position + 1 + compound, (), (), "", False)
    definite = split.definite or bool(split.suffix) or (compound and scene.norm(position + 1).startswith("ال"))
    for _ in range(MODIFIERS):
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
        whole = (
            phrase.states and scene.language.heads[split.stem].cls == "body"
        )  # «تصفهم الحكومة اليمنية "بالإرهابيين"»
        return None if whole else _quoted(scene, phrase)
    if _is_unit_number(scene, split, phrase):
        return phrase._replace(last=_past_arm(scene, at + 1), modified=True)
    if not scene.is_word(at) or (at - 1 in scene.words.closes and not phrase.named):
        return None
    for rule in _EXTENSIONS:
        longer = rule(scene, phrase, split, definite)
        if longer is not None:
            return longer
    return None


def _by_part_of_place(scene: Scene, phrase: Phrase, split: Split, definite: bool) -> Phrase | None:
    """«مناطق جنوبي العاصمة»: a direction before a place is no adjective."""
    at = phrase.last
    if _moves(scene, split) or definite or phrase.modified or scene.norm(at) not in scene.language.of("direction"):
        return None
    part = scene.mention(at) if scene.language.heads[split.stem].cls in ("place", "object") else None
    return _genitive(scene, phrase, at) if part is not None and part.cls == "place" else None


def _moves(scene: Scene, split: Split) -> bool:
    """«سفينة جنوب عدن», «سيارة غربي الرقة»: what moves is only there."""
    traits = scene.language.traits.get(split.stem, frozenset())
    return split.stem in scene.language.of("mobile") or not _MOBILE.isdisjoint(traits)


def _by_apposition(scene: Scene, phrase: Phrase, split: Split, definite: bool) -> Phrase | None:
    """«العاصمة طرابلس», «المدينة القديمة درنة»: a definite noun and the name of the place that it is."""
    if not definite or phrase.ties or split.suffix or split.stem not in scene.language.of("apposed-place"):
        return None
    name = scene.mention(phrase.last)
    listed = name is not None and name.entity.id is not None and name.cls == "place" and not name.head
    return _genitive(scene, phrase, phrase.last) if listed else None


def _by_nisba(scene: Scene, phrase: Phrase, split: Split, definite: bool) -> Phrase | None:
    norm = scene.norm(phrase.last)
    bare = norm.removeprefix("ال")
    if (
        bare not in scene.names.nisbas
        or (norm == bare and definite and not phrase.ties)
        or _of_others(scene, split, bare)
    ):
        return None
    return phrase._replace(last=phrase.last + 1, states=(*phrase.states, scene.names.nisbas[bare]), modified=True)


def _by_group(scene: Scene, phrase: Phrase, split: Split, definite: bool) -> Phrase | None:
    """«مسيرات حوثية», «المدفعية الحوثية»: the adjective of a group that is listed."""
    at = phrase.last
    norm = scene.norm(at)
    bare = norm.removeprefix("ال")
    if not bare.endswith(("ي", "يه")) or (norm != bare) != definite or bare not in scene.language.of("adjective"):
        return None
    found = lookup(scene, at)
    if found is None or found.words > 1 or found.conj or found.prep:
        return None
    return phrase._replace(last=at + 1, ties=(*phrase.ties, of_seed(scene, at, found)), modified=True)


def _by_people(scene: Scene, phrase: Phrase, split: Split, definite: bool) -> Phrase | None:
    """«المقاتلين الحوثيين»: a word that by itself names a group, and qualifies people."""
    at = phrase.last
    norm = scene.norm(at)
    if not definite or not norm.endswith(_PLURALS) or _of_others(scene, split, norm):
        return None
    found = lookup(scene, at)
    named = found is not None and found.words == 1 and not found.conj and not found.prep
    return _genitive(scene, phrase, at) if named else None


def _of_others(scene: Scene, split: Split, word: str) -> bool:
    """Whether the sound plural of people cannot qualify the head: «قاتل الجيش الحوثيين»."""
    head = scene.language.heads[split.stem]
    people = split.stem in scene.language.of("member") or split.stem.endswith(_PLURALS) or head.cls not in _THINGS
    return word.endswith(_PLURALS) and not people


def _by_tie(scene: Scene, phrase: Phrase, split: Split, definite: bool) -> Phrase | None:
    bare = scene.norm(phrase.last).removeprefix("ال")
    ties = scene.language.of("tie")
    if bare.endswith(_PLURALS) and scene.language.heads[split.stem].cls in ("place", "object"):
        return None  # «على الجبال تابعين ل…» are the men there
    return _tied(scene, phrase, phrase.last + 1) if bare in ties or bare.removesuffix("ه") in ties else None


def _by_adjective(scene: Scene, phrase: Phrase, split: Split, definite: bool) -> Phrase | None:
    norm = scene.norm(phrase.last)
    if norm in scene.language.of("direction") and scene.mention(phrase.last) is not None:
        return None  # «جنودا جنوبي لبنان»
    if _is_adjective(scene, norm, norm.removeprefix("ال"), definite) and not _of_others(scene, split, norm):
        return phrase._replace(last=phrase.last + 1, modified=True)
    if norm in scene.language.of("ordinal") and definite:
        return phrase._replace(last=_past_arm(scene, phrase.last + 1), modified=True, named=norm)
    return None


def _by_genitive(scene: Scene, phrase: Phrase, split: Split, definite: bool) -> Phrase | None:
    """«قوات حفتر». None follows an adjective («قصفت طائرات مجهولة درنة»), nor a plural in ون («هاجم مسلحون القوات»)."""
    at = phrase.last
    if definite or phrase.ties or (scene.norm(at) in scene.language.of("direction") and _moves(scene, split)):
        return None
    if scene.norm(at - 1).endswith("ا") and not phrase.modified and not split.stem.endswith("ا"):
        return _partitive(scene, phrase, split, at)  # «هاجم 20 مسلحا بلدة …»: a nunated noun has no genitive
    if phrase.modified or (split.stem.endswith(_PLURALS) and not _qualifies(scene, at)):
        return _partitive(scene, phrase, split, at)
    return _genitive(scene, phrase, at) or _partitive(scene, phrase, split, at) or _own_name(scene, phrase, split, at)


def _qualifies(scene: Scene, at: int) -> bool:
    """«مدربين ألمان»: people of a state, who stand behind other people as an adjective does."""
    other = scene.mention(at)
    return other is not None and other.is_nisba and other.last == at + 1


def _by_department(scene: Scene, phrase: Phrase, split: Split, definite: bool) -> Phrase | None:
    """«وزارة الطاقة الأوكرانية»: the genitive that says for what the body is, before the adjective of its state."""
    at = phrase.last
    body = scene.language.heads[split.stem].cls in ("body", "organisation")
    if definite or phrase.modified or phrase.ties or not body or not scene.norm(at).startswith("ال"):
        return None
    state = scene.norm(at + 1)
    of_state = state.startswith("ال") and state.removeprefix("ال") in scene.names.nisbas
    return phrase._replace(last=at + 1, modified=True) if of_state and not scene.is_closed(scene.norm(at)) else None


_EXTENSIONS = (
    _by_part_of_place, _by_apposition, _by_people, _by_nisba, _by_group, _by_tie, _by_adjective, _by_genitive,
    _by_department,
)  # fmt: skip


def _is_unit_number(scene: Scene, split: Split, phrase: Phrase) -> bool:
    """«الفرقة 30», «اللواء 17 مشاة»."""
    here = scene.words.tokens[phrase.last : phrase.last + 1]
    numbered = bool(here) and here[0].kind == "n" and phrase.last not in scene.taken
    return numbered and not phrase.modified and split.stem in scene.language.of("unit-head")


def _past_arm(scene: Scene, at: int) -> int:
    """Past the arm of service behind a unit's number: «مشاة», «مدرع»."""
    return at + (scene.norm(at) in scene.language.of("arm-of-service"))


def _own_name(scene: Scene, phrase: Phrase, split: Split, at: int) -> Phrase | None:
    """«حركة تحرير السودان», «كتيبة أبو بكر»: an unlisted name right behind the head, and definite words behind it."""
    if (
        split.stem not in scene.language.of("named-group")
        or phrase.modified
        or split.definite
        or scene.is_closed(scene.norm(at))
    ):
        return None
    listed = lookup(scene, at - 1)
    if listed is not None and listed.last > at:
        return None  # «حركة الشباب» is all of the name
    last = at + 1
    while last < at + LONGEST_NAME - 1 and _goes_on(scene, last):
        last += 1
    return phrase._replace(last=last, named=scene.surface(at, last), modified=True)


def _goes_on(scene: Scene, at: int) -> bool:
    norm = scene.norm(at)
    known = (
        norm.startswith("ال") or norm in scene.names.table or scene.norm(at - 1) in scene.language.of("compound-name")
    )
    return scene.is_word(at) and at not in scene.words.opens and known and not scene.is_closed(norm)


def _partitive(scene: Scene, phrase: Phrase, split: Split, at: int) -> Phrase | None:
    """«وحدة من القوات الخاصة», «مواقع لقوات حفتر», «أهداف لـ«مجلس شورى …»»: the whole that the part belongs to."""
    cls = scene.language.heads[split.stem].cls
    norm = scene.norm(at)
    if norm == "من" and cls == "force":
        other = scene.mention(at + 1)
    elif cls in ("object", "force") or split.stem in scene.language.of("garrison"):
        other = scene.mention(at + 1) if norm == "ل" else scene.mention(at)
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
        return (norm != bare) == definite
    unknown = norm.startswith("ال") and bare not in scene.language.heads and not _known(scene, norm)
    return definite and unknown and bare.endswith(("ي", "يه")) and not scene.is_closed(norm)


def _known(scene: Scene, norm: str) -> bool:
    return norm in scene.names.table or norm.removeprefix("ال") in scene.names.table


def _quoted(scene: Scene, phrase: Phrase) -> Phrase | None:
    first = phrase.last
    last = next((k + 1 for k in range(first, first + _QUOTED_NAME) if k in scene.words.closes), None)
    if last is None or not all(_may_be_quoted_name(scene, k) for k in range(first, last)):
        return None
    unit = scene.language.head_stems.split(scene.norm(first))
    if unit is not None and unit.definite and unit.stem in scene.language.of("unit-head"):
        return None  # «استهدفت قوات التحالف «اللواء 115»»
    inner = lookup(scene, first)
    if inner and inner.last == last:
        return phrase._replace(last=last, ties=(*phrase.ties, of_seed(scene, first, inner)), modified=True)
    return phrase._replace(last=last, named=scene.surface(first, last), modified=True)


def _may_be_quoted_name(scene: Scene, at: int) -> bool:
    """No name has a preposition or a verb: «قوات الأمن "حفاظا على …"», «إن الجنود "تصرفوا بسرعة"»."""
    norm = scene.norm(at)
    if scene.words.tokens[at].kind == "n":
        return True
    said = norm.endswith("وا") or (norm.startswith(_IMPERFECT) and scene.is_verb(norm))
    return scene.is_word(at) and not said and not scene.is_closed(norm)


def _tied(scene: Scene, phrase: Phrase, at: int) -> Phrase | None:
    """«تابعة للجيش», «موالية لحفتر», «مقربة من البرلمان»: the words after the participle name whom."""
    start = at + 1 if scene.norm(at) in scene.language.of("tie-prep") else at
    other = scene.mention(start)
    towards = other is not None and other.cls == "place" and scene.norm(at) in ("الي", "الى")
    if other is None or towards or (start == at and other.prep != "ل"):
        return phrase._replace(last=at, modified=True)
    return phrase._replace(last=other.last, ties=(*phrase.ties, other), modified=True)


def _genitive(scene: Scene, phrase: Phrase, at: int) -> Phrase | None:
    other = scene.mention(at)
    if other is None or other.conj or other.prep:
        return None
    return phrase._replace(last=other.last, ties=(*phrase.ties, other), modified=True)
