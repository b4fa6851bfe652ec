"""What stands around each lexicon word: subject, object, genitive, prepositional phrases, the words that it governs.

Arabic marks little of this in unvocalised text. What it does mark is used: word order, agreement of verb and subject, the
case of sound plurals, resumptive pronouns in relative clauses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from isnad.model.annotation import Mention, Node, Reading, Unit
from isnad.model.claim import Entity
from isnad.model.gender import gender

_FURTHEST = 28  # units: past that a phrase belongs to another clause
_CARRIED = 4  # words over which a preposition still reaches its mention («على أطراف مدينة …»)
_COMMAS = 2
_SOFT = frozenset("،,(-–)[]")
_RESUMED = {
    "في": ("فيه", "فيها", "فيهم", "خلاله", "خلالها"), "ب": ("به", "بها", "بهم"), "ل": ("له", "لها", "لهم"),
    "علي": ("عليه", "عليها", "عليهم"), "من": ("منه", "منها", "منهم"), "الي": ("اليه", "اليها", "اليهم"),
}  # fmt: skip
_RESUMPTIVE = {form: prep for prep, forms in _RESUMED.items() for form in forms}
_AGENTIVE = frozenset({"actor", "person", "anonymous", "observers", "media"})
_ABSORBS_EVENT = frozenset({"cause", "strike", "strike-on", "kill", "casualty", "move", "explode", "capture", "down", "crash", "fall"})
_RESULTS = frozenset({"Kill", "Injure", "Destroy"})
_ANY_SUBJECT = frozenset(
    {"undergo", "casualty", "crash", "receive", "explode"}
)  # places and things may be subjects of these
_OFTEN_PASSIVE = frozenset({"kill", "detain", "down", "crash", "fall"})  # «قتل جنديان»: with one mention behind it, it is the victim
_MEMBERS = frozenset(
    "عنصر عناصر جندي جنود جنديان ضابط ضباط مسلح مسلحون مقاتل مقاتلون ارهابي ارهابيون متمرد متمردون انتحاري قناص".split()
)
TAKES_ACT = frozenset({"Confirm", "Accuse", "Deny", "Promise", "Threaten", "Request", "Condemn", "Light"})
"""Senses behind which «بدعم فلان» is what is accused, denied, promised …, not help received in passing."""
_CLAUSE_OPENERS = ("ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "بانهم", "اننا", "انني", "بانهم")

_TIMING = frozenset({"بعد", "قبل", "منذ", "حين", "دون", "غير", "سوي"})  # «بعد أن …» is another clause, not what is said

Slots = dict[str, list[Mention]]


@dataclass
class Right:
    """What follows a word up to the end of its clause."""

    bare: list[list[Mention]] = field(default_factory=list)
    slots: Slots = field(default_factory=dict)
    events: list[tuple[str, int]] = field(default_factory=list)
    states: list[Mention] = field(default_factory=list)
    resumed: str = ""
    counted: bool = False  # a number and a noun that is nobody we know: «43 سائقا»
    content: int | None = None
    end: int = 0


def find_nodes(units: Sequence[Unit]) -> tuple[Node, ...]:
    """One node for each lexicon word of a sentence, in order."""
    nodes: dict[int, Node] = {}
    for index, unit in enumerate(units):
        if unit.kind == "V":
            nodes[index] = _verb(units, index, nodes)
        elif unit.kind == "N":
            nodes[index] = _noun(units, index)
        elif unit.kind == "Q":
            nodes[index] = _participle(units, index)
    return tuple(nodes.values())


# ---- to the right ---------------------------------------------------------------------------------------------------


def _right(units: Sequence[Unit], start: int, word: Reading) -> Right:
    """Mentions by slot from `start` on, behind that word."""
    found = Right(end=start)
    absorbs = word.frame in _ABSORBS_EVENT and units[start - 1].kind == "V"
    passing = word.frame not in ("light", "participate") and word.sense not in TAKES_ACT
    reading = _Reader(units, found, absorbs, passing)
    for index in range(start, min(len(units), start + _FURTHEST)):
        if index < reading.skip_to:
            continue
        found.end = index
        if not reading.take(index):
            return found
    found.end = min(len(units), start + _FURTHEST)
    return found


@dataclass
class _Reader:
    units: Sequence[Unit]
    found: Right
    absorbs: bool
    passing: bool
    prep: str = ""
    carried: int = 0
    commas: int = 0
    last: list[Mention] | None = None
    last_end: int = -1
    skip_to: int = 0

    def take(self, index: int) -> bool:
        """Use the unit; False where the clause ends before it."""
        unit = self.units[index]
        handler = _TAKE.get(unit.kind)
        return True if handler is None else handler(self, index, unit)

    def mention(self, index: int, unit: Unit) -> bool:
        mention = unit.mention
        assert mention is not None
        slot = unit.prep or self.prep
        if unit.conj and self.last is not None and index - self.last_end <= 2 and not unit.prep:
            self.last.append(mention)
        elif slot:
            self.last = self.found.slots.setdefault(slot, [])
            self.last.append(mention)
        else:
            self.last = [mention]
            self.found.bare.append(self.last)
        self.prep, self.last_end = "", index
        return True

    def preposition(self, index: int, unit: Unit) -> bool:
        if unit.norm in _RESUMPTIVE:
            self.found.resumed = self.found.resumed or _RESUMPTIVE[unit.norm]
            return True
        self.prep = "من قبل" if self.prep == "من" and unit.norm == "قبل" else unit.norm
        self.carried = 0
        return True

    def event(self, index: int, unit: Unit) -> bool:
        slot = unit.prep or self.prep
        if slot == "ب" and self.passing and unit.reading.frame in ("support", "noun-support"):
            self.prep = ""  # «شنت القوات، بدعم روسي، هجومًا»: said in passing
            return True
        self.found.events.append((slot or "obj", index))
        if self.absorbs and not slot and (unit.reading.definite or unit.reading.frame == "noun-weapon"):
            self.prep = ""
            return True
        return False

    def comma(self, index: int, unit: Unit) -> bool:
        if unit.norm == ":":
            self.found.content = index + 1
            return False
        if unit.norm not in _SOFT:
            return False
        self.commas += 1
        if self.commas > _COMMAS or index + 1 >= len(self.units):
            return False
        following = self.units[index + 1]
        if unit.norm == "(":
            self.skip_to = next((k + 1 for k in range(index, len(self.units)) if self.units[k].norm == ")"), index + 1)
        elif following.kind == "M" and not following.conj and not following.prep and self.last is not None:
            self.skip_to = index + 2  # an apposition between commas
        self.prep = ""
        return following.kind not in "VS" or following.norm in _CLAUSE_OPENERS

    def opener(self, index: int, unit: Unit) -> bool:
        before = self.units[index - 1] if index else None
        if unit.norm in _CLAUSE_OPENERS and not (before is not None and before.norm in _TIMING):
            self.found.content = index + 1
        return False

    def number(self, index: int, unit: Unit) -> bool:
        following = self.units[index + 1] if index + 1 < len(self.units) else None
        if following is not None and following.kind == "X" and not self.prep:
            self.found.counted = True
        return True

    def stop(self, index: int, unit: Unit) -> bool:
        return False

    def other(self, index: int, unit: Unit) -> bool:
        if unit.conj:
            self.last = None
        self.carried += 1
        if self.carried > _CARRIED:
            self.prep = ""
        if unit.prep:
            self.prep = unit.prep
        return True


_TAKE = {
    "M": _Reader.mention, "P": _Reader.preposition, "N": _Reader.event, ",": _Reader.comma, "S": _Reader.opener,
    "V": _Reader.stop, "R": _Reader.stop, "U": _Reader.stop, "G": _Reader.stop, "Q": _Reader.stop, "X": _Reader.other,
    "#": _Reader.number,
}  # fmt: skip


# ---- agreement -----------------------------------------------------------------------------------------------------


def _oblique(mention: Mention) -> bool:
    """Whether a sound plural or dual shows that it is no subject: المسلحين, جنديين, مقاتلي."""
    head = mention.head or mention.entity.label.split()[0]
    return head.endswith("ين") and mention.cls in ("actor", "group", "anonymous")


def _may_be_subject(reading: Reading, mention: Mention) -> bool:
    if _oblique(mention):
        return False
    shown = gender(mention)
    return not (shown and reading.gender and reading.number == "sg" and shown != reading.gender)


# ---- verbs ---------------------------------------------------------------------------------------------------------


def _verb(units: Sequence[Unit], index: int, nodes: Mapping[int, Node]) -> Node:
    unit = units[index]
    reading = unit.reading
    right = _right(units, index + 1, reading)
    relative = _relative(units, index)
    if relative is not None:
        return _relative_verb(units, index, _antecedent(units, relative), right)
    noun = _bare_relative(units, index)
    if noun is not None:
        return _relative_verb(units, index, noun, right)
    subject, shared, event = _left_subject(units, index, nodes)
    events = list(right.events)
    if reading.frame == "cause" and not any(units[i].reading.sense in _RESULTS for _, i in events):
        events += _late_result(units, index)
    if event is not None:
        events.append(("subj", event))
    if reading.frame in _ABSORBS_EVENT and not subject:
        first = next((i for i in range(index + 1, len(units)) if units[i].kind == "M"), len(units))
        events = [("subj" if _leads(units, slot, i) and i < first else slot, i) for slot, i in events]
    has_event_subject = any(slot == "subj" for slot, _ in events)
    subj, obj = _assign(reading, right, subject, shared=shared, filled=has_event_subject)
    slots = {**right.slots, "subj": subj, "obj": obj}
    return Node(index, _frozen(slots), tuple(events), None, right.content, right.resumed)


def _late_result(units: Sequence[Unit], verb: int) -> list[tuple[str, int]]:
    """«أدى الهجوم الذي تبنته … إلى مقتل …»: the result behind a clause about the cause."""
    for at in range(verb + 1, min(len(units), verb + _FURTHEST) - 1):
        following = units[at + 1]
        if units[at].norm in ("الي", "عن") and following.kind == "N" and following.reading.sense in _RESULTS:
            return [(units[at].norm, at + 1)]
    return []


def _leads(units: Sequence[Unit], slot: str, at: int) -> bool:
    """Whether an event noun behind a verb is its subject: «أسفر القصف», «سقطت قذائف»."""
    return slot == "obj" and (units[at].reading.definite or units[at].reading.frame == "noun-weapon")


def _assign(
    reading: Reading, right: Right, subject: list[Mention], *, shared: bool, filled: bool
) -> tuple[list[Mention], list[Mention]]:
    """Subject and object among what stands before the verb and the bare mentions behind it."""
    bare = right.bare
    if filled:
        return [], bare[0] if bare else []
    if reading.suffix and reading.frame not in ("say", "move"):
        return (bare[0], []) if bare and not _oblique(bare[0][0]) else (subject, [])
    if subject and (not shared or not bare):
        return subject, bare[0] if bare else []
    if not bare:
        return [], []
    first = bare[0][0]
    agentive = (
        first.cls in _AGENTIVE or (first.cls == "place" and first.state is not None) or first.entity.kind == "State"
    )
    fits = agentive and _may_be_subject(reading, first)
    if not subject and reading.frame in _ANY_SUBJECT:
        return bare[0], bare[1] if len(bare) > 1 else []
    if not subject:
        alone = len(bare) == 1 and not right.counted and _is_patient(reading, first)
        patient = (
            alone
            or reading.voice == "passive"
            or (not agentive and first.cls in ("place", "object"))
            or _oblique(first)
        )
        return ([], bare[0]) if patient else (bare[0], bare[1] if len(bare) > 1 else [])
    if fits and reading.number != "pl":
        return bare[0], bare[1] if len(bare) > 1 else []
    return subject, bare[0]


def _is_patient(reading: Reading, mention: Mention) -> bool:
    """«قتل جنديان», «اعتقل قائد ميداني»: alone behind such a verb, people are its victims, and a force its agent."""
    if reading.frame not in _OFTEN_PASSIVE or reading.voice == "active" or reading.number == "pl":
        return False
    return mention.cls != "actor" or mention.number is not None or mention.head in _MEMBERS


def _left_subject(
    units: Sequence[Unit], index: int, nodes: Mapping[int, Node]
) -> tuple[list[Mention], bool, int | None]:
    """(mentions, whether they were a previous verb's, index of an event noun) that stand before the verb as its subject."""
    commas = 0
    speaks = units[index].reading.frame in ("say", "deny", "accuse", "modal")
    if index and units[index - 1].norm == "ما":  # «حسب ما أكده …»
        return [], False, None
    for at in range(index - 1, max(-1, index - _FURTHEST), -1):
        unit = units[at]
        if unit.kind == "V" and nodes[at].antecedent is not None and not units[index].conj:
            return _past_relative(units, nodes[at].antecedent)  # «القوات التي يقودها فلان تتهم …»
        if unit.kind == "V":
            return list(nodes[at].slot("subj")), True, None if speaks else _event_subject(nodes[at])
        if unit.kind == "S" or unit.norm in (":", "؛", ";"):
            return [], False, None
        if unit.kind == ",":
            commas += 1
            if commas > _COMMAS:
                return [], False, None
        if unit.kind == "M" and not _governed(units, at) and not units[index].conj and not _owned(units, at):
            return _coordinated(units, at), commas > 0, None
        if (
            unit.kind == "N"
            and not speaks
            and not _governed(units, at)
            and not units[index].conj
            and not _owned(units, at)
        ):
            return [], False, at
    return [], False, None


def _past_relative(units: Sequence[Unit], antecedent: int | None) -> tuple[list[Mention], bool, int | None]:
    """What a relative clause describes is the subject of the verb behind it, unless something governs it."""
    if antecedent is None or _governed(units, antecedent) or _owned(units, antecedent):
        return [], False, None
    if units[antecedent].kind == "M":
        return _coordinated(units, antecedent), False, None
    return [], False, antecedent


def _event_subject(node: Node) -> int | None:
    return next((i for slot, i in node.events if slot == "subj"), None)


def _governed(units: Sequence[Unit], at: int) -> bool:
    """Whether a preposition, or a noun in a genitive chain, stands before the unit."""
    mention = units[at].mention
    if units[at].prep or (at and mention is not None and _is_nisba(mention) and units[at - 1].kind in "NMXA"):
        return True
    for before in range(at - 1, max(-1, at - 1 - _CARRIED), -1):
        unit = units[before]
        if unit.kind == "P":
            return unit.norm not in _RESUMPTIVE
        if unit.kind == "N":
            return not unit.reading.definite
        if unit.kind not in "XA#T" or (unit.kind == "X" and unit.conj):
            return False
        if unit.kind == "X" and unit.prep:
            return True
    return False


def _owned(units: Sequence[Unit], at: int) -> bool:
    """Whether an earlier verb of the same clause already has the unit on its right."""
    for before in range(at - 1, -1, -1):
        unit = units[before]
        if unit.kind == "V":
            return True
        if unit.kind in "SR" or (unit.kind == "," and unit.norm not in _SOFT):
            return False
    return False


def _coordinated(units: Sequence[Unit], at: int) -> list[Mention]:
    """The mention at `at` with those before it that «و» joins to it, in text order."""
    joined = [_mention_of(units[at])]
    while units[at].conj and at > 0:
        before = at - 1
        while before > 0 and units[before].kind in ",A":
            before -= 1
        if units[before].kind != "M":
            break
        joined.insert(0, _mention_of(units[before]))
        at = before
    return joined


def _mention_of(unit: Unit) -> Mention:
    assert unit.mention is not None
    return unit.mention


# ---- relative clauses ----------------------------------------------------------------------------------------------


def _bare_relative(units: Sequence[Unit], index: int) -> int | None:
    """The indefinite event noun right before a verb: «هجوم شنه مسلحون», «غارة استهدفت قافلة»."""
    at = index - 1
    while at >= 0 and units[at].kind == "A" and at > index - 4:
        at -= 1
    if at < 0 or units[at].kind != "N" or units[index].conj:
        return None
    noun, verb = units[at].reading, units[index].reading
    agrees = verb.suffix or not verb.gender or verb.gender == _noun_gender(units[at])
    return at if not noun.definite and not noun.suffix and agrees else None


def _relative(units: Sequence[Unit], index: int) -> int | None:
    """The position of the relative pronoun that opens the verb's clause."""
    for at in range(index - 1, max(-1, index - 4), -1):
        if units[at].kind == "R":
            return at
        if units[at].kind not in "UGBD" and units[at].norm != "قد":
            return None
    return None


def _relative_verb(units: Sequence[Unit], index: int, antecedent: int | None, right: Right) -> Node:
    reading = units[index].reading
    mentions = _coordinated(units, antecedent) if antecedent is not None and units[antecedent].kind == "M" else []
    slots: Slots = dict(right.slots)
    bare = right.bare
    role = "subj"
    if right.resumed and not reading.suffix:
        role = right.resumed
        slots["subj"] = bare[0] if bare else []
        slots["obj"] = bare[1] if len(bare) > 1 else []
    elif reading.suffix or reading.voice == "passive":
        role = "obj"
        slots["subj"] = bare[0] if bare else []
    else:
        slots["obj"] = bare[0] if bare else []
    events = list(right.events)
    if mentions:
        slots[role] = [*mentions, *slots.get(role, [])]
    elif antecedent is not None and units[antecedent].kind == "N":
        events.append((role, antecedent))
    return Node(index, _frozen(slots), tuple(events), antecedent, right.content)


def _antecedent(units: Sequence[Unit], relative: int) -> int | None:
    """The mention or event noun before a relative pronoun that agrees with it; the nearest where none does."""
    feminine = units[relative].norm in ("التي", "التي", "اللتين", "اللواتي")
    nearest = None
    for at in range(relative - 1, max(-1, relative - 10), -1):
        unit = units[at]
        if unit.kind in "VS" or (unit.kind == "," and unit.norm not in _SOFT):
            break
        if unit.kind in "MN":
            nearest = at if nearest is None else nearest
            shown = gender(_mention_of(unit)) if unit.kind == "M" else _noun_gender(unit)
            if not shown or (shown == "f") == feminine:
                return at
    return nearest


def _noun_gender(unit: Unit) -> str:
    bare = unit.norm.removesuffix("ا")
    return "f" if bare.endswith(("ه", "ات")) or unit.reading.number == "pl" else "m"


# ---- nouns and participles -----------------------------------------------------------------------------------------


def _noun(units: Sequence[Unit], index: int) -> Node:
    reading = units[index].reading
    right = _right(units, index + 1, reading)
    slots: Slots = dict(right.slots)
    bare = list(right.bare)
    following = index + 1
    while following < len(units) and units[following].kind in "AT":
        if units[following].mention is not None:
            slots.setdefault("adj", []).append(_mention_of(units[following]))
        following += 1
    adjacent = units[following] if following < len(units) else None
    if bare and adjacent is not None and adjacent.mention is bare[0][0]:
        first = bare[0][0]
        if _is_nisba(first) and (reading.definite or following > index + 1):
            slots["adj"] = [*slots.get("adj", []), *map(_as_state, bare.pop(0))]
        elif not reading.definite and not reading.suffix and (following == index + 1 or _is_transparent(units, index)):
            slots["gen"] = bare.pop(0)
    elif bare and not reading.definite and not reading.suffix and _is_transparent(units, index):
        slots["gen"] = bare.pop(0)
    if bare:
        slots["obj"] = bare[0]
    return Node(index, _frozen(slots), tuple(right.events), None, right.content, right.resumed)


def _is_nisba(mention: Mention) -> bool:
    """One word that is a nisba, and so an adjective wherever a noun stands before it."""
    return mention.cls == "group" and not mention.head and mention.number is None


def _as_state(mention: Mention) -> Mention:
    """The state that a definite nisba after a noun names: «الضربات المصرية»."""
    entity = mention.entity
    if entity.id is not None or not entity.part_of:
        return mention
    return replace(mention, cls="actor", entity=Entity(entity.part_of[0], "State", entity.label, entity.span))


def _is_transparent(units: Sequence[Unit], index: int) -> bool:
    """Whether only unlisted nouns («قصف أطراف درنة») stand between a noun and the next mention."""
    for unit in units[index + 1 : index + 1 + _CARRIED]:
        if unit.kind == "M":
            return True
        if unit.kind not in "X#" or unit.prep or unit.conj:
            return False
    return False


def _participle(units: Sequence[Unit], index: int) -> Node:
    right = _right(units, index + 1, units[index].reading)
    slots: Slots = dict(right.slots)
    if right.bare:
        slots["gen"] = right.bare[0]
    antecedent = next((at for at in range(index - 1, max(-1, index - 5), -1) if units[at].kind in "MN"), None)
    if antecedent is not None and any(u.kind in "VS:" or u.norm == "؛" for u in units[antecedent:index]):
        antecedent = None
    return Node(index, _frozen(slots), tuple(right.events), antecedent, right.content)


def _frozen(slots: Slots) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
    return tuple((slot, tuple(mentions)) for slot, mentions in slots.items() if mentions)
