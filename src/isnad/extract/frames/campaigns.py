"""«عملية عسكرية لاستعادة المدينة من التنظيم»: a campaign with its aim is one event."""

from collections.abc import Mapping, Sequence

from isnad.extract.frames.draft import EVENTS, Draft, is_event
from isnad.model.annotation import Unit

_CAMPAIGNS = frozenset("amaliya amaliya.army amaliya.barriya amaliya.jawwiya hamla hamla.jawwiya hujum".split())
_AIMS = EVENTS - {"Deployment", "Mobilisation", "Withdrawal", "Siege", "Injure", "Explode"}
_VAGUE = frozenset({"Operation", "ArmedAttack"})
_REACH = 7  # constituents between a campaign and its aim


def aim(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int) -> None:
    """Give the campaign the target of its aim, and drop the aim. To set out to take a place is an assault."""
    campaign = drafts[index]
    if campaign.reading.lexeme not in _CAMPAIGNS or campaign.reading.pos != "N" or not is_event(campaign):
        return
    aimed = _aim_of(units, drafts, index)
    if aimed is None or aimed.dropped or not is_event(aimed):
        return
    if not campaign.has("targets"):
        campaign.add("targets", aimed.roles.get("targets", []))
    campaign.add("places", aimed.roles.get("places", []))
    if aimed.reading.sense == "Capture" and campaign.reading.sense in _VAGUE and not campaign.reading.definite:
        campaign.sense = "GroundAssault"
    campaign.units += aimed.units
    aimed.dropped = True


def _aim_of(units: Sequence[Unit], drafts: Mapping[int, Draft], index: int) -> Draft | None:
    for at in range(index + 1, min(len(units), index + _REACH)):
        unit = units[at]
        if unit.kind == "N":
            towards = unit.prep == "ل" or (units[at - 1].kind == "P" and units[at - 1].norm == "ل")
            found = drafts.get(at) if towards and not unit.conj else None
            return found if found is not None and found.reading.sense in _AIMS else None
        if unit.kind in "VSRUQG,":
            return None
    return None
