"""One question put to one source: names resolved, values bound, the answer with what was made of the values."""

from collections.abc import Mapping
from dataclasses import dataclass

import rdflib

from isnad.errors import QueryError
from isnad.query.binding import bind, typed
from isnad.query.cells import short
from isnad.query.files import Parameter, QueryFile
from isnad.query.ids import BY_ID, by_id
from isnad.query.names import resolve
from isnad.query.sources import as_source
from isnad.seeds.authority import Authority
from isnad.store.protocol import Queryable
from isnad.store.result import Iri, Result, Term


@dataclass(frozen=True, slots=True)
class Bound:
    """What a parameter's value was taken to mean; `label` is what a name resolved to is properly called."""

    parameter: Parameter
    given: str
    term: Term
    label: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query ready to be sent, with its values in place."""

    query: QueryFile
    text: str
    bound: tuple[Bound, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked, and what came back."""

    asked: Prepared
    result: Result


def prepare(
    query: QueryFile, source: Queryable, params: Mapping[str, str], authority: Authority | None = None
) -> Prepared:
    """The query with the values bound as terms. QueryError for an unknown, missing, mistyped or unresolved one."""
    known = {parameter.name: parameter for parameter in query.parameters}
    unknown = params.keys() - known.keys()
    if unknown:
        offered = ", ".join(f"--{name}" for name in known) or "none"
        raise QueryError(f"{query.name} has no parameter {', '.join(sorted(unknown))}; it takes: {offered}")
    missing = [name for name, parameter in known.items() if parameter.required and name not in params]
    if missing:
        raise QueryError(f"{query.name} needs {', '.join(f'--{name}' for name in missing)}")
    bound = tuple(_bound(known[name], value, source, authority) for name, value in params.items())
    return Prepared(query, bind(query.text, {b.parameter.variable: b.term for b in bound}), bound)


def answer(
    query: QueryFile,
    source: Queryable | rdflib.Graph,
    params: Mapping[str, str] | None = None,
    authority: Authority | None = None,
) -> Answer:
    """The source's answer. Names in `params` (Arabic or English) are looked up in the authority and in the source."""
    asked = as_source(source)
    prepared = prepare(query, asked, params or {}, authority)
    return Answer(prepared, asked.query(prepared.text))


def _bound(parameter: Parameter, value: str, source: Queryable, authority: Authority | None) -> Bound:
    if parameter.role is None:
        return Bound(parameter, value, typed(parameter, value))
    if parameter.role in BY_ID:
        iri = by_id(value, parameter.role, source)
        return Bound(parameter, value, Iri(iri), value if ":" in value else short(iri))
    name = resolve(value, parameter.role, source, authority)
    return Bound(parameter, value, Iri(name.iri), name.label)
