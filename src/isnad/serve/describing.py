"""What the endpoint says of itself and of its data: SPARQL service description, VoID and DCAT."""

import json
from collections.abc import Iterable, Sequence

from isnad.graph import terms
from isnad.graph.catalog import DATASET, Question, summary_quads
from isnad.graph.iris import INFERRED
from isnad.graph.namespaces import VOID
from isnad.graph.terms import RDF_TYPE, Term, Triple
from isnad.query.files import QueryFile
from isnad.store.evaluation import Question as Asked
from isnad.store.evaluation import Written, triples_as
from isnad.store.media import TRIPLES, choose

SD, FORMATS = "http://www.w3.org/ns/sparql-service-description#", "http://www.w3.org/ns/formats/"
_WRITES = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads",
)  # fmt: skip
_ASSERTED = f'GRAPH ?g {{ ?s ?p ?o }} FILTER(!STRSTARTS(STR(?g), "{INFERRED[1:]}"))'
COUNTS = (
    f"SELECT (COUNT(*) AS ?n) {{ {_ASSERTED} }}",
    f"SELECT ?type (COUNT(DISTINCT ?s) AS ?n) {{ {_ASSERTED.replace('?p ?o', 'a ?type')} }} GROUP BY ?type",
)
"""How many triples there are, and how many instances of each class: what a description of the data needs."""


def counting() -> tuple[Asked, ...]:
    """The questions whose answers `counted` takes."""
    return tuple(Asked(text, "application/sparql-results+json") for text in COUNTS)


def counted(answers: Sequence[Written], queries: Iterable[QueryFile] = ()) -> list[Triple]:
    """The data described by the answers to `counting`, with the questions that are shipped for them; without numbers
    where counting broke a limit.
    """
    if any(answer.status != 200 for answer in answers):
        return [(s, p, o) for s, p, o, _ in summary_quads(0, {}, map(_question, queries)) if p != f"<{VOID}triples>"]
    total, types = (json.loads(answer.body)["results"]["bindings"] for answer in answers)
    instances = {
        terms.iri(row["type"]["value"]): int(row["n"]["value"]) for row in types if row["type"]["type"] == "uri"
    }
    found = summary_quads(int(total[0]["n"]["value"]), instances, map(_question, queries))
    return [(s, p, o) for s, p, o, _ in found]


def _question(query: QueryFile) -> Question:
    return Question(query.name, query.text, query.summary, query.tags)


def service(address: str, languages: Iterable[str] = ("SPARQL11Query",)) -> list[Triple]:
    """The endpoint at this address (SPARQL 1.1 Service Description); TermError where it is no IRI."""
    node, default = terms.iri(f"{address}#service"), terms.iri(f"{address}#default-graph")
    return [
        (node, RDF_TYPE, _sd("Service")),
        (node, _sd("endpoint"), terms.iri(address)),
        *((node, _sd("supportedLanguage"), _sd(language)) for language in languages),
        *((node, _sd("resultFormat"), f"<{FORMATS}{name}>") for name in _WRITES),
        (node, _sd("feature"), _sd("UnionDefaultGraph")),
        (node, _sd("defaultDataset"), DATASET),
        (DATASET, RDF_TYPE, _sd("Dataset")),
        (DATASET, _sd("defaultGraph"), default),
        (default, RDF_TYPE, _sd("Graph")),
        (DATASET, f"<{VOID}sparqlEndpoint>", terms.iri(address)),
    ]


def _sd(name: str) -> Term:
    return f"<{SD}{name}>"


def written(triples: Iterable[Triple], accept: str) -> Written:
    """The triples as the header likes them; Turtle where it wants none of our formats: better than nothing."""
    kind = choose(accept, tuple(TRIPLES)) or "text/turtle"
    return Written(200, kind, triples_as("".join(f"{s} {p} {o} .\n" for s, p, o in triples).encode(), kind))
