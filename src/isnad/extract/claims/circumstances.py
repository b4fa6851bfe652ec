"""How many victims, on what condition, and in which words."""

from collections.abc import Collection, Sequence

from isnad.extract.claims.kinds import DEADLY
from isnad.extract.claims.material import Material
from isnad.extract.claims.timing import gap
from isnad.model.annotation import CasualtyMention, Factuality, Frame
from isnad.model.claim import Evidence, Span

_HARMLESS = frozenset({"Deployment", "Mobilisation", "Withdrawal"})
_TOLD_AS_DEATHS = 4  # words by which an event told as deaths is nearer to their number


def share_casualties(material: Material, events: Collection[int]) -> dict[int, list[CasualtyMention]]:
    """By index of the event, the figures that belong to it, among these events."""
    shared: dict[int, list[CasualtyMention]] = {}
    for figure in material.casualties:
        index = _harmed_by(material, figure, events)
        if index is not None:
            shared.setdefault(index, []).append(figure)
    return shared


def _harmed_by(material: Material, figure: CasualtyMention, events: Collection[int]) -> int | None:
    """The nearest event of the figure's sentence that can have victims; deaths told as such come first."""
    gaps = [
        (
            gap(figure.first, figure.last, frame) - (_TOLD_AS_DEATHS if frame.victims or frame.sense in DEADLY else 0),
            index,
        )
        for index, (frame, factuality) in enumerate(material.frames)
        if index in events and _may_harm(frame, factuality) and _in_sentence(material, frame, figure.first)
    ]
    return min(gaps)[1] if gaps else None


def _may_harm(frame: Frame, factuality: Factuality) -> bool:
    harmless = frame.sense in _HARMLESS or frame.sense.startswith("Support:")
    return not harmless and factuality.status == "Actual"


def _in_sentence(material: Material, frame: Frame, token: int) -> bool:
    units = material.units[frame.sentence]
    return units[0].first <= token < units[-1].last


def condition_of(material: Material, frame: Frame, factuality: Factuality) -> str | None:
    if factuality.status != "Conditional":
        return None
    units = material.units[frame.sentence]
    first = units[factuality.marker if factuality.marker is not None else 0].first
    last = min(units[-1].last, first + 12)
    return material.text[material.tokens[first][0] : material.tokens[last - 1][1]]


def evidence_of(material: Material, frame: Frame, figures: Sequence[CasualtyMention]) -> Evidence:
    first, last = frame.first, frame.last
    units = material.units[frame.sentence]
    for figure in figures:
        if figure.first - last <= 8 and figure.first >= units[0].first and figure.last <= units[-1].last:
            first, last = min(first, figure.first), max(last, figure.last)
    span = Span(material.tokens[first][0], material.tokens[last - 1][1])
    return Evidence(span, material.text[span.start : span.end])
