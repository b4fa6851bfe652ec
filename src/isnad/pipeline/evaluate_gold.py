"""Gold claims as people annotate them, checked; the format is described in seeds/articles/gold/README.md."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from isnad.errors import InputError
from isnad.model import period
from isnad.model.claim import Span

SUFFIX = ".gold.json"
ENTITIES = "entities.json"

TYPES = ("MilitaryAction", "Support", "Denial")
ACTIONS = frozenset({
    "AirStrike", "DroneStrike", "Shelling", "GroundAssault", "Clash", "ArmedAttack", "Siege", "Capture", "Deployment",
    "Withdrawal", "ShootDown", "Jamming", "Detention", "Operation",
})  # fmt: skip
SUPPORTS = frozenset({
    "Military", "Air", "Troops", "Arms", "Logistics", "Training", "Intelligence", "Financial", "Political",
    "Unspecified",
})  # fmt: skip
SUBTYPES = {"MilitaryAction": ACTIONS, "Support": SUPPORTS, "Denial": frozenset({None})}
STATUSES = ("occurred", "planned", "possible", "refused", "negated")
SOURCE_KINDS = ("Narrator", "Person", "Official", "Anonymous", "Observers", "Media")
DENIED_TYPES = ("MilitaryAction", "Support", "Other")
FIGURES = (("killed", "Killed"), ("injured", "Wounded"))

_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_TIME = re.compile(rf"({_DAY})(?:/({_DAY}))?")


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """What a key stands for: the group of names that count as one, a Wikidata id, and every wording."""

    group: str
    qid: str | None
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One annotated claim. Actors and places are keys of the entities; `days` are the first and the last day of its
    time; `figures` pairs an outcome with a number; `denied_type` and `denied` say what a denial denies.
    """

    type: str
    subtype: str | None
    agents: tuple[str, ...]
    agent_inferred: bool
    targets: tuple[str, ...]
    places: tuple[str, ...]
    status: str
    source_kind: str
    source: str | None
    via: str | None
    days: tuple[str, str] | None
    figures: tuple[tuple[str, int], ...]
    denied_type: str | None
    denied: tuple[str, ...]
    spans: tuple[Span, ...]
    quote: str

    @property
    def objects(self) -> tuple[str, ...]:
        """Whom, what or where an action is done to; who is supported."""
        return (*self.targets, *self.places) if self.type == "MilitaryAction" else self.targets


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """The claims of one article, found by the hash of its bytes; `path` is its text where there is one."""

    id: str
    sha256: str
    claims: tuple[GoldClaim, ...]
    path: Path | None


@dataclass(frozen=True, slots=True)
class Gold:
    """Annotated articles in order of file name, and the entities that their claims name."""

    articles: tuple[GoldArticle, ...]
    entities: Mapping[str, GoldEntity]


class _Problem(Exception):  # noqa: N818 - it never leaves this module
    """What is wrong with a value, without the file it is in."""


def load_gold(folder: Path, entities: Path | None = None, articles: Path | None = None) -> Gold:
    """All `*.gold.json` of the folder with the texts they quote.

    `entities` is by default the folder's entities.json. The text `<id>.txt` is looked for in `articles`, or else in the
    folder, above it and in the `articles` beside it. InputError names the file and the claim (from 1) that is wrong.
    """
    if not (files := sorted(folder.glob(f"*{SUFFIX}"))):
        raise InputError(folder, None, f"no gold claims here: files named <article>{SUFFIX}")
    named = _entities(entities or folder / ENTITIES)
    places = (articles,) if articles else (folder, folder.parent, folder.parent / "articles")
    return Gold(tuple(_article(file, named, places) for file in files), named)


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise InputError(path, None, f"cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise InputError(path, getattr(error, "lineno", None), f"not JSON: {error}") from error


def _entities(path: Path) -> dict[str, GoldEntity]:
    try:
        rows = _typed(_json(path), dict, "the file")
        return {name: _entity(name, row) for name, row in rows.items()}
    except _Problem as problem:
        raise InputError(path, None, str(problem)) from None


def _entity(name: str, row: Any) -> GoldEntity:
    row = _typed(row, dict, name)
    group, english = (_typed(row.get(field), str, f"{name}: {field}") for field in ("group", "en"))
    arabic = [_typed(label, str, f"{name}: ar") for label in _typed(row.get("ar"), list, f"{name}: ar")]
    return GoldEntity(group, _optional(row, "qid", str), (*arabic, english))


def _article(file: Path, entities: Mapping[str, GoldEntity], places: Iterable[Path]) -> GoldArticle:
    try:
        row = _typed(_json(file), dict, "the file")
        identity, sha = (_typed(row.get(field), str, field) for field in ("id", "sha256"))
        path = next((folder / f"{identity}.txt" for folder in places if (folder / f"{identity}.txt").is_file()), None)
        text = _text(path, sha) if path else None
        claims = tuple(_numbered(_typed(row.get("claims"), list, "claims"), entities, text))
    except _Problem as problem:
        raise InputError(file, None, str(problem)) from None
    return GoldArticle(identity, sha, claims, path)


def _text(path: Path, sha: str) -> str:
    raw = path.read_bytes()
    if sha256(raw).hexdigest() != sha:
        raise _Problem(f"{path.name} is not the text that was annotated: its SHA-256 is another")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise _Problem(f"{path.name} is not UTF-8") from None


def _numbered(rows: Sequence[Any], entities: Mapping[str, GoldEntity], text: str | None) -> Iterator[GoldClaim]:
    for number, row in enumerate(rows, 1):
        try:
            yield _claim(_typed(row, dict, "the claim"), entities, text)
        except _Problem as problem:
            raise _Problem(f"claim {number}: {problem}") from None


def _claim(row: dict[str, Any], entities: Mapping[str, GoldEntity], text: str | None) -> GoldClaim:
    type_ = _choice(row, "type", TYPES)
    source = _typed(row.get("source"), dict, "source")
    denies = _typed(row.get("denies"), dict, "denies") if type_ == "Denial" else {}
    spans = tuple(_spans(row.get("evidence"), text))
    return GoldClaim(
        type=type_,
        subtype=_choice(row, "subtype", SUBTYPES[type_]),
        agents=_keys(row, "agents", entities),
        agent_inferred=row.get("agentInferred") is True,
        targets=_keys(row, "targets", entities),
        places=_keys(row, "places", entities),
        status=_choice(row, "status", STATUSES),
        source_kind=_choice(source, "kind", SOURCE_KINDS),
        source=_key(source, "entity", entities),
        via=_key(source, "via", entities),
        days=_days(_optional(row, "time", str)),
        figures=tuple((outcome, n) for name, outcome in FIGURES if (n := _optional(row, name, int))),
        denied_type=_choice(denies, "type", DENIED_TYPES) if denies else None,
        denied=tuple(key for name in ("agents", "targets", "places") for key in _keys(denies, name, entities)),
        spans=spans,
        quote=_quote(row["evidence"][0], text),
    )


def _typed(value: Any, kind: type, what: str) -> Any:
    if not isinstance(value, kind):
        raise _Problem(f"{what}: {_WORDS[kind]} is needed")
    return value


_WORDS = {dict: "an object", list: "a list", str: "a text", int: "a number"}


def _optional(row: Mapping[str, Any], name: str, kind: type) -> Any:
    return None if row.get(name) is None else _typed(row[name], kind, name)


def _choice(row: Mapping[str, Any], name: str, allowed: Iterable[str | None]) -> Any:
    if (value := row.get(name)) not in allowed:
        raise _Problem(f"{name} {value!r} is none of {', '.join(sorted(map(str, allowed)))}")
    return value


def _key(row: Mapping[str, Any], name: str, entities: Mapping[str, GoldEntity]) -> str | None:
    if (key := _optional(row, name, str)) is not None and key not in entities:
        raise _Problem(f"{name}: {key!r} is not one of the entities")
    return key  # type: ignore[no-any-return]


def _keys(row: Mapping[str, Any], name: str, entities: Mapping[str, GoldEntity]) -> tuple[str, ...]:
    keys = tuple(_optional(row, name, list) or ())
    if unknown := [key for key in keys if not isinstance(key, str) or key not in entities]:
        raise _Problem(f"{name}: {unknown[0]!r} is not one of the entities")
    return keys


def _days(time: str | None) -> tuple[str, str] | None:
    """The first and the last day of `2017`, `2017-10`, `2017-10-30` or `start/end`."""
    if time is None:
        return None
    if not (match := _TIME.fullmatch(time)):
        raise _Problem(f"time {time!r} is not YYYY, YYYY-MM, YYYY-MM-DD or start/end")
    first, last = match.group(1), match.group(2) or match.group(1)
    try:
        return _period(first).first.isoformat(), _period(last).last.isoformat()
    except ValueError:
        raise _Problem(f"time {time!r}: there is no such day") from None


def _period(said: str) -> period.Period:
    parts = [int(part) for part in said.split("-")]
    if len(parts) == 3:
        return period.day(date(*parts))
    return period.month(*parts) if len(parts) == 2 else period.year(*parts)


def _spans(evidence: Any, text: str | None) -> Iterator[Span]:
    """Where the evidence stands: a quotation at every place where it occurs, a pair of offsets as it is."""
    if not _typed(evidence, list, "evidence"):
        raise _Problem("evidence: at least one quotation is needed")
    for item in evidence:
        if isinstance(item, list):
            yield _offsets(item, text)
        else:
            yield from _found(_typed(item, str, "evidence"), text)


def _offsets(item: list[Any], text: str | None) -> Span:
    whole = len(item) == 2 and all(type(offset) is int for offset in item)
    if not whole or not 0 <= item[0] < item[1] or (text is not None and item[1] > len(text)):
        raise _Problem(f"evidence: {item} is no pair of offsets in the article")
    return Span(*item)


def _found(quote: str, text: str | None) -> list[Span]:
    if text is None:
        raise _Problem("evidence is quoted, but the text of the article is not there to find it in")
    spans = [Span(match.start(), match.end()) for match in re.finditer(re.escape(quote), text)]
    if not quote or not spans:
        raise _Problem(f"evidence is not in the article: {quote[:60]}")
    return spans


def _quote(evidence: Any, text: str | None) -> str:
    if isinstance(evidence, str):
        return evidence
    return text[slice(*evidence)] if text is not None else ""
