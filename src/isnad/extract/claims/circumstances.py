"""When, how many victims, on what condition, and in which words."""

from collections.abc import Sequence

from isnad.extract.claims.kinds import DEADLY
from isnad.extract.claims.material import Material
from isnad.extract.factuality import Factuality
from isnad.model.annotation import CasualtyMention, Frame
from isnad.model.claim import Evidence, Span, When

_COUNTS_CASUALTIES = frozenset({"Support", "Deployment", "Mobilisation", "Withdrawal"})


def when_of(material: Material, frame: Frame, factuality: Factuality) -> When | None:
    """The date in or next to the event's words, in its sentence."""
    units = material.units[frame.sentence]
    low, high = units[0].first, units[-1].last
    near = [d for d in material.dates if low <= d.first < high]
    if not near:
        return None
    best = min(near, key=lambda d: (_gap(d.first, d.last, frame), d.first))
    return best.when if _gap(best.first, best.last, frame) <= 6 else None


def _gap(first: int, last: int, frame: Frame) -> int:
    if first >= frame.last:
        return first - frame.last
    return max(0, frame.first - last)


def share_casualties(material: Material) -> dict[int, list[CasualtyMention]]:
    """Each figure to the nearest event of its sentence that can have victims; deaths told as such come first."""
    shared: dict[int, list[CasualtyMention]] = {}
    for figure in material.casualties:
        best: tuple[int, int] | None = None
        for index, (frame, factuality) in enumerate(material.frames):
            units = material.units[frame.sentence]
            if not units[0].first <= figure.first < units[-1].last or factuality.status != "Actual":
                continue
            if frame.sense in _COUNTS_CASUALTIES or frame.sense.startswith("Support:"):
                continue
            gap = _gap(figure.first, figure.last, frame) - (4 if frame.victims or frame.sense in DEADLY else 0)
            if best is None or gap < best[0]:
                best = gap, index
        if best is not None:
            shared.setdefault(best[1], []).append(figure)
    return shared


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
