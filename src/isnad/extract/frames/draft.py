"""An event in the making, and which words make one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from isnad.model.annotation import Governor, Mention, Node, Reading

GIVING = frozenset({"provide-to", "give", "carry", "receive", "provide"})
GOODS = frozenset({"noun-weapon", "noun-goods"})  # what is given, carried, received
LIGHT_FRAMES = frozenset({"light", "aspect", "undergo", "participate", "repel", "occur", "perceive"})
MODAL_FRAMES = frozenset(
    {"modal", "say", "accuse", "deny", "cause", "condemn", "force", "adopt", "noun-modal", "noun-say"}
)
EVENTS = frozenset(
    (
        "AirStrike DroneStrike Shelling Bombardment GroundAssault Clash ArmedAttack Siege Capture Deployment"
        " Mobilisation Withdrawal AircraftLoss Jamming Detention Operation Kill Injure Destroy Explode"
    ).split()
)
_LASTING = frozenset({"Capture", "Deployment", "Siege"})  # what forces may be described by
_BOUND_FOR = ("لصالح", "الي", "ل")  # slots of those for whom goods are meant
_THINGS = frozenset(
    {"noun-weapon", "noun-casualty", "noun-losses"}
)  # events only with a verb that makes them so: «أطلقوا صاروخًا»


@dataclass
class Draft:
    """An event in the making."""

    node: Node
    reading: Reading
    roles: dict[str, list[Mention]] = field(default_factory=dict)
    units: list[int] = field(default_factory=list)
    governors: list[Governor] = field(default_factory=list)
    dropped: bool = False
    into: "Draft | None" = None  # the event that it is folded into
    definite: bool = False  # points back to an event told before
    negated: bool = False
    victims: bool = False
    pronoun: str = ""  # of the «إنه» that leaves the agent to the speaker
    elided: str = ""  # the pronoun for a subject that the sentence before names
    joined: bool = False  # «و» or «ف» is written onto it
    sense: str = ""  # where other words make it another kind of event than its own word
    relief: bool = False  # food and medicine are what comes: «دخول المساعدات»
    things: bool = False  # somebody unknown or something does it, and nobody told elsewhere
    predicative: bool = False  # a participle that tells what a place has become: «باتت المدينة محررة»
    marks: frozenset[str] = frozenset()  # flags that other words give it: `armed`, weapons are moved

    def add(self, role: str, mentions: Iterable[Mention]) -> None:
        have = self.roles.setdefault(role, [])
        have.extend(m for m in mentions if m not in have)

    def has(self, role: str) -> bool:
        return bool(self.roles.get(role))


def is_event(draft: Draft) -> bool:
    """Whether the draft is an event of its own, not folded away and no mere speech, mood or thing."""
    reading = draft.reading
    if reading.frame in _THINGS and len(draft.units) == 1:
        return False
    bound = _BOUND_FOR if draft.has("agents") else _BOUND_FOR[:2]  # «مخزن أسلحة للجماعة»: her own
    if reading.frame == "noun-goods" and len(draft.units) == 1 and not draft.node.slot(*bound):
        return False
    event = reading.sense.startswith("Support:") or (reading.sense in EVENTS and _asserts(draft))
    return event and not draft.dropped and reading.frame not in LIGHT_FRAMES | MODAL_FRAMES


def _asserts(draft: Draft) -> bool:
    """A participle tells of an act only with its object: «مستهدفًا مواقع», «القوات المتمركزة في …».

    «الأراضي المحتلة» names a place.
    """
    reading = draft.reading
    if draft.predicative:
        return draft.has("targets")
    if reading.pos == "AP" and reading.sense in _LASTING:
        return draft.has("agents") and (draft.has("targets") or draft.has("places"))
    bare = reading.pos == "AP" and not reading.definite
    return reading.pos in ("V", "N") or (bare and bool(draft.node.slot("gen", "علي")))
