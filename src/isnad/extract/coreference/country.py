"""Names that an article leaves to the state that it speaks of: «الجيش», «الحكومة», «العاصمة», «المقاومة»."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from isnad.extract.coreference.setting import Setting, points_back, states_of
from isnad.model.annotation import Mention
from isnad.text.fold import key

_OFFICIAL = frozenset("حكومه جيش نظام سلطات شرطه برلمان رءاسه امن".split())
_GOVERNMENTAL = frozenset("حكوميه نظاميه مسلحه حكومي نظامي امنيه".split())
_MINISTRIES = (["الدفاع"], ["الداخليه"], ["الخارجيه"])  # what every state has one of
_MUCH = 0.5  # how often, beside the state that an article names most, it must name another to be about that too


def of_state(mention: Mention, spoken_of: Counter[str], setting: Setting) -> Mention | None:
    """«العاصمة» and «البلاد» are those of the state that the article speaks of most."""
    if mention.head not in ("عاصمه", "بلاد") or not points_back(mention, setting):
        return None
    state = next((s for s, _ in spoken_of.most_common() if s in setting.capitals), None)
    if state is None:
        return None
    entity = setting.capitals[state] if mention.head == "عاصمه" else replace(mention.entity, id=state, kind="State")
    return replace(mention, entity=entity, head="")


def of_ones_own(mention: Mention, earlier: Sequence[Mention], setting: Setting) -> Mention | None:
    """«قال الوزير التركي إن بلاده …»: the state of the last person named before, else of the last body."""
    if mention.head != "بلاد" or not mention.suffix:
        return None
    people = [m for m in earlier if m.cls in ("person", "anonymous") and states_of(m, setting)]
    bodies = [m for m in earlier if m.cls == "actor" and states_of(m, setting)]
    state = next((states_of(m, setting)[0] for m in reversed(people or bodies)), None)
    return None if state is None else replace(mention, entity=replace(mention.entity, id=state, kind="State"), head="")


def of_the_country(mention: Mention, spoken_of: Counter[str], setting: Setting) -> Mention | None:
    """Whom news about that state means: «المقاومة», «القطاع», «التحالف»; the state must be much spoken of."""
    tied = mention.entity.id or mention.entity.part_of or mention.entity.led_by or not mention.definite
    meant = {} if tied else setting.local.get(key(mention.entity.label), {})
    enough = max(spoken_of.values(), default=0) * _MUCH
    state = next((s for s, times in spoken_of.most_common() if s in meant and times >= enough), None)
    if state is None:
        return None
    entity = meant[state]
    return replace(mention, entity=entity, cls="place" if entity.kind == "Place" else "actor", head="", parts=())


def is_official(mention: Mention, setting: Setting) -> bool:
    """«الحكومة», «الجيش», «القوات الحكومية», where nothing says whose."""
    entity = mention.entity
    words = setting.norms[mention.first + 1 : mention.last]
    ministry = mention.head == "وزاره" and list(words) in _MINISTRIES
    parts = () if ministry else mention.parts
    tied = entity.id or entity.part_of or entity.led_by or parts or mention.suffix or entity.aliases
    official = all(w.removeprefix("ال") in _GOVERNMENTAL for w in words) if words else mention.head in _OFFICIAL
    return ((official and mention.definite) or ministry) and not tied and mention.cls == "actor"


def of_the_state(mention: Mention, spoken_of: Counter[str]) -> Mention:
    state = next(iter(spoken_of.most_common(1)), None)
    return replace(mention, entity=replace(mention.entity, part_of=(state[0],))) if state else mention


def own_army(mention: Mention, earlier: Sequence[Mention], spoken_of: Counter[str], setting: Setting) -> Mention | None:
    """«الجيش», «الحكومة» alone are those of the state that the article speaks of most, if it has named them."""
    if mention.head not in _OFFICIAL or not points_back(mention, setting):
        return None
    main = spoken_of.most_common(1)
    named = (m for m in reversed(earlier) if m.head == mention.head and m.cls == mention.cls)
    return next((m for m in named if main and main[0][0] in states_of(m, setting)), None)
