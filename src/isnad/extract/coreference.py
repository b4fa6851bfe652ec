"""Who is meant by «التنظيم», «المدينة», «المصدر ذاته», «قواته»: the nearest earlier name of that kind."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from isnad.model.annotation import Mention
from isnad.model.claim import Entity
from isnad.model.gender import agrees
from isnad.text.fold import key

_TOWNS = frozenset(
    "مدينه بلده قريه محافظه ولايه منطقه حي ضاحيه ناحيه معسكر مطار قاعده ميناء مخيم جزيره اقليم معبر قطاع".split()
)
_NAMED_BARE = frozenset("مدينه بلده قريه منطقه محافظه".split())  # a listed name without a head may be one of these
_PARTS = tuple("شمال جنوب شرق غرب وسط ريف ساحل حدود جبل بحر نهر طريق خليج مضيق".split())
_REBELS = frozenset(
    "تنظيم حركه جماعه مليشيا ميليشيا مليشيات ميليشيات متمردين متمردون مسلحين مسلحون جماعات تنظيمات فصيل".split()
)
_MILITIAS = frozenset({"مليشيا", "ميليشيا", "مليشيات", "ميليشيات"})
_SAME_KIND = {
    **dict.fromkeys(_REBELS - _MILITIAS, "ArmedGroup"),
    **dict.fromkeys(
        "جبهه حزب كتيبه لواء فرقه جيش تحالف ائتلاف كتاءب قوات طيران طاءرات مقاتلات مروحيات".split(), "ArmedGroup"
    ),
    **dict.fromkeys("حكومه وزاره مجلس برلمان لجنه هيءه".split(), "GovernmentBody"),
    **dict.fromkeys("منظمه بعثه مرصد منصه شركه".split(), "Organisation"),
    **dict.fromkeys("صحيفه قناه وكاله موقع شبكه".split(), "MediaOutlet"),
}
_AIR = frozenset({"طيران", "طاءرات", "طاءره", "مقاتلات", "مقاتله", "مروحيات", "مروحيه", "مسيرات"})
# «الجيش» never means a group of another name, nor «التحالف» one that is none
_OWN_HEAD = _AIR | frozenset("جيش قوات حكومه مجلس برلمان وزاره تحالف ائتلاف كتيبه لواء فرقه كتاءب".split())
_ARMIES = ("جيش", "قوات", "تحالف", "ائتلاف", "طيران", "شرطه", "حرس", "امن", "سلاح", "دفاع")
_OFFICES = frozenset(
    "رءيس وزير قاءد ناطق متحدث مسءول جنرال عقيد عميد لواء مشير امين محافظ زعيم ناشط محلل خبير مدير".split()
)
_EPITHETS = frozenset("ارهابي ارهابيه متشدد متشدده متطرف متطرفه متمرد متمرده انفصالي انفصاليه مسلحه".split())
_OFFICIAL = frozenset("حكومه جيش نظام سلطات شرطه برلمان رءاسه امن".split())
_GOVERNMENTAL = frozenset("حكوميه نظاميه مسلحه حكومي نظامي امنيه".split())
_OWNERS = frozenset({"State", "ArmedGroup", "Person", "GovernmentBody"})
_LOCATED = frozenset("في فى الي على علي من قرب داخل نحو باتجاه صوب حول قباله وسط شرق غرب شمال جنوب خارج".split())
_WINDOW = 60  # mentions looked back over
_MUCH = 0.5  # how often, beside the state that an article names most, it must name another to be about that too
_FADING = 0.97  # what is left of a name's weight after each later mention


@dataclass(frozen=True)
class Setting:
    """What a name may point to besides the words before it.

    `capitals`: id of a state to its capital, for «العاصمة». `homes`: id of a place or actor to the state that it lies
    in or belongs to. `norms`: the words of the article. `local`: folded words to the id of a state to whom they mean in
    news about it.
    """

    capitals: Mapping[str, Entity]
    homes: Mapping[str, str]
    norms: Sequence[str]
    local: Mapping[str, Mapping[str, Entity]] = field(default_factory=dict)


def resolve(mentions: Sequence[Mention], setting: Setting) -> Mapping[int, Mention]:
    """By first token, the mention that carries the name, for every mention that only points back."""
    resolved: dict[int, Mention] = {}
    where = Counter(state for m in mentions if _says_where(m, setting) for state in _states(m, setting))
    spoken_of = where or Counter(state for m in mentions for state in _states(m, setting))
    earlier: list[Mention] = []
    for index, mention in enumerate(mentions):
        if index:
            before = mentions[index - 1]
            earlier = [*earlier[-_WINDOW + 1 :], resolved.get(before.first, before)]
        target = (
            _of_state(mention, spoken_of, setting)
            or _own_army(mention, earlier, spoken_of, setting)
            or _antecedent(mention, earlier, setting)
            or _namesake(mention, earlier)
            or _of_the_country(mention, spoken_of, setting)
        )
        if target is not None:
            resolved[mention.first] = replace(
                mention, entity=target.entity, cls=target.cls, state=None, parts=target.parts, head=target.head
            )
        elif _is_official(mention, setting):
            resolved[mention.first] = _of_the_state(mention, spoken_of)
        elif mention.suffix:
            resolved[mention.first] = _owned(mention, earlier)
        elif mention.parts and mention.entity.id is None and not mention.entity.part_of:
            resolved[mention.first] = _through_parts(mention, earlier, spoken_of, setting)
    return resolved


# ---- the state that an article speaks of ----------------------------------------------------------------------------


def _states(mention: Mention, setting: Setting) -> tuple[str, ...]:
    """The state that a name stands for, lies in or belongs to."""
    entity = mention.entity
    ids = (entity.id,) if entity.id else (*entity.part_of, *entity.located_in)
    found = (id_ if id_ in setting.capitals else setting.homes.get(id_) for id_ in ids)
    return tuple(dict.fromkeys(state for state in found if state))


def _says_where(mention: Mention, setting: Setting) -> bool:
    """Whether it is a place where things happen, and no state or government that acts."""
    if mention.entity.kind == "State":
        return mention.prep == "ب" or setting.norms[mention.first - 1] in _LOCATED if mention.first else False
    return mention.cls == "place" and not _is_metonym(mention, setting)


def _of_state(mention: Mention, spoken_of: Counter[str], setting: Setting) -> Mention | None:
    """«العاصمة» and «البلاد» are those of the state that the article speaks of most."""
    if mention.head not in ("عاصمه", "بلاد") or not _points_back(mention, setting):
        return None
    state = next((s for s, _ in spoken_of.most_common() if s in setting.capitals), None)
    if state is None:
        return None
    entity = setting.capitals[state] if mention.head == "عاصمه" else replace(mention.entity, id=state, kind="State")
    return replace(mention, entity=entity, head="")


def _of_the_country(mention: Mention, spoken_of: Counter[str], setting: Setting) -> Mention | None:
    """Whom news about that state means: «المقاومة», «القطاع», «التحالف»; the state must be much spoken of."""
    tied = mention.entity.id or mention.entity.part_of or mention.entity.led_by or not mention.definite
    meant = {} if tied else setting.local.get(key(mention.entity.label), {})
    enough = max(spoken_of.values(), default=0) * _MUCH
    state = next((s for s, times in spoken_of.most_common() if s in meant and times >= enough), None)
    if state is None:
        return None
    entity = meant[state]
    return replace(mention, entity=entity, cls="place" if entity.kind == "Place" else "actor", head="", parts=())


def _is_official(mention: Mention, setting: Setting) -> bool:
    """«الحكومة», «الجيش», «القوات الحكومية», where nothing says whose."""
    entity = mention.entity
    tied = entity.id or entity.part_of or entity.led_by or mention.parts or mention.suffix or entity.aliases
    words = setting.norms[mention.first + 1 : mention.last]
    official = all(w.removeprefix("ال") in _GOVERNMENTAL for w in words) if words else mention.head in _OFFICIAL
    return official and not tied and mention.definite and mention.cls == "actor"


def _of_the_state(mention: Mention, spoken_of: Counter[str]) -> Mention:
    state = next(iter(spoken_of.most_common(1)), None)
    return replace(mention, entity=replace(mention.entity, part_of=(state[0],))) if state else mention


def _own_army(
    mention: Mention, earlier: Sequence[Mention], spoken_of: Counter[str], setting: Setting
) -> Mention | None:
    """«الجيش», «الحكومة» alone are those of the state that the article speaks of most, if it has named them."""
    if mention.head not in _OFFICIAL or not _points_back(mention, setting):
        return None
    main = spoken_of.most_common(1)
    named = (m for m in reversed(earlier) if m.head == mention.head and m.cls == mention.cls)
    return next((m for m in named if main and main[0][0] in _states(m, setting)), None)


def _namesake(mention: Mention, earlier: Sequence[Mention]) -> Mention | None:
    """The first mention of what is named by the same words again: «الفرقة 30 … والفرقة 30»."""
    entity = mention.entity
    if entity.id is not None or (not mention.definite and not entity.aliases and not mention.parts):
        return None
    label = key(entity.label)
    same = (m for m in earlier if m.entity.kind == entity.kind and m.entity.id is None and _named(m))
    return next((m for m in same if key(m.entity.label) == label and m.cls == mention.cls), None)


# ---- what a definite noun points back to ----------------------------------------------------------------------------


def _antecedent(mention: Mention, earlier: Sequence[Mention], setting: Setting) -> Mention | None:
    if not _points_back(mention, setting):
        return None
    if mention.cls == "place":
        return _salient(earlier, lambda m: _same_sort_of_place(mention, m, setting))
    if mention.cls in ("anonymous", "observers"):
        return next((m for m in reversed(earlier) if _same_source(mention, m, setting)), None)
    if mention.cls == "person" or (mention.head in _OFFICES and mention.cls != "actor"):
        people = [m for m in earlier if m.cls == "person" and m.head in (mention.head, "")]
        return next((m for m in reversed(people) if m.head), people[-1] if people else None)
    return _same_group(mention, earlier)


def _same_source(mention: Mention, earlier: Mention, setting: Setting) -> bool:
    return earlier.cls == mention.cls and _family(earlier) == _family(mention) and not _points_back(earlier, setting)


def _same_group(mention: Mention, earlier: Sequence[Mention]) -> Mention | None:
    """The last group of the same head; where the head allows it («التنظيم»), the last of the same kind."""
    heads = next((family for family in (_AIR, _MILITIAS) if mention.head in family), {mention.head})
    same_head = _salient(earlier, lambda m: m.cls == mention.cls and _named(m) and m.head in heads)
    wanted = _SAME_KIND.get(mention.head)
    if same_head or wanted is None or mention.head in _OWN_HEAD:
        return same_head
    return _salient(
        earlier, lambda m: m.cls == mention.cls and m.entity.kind == wanted and _named(m) and _may_be(mention, m)
    )


def _salient(earlier: Sequence[Mention], fits: Callable[[Mention], bool]) -> Mention | None:
    """The fitting name that the text has had in mind: each time it was named counts, the more the nearer."""
    weights: dict[str, float] = {}
    latest: dict[str, Mention] = {}
    for distance, mention in enumerate(reversed(earlier)):
        if fits(mention):
            known = mention.entity.key
            weights[known] = weights.get(known, 0) + _FADING**distance
            latest.setdefault(known, mention)
    return latest[max(weights, key=lambda k: weights[k])] if weights else None


def _may_be(mention: Mention, earlier: Mention) -> bool:
    """«التنظيم», «المتمردون» are no army and no alliance of states."""
    first = key(earlier.entity.label).split()[0].removeprefix("ال")
    return mention.head not in _REBELS or not (first in _ARMIES or earlier.head in _ARMIES)


def _same_sort_of_place(mention: Mention, earlier: Mention, setting: Setting) -> bool:
    """«المدينة» is the last town named, «المعسكر» the last camp; a capital in its government's stead is no town."""
    if mention.head not in _TOWNS or earlier.cls != "place" or earlier.entity.kind != "Place" or not _named(earlier):
        return False
    if earlier.head == mention.head:
        return True
    part = key(earlier.entity.label).removeprefix("ال").startswith(_PARTS)
    return earlier.head == "" and mention.head in _NAMED_BARE and not part and not _is_metonym(earlier, setting)


def _is_metonym(mention: Mention, setting: Setting) -> bool:
    """Whether a capital stands where an actor would, with nothing that says where before it."""
    before = setting.norms[mention.first - 1] if mention.first else ""
    return mention.state is not None and mention.prep not in ("ب",) and before not in _LOCATED


def _family(mention: Mention) -> str:
    """«المصدر» and «المصادر» may be one source; «المسؤول» is another."""
    return "مصدر" if mention.head.startswith(("مصدر", "مصادر")) else mention.head[:4]


def _points_back(mention: Mention, setting: Setting) -> bool:
    """A definite head noun alone or with an epithet, unlisted: «التنظيم», «الجماعة المتشددة», «العميد المتقاعد»."""
    entity = mention.entity
    tied = entity.id or entity.part_of or entity.aliases or mention.parts or mention.suffix
    if tied or not mention.definite or not mention.head:
        return False
    if mention.cls == "person" and mention.last == mention.first + 2:
        return True
    return all(word.removeprefix("ال") in _EPITHETS for word in setting.norms[mention.first + 1 : mention.last])


def _named(mention: Mention) -> bool:
    entity = mention.entity
    tied = entity.id or entity.part_of or entity.aliases or entity.located_in
    return bool(tied) or mention.last > mention.first + 1


# ---- owners ---------------------------------------------------------------------------------------------------------


def _owned(mention: Mention, earlier: Sequence[Mention]) -> Mention:
    """«قواته», «طائراتها»: part of the nearest earlier actor; «مواقعهم» likewise."""
    for owner in reversed(earlier):
        entity = owner.entity
        if entity.kind in _OWNERS and (entity.id or entity.part_of) and agrees(owner, mention.suffix):
            return replace(mention, entity=_under(mention.entity, entity))
    return mention


def _through_parts(mention: Mention, earlier: Sequence[Mention], spoken_of: Counter[str], setting: Setting) -> Mention:
    """«مسلحو التنظيم» belong to what «التنظيم» points back to; «جنوب العاصمة» lies in what «العاصمة» is."""
    for part in mention.parts:
        whole = (
            _of_state(part, spoken_of, setting)
            or _antecedent(part, earlier, setting)
            or _of_the_country(part, spoken_of, setting)
        )
        if whole is None and _is_official(part, setting):
            whole = _of_the_state(part, spoken_of)
        if whole is not None:
            return replace(mention, entity=_as_part(mention.entity, part, whole.entity))
    return mention


def _as_part(entity: Entity, part: Mention, whole: Entity) -> Entity:
    """«مداخل المدينة» is the town itself, «ريف المدينة» lies in it, «قوات الجيش» belong to it."""
    if entity.label == part.entity.label:
        return whole
    return _inside(entity, whole) if entity.kind == "Place" else _under(entity, whole)


def _inside(entity: Entity, whole: Entity) -> Entity:
    located = whole.id is not None and (whole.id.startswith("place/") or whole.kind == "State")
    return replace(entity, located_in=(whole.id,)) if located and whole.id else entity


def _under(entity: Entity, owner: Entity) -> Entity:
    if owner.id is None:
        return replace(entity, part_of=owner.part_of, led_by=owner.led_by)
    if owner.kind == "Person" and entity.kind == "ArmedGroup":
        return replace(entity, led_by=(owner.id,))
    return replace(entity, part_of=(owner.id,))
