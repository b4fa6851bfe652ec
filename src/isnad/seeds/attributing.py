"""The words and senses by which somebody is said to speak."""

from collections.abc import Mapping
from dataclasses import dataclass

SPEAKING = frozenset(
    {"Report", "Accuse", "Deny", "Doubt", "Relay", "Threaten", "Promise", "Condemn", "Confirm", "Request"}
)
"""Senses of words that are said aloud."""
_PARTICIPLE = ("ا", "ه", "ين", "تين", "ات")


@dataclass(frozen=True)
class Cues:
    """Folded words by class of the table of attributing words."""

    words: Mapping[str, frozenset[str]]

    def has(self, cls: str, norm: str) -> bool:
        known = self.words.get(cls)
        return known is not None and (norm in known or norm.removeprefix("و") in known)

    def goes_on(self, norm: str) -> bool:
        """Whether the word is an indefinite participle of speech: «مضيفا», «مؤكدة», «مشيرين»."""
        stems = self.words.get("continuation", frozenset())
        bare = norm.removeprefix("و") if norm.startswith("وم") or norm.startswith("وق") else norm
        if not bare.endswith(_PARTICIPLE):
            return False
        return any(bare.endswith(ending) and bare.removesuffix(ending) in stems for ending in _PARTICIPLE)
