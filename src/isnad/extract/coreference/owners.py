"""Whose something is: «قواته», «مسلحو التنظيم», «جنوب العاصمة»."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from isnad.extract.coreference.antecedents import antecedent
from isnad.extract.coreference.country import is_official, of_state, of_the_country, of_the_state
from isnad.extract.coreference.setting import Setting
from isnad.model.annotation import Mention
from isnad.model.claim import Entity
from isnad.model.gender import agrees

_OWNERS = frozenset({"State", "ArmedGroup", "Person", "GovernmentBody"})


def owned(mention: Mention, earlier: Sequence[Mention]) -> Mention:
    """«قواته», «طائراتها»: part of the nearest earlier actor; «مواقعهم» likewise."""
    for owner in reversed(earlier):
        entity = owner.entity
        if entity.kind in _OWNERS and (entity.id or entity.part_of) and agrees(owner, mention.suffix):
            return replace(mention, entity=_under(mention.entity, entity))
    return mention


def through_parts(mention: Mention, earlier: Sequence[Mention], spoken_of: Counter[str], setting: Setting) -> Mention:
    """«مسلحو التنظيم» belong to what «التنظيم» points back to; «جنوب العاصمة» lies in what «العاصمة» is."""
    for part in mention.parts:
        whole = (
            of_state(part, spoken_of, setting)
            or antecedent(part, earlier, setting)
            or of_the_country(part, spoken_of, setting)
        )
        if whole is None and is_official(part, setting):
            whole = of_the_state(part, spoken_of)
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
