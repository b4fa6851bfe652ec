"""From frames, speakers and figures to claims: what counts, what kind it is, and what is said twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
from isnad.model.claim import Casualty, Claim, Entity, Evidence, Hop, Occurrence, Source, Span, When
from isnad.extract.factuality import Factuality
from isnad.text.fold import key

_DEADLY = {"Kill": "ArmedAttack", "Injure": "ArmedAttack", "Destroy": "ArmedAttack", "Explode": "ArmedAttack"}
_REFINES: Mapping[str, frozenset[str]] = {
    "ArmedAttack": frozenset({"AirStrike", "DroneStrike", "Shelling", "GroundAssault"}),
    "Bombardment": frozenset({"AirStrike", "DroneStrike", "Shelling"}),
    "AirStrike": frozenset({"DroneStrike", "Shelling"}),
    "Operation": frozenset({"AirStrike", "GroundAssault"}),
    "Support:Unspecified": frozenset({"Support:Arms", "Support:Air", "Support:Troops", "Support:Training", "Support:Financial",
        "Support:Political", "Support:Logistics", "Support:Intelligence", "Support:Military"}),
}  # fmt: skip
_SUPPORT_KINDS = {
    "Arms": "WeaponsSupport", "Air": "AirSupport", "Troops": "GroundSupport", "Training": "TrainingSupport",
    "Financial": "FinancialSupport", "Political": "PoliticalSupport", "Logistics": "LogisticsSupport",
    "Intelligence": "IntelligenceSupport", "Military": "MilitarySupport", "Unspecified": "SupportUnspecified",
}  # fmt: skip
_ACTORS = frozenset({"actor", "person", "group", "anonymous", "observers"})
_COUNTS_CASUALTIES = frozenset({"Support", "Deployment", "Mobilisation", "Withdrawal"})
_NO_TOWNS = tuple(
    "معسكر مطار قاعده ميناء معبر قصر مبني مستشفي جبل طريق جسر حدود شمال جنوب شرق غرب وسط ريف ساحل بحر مخيم حي منطقه محافظه".split()
)
_TOWN_WORDS = frozenset({"مدينه", "بلده", "قريه"})
_VAGUE_PLACES = frozenset({"مدن", "مناطق", "قري", "احياء", "بلدات", "مواقع", "اهداف", "منطقه", "نقاط", "بلاد"})
_OFFENSIVE = frozenset(
    {
        "AirStrike",
        "DroneStrike",
        "Shelling",
        "Bombardment",
        "GroundAssault",
        "Capture",
        "Siege",
        "ArmedAttack",
        "Operation",
    }
)
_MAY_LACK_AGENT = frozenset({"ArmedAttack"})  # bombs and killings are often nobody's
_MOVES = frozenset({"Deployment", "Mobilisation"})
_AIRCRAFT = frozenset("طاءره طاءرتين طاءرتان طاءرات مروحيه مروحيات مقاتله مقاتلات مسيره مسيرات درون هليكوبتر".split())
_BESIDE = 8  # constituents between an event and a word that tells its kind
_STANCE = {"Report:distance": "DistancingStance", "Report:assert": "EndorsingStance"}
_PLAIN_SUPPORT = frozenset({"daama", "saaada"})  # weak words that mean support whatever is given
_CONFIDENCE = {"both": 0.8, "one": 0.6, "weak": 0.4}


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


def make_claims(material: Material) -> tuple[Claim, ...]:
    """The claims of an article in text order, each once."""
    figures = _share_casualties(material)
    denied = {d.frame for d in material.denials if d.governs}
    drafts: list[Claim] = []
    for index, (frame, factuality) in enumerate(material.frames):
        if frame.sentence not in material.questions:
            told = _claim(material, frame, factuality, figures.get(index, ()), drafts)
            drafts += [] if index in denied else told
        drafts += [_denial(material, d, drafts) for d in material.denials if d.frame == index]
    drafts += [_denial(material, d, drafts) for d in material.denials if d.frame is None]
    return _once(_from_context(drafts))


def _from_context(claims: Sequence[Claim]) -> list[Claim]:
    """Who attacks, and where, from the other events of the article with the same target or the same attacker."""
    filled = list(claims)
    for index, claim in enumerate(filled):
        if claim.form == "Denial" or claim.content.kind not in _OFFENSIVE:
            continue
        others = [*reversed(filled[:index]), *claims[index + 1 :]]
        filled[index] = replace(
            claim, content=_completed(claim.content, [o.content for o in others if o.form != "Denial"])
        )
    return filled


def _completed(content: Occurrence, others: Sequence[Occurrence]) -> Occurrence:
    objects = {e.key for e in (*content.targets, *content.places)}
    agents = _kin(content.agents)
    if not content.agents and objects and content.kind not in _MAY_LACK_AGENT:
        for other in others:
            if other.kind in _OFFENSIVE and other.agents and objects & {e.key for e in (*other.targets, *other.places)}:
                return replace(content, agents=other.agents)
    if content.agents and not objects and content.kind != "Clash":
        for other in others:
            if other.kind in _OFFENSIVE and other.places and agents & _kin(other.agents):
                return replace(content, places=other.places)
    return content


def _kin(entities: Sequence[Entity]) -> set[str]:
    return {key for e in entities for key in (e.key, *e.part_of, *e.led_by)}


def _denial(material: Material, denial: DenialFound, before: Sequence[Claim]) -> Claim:
    """The denial with what it denies as content; its own matter where that is no event of ours."""
    span = Span(material.tokens[denial.first][0], material.tokens[denial.last - 1][1])
    speech = Speech(denial.first, denial.last, denial.speakers, denial.relays, "Paraphrased", "Deny", denial.cue)
    chain = _chain(material, speech if denial.speakers else None)
    content = _denied(material, denial, before)
    if denial.focus == "Responsibility" and not content.agents and content.kind not in ("OtherOccurrence",):
        content = replace(content, agents=_actors(material, denial.speakers))
    focus = denial.focus if content.agents else "WholeOccurrence"
    return Claim(
        material.article, "Denial", content, chain, (Evidence(span, material.text[span.start : span.end]),),
        "Certain", "Negative", "Past", denial.rule, _CONFIDENCE["both" if denial.frame is not None else "one"],
        explicitness="Explicit" if denial.explicit else "Implicit", focus=focus,
        interpreted_by=None if denial.explicit else Source("article"),
    )  # fmt: skip


def _denied(material: Material, denial: DenialFound, before: Sequence[Claim]) -> Occurrence:
    if denial.frame is not None:
        frame, factuality = material.frames[denial.frame]
        told = _claim(material, frame, replace(factuality, status="Actual", polarity="Positive"), (), before)
        if told:
            return replace(told[0].content, casualties=())
        earlier = _told(frame, _sense(material, frame), before, (), ())
        if earlier is not None:
            return replace(earlier, casualties=())
    about = [_resolve(material, m) for m in denial.about]
    actors = _distinct([m.entity for m in about if m.cls in _ACTORS])
    return Occurrence(
        "OtherOccurrence", participants=actors, places=_distinct([m.entity for m in about if m.cls == "place"])
    )


# ---- one frame -----------------------------------------------------------------------------------------------------


def _claim(
    material: Material,
    frame: Frame,
    factuality: Factuality,
    figures: Sequence[CasualtyMention],
    before: Sequence[Claim],
) -> Sequence[Claim]:
    sense = _sense(material, frame)
    support = sense.startswith("Support:")
    if not sense:
        return ()
    frame = _where(material, frame, before)
    agents, targets = _actors(material, frame.agents), _objects(material, frame.targets, support=support)
    places = _entities(material, frame.places, as_place=True)
    if sense in _MOVES:
        agents = _distinct((*agents, *_objects(material, frame.themes, support=False)))
    when: When | None = None
    only_victims = frame.victims and not places and all(t.kind == "Collective" for t in targets)
    objects = () if only_victims else (*targets, *places)
    if not support and (earlier := _told(frame, sense, before, agents, objects)) is not None:
        agents, when = agents or earlier.agents, earlier.when
        if not objects:
            targets, places = earlier.targets or targets, earlier.places
    if sense == "Support:Unspecified" and frame.weak and frame.lexeme not in _PLAIN_SUPPORT:
        return ()
    if not _counts(frame, sense, support, agents, targets, places, figures):
        return ()
    kind = "Support" if support else sense
    if not support:
        places = (
            (*places, *(t for t in targets if t.kind in ("Place", "State") and t not in places))
            if kind != "Clash"
            else (*places, *targets)
        )
        targets = () if kind == "Clash" else targets
    occurrence = Occurrence(
        kind, agents, targets, (), () if support else places, _entities(material, frame.origins, as_place=True),
        (_SUPPORT_KINDS[sense.partition(":")[2]],) if support else (), (), factuality.status,
        when=_when(material, frame, factuality) or when, casualties=tuple(f.casualty for f in figures) if not support else (),
        condition=_condition(material, frame, factuality),
    )  # fmt: skip
    if frame.lexeme == "hujum" and kind == "ArmedAttack" and _is_offensive(occurrence):
        occurrence = replace(occurrence, kind="GroundAssault")
    speech = _speech_at(material, frame)
    form = "Accusation" if speech is not None and speech.sense == "Accuse" and agents else "Claim"
    evidence = _evidence(material, frame, figures)
    certainty = factuality.certainty
    if speech is not None and speech.sense == "Report:suggest":
        certainty = "Probable"
    focus = "WholeOccurrence" if factuality.polarity == "Negative" else None
    confidence = _CONFIDENCE["weak" if frame.weak else "both" if agents and targets else "one"]
    return (
        Claim(
            material.article, form, occurrence, _chain(material, speech), (evidence,), certainty, factuality.polarity,
            factuality.temporality, frame.cue, confidence, focus=focus,
        ),
    )  # fmt: skip


def _told(
    frame: Frame, sense: str, before: Sequence[Claim], agents: Sequence[Entity], objects: Sequence[Entity]
) -> Occurrence | None:
    """The event that a definite noun points back to: the last of its family with which its arguments agree."""
    if not frame.definite or (agents and objects):
        return None
    kind = _DEADLY.get(sense, sense)
    for claim in reversed(before):
        content = claim.content
        if _compatible(content.kind, kind) and content.status == "Actual":
            known = ({e.key for e in content.agents}, {e.key for e in (*content.targets, *content.places)})
            if _meets({e.key for e in agents}, known[0]) and _meets({e.key for e in objects}, known[1]):
                return content
    return None


def _counts(
    frame: Frame, sense: str, support: bool, agents: Sequence[Entity], targets: Sequence[Entity], places: Sequence[Entity],
    figures: Sequence[CasualtyMention],
) -> bool:  # fmt: skip
    """Whether enough is said for an analyst to call it a claim: a bare «الهجوم» or «دعم» is none."""
    if support:  # relief for civilians is no support of a side, and half a support is a word in passing
        return bool(agents and targets) and not any(e.kind == "Collective" for e in targets)
    if frame.sense in _DEADLY and sense in _DEADLY.values():
        return _is_attack(frame, agents, targets, places, figures)
    if frame.sense in _MOVES:
        return bool(places) and any(_is_armed(e) for e in agents)
    if sense == "AircraftLoss":
        return bool(targets) or frame.cue.startswith(("crash", "noun-crash"))
    if frame.weak:
        return bool(agents) and bool(targets or places)
    if frame.anaphoric:
        return bool(figures)
    if frame.sense == "Clash":
        return len(agents) > 1 or bool(agents and places) or bool(places and figures)
    return bool(agents or targets or (places and figures))


def _is_offensive(content: Occurrence) -> bool:
    """«هجوم حفتر على طرابلس»: an army's attack on a town is an assault."""
    armies = any(key(e.label).startswith(("قوات", "جيش", "الجيش", "القوات")) or e.kind == "Person" for e in content.agents)
    return armies and not content.casualties and any(e.kind == "Place" for e in content.targets)


def _is_attack(
    frame: Frame, agents: Sequence[Entity], targets: Sequence[Entity], places: Sequence[Entity],
    figures: Sequence[CasualtyMention],
) -> bool:  # fmt: skip
    """Deaths and damage are an attack where people or a place were hit and something of the circumstances is told."""
    if frame.sense in ("Kill", "Injure") and frame.targets and all(m.cls in ("object", "place") for m in frame.targets):
        return False
    return bool(targets) and bool(agents or places or figures)


def _is_armed(entity: Entity) -> bool:
    """Whether it moves as a force: persons travel, governments are moved, only forces deploy."""
    return entity.kind in ("ArmedGroup", "Organisation") or (entity.kind == "Collective")


def _sense(material: Material, frame: Frame) -> str:
    """The kind of event, made finer by the words beside it («قصف مدفعي», «دعم لوجستي»)."""
    allowed = _REFINES.get(frame.sense)
    sense = _DEADLY.get(frame.sense, frame.sense)
    aircraft = any(_is_aircraft(material, m) for m in frame.targets)
    if aircraft and frame.sense in ("Destroy", "ArmedAttack", "AircraftLoss"):
        return "AircraftLoss"
    if frame.sense == "AircraftLoss":
        return "" if frame.targets or frame.cue.startswith("down") else frame.sense
    if allowed is None:
        allowed = _REFINES.get(sense, frozenset())
    if not allowed:
        return sense
    told = [
        candidate
        for norm in _telling(material, frame, support=sense.startswith("Support:"))
        for word in (norm, norm.removeprefix("و"), norm.removeprefix("ب"), norm.removeprefix("ال"))
        for candidate in material.means.get(word, ())
        if candidate in allowed
    ]
    return "DroneStrike" if "DroneStrike" in told else told[0] if told else sense


def _is_aircraft(material: Material, mention: Mention) -> bool:
    return any(norm.removeprefix("ال") in _AIRCRAFT for norm in material.norms[mention.first : mention.last])


def _telling(material: Material, frame: Frame, *, support: bool) -> list[str]:
    """The words beside an event that may tell its kind; in the name of who is supported they tell nothing."""
    units = material.units[frame.sentence]
    themes = {m.first for m in frame.themes} | (set() if support else {m.first for m in frame.agents})
    words: list[str] = []
    for index, unit in enumerate(units):
        near = unit.last > frame.first - 1 and unit.first < frame.last + 2
        if (
            near
            and (unit.kind in "AXNVQ" or (unit.kind == "M" and unit.first in themes))
            and abs(index - frame.unit) <= _BESIDE
        ):
            words += material.norms[unit.first : unit.last]
    return words


# ---- arguments -----------------------------------------------------------------------------------------------------


def _resolve(material: Material, mention: Mention) -> Mention:
    if mention.entity.id is not None:
        return mention
    return material.resolved.get(mention.first, mention)


def _actors(material: Material, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """Those who act; a capital stands for its state."""
    entities = []
    for mention in mentions:
        known = _resolve(material, mention)
        if known.cls in _ACTORS or known.entity.kind == "State":
            entities.append(known.entity)
        elif known.state is not None:
            entities.append(known.state)
    return _distinct(entities)


def _says_where(mention: Mention) -> bool:
    """«المدن», «المناطق» alone say nothing."""
    return mention.entity.id is not None or mention.last > mention.first + 1 or mention.head not in _VAGUE_PLACES


def _objects(material: Material, mentions: Sequence[Mention], *, support: bool) -> tuple[Entity, ...]:
    if support:
        return _actors(material, mentions)
    return _distinct([m.entity for m in (_resolve(material, m) for m in mentions) if _says_where(m)])


def _entities(material: Material, mentions: Sequence[Mention], *, as_place: bool) -> tuple[Entity, ...]:
    known = [m for m in (_resolve(material, m) for m in mentions) if _says_where(m)]
    return _distinct(
        [m.entity for m in known if not as_place or m.cls == "place" or m.entity.kind in ("Place", "State")]
    )


def _distinct(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    found: dict[str, Entity] = {}
    for entity in entities:
        found.setdefault(entity.id or entity.label, entity)
    return tuple(found.values())


def _where(material: Material, frame: Frame, before: Sequence[Claim]) -> Frame:
    """«المدينة» is where the last event was, before it is the last town named."""
    town = next(
        (
            e
            for c in reversed(before)
            for e in (*c.content.places, *c.content.targets)
            if e.kind == "Place" and _is_town(e)
        ),
        None,
    )
    if town is None:
        return frame

    def known(mention: Mention) -> Mention:
        alone = mention.cls == "place" and mention.head in _TOWN_WORDS and mention.last == mention.first + 1
        return (
            replace(mention, entity=town, head="")
            if alone and mention.definite and mention.entity.id is None
            else mention
        )

    return replace(frame, targets=tuple(map(known, frame.targets)), places=tuple(map(known, frame.places)))


def _is_town(entity: Entity) -> bool:
    named = entity.id is not None or bool(entity.aliases)
    return named and not key(entity.label).startswith(_NO_TOWNS)


# ---- who says so ---------------------------------------------------------------------------------------------------


def _speech_at(material: Material, frame: Frame) -> Speech | None:
    """The nearest speech that holds the event's word: the one whose cue came last; own acts of speech count as theirs."""
    token = material.units[frame.sentence][frame.unit].first
    holding = [s for s in material.speech if s.first <= token < s.last and s.sense != "Deny"]
    return max(holding, key=lambda s: (s.cue, -s.last)) if holding else None


def _chain(material: Material, speech: Speech | None) -> tuple[Hop, ...]:
    if speech is None or not speech.speakers:
        return (Hop(Source("article"), "OwnVoice"),)
    stance = _STANCE.get(speech.sense, "NeutralStance")
    hops = [Hop(_source(material, speech.speakers[0]), speech.mode)]
    for index, relay in enumerate(speech.relays):
        hops.append(Hop(_source(material, relay), "Paraphrased", stance if index == 0 else "NeutralStance"))
    seen: dict[str, Hop] = {}
    for hop in hops:
        seen.setdefault(hop.source.key, hop)
    return tuple(seen.values())


_KINDS_OF_SOURCE = {"anonymous": "InformedSource", "observers": "ObserverSource", "group": "LocalSource"}


def _source(material: Material, mention: Mention) -> Source:
    known = _resolve(material, mention)
    if known.cls in _KINDS_OF_SOURCE:
        ties = tuple(p.entity for p in known.parts)
        return Source("anonymous", None, known.entity.label, known.entity.span, _KINDS_OF_SOURCE[known.cls], ties)
    entity = known.state if known.state is not None else known.entity
    return Source("named", entity, entity.label, entity.span)


# ---- when, how many, where in the text ------------------------------------------------------------------------------


def _when(material: Material, frame: Frame, factuality: Factuality) -> When | None:
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


def _share_casualties(material: Material) -> dict[int, list[CasualtyMention]]:
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
            gap = _gap(figure.first, figure.last, frame) - (4 if frame.victims or frame.sense in _DEADLY else 0)
            if best is None or gap < best[0]:
                best = gap, index
        if best is not None:
            shared.setdefault(best[1], []).append(figure)
    return shared


def _condition(material: Material, frame: Frame, factuality: Factuality) -> str | None:
    if factuality.status != "Conditional":
        return None
    units = material.units[frame.sentence]
    first = units[factuality.marker if factuality.marker is not None else 0].first
    last = min(units[-1].last, first + 12)
    return material.text[material.tokens[first][0] : material.tokens[last - 1][1]]


def _evidence(material: Material, frame: Frame, figures: Sequence[CasualtyMention]) -> Evidence:
    first, last = frame.first, frame.last
    units = material.units[frame.sentence]
    for figure in figures:
        if figure.first - last <= 8 and figure.first >= units[0].first and figure.last <= units[-1].last:
            first, last = min(first, figure.first), max(last, figure.last)
    span = Span(material.tokens[first][0], material.tokens[last - 1][1])
    return Evidence(span, material.text[span.start : span.end])


# ---- the same thing told twice ---------------------------------------------------------------------------------------


def _once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The same happening by the same source once, with every span that says it, the fuller account kept."""
    kept: list[Claim] = []
    for claim in claims:
        same = next((i for i, other in enumerate(kept) if _same(claim, other)), None)
        if same is None:
            kept.append(claim)
        else:
            kept[same] = _joined(kept[same], claim)
    unique: dict[str, Claim] = {}
    for claim in kept:
        unique.setdefault(claim.id, claim)
    return tuple(unique.values())


def _same(one: Claim, other: Claim) -> bool:
    a, b = one.content, other.content
    if one.form == other.form == "Denial" and one.chain[0].source.key == other.chain[0].source.key:
        return _same_denied(one.content, other.content)
    if one.form != other.form or one.polarity != other.polarity or one.chain[0].source.key != other.chain[0].source.key:
        return False
    if not _compatible(a.kind, b.kind) or a.status != b.status or a.support_kinds != b.support_kinds:
        return False
    objects = ({e.key for e in (*a.targets, *a.places)}, {e.key for e in (*b.targets, *b.places)})
    agents = ({e.key for e in a.agents}, {e.key for e in b.agents})
    clash = a.when and b.when and a.when.earliest and b.when.earliest and a.when != b.when
    return (
        not clash
        and _meets(*agents)
        and _meets(*objects)
        and (any(agents[0] & agents[1]) or any(objects[0] & objects[1]))
    )


def _same_denied(a: Occurrence, b: Occurrence) -> bool:
    """Two denials by one source are one, unless each names other things."""
    keys = [{e.key for e in (*o.agents, *o.targets, *o.places, *o.participants)} for o in (a, b)]
    return "OtherOccurrence" in (a.kind, b.kind) or _meets(*keys)


def _meets(one: set[str], other: set[str]) -> bool:
    return not one or not other or bool(one & other)


_FAMILY = {"AirStrike": "fire", "DroneStrike": "fire", "Shelling": "fire", "Bombardment": "fire", "ArmedAttack": "fire"}


def _compatible(one: str, other: str) -> bool:
    return one == other or (
        _FAMILY.get(one) is not None and _FAMILY.get(one) == _FAMILY.get(other) and "Shelling" not in (one, other)
    )


def _joined(first: Claim, second: Claim) -> Claim:
    """One claim of two accounts: arguments from both, the more specific kind, all evidence."""
    a, b = first.content, second.content
    if a.kind == "OtherOccurrence" != b.kind:
        a, b = b, a
    kind = b.kind if a.kind in ("ArmedAttack", "Bombardment") and b.kind in _FAMILY else a.kind
    content = replace(
        a, kind=kind, agents=a.agents or b.agents, targets=a.targets or b.targets, places=a.places or b.places,
        when=a.when or b.when, casualties=a.casualties or b.casualties,
    )  # fmt: skip
    spans = dict.fromkeys((*first.evidence, *second.evidence))
    return replace(first, content=content, evidence=tuple(spans))


def parts_of(casualties: Sequence[Casualty]) -> tuple[Casualty, ...]:
    """The figures that are shares of another."""
    return tuple(c for c in casualties if c.part)
