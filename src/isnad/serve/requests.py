"""HTTP requests as questions, by the SPARQL 1.1 Protocol (section 2.1) and nothing beyond it but pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from isnad.store.evaluation import Question

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
PAGE, SIZE = "page", "page-size"
USUAL_SIZE = 1_000
_FIELDS = 1_000  # parameters of one request


class RequestError(Exception):
    """A request that is no question; with the HTTP status that says so."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(status, reason)
        self.status, self.reason = status, reason


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a request tells the question."""

    method: str
    parameters: str
    """The query string, as it was sent."""
    kind: str = ""
    body: bytes = b""
    accept: str = ""


def question_of(asked: Asked) -> Question | None:
    """The question; None for a GET that asks nothing, and so wants the description of the service."""
    fields: Mapping[str, Sequence[str]] = _fields(asked.parameters.encode())
    if asked.method == "POST":
        fields = _posted(asked, fields)
    elif not fields:
        return None
    if "update" in fields:
        raise RequestError(403, "this endpoint only reads")
    texts = fields.get("query", [])
    if len(texts) != 1:
        raise RequestError(400, f"give one query, not {len(texts)}")
    page, size = _number(fields, PAGE), _number(fields, SIZE)
    if page is None and size is not None:
        page = 1
    default, named = (tuple(fields.get(name, ())) for name in ("default-graph-uri", "named-graph-uri"))
    return Question(texts[0], asked.accept, default, named, page, size or USUAL_SIZE)


def _posted(asked: Asked, fields: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    kind, _, parameters = asked.kind.partition(";")
    kind = kind.strip().lower()
    if kind == UPDATE:
        raise RequestError(403, "this endpoint only reads")
    if kind not in (FORM, DIRECT):
        raise RequestError(415, f"a query comes as {FORM} or {DIRECT}")
    if "charset" in parameters.lower() and "utf-8" not in parameters.lower():
        raise RequestError(415, "a query comes in UTF-8")
    if kind == DIRECT:
        return {**fields, "query": [*fields.get("query", ()), _text(asked.body)]}
    both = dict(fields)
    for name, values in _fields(asked.body).items():
        both[name] = [*both.get(name, ()), *values]
    return both


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(400, f"the query is not UTF-8: {error.reason} at byte {error.start}") from error


def _fields(text: bytes) -> dict[str, list[str]]:
    try:
        pairs = parse_qsl(text.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except (UnicodeDecodeError, ValueError) as error:
        raise RequestError(400, f"the parameters cannot be read: {error}") from error
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _number(fields: Mapping[str, Sequence[str]], name: str) -> int | None:
    values = fields.get(name, ())
    if not values:
        return None
    if len(values) > 1 or not (values[0].isascii() and values[0].isdigit() and 0 < int(values[0][:10]) < 10**9):
        raise RequestError(400, f"{name} is a number from 1")
    return int(values[0])
