"""Whether help is a side's in a war: who helps whom must be known, and neither be the other's own."""

from collections.abc import Sequence

from isnad.extract.claims.material import Event
from isnad.model.claim import Entity

_SIDES = frozenset({"ArmedGroup", "GovernmentBody", "Person"})  # who may be a side in a war
_OF_STATE = frozenset({"State", "GovernmentBody"})
_NEEDS_KIND = frozenset({"weak", "goods"})
_SHIPPED = ("noun-support.n", "noun-goods.n")  # rules of arms that are on their way
_DEAL = "safqa"  # of which it must be told with whom
_PLAIN_SUPPORT = frozenset({"daama", "saaada"})  # weak words that mean support whatever is given


def is_backing(event: Event) -> bool:
    """Relief for civilians is no support of a side, half a support is a word in passing, and so is «يعزز»."""
    given = event.agents or _is_shipment(event)
    told = given and event.targets and not any(e.kind == "Collective" for e in event.targets)
    return bool(told) and _says_what(event) and _is_of_a_war(event) and not (_is_own(event) or _disarms(event))


def _is_shipment(event: Event) -> bool:
    """«شحنة أسلحة كانت في طريقها إلى الجماعة»: arms for forces are news, whoever sent them."""
    frame = event.frame
    arms = event.sense == "Support:Arms" and frame.cue in _SHIPPED and frame.lexeme != _DEAL
    bound = all(m.first > frame.first for m in frame.targets)  # «يسلم المتمردون أسلحتهم» goes nowhere
    return arms and bound and all(e.kind == "ArmedGroup" and _is_known(e) for e in event.targets)


def _says_what(event: Event) -> bool:
    """A weak word, or one for giving, must say what is given."""
    vague = event.sense == "Support:Unspecified" and bool(event.frame.flags & _NEEDS_KIND)
    return not vague or event.frame.lexeme in _PLAIN_SUPPORT


def _is_of_a_war(event: Event) -> bool:
    """«عناصر» who train «المقاتلين» are nobody's news; of men alone it is enough for whom they fight."""
    flags = event.frame.flags
    if "armed" in flags and not any(e.kind in _SIDES for e in event.targets):
        return False
    if "fighters" in flags and not all(e.kind == "ArmedGroup" and _is_known(e) for e in event.targets):
        return False
    if event.frame.cue.startswith("siding") and not all(map(_is_known, event.targets)):
        return False
    told_of = (*event.agents, *event.targets) if event.sense == "Support:Troops" else event.agents
    return not event.agents or any(map(_is_known, told_of))


def _is_known(entity: Entity) -> bool:
    """Whether it is listed or belongs to somebody who is."""
    return bool(entity.id or entity.part_of or entity.led_by)


def _is_own(event: Event) -> bool:
    """«يمد الحوثيون مقاتليهم بالتعزيزات»: nobody supports himself."""
    return _belong(event.targets, event.agents) or _belong(event.agents, event.targets)


def _belong(some: Sequence[Entity], others: Sequence[Entity]) -> bool:
    ids = {e.id for e in others if e.id}
    return bool(some) and all(not ids.isdisjoint((*e.part_of, *e.led_by)) for e in some)


def _disarms(event: Event) -> bool:
    """«تسليم الميليشيات أسلحتها للدولة»: to lay down arms is no support."""
    hands_over = event.frame.lexeme == "sallama" and event.frame.cue.endswith(".n")
    groups = all(e.kind == "ArmedGroup" for e in event.agents)
    return hands_over and groups and all(e.kind in _OF_STATE or not e.id for e in event.targets)
