"""Attribution without a finite verb of speech: «بحسب», «فلان: …», «مضيفا أن …», «جاء في بيان …»."""

from collections.abc import Sequence

from isnad.extract.attribution.context import Scene, agrees, find_unit, may_speak, says
from isnad.extract.attribution.nesting import Placed
from isnad.extract.attribution.scope import OPENERS, clause_start, end_of_said
from isnad.extract.attribution.speakers import author_of
from isnad.model.annotation import Mention, Speech, Unit
from isnad.model.gender import gender

_HEADLINE = 7  # units before the colon of «فلان: …»
_CAPTION = 4  # constituents between «تعليق» and what is written
_HEADING = 3
_REACH = 7  # constituents behind «بحسب» in which a name stands
_STATES_ITS_TOPIC = ("لن", "سن", "سوف", "لا ")
_STATED = ("جاء", "ورد", "جاءت", "وردت")


def prepositions(scene: Scene) -> list[Placed]:
    """«بحسب المصدر» before or after what is said."""
    units = scene.units
    found = []
    for at, unit in enumerate(units):
        if unit.kind in "VM" or not scene.cues.has("preposition", unit.norm):
            continue
        named = _named_after(scene, at)
        if named is None:
            continue
        speaker, end = named
        ahead = unit.first - scene.first <= 1 or _joined(scene, unit) or _fa(units, at)
        start, stop = (end, scene.last) if ahead else (clause_start(scene, at), _far_side(scene, at, end))
        mode = "DocumentMode" if any(scene.cues.has("document", u.norm) for u in units[at : at + 3]) else "Paraphrased"
        relays = _told_outlet(units, end)
        speech = Speech(start, stop, (speaker,), relays, mode, "Report", unit.first)
        found.append(Placed(speech, at, ahead, not ahead))
    return found


def _told_outlet(units: Sequence[Unit], end: int) -> tuple[Mention, ...]:
    """«بحسب مصادر لوكالة كذا»: the outlet right behind the name, which was told."""
    behind = [u for u in units if u.first >= end and u.kind not in "AX"][:2]
    to = bool(behind) and behind[0].kind == "P" and behind[0].norm == "ل"
    after = behind[1] if to and len(behind) > 1 else behind[0] if behind else None
    told = after.mention if after is not None and (to or after.prep == "ل") else None
    return (told,) if told is not None and told.cls == "media" else ()


def _joined(scene: Scene, unit: Unit) -> bool:
    """«وبحسب …», not «وفقا …»."""
    alone = scene.cues.words.get("preposition", frozenset())
    return unit.norm not in alone and unit.norm.removeprefix("و") in alone


def _far_side(scene: Scene, at: int, end: int) -> int:
    """Where what is attributed ends: before «بحسب», unless the clause goes on behind the name: «كانت، بحسب فلان، …»."""
    after = [u for u in scene.units if u.first >= end]
    rest = next((k for k, u in enumerate(after) if u.kind not in ",A)"), None)
    if rest is None or after[rest].conj or after[rest].kind in "SRV" or scene.cues.goes_on(after[rest].norm):
        return scene.units[at].first
    if scene.cues.has("contrast", after[rest].norm) or scene.cues.has("preposition", after[rest].norm):
        return scene.units[at].first
    return next((u.first for u in after[rest:] if u.kind in "SX" and scene.cues.has("contrast", u.norm)), scene.last)


def _fa(units: Sequence[Unit], at: int) -> bool:
    """«وبحسب المصدر فإن …»: what is said comes behind."""
    behind = find_unit(units, at + 1, at + _REACH + 2, lambda u: u.norm in ("فان", "فانه", "فانها", "فقد"))
    return behind is not None


def _named_after(scene: Scene, at: int) -> tuple[Mention, int] | None:
    """Whom «بحسب» names and the token after it; None where a verb («كما قال») will say who."""
    units = scene.units
    for k in range(at + 1, min(len(units), at + _REACH)):
        unit = units[k]
        if unit.kind == "M" and unit.mention is not None:
            return (unit.mention, unit.last) if may_speak(unit.mention) else None
        if unit.kind in "VSR," or unit.norm == "ما":
            return None
        if unit.kind in "XN" and scene.cues.has("hearsay", unit.norm):
            return scene.article.mention(unit.first, unit.last, "anonymous"), unit.last
        if unit.kind in "XN" and scene.cues.has("somebody", unit.norm.removeprefix("ل")):
            clitic = int(unit.norm.startswith("ل"))
            return scene.article.mention(
                unit.first, unit.last, "anonymous", clitic
            ), unit.last  # «وفقا لصحفي متعاون مع …»
        if scene.cues.has("document", unit.norm) and unit.norm.startswith("ال") and author_of(units, k) is None:
            return (scene.memory.author, unit.last) if scene.memory.author else None
    return None


def participles(scene: Scene, spoken: Sequence[Placed]) -> list[Placed]:
    """«…، مضيفًا أن …»: the speaker of the sentence goes on."""
    result = []
    for at, unit in enumerate(scene.units):
        if unit.kind in "VM" or not (scene.cues.goes_on(unit.norm) or _says_on(unit)) or _describes(scene, at):
            continue
        before = _speaking_before(scene, unit, spoken) or _acting_before(scene, at)
        sense = unit.readings[0].sense if unit.readings else "Report"
        before = before or (scene.memory.recent[:1] if sense.startswith("Report") else [])
        if before:
            start, end = unit.last, _end_of_participle(scene, at)
            speech = Speech(start, end, before[0].speakers, before[0].relays, "Paraphrased", sense, unit.first)
            result.append(Placed(speech, at, own=False))
    return result


def _end_of_participle(scene: Scene, at: int) -> int:
    """The end of what is said: where no clause of أن opens, «مشيرا إلى انشقاقات، فيما …», contrast ends it."""
    units = scene.units
    if find_unit(units, at + 1, at + _REACH, lambda u: u.norm in OPENERS or u.first in scene.article.words.opens):
        return end_of_said(scene, units[at].last)
    stop = find_unit(units, at + 1, len(units), lambda u: u.kind in "SXP" and scene.cues.has("contrast", u.norm))
    return units[stop].first if stop is not None else scene.last


def _says_on(unit: Unit) -> bool:
    """An indefinite active participle of speech: «زاعمةً», «متهمًا»."""
    return (
        unit.kind == "Q" and unit.reading.pos == "AP" and not unit.reading.definite and not unit.prep
        and says(unit.reading) and unit.norm.endswith(("ا", "ه", "ين"))
    )  # fmt: skip


def _describes(scene: Scene, at: int) -> bool:
    """«حصارا مشددا على …», «سياسة معلنة»: an adjective, and nobody who goes on speaking."""
    unit, before = scene.units[at], scene.units[at - 1] if at else None
    after = scene.units[at + 1] if at + 1 < len(scene.units) else None
    opens = after is not None and (after.norm in OPENERS or after.first in scene.article.words.opens)
    if before is None or before.kind == "," or unit.norm.startswith("وم") or opens:
        return False
    noun = before.kind in "XAN" and before.norm.endswith("ا") and len(before.norm) > 3
    return noun or (unit.norm.endswith("ه") and before.kind in "XAN" and (after is None or after.kind != "P"))


def _speaking_before(scene: Scene, participle: Unit, spoken: Sequence[Placed]) -> list[Speech]:
    """The first speaker of the sentence with whom the participle agrees, else the first."""
    earlier = [
        p.speech for p in spoken
        if p.speech.speakers and p.speech.cue < participle.first and not p.behind and scene.units[p.unit].kind != "N"
    ]  # fmt: skip
    if participle.kind == "Q":
        earlier.sort(key=lambda s: not agrees(participle.reading, s.speakers[0]))
    return earlier[:1]


def _acting_before(scene: Scene, at: int) -> list[Speech]:
    """«قلل الوزير من شأن الهجوم، قائلا إن …»: the subject of the verb before, where he has not spoken yet."""
    feminine = scene.units[at].norm.endswith("ه")
    for node in reversed(scene.nodes):
        if node.unit >= at or scene.units[node.unit].kind != "V" or node.antecedent is not None:
            continue
        first = next(iter(node.slot("subj")), None)
        fits = not feminine or scene.units[node.unit].reading.gender != "m"
        if first is not None and may_speak(first) and first.cls != "place" and fits and not first.suffix:
            return [_said_by(first)]
    named = (_opened_by(scene.units, k) for k in range(at - 1, 0, -1))
    acting = next((m for m in named if m is not None and (gender(m) == "f") == feminine), None)
    return [_said_by(acting)] if acting is not None else []


def _opened_by(units: Sequence[Unit], at: int) -> Mention | None:
    """«…، انتهزت الحركة الفرصة»: whoever stands behind the first word of a clause, most likely an unlisted verb."""
    mention, before = units[at].mention, units[at - 1]
    opens = before.kind in "VX" and (at == 1 or bool(before.conj) or units[at - 2].kind == ",")
    acts = mention is not None and mention.cls in ("actor", "person") and may_speak(mention)
    return mention if opens and acts and not units[at].prep and not units[at].conj else None


def _said_by(mention: Mention) -> Speech:
    return Speech(mention.first, mention.last, (mention,), (), "Paraphrased", "Report", mention.first)


def headline(scene: Scene) -> list[Placed]:
    """«وزير الدفاع: سنقصف …»: a name, a colon, what it says; a land before a colon is a topic."""
    units = scene.units
    colon = find_unit(units, 0, _HEADLINE, lambda u: u.norm == ":")
    if not colon or any(u.kind in "VNSRXG" for u in units[:colon]):
        return []
    named = [u.mention for u in units[:colon] if u.mention is not None and u.kind == "M"]
    if len(named) != 1 or not may_speak(named[0]) or units[0].prep:
        return []
    if named[0].entity.kind == "State" and named[0].state is None and not _first_person(scene, colon):
        return []
    speech = Speech(units[colon].last, scene.last, (named[0],), (), "Paraphrased", "Report", units[0].first)
    return [Placed(speech, 0, own=True)]


def _first_person(scene: Scene, colon: int) -> bool:
    following = scene.units[colon + 1 : colon + 2]
    quoted = scene.units[colon].last in scene.article.words.opens
    return quoted or bool(following and following[0].norm.startswith(_STATES_ITS_TOPIC))


def captions(scene: Scene, spoken: Sequence[Placed]) -> list[Placed]:
    """«صورة متداولة مع تعليق: "…"»: whoever passes a picture on says what is written with it."""
    units = scene.units
    found = []
    for at, unit in enumerate(units):
        if unit.kind not in "XN" or not scene.cues.has("caption", unit.norm):
            continue
        opened = find_unit(
            units, at + 1, at + _CAPTION, lambda u: u.norm == ":" or u.first in scene.article.words.opens
        )
        if opened is None:
            continue
        speakers = _posting(scene, at, spoken)
        start = units[opened].last if units[opened].norm == ":" else units[opened].first
        if speakers:
            said = Speech(start, end_of_said(scene, start), speakers, (), "Quoted", "Relay", unit.first)
            found.append(Placed(said, at, own=False))
    return found


def _posting(scene: Scene, caption: int, spoken: Sequence[Placed]) -> tuple[Mention, ...]:
    """Who posted it: whoever speaks in the sentence already, else the post itself, by people nobody names."""
    units = scene.units
    earlier = [p.speech.speakers for p in spoken if p.speech.speakers and p.speech.cue < units[caption].first]
    if earlier:
        return earlier[-1]
    post = find_unit(
        units, 0, caption, lambda u: u.mention is None and scene.cues.has("post", u.norm.removeprefix("ال"))
    )
    return (scene.article.mention(units[post].first, units[post].last, "anonymous"),) if post is not None else ()


def alleged(scene: Scene) -> Speech | None:
    """A line «الادعاء» alone, above what a fact-checker tests: the next lines are what is alleged."""
    units = [u for u in scene.units if u.kind != ","]
    if not units or len(units) > _HEADING or not scene.cues.has("heading", units[0].norm):
        return None
    source = scene.article.mention(units[0].first, units[-1].last, "anonymous")
    return Speech(scene.last, scene.last, (source,), (), "Quoted", "Relay", units[0].first)


def statements(scene: Scene) -> list[Placed]:
    """«وجاء في بيان للوزارة أن …»: the document's author speaks."""
    units = scene.units
    found = []
    for at, unit in enumerate(units):
        if unit.norm.removeprefix("و") not in _STATED:
            continue
        document = find_unit(units, at + 1, at + 5, lambda u: scene.cues.has("document", u.norm))
        document = document if document is not None and units[document - 1].norm in ("في", "ضمن") else None
        inside = find_unit(units, at + 1, at + 2, lambda u: u.norm in ("فيه", "فيها"))
        if document is None and inside is None:
            continue
        author = (author_of(units, document) if document is not None else None) or scene.memory.author
        author = author or (_last_speaker(scene) if document is not None and units[document].norm[:2] == "ال" else None)
        if author is None:
            continue
        if at + 1 < len(units) and units[at + 1].norm in ("ذلك", "هذا") and scene.index:
            found.append(_stated_before(scene, at, author))
            continue
        opened = find_unit(units, at + 1, at + 16, lambda u: u.norm in OPENERS)
        behind = opened or document or inside or at
        start = units[behind].last
        found.append(
            Placed(Speech(start, scene.last, (author,), (), "DocumentMode", "Report", unit.first), at, own=True)
        )
    return found


def _last_speaker(scene: Scene) -> Mention | None:
    """«نفت الوزارة …. وجاء في البيان أن …»: whose «البيان» is, where no word says so."""
    last = scene.memory.recent[0] if scene.memory.recent else None
    return last.speakers[0] if last is not None and last.speakers else None


def _stated_before(scene: Scene, at: int, author: Mention) -> Placed:
    """«… . جاء ذلك في بيان للوزارة»: the sentence before is what the document says."""
    start = scene.article.ranges[scene.index - 1][0]
    cue = scene.units[at].first
    return Placed(Speech(start, cue, (author,), (), "DocumentMode", "Report", cue), at, own=True, behind=True)
