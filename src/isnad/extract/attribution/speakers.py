"""Who speaks: the subject of a reporting verb, its document's author, a name nobody listed, or who spoke before."""

from collections.abc import Sequence
from dataclasses import dataclass

from isnad.extract.attribution.context import Scene, agrees, find_unit, may_speak
from isnad.extract.attribution.hearsay import rumour, rumour_before
from isnad.extract.attribution.scope import OPENERS, content_of
from isnad.model.annotation import Mention, Node, Unit
from isnad.model.claim import Entity

_BEHIND = 6  # constituents behind a document in which its author stands
_RECEIVED = ("تلق", "نشر", "نقل", "بث", "اذاع", "اورد", "حصل", "وصل", "نسخ", "عليه")  # «في بيان تلقته الوكالة»
_APPOSITION = 7  # constituents behind a post in which the name of its holder stands
_NAME = 4  # words of a name nobody listed
_TOLD = 14  # constituents behind a verb in which the outlet stands to which one spoke
_GOES_ON = frozenset(
    {"adafa", "tabaa.say", "ardafa", "istatrada", "istadraka", "awdaha", "nawwaha", "lafata", "khatama"}
)


@dataclass(frozen=True)
class Said:
    """Speakers, through whom, how, and whether the words name them here."""

    speakers: tuple[Mention, ...] = ()
    relays: tuple[Mention, ...] = ()
    mode: str = "Paraphrased"
    named: bool = True


def of_verb(scene: Scene, node: Node) -> Said:
    """Who says what a finite verb reports; nobody where the verb is impersonal or its subject a thing."""
    units = scene.units
    unit = units[node.unit]
    behind = _behind(scene, node)
    if behind is not None:
        return behind
    rumour = rumour_before(scene, node.unit)
    if rumour is not None:
        return Said((rumour,))
    origin = _origin(scene, node)
    if origin is not None:
        return origin
    beside = _beside(units, node)
    subject = (beside,) if beside is not None else tuple(m for m in node.slot("subj") if may_speak(m))
    subject = subject or _next_to(units, node)
    explicit = [m for m in subject if _own(units, node.unit, m)]
    if explicit and _asked(scene, node, explicit[0]):
        return _implied(scene, node, ())
    if explicit and agrees(unit.reading, explicit[0]):
        return Said(tuple(map(lambda m: _named(units, m), explicit[:2])), told(scene, node))
    return _implied(scene, node, subject)


def _next_to(units: Sequence[Unit], node: Node) -> tuple[Mention, ...]:
    """Whoever stands right behind the verb, where it found no subject and takes no person as object."""
    unit = units[node.unit + 1] if node.unit + 1 < len(units) else None
    takes = units[node.unit].reading.sense in ("Accuse", "Request", "Condemn", "Deny")
    if unit is None or takes or unit.mention is None or unit.kind != "M" or unit.prep or unit.conj:
        return ()
    return (unit.mention,) if may_speak(unit.mention) and unit.mention.cls != "place" else ()


def _asked(scene: Scene, node: Node, mention: Mention) -> bool:
    """«قال … وطالب المجتمع الدولي بـ…»: who is named behind «و» and a verb of asking is asked by who spoke before."""
    unit = scene.units[node.unit]
    if unit.reading.sense != "Request" or not unit.conj or mention.first < unit.first or node.slot("obj"):
        return False
    last = scene.memory.agreeing(unit.reading)
    return last is not None and scene.first <= last.cue < unit.first


def _own(units: Sequence[Unit], verb: int, mention: Mention) -> bool:
    """Whether the mention stands in the verb's own clause, and is not the subject of one before it."""
    if mention.first > units[verb].first:
        return True
    between = [u for u in units[:verb] if u.first > mention.first]
    topic = units[verb].conj == "ف" and any(u.norm.removeprefix("و") == "اما" for u in units[:verb])
    return (topic or not units[verb].conj) and not any(u.kind == "V" and not _in_relative(units, u) for u in between)


def _in_relative(units: Sequence[Unit], verb: Unit) -> bool:
    at = units.index(verb)
    return any(u.kind == "R" for u in units[max(0, at - 3) : at])


def _beside(units: Sequence[Unit], node: Node) -> Mention | None:
    """«مؤتمر عقده جنود زعموا أن …»: whoever is named right before a verb that describes him."""
    before = units[node.unit - 1] if node.unit else None
    if before is None or before.kind != "M" or units[node.unit].conj or before.prep:
        return None
    mention = before.mention
    if mention is None or not may_speak(mention) or mention.cls == "place":
        return None
    plural = units[node.unit].reading.number == "pl"
    return mention if not mention.definite and plural and mention.cls in ("anonymous", "group", "actor") else None


def _origin(scene: Scene, node: Node) -> Said | None:
    """«نقل موقع … عن مصدر»: the source is the one from whom it was passed on."""
    reading = scene.units[node.unit].reading
    origin = from_whom(scene, node)
    subject = tuple(m for m in node.slot("subj") if may_speak(m)) or _outlet(scene.units, node.unit, origin)
    if origin is not None and (reading.sense == "Relay" or any(m.cls == "media" for m in subject)):
        return Said((_named(scene.units, origin),), subject[:1])
    return None


def from_whom(scene: Scene, node: Node) -> Mention | None:
    """The name behind «عن», or behind the «إلى» of «نسبت الوكالة إلى قائد قوله»."""
    ascribed = ("الي",) if scene.units[node.unit].reading.lexeme == "nasaba" else ()
    direct = next((m for m in node.slot("عن", *ascribed) if may_speak(m)), None)
    if direct is not None:
        return direct
    units = scene.units
    at = find_unit(units, node.unit + 1, node.unit + _BEHIND + 2, lambda u: u.kind == "P" and u.norm == "عن")
    named = units[at + 1].mention if at is not None and at + 1 < len(units) else None
    return named if named is not None and may_speak(named) and named.cls != "place" else None


def _outlet(units: Sequence[Unit], verb: int, before: Mention | None) -> tuple[Mention, ...]:
    """The outlet between «نقلت» and «عن»."""
    between = [u.mention for u in units[verb + 1 : verb + _BEHIND] if before is not None and u.first < before.first]
    return tuple(m for m in between if m is not None and m.cls == "media")[:1]


def told(scene: Scene, node: Node) -> tuple[Mention, ...]:
    """«قال فلان لصحيفة …»: the outlet to which, or on which, he said it."""
    units = scene.units
    content = content_of(scene, node)
    stop = content if content is not None else node.unit + _TOLD
    subject = {m.first for m in node.slot("subj")}
    at = find_unit(units, node.unit + 1, stop, lambda u: u.mention is not None and u.mention.cls == "media")
    if at is None or units[at].first in subject:
        return ()
    before = units[at - 1]
    through = units[at].prep in ("ل", "ب") or before.norm in ("ل", "مع", "عبر", "الي", "علي", "ب")
    through = through or before.norm.startswith(_RECEIVED)
    mention = units[at].mention
    return (mention,) if through and mention is not None else ()


def _named(units: Sequence[Unit], mention: Mention) -> Mention:
    """The name behind a post, «وزير الدفاع، فلان», which says better who it is."""
    if mention.cls != "person" or mention.entity.id is not None:
        return mention
    at = next((k for k, u in enumerate(units) if u.first == mention.first), None)
    if at is None:
        return mention
    for k in range(at + 1, min(len(units), at + _APPOSITION)):
        unit = units[k]
        if unit.kind == "M" and unit.mention is not None and not unit.prep and not unit.conj:
            if units[k - 1].kind == "P":
                continue  # «رئيس اللجنة في المجلس، فلان»
            name = unit.mention
            named = name.cls == "person" and (name.entity.id is not None or name.last - name.first > 1)
            return name if named else mention
        if unit.kind not in "M,APX" or unit.norm == ":" or unit.conj:
            break
    return mention


# ---- behind the verb ------------------------------------------------------------------------------------------------


def _behind(scene: Scene, node: Node) -> Said | None:
    """The speaker that is no mention: a document, hearsay, a name or body nobody listed."""
    units = scene.units
    at = find_unit(units, node.unit + 1, node.unit + 4, lambda u: u.kind not in "BD#T")
    if at is None or units[at].kind not in "XNQ" or units[at].prep:
        return None
    unit = units[at]
    if scene.cues.has("document", unit.norm):
        return _document(scene, node, at)
    if scene.units[node.unit].reading.sense in ("Deny", "Doubt", "Condemn"):
        return None  # «نفى أنباء …»: what stands there is denied
    if scene.cues.has("hearsay", unit.norm) and not unit.conj:
        return Said((rumour(scene, at),), told(scene, node))
    return _stranger(scene, node, at) if unit.kind == "X" and not unit.conj else None


def _document(scene: Scene, node: Node, at: int) -> Said:
    """«أكد تقرير سنوي لخبراء الأمم المتحدة», «وأضاف البيان»: its author, named here or when it came up."""
    author = author_of(scene.units, at)
    if author is not None:
        return Said((author,), (), "DocumentMode")
    if scene.memory.author is not None:
        return Said((scene.memory.author,), (), "DocumentMode", named=False)
    if not scene.units[at].norm.startswith("ال"):
        return Said((rumour(scene, at),), (), "DocumentMode")
    last = scene.memory.recent[0] if scene.memory.recent else None
    return Said(last.speakers, last.relays, "DocumentMode", named=False) if last else Said(named=False)


def author_of(units: Sequence[Unit], at: int) -> Mention | None:
    """Whose document it is: the name that the word governs, «بيان الوزارة», «تقرير سنوي لـ…», «بيان صادر عن …»."""
    definite = units[at].norm.removeprefix("و").startswith("ال")
    for k in range(at + 1, min(len(units), at + _BEHIND)):
        unit = units[k]
        if unit.kind == "M" and unit.mention is not None:
            direct = unit.prep == "ل" or units[k - 1].norm in ("ل", "عن", "من")
            linked = direct or (not definite and all(u.kind in "AX" and not u.prep for u in units[at + 1 : k]))
            return unit.mention if linked and may_speak(unit.mention) and unit.mention.cls != "place" else None
        if unit.kind == "A" and unit.mention is not None:
            return unit.mention  # «تقرير أمريكي»
        if unit.kind in "VSRN," and unit.norm != "صادر":
            return None
    return None


def _stranger(scene: Scene, node: Node, at: int) -> Said | None:
    """«وقال أباييهو إن …»: words right before what is said, where a speaker must stand, are his name."""
    units = scene.units
    body = _foreign_body(scene, at)
    if body is not None:
        return Said((_named(units, body),), told(scene, node))
    end = at
    while end < len(units) and end - at < _NAME and units[end].kind in "XA" and not units[end].prep:
        end += 1
    titled = units[end].mention if end < len(units) and not units[end].prep and not units[end].conj else None
    if titled is not None and titled.cls in ("person", "anonymous") and titled.definite and titled.head:
        return Said((titled,), told(scene, node))  # «قال فلان المتحدث باسم …», of whom only the post is known
    opened = units[end].norm if end < len(units) else ""
    said_before = units[node.unit].first - 1 in scene.article.words.closes or (
        node.unit > 0 and units[node.unit - 1].first - 1 in scene.article.words.closes
    )
    if said_before and opened not in OPENERS and not _abstract(scene, units[at]):  # «…»، يقول ناشط من المدينة
        return Said((scene.article.mention(units[at].first, units[at].last, "anonymous"),))
    if opened not in OPENERS or _abstract(scene, units[at]) or any(u.conj for u in units[at:end]):
        return None
    noun = units[at].norm
    feminine = noun.endswith("ه") and not noun.startswith("ال") and scene.units[node.unit].reading.gender == "m"
    if feminine and scene.units[node.unit].reading.lexeme != "qala":
        return None
    cls = "anonymous" if scene.cues.has("somebody", noun) else "person"
    return Said((scene.article.mention(units[at].first, units[end - 1].last, cls),), told(scene, node))


def _foreign_body(scene: Scene, at: int) -> Mention | None:
    """«أعلن القضاء اليمني …»: a definite noun nobody listed, with the nisba of its state."""
    units = scene.units
    end = at
    while end < len(units) and end - at < _NAME and units[end].kind in "XA" and units[end].norm.startswith("ال"):
        state = units[end].mention
        if state is not None and end > at:
            break
        end += 1
    state = units[end].mention if end < len(units) and at < end < at + _NAME else None
    nisba = state is not None and units[end].norm.startswith("ال") and not units[end].prep
    if state is None or not nisba or not (units[end].kind == "A" or (state.cls == "group" and not state.head)):
        return None
    label, span = scene.article.label(units[at].first, units[end].last)
    ties = (state.entity.id,) if state.entity.id else state.entity.part_of
    return Mention(units[at].first, units[end].last, "actor", Entity(None, "Organisation", label, span, ties))


def _abstract(scene: Scene, unit: Unit) -> bool:
    """Nouns that a verb of speech takes as object, and adverbs: «أكد ضرورة أن …», «قال مازحا إن …»."""
    if scene.cues.has("abstract", unit.norm) or scene.cues.goes_on(unit.norm):
        return True
    if scene.cues.has("somebody", unit.norm):
        return False
    return unit.norm.endswith("ا") and not unit.norm.startswith("ال") and len(unit.norm) > 4


# ---- who spoke before ------------------------------------------------------------------------------------------------


def _implied(scene: Scene, node: Node, subject: tuple[Mention, ...]) -> Said:
    """The speaker of a verb that names none: who goes on speaking, else the subject of the clause before."""
    unit = scene.units[node.unit]
    if scene.cues.has("impersonal", unit.norm) or unit.reading.voice == "passive":
        return Said(named=False)
    fitting = tuple(m for m in subject if agrees(unit.reading, m))
    last = scene.memory.agreeing(unit.reading)
    if _goes_on(scene.units, node.unit) and last is not None:
        return Said(last.speakers, last.relays, named=False)
    if fitting and unit.reading.lexeme not in _GOES_ON:
        return Said(fitting[:1], told(scene, node))
    return Said(named=False)


def _goes_on(units: Sequence[Unit], verb: int) -> bool:
    before = units[verb - 1] if verb else None
    return bool(units[verb].conj) or before is None or before.kind in ",SU"
