"""The entities that fill the roles of an event."""

from collections.abc import Sequence

from isnad.extract.claims.material import Material
from isnad.model.annotation import Mention
from isnad.model.claim import Entity
from isnad.text.fold import key

ACTORS = frozenset({"actor", "person", "group", "anonymous", "observers"})
_UNARMED = ("anonymous", "observers")
_RESCUERS = ("الدفاع المدني", "الإسعاف", "الإطفاء", "الهلال الأحمر", "الطبية", "الهندسية")
_HARMLESS = frozenset({"judging", "unarmed"})  # traits of those who fight nobody
_UNKNOWN = ("مجهول", "مجهوله", "معلومه", "معروفه")


def resolve(material: Material, mention: Mention) -> Mention:
    if mention.entity.id is not None:
        return mention
    return material.resolved.get(mention.first, mention)


def actors(material: Material, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """Those who act; a capital stands for its state."""
    entities = []
    for mention in mentions:
        known = resolve(material, mention)
        owned = known.entity.part_of or any(part.cls == "actor" for part in (*known.parts, *mention.parts))
        machine = known.is_machine and bool(owned)  # «سفينة تركية», «مدرعات الجيش»
        if machine or known.cls in ACTORS or known.entity.kind == "State":
            entities.append(known.entity)
        elif known.state is not None:
            entities.append(known.state)
    return distinct(entities)


def attackers(material: Material, mentions: Sequence[Mention], *, both_sides: bool) -> tuple[Entity, ...]:
    """Those who may fight. Witnesses, officials, courts, bare titles do not, civilians only if both sides are named."""
    unarmed = _UNARMED if both_sides else (*_UNARMED, "group")
    fit = [
        m
        for m in mentions
        if (m.cls not in unarmed or not m.head) and m.traits.isdisjoint(_HARMLESS) and not _rescues(m)
    ]
    return actors(material, [m for m in fit if not _is_bare_title(resolve(material, m))])


def supporters(material: Material, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """Those who may take a side: civilians as such do not, nor tanks that are nobody's."""
    tied = [m for m in mentions if not (m.is_machine and not _is_tied(resolve(material, m).entity))]
    return actors(material, [m for m in tied if m.cls != "group" or not m.head or m.entity.part_of])


def _rescues(mention: Mention) -> bool:
    """«فرق الدفاع المدني», «طواقم الإسعاف»."""
    return any(word in mention.entity.label for word in _RESCUERS)


def _is_bare_title(mention: Mention) -> bool:
    """«القيادي», «النائب», with nobody named before whom it may mean."""
    alone = mention.cls == "person" and bool(mention.head) and mention.last == mention.first + 1
    return alone and not _is_tied(mention.entity)


def _says_where(mention: Mention) -> bool:
    """«المدن», «المناطق» alone say nothing."""
    alone = mention.entity.id is None and mention.last == mention.first + 1
    return not (alone and "vague-place" in mention.traits)


def held(mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """«المدن التي تسيطر عليها الجماعة»: what is held is told by who holds it."""
    return distinct([m.entity for m in mentions if m.definite and not _says_where(m)])


def objects_of(material: Material, mentions: Sequence[Mention], *, support: bool) -> tuple[Entity, ...]:
    if support:
        return actors(material, [m for m in mentions if m.cls not in _UNARMED and not (m.is_machine and m.suffix)])
    known = [resolve(material, m) for m in mentions if not (is_bomb(material, m) or "witness" in m.traits)]
    return distinct([m.entity for m in known if _says_where(m)])


def is_bomb(material: Material, mention: Mention) -> bool:
    """«انفجار سيارة مفخخة»: what blows up is not what is hit."""
    words = (norm.removeprefix("ال") for norm in material.norms[mention.first : mention.last])
    return mention.cls == "object" and not material.bombs.isdisjoint(words)


def entities_of(material: Material, mentions: Sequence[Mention], *, as_place: bool) -> tuple[Entity, ...]:
    known = [m for m in (resolve(material, m) for m in mentions) if _says_where(m)]
    return distinct(
        [m.entity for m in known if not as_place or m.cls == "place" or m.entity.kind in ("Place", "State")]
    )


def distinct(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    found: dict[str, Entity] = {}
    for entity in entities:
        found.setdefault(entity.id or entity.label, entity)
    return tuple(found.values())


def bare_weapons(material: Material, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """«طائرة حربية», «المدفعية»: by what it is done, and not by whom; «طائرات مجهولة» is all that is known of them."""
    weapons = (m.entity for m in (resolve(material, m) for m in mentions) if m.is_machine)
    return tuple(e for e in weapons if not _is_tied(e) and not _is_unknown(e))


def _is_tied(entity: Entity) -> bool:
    return bool(entity.id or entity.part_of or entity.led_by or entity.aliases)


def _is_unknown(entity: Entity) -> bool:
    return any(word.endswith(_UNKNOWN) for word in key(entity.label).split())
