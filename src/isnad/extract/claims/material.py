"""All that the earlier stages found in one article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from isnad.extract.factuality import Factuality
from isnad.model.annotation import (
    CasualtyMention,
    DateMention,
    DenialFound,
    Frame,
    Mention,
    NumberMention,
    Speech,
    Unit,
)


@dataclass(frozen=True)
class Material:
    """All that the earlier stages found in one article."""

    article: str
    text: str
    tokens: Sequence[tuple[int, int]]  # start and end of each word
    norms: Sequence[str]
    units: Sequence[Sequence[Unit]]
    frames: Sequence[tuple[Frame, Factuality]]
    speech: Sequence[Speech]
    dates: Sequence[DateMention]
    casualties: Sequence[CasualtyMention]
    numbers: Sequence[NumberMention]
    resolved: Mapping[int, Mention]
    means: Mapping[str, tuple[str, ...]]
    questions: frozenset[int]
    denials: Sequence[DenialFound]
