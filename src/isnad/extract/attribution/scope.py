"""Which words a speaker stands behind: where what is said begins and where it ends."""

from collections.abc import Sequence

from isnad.extract.attribution.context import Scene, says
from isnad.model.annotation import Node, Unit
from isnad.seeds.attributing import Cues

OPENERS = frozenset({"ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "بانهم", "اننا", "انني", ":"})
LONG_ENOUGH = 6  # tokens in quotation marks that are speech and not a name
_SENTENCE = 4  # tokens of a quotation in front of the verb of speech
_LATE = 18  # constituents behind a verb in which its clause may still open
_QUOTED_WITHIN = 6  # tokens behind a verb in which a quotation without «إن» opens
_NEAR = 4  # tokens between a quotation and its verb of speech
_BACK = 12  # sentences back in which a quotation that ends here may have begun
_ENDING = frozenset({"qala", "akkada", "aalana", "sarraha", "awdaha", "afada"})  # verbs that end a sentence they report
_FRONT = 3  # constituents before the verb of «وفق ما أعلنته …» at the head of a sentence
_SUBJECT_WORDS = "MATBDQ#U"


def forward(scene: Scene, node: Node) -> tuple[int, int]:
    """The tokens that a reporting word is about: its clause of أن, or what follows up to the next clause."""
    units, end = scene.units, scene.last
    unit = units[node.unit]
    content = content_of(scene, node)
    if content is not None and content < len(units):
        return units[content].first, end_of_said(scene, units[content].first)
    if opens_near(scene, unit.last) or unit.reading.sense in ("Accuse", "Request", "Relay"):
        return unit.last, end_of_said(scene, unit.last)
    if _fronted(scene, node.unit):
        return unit.last, end
    stop = find_stop(units, node.unit, scene.cues)
    return unit.last, units[stop].first if stop is not None else end


def _fronted(scene: Scene, at: int) -> bool:
    """«وفق ما أعلنته الوزارة، قصفت …»: what was said comes behind."""
    before = scene.units[:at]
    opened = 0 < len(before) <= _FRONT and before[-1].norm == "ما"
    return opened and any(scene.cues.has("preposition", u.norm) for u in before)


def content_of(scene: Scene, node: Node) -> int | None:
    """The unit with which the clause of أن begins that belongs to the word."""
    if node.content is not None:
        return node.content
    return _late_content(scene.units, node.unit, scene.cues)


def _late_content(units: Sequence[Unit], verb: int, cues: Cues) -> int | None:
    """«قال مسؤول، طلب ألا يذكر اسمه، إن …»: the clause that the verb opens after more about the speaker."""
    for at in range(verb + 1, min(len(units), verb + _LATE)):
        unit = units[at]
        if unit.norm in OPENERS:
            return at + 1 if units[at - 1].norm not in ("بعد", "قبل", "منذ", "غير", "الا") else None
        if unit.kind in "VQ" and unit.reading.frame in ("say", "deny", "accuse"):
            return None
        if unit.norm == "؛" or cues.goes_on(unit.norm) or (unit.kind == "S" and cues.has("contrast", unit.norm)):
            return None
    return None


def opens_near(scene: Scene, token: int) -> bool:
    return any(k in scene.article.words.opens for k in range(token, min(scene.last, token + _QUOTED_WITHIN)))


def find_stop(units: Sequence[Unit], verb: int, cues: Cues) -> int | None:
    """The unit behind a verb without a clause of its own at which the next clause begins."""
    for at in range(verb + 1, len(units)):
        unit = units[at]
        joined = unit.kind == "V" and (unit.conj == "و" or units[at - 1].kind == ",")
        if joined or unit.norm == "؛" or (cues.has("contrast", unit.norm) and unit.kind in "SXP"):
            return at
    return None


def end_of_said(scene: Scene, start: int) -> int:
    """The sentence's end; or that of the quotation, where it is all that was said and the article then speaks."""
    words = scene.article.words
    opened = next((k for k in range(start, min(start + 2, scene.last)) if k in words.opens), None)
    if opened is None:
        return scene.last
    closed = next((k for k in range(opened, scene.last) if k in words.closes and k - opened >= LONG_ENOUGH), None)
    if closed is None:
        return scene.last
    after = [u for u in scene.units if u.first > closed][:3]
    return closed + 1 if any(scene.cues.has("aside", u.norm) for u in after) else scene.last


# ---- backwards -----------------------------------------------------------------------------------------------------


def backward(scene: Scene, node: Node) -> tuple[int, bool] | None:
    """Where what was said begins, if it stands before the verb, and whether it is quoted."""
    if content_of(scene, node) is not None:
        return None
    quoted = _postposed(scene, node)
    if quoted is not None:
        return quoted, True
    if as_said(scene, node):
        return clause_start(scene, node.unit), False
    return None


def _postposed(scene: Scene, node: Node) -> int | None:
    """Where the quotation begins that ends right before the verb: «…»، يقول فلان."""
    unit, words = scene.units[node.unit], scene.article.words
    if unit.conj:
        return None
    closed = next((k for k in range(unit.first - 1, unit.first - 1 - _NEAR, -1) if k in words.closes), None)
    between = (words.tokens[k] for k in range(unit.first if closed is None else closed + 1, unit.first))
    if closed is None or any(t.kind in "wln" and not scene.cues.has("thus", t.norm) for t in between):
        return None
    opened = _opening_of(scene, closed)
    return opened if opened is not None and closed - opened >= _SENTENCE else None


def _opening_of(scene: Scene, closed: int) -> int | None:
    """Where the quotation opens that closes there; names in quotation marks inside it open and close for themselves."""
    words = scene.article.words
    depth = 0
    for k in range(closed, scene.article.ranges[max(0, scene.index - _BACK)][0] - 1, -1):
        depth += k in words.closes
        if k in words.opens:
            depth -= 1
            if depth == 0:
                return k
    return None


def as_said(scene: Scene, node: Node) -> bool:
    """«…، حسب ما أكده مصدر طبي», «…، كما قال فلان»: what was said stands before."""
    units, at = scene.units, node.unit
    before = units[max(0, at - 3) : at]
    if any(scene.cues.has("preposition", u.norm) for u in before):
        return at > len(before)  # «وفق ما أعلنته الوزارة، …»: what was said comes behind
    ends = at > _SENTENCE and units[at - 1].norm == "،" and all(u.kind in "MAXPD" for u in units[at + 1 :])
    if ends and not units[at].conj and units[at].reading.lexeme in _ENDING:
        return True  # «لا نية لدينا لمهاجمة المدينة، قال الوزير.»
    if at < 2 or units[at - 1].norm != "كما":
        return False
    return not any(u.kind in "NVS" for u in _rest_of_clause(units, at))


def _rest_of_clause(units: Sequence[Unit], at: int) -> list[Unit]:
    rest = []
    for unit in units[at + 1 :]:
        if unit.kind == ",":
            break
        rest.append(unit)
    return rest


def clause_start(scene: Scene, at: int) -> int:
    """The token with which the clauses begin that end before unit `at`: not those of an earlier speaker or contrast."""
    units = scene.units
    for before in range(at - 1, -1, -1):
        unit = units[before]
        if unit.norm in ("؛", ";", ":"):
            return unit.last
        if scene.cues.has("contrast", unit.norm) and unit.kind in "SXP":
            return unit.last
        if unit.kind == "V" and says(unit.reading) and before > 0 and independent(units, before, scene.cues):
            return _after_comma(units, before, at)
    return scene.first


def _after_comma(units: Sequence[Unit], verb: int, at: int) -> int:
    """Behind the last comma with «و» after it, between an earlier speaker and this one; else behind the earlier one."""
    for k in range(at - 2, verb, -1):
        if units[k].kind == "," and units[k + 1].conj == "و":
            return units[k].last
    return units[verb].last


# ---- whether a speaker stands beside the one before or inside his speech ---------------------------------------------


def independent(units: Sequence[Unit], at: int, cues: Cues) -> bool:
    """Whether the clause of the speaking word is joined to what was said before it, and not a part of it."""
    start = opening(units, at)
    if start == 0 or units[start].conj in ("و", "ف"):
        return True
    return units[start - 1].norm in ("؛", ";") or _contrasted(units, start, cues)


def _contrasted(units: Sequence[Unit], start: int, cues: Cues) -> bool:
    before = units[start - 1]
    if cues.has("contrast", before.norm):
        return True
    return before.norm in OPENERS and start > 1 and cues.has("exception", units[start - 2].norm)


def opening(units: Sequence[Unit], at: int) -> int:
    """The unit with which the clause of a verb begins: its auxiliary, or the subject before it."""
    start = at
    if start > 1 and units[start - 1].norm == "ما":  # «وهو ما نفاه الجيش»
        return start - 2 if units[start - 2].kind in "XP" and units[start - 2].norm in _RESUMING else start - 1
    while start > 0 and units[start].conj not in ("و", "ف") and units[start - 1].kind in _SUBJECT_WORDS:
        start -= 1
        if units[start].prep:
            return start + 1
    return start


_RESUMING = frozenset({"وهو", "وهي", "وهذا", "الامر", "الشيء"})
