"""Small edits of a conforming graph, each breaking exactly one rule: (rule, what was done, edit)."""

# ruff: noqa: E501  a row is a line

from collections.abc import Callable

from isnad.graph import terms
from isnad.graph.namespaces import DCTERMS, ID, KG, KGV, OA, OWL, SCHEMA, SKOS, XSD
from isnad.graph.terms import RDF_TYPE, Quad, Term
from isnad.graph.vocabulary import kg, kgv

ARTICLE = f"<{ID}article/sample-1>"
OTHER = f"<{ID}article/other>"
PREF_LABEL = f"<{SKOS}prefLabel>"
START, END, EXACT = f"<{OA}start>", f"<{OA}end>", f"<{OA}exact>"


class Graph:
    """Quads that can be edited; nodes are found by what they are or say."""

    def __init__(self, quads: list[Quad]) -> None:
        self.quads = set(quads)

    def find(self, predicate: Term, value: Term) -> Term:
        """The first subject with that value, in order."""
        return min(s for s, p, o, _ in self.quads if (p, o) == (predicate, value))

    def value(self, subject: Term, predicate: Term) -> Term:
        return min(o for s, p, o, _ in self.quads if (s, p) == (subject, predicate))

    def drop(self, subject: Term | None, predicate: Term | None = None, value: Term | None = None) -> "Graph":
        wanted = (subject, predicate, value)
        self.quads = {q for q in self.quads if any(w is not None and w != t for w, t in zip(wanted, q, strict=False))}
        return self

    def add(self, subject: Term, predicate: Term, value: Term) -> "Graph":
        self.quads.add((subject, predicate, value, ""))
        return self

    def put(self, subject: Term, predicate: Term, value: Term) -> "Graph":
        """In place of the values there are."""
        return self.drop(subject, predicate).add(subject, predicate, value)

    def rename(self, old: Term, new: Term) -> "Graph":
        """The node and all whose names begin with its name."""
        start = old[:-1]
        self.quads = {
            tuple(new[:-1] + t[len(start) :] if t == old or t.startswith(start + "/") else t for t in q)
            for q in self.quads
        }  # type: ignore[assignment]
        return self

    # The nodes of the sample (conftest.py).
    @property
    def raid(self) -> Term:
        return self.find(kg.ruleId, '"air.raid"')

    @property
    def strike(self) -> Term:
        return self.value(self.raid, kg.content)

    @property
    def disclaimer(self) -> Term:
        return self.find(kg.ruleId, '"deny"')

    @property
    def implied(self) -> Term:
        return self.find(kg.ruleId, '"deny.implied"')

    @property
    def accused(self) -> Term:
        return self.find(kg.ruleId, '"accuse"')

    @property
    def promised(self) -> Term:
        return self.find(kg.ruleId, '"support.promise"')

    @property
    def rumour(self) -> Term:
        return self.find(kg.ruleId, '"deny.rumour"')

    @property
    def clash(self) -> Term:
        return self.find(kg.ruleId, '"clash"')

    @property
    def support(self) -> Term:
        return self.value(self.promised, kg.content)

    @property
    def hop(self) -> Term:
        return f"{self.raid[:-1]}/attribution/1>"

    @property
    def officer(self) -> Term:
        return self.value(self.raid, kg.source)

    @property
    def salem(self) -> Term:
        return self.value(self.accused, kg.source)

    @property
    def words(self) -> Term:
        return self.value(self.raid, kg.evidence)

    @property
    def killed(self) -> Term:
        return f"{self.strike[:-1]}/casualties/Killed-VictimUnspecified>"

    @property
    def women(self) -> Term:
        return f"{self.strike[:-1]}/casualties/Killed-Woman>"

    @property
    def gunmen(self) -> Term:
        return self.value(self.strike, kg.target)

    @property
    def valley(self) -> Term:
        return self.value(self.value(self.accused, kg.content), kg.place)


def seed(name: str) -> Term:
    return f"<{ID}{name}>"


EGYPT, FORCES, HAFTAR, DERNA = (seed(n) for n in ("actor/egypt", "actor/haftar-forces", "actor/haftar", "place/derna"))
AIR_FORCE, LIBYA, EAST = seed("actor/egypt-air-force"), seed("actor/libya"), seed("place/east")
NO_CONCEPT = kgv.Killed  # a concept, but of another scheme
ONE = terms.integer(1)


def blank(g: Graph, node: Term) -> Graph:
    """The node without its IRI. Its parts keep their names."""
    g.quads = {tuple("_:b" if t == node else t for t in q) for q in g.quads}  # type: ignore[assignment]
    return g


def drop_node(g: Graph, node: Term) -> Graph:
    return g.drop(node).drop(None, None, node)


def day(value: str) -> Term:
    return terms.day(value)


Edit = Callable[[Graph], object]


def second_hop(g: Graph) -> Term:
    return f"{g.raid[:-1]}/attribution/2>"


def drop_content(g: Graph) -> None:
    content = g.value(g.clash, kg.content)
    drop_node(g, content)


def fuse(g: Graph) -> None:
    """The claim takes over another's content, and the other goes."""
    claim, content = g.clash, g.value(g.clash, kg.content)
    drop_node(g, f"{claim[:-1]}/attribution/1>")
    drop_node(g, claim)
    g.add(g.raid, kg.content, content)


def share_hop(g: Graph) -> None:
    """The clash is attributed to the very hop of the promise, whose source it shares."""
    drop_node(g, f"{g.clash[:-1]}/attribution/1>")
    g.add(g.clash, kg.attribution, f"{g.promised[:-1]}/attribution/1>")


def only_a_source(g: Graph) -> None:
    """The officer is anonymous, so an actor's own label rule does not speak too."""
    g.drop(g.officer, PREF_LABEL)


def accuse_nobody(g: Graph) -> None:
    """Of another matter, so that no rule about actions speaks too."""
    content = g.value(g.accused, kg.content)
    g.put(content, RDF_TYPE, kg.OtherOccurrence).drop(content, kg.agent)


def act(g: Graph) -> None:
    content = g.value(g.rumour, kg.content)
    g.add(content, RDF_TYPE, kg.MilitaryAction).add(content, kg.participant, EGYPT)


def bare_fact(g: Graph) -> None:
    node = f"{ARTICLE[:-1]}/fact>"
    g.add(node, RDF_TYPE, kg.AirStrike).add(node, kg.status, kgv.Actual)
    g.add(node, kg.agent, EGYPT).add(node, kg.place, DERNA)


def undate(g: Graph) -> None:
    g.drop(ARTICLE, kg.published)
    for predicate in (kg.earliest, kg.latest):
        g.drop(g.strike, predicate)
    g.put(g.strike, kg.dateBasis, kgv.UnresolvedDate)


def empty_span(g: Graph) -> None:
    """Ends at its start; the words go with it, or they would be too long too."""
    g.put(g.words, END, g.value(g.words, START))


def long_quote(g: Graph) -> None:
    words = "كلمة " * 200
    g.put(g.words, EXACT, terms.text(words)).put(g.words, START, terms.integer(0))
    g.put(g.words, END, terms.integer(len(words))).put(ARTICLE, kg.charLength, terms.integer(5000))


def in_bytes(g: Graph) -> None:
    words = terms.literal_parts(g.value(g.words, EXACT)).value
    start = int(terms.literal_parts(g.value(g.words, START)).value)
    g.put(g.words, END, terms.integer(start + len(words.encode())))


def across_articles(g: Graph) -> None:
    """The denial answers a claim of another, whole, article."""
    whole = Graph(list(g.quads)).rename(ARTICLE, OTHER).put(OTHER, f"<{DCTERMS}identifier>", '"other"')
    g.quads |= whole.quads
    disclaimer = min(s for s, p, o, _ in g.quads if (p, o) == (kg.ruleId, '"deny"') and s.startswith(ARTICLE[:-1]))
    raid = min(s for s, p, o, _ in g.quads if (p, o) == (kg.ruleId, '"air.raid"') and s.startswith(OTHER[:-1]))
    g.put(disclaimer, kg.denies, raid)


def linked(g: Graph) -> Graph:
    """An incident of two descriptions, and the join between them, added to the graph."""
    other = g.value(g.accused, kg.content)
    for subject, predicate, value in (
        (INCIDENT, RDF_TYPE, kg.Incident), (INCIDENT, kg.ruleId, '"rule"'), (INCIDENT, kg.extractionConfidence, HALF),
        (JOIN, RDF_TYPE, kg.Coreference), (JOIN, kg.ruleId, '"rule"'), (JOIN, kg.extractionConfidence, HALF),
        (JOIN, kg.joins, g.strike), (JOIN, kg.joins, other),
        (g.strike, kg.refersTo, INCIDENT), (other, kg.refersTo, INCIDENT),
    ):  # fmt: skip
        g.add(subject, predicate, value)
    return g


def two_incidents(g: Graph) -> None:
    linked(g)
    for node in (OTHER_INCIDENT, INCIDENT):
        g.add(node, RDF_TYPE, kg.Incident).put(node, kg.ruleId, '"rule"').put(node, kg.extractionConfidence, HALF)
    g.add(g.strike, kg.refersTo, OTHER_INCIDENT).add(g.value(g.accused, kg.content), kg.refersTo, OTHER_INCIDENT)
    g.drop(JOIN)


def apart(g: Graph) -> None:
    """Each of the two joined descriptions in an incident of its own."""
    linked(g)
    g.add(OTHER_INCIDENT, RDF_TYPE, kg.Incident).add(OTHER_INCIDENT, kg.ruleId, '"rule"')
    g.add(OTHER_INCIDENT, kg.extractionConfidence, HALF).put(g.strike, kg.refersTo, OTHER_INCIDENT)
    g.add(g.value(g.rumour, kg.content), kg.refersTo, OTHER_INCIDENT)
    g.add(g.value(g.disclaimer, kg.content), kg.refersTo, INCIDENT)


INCIDENT, OTHER_INCIDENT = f"<{ID}incident/1>", f"<{ID}incident/2>"
JOIN = f"<{ID}coreference/1>"
HALF = f'"0.5"^^<{XSD}decimal>'


REVIEW = f"<{ID}review/sample-1/0123456789ab>"
CORRECTION = f"{REVIEW[:-1]}/correction/1>"


def reviewed(g: Graph, verdict: Term = kgv.Accepted) -> Graph:
    """The raid judged, as it should be."""
    g.add(REVIEW, RDF_TYPE, kg.Review).add(REVIEW, kg.reviewOf, g.raid).add(REVIEW, kg.verdict, verdict)
    g.add(REVIEW, kg.reviewer, '"Amal"').add(
        REVIEW, kg.reviewedAt, terms.typed("2020-01-31T12:00:00Z", XSD + "dateTime")
    )
    if verdict != kgv.Accepted:
        g.add(REVIEW, kg.setsAside, g.raid)
    if verdict == kgv.Corrected:
        g.add(REVIEW, kg.correction, CORRECTION).add(CORRECTION, RDF_TYPE, kg.Correction)
        g.add(CORRECTION, kg.correctedField, '"status"').add(CORRECTION, kg.correctedValue, '"Planned"')
    return g


BROKEN: tuple[tuple[str, str, Edit], ...] = (
    ("Claim-reportedIn", "no article", lambda g: g.drop(g.rumour, kg.reportedIn)),
    ("Claim-content", "no content", drop_content),
    ("Claim-content", "two events fused", fuse),
    ("Claim-source", "no source", lambda g: g.drop(g.raid, kg.source)),
    ("Claim-attribution", "no hop", lambda g: [drop_node(g, f"{g.raid[:-1]}/attribution/{n}>") for n in (2, 1)]),
    ("Claim-evidence", "no evidence", lambda g: g.drop(g.raid, kg.evidence)),
    ("Claim-certainty", "none", lambda g: g.drop(g.raid, kg.certainty)),
    ("Claim-certainty", "two", lambda g: g.add(g.raid, kg.certainty, kgv.Possible)),
    ("Claim-certainty", "of another list", lambda g: g.put(g.raid, kg.certainty, NO_CONCEPT)),
    ("Claim-polarity", "none", lambda g: g.drop(g.raid, kg.polarity)),
    ("Claim-temporality", "none", lambda g: g.drop(g.raid, kg.temporality)),
    ("Claim-confidence", "per cent", lambda g: g.put(g.raid, kg.extractionConfidence, terms.decimal(87))),
    ("Claim-confidence", "below 0", lambda g: g.put(g.raid, kg.extractionConfidence, terms.decimal(-0.5))),
    ("Claim-confidence", "a double", lambda g: g.put(g.raid, kg.extractionConfidence, terms.typed("0.87", XSD + "double"))),
    ("Claim-ruleId", "empty", lambda g: g.put(g.raid, kg.ruleId, '""')),
    ("Claim-ruleId", "none", lambda g: g.drop(g.raid, kg.ruleId)),
    ("Claim-unreal-not-past", "a promise marked past", lambda g: g.put(g.promised, kg.temporality, kgv.Past)),
    ("Denial-negative", "an affirmative denial", lambda g: g.put(g.rumour, kg.polarity, kgv.Positive)),
    ("Denial-explicitness", "not said", lambda g: g.drop(g.rumour, kg.explicitness)),
    ("Denial-focus", "not said", lambda g: g.drop(g.rumour, kg.negationFocus)),
    ("Denial-denies", "an article", lambda g: g.put(g.disclaimer, kg.denies, seed("actor/egypt"))),
    ("Denial-implicit-needs-interpreter", "nobody reads it so", lambda g: g.drop(g.implied, kg.interpretedBy)),
    ("Denial-only", "a plain claim that denies", lambda g: g.add(g.clash, kg.denies, g.raid)),
    ("NegationFocus-listed", "of another list", lambda g: g.put(g.rumour, kg.negationFocus, NO_CONCEPT)),
    ("NegationFocus-only-negative", "on a positive claim", lambda g: g.add(g.raid, kg.negationFocus, kgv.Figure)),
    ("NegationFocus-responsibility-needs-agent", "nobody's responsibility", lambda g: g.put(g.rumour, kg.negationFocus, kgv.Responsibility)),
    ("Accusation-accused", "nobody accused", accuse_nobody),
    ("Attribution-hop", "zero", lambda g: g.put(second_hop(g), kg.hop, terms.integer(0))),
    ("Attribution-hop", "as a string", lambda g: g.put(second_hop(g), kg.hop, '"2"')),
    ("Attribution-to", "two sources", lambda g: g.add(second_hop(g), kg.attributedTo, seed("actor/egypt-mfa"))),
    ("Attribution-mode", "none", lambda g: g.drop(g.hop, kg.attributionMode)),
    ("Attribution-stance", "of another list", lambda g: g.put(g.hop, kg.stance, NO_CONCEPT)),
    ("Attribution-of-one-claim", "shared by two claims", share_hop),
    ("Source-label", "a named source without one", only_a_source),
    ("Source-named-or-anonymous", "both", lambda g: g.add(g.officer, RDF_TYPE, kg.NamedSource)),
    ("Source-named-or-anonymous", "neither", lambda g: g.drop(g.officer, RDF_TYPE, kg.AnonymousSource)),
    ("Source-kind", "none anywhere", lambda g: [g.drop(g.hop, kg.sourceKind), g.drop(g.officer, kg.sourceKind)]),
    ("Source-kind-listed", "of another list", lambda g: g.put(g.officer, kg.sourceKind, NO_CONCEPT)),
    ("AnonymousSource-no-link", "linked to Wikidata", lambda g: g.add(g.officer, f"<{SCHEMA}sameAs>", "<http://www.wikidata.org/entity/Q1>")),
    ("AnonymousSource-evidence", "no words for it", lambda g: g.drop(g.officer, kg.evidence)),
    ("Source-close-to", "a place", lambda g: g.put(g.officer, kg.closeTo, DERNA)),
    ("Source-interpreter", "a place", lambda g: g.put(g.implied, kg.interpretedBy, DERNA)),
    ("Occurrence-claimed", "a bare fact", bare_fact),
    ("Occurrence-kind", "an action and another matter", act),
    ("Occurrence-kind", "neither", lambda g: g.put(g.value(g.rumour, kg.content), RDF_TYPE, kg.Occurrence)),
    ("Occurrence-status", "none", lambda g: g.drop(g.strike, kg.status)),
    ("Occurrence-participant", "a place as agent", lambda g: g.put(g.strike, kg.agent, DERNA)),
    ("Occurrence-target", "a source as target", lambda g: g.put(g.strike, kg.target, g.officer)),
    ("Occurrence-place", "a person as place", lambda g: g.put(g.strike, kg.place, HAFTAR)),
    ("Occurrence-materiel", "of another list", lambda g: g.put(g.strike, kg.materiel, NO_CONCEPT)),
    ("Occurrence-recurrence", "two", lambda g: g.add(g.strike, kg.recurrence, kgv.Repeated)),
    ("Occurrence-count", "zero", lambda g: g.put(g.strike, kg.occurrenceCount, terms.integer(0))),
    ("Occurrence-earliest", "two", lambda g: g.add(g.strike, kg.earliest, day("2017-10-29"))),
    ("Occurrence-latest", "two", lambda g: g.add(g.strike, kg.latest, day("2017-10-31"))),
    ("Occurrence-interval-order", "reversed", lambda g: g.put(g.strike, kg.latest, day("2017-10-29"))),
    ("Occurrence-interval-complete", "no end", lambda g: g.drop(g.strike, kg.latest)),
    ("Occurrence-interval-has-basis", "none", lambda g: g.drop(g.strike, kg.dateBasis)),
    ("Occurrence-edtf", "with slashes", lambda g: g.put(g.strike, kg.edtf, '"30/10/2017"')),
    ("Occurrence-basis", "of another list", lambda g: g.put(g.value(g.accused, kg.content), kg.dateBasis, NO_CONCEPT)),
    ("Occurrence-resolved-needs-published", "an undated article", lambda g: g.drop(ARTICLE, kg.published)),
    ("Occurrence-unreal-no-casualties", "a planned strike", lambda g: [g.put(g.strike, kg.status, kgv.Planned), g.put(g.raid, kg.temporality, kgv.Future)]),
    ("Occurrence-conditional-text", "no condition", lambda g: g.drop(g.support, kg.conditionText)),
    ("MilitaryAction-someone-or-somewhere", "nothing", lambda g: [g.drop(g.value(g.clash, kg.content), p) for p in (kg.agent, kg.participant, kg.place)]),
    ("MilitaryAction-no-agent", "none", lambda g: g.drop(g.strike, kg.agent)),
    ("MilitaryAction-no-place", "none", lambda g: g.drop(g.value(g.clash, kg.content), kg.place)),
    ("MilitaryAction-no-supporter", "a supporter", lambda g: g.add(g.strike, kg.supporter, EGYPT)),
    ("Support-supporter", "none", lambda g: g.drop(g.support, kg.supporter)),
    ("Support-recipient", "none", lambda g: g.drop(g.support, kg.recipient)),
    ("Support-someone", "neither", lambda g: g.drop(g.support, kg.supporter).drop(g.support, kg.recipient)),
    ("Support-not-self", "of itself", lambda g: g.put(g.support, kg.recipient, EGYPT)),
    ("Support-kind", "of another list", lambda g: g.put(g.support, kg.supportKind, NO_CONCEPT)),
    ("Support-kind", "none", lambda g: g.drop(g.support, kg.supportKind)),
    ("Support-no-agent", "an agent", lambda g: g.add(g.support, kg.agent, EGYPT)),
    ("Casualties-outcome", "none", lambda g: [g.drop(g.women, kg.outcome)]),
    ("Casualties-victim", "none", lambda g: g.drop(g.women, kg.victimKind)),
    ("Casualties-figure", "neither number nor words", lambda g: [g.drop(g.women, kg.count), g.drop(g.women, kg.countText)]),
    ("Casualties-count", "negative", lambda g: g.put(g.women, kg.count, terms.integer(-3))),
    ("Casualties-min", "negative", lambda g: g.put(g.women, kg.countMin, terms.integer(-3))),
    ("Casualties-max", "two", lambda g: g.add(g.women, kg.countMax, terms.integer(5)).add(g.women, kg.countMax, terms.integer(6))),
    ("Casualties-bounds-order", "reversed", lambda g: g.put(g.women, kg.countMin, terms.integer(9)).put(g.women, kg.countMax, terms.integer(8))),
    ("Casualties-claimed", "nobody's", lambda g: g.drop(g.strike, kg.casualties, g.women)),
    ("Casualties-breakdown", "of two totals", lambda g: g.add(g.women, kg.breakdownOf, f"{g.strike[:-1]}/casualties/Killed-Child>")),
    ("Casualties-typed", "an untyped figure", lambda g: g.add(g.strike, kg.casualties, ARTICLE)),
    ("Evidence-typed", "an article", lambda g: g.add(g.raid, kg.contextEvidence, g.officer.replace("/source/", "/span/"))),
    ("Evidence-start", "none", lambda g: g.drop(g.words, START)),
    ("Evidence-end", "none", lambda g: g.drop(g.words, END)),
    ("Evidence-order", "after its end", empty_span),
    ("Evidence-exact", "none", lambda g: g.drop(g.words, EXACT)),
    ("Evidence-short", "a whole article", long_quote),
    ("Article-id", "none", lambda g: g.drop(ARTICLE, f"<{DCTERMS}identifier>")),
    ("Article-sha", "none", lambda g: g.drop(ARTICLE, kg.contentSha256)),
    ("Article-sha", "too short", lambda g: g.put(ARTICLE, kg.contentSha256, '"0123abcd"')),
    ("Article-length", "none", lambda g: g.drop(ARTICLE, kg.charLength)),
    ("Article-published", "two", lambda g: g.add(ARTICLE, kg.published, day("2017-11-03"))),
    ("Article-undated", "no date", undate),
    ("Article-publisher", "a state", lambda g: g.put(ARTICLE, kg.publisher, EGYPT)),
    ("Actor-typed", "just an actor", lambda g: g.put(g.gunmen, RDF_TYPE, kg.Actor)),
    ("Actor-label", "none", lambda g: g.drop(g.gunmen, PREF_LABEL)),
    ("Place-label", "none", lambda g: g.drop(g.valley, PREF_LABEL)),
    ("Entity-label-language", "two in Arabic", lambda g: g.add(EGYPT, PREF_LABEL, '"أم الدنيا"@ar')),
    ("Entity-label-language", "no language", lambda g: g.add(EGYPT, PREF_LABEL, '"Egypt"')),
    ("Entity-same-as", "a page", lambda g: g.put(EGYPT, f"<{SCHEMA}sameAs>", "<https://www.wikidata.org/wiki/Q79>")),
    ("Entity-english-label", "none", lambda g: g.drop(EGYPT, PREF_LABEL, '"Egypt"@en')),
    ("Actor-part-of", "a place", lambda g: g.put(AIR_FORCE, kg.partOf, DERNA)),
    ("Actor-led-by", "a state", lambda g: g.put(FORCES, kg.ledBy, EGYPT)),
    ("Place-located-in", "a person", lambda g: g.put(DERNA, kg.locatedIn, HAFTAR)),
    ("Claim-source-is-hop-1", "the relayer", lambda g: g.put(g.raid, kg.source, seed("actor/al-nahar"))),
    ("Claim-hops-contiguous", "1, 3", lambda g: g.put(second_hop(g), kg.hop, terms.integer(3))),
    ("Claim-hops-unique", "1, 1", lambda g: [g.put(second_hop(g), kg.hop, ONE), g.put(second_hop(g), kg.attributedTo, g.officer)]),
    ("Claim-iri-in-article", "minted elsewhere", lambda g: g.rename(g.rumour, f"{OTHER[:-1]}/claim/1>")),
    ("Claim-evidence-same-article", "another article's words", lambda g: g.rename(g.words, f"{OTHER[:-1]}/span/38-71>")),
    ("Denial-not-self", "denies itself", lambda g: g.put(g.disclaimer, kg.denies, g.disclaimer)),
    ("Denial-same-article", "across articles", across_articles),
    ("Accusation-not-self", "accuses itself", lambda g: g.put(g.value(g.accused, kg.content), kg.agent, g.salem)),
    ("AnonymousSource-one-article", "used by two", lambda g: g.rename(g.officer, f"{OTHER[:-1]}/source/1>")),
    ("Occurrence-actual-not-after-publication", "next year", lambda g: g.put(g.strike, kg.earliest, day("2018-01-01")).put(g.strike, kg.latest, day("2018-01-01"))),
    ("Casualties-breakdown-sum", "more than the total", lambda g: g.put(g.women, kg.count, terms.integer(16))),
    ("Casualties-breakdown-not-self", "a part of itself", lambda g: g.put(g.women, kg.breakdownOf, g.women)),
    ("Casualties-breakdown-outcome", "wounded among the killed", lambda g: g.put(g.women, kg.outcome, kgv.Wounded)),
    ("Evidence-length", "bytes, not code points", in_bytes),
    ("Evidence-in-bounds", "beyond the end", lambda g: g.put(ARTICLE, kg.charLength, terms.integer(400))),
    ("Article-iri-has-id", "another id", lambda g: g.put(ARTICLE, f"<{DCTERMS}identifier>", '"other"')),
    ("Actor-part-of-cycle", "by way of another", lambda g: g.add(EGYPT, kg.partOf, AIR_FORCE)),
    ("Place-in-cycle", "by way of another", lambda g: g.add(EAST, kg.locatedIn, DERNA)),
    ("Occurrence-one-incident", "two", two_incidents),
    ("Occurrence-one-incident", "no incident", lambda g: g.add(g.strike, kg.refersTo, ARTICLE)),
    ("Incident-descriptions", "one", lambda g: linked(g).drop(g.strike, kg.refersTo).drop(JOIN)),
    ("Derived-rule", "none", lambda g: linked(g).drop(JOIN, kg.ruleId)),
    ("Derived-confidence", "per cent", lambda g: linked(g).put(INCIDENT, kg.extractionConfidence, f'"50.0"^^<{XSD}decimal>')),
    ("Coreference-joins", "one", lambda g: linked(g).drop(JOIN, kg.joins, g.strike)),
    ("Coreference-one-incident", "two", apart),
    ("Claim-root", "no source", lambda g: g.add(g.raid, kg.root, DERNA).add(g.raid, kg.rootRule, '"rule"')),
    ("Claim-root-rule", "none", lambda g: g.add(g.raid, kg.root, g.value(g.raid, kg.source))),
    ("Article-copy-of", "of a claim", lambda g: g.add(ARTICLE, kg.copyOf, g.raid).add(ARTICLE, kg.similarity, HALF)),
    ("Article-similarity", "none", lambda g: g.add(ARTICLE, kg.copyOf, ARTICLE)),
    ("Article-text-sketch", "no base64", lambda g: g.put(ARTICLE, kg.textSketch, '"a b"')),
    ("Typed-claim", "an untyped claim", lambda g: g.add(f"{ARTICLE[:-1]}/claim/x>", kg.polarity, kgv.Positive)),
    ("Typed-attribution", "an untyped hop", lambda g: g.add(f"{ARTICLE[:-1]}/claim/x>", kg.hop, ONE)),
    ("Typed-occurrence", "an untyped fact", lambda g: g.add(f"{ARTICLE[:-1]}/fact>", kg.agent, EGYPT)),
    ("Typed-casualties", "an untyped figure", lambda g: g.add(f"{ARTICLE[:-1]}/figure>", kg.count, ONE)),
    ("Typed-evidence", "an untyped span", lambda g: g.add(f"{ARTICLE[:-1]}/span/1-2>", EXACT, '"a"')),
    ("Typed-article", "an untyped article", lambda g: g.add(OTHER, kg.published, day("2017-01-01"))),
    ("Typed-source", "an untyped source", lambda g: g.add(DERNA, kg.closeTo, EGYPT)),
    ("Typed-actor", "a place with a leader", lambda g: g.add(DERNA, kg.ledBy, HAFTAR)),
    ("Typed-place", "a person in a place", lambda g: g.add(HAFTAR, kg.near, DERNA)),
    ("Node-iri", "a blank claim", lambda g: blank(g, g.rumour)),
    ("No-owl-same-as", "owl:sameAs", lambda g: g.add(HAFTAR, f"<{OWL}sameAs>", "<http://www.wikidata.org/entity/Q1>")),
    ("KnownTerms-predicate", "kg:recipeint", lambda g: g.add(g.support, f"<{KG}recipeint>", HAFTAR)),
    ("KnownTerms-class", "kg:AirStrikes", lambda g: g.add(g.strike, RDF_TYPE, f"<{KG}AirStrikes>")),
    ("KnownTerms-concept", "kgv:Maybe", lambda g: g.add(g.raid, f"<{DCTERMS}subject>", f"<{KGV}Maybe>")),
    ("No-blank-nodes", "a blank value", lambda g: g.add(g.raid, f"<{DCTERMS}subject>", "_:x")),
    ("Review-claim", "of two claims", lambda g: reviewed(g).add(REVIEW, kg.reviewOf, g.rumour)),
    ("Review-outdated", "of a claim that is gone", lambda g: reviewed(g).put(REVIEW, kg.reviewOf, f"{ARTICLE[:-1]}/claim/0>")),
    ("Review-verdict", "a concept of another list", lambda g: reviewed(g).put(REVIEW, kg.verdict, NO_CONCEPT)),
    ("Review-reviewer", "unsigned", lambda g: reviewed(g).drop(REVIEW, kg.reviewer)),
    ("Review-time", "a day", lambda g: reviewed(g).put(REVIEW, kg.reviewedAt, day("2020-01-31"))),
    ("Review-aside-own", "another claim", lambda g: reviewed(g, kgv.Rejected).put(REVIEW, kg.setsAside, g.rumour)),
    ("Review-accepted-stays", "accepted and out", lambda g: reviewed(g).add(REVIEW, kg.setsAside, g.raid)),
    ("Review-correction", "corrects nothing", lambda g: drop_node(reviewed(g, kgv.Corrected), CORRECTION)),
    ("Review-correction", "rejects and corrects", lambda g: reviewed(g, kgv.Corrected).put(REVIEW, kg.verdict, kgv.Rejected)),
    ("Correction-field", "of nothing", lambda g: reviewed(g, kgv.Corrected).drop(CORRECTION, kg.correctedField)),
    ("Correction-value", "a number", lambda g: reviewed(g, kgv.Corrected).put(CORRECTION, kg.correctedValue, ONE)),
    ("Claim-corrects", "a state", lambda g: g.add(g.raid, kg.corrects, EGYPT)),
    ("Typed-review", "untyped", lambda g: reviewed(g).drop(REVIEW, RDF_TYPE)),
    ("Typed-correction", "untyped", lambda g: reviewed(g, kgv.Corrected).drop(CORRECTION, RDF_TYPE)),
)  # fmt: skip
