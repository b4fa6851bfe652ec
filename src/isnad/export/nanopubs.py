"""Nanopublications: a claim, where it comes from, and who publishes it, each in a graph of its own (nanopub.net)."""

from collections.abc import Iterator

from isnad.export.parts import described
from isnad.export.settings import Settings, views
from isnad.graph import terms
from isnad.graph.iris import seed_id
from isnad.graph.namespaces import BASE, DCTERMS, PROV, RDFS, XSD
from isnad.graph.terms import RDF_TYPE, Quad, Term, Triple
from isnad.graph.turtle import HEADER
from isnad.graph.vocabulary import kg
from isnad.graph.write import FORMATS
from isnad.views.articles import ArticleGraph, Opened
from isnad.views.claims import ClaimView
from isnad.views.nodes import PREF_LABEL, Nodes

NP = BASE + "np/"
NSCHEMA = "http://www.nanopub.org/nschema#"
NPX = "http://purl.org/nanopub/x/"

_GENERATED_BY, _DERIVED_FROM = f"<{PROV}wasGeneratedBy>", f"<{PROV}wasDerivedFrom>"
_PROVENANCE = frozenset({kg.evidence, kg.contextEvidence, kg.ruleId, kg.extractionConfidence})
"""What tells where a claim was read, by what: not part of what its source says."""


def nanopubs(opened: Opened, settings: Settings) -> Iterator[str]:
    """TriG, one nanopublication after the other; unsigned, so that who publishes them signs them (`np sign`)."""
    yield HEADER + "\n"
    form = FORMATS[".trig"]
    for graph, _, claims in views(opened, settings):
        nodes = Nodes(graph.triples, opened.shared)
        for claim in claims:
            yield form.piece(_nanopub(claim, graph, nodes, settings)) + "\n"


def _nanopub(claim: ClaimView, graph: ArticleGraph, nodes: Nodes, settings: Settings) -> list[Quad]:
    name = f"{NP}{graph.id}/{claim.id}"
    np, head, assertion, provenance, info = (
        f"<{name}>", *(f"<{name}#{part}>" for part in ("Head", "assertion", "provenance", "pubinfo"))
    )  # fmt: skip
    said, traced = _divided(described(f"<{claim.iri}>", nodes))
    outline = [
        (np, RDF_TYPE, f"<{NSCHEMA}Nanopublication>"),
        (np, f"<{NSCHEMA}hasAssertion>", assertion),
        (np, f"<{NSCHEMA}hasProvenance>", provenance),
        (np, f"<{NSCHEMA}hasPublicationInfo>", info),
    ]
    origin = [
        (assertion, _DERIVED_FROM, f"<{claim.article.iri}>"),
        *_run(assertion, claim),
        *described(f"<{claim.article.iri}>", nodes),
    ]
    about = [*_info(np, claim, settings), *_labels(said, nodes)]
    blocks = ((head, outline), (assertion, said), (provenance, [*origin, *traced]), (info, about))
    return [quad for graph_name, triples in blocks for quad in terms.quads_of(sorted(set(triples)), graph_name)]


def _divided(triples: Iterator[Triple]) -> tuple[list[Triple], list[Triple]]:
    """What the claim says; what shows where it was read: spans, rule, confidence."""
    every = list(triples)
    spans = {s for s, p, o in every if p == RDF_TYPE and o == kg.Evidence}
    traced = [t for t in every if t[0] in spans or t[1] in _PROVENANCE]
    return [t for t in every if t not in set(traced)], traced


def _run(assertion: Term, claim: ClaimView) -> Iterator[Triple]:
    if claim.article.run:
        yield assertion, _GENERATED_BY, f"<{claim.article.run}>"


def _info(np: Term, claim: ClaimView, settings: Settings) -> Iterator[Triple]:
    yield np, f"<{NPX}hasNanopubType>", kg.Denial if claim.form == "Denial" else kg.Claim
    yield np, f"<{DCTERMS}subject>", f"<{claim.iri}>"
    if settings.creator:
        yield np, f"<{DCTERMS}creator>", terms.iri(settings.creator)
    if settings.license:
        yield np, f"<{DCTERMS}license>", terms.iri(settings.license)
    if settings.created:
        yield np, f"<{DCTERMS}created>", terms.typed(settings.created, XSD + "dateTime")


def _labels(said: list[Triple], nodes: Nodes) -> Iterator[Triple]:
    """The names of the entries that the claim mentions, so that it can be read alone."""
    for entry in sorted({o for _, _, o in said if seed_id(o)}):
        for label in nodes.all(entry, PREF_LABEL):
            yield entry, f"<{RDFS}label>", label
