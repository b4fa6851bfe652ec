"""Speech told by a verb or verbal noun: «قال …», «إعلان الجيش …», «اتهامه من دمشق بـ…»."""

from collections.abc import Sequence
from dataclasses import replace

from isnad.extract.attribution.context import Scene, as_source, find_unit, may_speak, says
from isnad.extract.attribution.nesting import Placed
from isnad.extract.attribution.scope import as_said, backward, content_of, forward, independent, opens_near
from isnad.extract.attribution.speakers import Said, from_whom, of_verb
from isnad.model.annotation import Mention, Node, Reading, Speech, Unit
from isnad.model.gender import agrees

_BLAME = 8  # constituents behind «حمّل» in which «مسؤولية» stands
_TAKEN_UP = 5


def verbs(scene: Scene) -> list[Placed]:
    """The speech of the sentence's verbs and verbal nouns, in text order; each reading knows the speakers before it."""
    found = []
    for node in scene.nodes:
        unit = scene.units[node.unit]
        reading = _speaking(scene, unit, node)
        if reading is None or _unsaid(scene.units, node.unit, reading) or _passes_on(scene.units, node, reading):
            continue
        placed = _told(scene, node, replace(unit, readings=(reading,)))
        if placed is not None:
            found.append(placed)
            if placed.own and placed.speech.speakers:
                scene.memory.remember(placed.speech, reading.gender if unit.kind == "V" else "")
    return found


def _unsaid(units: Sequence[Unit], at: int, reading: Reading) -> bool:
    """«لم تعلن …», «قد يقول», «إذا أقر …»: who has not said so is no source."""
    if reading.tense == "future":
        return True
    before = [u.norm for u in units[max(0, at - 2) : at]]
    if not before:
        return False
    only = any(u.norm == "فقط" for u in units[at + 1 : at + 3])  # «لا تؤكد فقط … بل»
    negated = units[at - 1].kind == "G" and before[-1] != "ما" and not only
    unsure = reading.tense == "present" and before[-1] in ("قد", "ربما", "سوف")
    return negated or unsure or any(norm in ("اذا", "لو") for norm in before)


def _passes_on(units: Sequence[Unit], node: Node, reading: Reading) -> bool:
    """«في بيان نشرته الوكالة»: who made the words of another known, whose clause is his."""
    if reading.sense != "Relay" or not reading.suffix or node.content is not None or not node.unit:
        return False
    before = units[node.unit - 1]
    return before.kind in "XN" and not before.norm.startswith("ال")


def _speaking(scene: Scene, unit: Unit, node: Node) -> Reading | None:
    """The reading of the word as an act of speech; words that more often mean something else must be seen to speak."""
    for reading in unit.readings:
        if not says(reading):
            continue
        if reading.pos == "V" and scene.cues.has("clause-only", reading.lexeme) and not _quotes(scene, node):
            return None
        doubtful = reading is not unit.reading or "weak" in reading.flags
        return reading if not doubtful or _speaks_here(scene, reading, node) else None
    return None


def _quotes(scene: Scene, node: Node) -> bool:
    return content_of(scene, node) is not None or opens_near(scene, scene.units[node.unit].last)


def _speaks_here(scene: Scene, reading: Reading, node: Node) -> bool:
    """Whether something is said, or somebody cited, around a word that may also be no act of speech."""
    units, at = scene.units, node.unit
    if reading.lexeme == "hammala":
        blame = find_unit(units, at + 1, at + _BLAME, lambda u: u.norm.removeprefix("ال").startswith("مسءولي"))
        return blame is not None
    if from_whom(scene, node) and reading.pos == "V":
        return True
    if (node.content if reading.sense == "Relay" else content_of(scene, node)) is not None:
        return True
    if reading.pos == "V" and (as_said(scene, node) or backward(scene, node) is not None):
        return True
    if opens_near(scene, units[at].last) and reading.sense in ("Report", "Report:assert", "Report:distance", "Relay"):
        return True
    if reading.sense == "Relay":
        return reading.pos == "V" and not reading.lexeme.startswith("naqala")  # «نقله إلى عدن»: what was carried
    return reading.sense in ("Confirm", "Deny", "Doubt", "Promise", "Threaten", "Request") and bool(node.events)


def _told(scene: Scene, node: Node, unit: Unit) -> Placed | None:
    said = _by_noun(scene, node, unit) if unit.kind == "N" else of_verb(scene, node) if unit.kind == "V" else None
    if said is None:
        return None
    if unit.reading.sense == "Accuse" and unit.kind == "V":
        said = _accuser(node, unit, said)
    if not said.speakers and not _impersonal(scene, node, unit):
        return None
    behind = backward(scene, node) if unit.kind == "V" and said.speakers else None
    start, end = (behind[0], unit.first) if behind is not None else forward(scene, node)
    mode = "Quoted" if _quoted(scene, start, end, behind) and said.mode == "Paraphrased" else said.mode
    speakers = tuple(map(as_source, said.speakers))
    speech = Speech(start, end, speakers, said.relays, mode, unit.reading.sense, unit.first)
    return Placed(speech, node.unit, independent(scene.units, node.unit, scene.cues), behind is not None)


def _impersonal(scene: Scene, node: Node, unit: Unit) -> bool:
    """«ويذكر أن …» and its kin: the article itself speaks, whoever spoke before."""
    return unit.kind == "V" and content_of(scene, node) is not None and scene.cues.has("impersonal", unit.norm)


def _quoted(scene: Scene, start: int, end: int, behind: tuple[int, bool] | None) -> bool:
    if behind is not None:
        return behind[1]
    return any(k in scene.article.words.opens for k in range(start, min(start + 3, end)))


def _accuser(node: Node, unit: Unit, said: Said) -> Said:
    """«اتهم الجيش بقصف السوق»: alone behind the verb stands the accused, and nobody says who accuses."""
    accused = node.slot("obj", "ل")
    alone = not accused and not unit.reading.suffix and said.named and unit.reading.number != "pl"
    first = said.speakers[0] if said.speakers else None
    if alone and first is not None and first.first > unit.first and unit.reading.voice != "active":
        return Said((), (), named=False)
    return said


# ---- verbal nouns ---------------------------------------------------------------------------------------------------


def _by_noun(scene: Scene, node: Node, unit: Unit) -> Said | None:
    """Who speaks in «إعلان الجيش …», «نفي القاهرة», «اتهامات واشنطن لموسكو»; None for a noun that is only a topic."""
    reading = unit.reading
    if reading.sense == "Relay" and node.content is not None and (origin := from_whom(scene, node)) is not None:
        return Said((origin,))  # «نقل عن مسؤول قوله إن …»
    if reading.sense == "Accuse":
        speakers = _accusing(scene.units, node)
        return Said(speakers) if speakers else None
    if reading.suffix:
        return _repeated(scene, node.unit)
    if unit.prep == "ل" and node.content is None:
        return None  # «لتأكيد موقفها»: an aim
    if _described(scene.units, node.unit) or _in_a_name(scene.units, node.unit):
        return None
    heads = tuple(m for m in node.slot("gen", "adj") if may_speak(m) and m.cls != "group")
    known = [m for m in heads if m.entity.id or (m.head and (m.definite or m.cls == "anonymous"))]
    named = heads[:2] if known else ()  # «تصريحات صحفية» are nobody's
    if not named and (reading.sense == "Deny" or (node.content is not None and unit.prep)):
        named = _does(scene, node.unit)  # «مضت المصادر بالتأكيد على أن …»
    if not named and scene.cues.has("hearsay", unit.norm) and not (unit.prep or reading.definite) and _tells(node):
        named = (scene.article.mention(unit.first, unit.last, "anonymous"),)  # «أنباء عن قصف …»
    return Said(named) if named else None


def _repeated(scene: Scene, noun: int) -> Said | None:
    """«جددت الوزارة تحذيرها من …», «كرر الجيش نفيه»: the subject of the verb to which the noun is the object."""
    units = scene.units
    owner = units[noun - 1].mention if noun > 1 and units[noun - 1].kind == "M" else None
    if owner is None or units[noun].prep or units[noun - 1].prep or units[noun - 2].kind not in "VX":
        return None
    fits = agrees(owner, units[noun].reading.suffix) and may_speak(owner) and (owner.cls != "place" or owner.state)
    return Said((owner,)) if fits else None


def _tells(node: Node) -> bool:
    """Whether something is said: «أنباء عن انسحاب القوات», «معلومات بأن …»."""
    return node.content is not None or any(slot in ("عن", "ب", "حول") for slot, _ in node.events)


def _in_a_name(units: Sequence[Unit], noun: int) -> bool:
    """«وكالة أنباء …» is an outlet."""
    return noun > 0 and units[noun - 1].norm.removeprefix("و").startswith(("وكال", "كال"))


def _described(units: Sequence[Unit], noun: int) -> bool:
    """«واصفا تصريحات فلان بأنها …»: words that another describes are not speaking."""
    return any(u.norm.removeprefix("و").startswith(("واصف", "وصف", "اصف")) for u in units[max(0, noun - 2) : noun])


def _accusing(units: Sequence[Unit], node: Node) -> tuple[Mention, ...]:
    """The accuser of a noun: «من» tells him, or a genitive with the accused behind it; a genitive alone is accused."""
    after = node.slot("من", "من قبل")
    if after:
        return tuple(m for m in after if may_speak(m))[:1]
    holders = tuple(m for m in node.slot("gen", "adj") if may_speak(m))
    if holders and (node.slot("ل") or node.slot("obj")):
        return holders[:1]
    return _levelled(units, node.unit)


def _levelled(units: Sequence[Unit], at: int) -> tuple[Mention, ...]:
    """«الاتهامات التي وجهها فلان إلى …»."""
    verb = find_unit(units, at + 1, at + _TAKEN_UP, lambda u: u.norm.startswith(("وجه", "ساق", "كال", "اطلق")))
    if verb is None or units[verb - 1].kind != "R":
        return ()
    named = next((u.mention for u in units[verb + 1 : verb + 3] if u.kind == "M" and u.mention), None)
    return (named,) if named is not None and may_speak(named) else ()


def _does(scene: Scene, noun: int) -> tuple[Mention, ...]:
    """Who does the denying of «سارعت الحكومة إلى نفي …»: the subject of the verb before the noun."""
    units = scene.units
    verb = next((n for n in reversed(scene.nodes) if n.unit < noun and units[n.unit].kind == "V"), None)
    if verb is not None:
        return tuple(m for m in verb.slot("subj") if may_speak(m))
    first = next((u.mention for u in units[:noun] if u.kind == "M" and u.mention and not u.prep), None)
    return (first,) if first is not None and may_speak(first) and first.cls != "place" else ()
