"""What the extraction stages hand to one another; token positions are half-open indices into the article's tokens."""

from dataclasses import dataclass

from isnad.model.claim import Casualty, Entity, When


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


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens that name somebody or something.

    `cls` is what the words are good for: actor, person, place, media, anonymous, observers, group (unnamed people) or
    object (a thing that is hit). `entity` is what they name; `state` the state that a capital's name may stand for.
    `conj` and `prep` are clitics of the first word («ول» is و + ل). `suffix` is a possessive pronoun («قواته»), whose
    owner the text says elsewhere. `parts` are mentions inside this one, outermost first.
    """

    first: int
    last: int
    cls: str
    entity: Entity
    state: Entity | None = None
    conj: str = ""
    prep: str = ""
    definite: bool = False
    suffix: str = ""
    head: str = ""
    parts: tuple["Mention", ...] = ()
    number: NumberMention | None = None
