"""The one place where Isnad's IRIs begin; change BASE here and the prefixes in ontology/, shapes/ and queries/."""

BASE = "https://w3id.org/isnad/"

KG = BASE + "ontology#"
KGV = BASE + "vocab#"
KGS = BASE + "shapes#"
ID = BASE + "id/"
GRAPH = BASE + "graph/"

DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "kg": KG,
    "kgv": KGV,
    "actor": ID + "actor/",
    "place": ID + "place/",
    "article": ID + "article/",
    "run": ID + "run/",
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "oa": OA,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sh": SH,
    "skos": SKOS,
    "void": VOID,
    "xsd": XSD,
}
"""Prefixes of the Turtle, TriG and JSON-LD that Isnad writes."""
