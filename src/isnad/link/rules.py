"""When two descriptions are taken for one happening: tables, read from the top.

A row holds where every aspect it names has one of the values it gives. Confidence is ours, not measured.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from isnad.link.likeness import Likeness


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: its id, what it asks of a likeness (aspect to the values that do), how sure it is."""

    id: str
    confidence: float
    asks: Mapping[str, str]

    def holds(self, likeness: Likeness) -> bool:
        return all(getattr(likeness, aspect) in values.split() for aspect, values in self.asks.items())


def first(rules: Iterable[Rule], likeness: Likeness) -> Rule | None:
    """The first row that holds."""
    return next((rule for rule in rules if rule.holds(likeness)), None)


_NOT_OTHER = "same within region country unknown"
_KNOWN_NOT_OTHER = "same unknown"

ACROSS = (
    # The very sentence, in another article: one report printed twice.
    Rule("across.words", 0.9, {
        "kind": "same", "words": "same", "day": "same near within unknown", "place": _NOT_OTHER,
    }),
    # One day, one toll: what an agency's subscribers share, however they word the rest.
    Rule("across.day-place-figure", 0.9, {
        "kind": "same kindred", "day": "same near", "place": "same within region country", "figure": "same",
        "target": _KNOWN_NOT_OTHER,
    }),
    # One day, one town, one doer. Tolls may differ: then the incident is contested.
    Rule("across.day-place-agent", 0.8, {
        "kind": "same", "day": "same", "place": "same within", "agent": "same", "target": _KNOWN_NOT_OTHER,
        "several": "same",
    }),
    # One day, one town, one victim: whoever is blamed for it.
    Rule("across.day-place-target", 0.75, {
        "kind": "same", "day": "same", "place": "same within", "target": "same", "several": "same",
    }),
    # One day, one town, and one of the two names no doer. Another toll speaks against it.
    Rule("across.day-place", 0.6, {
        "kind": "same", "day": "same", "place": "same", "agent": "unknown", "target": _KNOWN_NOT_OTHER,
        "figure": _KNOWN_NOT_OTHER, "several": "same",
    }),
    # No day, but published within days of each other with one toll of one town.
    Rule("across.published-place-figure", 0.7, {
        "kind": "same kindred", "day": "unknown", "published": "near", "place": "same within", "figure": "same",
        "target": _KNOWN_NOT_OTHER,
    }),
)  # fmt: skip

VAGUE = (
    # "In October, in the east": only where exactly one incident fits.
    Rule("across.only-one-fits", 0.5, {
        "kind": "same", "day": "within", "place": "same within region", "agent": "same", "target": _KNOWN_NOT_OTHER,
        "figure": _KNOWN_NOT_OTHER,
    }),
)  # fmt: skip

WITHIN = (
    Rule("within.day-place-agent", 0.85, {
        "kind": "same", "day": "same", "place": "same within", "agent": "same", "target": _KNOWN_NOT_OTHER,
    }),
    Rule("within.day-place", 0.75, {
        "kind": "same", "day": "same", "place": "same within", "agent": "unknown", "target": _KNOWN_NOT_OTHER,
    }),
    Rule("within.day-figure", 0.75, {
        "kind": "same kindred", "day": "same", "figure": "same", "place": _NOT_OTHER, "target": _KNOWN_NOT_OTHER,
    }),
)  # fmt: skip

CONTESTING = (
    # Another voice of the same article accuses another, or denies.
    Rule("within.day-place-blame", 0.6, {
        "kind": "same", "day": "same", "place": "same within", "agent": "other", "target": _KNOWN_NOT_OTHER,
        "voice": "other", "several": "same",
    }),
)  # fmt: skip

RETURNING = (
    # Told again by another, with no more than its month or week.
    Rule("within.time-place-agent", 0.65, {
        "kind": "same", "day": "within", "place": "same within region", "agent": "same", "target": _KNOWN_NOT_OTHER,
        "figure": _KNOWN_NOT_OTHER, "voice": "other",
    }),
    # Told again without its day: of the one happening of that place and doer told so far, with what toll ever.
    Rule("within.told-again", 0.6, {
        "kind": "same", "day": "unknown", "place": "same", "agent": _KNOWN_NOT_OTHER, "target": _KNOWN_NOT_OTHER,
    }),
)  # fmt: skip

ANSWERING = (
    # A denial of what its speaker is accused of answers the accusation told last: of responsibility wherever it was.
    Rule("within.denial-of-accused", 0.6, {
        "kind": "same", "agent": "same", "day": "same within unknown", "place": _NOT_OTHER, "voice": "other",
    }),
    Rule("within.denial-of-responsibility", 0.55, {
        "kind": "same", "agent": "same", "day": "same within unknown", "focus": "Responsibility", "voice": "other",
    }),
)  # fmt: skip
