"""Claims and their network as CSV (RFC 4180), safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from isnad.export.network import EDGE_FIELDS, NODE_FIELDS, edge_values, edges, node_values, nodes
from isnad.export.settings import Settings, views
from isnad.views.articles import Opened
from isnad.views.claims import ClaimView, Figure, Named

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs a cell that begins so (OWASP: CSV Injection)
JOINER = " | "  # between several values of one cell
CLAIM_FIELDS = (
    "claim", "article", "published", "outlet", "title", "form", "kind", "polarity", "certainty", "temporality",
    "status", "negation", "explicitness", "agents", "targets", "supporters", "recipients", "participants", "places",
    "origins", "support_kinds", "materiel", "date", "from", "to", "date_basis", "times", "condition", "killed",
    "wounded", "casualties", "origin_of_claim", "source_kind", "anonymous", "relayed_by", "denies", "quote", "start",
    "end", "rule", "confidence",
)  # fmt: skip


def claims_table(opened: Opened, settings: Settings) -> Iterator[str]:
    """A row for each claim; parties by label, several in one cell."""
    rows = (_claim(claim) for _, _, claims in views(opened, settings) for claim in claims)
    return _lines(CLAIM_FIELDS, rows)


def nodes_table(opened: Opened, settings: Settings) -> Iterator[str]:
    """Id and Label as Gephi asks for them, then what is known of each party."""
    rows = ((party.iri, party.label, *node_values(party)[1:]) for party in nodes(opened, settings))
    return _lines(("Id", "Label", *NODE_FIELDS[1:]), rows)


def edges_table(opened: Opened, settings: Settings) -> Iterator[str]:
    """Source, Target, Type, Id, Label and Weight as Gephi asks for them, then what the claim says."""
    return _lines(
        ("Source", "Target", "Type", "Id", "Label", "Weight", "source_label", "target_label", *EDGE_FIELDS),
        (
            (edge.start.iri, edge.end.iri, "Directed", edge.id, edge.claim.kind, "1", edge.start.label, edge.end.label,
             *edge_values(edge))
            for edge in edges(opened, settings)
        ),
    )  # fmt: skip


def _lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _line(header)
    for row in rows:
        yield _line([harmless(cell) for cell in row])


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def harmless(cell: str) -> str:
    """The cell behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _claim(claim: ClaimView) -> tuple[str, ...]:
    article, roles, first = claim.article, claim.roles, claim.chain[0] if claim.chain else None
    first_quote = claim.evidence[0] if claim.evidence else None
    return (
        claim.iri, article.id, article.published, article.publisher.label if article.publisher else "", article.title,
        claim.form, claim.kind, *(claim.concept(name) for name in
            ("polarity", "certainty", "temporality", "status", "negation", "explicitness")),
        *(_labels(roles[name]) for name in
            ("agent", "target", "supporter", "recipient", "participant", "place", "origin")),
        JOINER.join(claim.concepts.get("support kind", ())), JOINER.join(claim.concepts.get("materiel", ())),
        claim.edtf, claim.earliest, claim.latest, claim.concept("date basis"),
        "" if claim.times is None else str(claim.times), claim.condition,
        _toll(claim.figures, "Killed"), _toll(claim.figures, "Wounded"),
        JOINER.join(figure.words for figure in claim.figures),
        first.source.label if first else "", first.kind if first else "",
        "yes" if first and "AnonymousSource" in first.source.kinds else "no",
        _labels([hop.source for hop in claim.chain[1:]]), claim.denies,
        JOINER.join(quote.words for quote in claim.evidence),
        *((str(first_quote.start), str(first_quote.end)) if first_quote else ("", "")),
        claim.rule, claim.confidence,
    )  # fmt: skip


def _labels(entities: Iterable[Named]) -> str:
    return JOINER.join(entity.label for entity in entities)


def _toll(figures: Sequence[Figure], outcome: str) -> str:
    """The total of that outcome, the exact number before the least; empty where there is none, or several."""
    totals = [f.count if f.count is not None else f.low for f in figures if f.outcome == outcome and not f.part]
    return str(totals[0]) if len(totals) == 1 and totals[0] is not None else ""
