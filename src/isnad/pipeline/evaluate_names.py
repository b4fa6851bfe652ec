"""Which gold names a node of the graph may be read as: the judge of whether two descriptions name one thing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from isnad.graph.iris import scope, seed
from isnad.graph.terms import Term
from isnad.model.claim import Claim, Entity, Source
from isnad.model.claims_file import Extract
from isnad.pipeline.evaluate_gold import GoldEntity
from isnad.pipeline.outlets import outlet_ids
from isnad.seeds.authority import Authority
from isnad.text.fold import key

Groups = frozenset[str]

_MARKS = re.compile(r"[\u0610-\u061a\u064b-\u0652\u0670\u200e\u200f\u202a-\u202e\u0640]")
_SPELLINGS = str.maketrans("أإآٱىةؤئ", "ااااي" + "هوي")
_ARTICLE = "ال"


def normal(text: str) -> str:
    """The wording without marks, punctuation, articles and variants of spelling.

    Coarser than the extractor's folding, and apart from it, so that a change there moves no score.
    """
    words = re.findall(r"\w+", _MARKS.sub("", text).translate(_SPELLINGS).lower())
    return " ".join(word[2:] if word.startswith(_ARTICLE) and len(word) > 4 else word for word in words)


@dataclass(slots=True)
class Described:
    """What a graph says of a node: labels, ids elsewhere, what it is part of, and who leads it."""

    labels: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    part_of: set[Term] = field(default_factory=set)
    led_by: set[Term] = field(default_factory=set)

    @property
    def above(self) -> tuple[Term, ...]:
        return (*sorted(self.part_of), *sorted(self.led_by))


class Nodes:
    """The nodes of one article's graph under the names that it gives them, and what is said of each."""

    def __init__(self, extract: Extract, directory: "Directory") -> None:
        publisher = extract.record.publisher
        self.scope = scope(extract.record.id, directory.outlet(publisher), publisher)
        self._directory = directory
        self._own: defaultdict[Term, Described] = defaultdict(Described)
        self._own_voice(publisher)
        for claim in extract.claims:
            self._add(claim)

    def describe(self, node: Term) -> Described:
        return self._own.get(node) or self._directory.describe(node)

    def _own_voice(self, publisher: str | None) -> None:
        if self.scope.own_voice.startswith(self.scope.article[:-1]):
            self._own[self.scope.own_voice].labels |= {publisher} if publisher else {"the article", "المقال"}

    def _add(self, claim: Claim) -> None:
        for entity in _entities(claim):
            if entity.id is None:
                self._describe(entity)
        for source in _sources(claim):
            if source.form == "anonymous":
                self._own[self.scope.source(source)].labels.add(source.label)

    def _describe(self, entity: Entity) -> None:
        said = self._own[self.scope.entity(entity)]
        said.labels |= {entity.label, *entity.aliases}
        said.part_of |= {seed(entry) for entry in entity.part_of}
        said.led_by |= {seed(entry) for entry in entity.led_by}


def _sources(claim: Claim) -> Iterator[Source]:
    yield from (hop.source for hop in claim.chain)
    if claim.interpreted_by is not None:
        yield claim.interpreted_by


def _entities(claim: Claim) -> Iterator[Entity]:
    content = claim.content
    for role in (content.agents, content.targets, content.participants, content.places, content.origins):
        yield from role
    for source in _sources(claim):
        yield from source.close_to
        if source.entity is not None:
            yield source.entity


class Directory:
    """The authority by the terms that graphs use."""

    def __init__(self, authority: Authority) -> None:
        self._known: dict[Term, Described] = {}
        self._outlets = outlet_ids(authority)
        for entity in authority.entities.values():
            labels = {text for text, _ in entity.labels}
            links = {link.rsplit("/", 1)[-1] for link in entity.same_as}
            above = ({seed(entry) for entry in entity.part_of}, {seed(entry) for entry in entity.led_by})
            self._known[seed(entity.id)] = Described(labels, links, *above)

    def describe(self, node: Term) -> Described:
        return self._known.get(node) or Described()

    def outlet(self, name: str | None) -> str | None:
        """The authority's id of the outlet of that name."""
        return self._outlets.get(key(name or "").casefold())


class Grouping:
    """The groups of gold entities, by Wikidata id, by any of their wordings, and at last by words in common."""

    def __init__(self, entities: Mapping[str, GoldEntity]) -> None:
        self._entities = entities
        self._exact: defaultdict[str, set[str]] = defaultdict(set)
        self._loose: list[tuple[str, frozenset[str]]] = []
        self._known: dict[Term, Groups] = {}
        for entity in entities.values():
            wordings = [normal(label) for label in entity.labels]
            for name in (*wordings, *((entity.qid,) if entity.qid else ())):
                self._exact[name].add(entity.group)
            if not entity.qid:  # what Wikidata knows goes by names, not by descriptions that need not match exactly
                self._loose += [(entity.group, frozenset(wording.split())) for wording in wordings]

    def of(self, nodes: Nodes, node: Term) -> Groups:
        """Every group that a node may be read as, by what it is called and by what it is part of or led by.

        Words in common (more than half of all) count only while no node below has a group.
        """
        if node not in self._known:
            self._known[node] = frozenset(self._read(nodes, node))
        return self._known[node]

    def _read(self, nodes: Nodes, node: Term) -> set[str]:
        found: set[str] = set()
        for described in _upwards(nodes, node):
            exact = {normal(label) for label in described.labels} | described.links
            found |= {group for name in exact for group in self._exact.get(name, ())}
            if not found:
                found.update(self._alike(described.labels))
        return found

    def _alike(self, labels: Iterable[str]) -> Iterator[str]:
        for label in labels:
            words = set(normal(label).split())
            yield from (g for g, others in self._loose if len(words & others) * 2 > len(words | others))

    def hits(self, nodes: Nodes, named: Iterable[Term], keys: Iterable[str]) -> int:
        """How many of the nodes may be read as one of the keys."""
        wanted = {self._entities[name].group for name in keys}
        return sum(not wanted.isdisjoint(self.of(nodes, node)) for node in named)


def _upwards(nodes: Nodes, start: Term) -> Iterator[Described]:
    """The node and what it belongs to, leaders and last named bodies first."""
    seen, todo = set(), [start]
    while todo:
        if (node := todo.pop()) not in seen:
            seen.add(node)
            described = nodes.describe(node)
            yield described
            todo.extend(described.above)
