"""The straightforward pipeline, from the same claims to the same graph: rdflib for the graph and its files, pySHACL for
the shapes, owlrl for what follows.

Written as one writes it first: nodes and literals of rdflib, one `Dataset`, the libraries' own calls. What is no matter
of RDF (how IRIs are hashed, which figure is part of which, what an entry is tied to) is decided by Isnad's own code.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import owlrl
import pyshacl
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV

from isnad.graph.figures import Figure, arrange, named
from isnad.graph.namespaces import PREFIXES
from isnad.graph.shared import Run
from isnad.graph.vocabulary import CLASSES
from isnad.model.article import ArticleRecord
from isnad.model.claim import Claim, Entity, Evidence, Occurrence, Source, When, digest
from isnad.model.claims_file import Extract
from isnad.resources import folder
from isnad.seeds.authority import Authority, SeedEntity

BASE = "https://w3id.org/isnad/"
KG, KGV, ID, GRAPH = (Namespace(BASE + name) for name in ("ontology#", "vocab#", "id/", "graph/"))
OA, SCHEMA = Namespace("http://www.w3.org/ns/oa#"), Namespace("https://schema.org/")
INFERRED = GRAPH + "inferred/"
CORE = ("Actor", "Place", "MilitaryAction", "Claim")
CONCEPTS_OF_CLAIMS = (
    (KG.certainty, "certainty"),
    (KG.polarity, "polarity"),
    (KG.temporality, "temporality"),
    (KG.explicitness, "explicitness"),
    (KG.negationFocus, "focus"),
)
USELESS = {OWL.Thing, RDFS.Resource, OWL.NamedIndividual}


@dataclass
class Mapper:
    """Writes one article into its graph."""

    record: ArticleRecord
    graph: Graph

    def __post_init__(self) -> None:
        self.article = URIRef(ID + "article/" + self.record.id)
        self.publisher = URIRef(self.article + "/publisher") if self.record.publisher else None

    def write(self, claims: Sequence[Claim], run: URIRef) -> None:
        add, node, record = self.graph.add, self.article, self.record
        add((self.graph.identifier, PROV.wasGeneratedBy, run))
        add((self.graph.identifier, PROV.wasDerivedFrom, node))
        add((node, RDF.type, KG.Article))
        add((node, DCTERMS.identifier, Literal(record.id)))
        add((node, DCTERMS.language, Literal("ar")))
        add((node, KG.contentSha256, Literal(record.sha256)))
        if record.sketch:
            add((node, KG.textSketch, Literal(record.sketch)))
        add((node, KG.charLength, Literal(record.length)))
        if record.title:
            add((node, DCTERMS.title, worded(record.title)))
        if record.published:
            add((node, KG.published, Literal(str(record.published), datatype=XSD.date)))
        if record.url:
            add((node, SCHEMA.url, Literal(record.url, datatype=XSD.anyURI)))
        if self.publisher:
            add((node, KG.publisher, self.publisher))
            add_types(self.graph, self.publisher, "MediaOutlet")
            add((self.publisher, SKOS.prefLabel, worded(record.publisher or "")))
        for claim in claims:
            self.claim(claim)

    def claim(self, claim: Claim) -> None:
        add, node = self.graph.add, URIRef(f"{self.article}/claim/{claim.id}")
        content = URIRef(node + "/content")
        add_types(self.graph, node, claim.form)
        add((node, KG.reportedIn, self.article))
        add((node, KG.content, content))
        add((node, KG.source, self.source_node(claim.chain[0].source)))
        add((node, KG.extractionConfidence, Literal(f"{claim.confidence:.2f}".rstrip("0"), datatype=XSD.decimal)))
        add((node, KG.ruleId, Literal(claim.rule)))
        for predicate, field in CONCEPTS_OF_CLAIMS:
            if value := getattr(claim, field):
                add((node, predicate, KGV[value]))
        self.evidence(node, KG.evidence, claim.evidence)
        self.evidence(node, KG.contextEvidence, claim.context)
        if claim.denies:
            add((node, KG.denies, URIRef(f"{self.article}/claim/{claim.denies}")))
        if claim.interpreted_by:
            add((node, KG.interpretedBy, self.source_node(claim.interpreted_by)))
            self.source(claim.interpreted_by)
        for number, hop in enumerate(claim.chain, start=1):
            attribution = URIRef(f"{node}/attribution/{number}")
            add((node, KG.attribution, attribution))
            add((attribution, RDF.type, KG.Attribution))
            add((attribution, KG.hop, Literal(number)))
            add((attribution, KG.attributedTo, self.source_node(hop.source)))
            add((attribution, KG.attributionMode, KGV[hop.mode]))
            add((attribution, KG.stance, KGV[hop.stance]))
            if hop.source.kind:
                add((attribution, KG.sourceKind, KGV[hop.source.kind]))
            self.source(hop.source)
        self.content(content, claim.content)

    def evidence(self, node: URIRef, predicate: URIRef, evidence: Iterable[Evidence]) -> None:
        for item in evidence:
            span = URIRef(f"{self.article}/span/{item.span.start}-{item.span.end}")
            self.graph.add((node, predicate, span))
            self.graph.add((span, RDF.type, KG.Evidence))
            self.graph.add((span, OA.start, Literal(item.span.start)))
            self.graph.add((span, OA.end, Literal(item.span.end)))
            self.graph.add((span, OA.exact, Literal(item.quote)))

    def entity_node(self, entity: Entity) -> URIRef:
        if entity.id:
            return URIRef(ID + entity.id)
        kind = "place" if entity.kind == "Place" else "actor"
        return URIRef(f"{self.article}/{kind}/{digest(entity.key)}")

    def source_node(self, source: Source) -> URIRef:
        if source.form == "article":
            return self.publisher or URIRef(self.article + "/source/article")
        if source.entity:
            return self.entity_node(source.entity)
        return URIRef(f"{self.article}/source/{digest(source.key)}")

    def entity(self, entity: Entity) -> None:
        if entity.id:
            return
        node = self.entity_node(entity)
        add_types(self.graph, node, entity.kind)
        self.graph.add((node, SKOS.prefLabel, Literal(entity.label, lang="ar")))
        for alias in entity.aliases:
            self.graph.add((node, SKOS.altLabel, Literal(alias, lang="ar")))
        self.mention(node, entity)
        for predicate, ids in (
            (KG.partOf, entity.part_of),
            (KG.ledBy, entity.led_by),
            (KG.locatedIn, entity.located_in),
            (KG.near, entity.near),
        ):
            for entry in ids:
                self.graph.add((node, predicate, URIRef(ID + entry)))

    def mention(self, node: URIRef, named: Entity | Source) -> None:
        """The label where it is as long as the span, since the text is not in claims.jsonl."""
        if named.span and len(named.label) == named.span.end - named.span.start:
            self.evidence(node, KG.evidence, [Evidence(named.span, named.label)])

    def source(self, source: Source) -> None:
        add, node = self.graph.add, self.source_node(source)
        if source.form == "anonymous":
            add((node, RDF.type, KG.AnonymousSource))
            add((node, RDF.type, KG.Source))
            add((node, SKOS.prefLabel, Literal(source.label, lang="ar")))
            self.mention(node, source)
            for actor in source.close_to:
                add((node, KG.closeTo, self.entity_node(actor)))
        elif source.form == "article":
            self.named(node)
            add((node, KG.sourceKind, KGV.OutletSource))
            if self.publisher is None:
                add((node, SKOS.prefLabel, Literal("the article", lang="en")))
                add((node, SKOS.prefLabel, Literal("المقال", lang="ar")))
        elif source.entity and not source.entity.id:
            self.entity(source.entity)
            self.named(node)
        if source.kind and not (source.entity and source.entity.id):
            add((node, KG.sourceKind, KGV[source.kind]))
        for actor in source.close_to:
            self.entity(actor)

    def named(self, node: URIRef) -> None:
        self.graph.add((node, RDF.type, KG.NamedSource))
        self.graph.add((node, RDF.type, KG.Source))

    def content(self, node: URIRef, content: Occurrence) -> None:  # noqa: C901 - as one writes it first
        add = self.graph.add
        add_types(self.graph, node, content.kind)
        add((node, KG.status, KGV[content.status]))
        if content.recurrence:
            add((node, KG.recurrence, KGV[content.recurrence]))
        for name in content.support_kinds:
            add((node, KG.supportKind, KGV[name]))
        for name in content.materiel:
            add((node, KG.materiel, KGV[name]))
        if content.times is not None:
            add((node, KG.occurrenceCount, Literal(content.times)))
        if content.condition:
            add((node, KG.conditionText, Literal(content.condition, lang="ar")))
        is_support = content.kind == "Support"
        for predicate, entities in (
            (KG.supporter if is_support else KG.agent, content.agents),
            (KG.recipient if is_support else KG.target, content.targets),
            (KG.participant, content.participants),
            (KG.place, content.places),
            (KG.origin, content.origins),
        ):
            for entity in entities:
                add((node, predicate, self.entity_node(entity)))
                self.entity(entity)
        if content.when:
            self.when(node, content.when)
        for figure in arrange(named(f"<{node}>", content.casualties)):
            self.figure(node, figure)

    def when(self, node: URIRef, when: When) -> None:
        self.graph.add((node, KG.edtf, Literal(when.edtf)))
        self.graph.add((node, KG.dateBasis, KGV[when.basis]))
        if when.earliest:
            self.graph.add((node, KG.earliest, Literal(when.earliest, datatype=XSD.date)))
        if when.latest:
            self.graph.add((node, KG.latest, Literal(when.latest, datatype=XSD.date)))

    def figure(self, occurrence: URIRef, figure: Figure) -> None:
        add, casualty, node = self.graph.add, figure.casualty, URIRef(figure.node[1:-1])
        add((occurrence, KG.casualties, node))
        add((node, RDF.type, KG.Casualties))
        add((node, KG.outcome, KGV[casualty.outcome]))
        add((node, KG.victimKind, KGV[casualty.victims]))
        add((node, KG.countText, Literal(casualty.text, lang="ar")))
        for predicate, number in (
            (KG["count"], casualty.count),
            (KG.countMin, casualty.low),
            (KG.countMax, casualty.high),
        ):
            if number is not None:
                add((node, predicate, Literal(number)))
        if figure.total:
            add((node, KG.breakdownOf, URIRef(figure.total[1:-1])))


def add_types(graph: Graph, node: URIRef, leaf: str) -> None:
    graph.add((node, RDF.type, KG[leaf]))
    for name in CLASSES[leaf]:
        if name in CORE:
            graph.add((node, RDF.type, KG[name]))


def worded(value: str) -> Literal:
    return Literal(value, lang="ar" if any("\u0600" <= char <= "\u06ff" for char in value) else "en")


def articles(extracts: Iterable[Extract], run: Run) -> Dataset:
    """A named graph for each article."""
    dataset = Dataset()
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    for record, claims in extracts:
        Mapper(record, dataset.graph(URIRef(GRAPH + "article/" + record.id))).write(claims, URIRef(run.iri[1:-1]))
    return dataset


@dataclass
class Knowledge:
    """What is loaded once: ontology and vocabulary, shapes, the authority."""

    ontology: Graph
    vocab: Graph
    shapes: Graph
    authority: Authority

    @property
    def tbox(self) -> Graph:
        return self.ontology + self.vocab


def load(authority: Authority) -> Knowledge:
    shapes = Graph()
    for path in sorted(folder("shapes").glob("*.ttl")):
        if path.name != "tbox.ttl":
            shapes.parse(path)
    ontology, vocab = (Graph().parse(folder("ontology") / name) for name in ("isnad.ttl", "vocab.ttl"))
    return Knowledge(ontology, vocab, shapes, authority)


def add_shared(dataset: Dataset, knowledge: Knowledge, run: Run) -> None:
    """The graphs of what articles share."""
    used = {o for _, _, o, _ in dataset.quads() if isinstance(o, URIRef)}
    entries = {str(o)[len(ID) :] for o in used if is_entry(o)}
    entities = dataset.graph(URIRef(GRAPH + "entities"))
    for entity in knowledge.authority.closure(sorted(entries)):
        describe(entities, entity)
    for predicate in (KG.attributedTo, KG.source, KG.interpretedBy):
        for _, _, speaker, _ in list(dataset.quads((None, predicate, None, None))):
            if is_entry(speaker):
                entities.add((speaker, RDF.type, KG.NamedSource))
                entities.add((speaker, RDF.type, KG.Source))
    used |= {o for o in entities.objects() if isinstance(o, URIRef)}
    add_vocabulary(dataset, knowledge, used)
    runs, node = dataset.graph(URIRef(GRAPH + "runs")), URIRef(run.iri[1:-1])
    runs.add((node, RDF.type, KG.ExtractionRun))
    runs.add((node, KG.softwareVersion, Literal(run.version)))
    runs.add((node, KG.rulesHash, Literal(run.rules)))
    runs.add((node, KG.authorityHash, Literal(run.authority)))


def is_entry(node: URIRef) -> bool:
    return str(node).startswith((ID + "actor/", ID + "place/"))


def describe(graph: Graph, entity: SeedEntity) -> None:  # noqa: C901
    node = URIRef(ID + entity.id)
    for kind in entity.kinds:
        add_types(graph, node, kind)
    for language, text in entity.pref.items():
        graph.add((node, SKOS.prefLabel, Literal(text, lang=language)))
    for predicate, labels in ((SKOS.altLabel, entity.alt), (SKOS.hiddenLabel, entity.hidden)):
        for text, language in labels:
            graph.add((node, predicate, Literal(text, lang=language)))
    for link in entity.same_as:
        graph.add((node, SCHEMA.sameAs, URIRef(link)))
    for predicate, others in (
        (KG.partOf, entity.part_of),
        (KG.ledBy, entity.led_by),
        (KG.locatedIn, entity.located_in),
        (KG.near, entity.near),
    ):
        for other in others:
            graph.add((node, predicate, URIRef(ID + other)))
    if entity.source_kind:
        graph.add((node, KG.sourceKind, KGV[entity.source_kind]))


def add_vocabulary(dataset: Dataset, knowledge: Knowledge, used: set[URIRef]) -> None:
    """Concepts and their schemes; classes with those above them."""
    vocab = dataset.graph(URIRef(GRAPH + "vocab"))
    concepts = {node for node in used if node.startswith(KGV)}
    concepts |= {o for node in concepts for o in knowledge.vocab.objects(node) if str(o).startswith(str(KGV))}
    for node in concepts:
        for p, o in knowledge.vocab.predicate_objects(node):
            vocab.add((node, p, o))
    ontology = dataset.graph(URIRef(GRAPH + "ontology"))
    kinds = {o for _, _, o, _ in dataset.quads((None, RDF.type, None, None)) if o.startswith(KG)}
    for kind in {above for k in kinds for above in knowledge.ontology.transitive_objects(k, RDFS.subClassOf)}:
        if not kind.startswith(KG):
            continue
        for p in (RDFS.label, RDFS.subClassOf, RDF.type):
            for o in knowledge.ontology.objects(kind, p):
                ontology.add((kind, p, o))


def union(dataset: Dataset) -> Graph:
    """All graphs as one."""
    merged = Graph()
    for s, p, o, _ in dataset.quads():
        merged.add((s, p, o))
    return merged


def validate(dataset: Dataset, knowledge: Knowledge) -> Graph:
    """pySHACL's results."""
    _, results, _ = pyshacl.validate(
        union(dataset), shacl_graph=knowledge.shapes, ont_graph=knowledge.tbox, advanced=True
    )
    return results


def add_inferred(dataset: Dataset, knowledge: Knowledge) -> None:
    """What owlrl concludes of the nodes that the dataset describes, in graphs named after those that describe them."""
    described = {}
    for s, _, _, g in dataset.quads():
        described.setdefault(s, set()).add(g)
    asserted = union(dataset)
    everything = asserted + knowledge.tbox
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(everything)
    for s, p, o in everything:
        if s.startswith(ID) and says_something(p, o) and (s, p, o) not in asserted:
            for graph in described[s]:
                dataset.graph(URIRef(str(graph).replace(GRAPH, INFERRED, 1))).add((s, p, o))


def says_something(p: URIRef, o: object) -> bool:
    return p != OWL.sameAs and o not in USELESS and not (p == RDF.type and isinstance(o, Literal))


def nquads(dataset: Dataset) -> str:
    return dataset.serialize(format="nquads")


def turtle(dataset: Dataset) -> str:
    graph = union(dataset)
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph.serialize(format="turtle")
