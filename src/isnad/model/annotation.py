"""What the extraction stages hand to one another; token positions are half-open indices into the article's tokens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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


_OF_WAR = ("الدفاع", "الأركان", "الحرب", "الناتو", "الأطلسي")
_MACHINES = frozenset({"aircraft", "vessel", "vehicle", "gun"})  # traits


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens that name somebody or something.

    `cls` is what the words are good for: actor, person, place, media, anonymous, observers, group (unnamed people) or
    object (a thing that is hit). `entity` is what they name; `state` the state that a capital's name may stand for.
    `conj` and `prep` are clitics of the first word («ول» is و + ل). `suffix` is a possessive pronoun («قواته»), whose
    owner the text says elsewhere. `parts` are mentions inside this one, outermost first. `traits` are the classes of
    things of war that the head belongs to (`TRAITS` of `seeds.language`).
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
    traits: frozenset[str] = frozenset()

    @property
    def is_machine(self) -> bool:
        """Aircraft, ships, vehicles and guns: somebody's, and what acts for him («طائرات مصرية»)."""
        return not _MACHINES.isdisjoint(self.traits)

    @property
    def wages_war(self) -> bool:
        """Forces, states and their ministries of war, who tell of what they did themselves: «أعلن الجيش قصف …»."""
        if self.state is not None or self.entity.kind in ("ArmedGroup", "State"):
            return True
        return self.cls == "actor" and any(word in self.entity.label for word in _OF_WAR)

    @property
    def is_nisba(self) -> bool:
        """One word that is a nisba, and so an adjective wherever a noun stands before it."""
        return self.cls == "group" and not self.head and self.number is None


@dataclass(frozen=True, slots=True)
class Reading:
    """A lexicon word as it stands here: its lexeme's id, sense and frame, and what its form says.

    `roles`: role → the slots beside the word in which its mentions stand, in order of preference.
    """

    lexeme: str
    sense: str
    frame: str
    flags: frozenset[str]
    pos: str
    tense: str
    voice: str
    gender: str
    number: str
    definite: bool
    suffix: str
    roles: Mapping[str, Sequence[str]] = field(default_factory=dict, compare=False)
    person: int = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """One constituent of a sentence, as far as words alone tell.

    `kind`: M mention, V finite verb, N event or verbal noun, Q participle (these three of the lexicon), P preposition,
    S subordinator, R relative pronoun, G negation, U auxiliary, D date, # number, A adjective, B adverb,
    T demonstrative, E what opens examples («على رأسها»), X any other word, `,` a mark of punctuation.
    """

    kind: str
    first: int
    last: int
    norm: str
    conj: str = ""
    prep: str = ""
    mention: Mention | None = None
    readings: tuple[Reading, ...] = ()

    @property
    def reading(self) -> Reading:
        return self.readings[0]


@dataclass(frozen=True, slots=True)
class Node:
    """A lexicon word with what stands around it in its clause.

    `slots` maps a place in the clause to the mentions there: subj, obj, gen (genitive after a noun), adj (states named
    by a nisba), or a preposition's letters. `events` are (slot, index of unit) for lexicon words that it governs.
    `antecedent` is the unit that a relative clause or participle modifies.
    """

    unit: int
    slots: tuple[tuple[str, tuple[Mention, ...]], ...]
    events: tuple[tuple[str, int], ...] = ()
    antecedent: int | None = None
    content: int | None = None  # unit with which a clause of أن, إن or a colon begins
    resumed: str = ""  # the preposition of a pronoun after it («السيطرة عليها»), whose owner stands before
    pronoun: str = ""  # of the «إنه» before a verb without a subject: the subject is whoever is speaking
    elided: str = ""  # the pronoun that would stand for a subject which the sentence leaves to the one before

    def slot(self, *names: str) -> tuple[Mention, ...]:
        """The mentions of the first of these slots that is filled."""
        for name in names:
            for key, mentions in self.slots:
                if key == name and mentions:
                    return mentions
        return ()


@dataclass(frozen=True, slots=True)
class Governor:
    """What an event depends on: a lexicon word, the slot in which the event stands there, and who governs."""

    sense: str
    unit: int
    slot: str
    holders: tuple[Mention, ...] = ()  # its subject
    others: tuple[Mention, ...] = ()  # its object: whom is asked, accused, threatened
    tense: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """An event that a sentence evokes, with its roles.

    `sense` is a class of action or `Support:Kind`; `first` and `last` bound the tokens that tell it. `anaphoric`: a
    definite noun without arguments («الهجوم»). `governors`: what it depends on, the nearest first. `cue`: the rule.
    """

    sentence: int
    unit: int
    sense: str
    agents: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    places: tuple[Mention, ...]
    origins: tuple[Mention, ...]
    themes: tuple[Mention, ...]
    governors: tuple[Governor, ...]
    first: int  # token
    last: int  # token, half-open
    tense: str = ""
    negated: bool = False
    definite: bool = False
    anaphoric: bool = False
    flags: frozenset[str] = frozenset()
    victims: bool = False
    lexeme: str = ""
    cue: str = ""
    pronoun: str = ""  # where no agent is named: of «إنها سيطرت», whose owner may be the speaker
    elided: str = ""  # where no agent is named: of a verb that goes on with the subject of the sentence before
    hit: str = ""  # where no target is named: the pronoun on the verb that stands for it («حاصرتها»)

    @property
    def weak(self) -> bool:
        """Whether the word is as common outside war, and counts only with somebody who acts and something hit."""
        return "weak" in self.flags


@dataclass(frozen=True, slots=True)
class Factuality:
    """Concepts of the schemes status, certainty, polarity and temporality, and the token that decided, if one did."""

    status: str = "Actual"
    certainty: str = "Certain"
    polarity: str = "Positive"
    temporality: str = "Past"
    marker: int | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """Tokens `first` to `last` (half-open) that somebody is reported to say.

    `speakers` are who says it (none where a continuation has no known speaker), `relays` through whom, nearest the
    speaker first. `sense` is that of the cue (Report, Report:distance, Accuse, Deny, …); `mode` Quoted, Paraphrased or
    DocumentMode.
    """

    first: int
    last: int
    speakers: tuple[Mention, ...]
    relays: tuple[Mention, ...]
    mode: str
    sense: str
    cue: int  # token of the word that says so


@dataclass(frozen=True, slots=True)
class DenialFound:
    """Somebody says that something is not so. `frame` is the index of the event denied, None where it is none of ours;
    `about` are the mentions in the denied matter; tokens `first` to `last` say it.
    """

    sentence: int
    cue: int
    speakers: tuple[Mention, ...]
    relays: tuple[Mention, ...]
    frame: int | None
    about: tuple[Mention, ...]
    focus: str
    explicit: bool
    first: int
    last: int
    rule: str
    governs: bool = True  # the denied event is told here only as denied
