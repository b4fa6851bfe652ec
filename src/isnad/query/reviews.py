"""What reviews did to an answer: which of its claims are corrections, and how many others are left out."""

import re
from collections.abc import Iterator
from dataclasses import replace

from isnad.graph.namespaces import KG
from isnad.query.cells import short
from isnad.query.files import QueryFile
from isnad.store.protocol import Queryable
from isnad.store.result import Iri, Result, Solutions

_ASIDE = re.compile(r"FILTER NOT EXISTS \{ \?review kg:setsAside(?:/kg:content)? \?\w+ \}")


def with_set_aside(query: QueryFile) -> QueryFile:
    """The question without the filters that leave out what reviews set aside."""
    return replace(query, text=_ASIDE.sub("", query.text))


_CORRECTED = f"""SELECT DISTINCT ?claim ?original ?reviewer WHERE {{
  ?claim <{KG}corrects> ?original . ?review <{KG}setsAside> ?original ; <{KG}reviewer> ?reviewer
}}"""


def review_notes(source: Queryable, result: Result) -> Iterator[str]:
    """A line for each claim of the answer that a reviewer corrected: what it takes the place of, and by whom."""
    shown = (
        {term for row in result.rows for term in row if isinstance(term, Iri)} if isinstance(result, Solutions) else ()
    )
    if not any("/claim/" in term.value for term in shown):
        return
    found = source.query(_CORRECTED)
    for claim, original, reviewer in sorted(found.rows, key=str) if isinstance(found, Solutions) else ():
        if claim in shown and isinstance(claim, Iri) and isinstance(original, Iri):
            name = getattr(reviewer, "value", "")
            yield f"{short(claim.value)} is a correction by {name} of {short(original.value)}"
