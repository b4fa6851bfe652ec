"""What linking needs of an article as JSON, to be kept beside a store: read back, it is equal."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from isnad.link.facts import ArticleFacts, Figure, Report

_FIELDS = tuple(field.name for field in fields(Report))
_SETS = ("agents", "targets", "places", "months", "manners")

_WRITE: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_SETS, sorted),
    "figures": lambda figures: [[f.outcome, f.victims, f.low, f.exact] for f in sorted(figures)],
}
_READ: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_SETS, frozenset),
    "figures": lambda rows: frozenset(Figure(*row) for row in rows),
    "days": lambda days: None if days is None else tuple(days),
    "denies": tuple,
}


def facts_to_json(article: ArticleFacts) -> str:
    """The article in one line."""
    reports = [[_WRITE[name](getattr(r, name)) if name in _WRITE else getattr(r, name) for name in _FIELDS]
               for r in article.reports]  # fmt: skip
    inside = {name: list(around) for name, around in article.inside.items()}
    told = [article.article, reports, article.published, article.publisher, article.sha, article.sketch, inside]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def facts_from_json(line: str) -> ArticleFacts:
    """The article of a line that `facts_to_json` wrote."""
    name, reports, published, publisher, sha, sketch, inside = json.loads(line)
    around = {place: tuple(above) for place, above in inside.items()}
    return ArticleFacts(name, tuple(map(_report, reports)), published, publisher, sha, sketch, around)


def _report(values: list[Any]) -> Report:
    return Report(*(_READ[n](v) if n in _READ else v for n, v in zip(_FIELDS, values, strict=True)))
