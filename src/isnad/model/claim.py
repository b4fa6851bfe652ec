"""The claim: a source's commitment to one occurrence in one article. The waist between reading and the graph.

Enumerated values are local names of `ontology/isnad.ttl` (classes) and `ontology/vocab.ttl` (concepts).
"""

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

SEPARATOR = "\x1f"  # U+001F between hashed parts, so that no two lists of parts hash alike


def digest(*parts: str) -> str:
    """First 12 hex digits of SHA-256: 48 bits, scoped to one article (graph-model 12.3)."""
    return sha256(SEPARATOR.join(parts).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code point offsets into the article's exact decoded text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A span of the article and the very words that stand there."""

    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Entity:
    """What words name: an entry of the seeds (`id` such as `actor/egypt`), or something known only in its article.

    `kind` is a class of the ontology (State, GovernmentBody, Person, ArmedGroup, Organisation, MediaOutlet, Place).
    `label` is how the article words it, `aliases` other wordings of the same; `span` its first mention, required where
    `id` is None, and `words` the very words there where the label is tidier. `part_of`, `led_by`,
    `located_in` and `near` hold ids of the seeds, for an unlisted entity whose ties the text itself states.
    """

    id: str | None
    kind: str
    label: str
    span: Span | None = None
    part_of: tuple[str, ...] = ()
    led_by: tuple[str, ...] = ()
    located_in: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    words: str = ""

    @property
    def key(self) -> str:
        """What tells two entities of one article apart."""
        if self.id is not None:
            return self.id
        return f"{self.kind}:{self.span.start}-{self.span.end}" if self.span else f"{self.kind}:{self.label}"


@dataclass(frozen=True, slots=True)
class Source:
    """Whom a hop is attributed to.

    `form` is `named` (then `entity` says who), `anonymous` (then `label` and `span` are the article's words for it, and
    `entity` is None) or `article` (the article's own voice; nothing else is set). `kind` is a concept of the
    source-kind scheme. `close_to` names the side or body that the article ties an anonymous source to. `words` are the
    very words at `span`, where the label is tidier.
    """

    form: str
    entity: Entity | None = None
    label: str = ""
    span: Span | None = None
    kind: str | None = None
    close_to: tuple[Entity, ...] = ()
    words: str = ""

    @property
    def key(self) -> str:
        if self.form == "article":
            return "article"
        if self.entity is not None:
            return self.entity.key
        return f"source:{self.span.start}-{self.span.end}" if self.span else f"source:{self.label}"


@dataclass(frozen=True, slots=True)
class Hop:
    """One link of the chain: who, how (Quoted, Paraphrased, DocumentMode, OwnVoice), with what stance."""

    source: Source
    mode: str
    stance: str = "NeutralStance"


@dataclass(frozen=True, slots=True)
class When:
    """A date as said (`edtf`, level 1) and the days it allows (ISO, both or neither, inclusive); `basis` is
    StatedDate, ResolvedDate (from the day of publication), CarriedDate (from a date told before) or UnresolvedDate.
    """

    edtf: str
    earliest: str | None
    latest: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Casualty:
    """One reported figure. `text` words it; `count` is exact, `low`/`high` are bounds. `part` marks a share of a total
    of the same outcome given by the same claim.
    """

    outcome: str
    victims: str
    text: str
    count: int | None = None
    low: int | None = None
    high: int | None = None
    part: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A thing as one claim describes it. `kind` is the leaf class (AirStrike, Support, OtherOccurrence, …).

    `agents` are attackers or supporters (every side of a Clash); `targets` are those acted against (actors or places)
    or supported; `origins` are places it starts from; `participants` are actors whose role is not stated.
    """

    kind: str
    agents: tuple[Entity, ...] = ()
    targets: tuple[Entity, ...] = ()
    participants: tuple[Entity, ...] = ()
    places: tuple[Entity, ...] = ()
    origins: tuple[Entity, ...] = ()
    support_kinds: tuple[str, ...] = ()
    materiel: tuple[str, ...] = ()
    status: str = "Actual"
    recurrence: str | None = None
    times: int | None = None
    when: When | None = None
    condition: str | None = None
    casualties: tuple[Casualty, ...] = ()


@dataclass(frozen=True)
class Claim:
    """In this article, the source of hop 1 holds, with `certainty`, that the content is so (Positive) or not.

    `form` is Claim, Accusation or Denial; `focus`, `explicitness`, `interpreted_by` and `denies` (the id of a claim of
    the same article) belong to denials, `focus` also to other negative claims. `chain[0]` is the originator.
    `confidence` is the software's, 0 to 1, not the source's; `rule` names what fired.
    """

    article: str
    form: str
    content: Occurrence
    chain: tuple[Hop, ...]
    evidence: tuple[Evidence, ...]
    certainty: str = "Certain"
    polarity: str = "Positive"
    temporality: str = "Past"
    rule: str = ""
    confidence: float = 0.5
    context: tuple[Evidence, ...] = ()
    explicitness: str | None = None
    focus: str | None = None
    interpreted_by: Source | None = None
    denies: str | None = None
    notes: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def id(self) -> str:
        """12 hex digits that say what the claim says, not which rule or version read it (graph-model 12.3)."""
        content = self.content
        roles = (
            ("agent", content.agents),
            ("target", content.targets),
            ("participant", content.participants),
            ("place", content.places),
            ("origin", content.origins),
        )
        arguments = sorted(f"{role}={entity.key}" for role, entities in roles for entity in entities)
        spans = sorted(f"{e.span.start}-{e.span.end}" for e in self.evidence)
        return digest(
            self.form,
            content.kind,
            *sorted(content.support_kinds),
            self.polarity,
            content.status,
            *spans,
            *arguments,
            self.chain[0].source.key,
        )
