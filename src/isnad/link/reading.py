"""From the graph of an article to what linking needs of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256

from isnad.graph.entities import PREF_LABEL
from isnad.graph.iris import COREF, article_root, is_inferred
from isnad.graph.mapping import EXACT, START
from isnad.graph.namespaces import KG, KGV
from isnad.graph.terms import RDF_TYPE, Quad, Term, is_literal, literal_parts
from isnad.graph.vocabulary import CLASSES, kg
from isnad.link.facts import MONTH, ArticleFacts, Days, Figure, Report
from isnad.link.world import World
from isnad.text.fold import key
from isnad.text.tokens import tokenise

_PARTIAL = re.compile(r"XXXX-(\d\d)")
WORDS_TO_KNOW_BY = 7  # words of evidence that no two reporters choose alike by chance

Node = Mapping[Term, list[Term]]
Nodes = Mapping[Term, Node]
_NONE: Node = {}


def articles_of(quads: Iterable[Quad], world: World, aside: Iterable[Term] = ()) -> Iterator[ArticleFacts]:
    """The articles of a graph, in order of their IRIs; what was derived before is not looked at, nor are claims that a
    review among the quads sets aside, nor those of which `aside` says so.
    """
    grouped: defaultdict[str, list[Quad]] = defaultdict(list)
    rejected = set(aside)
    for quad in quads:
        if (root := article_root(quad[0])) is not None and quad[3] != COREF and not is_inferred(quad[3]):
            grouped[root].append(quad)
        elif quad[1] == kg.setsAside:
            rejected.add(quad[2])
    for root in sorted(grouped):
        yield article_facts(f"<{root}>", _standing(root, grouped[root], rejected), world)


def _standing(root: str, quads: list[Quad], aside: Iterable[Term]) -> list[Quad]:
    """The quads without those of claims that are set aside."""
    claims = tuple(claim[:-1] for claim in aside if claim.startswith(f"<{root}/"))
    return [quad for quad in quads if not quad[0].startswith(claims)] if claims else quads


def article_facts(article: Term, quads: Iterable[Quad], world: World) -> ArticleFacts:
    """What the article's own graph says of it and of its claims."""
    nodes: defaultdict[Term, defaultdict[Term, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, _ in quads:
        nodes[subject][predicate].append(value)
    reader = _Reader(article, nodes, world)
    claims = [node for node, said in nodes.items() if kg.content in said]
    about = nodes.get(article, _NONE)
    return ArticleFacts(
        article, tuple(sorted(map(reader.report, claims), key=lambda report: (report.at, report.claim))),
        _day(_one(about, kg.published)), _one(about, kg.publisher), _text(_one(about, kg.contentSha256)),
        _text(_one(about, kg.textSketch)), dict(reader.inside),
    )  # fmt: skip


class _Reader:
    """Reads claims of one article, and gathers the unlisted places that they name."""

    def __init__(self, article: Term, nodes: Nodes, world: World) -> None:
        self._article, self._nodes, self._world = article, nodes, world
        self.inside: dict[str, tuple[str, ...]] = {}

    def report(self, claim: Term) -> Report:
        said = self._node(claim)
        content = self._node(_one(said, kg.content))
        targets, sites = self._targets(content)
        source, relay = _one(said, kg.source), self._relay(said)
        speaker = self._node(source)
        start, words = self._evidence(said)
        return Report(
            claim, _one(said, kg.content), start, _leaf(content), _leaf(said),
            positive=_name(_one(said, kg.polarity)) != "Negative", focus=_name(_one(said, kg.negationFocus)),
            status=_name(_one(content, kg.status)), several=_several(content),
            agents=self._actors(n for p in (kg.agent, kg.supporter, kg.participant) for n in content.get(p, ())),
            targets=self._actors([*content.get(kg.recipient, ()), *targets]), places=self._places(sites),
            days=_days(content), months=_months(content),
            figures=frozenset(map(self._figure, self._totals(content))),
            manners=frozenset(map(_name, content.get(kg.supportKind, ()))), words=words,
            source=source, anonymous=kg.AnonymousSource in speaker.get(RDF_TYPE, ()),
            own_voice=self._is_own_voice(source), body=self._body(source), relay=relay, label=self._label(source),
            denies=tuple(sorted(said.get(kg.denies, ()))),
        )  # fmt: skip

    def _node(self, name: Term) -> Node:
        return self._nodes.get(name, _NONE)

    def _own(self, node: Term) -> bool:
        """Whether only this article knows the node."""
        return node.startswith(self._article[:-1] + "/")

    def _evidence(self, said: Node) -> tuple[int, str]:
        """Where the first span starts, and a hash of its words if there are enough of them."""
        spans = [self._node(span) for span in said.get(kg.evidence, ())]
        starts = sorted((_number(_one(span, START)), _text(_one(span, EXACT))) for span in spans)
        if not starts:
            return 0, ""
        words = [token.norm for token in tokenise(starts[0][1]) if token.kind in "wn"]
        return starts[0][0], _hash(" ".join(words)) if len(words) >= WORDS_TO_KNOW_BY else ""

    def _actors(self, nodes: Iterable[Term]) -> frozenset[str]:
        """The actors; one that only this article knows gives way to those it is part of or led by."""
        return frozenset(above for node in nodes for above in self._listed(node))

    def _targets(self, content: Node) -> tuple[list[Term], list[Term]]:
        """Those acted against, and the places: targets that are, or where none is known, that name one."""
        targets = content.get(kg.target, [])
        sites = [*content.get(kg.place, ()), *filter(self._is_place, targets)]
        if not sites:
            sites = [node for node in targets if self._own(node) and self._world.listed_in(self._label(node))]
        return [node for node in targets if node not in sites], sites

    def _listed(self, node: Term) -> Iterable[str]:
        if not self._own(node):
            return (node,)
        said = self._node(node)
        return [*said.get(kg.partOf, ()), *said.get(kg.ledBy, ())] or (node,)

    def _is_place(self, node: Term) -> bool:
        if self._own(node):
            return kg.Place in self._node(node).get(RDF_TYPE, ())
        return "/id/place/" in node or node in self._world.states

    def _places(self, nodes: Iterable[Term]) -> frozenset[str]:
        return frozenset(self._place(node) if self._own(node) else node for node in nodes)

    def _place(self, node: Term) -> str:
        """The listed place that its words name; else a name that another article would give it too."""
        label = self._label(node)
        if (listed := self._world.listed_in(label)) is not None:
            return listed
        around = tuple(sorted(self._node(node).get(kg.locatedIn, ())))
        name = f"{label}|{' '.join(around) or self._article}"
        self.inside[name] = around
        return name

    def _totals(self, content: Node) -> list[Node]:
        return [node for name in content.get(kg.casualties, ()) if kg.breakdownOf not in (node := self._node(name))]

    def _figure(self, node: Node) -> Figure:
        exact, low = _one(node, kg.count), _one(node, kg.countMin)
        return Figure(
            _name(_one(node, kg.outcome)), _name(_one(node, kg.victimKind)), _number(exact or low), bool(exact)
        )

    def _relay(self, said: Node) -> Term:
        hops = map(self._node, said.get(kg.attribution, ()))
        return next((_one(hop, kg.attributedTo) for hop in hops if _text(_one(hop, kg.hop)) == "2"), "")

    def _is_own_voice(self, source: Term) -> bool:
        about = self._node(self._article)
        return source == f"{self._article[:-1]}/source/article>" or source == _one(about, kg.publisher)

    def _body(self, source: Term) -> Term:
        """The listed body that a named source known only here belongs to: a ministry's unnamed spokesman."""
        said = self._node(source)
        named = self._own(source) and kg.AnonymousSource not in said.get(RDF_TYPE, ())
        return min(said.get(kg.partOf, ()), default="") if named else ""

    def _label(self, node: Term) -> str:
        return min((key(literal_parts(label).value) for label in self._node(node).get(PREF_LABEL, ())), default="")


def _one(node: Node, predicate: Term) -> Term:
    return min(node.get(predicate, ()), default="")


def _text(term: Term) -> str:
    return literal_parts(term).value if is_literal(term) else ""


def _number(term: Term) -> int:
    text = _text(term)
    return int(text) if text.isdecimal() else 0


def _name(concept: Term) -> str:
    return concept[len(KGV) + 1 : -1]


def _leaf(node: Node) -> str:
    """The most special class."""
    kinds = [kind[len(KG) + 1 : -1] for kind in node.get(RDF_TYPE, ())]
    return min(kinds, key=lambda kind: (-len(CLASSES.get(kind, ())), kind), default="")


def _several(content: Node) -> bool:
    """Whether the description lumps several happenings together."""
    count = _text(_one(content, kg.occurrenceCount))
    return count not in ("", "1") or any(_name(term) != "Single" for term in content.get(kg.recurrence, ()))


def _days(content: Node) -> Days | None:
    first, last = _day(_one(content, kg.earliest)), _day(_one(content, kg.latest))
    return None if first is None or last is None else (first, last)


def _months(content: Node) -> frozenset[int]:
    """The months of the year that the date allows, also where its year is unknown; none where it tells none."""
    said = _PARTIAL.match(_text(_one(content, kg.edtf)))
    if said is not None:
        return frozenset({int(said[1])})
    days = _days(content)
    if days is None or days[1] - days[0] > MONTH:
        return frozenset()
    return frozenset(date.fromordinal(day).month for day in days)


def _day(term: Term) -> int | None:
    try:
        return date.fromisoformat(_text(term)).toordinal()
    except ValueError:
        return None


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
