"""A report among all of its incident: a tree from the roots, whose word it is, to the articles that print it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from isnad.errors import QueryError
from isnad.graph.namespaces import ID, KG, SKOS
from isnad.pipeline.explain import Explanation, claims_called, explain_all
from isnad.store.protocol import Queryable
from isnad.store.result import Iri, Solutions, Text

_INCIDENT = re.compile(rf"(?:incident:|{re.escape(ID)}incident/)([0-9a-f]{{12}})")
_SHORT = re.compile(r"article:")
OWN_VOICE = "/source/article"
POSITIONS = ("affirms", "denies")

_REPORTS = """PREFIX kg: <{kg}> PREFIX skos: <{skos}>
SELECT DISTINCT ?claim ?incident ?polarity ?root ?why ?en ?ar WHERE {{
  {claims}
  ?claim kg:content ?content ; kg:polarity ?polarity ; kg:source ?source .
  OPTIONAL {{ ?content kg:refersTo ?incident }}
  OPTIONAL {{ ?claim kg:root ?traced ; kg:rootRule ?why }}
  BIND(COALESCE(?traced, ?source) AS ?root)
  OPTIONAL {{ ?root skos:prefLabel ?en . FILTER(LANG(?en) = "en") }}
  OPTIONAL {{ ?root skos:prefLabel ?ar . FILTER(LANG(?ar) = "ar") }}
}}"""
_TOGETHER = "?content kg:refersTo <{incident}> . ?claim kg:content ?content ."
_ROW = ("claim", "incident", "polarity", "root", "why", "en", "ar")


@dataclass(frozen=True, slots=True)
class Report:
    """One claim in the tree: `hops` from its source to who relays it last, `heading` tells outlet, day and title.

    `asked` marks the claims that were asked for.
    """

    claim: str
    article: str
    heading: tuple[str, ...]
    kind: str
    hops: tuple[str, ...]
    quote: str
    asked: bool


@dataclass(frozen=True, slots=True)
class Root:
    """A source, and the reports that are its word; `why` are the rules that traced them to it, none where it speaks."""

    iri: str
    label: str
    why: tuple[str, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """The reports of an incident by position (affirms, denies), then root; one claim alone where it has no incident."""

    incident: str | None
    positions: Mapping[str, tuple[Root, ...]]

    def to_json(self) -> dict[str, Any]:
        """For `--json`."""
        positions = {name: [asdict(root) for root in roots] for name, roots in self.positions.items()}
        return {
            "incident": self.incident,
            "roots": {name: len(found) for name, found in positions.items()},
            **positions,
        }


@dataclass(frozen=True, slots=True)
class _Row:
    claim: Iri
    incident: str | None
    position: str
    root: tuple[str, str]
    why: str


def trees(name: str, source: Queryable) -> tuple[Tree, ...]:
    """The tree of each incident that the name stands for: an incident, a claim, or those that an article tells of.

    Where there is none, each claim is a tree of its own. QueryError where nothing is called so.
    """
    if match := _INCIDENT.fullmatch(name):
        asked = _rows(source, _TOGETHER.format(incident=f"{ID}incident/{match[1]}"))
    else:
        asked = _rows(source, claims_called(_SHORT.sub(f"{ID}article/", name)))
    if not asked:
        raise QueryError(f"no claim, article or incident is called {name!r} here")
    wanted = {row.claim.value for row in asked} if not match else set()
    incidents = sorted({row.incident for row in asked if row.incident})
    found = [_tree(i, _rows(source, _TOGETHER.format(incident=i)), wanted, source) for i in incidents]
    return tuple(found) or tuple(_tree(None, [row], wanted, source) for row in asked)


def _rows(source: Queryable, claims: str) -> list[_Row]:
    result = source.query(_REPORTS.format(kg=KG, skos=SKOS, claims=claims))
    rows = (
        [dict(zip(result.variables, row, strict=True)) for row in result.rows] if isinstance(result, Solutions) else []
    )
    found = {}
    for row in rows:
        claim, incident, polarity, root, why, en, ar = (row.get(name) for name in _ROW)
        if not isinstance(claim, Iri) or not isinstance(root, Iri):
            continue
        label = next((text.value for text in (en, ar) if isinstance(text, Text)), root.value.rpartition("/")[2])
        if root.value.endswith(OWN_VOICE):
            label = f"{label} {root.value.removesuffix(OWN_VOICE).rpartition('/')[2]}"
        found[claim.value] = _Row(
            claim, incident.value if isinstance(incident, Iri) else None,
            POSITIONS[isinstance(polarity, Iri) and polarity.value.endswith("Negative")],
            (root.value, label), why.value if isinstance(why, Text) else "",
        )  # fmt: skip
    return [found[name] for name in sorted(found)]


def _tree(incident: str | None, rows: Sequence[_Row], wanted: Iterable[str], source: Queryable) -> Tree:
    told = {f"{e.article}/{e.claim}": e for e in explain_all((row.claim for row in rows), source)}
    ordered = sorted(rows, key=lambda row: (row.position, row.root[1], row.root[0], row.claim.value))
    positions: dict[str, tuple[Root, ...]] = {}
    for position, some in groupby(ordered, key=lambda row: row.position):
        grouped = groupby(some, key=lambda row: row.root)
        positions[position] = tuple(_root(root, list(found), told, set(wanted)) for root, found in grouped)
    return Tree(incident, positions)


def _root(root: tuple[str, str], rows: Sequence[_Row], told: Mapping[str, Explanation], wanted: set[str]) -> Root:
    reports = [_report(told[_key(row.claim)], row.claim.value in wanted) for row in rows if _key(row.claim) in told]
    reports.sort(key=lambda report: (report.article, report.claim))
    return Root(*root, tuple(sorted({row.why for row in rows if row.why})), tuple(reports))


def _key(claim: Iri) -> str:
    article, _, number = claim.value.removeprefix(f"{ID}article/").partition("/claim/")
    return f"{article}/{number}"


def _report(told: Explanation, asked: bool) -> Report:
    hops = tuple(link.source for link in told.chain)
    quote = told.evidence[0].words if told.evidence else ""
    return Report(told.claim, told.article, told.heading, told.kind, hops, quote, asked)
