"""States of affairs that no verb of the lexicon tells: «هناك ألف مقاتل في …», «المدينة بيد المتمردين»."""

from collections.abc import Sequence

from isnad.extract.units.sentence import Sentence, roles_of
from isnad.model.annotation import Mention, Reading, Unit

_FRAME = "move"
_HANDS = "بيد"  # what «في يد», «في قبضة» stand for
_WHERE = frozenset({"في", "فى", "داخل", "علي", "قرب", "عند", "شمال", "جنوب", "شرق", "غرب"})
_REACH = 6  # words behind the verb in which those who are there must stand


def existing(place: Sentence, position: int, before: Sequence[Unit]) -> Unit | None:
    """The verb of a presence of forces; None where the word says that something else is there, or where."""
    norm = place.tokens[position].norm
    word = norm.removeprefix("و")
    if word not in place.language.of("existential") or not _opens(before, norm) or not _forces_follow(place, position):
        return None
    reading = Reading(
        "existing", "Deployment", _FRAME, frozenset({"forces", "weak"}), "V", "present", "active", "", "sg",
        False, "", roles_of(place, _FRAME, "V"),
    )  # fmt: skip
    return Unit("V", position, position + 1, norm, norm[: len(norm) - len(word)], "", None, (reading,))


def _opens(before: Sequence[Unit], norm: str) -> bool:
    """Whether a clause begins here: «وصلت القوات هناك» says where."""
    return not before or norm.startswith("و") or before[-1].kind in "S,GUR"


def _forces_follow(place: Sentence, position: int) -> bool:
    """«هناك ألف مقاتل في …», «يوجد في … ألف مقاتل»: armed men, and where; «هناك قوات تقاتل» tells what they do."""
    for at in range(position + 1, position + 1 + _REACH):
        mention = place.mentions.get(at)
        if mention is not None and mention.head:
            return _is_force(place, mention) and (_says_where(place, position + 1) or _says_where(place, mention.last))
    return False


def _says_where(place: Sentence, at: int) -> bool:
    return at < len(place.tokens) and place.tokens[at].norm in _WHERE


def _is_force(place: Sentence, mention: Mention) -> bool:
    men = any(mention.head in place.language.of(cls) for cls in ("member", "unit-head", "firing"))
    return men and mention.cls == "actor" and mention.entity.kind == "ArmedGroup" and not mention.prep


def held(place: Sentence, units: Sequence[Unit], index: int) -> Unit:
    """«أصبح المعبر في قبضة الجيش», «المدينة بيد المتمردين»: behind a place that no verb takes, a word of control."""
    unit = units[index]
    if unit.kind != "P" or unit.norm != _HANDS or index == 0 or index + 1 >= len(units):
        return unit
    named, holder = units[index - 1].mention, units[index + 1].mention
    opens = index == 1 or units[index - 2].kind in "US" or units[index - 2].norm == ":"
    if not opens or named is None or named.cls != "place" or holder is None or holder.cls != "actor":
        return unit
    reading = Reading(
        "held", "Capture", "capture-on", frozenset(), "N", "", "", "", "sg", False, "",
        roles_of(place, "capture-on", "N"),
    )  # fmt: skip
    return Unit("N", unit.first, unit.last, unit.norm, unit.conj, "", None, (reading,))
