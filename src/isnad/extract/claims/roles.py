"""The entities that fill the roles of an event."""

from collections.abc import Sequence

from isnad.extract.claims.material import Material
from isnad.model.annotation import Mention
from isnad.model.claim import Entity
from isnad.text.fold import key

ACTORS = frozenset({"actor", "person", "group", "anonymous", "observers"})
_WEAPONS = frozenset({
    "طاءره", "طاءرات", "طاءرتان", "طاءرتين", "طيران", "مقاتله", "مقاتلات", "مروحيه", "مروحيات", "مسيره", "مسيرات",
    "مدفعيه", "سلاح", "دبابات", "بوارج", "بارجه", "سفن", "زوارق", "قاذفات", "صاروخ", "صواريخ", "قواعد", "منصات",
})  # fmt: skip
_BOMBS = frozenset({"مفخخه", "مفخخ", "مفخختين", "مفخختان", "ناسفه", "ملغومه", "ملغمه", "المفخخه"})
_UNKNOWN = ("مجهول", "مجهوله", "معلومه", "معروفه")
_VAGUE_PLACES = frozenset({"مدن", "مناطق", "قري", "احياء", "بلدات", "مواقع", "اهداف", "منطقه", "نقاط", "بلاد"})


def resolve(material: Material, mention: Mention) -> Mention:
    if mention.entity.id is not None:
        return mention
    return material.resolved.get(mention.first, mention)


def actors(material: Material, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """Those who act; a capital stands for its state."""
    entities = []
    for mention in mentions:
        known = resolve(material, mention)
        if known.cls in ACTORS or known.entity.kind == "State":
            entities.append(known.entity)
        elif known.state is not None:
            entities.append(known.state)
    return distinct(entities)


def attackers(material: Material, mentions: Sequence[Mention], *, both_sides: bool) -> tuple[Entity, ...]:
    """Those who may fight. Witnesses, officials and bare titles do not, civilians only where both sides are named."""
    unarmed = ("anonymous", "observers") if both_sides else ("anonymous", "observers", "group")
    fit = [m for m in mentions if m.cls not in unarmed or not m.head]
    return actors(material, [m for m in fit if not _is_bare_title(resolve(material, m))])


def supporters(material: Material, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """Those who may take a side: civilians as such do not."""
    return actors(material, [m for m in mentions if m.cls != "group" or not m.head or m.entity.part_of])


def _is_bare_title(mention: Mention) -> bool:
    """«القيادي», «النائب», with nobody named before whom it may mean."""
    entity = mention.entity
    tied = entity.id or entity.part_of or entity.led_by or entity.aliases
    return mention.cls == "person" and bool(mention.head) and mention.last == mention.first + 1 and not tied


def _says_where(mention: Mention) -> bool:
    """«المدن», «المناطق» alone say nothing."""
    return mention.entity.id is not None or mention.last > mention.first + 1 or mention.head not in _VAGUE_PLACES


def objects_of(material: Material, mentions: Sequence[Mention], *, support: bool) -> tuple[Entity, ...]:
    if support:
        return actors(material, mentions)
    known = [resolve(material, m) for m in mentions if not _is_bomb(material, m)]
    return distinct([m.entity for m in known if _says_where(m)])


def _is_bomb(material: Material, mention: Mention) -> bool:
    """«انفجار سيارة مفخخة»: what blows up is not what is hit."""
    return mention.cls == "object" and not _BOMBS.isdisjoint(material.norms[mention.first : mention.last])


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


def is_bare_weapon(entity: Entity) -> bool:
    """«طائرة حربية», «المدفعية»: by what it is done, and not by whom; «طائرات مجهولة» is all that is known of them."""
    words = key(entity.label).split()
    tied = entity.id or entity.part_of or entity.led_by or entity.aliases
    return not tied and words[0].removeprefix("ال") in _WEAPONS and not any(w.endswith(_UNKNOWN) for w in words)
