"""What the sh:sparql rules of shapes/ ask, written out by hand; queries.py says which answers which.

Each function yields the values of $value for one $this, each once, or None where the query selects only $this. It may
assume that literals are plain (literals.py): rules that meet others are not run here. A comparison of what SPARQL
cannot compare is an error, which a FILTER takes for false; where rdflib has its own idea, Unsure calls the referee.
"""

from collections.abc import Callable, Iterator

from isnad.graph.namespaces import DCTERMS, KG, KGV, OA, OWL, SKOS, XSD
from isnad.graph.shacl.index import Index
from isnad.graph.shacl.literals import Unsure, comparable, string
from isnad.graph.terms import RDF_TYPE, Term, is_blank, is_iri, is_literal, literal_parts
from isnad.graph.vocabulary import kg, kgv

Answers = Iterator[Term | None]
Answer = Callable[[Index, Term], Answers]

START, END, EXACT, IDENTIFIER = f"<{OA}start>", f"<{OA}end>", f"<{OA}exact>", f"<{DCTERMS}identifier>"


def source_is_hop_1(index: Index, this: Term) -> Answers:
    for value in index.objects(this, kg.source):
        if any(_differ(value, source) for source in _originators(index, this)):
            yield value


def _originators(index: Index, claim: Term) -> Iterator[Term]:
    for attribution in index.objects(claim, kg.attribution):
        if any(_integer(hop) == 1 for hop in index.objects(attribution, kg.hop)):
            yield from index.objects(attribution, kg.attributedTo)


def _hops(index: Index, claim: Term) -> list[Term]:
    return [hop for a in index.objects(claim, kg.attribution) for hop in index.objects(a, kg.hop)]


def hops_contiguous(index: Index, this: Term) -> Answers:
    hops = _hops(index, this)
    numbers = {_integer(hop) for hop in hops}
    yield from (hop for hop in dict.fromkeys(hops) if _integer(hop) > 1 and _integer(hop) - 1 not in numbers)


def hops_unique(index: Index, this: Term) -> Answers:
    seen: dict[Term, set[str]] = {}
    for attribution in index.objects(this, kg.attribution):
        for hop in index.objects(attribution, kg.hop):
            seen.setdefault(hop, set()).add(string(attribution))
    yield from (hop for hop, attributions in seen.items() if len(attributions) > 1)


def iri_in_article(index: Index, this: Term) -> Answers:
    for article in index.objects(this, kg.reportedIn):
        if is_iri(this) and not string(this).startswith(f"{string(article)}/claim/"):
            yield article


def evidence_same_article(index: Index, this: Term) -> Answers:
    spans = dict.fromkeys(index.objects(this, kg.evidence) + index.objects(this, kg.contextEvidence))
    for span in filter(is_iri, spans):
        articles = index.objects(this, kg.reportedIn)
        if any(not string(span).startswith(f"{string(article)}/span/") for article in articles):
            yield span


def denial_not_self(index: Index, this: Term) -> Answers:
    return (value for value in index.objects(this, kg.denies) if _same(value, this))


def denial_same_article(index: Index, this: Term) -> Answers:
    own = index.objects(this, kg.reportedIn)
    for value in index.objects(this, kg.denies):
        elsewhere = any(_differ(a, b) for a in own for b in index.objects(value, kg.reportedIn))
        if elsewhere and _incidents(index, this).isdisjoint(_incidents(index, value)):
            yield value


def _incidents(index: Index, claim: Term) -> set[Term]:
    return {i for content in index.objects(claim, kg.content) for i in index.objects(content, kg.refersTo)}


def accusation_not_self(index: Index, this: Term) -> Answers:
    accused = {
        actor
        for content in index.objects(this, kg.content)
        for role in (kg.agent, kg.supporter)
        for actor in index.objects(content, role)
    }
    return (value for value in index.objects(this, kg.source) if value in accused)


def anonymous_one_article(index: Index, this: Term) -> Answers:
    claims = {c for a in index.subjects(this, kg.attributedTo) for c in index.subjects(a, kg.attribution)}
    for article in {article for claim in claims for article in index.objects(claim, kg.reportedIn)}:
        if not string(this).startswith(f"{string(article)}/source/"):
            yield article


def actual_not_after_publication(index: Index, this: Term) -> Answers:
    if kgv.Actual not in index.objects(this, kg.status):
        return
    claims = [c for c in index.subjects(this, kg.content) if kgv.Positive in index.objects(c, kg.polarity)]
    articles = {article for claim in claims for article in index.objects(claim, kg.reportedIn)}
    published = [string(day) for article in articles for day in index.objects(article, kg.published)]
    for value in index.objects(this, kg.earliest):
        if any(string(value) > day for day in published):
            yield value


def breakdown_sum(index: Index, this: Term) -> Answers:
    parts = [n for part in index.subjects(this, kg.breakdownOf) for n in index.objects(part, kg.count)]
    counts = [_integer(part) for part in parts]
    for value in index.objects(this, kg.count):
        if counts and sum(counts) > _integer(value):
            yield value


def later(first: Term, second: Term, *, or_equal: bool = False) -> Answer:
    """Whether the first property's value lies beyond (or at) the second's; what cannot be compared does not."""

    def answer(index: Index, this: Term) -> Answers:
        bounds = index.objects(this, second)
        for value in index.objects(this, first):
            if any(_beyond(value, bound, or_equal=or_equal) for bound in bounds):
                yield value

    return answer


def _beyond(value: Term, bound: Term, *, or_equal: bool) -> bool:
    if not (is_literal(value) and is_literal(bound)):
        raise Unsure
    (kind, left), (other, right) = comparable(value), comparable(bound)
    if kind != other:
        raise Unsure
    return left > right or (or_equal and left == right)  # type: ignore[operator]


def breakdown_outcome(index: Index, this: Term) -> Answers:
    own = index.objects(this, kg.outcome)
    for value in index.objects(this, kg.breakdownOf):
        if any(_differ(a, b) for a in own for b in index.objects(value, kg.outcome)):
            yield value


def evidence_length(index: Index, this: Term) -> Answers:
    starts, ends = index.objects(this, START), index.objects(this, END)
    lengths = {_integer(end) - _integer(start) for start in starts for end in ends if _integer(start) < _integer(end)}
    for value in index.objects(this, EXACT):
        if lengths - {len(string(value))}:
            yield value


def evidence_in_bounds(index: Index, this: Term) -> Answers:
    article, mark, _ = string(this).partition("/span/")
    lengths = index.objects(f"<{article}>", kg.charLength) if mark else ()
    for end in index.objects(this, END):
        if any(_beyond(end, length, or_equal=False) for length in lengths):
            yield end


def article_iri_has_id(index: Index, this: Term) -> Answers:
    for value in index.objects(this, IDENTIFIER):
        if not string(this).endswith(f"/{string(value)}"):
            yield value


def cycle(*predicates: Term) -> Answer:
    """Whether a node reaches itself by the predicates."""

    def answer(index: Index, this: Term) -> Answers:
        seen: set[Term] = set()
        todo = [value for predicate in predicates for value in index.objects(this, predicate)]
        while todo:
            node = todo.pop()
            if node == this:
                yield None
                return
            if node not in seen:
                seen.add(node)
                todo += [value for predicate in predicates for value in index.objects(node, predicate)]

    return answer


def unknown_predicates(index: Index, this: Term) -> Answers:
    unknown = index.once("predicates", _undeclared_predicates)
    return iter([predicate for predicate in index.node(this) if predicate in unknown] if unknown else ())


def _undeclared_predicates(index: Index) -> frozenset[Term]:
    declared = {f"<{OWL}ObjectProperty>", f"<{OWL}DatatypeProperty>"}
    ours = (predicate for predicate in index.predicates() if predicate.startswith(f"<{KG}"))
    return frozenset(p for p in ours if declared.isdisjoint(index.objects(p, RDF_TYPE)))


def unknown_classes(index: Index, this: Term) -> Answers:
    unknown = index.once("classes", _undeclared_classes)
    return iter([kind for kind in index.objects(this, RDF_TYPE) if kind in unknown] if unknown else ())


def _undeclared_classes(index: Index) -> frozenset[Term]:
    kinds = {kind for _, kind in index.pairs(RDF_TYPE)}
    ours = (kind for kind in kinds if not is_blank(kind) and string(kind).startswith(KG))
    return frozenset(kind for kind in ours if f"<{OWL}Class>" not in index.objects(kind, RDF_TYPE))


def unknown_concepts(index: Index, this: Term) -> Answers:
    unknown = index.once("concepts", _undeclared_concepts)
    return iter({value for value in _values(index, this) if value in unknown} if unknown else ())


def _undeclared_concepts(index: Index) -> frozenset[Term]:
    values = {value for p in index.predicates() for _, value in index.pairs(p) if value.startswith(f"<{KGV}")}
    return frozenset(value for value in values if f"<{SKOS}Concept>" not in index.objects(value, RDF_TYPE))


def blank_values(index: Index, this: Term) -> Answers:
    blank = index.once("blank", _all_blank)
    return iter({value for value in _values(index, this) if value in blank} if blank else ())


def _all_blank(index: Index) -> frozenset[Term]:
    return frozenset(value for p in index.predicates() for _, value in index.pairs(p) if is_blank(value))


def _values(index: Index, this: Term) -> Iterator[Term]:
    return (value for values in index.node(this).values() for value in values)


def _same(left: Term, right: Term) -> bool:
    """SPARQL's = of two nodes; of literals it compares values, which is left to the referee."""
    if is_literal(left) or is_literal(right):
        raise Unsure
    return left == right


def _differ(left: Term, right: Term) -> bool:
    return not _same(left, right)


def _integer(term: Term) -> int:
    """The integer that a term is; of anything else the referee knows what rdflib makes."""
    if not is_literal(term) or literal_parts(term).datatype != XSD + "integer":
        raise Unsure
    return int(literal_parts(term).value)
