"""Parties that a sentence leaves to the ones before it: «تقدم الجيش في المدينة. وقصف حيا فيها ثم حاصرها»."""

from collections.abc import Iterator

from isnad.extract.claims.kinds import FIRE
from isnad.extract.claims.material import Material
from isnad.extract.claims.roles import resolve
from isnad.model.annotation import Frame, Mention
from isnad.model.gender import agrees

_BACK = 2  # sentences looked back over
_PEOPLE = frozenset({"actor", "person", "group"})
_HIT = {
    "Kill": _PEOPLE, "Detention": _PEOPLE, "Capture": frozenset({"place", "object"}),
    "Siege": frozenset({"place", "object"}),
    "Support:": frozenset({"actor", "person"}), "Deployment": frozenset({"place"}),
    "Withdrawal": frozenset({"place"}),
}  # fmt: skip
"""Sense to what its object may be; any of them where it is not listed."""


def subject_before(material: Material, frame: Frame) -> tuple[Mention, ...]:
    """Who acts in the sentences before, where the verb has no subject and agrees with him; none or those of an act."""
    if not frame.elided:
        return ()
    for other in sorted(_earlier(material, frame), key=lambda other: not _alike(other, frame)):
        agents = [resolve(material, m) for m in other.agents]
        alone = len(agents) == 1 or frame.elided == "هم"
        if agents and alone and all(_fits(m, frame.elided) for m in agents):
            return other.agents
    return ()


def objects_before(material: Material, frame: Frame) -> tuple[Mention, ...]:
    """What is acted on in the sentences before, where a pronoun on the verb stands for it: «حاصرتها»; none or one."""
    if not frame.hit:
        return ()
    classes = next((fit for sense, fit in _HIT.items() if frame.sense.startswith(sense)), None)
    for other in _earlier(material, frame):
        for mention in reversed((*other.places, *other.targets)):
            if (classes is None or mention.cls in classes) and agrees(resolve(material, mention), frame.hit):
                return (mention,)
    return ()


def _alike(one: Frame, other: Frame) -> bool:
    """Whether both strike from afar, or neither does."""
    return (one.sense in FIRE) == (other.sense in FIRE)


def place_before(material: Material, frame: Frame) -> tuple[Mention, ...]:
    """Where the event told before in the sentence was, if of this one only is told who was hurt."""
    told_as_deaths = frame.victims or frame.sense in ("Kill", "Injure")
    hurt = told_as_deaths and frame.targets and all(m.cls == "group" for m in frame.targets)
    if frame.places or not hurt or frame.sense.startswith("Support:"):
        return ()
    told = [o for o, _ in material.frames if o.sentence == frame.sentence and o.last <= frame.last and o is not frame]
    return next((lying for other in reversed(told) if (lying := _lying(other))), ())


def _lying(frame: Frame) -> tuple[Mention, ...]:
    return tuple(m for m in (*frame.places, *frame.targets) if m.cls == "place" or m.entity.kind == "State")


def _earlier(material: Material, frame: Frame) -> Iterator[Frame]:
    """The events of the sentences before, those of the nearest first, in text order within one."""
    for sentence in range(frame.sentence - 1, max(-1, frame.sentence - 1 - _BACK), -1):
        yield from (other for other, _ in material.frames if other.sentence == sentence)


def _fits(mention: Mention, pronoun: str) -> bool:
    return mention.cls in ("actor", "person") and agrees(mention, pronoun)
