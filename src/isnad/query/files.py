"""Query files: SPARQL that any endpoint runs as it stands, under a grlc header that says what it asks and takes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from isnad.errors import QueryError
from isnad.query.lexing import tokens

_HEADER = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
_PARAMETER = re.compile(r"[?$]_(_?)([A-Za-z][A-Za-z0-9]*)(?:_(iri|number|integer|literal|xsd_date|[a-z]{2}))?")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
MAX_BYTES = 1_000_000  # a query file is pages long at most; a data file named by mistake should not be parsed as one


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that a value may take the place of (`?_actor_iri`, grlc's form).

    `kind` is iri, integer, number, literal, xsd_date or a language tag, from the variable's name. `role` is what a name
    is looked up as (actor, place, outlet, state, or a concept scheme), None where only an IRI will do. `last` says that
    a month or year given for a date stands for its last day.
    """

    name: str
    variable: str
    kind: str
    required: bool = False
    role: str | None = None
    label: str = ""
    last: bool = False


@dataclass(frozen=True, slots=True)
class QueryFile:
    """A question: its name (the file's stem), both summaries, parameters in order of appearance, and the SPARQL itself.

    `show` names the columns of a table; empty means all. Data formats always hold all columns.
    """

    name: str
    text: str
    summary: Mapping[str, str] = field(default_factory=dict, hash=False)
    description: str = ""
    parameters: tuple[Parameter, ...] = ()
    show: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    path: Path | None = None


def list_queries(folders: Iterable[Path]) -> tuple[QueryFile, ...]:
    """The queries of all folders by name; a later folder's file takes the place of an earlier one's."""
    found: dict[str, QueryFile] = {}
    for folder in folders:
        if not folder.is_dir():
            raise QueryError(f"there is no folder of queries {folder}")
        found |= {path.stem: read_query(path) for path in folder.glob("*.rq")}
    return tuple(found[name] for name in sorted(found))


def load_query(name: str | Path, folders: Sequence[Path]) -> QueryFile:
    """The query of that name, or in that file; QueryError lists what there is."""
    path = Path(name)
    if path.suffix == ".rq":
        return read_query(path)
    places = [folder / f"{name}.rq" for folder in folders] if _NAME.fullmatch(str(name)) else []
    for place in reversed(places):
        if place.is_file():
            return read_query(place)
    known = ", ".join(query.name for query in list_queries(folders))
    raise QueryError(f"there is no query {str(name)!r}: give a file ending in .rq, or one of {known}")


def read_query(path: Path) -> QueryFile:
    """The query in a file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise QueryError(f"{path}: {error.strerror or error}") from error
    if len(data) > MAX_BYTES:
        raise QueryError(f"{path}: {len(data)} bytes are too many for a query")
    try:
        return parse_query(path.stem, data.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8 text at byte {error.start}") from error


def parse_query(name: str, text: str, path: Path | None = None) -> QueryFile:
    """The query with its header read; a query without a header is one whose question nobody wrote down."""
    header = _header(text, str(path or name))
    return QueryFile(
        name=name,
        text=text,
        summary=_both(header, "summary"),
        description=str(header.get("description", "")),
        parameters=_parameters(text, header, str(path or name)),
        show=tuple(map(str, header.get("show") or ())),
        tags=tuple(map(str, header.get("tags") or ())),
        path=path,
    )


def _header(text: str, where: str) -> dict[str, Any]:
    lines = "\n".join(_HEADER.findall(text))
    try:
        header = yaml.safe_load(lines) or {}
    except yaml.YAMLError as error:
        raise QueryError(f"{where}: the header is not YAML: {error}") from error
    if not isinstance(header, dict):
        raise QueryError(f"{where}: the header must be keys and values, such as `#+ summary: …`")
    return header


def _both(header: Mapping[str, Any], key: str) -> dict[str, str]:
    """English under `key`, Arabic under `key_ar`: grlc reads the first and passes over the second."""
    pairs = {"en": header.get(key), "ar": header.get(f"{key}_ar")}
    return {language: str(text) for language, text in pairs.items() if text}


def _parameters(text: str, header: Mapping[str, Any], where: str) -> tuple[Parameter, ...]:
    declared = _declared(header, where)
    found: dict[str, Parameter] = {}
    for token in tokens(text):
        match = _PARAMETER.fullmatch(token.text) if token.kind == "variable" else None
        if match and match[2] not in found:
            found[match[2]] = _parameter(match, token.text, declared.get(match[2], {}))
    unused = declared.keys() - found.keys()
    if unused:
        raise QueryError(f"{where}: the header declares {', '.join(sorted(unused))}, which the query does not use")
    return tuple(found.values())


def _declared(header: Mapping[str, Any], where: str) -> dict[str, dict[str, Any]]:
    declared: dict[str, dict[str, Any]] = {}
    for entry in header.get("params") or ():
        if not isinstance(entry, dict) or not all(isinstance(about, dict) for about in entry.values()):
            raise QueryError(f"{where}: a parameter reads `- name: {{type: iri, resolve: actor}}`, not {entry!r}")
        declared |= {str(name): about for name, about in entry.items()}
    return declared


def _parameter(match: re.Match[str], variable: str, about: Mapping[str, Any]) -> Parameter:
    role = about.get("resolve")
    return Parameter(
        name=match[2],
        variable=variable,
        kind=match[3] or "literal",
        required=bool(about.get("required", False)),
        role=None if role is None else str(role),
        label=str(about.get("label", "")),
        last=bool(about.get("last", False)),
    )
