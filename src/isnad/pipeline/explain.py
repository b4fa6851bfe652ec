"""Why a claim is in the graph: the words it was read from, the rule, and the hands through which it came."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from isnad.errors import QueryError
from isnad.graph.namespaces import DCTERMS, ID, KG, KGV, OA, SKOS
from isnad.graph.terms import RDF_TYPE, Term, literal_parts
from isnad.graph.vocabulary import CLASSES, kg
from isnad.model.article import ARTICLE_ID
from isnad.store.protocol import Queryable
from isnad.store.result import Iri, Solutions

REACH = 300  # characters shown on either side of the evidence where no sentence ends before

_CLAIM_ID = re.compile(r"[0-9a-f]{12}")
_CLAIM_IRI = re.compile(rf"{re.escape(ID)}article/({ARTICLE_ID.pattern})/claim/({_CLAIM_ID.pattern})")
_ARTICLE_IRI = re.compile(rf"{re.escape(ID)}article/({ARTICLE_ID.pattern})")
_END = re.compile(r"[.؟!?…\n\r]")
_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")

_LABEL, _TITLE = f"<{SKOS}prefLabel>", f"<{DCTERMS}title>"
_START, _STOP, _EXACT = f"<{OA}start>", f"<{OA}end>", f"<{OA}exact>"

_ABOUT = """PREFIX kg: <{kg}> PREFIX skos: <{skos}>
SELECT DISTINCT ?s ?p ?o WHERE {{
  {claims}
  {{ ?claim ?p ?o BIND(?claim AS ?s) }}
  UNION {{ ?claim (kg:content|kg:attribution|kg:evidence|kg:contextEvidence|kg:reportedIn) ?s . ?s ?p ?o }}
  UNION {{ ?claim kg:content/kg:casualties ?s . ?s ?p ?o }}
  UNION {{ ?s kg:reviewOf ?claim . ?s ?p ?o }}
  UNION {{
    ?claim (kg:content|kg:attribution|kg:reportedIn) ?node .
    ?node (kg:agent|kg:target|kg:supporter|kg:recipient|kg:place|kg:origin|kg:attributedTo|kg:publisher) ?s .
    ?s skos:prefLabel ?o BIND(skos:prefLabel AS ?p)
  }}
}}"""

_ROLES = (
    ("agent", kg.agent), ("target", kg.target), ("supporter", kg.supporter), ("recipient", kg.recipient),
    ("place", kg.place), ("from", kg.origin), ("kind of support", kg.supportKind), ("materiel", kg.materiel),
    ("when", kg.edtf), ("times", kg.occurrenceCount), ("on condition", kg.conditionText),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the article, and where they stand in its exact text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """One hop of the chain of transmission."""

    source: str
    mode: str
    stance: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim as a person reads it. `said` holds form, polarity, certainty, status; `about` roles with labels;
    `reviews` what people judged of it, `corrects` the id of the claim that it takes the place of.
    """

    claim: str
    article: str
    heading: tuple[str, ...]
    kind: str
    said: tuple[str, ...]
    about: tuple[tuple[str, str], ...]
    evidence: tuple[Quote, ...]
    rule: str
    confidence: str
    chain: tuple[Link, ...]
    reviews: tuple[str, ...] = ()
    corrects: str = ""


def explain(name: str, source: Queryable) -> tuple[Explanation, ...]:
    """The claims of that id (12 hex digits, or an IRI), or of the article of that id, in the order of their evidence.

    QueryError where the source has none.
    """
    pattern = _which(name)
    found = _explained(source, pattern)
    if not found and _CLAIM_ID.fullmatch(name):  # an article may be called so too
        found = _explained(source, _of_article(name))
    if not found:
        raise QueryError(f"no claim, and no article with claims, is called {name!r} here")
    return found


def explain_all(claims: Iterable[Iri], source: Queryable) -> tuple[Explanation, ...]:
    """The claims with those IRIs."""
    return _explained(source, f"VALUES ?claim {{ {' '.join(claim.n3 for claim in claims)} }}")


def claims_called(name: str) -> str:
    """The SPARQL that binds `?claim` to the claims of that id, or of the article of that id.

    Nothing of the name but checked ids and IRIs gets into it; QueryError where it is none.
    """
    return _which(name)


def sentence(text: str, quote: Quote) -> tuple[str, str, str]:
    """What stands before the quotation in its sentence, the quotation grown to whole words, what stands after it."""
    before = max((match.end() for match in _END.finditer(text, 0, quote.start)), default=0)
    after = _END.search(text, quote.end)
    first, last = max(before, quote.start - REACH), min(after.end() if after else len(text), quote.end + REACH)
    start, end = quote.start, quote.end
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and not text[end].isspace():
        end += 1
    return text[first:start].lstrip(), text[start:end], text[end:last].rstrip()


def _which(name: str) -> str:
    """The SPARQL that picks the claims; nothing of the name but checked ids and IRIs gets into it."""
    if _CLAIM_IRI.fullmatch(name):
        return f"VALUES ?claim {{ {Iri(name).n3} }}"
    if _CLAIM_ID.fullmatch(name):
        return f'?claim kg:reportedIn ?any . FILTER(STRENDS(STR(?claim), "/claim/{name}"))'
    return _of_article(name)


def _of_article(name: str) -> str:
    iri = name if _ARTICLE_IRI.fullmatch(name) else f"{ID}article/{name}"
    if not _ARTICLE_IRI.fullmatch(iri):
        raise QueryError(f"{name!r} is the id of no claim and of no article")
    return f"?claim kg:reportedIn {Iri(iri).n3} ."


def _explained(source: Queryable, claims: str) -> tuple[Explanation, ...]:
    result = source.query(_ABOUT.format(kg=KG, skos=SKOS, claims=claims))
    nodes = _Nodes(result.rows if isinstance(result, Solutions) else ())
    made = [nodes.explanation(node) for node in nodes.of_type(kg.Claim) if nodes.one(node, kg.reportedIn)]
    return tuple(sorted(made, key=lambda e: (e.article, [(q.start, q.end) for q in e.evidence], e.claim)))


class _Nodes:
    """Triples by subject and predicate."""

    def __init__(self, rows: Iterable[tuple[object, ...]]) -> None:
        self._values: defaultdict[Term, defaultdict[Term, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for s, p, o in rows:
            if s is not None and p is not None and o is not None:
                self._values[_term(s)][_term(p)].append(_term(o))

    def of_type(self, kind: Term) -> list[Term]:
        return [node for node, values in self._values.items() if kind in values[RDF_TYPE]]

    def all(self, node: Term, predicate: Term) -> list[Term]:
        return sorted(self._values[node][predicate]) if node in self._values else []

    def one(self, node: Term, predicate: Term) -> Term:
        return next(iter(self.all(node, predicate)), "")

    def word(self, node: Term, predicate: Term) -> str:
        return self.shown(self.one(node, predicate))

    def shown(self, term: Term) -> str:
        """The literal's words, a node's label (English first), a concept's name, or the end of an IRI."""
        if term.startswith('"'):
            return literal_parts(term).value
        labels = {literal_parts(label).language: literal_parts(label).value for label in self.all(term, _LABEL)}
        name = term[1:-1].removeprefix(KGV).removeprefix(KG)
        return labels.get("en") or labels.get("ar") or _spaced(re.split(r"[/#]", name)[-1])

    def explanation(self, node: Term) -> Explanation:
        content, article = self.one(node, kg.content), self.one(node, kg.reportedIn)
        details = (self.word(article, kg.publisher), self.word(article, kg.published), self.word(article, _TITLE))
        concepts = ((node, kg.polarity), (node, kg.certainty), (content, kg.status), (node, kg.negationFocus))
        form = next((name for name in ("Denial", "Accusation") if f"<{KG}{name}>" in self.all(node, RDF_TYPE)), "Claim")
        return Explanation(
            claim=node[1:-1].rpartition("/")[2],
            article=article[1:-1].rpartition("/")[2],
            heading=tuple(filter(None, details)),
            kind=_spaced(self._leaf(content)),
            said=(_spaced(form), *(self.word(at, p) for at, p in concepts if self.one(at, p))),
            about=tuple((role, self.shown(value)) for role, p in _ROLES for value in self.all(content, p)),
            evidence=tuple(sorted(map(self._quote, self.all(node, kg.evidence)), key=lambda quote: quote.start)),
            rule=self.word(node, kg.ruleId),
            confidence=self.word(node, kg.extractionConfidence),
            chain=tuple(map(self._link, sorted(self.all(node, kg.attribution), key=self._hop))),
            reviews=self._reviews(node),
            corrects=self.one(node, kg.corrects)[1:-1].rpartition("/")[2],
        )

    def _reviews(self, claim: Term) -> tuple[str, ...]:
        mine = (review for review in self.of_type(kg.Review) if self.one(review, kg.reviewOf) == claim)
        return tuple(sorted(map(self._judged, mine)))

    def _judged(self, review: Term) -> str:
        who = f"{self.word(review, kg.reviewedAt)} {self.word(review, kg.verdict)} by {self.word(review, kg.reviewer)}"
        aside = ", set aside" if self.one(review, kg.setsAside) else ""
        return f"{who}{aside}: {self.word(review, kg.reason)}".rstrip(": ")

    def _leaf(self, content: Term) -> str:
        """The class that lies under all the others the content has."""
        names = [term[1 + len(KG) : -1] for term in self.all(content, RDF_TYPE) if term.startswith(f"<{KG}")]
        return max(names, key=lambda name: (len(CLASSES.get(name, ())), name), default="Occurrence")

    def _quote(self, span: Term) -> Quote:
        return Quote(int(self.word(span, _START)), int(self.word(span, _STOP)), self.word(span, _EXACT))

    def _hop(self, attribution: Term) -> int:
        return int(self.word(attribution, kg.hop))

    def _link(self, attribution: Term) -> Link:
        source = self.one(attribution, kg.attributedTo)
        voice = "the article itself" if source.endswith("/source/article>") else self.shown(source)
        return Link(voice, self.word(attribution, kg.attributionMode), self.word(attribution, kg.stance))


def _term(term: object) -> Term:
    return str(getattr(term, "n3", ""))


def _spaced(name: str) -> str:
    """`GroundAssault` as `ground assault`."""
    return _CASE.sub(" ", name).lower()
