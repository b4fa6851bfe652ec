"""What a definite noun points back to: «التنظيم», «المدينة», «المصدر ذاته», «العميد المتقاعد»."""

from collections.abc import Callable, Sequence

from isnad.extract.coreference.setting import Setting, is_metonym, is_named, points_back
from isnad.model.annotation import Mention
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
_OWN_HEAD = _AIR | frozenset("جيش قوات حكومه مجلس برلمان وزاره تحالف ائتلاف كتيبه لواء فرقه كتاءب".split())
_ARMIES = ("جيش", "قوات", "تحالف", "ائتلاف", "طيران", "شرطه", "حرس", "امن", "سلاح", "دفاع")
_OFFICES = frozenset(
    "رءيس وزير قاءد ناطق متحدث مسءول جنرال عقيد عميد لواء مشير امين محافظ زعيم ناشط محلل خبير مدير".split()
)
_FADING = 0.97  # what is left of a name's weight after each later mention


def namesake(mention: Mention, earlier: Sequence[Mention]) -> Mention | None:
    """The first mention of what is named by the same words again: «الفرقة 30 … والفرقة 30»."""
    entity = mention.entity
    if entity.id is not None or (not mention.definite and not entity.aliases and not mention.parts):
        return None
    label = key(entity.label)
    same = (m for m in earlier if m.entity.kind == entity.kind and m.entity.id is None and is_named(m))
    return next((m for m in same if key(m.entity.label) == label and m.cls == mention.cls), None)


def antecedent(mention: Mention, earlier: Sequence[Mention], setting: Setting) -> Mention | None:
    if not points_back(mention, setting):
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
    return earlier.cls == mention.cls and _family(earlier) == _family(mention) and not points_back(earlier, setting)


def _same_group(mention: Mention, earlier: Sequence[Mention]) -> Mention | None:
    """The last group of the same head; where the head allows it («التنظيم»), the last of the same kind."""
    heads = next((family for family in (_AIR, _MILITIAS) if mention.head in family), _cases(mention.head))
    same_head = _salient(earlier, lambda m: m.cls == mention.cls and is_named(m) and m.head in heads)
    wanted = _SAME_KIND.get(mention.head)
    if same_head or wanted is None or mention.head in _OWN_HEAD:
        return same_head
    return _salient(
        earlier, lambda m: m.cls == mention.cls and m.entity.kind == wanted and is_named(m) and _may_be(mention, m)
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


def _cases(head: str) -> frozenset[str]:
    """The forms of a sound plural, in construct too: «مسلحو الحركة … المسلحون … المسلحين»; of any other noun itself."""
    stem = head.removesuffix("ون").removesuffix("ين")
    return frozenset({head} if stem == head else {stem + ending for ending in ("ون", "ين", "و", "ي")})


def _may_be(mention: Mention, earlier: Mention) -> bool:
    """«التنظيم», «المتمردون» are no army, no alliance of states and no aircraft."""
    first = key(earlier.entity.label).split()[0].removeprefix("ال")
    army = first in _ARMIES or any(m.head in _ARMIES for m in (earlier, *earlier.parts))
    return mention.head not in _REBELS or not (army or earlier.is_machine)


def _same_sort_of_place(mention: Mention, earlier: Mention, setting: Setting) -> bool:
    """«المدينة» is the last town named, «المعسكر» the last camp; a capital in its government's stead is no town."""
    if mention.head not in _TOWNS or earlier.cls != "place" or earlier.entity.kind != "Place" or not is_named(earlier):
        return False
    if earlier.head == mention.head:
        return True
    part = key(earlier.entity.label).removeprefix("ال").startswith(_PARTS)
    return earlier.head == "" and mention.head in _NAMED_BARE and not part and not is_metonym(earlier, setting)


def _family(mention: Mention) -> str:
    """«المصدر» and «المصادر» may be one source; «المسؤول» is another."""
    return "مصدر" if mention.head.startswith(("مصدر", "مصادر")) else mention.head[:4]
