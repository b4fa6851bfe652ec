"""IRIs of the graph: made of what a node says, never of a counter, a time or a rule (recipes in README.md)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from isnad.graph.namespaces import BASE, GRAPH, ID, KG
from isnad.graph.terms import Term, TermError, Triple, iri
from isnad.model.article import ARTICLE_ID
from isnad.model.claim import Entity, Source, Span, digest

ENTITIES = f"<{GRAPH}entities>"
VOCAB = f"<{GRAPH}vocab>"
ONTOLOGY = f"<{GRAPH}ontology>"
RUNS = f"<{GRAPH}runs>"
CATALOG = f"<{GRAPH}catalog>"
REVIEWS = f"<{GRAPH}reviews>"
COREF = f"<{GRAPH}coref>"
INFERRED = f"<{GRAPH}inferred/"

_SEED_ID = re.compile(r"(?:actor|place)/[a-z0-9]+(?:-[a-z0-9]+)*")
_SEEDS = (f"<{ID}actor/", f"<{ID}place/")
_ARTICLE_GRAPH = f"<{GRAPH}article/"


@dataclass(frozen=True, slots=True)
class Scope:
    """Names for what exists only inside one article; `root` is the article's IRI, `text` its exact text if known."""

    root: str
    graph: Term
    publisher: Term | None = None
    text: str | None = None

    @property
    def article(self) -> Term:
        return f"<{self.root}>"

    @property
    def own_voice(self) -> Term:
        """The publisher, or where it is unknown the article itself as a source."""
        return self.publisher or f"<{self.root}/source/article>"

    def claim(self, claim_id: str) -> Term:
        return iri(f"{self.root}/claim/{claim_id}")

    def words(self, span: Span, label: str) -> str | None:
        """The very words at a span. A label may be tidier than they are; without the text it does if it is as long."""
        if self.text:
            return self.text[span.start : span.end]
        return label if len(label) == span.end - span.start else None

    def span(self, span: Span) -> Term:
        return f"<{self.root}/span/{span.start}-{span.end}>"

    def entity(self, entity: Entity) -> Term:
        """The authority's IRI, or one of this article."""
        if entity.id is not None:
            return seed(entity.id)
        folder = "place" if entity.kind == "Place" else "actor"
        return f"<{self.root}/{folder}/{digest(entity.key)}>"

    def source(self, source: Source) -> Term:
        if source.form == "article":
            return self.own_voice
        if source.entity is not None:
            return self.entity(source.entity)
        return f"<{self.root}/source/{digest(source.key)}>"


def scope(
    article_id: str, publisher_id: str | None = None, publisher: str | None = None, text: str | None = None
) -> Scope:
    """The scope of an article published by an outlet of the authority (`publisher_id`) or by one only named."""
    if not ARTICLE_ID.fullmatch(article_id):
        raise TermError(f"not an article id: {article_id!r}")
    root = f"{ID}article/{article_id}"
    outlet = seed(publisher_id) if publisher_id else f"<{root}/publisher>" if publisher else None
    return Scope(root, article_graph_iri(article_id), outlet, text)


@lru_cache(maxsize=8192)
def seed(entry: str) -> Term:
    """The IRI of an authority entry such as `actor/egypt`."""
    if not _SEED_ID.fullmatch(entry):
        raise TermError(f"not the id of an authority entry: {entry!r}")
    return f"<{ID}{entry}>"


def seed_id(term: Term) -> str | None:
    """`actor/egypt` of its IRI; None for any other term."""
    return term[len(ID) + 1 : -1] if term.startswith(_SEEDS) else None


def article_graph_iri(article_id: str) -> Term:
    """The named graph of an article."""
    return f"{_ARTICLE_GRAPH}{article_id}>"


def inferred_graph(graph: Term) -> Term:
    """Where the triples inferred from a graph go, so that replacing the one replaces the other."""
    return INFERRED + (graph[len(GRAPH) + 1 :] if graph.startswith(f"<{GRAPH}") else "default>")


def asserted_graph(graph: Term) -> Term:
    """The graph from which the triples of an inferred graph follow; any other graph itself."""
    if not graph.startswith(INFERRED):
        return graph
    rest = graph[len(INFERRED) :]
    return "" if rest == "default>" else f"<{GRAPH}{rest}"


def is_article_graph(graph: Term) -> bool:
    return graph.startswith(_ARTICLE_GRAPH)


def is_inferred(graph: Term) -> bool:
    return graph.startswith(INFERRED)


@lru_cache(maxsize=8192)
def article_root(term: Term) -> str | None:
    """The article's IRI (no brackets) in which a node's name lies; None for nodes that articles share."""
    prefix = f"<{ID}article/"
    if not term.startswith(prefix):
        return None
    return term[1 : len(prefix)] + term[len(prefix) : -1].partition("/")[0]


def home_graph(subject: Term) -> Term:
    """The graph that describes a node, by its name alone: what regrouping Turtle into named graphs rests on."""
    if root := article_root(subject):
        return _ARTICLE_GRAPH + root[len(f"{ID}article/") :] + ">"
    if subject.startswith(_ARTICLE_GRAPH):
        return subject
    return next((graph for prefix, graph in _HOMES if subject.startswith(prefix)), "")


def graph_of(triple: Triple) -> Term:
    """The graph that describes the subject, unless only what is derived across articles can say such a thing."""
    subject, predicate, value = triple
    if predicate in _DERIVED or (predicate == _DENIES and article_root(value) != article_root(subject)):
        return COREF
    return home_graph(subject)


_DERIVED = frozenset(f"<{KG}{name}>" for name in ("refersTo", "root", "rootRule", "copyOf", "similarity"))
_DENIES = f"<{KG}denies>"
_HOMES = (
    (f"<{ID}run/", RUNS),
    (f"<{ID}review/", REVIEWS),
    (f"<{ID}incident/", COREF),
    (f"<{ID}coreference/", COREF),
    (f"<{ID}dataset", CATALOG),
    (f"<{ID}query/", CATALOG),
    (CATALOG, CATALOG),
    (f"<{ID}", ENTITIES),
    (f"<{BASE}vocab", VOCAB),
    (f"<{BASE}ontology", ONTOLOGY),
)
