"""How many victims, on what condition, and in which words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from isnad.extract.claims.kinds import DEADLY
from isnad.extract.claims.material import Material
from isnad.extract.claims.timing import gap
from isnad.model.annotation import CasualtyMention, Factuality, Frame
from isnad.model.claim import Evidence, Span

_MARKS = (("«", "»"), ("“", "”"), ("(", ")"))
_HARMLESS = frozenset({"Deployment", "Mobilisation", "Withdrawal"})
_TOLD_AS_DEATHS = 4  # words by which an event told as deaths is nearer to their number


def share_casualties(material: Material, events: Collection[int]) -> dict[int, list[CasualtyMention]]:
    """By index of the event, the figures that belong to it, among these events."""
    able: defaultdict[int, list[tuple[int, Frame]]] = defaultdict(list)
    for index, (frame, factuality) in enumerate(material.frames):
        if index in events and _may_harm(frame, factuality):
            able[frame.sentence].append((index, frame))
    shared: dict[int, list[CasualtyMention]] = {}
    for figure in material.casualties:
        harmed = _harmed_by(figure, able.get(material.sentence_at(figure.first), ()))
        if harmed is not None and not _acts(figure, material.frames[harmed][0]):
            shared.setdefault(harmed, []).append(figure)
    return shared


def _acts(figure: CasualtyMention, frame: Frame) -> bool:
    """«اغتال مسلحان الصحفي»: the two are who killed."""
    return any(m.first <= figure.first < m.last for m in frame.agents)


def _harmed_by(figure: CasualtyMention, able: Iterable[tuple[int, Frame]]) -> int | None:
    """The nearest event of the figure's sentence that can have victims; deaths told as such come first."""
    gaps = [(gap(figure.first, figure.last, frame) - _TOLD_AS_DEATHS * _tells_deaths(frame), i) for i, frame in able]
    return min(gaps)[1] if gaps else None


def _tells_deaths(frame: Frame) -> bool:
    return frame.victims or frame.sense in DEADLY


def _may_harm(frame: Frame, factuality: Factuality) -> bool:
    harmless = frame.sense in _HARMLESS or frame.sense.startswith("Support:")
    return not harmless and factuality.status == "Actual"


def condition_of(material: Material, frame: Frame, factuality: Factuality) -> str | None:
    if factuality.status != "Conditional":
        return None
    units = material.units[frame.sentence]
    first = units[factuality.marker if factuality.marker is not None else 0].first
    last = min(units[-1].last, first + 12)
    return material.text[material.tokens[first][0] : material.tokens[last - 1][1]]


def quotable(material: Material, first: int, last: int) -> Span:
    """The words with the mark that closes a quotation which they open, or opens one which they close."""
    start, end = material.tokens[first][0], material.tokens[last - 1][1]
    said = material.text[start:end]
    for left, right in _MARKS:
        if said.count(left) > said.count(right) and material.text[end : end + 1] == right:
            return Span(start, end + 1)
        if said.count(right) > said.count(left) and material.text[start - 1 : start] == left:
            return Span(start - 1, end)
    return Span(start, end)


def evidence_of(material: Material, frame: Frame, figures: Sequence[CasualtyMention]) -> Evidence:
    first, last = frame.first, frame.last
    units = material.units[frame.sentence]
    for figure in figures:
        if figure.first - last <= 8 and figure.first >= units[0].first and figure.last <= units[-1].last:
            first, last = min(first, figure.first), max(last, figure.last)
    span = quotable(material, first, last)
    return Evidence(span, material.text[span.start : span.end])
