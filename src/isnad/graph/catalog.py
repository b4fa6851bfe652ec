"""A dataset described for machines: VoID and DCAT, its parts, and the questions it answers as SHACL executables.

For quad formats and stores: what it says of article graphs could not be told from them in Turtle.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from isnad.graph import terms
from isnad.graph.iris import CATALOG, is_inferred
from isnad.graph.namespaces import BASE, DCAT, DCTERMS, GRAPH, ID, KG, OA, PROV, RDFS, SCHEMA, SH, SKOS, VOID
from isnad.graph.terms import RDF_TYPE, Quad, Term, Triple, iri
from isnad.graph.vocabulary import CLASSES
from isnad.graph.write import nquads

DATASET = f"<{ID}dataset>"
_DERIVED, _SOURCE, _LABEL = f"<{PROV}wasDerivedFrom>", f"<{DCTERMS}source>", f"<{RDFS}label>"
_VOCABULARIES = (BASE + "ontology", BASE + "vocab", OA, PROV, SKOS, DCTERMS, SCHEMA)


@dataclass(frozen=True, slots=True)
class Question:
    """A query as the catalog shows it: name, SPARQL text, what it asks by language, tags."""

    name: str
    text: str
    summary: Mapping[str, str] = field(default_factory=dict, hash=False)
    tags: tuple[str, ...] = ()


def catalog_quads(quads: Iterable[Quad], questions: Iterable[Question] = ()) -> list[Quad]:
    """The quads of graph/catalog for a dataset of these quads. They hold no time, so the same data say the same."""
    graphs: defaultdict[Term, list[Quad]] = defaultdict(list)
    for quad in quads:
        if quad[3] and quad[3] != CATALOG and not is_inferred(quad[3]):
            graphs[quad[3]].append(quad)
    count = len({quad[:3] for found in graphs.values() for quad in found})
    return sorted({*summary_quads(count, _instances(graphs), questions), *terms.quads_of(_parts(graphs), CATALOG)})


def summary_quads(triples: int, instances: Mapping[Term, int], questions: Iterable[Question] = ()) -> list[Quad]:
    """The same without its parts, from counts: for a store too large to look through."""
    found = [*_dataset(triples), *_partitions(instances)]
    found += [triple for question in questions for triple in _question(question)]
    return terms.quads_of(sorted(set(found)), CATALOG)


def _dataset(triples: int) -> Iterator[Triple]:
    yield CATALOG, RDF_TYPE, f"<{VOID}DatasetDescription>"
    yield CATALOG, "<http://xmlns.com/foaf/0.1/topic>", DATASET
    yield DATASET, RDF_TYPE, f"<{VOID}Dataset>"
    yield DATASET, RDF_TYPE, f"<{DCAT}Dataset>"
    yield DATASET, f"<{DCTERMS}title>", terms.text("Reported conflict claims", "en")
    yield DATASET, f"<{DCTERMS}title>", terms.text("ادعاءات منقولة عن النزاعات", "ar")
    yield DATASET, f"<{DCTERMS}conformsTo>", f"<{BASE}ontology/0.1.0>"
    yield DATASET, f"<{DCTERMS}conformsTo>", f"<{BASE}shapes>"
    yield DATASET, f"<{VOID}uriSpace>", terms.text(ID)
    yield DATASET, f"<{VOID}triples>", terms.integer(triples)
    for namespace in _VOCABULARIES:
        yield DATASET, f"<{VOID}vocabulary>", f"<{namespace}>"


def _instances(graphs: Mapping[Term, list[Quad]]) -> Counter[Term]:
    typed = {(s, o) for found in graphs.values() for s, p, o, _ in found if p == RDF_TYPE}
    return Counter(kind for _, kind in typed)


def _partitions(instances: Mapping[Term, int]) -> Iterator[Triple]:
    """How many instances each of our classes has."""
    for kind, number in instances.items():
        name = kind[len(KG) + 1 : -1]
        if kind.startswith(f"<{KG}") and name in CLASSES:
            part = f"<{ID}dataset/class/{name}>"
            yield DATASET, f"<{VOID}classPartition>", part
            yield part, f"<{VOID}class>", kind
            yield part, f"<{VOID}entities>", terms.integer(number)


def _parts(graphs: Mapping[Term, list[Quad]]) -> Iterator[Triple]:
    """The article graphs, each with a fingerprint of its sorted N-Quads, by which an unchanged one can be skipped."""
    for graph, found in graphs.items():
        if graph.startswith(f"<{GRAPH}article/"):
            yield DATASET, f"<{DCTERMS}hasPart>", graph
            yield graph, f"<{SCHEMA}sha256>", terms.text(sha256(nquads(sorted(set(found))).encode()).hexdigest())
            yield from ((graph, _SOURCE, o) for s, p, o, _ in found if s == graph and p == _DERIVED)


def _question(question: Question) -> Iterator[Triple]:
    node = iri(f"{ID}query/{question.name}")
    form = "Construct" if "CONSTRUCT" in question.text.upper().split() else "Select"
    yield node, RDF_TYPE, f"<{SH}SPARQL{form}Executable>"
    yield node, f"<{SH}{form.lower()}>", terms.text(question.text)
    yield node, f"<{DCTERMS}isPartOf>", DATASET
    for language, text in question.summary.items():
        yield node, _LABEL, terms.text(text, language)
    for tag in question.tags:
        yield node, f"<{SCHEMA}keywords>", terms.text(tag)
