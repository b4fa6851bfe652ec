"""Who is meant by «التنظيم», «المدينة», «المصدر ذاته», «قواته»: the nearest earlier name of that kind."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from isnad.extract.coreference.antecedents import antecedent, namesake
from isnad.extract.coreference.country import is_official, of_ones_own, of_state, of_the_country, of_the_state, own_army
from isnad.extract.coreference.owners import owned, through_parts
from isnad.extract.coreference.setting import Setting, says_where, states_of
from isnad.model.annotation import Mention

__all__ = ["Setting", "resolve"]

_WINDOW = 60  # mentions looked back over


def resolve(mentions: Sequence[Mention], setting: Setting) -> Mapping[int, Mention]:
    """By first token, the mention that carries the name, for every mention that only points back."""
    resolved: dict[int, Mention] = {}
    where = Counter(state for m in mentions if says_where(m, setting) for state in states_of(m, setting))
    spoken_of = where or Counter(state for m in mentions for state in states_of(m, setting))
    earlier: list[Mention] = []
    for index, mention in enumerate(mentions):
        if index:
            before = mentions[index - 1]
            earlier = [*earlier[-_WINDOW + 1 :], resolved.get(before.first, before)]
        target = (
            of_state(mention, spoken_of, setting)
            or of_ones_own(mention, earlier, setting)
            or own_army(mention, earlier, spoken_of, setting)
            or antecedent(mention, earlier, setting)
            or namesake(mention, earlier)
            or of_the_country(mention, spoken_of, setting)
        )
        if target is not None:
            resolved[mention.first] = replace(
                mention, entity=target.entity, cls=target.cls, state=None, parts=target.parts, head=target.head
            )
        elif is_official(mention, setting):
            resolved[mention.first] = of_the_state(mention, spoken_of)
        elif mention.suffix:
            resolved[mention.first] = owned(mention, earlier)
        elif mention.parts and mention.entity.id is None and not mention.entity.part_of:
            resolved[mention.first] = through_parts(mention, earlier, spoken_of, setting)
    return resolved
