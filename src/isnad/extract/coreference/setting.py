"""What surrounds a name: the state it belongs to, and whether it stands where an actor or a place would."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from isnad.model.annotation import Mention
from isnad.model.claim import Entity

_EPITHETS = frozenset("ارهابي ارهابيه متشدد متشدده متطرف متطرفه متمرد متمرده انفصالي انفصاليه مسلحه".split())
_LOCATED = frozenset("في فى الي على علي من قرب داخل نحو باتجاه صوب حول قباله وسط شرق غرب شمال جنوب خارج".split())


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


def states_of(mention: Mention, setting: Setting) -> tuple[str, ...]:
    """The state that a name stands for, lies in or belongs to."""
    entity = mention.entity
    ids = (entity.id,) if entity.id else (*entity.part_of, *entity.located_in)
    found = (id_ if id_ in setting.capitals else setting.homes.get(id_) for id_ in ids)
    return tuple(dict.fromkeys(state for state in found if state))


def says_where(mention: Mention, setting: Setting) -> bool:
    """Whether it is a place where things happen, and no state or government that acts."""
    if mention.entity.kind == "State":
        return (
            mention.prep == "ب" or setting.norms[mention.first - 1].removeprefix("و") in _LOCATED
            if mention.first
            else False
        )
    return mention.cls == "place" and not is_metonym(mention, setting)


def is_metonym(mention: Mention, setting: Setting) -> bool:
    """Whether a capital stands where an actor would, with nothing that says where before it."""
    before = setting.norms[mention.first - 1] if mention.first else ""
    return mention.state is not None and mention.prep not in ("ب",) and before.removeprefix("و") not in _LOCATED


def points_back(mention: Mention, setting: Setting) -> bool:
    """A definite head noun alone or with an epithet, unlisted: «التنظيم», «الجماعة المتشددة», «العميد المتقاعد»."""
    entity = mention.entity
    tied = entity.id or entity.part_of or entity.aliases or mention.parts or mention.suffix
    if tied or not mention.definite or not mention.head:
        return False
    if mention.cls == "person" and mention.last == mention.first + 2:
        return True
    return all(word.removeprefix("ال") in _EPITHETS for word in setting.norms[mention.first + 1 : mention.last])


def is_named(mention: Mention) -> bool:
    entity = mention.entity
    tied = entity.id or entity.part_of or entity.aliases or entity.located_in
    return bool(tied) or mention.last > mention.first + 1
