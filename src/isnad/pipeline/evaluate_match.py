"""Claims read by the software beside gold claims: what agrees, and which goes with which."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from isnad.graph.figures import figure_triples
from isnad.graph.terms import Term, literal_parts
from isnad.graph.typing import concept
from isnad.graph.vocabulary import kg
from isnad.model.claim import Casualty, Claim, Entity, Span
from isnad.pipeline.evaluate_gold import FIGURES, GoldClaim
from isnad.pipeline.evaluate_names import Grouping, Nodes

SPAN_FACTOR, SPAN_SLACK = 3, 40  # evidence longer than this many times the gold's, and characters more, is no evidence

BOMBARDMENT = frozenset({"AirStrike", "Shelling", "DroneStrike"})
_ACTIONS: Mapping[str, str] = {
    **{name: name for name in (
        "AirStrike", "DroneStrike", "Shelling", "Bombardment", "GroundAssault", "Clash", "ArmedAttack", "Siege",
        "Capture", "Deployment", "Withdrawal", "Jamming", "Detention", "Operation",
    )},
    "AircraftLoss": "ShootDown",
    "Mobilisation": "Deployment",
}  # fmt: skip
_SUPPORTS: Mapping[str, str] = {
    "AirSupport": "Air",
    "GroundSupport": "Troops",
    "WeaponsSupport": "Arms",
    "LogisticsSupport": "Logistics",
    "TrainingSupport": "Training",
    "IntelligenceSupport": "Intelligence",
    "FinancialSupport": "Financial",
    "PoliticalSupport": "Political",
    "MilitarySupport": "Military",
    "SupportUnspecified": "Unspecified",
}
_STATUSES: Mapping[str, frozenset[str]] = {
    "Refused": frozenset({"refused"}),
    "Planned": frozenset({"planned"}),
    "Promised": frozenset({"planned"}),
    "Threatened": frozenset({"planned"}),
    "Conditional": frozenset({"planned", "possible"}),
    "Requested": frozenset({"possible"}),
}
_VOICES: Mapping[str, str] = {"Narrator": "Narrator", "Anonymous": "Anonymous", "Observers": "Anonymous"}


@dataclass(frozen=True, slots=True)
class Predicted:
    """A claim of the software in the terms of gold claims; actors, places and sources are nodes of its article."""

    claim: Claim
    nodes: Nodes
    type: str
    subtypes: frozenset[str]
    agents: tuple[Term, ...]
    objects: tuple[Term, ...]
    statuses: frozenset[str]
    voice: str
    source: Term
    relays: tuple[Term, ...]
    days: tuple[str | None, str | None]
    figures: Mapping[str, frozenset[int]]
    denied_type: str
    denied: tuple[Term, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(evidence.span for evidence in self.claim.evidence)


def predicted(claim: Claim, nodes: Nodes) -> Predicted:
    """The claim as gold would put it."""
    content, denial, support = claim.content, claim.form == "Denial", claim.content.kind == "Support"
    agents = _nodes(nodes, content.agents)
    objects = _nodes(nodes, content.targets) + (() if support else _nodes(nodes, content.places))
    source = nodes.scope.source(claim.chain[0].source)
    return Predicted(
        claim=claim,
        nodes=nodes,
        type="Denial" if denial else "Support" if support else "MilitaryAction",
        subtypes=_subtypes(claim),
        agents=(source,) if denial else agents,
        objects=() if denial else objects,
        statuses=frozenset({"occurred"}) if denial else _status(claim),
        voice=_voice(claim),
        source=source,
        relays=tuple(nodes.scope.source(hop.source) for hop in claim.chain[1:]),
        days=(content.when.earliest, content.when.latest) if content.when else (None, None),
        figures=_totals(content.casualties),
        denied_type=_denied_type(content.kind),
        denied=agents + objects + _nodes(nodes, content.participants),
    )


def _nodes(nodes: Nodes, entities: Iterable[Entity]) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(nodes.scope.entity(entity) for entity in entities))


def _subtypes(claim: Claim) -> frozenset[str]:
    content = claim.content
    if content.kind == "Support":
        return frozenset(_SUPPORTS.get(kind, kind) for kind in content.support_kinds)
    return frozenset({_ACTIONS[content.kind]} if content.kind in _ACTIONS else ())


def _status(claim: Claim) -> frozenset[str]:
    if claim.polarity == "Negative":
        return frozenset({"negated"})
    usual = "possible" if claim.certainty == "Possible" else "occurred"
    return _STATUSES.get(claim.content.status, frozenset({usual}))


def _voice(claim: Claim) -> str:
    """Who speaks, coarsely; whoever denies in the article's own voice counts as named."""
    origin = claim.chain[0]
    if origin.mode == "OwnVoice":
        return "Named" if claim.form == "Denial" else "Narrator"
    return "Anonymous" if origin.source.form == "anonymous" else "Named"


def _denied_type(kind: str) -> str:
    if kind in _ACTIONS or kind == "MilitaryAction":
        return "MilitaryAction"
    return "Support" if kind == "Support" else "Other"


def _totals(casualties: Sequence[Casualty]) -> Mapping[str, frozenset[int]]:
    """The numbers by outcome, as the graph gives them; those of parts of a total are left out."""
    told = list(figure_triples("<figures>", casualties))
    parts = {node for node, predicate, _ in told if predicate == kg.breakdownOf}
    numbers = {}
    for _, outcome in FIGURES:
        wanted = concept("outcome", outcome)
        totals = {node for node, predicate, value in told if predicate == kg.outcome and value == wanted} - parts
        given = (value for node, predicate, value in told if node in totals and predicate in (kg.count, kg.countMin))
        numbers[outcome] = frozenset(int(literal_parts(value).value) for value in given)
    return numbers


@dataclass(frozen=True, slots=True)
class Comparison:
    """What agrees; `facets` holds None where the gold claim says nothing of one."""

    agent: bool
    object: bool
    facets: Mapping[str, bool | None]

    @property
    def who(self) -> bool:
        return self.agent and self.object

    @property
    def full(self) -> bool:
        return bool(self.who and self.facets["status"] and self.facets["source"])

    @property
    def weight(self) -> int:
        """How well the two go together, in tenths: arguments first, then what kind, how real and who says so."""
        minor = sum(bool(self.facets[name]) for name in ("subtype", "status", "source"))
        return 20 * self.who + 10 * self.agent + 10 * self.object + 3 * minor


@dataclass(frozen=True, slots=True)
class Pair:
    """A predicted claim and the gold claim that it was taken for."""

    predicted: Predicted
    gold: GoldClaim
    comparison: Comparison


def compare(found: Predicted, gold: GoldClaim, grouping: Grouping) -> Comparison | None:
    """What agrees; None where the type differs or the evidence does not meet."""
    if found.type != gold.type or not overlap(found.spans, gold.spans):
        return None
    facets = {name: agrees(found, gold, grouping) for name, agrees in _FACETS.items()}
    return Comparison(_agent(found, gold, grouping), _object(found, gold, grouping), facets)


def _agent(found: Predicted, gold: GoldClaim, grouping: Grouping) -> bool:
    if not gold.agents:
        return gold.type == "Denial" or not found.agents
    if gold.agent_inferred and not found.agents:
        return True
    return _half(found, found.agents, gold.agents, grouping)


def _object(found: Predicted, gold: GoldClaim, grouping: Grouping) -> bool:
    if gold.type == "Denial" or not gold.objects:
        return True
    return _half(found, found.objects, gold.objects, grouping)


def _half(found: Predicted, named: Sequence[Term], keys: Sequence[str], grouping: Grouping) -> bool:
    """One at least of the nodes is one of the keys, and so are half of them: arguments too many cost."""
    hits = grouping.hits(found.nodes, named, keys)
    return hits > 0 and 2 * hits >= len(named)


def _subtype(found: Predicted, gold: GoldClaim, _: Grouping) -> bool | None:
    if gold.type == "Denial":
        return None
    return gold.subtype in found.subtypes or ("Bombardment" in found.subtypes and gold.subtype in BOMBARDMENT)


def _status_agrees(found: Predicted, gold: GoldClaim, _: Grouping) -> bool:
    return gold.status in found.statuses


def _source(found: Predicted, gold: GoldClaim, grouping: Grouping) -> bool:
    narrated_denial = gold.type == "Denial" and gold.source_kind == "Narrator"
    voice = "Named" if narrated_denial else _VOICES.get(gold.source_kind, "Named")
    if voice != found.voice:
        return False
    return voice != "Named" or gold.source is None or grouping.hits(found.nodes, (found.source,), (gold.source,)) > 0


def _relay(found: Predicted, gold: GoldClaim, grouping: Grouping) -> bool | None:
    return grouping.hits(found.nodes, found.relays, (gold.via,)) > 0 if gold.via else None


def _time(found: Predicted, gold: GoldClaim, _: Grouping) -> bool | None:
    return found.days == gold.days if gold.days else None


def _casualties(found: Predicted, gold: GoldClaim, _: Grouping) -> bool | None:
    return all(number in found.figures[outcome] for outcome, number in gold.figures) if gold.figures else None


def _denied(found: Predicted, gold: GoldClaim, grouping: Grouping) -> bool | None:
    if gold.type != "Denial":
        return None
    named = not gold.denied or grouping.hits(found.nodes, found.denied, gold.denied) > 0
    return found.denied_type == gold.denied_type and named


_FACETS: Mapping[str, Callable[[Predicted, GoldClaim, Grouping], bool | None]] = {
    "subtype": _subtype,
    "status": _status_agrees,
    "source": _source,
    "relay": _relay,
    "time": _time,
    "casualties": _casualties,
    "denied": _denied,
}
FACETS = tuple(_FACETS)


def overlap(found: Iterable[Span], gold: Sequence[Span]) -> bool:
    """Some span of the one meets a span of the other without being far longer."""
    return any(
        span.start < other.end
        and other.start < span.end
        and span.end - span.start <= SPAN_FACTOR * (other.end - other.start) + SPAN_SLACK
        for span in found
        for other in gold
    )


def pair(found: Sequence[Predicted], gold: Sequence[GoldClaim], grouping: Grouping) -> list[Pair]:
    """One to one, the best first; of equals the earlier predicted claim, then the earlier gold claim."""
    candidates = [
        (-comparison.weight, i, j, comparison)
        for i, claim in enumerate(found)
        for j, wanted in enumerate(gold)
        if (comparison := compare(claim, wanted, grouping))
    ]
    pairs, used_found, used_gold = [], set(), set()
    for _, i, j, comparison in sorted(candidates, key=lambda row: row[:3]):
        if i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
            pairs.append(Pair(found[i], gold[j], comparison))
    return pairs
