"""Who is meant by «التنظيم», «المدينة», «المصدر ذاته», «قواته»: the nearest earlier name of that kind."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from isnad.model.annotation import Mention
from isnad.model.claim import Entity

_TOWNS = frozenset(
    "مدينه بلده قريه محافظه ولايه منطقه حي ضاحيه ناحيه معسكر مطار قاعده ميناء مخيم جزيره اقليم معبر قطاع".split()
)
_SAME_KIND = {
    "تنظيم": "ArmedGroup", "حركه": "ArmedGroup", "جماعه": "ArmedGroup", "جبهه": "ArmedGroup", "حزب": "ArmedGroup",
    "مليشيا": "ArmedGroup", "ميليشيا": "ArmedGroup", "مليشيات": "ArmedGroup", "ميليشيات": "ArmedGroup", "كتيبه": "ArmedGroup",
    "لواء": "ArmedGroup", "جيش": "ArmedGroup", "تحالف": "ArmedGroup", "فصيل": "ArmedGroup", "كتاءب": "ArmedGroup",
    "قوات": "ArmedGroup", "طيران": "ArmedGroup", "طاءرات": "ArmedGroup", "مقاتلات": "ArmedGroup", "مروحيات": "ArmedGroup", "متمردين": "ArmedGroup", "متمردون": "ArmedGroup",
    "حكومه": "GovernmentBody", "وزاره": "GovernmentBody", "مجلس": "GovernmentBody", "برلمان": "GovernmentBody",
    "لجنه": "GovernmentBody", "هيءه": "GovernmentBody",
    "منظمه": "Organisation", "بعثه": "Organisation", "مرصد": "Organisation", "منصه": "Organisation", "شركه": "Organisation",
    "صحيفه": "MediaOutlet", "قناه": "MediaOutlet", "وكاله": "MediaOutlet", "موقع": "MediaOutlet", "شبكه": "MediaOutlet",
}  # fmt: skip
_AIR = frozenset({"طيران", "طاءرات", "طاءره", "مقاتلات", "مقاتله", "مروحيات", "مروحيه", "مسيرات"})
_OWN_HEAD = _AIR | frozenset(
    {"جيش", "قوات", "حكومه", "مجلس", "برلمان", "وزاره"}
)  # «الجيش» never means a group of another name
_OFFICES = frozenset(
    "رءيس وزير قاءد ناطق متحدث مسءول جنرال عقيد عميد لواء مشير امين محافظ زعيم ناشط محلل خبير مدير".split()
)
_OWNERS = frozenset({"State", "ArmedGroup", "Person", "GovernmentBody"})
_WINDOW = 60  # mentions looked back over


def resolve(mentions: Sequence[Mention], capitals: Mapping[str, Entity]) -> Mapping[int, Mention]:
    """By first token, the mention that carries the name, for every mention that only points back.

    `capitals`: id of a state to its capital, for «العاصمة».
    """
    resolved: dict[int, Mention] = {}
    for index, mention in enumerate(mentions):
        earlier = [resolved.get(m.first, m) for m in mentions[max(0, index - _WINDOW) : index]]
        target = _capital(mention, earlier, capitals) or _antecedent(mention, earlier)
        if target is not None:
            resolved[mention.first] = replace(
                mention, entity=target.entity, cls=target.cls, state=None, parts=target.parts, head=target.head
            )
        elif mention.suffix:
            resolved[mention.first] = _owned(mention, earlier)
        elif mention.parts and mention.entity.id is None and not mention.entity.part_of:
            resolved[mention.first] = _through_parts(mention, earlier)
    return resolved


def _capital(mention: Mention, earlier: Sequence[Mention], capitals: Mapping[str, Entity]) -> Mention | None:
    """«العاصمة» and «البلاد» are those of the state that the article speaks of most."""
    if mention.head not in ("عاصمه", "بلاد") or not _points_back(mention):
        return None
    counted = Counter(
        id_ for m in earlier for id_ in (m.entity.id, *m.entity.part_of, *m.entity.located_in) if id_ in capitals
    )
    if not counted:
        return None
    state = str(counted.most_common(1)[0][0])
    entity = capitals[state] if mention.head == "عاصمه" else replace(mention.entity, id=state, kind="State")
    return replace(mention, entity=entity, head="")


def _antecedent(mention: Mention, earlier: Sequence[Mention]) -> Mention | None:
    if not _points_back(mention):
        return None
    candidates = reversed(earlier)
    if mention.cls == "place":
        return next((m for m in candidates if _same_sort_of_place(mention, m)), None)
    if mention.cls in ("anonymous", "observers"):
        family = _family(mention)
        return next(
            (m for m in candidates if m.cls == mention.cls and _family(m) == family and not _points_back(m)), None
        )
    if mention.cls == "person" or (mention.head in _OFFICES and mention.cls != "actor"):
        return next((m for m in candidates if m.cls == "person" and (m.head == mention.head or m.head == "")), None)
    wanted = _SAME_KIND.get(mention.head)
    if wanted is None:
        return None
    ranked = [m for m in earlier if m.entity.kind == wanted and _named(m)]
    same_head = [m for m in ranked if m.head == mention.head]
    if mention.head in _AIR:
        same_head = [m for m in ranked if m.head in _AIR]
    choice = same_head or ([] if mention.head in _OWN_HEAD else ranked)
    return choice[-1] if choice else None


def _same_sort_of_place(mention: Mention, earlier: Mention) -> bool:
    """«المدينة» is the last town named, «المعسكر» the last camp."""
    if mention.head not in _TOWNS or earlier.cls != "place" or earlier.entity.kind != "Place" or not _named(earlier):
        return False
    return earlier.head == mention.head or (
        earlier.head == "" and mention.head in ("مدينه", "بلده", "قريه", "منطقه", "محافظه")
    )


def _family(mention: Mention) -> str:
    """«المصدر» and «المصادر» may be one source; «المسؤول» is another."""
    return "مصدر" if mention.head.startswith(("مصدر", "مصادر")) else mention.head[:4]


def _points_back(mention: Mention) -> bool:
    """A definite head noun alone, unlisted: «التنظيم»."""
    return (
        mention.definite and mention.entity.id is None and bool(mention.head) and not mention.parts
        and mention.last == mention.first + 1 and not mention.suffix and not mention.entity.part_of
    )  # fmt: skip


def _named(mention: Mention) -> bool:
    entity = mention.entity
    return (
        entity.id is not None
        or bool(entity.part_of or entity.aliases or entity.located_in)
        or mention.last > mention.first + 1
    )


def _owned(mention: Mention, earlier: Sequence[Mention]) -> Mention:
    """«قواته», «طائراتها»: part of the nearest earlier actor; «مواقعهم» likewise."""
    for owner in reversed(earlier):
        entity = owner.entity
        if entity.kind in _OWNERS and (entity.id or entity.part_of):
            return replace(mention, entity=_under(mention.entity, entity))
    return mention


def _through_parts(mention: Mention, earlier: Sequence[Mention]) -> Mention:
    """«مسلحو التنظيم» belong to what «التنظيم» points back to."""
    for part in mention.parts:
        whole = _antecedent(part, earlier)
        if whole is not None and mention.entity.kind != "Place":
            return replace(mention, entity=_under(mention.entity, whole.entity))
    return mention


def _under(entity: Entity, owner: Entity) -> Entity:
    if owner.id is None:
        return replace(entity, part_of=owner.part_of, led_by=owner.led_by)
    if owner.kind == "Person" and entity.kind == "ArmedGroup":
        return replace(entity, led_by=(owner.id,))
    return replace(entity, part_of=(owner.id,))
