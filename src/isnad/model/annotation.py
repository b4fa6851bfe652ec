"""What the extraction stages hand to one another; token positions are half-open indices into the article's tokens."""

from dataclasses import dataclass

from isnad.model.claim import Casualty, When


@dataclass(frozen=True, slots=True)
class DateMention:
    """Tokens `first` to `last` (half-open) say when."""

    first: int
    last: int
    when: When


@dataclass(frozen=True, slots=True)
class NumberMention:
    """Tokens that say how many: `value` when exact, else the bounds they allow («عشرات» is low=20)."""

    first: int
    last: int
    value: int | None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class CasualtyMention:
    """Tokens that give a figure of victims."""

    first: int
    last: int
    casualty: Casualty
