"""Claims and article records as JSON, and back: every value returns as it was."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from isnad.model.article import ArticleRecord
from isnad.model.claim import Claim

Json = dict[str, Any]
T = TypeVar("T")

_SURROGATE = re.compile(r"[\ud800-\udfff]")

ARTICLE, CLAIM = "article", "claim"  # the values of `record`


class FieldError(ValueError):
    """A field of a record is wrong: which one, and how."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(field, problem)
        self.field, self.problem = field, problem

    def __str__(self) -> str:
        return f"{self.field}: {self.problem}" if self.field else self.problem


def article_to_json(record: ArticleRecord) -> Json:
    """`record` first, then the fields in the order of ArticleRecord; those without a value are left out."""
    return {"record": ARTICLE, **_encode(record)}


def claim_to_json(claim: Claim) -> Json:
    """`record` and `id` first, then the fields in the order of Claim; those without a value are left out."""
    return {"record": CLAIM, "id": claim.id, **_encode(claim)}


def article_from_json(row: Mapping[str, Any]) -> ArticleRecord:
    """The record; FieldError names the first field that cannot be used."""
    return _decode_fields(ArticleRecord, _without(row, "record"), "")


def claim_from_json(row: Mapping[str, Any]) -> Claim:
    """The claim; FieldError names the first field that cannot be used, or says that the id is not the content's."""
    claim = _decode_fields(Claim, _without(row, "record", "id"), "")
    given = row.get("id")
    if given is not None and given != claim.id:
        raise FieldError("id", f"{given!r} is not the id of this content, {claim.id!r}: leave it out to have it made")
    return claim


def _without(row: Mapping[str, Any], *names: str) -> Json:
    return {name: value for name, value in row.items() if name not in names}


def _encode(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if not is_dataclass(value):
        return value
    return {f.name: _encode(item) for f in fields(value) if not _is_unset(f, item := getattr(value, f.name))}


def _is_unset(field: Field[Any], value: object) -> bool:
    """Whether a value says nothing: empty, and what a missing field is read as."""
    return value in (None, (), "", False) and field.default == value


def _decode_fields(kind: type[T], row: object, path: str) -> T:
    if not isinstance(row, Mapping):
        raise FieldError(path, f"must be an object, not {_name(row)}")
    hints, required = _plan(cast("Any", kind))
    for name in row:
        if name not in hints:
            raise FieldError(_join(path, str(name)), f"no such field; there are {', '.join(hints)}")
    for name in required:
        if name not in row:
            raise FieldError(_join(path, name), "is missing")
    return kind(**{name: _decode(hints[name], value, _join(path, name)) for name, value in row.items()})


@cache
def _plan(kind: type[Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The types of a dataclass's fields, and the names of those that must be given."""
    hints = get_type_hints(kind)
    members = fields(kind)
    required = tuple(f.name for f in members if f.default is MISSING and f.default_factory is MISSING)
    return {f.name: hints[f.name] for f in members}, required


def _decode(kind: Any, value: object, path: str) -> Any:
    if isinstance(kind, UnionType):
        if value is None:
            return None
        kind = next(option for option in get_args(kind) if option is not NoneType)
    if get_origin(kind) is tuple:
        return _decode_list(get_args(kind)[0], value, path)
    if is_dataclass(kind):
        return _decode_fields(cast("type[Any]", kind), value, path)
    return _decode_scalar(kind, value, path)


def _decode_list(kind: Any, value: object, path: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise FieldError(path, f"must be a list, not {_name(value)}")
    return tuple(_decode(kind, item, f"{path}[{index}]") for index, item in enumerate(value))


def _decode_scalar(kind: type[Any], value: object, path: str) -> Any:
    if kind is date:
        return _decode_day(value, path)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise FieldError(path, f"must be {_NAMES[kind]}, not {_name(value)}")
    if kind is str and _SURROGATE.search(str(value)):
        raise FieldError(path, "holds half of a surrogate pair, which is no text")
    return value


def _decode_day(value: object, path: str) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise FieldError(path, f"must be a day such as 2020-01-31, not {value!r}") from error


_NAMES = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    dict: "an object",
    list: "a list",
}


def _name(value: object) -> str:
    return "nothing (null)" if value is None else _NAMES.get(type(value), type(value).__name__)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
