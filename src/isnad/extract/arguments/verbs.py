"""Subject and object of a verb, by word order, agreement and what verbs of its kind have for subject."""

from collections.abc import Mapping, Sequence

from isnad.extract.arguments.clause import COMMAS, FURTHEST, coordinated, frozen, governed, owned
from isnad.extract.arguments.relative import antecedent_of, bare_relative, relative_before, relative_verb
from isnad.extract.arguments.right import ABSORBS_EVENT, Right, right_of
from isnad.model.annotation import Mention, Node, Reading, Unit
from isnad.model.gender import gender

_AGENTIVE = frozenset({"actor", "person", "anonymous", "observers", "media"})
_RESULTS = frozenset({"Kill", "Injure", "Destroy"})
_ANY_SUBJECT = frozenset(
    {"undergo", "casualty", "crash", "receive", "explode"}
)  # places and things may be subjects of these
_OFTEN_PASSIVE = frozenset(
    {"kill", "detain", "down", "crash", "fall"}
)  # «قتل جنديان»: with one mention behind it, it is the victim
_MEMBERS = frozenset(
    "عنصر عناصر جندي جنود جنديان ضابط ضباط مسلح مسلحون مقاتل مقاتلون ارهابي ارهابيون متمرد متمردون انتحاري قناص".split()
)


def verb_node(units: Sequence[Unit], index: int, nodes: Mapping[int, Node]) -> Node:
    """The verb with its subject and object, and the events that it governs or that are its subject."""
    unit = units[index]
    reading = unit.reading
    right = right_of(units, index + 1, reading)
    relative = relative_before(units, index)
    if relative is not None:
        return relative_verb(units, index, antecedent_of(units, relative), right)
    noun = bare_relative(units, index)
    if noun is not None:
        return relative_verb(units, index, noun, right)
    subject, shared, event = _left_subject(units, index, nodes)
    events = list(right.events)
    if reading.frame == "cause" and not any(units[i].reading.sense in _RESULTS for _, i in events):
        events += _late_result(units, index)
    if event is not None:
        events.append(("subj", event))
    if reading.frame in ABSORBS_EVENT and not subject:
        first = next((i for i in range(index + 1, len(units)) if units[i].kind == "M"), len(units))
        events = [("subj" if _leads(units, slot, i) and i < first else slot, i) for slot, i in events]
    has_event_subject = any(slot == "subj" for slot, _ in events)
    subj, obj = _assign(reading, right, subject, shared=shared, filled=has_event_subject)
    slots = {**right.slots, "subj": subj, "obj": obj}
    return Node(index, frozen(slots), tuple(events), None, right.content, right.resumed)


def _late_result(units: Sequence[Unit], verb: int) -> list[tuple[str, int]]:
    """«أدى الهجوم الذي تبنته … إلى مقتل …»: the result behind a clause about the cause."""
    for at in range(verb + 1, min(len(units), verb + FURTHEST) - 1):
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
    for at in range(index - 1, max(-1, index - FURTHEST), -1):
        unit = units[at]
        if unit.kind == "V" and nodes[at].antecedent is not None and not units[index].conj:
            return _past_relative(units, nodes[at].antecedent)  # «القوات التي يقودها فلان تتهم …»
        if unit.kind == "V":
            return list(nodes[at].slot("subj")), True, None if speaks else _event_subject(nodes[at])
        if unit.kind == "S" or unit.norm in (":", "؛", ";"):
            return [], False, None
        if unit.kind == ",":
            commas += 1
            if commas > COMMAS:
                return [], False, None
        if unit.kind == "M" and not governed(units, at) and not units[index].conj and not owned(units, at):
            return coordinated(units, at), commas > 0, None
        if (
            unit.kind == "N"
            and not speaks
            and not governed(units, at)
            and not units[index].conj
            and not owned(units, at)
        ):
            return [], False, at
    return [], False, None


def _past_relative(units: Sequence[Unit], antecedent: int | None) -> tuple[list[Mention], bool, int | None]:
    """What a relative clause describes is the subject of the verb behind it, unless something governs it."""
    if antecedent is None or governed(units, antecedent) or owned(units, antecedent):
        return [], False, None
    if units[antecedent].kind == "M":
        return coordinated(units, antecedent), False, None
    return [], False, antecedent


def _event_subject(node: Node) -> int | None:
    return next((i for slot, i in node.events if slot == "subj"), None)


def _oblique(mention: Mention) -> bool:
    """Whether a sound plural or dual shows that it is no subject: المسلحين, جنديين, مقاتلي."""
    head = mention.head or mention.entity.label.split()[0]
    return head.endswith("ين") and mention.cls in ("actor", "group", "anonymous")


def _may_be_subject(reading: Reading, mention: Mention) -> bool:
    if _oblique(mention):
        return False
    shown = gender(mention)
    return not (shown and reading.gender and reading.number == "sg" and shown != reading.gender)
