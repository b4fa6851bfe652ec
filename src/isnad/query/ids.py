"""Claims and incidents by the ids that answers print: the last part of an IRI, or as much of it as tells which."""

import re
from collections.abc import Mapping

from isnad.errors import QueryError
from isnad.graph.namespaces import ID, KG
from isnad.query.binding import is_iri
from isnad.query.cells import expand, short
from isnad.store.protocol import Queryable
from isnad.store.result import Iri, Solutions

SHOWN = 8  # candidates in a message
_ID = re.compile(r"[0-9a-f]{4,12}")

BY_ID: Mapping[str, tuple[str, str]] = {
    "claim": ("Claim", f"^{ID}article/[^/]+/claim/"),
    "incident": ("Incident", f"^{ID}incident/"),
}
"""What `resolve:` may name besides roles: the class of such things, and how their IRIs begin."""


def by_id(given: str, what: str, source: Queryable) -> str:
    """The IRI of the one claim or incident that `given` names; QueryError where none does, or several do."""
    iri = expand(given)
    if "://" in iri and is_iri(iri):
        return iri
    if not _ID.fullmatch(given):
        example = "article:ID/claim/ID" if what == "claim" else "incident:ID"
        raise QueryError(f"{given!r} is no id of a {what}: give it as answers do, such as {example}, or its last part")
    found = _found(given, what, source)
    if not found:
        raise QueryError(f"no {what} here has an id that begins with {given}")
    if len(found) > 1:
        lines = "".join(f"\n  {short(iri)}" for iri in found[:SHOWN])
        more = f"\n  … and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise QueryError(f"{given} begins the ids of {len(found)} {what}s; give one of them:{lines}{more}")
    return found[0]


def _found(given: str, what: str, source: Queryable) -> list[str]:
    """Only hexadecimal digits get into the query."""
    kind, start = BY_ID[what]
    pattern = f"{start.replace('.', '[.]')}{given}[0-9a-f]*$"
    result = source.query(f'SELECT DISTINCT ?it WHERE {{ ?it a <{KG}{kind}> . FILTER(REGEX(STR(?it), "{pattern}")) }}')
    rows = result.rows if isinstance(result, Solutions) else ()
    return sorted(term.value for (term,) in rows if isinstance(term, Iri))
