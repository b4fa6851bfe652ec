"""What linking knows of an article: small frozen values, read once from its graph, that travel between processes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from isnad.graph.terms import Term

Days = tuple[int, int]
"""First and last day as proleptic ordinals, both included."""

MONTH = 31  # days


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A reported toll of one outcome and kind of victims; `low` is the number said, or its lower bound."""

    outcome: str
    victims: str
    low: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One claim, and the occurrence that it describes.

    `agents` are attackers or supporters, `targets` the actors acted against or supported, `places` where (targets that
    are places included); what exists only in its article is replaced by what it is part of or lies in. `months` are
    those of the year that the date allows, `manners` kinds of support. `words` is a hash of the evidence where it is
    long enough to tell a sentence by, `at` where it starts. `label` words an unnamed source, `body` is whom a named one
    that no authority lists belongs to, `relay` the source of the second hop.
    """

    claim: Term
    content: Term
    at: int
    kind: str
    form: str = "Claim"
    positive: bool = True
    focus: str = ""
    status: str = "Actual"
    several: bool = False
    agents: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    days: Days | None = None
    months: frozenset[int] = frozenset()
    figures: frozenset[Figure] = frozenset()
    manners: frozenset[str] = frozenset()
    words: str = ""
    source: Term = ""
    anonymous: bool = False
    own_voice: bool = False
    body: Term = ""
    relay: Term = ""
    label: str = ""
    denies: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article: its claims in text order, and the ties that hold only in it.

    `inside` ties places that no authority lists to those they lie in. `sketch` is the MinHash of the text, `sha` pins
    its bytes.
    """

    article: Term
    reports: tuple[Report, ...]
    published: int | None = None
    publisher: Term = ""
    sha: str = ""
    sketch: str = ""
    inside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
