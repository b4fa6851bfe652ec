"""Who says so: reporting verbs, «بحسب», quotations, and the sentences in which a speaker goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from isnad.model.annotation import Mention, Node, Reading, Speech, Unit
from isnad.text.quotes import Words

SPEAKING = ("Report", "Accuse", "Deny", "Relay", "Threaten", "Promise", "Condemn", "Confirm", "Request")
_SPEAKERS = frozenset({"actor", "person", "anonymous", "observers", "media", "group"})
_LONGEST_QUOTE = 12  # sentences a quotation may go on for; past that its closing mark was forgotten
_HEADLINE = 6  # units before the colon of «فلان: …»
_LONG_ENOUGH = 6  # tokens in quotation marks that are speech and not a name
_POSTPOSED = 3  # tokens between a quotation's end and «يقول فلان»
_LATE = 16  # constituents behind a verb in which its clause may still open
_OPENERS = frozenset({"ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "بانهم", ":"})
_NAMES = 1  # a lone name before the colon


@dataclass(frozen=True)
class Sentences:
    """The parsed article: for each sentence its token range, its units and nodes."""

    words: Words
    ranges: Sequence[tuple[int, int]]
    units: Sequence[Sequence[Unit]]
    nodes: Sequence[Sequence[Node]]


@dataclass(frozen=True)
class Cues:
    """Folded words that attribute without a verb."""

    prepositions: frozenset[str]
    documents: frozenset[str]
    continuations: frozenset[str]


@dataclass
class _State:
    """Who spoke last, and whether a quotation is still open."""

    speakers: tuple[Mention, ...] = ()
    relays: tuple[Mention, ...] = ()
    open_since: int | None = None
    pending: Speech | None = None


def find_speech(article: Sentences, cues: Cues, resolved: Mapping[int, Mention]) -> tuple[Speech, ...]:
    """Reported stretches in text order; where two overlap, the later cue is the nearer speaker.

    `resolved` tells by first token whom a mention that points back means; one source keeps one chain.
    """
    state = _State()
    found: list[Speech] = []
    for index in range(len(article.ranges)):
        carried = _carried(article, index, state)
        if carried is not None:
            found.append(carried)
        spoken = [
            *_headline(article, index), *_verbs(article, index, cues, state), *_prepositions(article, index, cues, state),
            *_participles(article, index, cues, state, found),
        ]  # fmt: skip
        spoken.sort(key=lambda s: (s.cue, s.first))
        nested = _nest(spoken)
        found += nested
        _advance(article, index, state, found, [s for s in nested if s.speakers])
    return _same_chain(found, resolved)


def _same_chain(found: Sequence[Speech], resolved: Mapping[int, Mention]) -> tuple[Speech, ...]:
    """«وأضافت المصادر» comes through whom the sources came before."""
    relays: dict[str, tuple[Mention, ...]] = {}
    result = []
    for speech in found:
        keys = [resolved.get(m.first, m).entity.key for m in speech.speakers[:1]]
        for key in keys:
            if speech.relays:
                relays.setdefault(key, speech.relays)
            elif speech.speakers[0].cls == "anonymous" and key in relays:
                speech = replace(speech, relays=relays[key])
        result.append(speech)
    return tuple(result)


def _nest(spoken: Sequence[Speech]) -> list[Speech]:
    """A speaker inside another's speech has that other as relay: «قال فلان إن الجيش أعلن …»."""
    result: list[Speech] = []
    for speech in spoken:
        holder = _told_through(result, speech)
        if holder is not None:
            result[holder] = replace(result[holder], relays=(*result[holder].relays, *speech.speakers))
            continue
        outer = next(
            (s for s in reversed(result) if s.first <= speech.cue < s.last and s.speakers != speech.speakers), None
        )
        if outer is not None and speech.sense not in ("Request",):
            relays = tuple(m for m in (*outer.speakers, *outer.relays) if m not in speech.relays)
            speech = replace(speech, relays=(*speech.relays, *relays))
        result.append(speech)
    return result


def _told_through(result: Sequence[Speech], speech: Speech) -> int | None:
    """«قالت مصادر إن …، بحسب موقع كذا»: the outlet at the end is whom the sources came through."""
    if not speech.speakers or speech.speakers[0].cls != "media" or speech.first >= speech.cue:
        return None
    inside = [
        k
        for k, s in enumerate(result)
        if speech.first <= s.cue < speech.cue and s.speakers and s.speakers[0].cls != "media"
    ]
    return inside[-1] if inside else None


# ---- verbs ---------------------------------------------------------------------------------------------------------


def _verbs(article: Sentences, index: int, cues: Cues, state: _State) -> list[Speech]:
    units = article.units[index]
    found = []
    for node in article.nodes[index]:
        unit = units[node.unit]
        reading = _speaking(unit, node)
        if reading is None or (node.unit and units[node.unit - 1].kind == "G" and units[node.unit - 1].norm != "ما"):
            continue
        unit = replace(unit, readings=(reading,))
        sense = reading.sense.split(":")[0]
        heads = unit.kind == "N" and not unit.reading.suffix and (sense == "Deny" or _heads_speech(node))
        if sense in SPEAKING and (unit.kind == "V" or heads):
            speech = _of_verb(article, index, node, cues, state)
            if speech is not None:
                found.append(speech)
    return found


def _speaking(unit: Unit, node: Node) -> Reading | None:
    """The reading of the word as an act of speech; among other readings, only where something is said or somebody cited."""
    for reading in unit.readings:
        if reading.sense.split(":")[0] in SPEAKING:
            told = node.content is not None or node.slot("عن") or any(slot in ("ب", "obj") for slot, _ in node.events)
            return reading if reading is unit.reading or told else None
    return None


def _does(units: Sequence[Unit], nodes: Sequence[Node], noun: int) -> tuple[Mention, ...]:
    """Who does the denying of «سارعت الحكومة إلى نفي …»: the subject of the verb before the noun."""
    verb = next((n for n in reversed(nodes) if n.unit < noun and units[n.unit].kind == "V"), None)
    if verb is not None:
        return tuple(m for m in verb.slot("subj") if _may_speak(m))
    first = next((u.mention for u in units[:noun] if u.kind == "M" and u.mention and not u.prep), None)
    return (first,) if first is not None and first.cls in _SPEAKERS else ()


def _heads_speech(node: Node) -> bool:
    """Whether a verbal noun («إعلان الجيش …», «نفي القاهرة») names who speaks."""
    return any(m.head or m.entity.id for m in node.slot("gen", "adj"))


def _of_verb(article: Sentences, index: int, node: Node, cues: Cues, state: _State) -> Speech | None:
    units = article.units[index]
    unit = replace(units[node.unit], readings=(_speaking(units[node.unit], node) or units[node.unit].reading,))
    speakers, relays = _speakers(node, unit)
    mode = "Paraphrased"
    if not speakers and unit.kind == "N":
        speakers = _does(article.units[index], article.nodes[index], node.unit)
    elif not speakers:
        speakers, relays, mode = _implied(units, node, unit, cues, state)
    if not speakers:
        return None
    start, end = _scope(article, index, node)
    backward = _postposed(article, index, node)
    if backward is None:
        backward = _as_said_by(article, index, node, cues)
    if backward is not None:
        start, end = backward, unit.first
    if any(k in article.words.opens for k in range(start, min(start + 3, end))) or backward is not None:
        mode = "Quoted"
    return Speech(start, end, speakers, relays, mode, unit.reading.sense, unit.first)


def _scope(article: Sentences, index: int, node: Node) -> tuple[int, int]:
    """The tokens that a reporting verb is about: its clause of أن, or what follows up to the next clause."""
    units = article.units[index]
    unit, end = units[node.unit], article.ranges[index][1]
    content = node.content if node.content is not None else _late_content(units, node.unit)
    if content is not None and content < len(units):
        return units[content].first, end
    quoted = any(k in article.words.opens for k in range(unit.last, min(end, unit.last + _HEADLINE)))
    if quoted or unit.reading.sense == "Accuse":
        return unit.last, end
    stop = next(
        (u.first for u in units[node.unit + 1 :] if u.kind == "V" or u.norm in ("؛", "لكن", "بينما", "فيما")), end
    )
    return unit.last, stop


def _late_content(units: Sequence[Unit], verb: int) -> int | None:
    """«قال مسؤول، طلب ألا يذكر اسمه، إن …»: the clause that the verb opens after more about the speaker."""
    for at in range(verb + 1, min(len(units), verb + _LATE)):
        if units[at].norm in _OPENERS:
            return at + 1
        if units[at].kind == "V" and units[at].reading.frame in ("say", "deny", "accuse"):
            return None
    return None


def _as_said_by(article: Sentences, index: int, node: Node, cues: Cues) -> int | None:
    """«…، حسب ما أكده مصدر طبي»: what was said stands before; gives the token where it begins."""
    units = article.units[index]
    before = units[max(0, node.unit - 3) : node.unit]
    if node.content is None and any(u.norm.removeprefix("و") in cues.prepositions for u in before):
        return article.ranges[index][0]
    return None


def _may_speak(mention: Mention) -> bool:
    return mention.cls in _SPEAKERS or mention.state is not None or mention.entity.kind == "State"


def _speakers(node: Node, unit: Unit) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Who speaks, and through whom: «نقل موقع … عن مصدر», «قال فلان لصحيفة …»."""
    slot = ("subj",) if unit.kind == "V" else ("gen", "adj")
    subject = tuple(
        m for m in node.slot(*slot) if _may_speak(m)
    )
    told = tuple(m for m in node.slot("ل") if m.cls == "media")
    origin = tuple(m for m in node.slot("عن") if m.cls in _SPEAKERS or m.state is not None)
    if origin and (unit.reading.sense == "Relay" or any(m.cls == "media" for m in subject)):
        return origin[:1], subject[:1]
    return subject[:2], told[:1]


def _implied(
    units: Sequence[Unit], node: Node, unit: Unit, cues: Cues, state: _State
) -> tuple[tuple[Mention, ...], tuple[Mention, ...], str]:
    """The speaker of a verb without one: the last, who goes on («وأضاف») or whose statement speaks («وقال البيان»)."""
    following = units[node.unit + 1 : node.unit + 4]
    if any(u.norm.removeprefix("و") in cues.documents for u in following[:2]):
        author = next((u.mention for u in units[node.unit + 2 : node.unit + 6] if u.kind == "M" and u.mention), None)
        if author is not None and _may_speak(author):  # «أكد تقرير سنوي لخبراء الأمم المتحدة»
            return (author,), (), "DocumentMode"
        return state.speakers, state.relays, "DocumentMode"
    before = units[node.unit - 1] if node.unit else None
    goes_on = unit.conj or before is None or before.kind in (",", "S", "U")
    if goes_on and unit.reading.voice != "passive":
        return state.speakers, state.relays, "Paraphrased"
    return (), (), ""


def _postposed(article: Sentences, index: int, node: Node) -> int | None:
    """Where the quotation begins that ends right before the verb: «…»، يقول فلان."""
    unit = article.units[index][node.unit]
    if node.content is not None or unit.conj:
        return None
    closes = [k for k in range(max(0, unit.first - _POSTPOSED), unit.first) if k in article.words.closes]
    if not closes:
        return None
    first = article.ranges[max(0, index - _LONGEST_QUOTE)][0]
    opens = [k for k in article.words.opens if first <= k < closes[-1]]
    return max(opens) if opens and closes[-1] - max(opens) >= _LONG_ENOUGH else None


# ---- without a verb ------------------------------------------------------------------------------------------------


def _prepositions(article: Sentences, index: int, cues: Cues, state: _State) -> list[Speech]:
    """«بحسب المصدر» before or after what is said; the far side of the sentence is left to other cues."""
    units = article.units[index]
    first, last = article.ranges[index]
    found = []
    for at, unit in enumerate(units):
        if unit.kind == "V" or unit.norm.removeprefix("و") not in cues.prepositions:
            continue
        named = _named_after(units, at)
        if named is None:
            continue
        speakers, end = named
        at_start = unit.first - first <= 1 or unit.conj == "و"
        start, stop = (end, last) if at_start else (_clause_start(units, at, first), unit.first)
        mode = "DocumentMode" if any(u.norm in cues.documents for u in units[at : at + 3]) else "Paraphrased"
        found.append(Speech(start, stop, speakers[:1], (), mode, "Report", unit.first))
    return found


def _named_after(units: Sequence[Unit], at: int) -> tuple[tuple[Mention, ...], int] | None:
    """The mention that «بحسب» names and the token after it; None where a verb («كما قال») will say who."""
    for unit in units[at + 1 : at + 7]:
        if unit.kind == "M" and unit.mention is not None:
            mention = unit.mention
            usable = mention.cls in _SPEAKERS or mention.state is not None or mention.entity.kind == "State"
            return ((mention,), unit.last) if usable else None
        if unit.kind in "VSR," or unit.norm == "ما":
            return None
    return None


def _clause_start(units: Sequence[Unit], at: int, first: int) -> int:
    for before in range(at - 1, -1, -1):
        if units[before].norm in ("؛", ";", ":"):
            return units[before].last
    return first


def _participles(article: Sentences, index: int, cues: Cues, state: _State, found: Sequence[Speech]) -> list[Speech]:
    """«…، مضيفًا أن …»: the speaker of the sentence goes on."""
    units = article.units[index]
    last = article.ranges[index][1]
    spoken = [s for s in found if s.speakers]
    result = []
    for unit in units:
        if unit.kind != "V" and (unit.norm.removeprefix("و") in cues.continuations or _says_on(unit)):
            speakers = _speaker_before(units, unit) or state.speakers or (spoken[-1].speakers if spoken else ())
            if speakers:
                sense = unit.readings[0].sense if unit.readings else "Report"
                result.append(Speech(unit.last, last, speakers, state.relays, "Paraphrased", sense, unit.first))
    return result


def _says_on(unit: Unit) -> bool:
    """An indefinite active participle of speech: «زاعمةً», «متهمًا»."""
    return (
        unit.kind == "Q" and unit.reading.pos == "AP" and not unit.reading.definite and not unit.prep
        and unit.reading.sense.split(":")[0] in SPEAKING and unit.norm.endswith(("ا", "ه", "ين"))
    )  # fmt: skip


def _speaker_before(units: Sequence[Unit], participle: Unit) -> tuple[Mention, ...]:
    """The subject of the sentence's first reporting verb before the participle."""
    for at, unit in enumerate(units):
        if unit.first >= participle.first:
            return ()
        if unit.kind == "V" and unit.reading.sense.split(":")[0] in SPEAKING:
            named = next((u.mention for u in units[at + 1 : at + 6] if u.kind == "M" and u.mention), None)
            if named is not None and named.cls in _SPEAKERS:
                return (named,)
    return ()


def _headline(article: Sentences, index: int) -> list[Speech]:
    """«وزير الدفاع: سنقصف …»: a name, a colon, what it says."""
    units = article.units[index]
    colon = next((at for at, u in enumerate(units[:_HEADLINE]) if u.norm == ":"), None)
    if not colon or any(u.kind in "VNSR" for u in units[:colon]):
        return []
    named = [u.mention for u in units[:colon] if u.mention is not None and u.kind == "M"]
    if len(named) != _NAMES or (named[0].cls not in _SPEAKERS and named[0].state is None):
        return []
    first, last = units[colon].last, article.ranges[index][1]
    return [Speech(first, last, (named[0],), (), "Paraphrased", "Report", units[0].first)]


# ---- from sentence to sentence ---------------------------------------------------------------------------------------


def _carried(article: Sentences, index: int, state: _State) -> Speech | None:
    """A quotation that the sentence before left open goes on until its mark, or for as long as one may believe it."""
    if state.pending is None or state.open_since is None or index - state.open_since > _LONGEST_QUOTE:
        state.pending = None
        return None
    first, last = article.ranges[index]
    closing = next((k for k in range(first, last) if k in article.words.closes and not _short_name(article, k)), None)
    end = last if closing is None else closing + 1
    speech = replace(state.pending, first=first, last=end, cue=first, mode="Quoted")
    if closing is not None:
        state.pending = None
    return speech


def _short_name(article: Sentences, closing: int) -> bool:
    """Whether the quotation that closes here opened just before: a name, not the end of speech."""
    return any(k in article.words.opens for k in range(closing - 5, closing + 1))


def _advance(article: Sentences, index: int, state: _State, found: Sequence[Speech], spoken: Sequence[Speech]) -> None:
    if spoken:
        latest = spoken[-1]
        state.speakers, state.relays = latest.speakers, latest.relays
        first, last = latest.first, article.ranges[index][1]
        opens = [k for k in range(first, last) if k in article.words.opens]
        closes = [k for k in range(first, last) if k in article.words.closes]
        if opens and len(opens) > len(closes):
            state.pending, state.open_since = latest, index
        else:
            state.pending = None
