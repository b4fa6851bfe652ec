"""Entries written as the shipped files have them, into a folder of one's own."""

import re
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from isnad.errors import SeedError
from isnad.seeds.authority import Authority, load_authority
from isnad.seeds.entries import ID, KG, KGV, SKOS, Label, SeedEntity, read_entries
from isnad.text.fold import key

PREFIXES = {
    "kg": KG, "kgv": KGV, "a": f"{ID}actor/", "p": f"{ID}place/", "skos": SKOS, "schema": "https://schema.org/",
}  # fmt: skip
FILES = {"actor": "actors.ttl", "place": "places.ttl"}

_PREFIX = re.compile(r"^@prefix (\w+): <(.*)> \.$", re.MULTILINE)
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """The name in lower-case Latin letters with hyphens: what an id ends in; empty where it has no such letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    return _NO_SLUG.sub("-", plain).strip("-")


def turtle(entity: SeedEntity) -> str:
    """The entry as a paragraph of Turtle, for a file with PREFIXES."""
    rows = [(predicate, values) for predicate, values in _statements(entity) if values]
    lines = [f"{_short(entity.id)} a {' , '.join(f'kg:{kind}' for kind in entity.kinds)}"]
    return " ;\n  ".join([*lines, *(f"{predicate} {' , '.join(values)}" for predicate, values in rows)]) + " .\n"


def _statements(entity: SeedEntity) -> Iterator[tuple[str, list[str]]]:
    yield (
        "skos:prefLabel",
        _labels(sorted(((t, lang) for lang, t in entity.pref.items()), key=lambda row: row[1] == "ar")),
    )
    yield "skos:altLabel", _labels(entity.alt)
    yield "skos:hiddenLabel", _labels(entity.hidden)
    yield "kg:partOf", list(map(_short, entity.part_of))
    yield "kg:ledBy", list(map(_short, entity.led_by))
    yield "kg:locatedIn", list(map(_short, entity.located_in))
    yield "kg:near", list(map(_short, entity.near))
    yield "kg:sourceKind", [f"kgv:{entity.source_kind}"] if entity.source_kind else []
    yield "schema:sameAs", [str(ox.NamedNode(link)) for link in entity.same_as]


def _labels(labels: Sequence[Label]) -> list[str]:
    return [str(ox.Literal(text, language=language)) for text, language in labels]


def _short(entry: str) -> str:
    folder, _, name = entry.partition("/")
    return f"{folder[0]}:{name}"


def add_entry(folder: Path, entity: SeedEntity, others: Sequence[Path]) -> Path:
    """Appends the entry to the folder's file for its sort, and returns that file.

    All is read as it will be, together with the `others`, before anything is changed: SeedError where it would not
    load, or where the folder has the entry already.
    """
    file = folder / FILES[entity.id.partition("/")[0]]
    if any(known.id == entity.id for known in (read_entries(file) if file.is_file() else ())):
        raise SeedError(file, None, f"has {entity.id} already: change it there")
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    after = before + _prefixes(before) + "\n" + turtle(entity)
    _require_loads(folder, file, after, others)
    folder.mkdir(parents=True, exist_ok=True)
    part = file.with_name(file.name + ".part")
    part.write_text(after, encoding="utf-8", newline="\n")
    part.replace(file)
    return file


def _prefixes(text: str) -> str:
    """The declarations that the end of a file with this text still needs."""
    known = dict(_PREFIX.findall(text))
    missing = {name: base for name, base in PREFIXES.items() if known.get(name) != base}
    gap = "\n" if text and missing else ""
    return gap + "".join(f"@prefix {name}: <{base}> .\n" for name, base in missing.items())


def _require_loads(folder: Path, file: Path, text: str, others: Sequence[Path]) -> None:
    with TemporaryDirectory() as place:
        trial = Path(place) / folder.resolve().name
        if folder.is_dir():
            shutil.copytree(folder, trial, ignore=lambda here, names: [n for n in names if _is_no_seed(Path(here), n)])
        trial.mkdir(exist_ok=True)
        (trial / file.name).write_text(text, encoding="utf-8", newline="\n")
        try:
            load_authority([*(other for other in others if other.resolve() != folder.resolve()), trial])
        except SeedError as error:
            raise SeedError(file, None, f"nothing is added: {error.problem}") from error


def _is_no_seed(here: Path, name: str) -> bool:
    return not (here / name).is_dir() and Path(name).suffix not in {".ttl", ".tsv"}


def find_entry(authority: Authority, name: str) -> str:
    """The id of the entry with that id (`actor/egypt`, `actor:egypt`) or label; ValueError lists several, or none."""
    if (given := name.replace(":", "/", 1)) in authority.entities:
        return given
    wanted = key(name).casefold()
    found = sorted(
        entity.id
        for entity in authority.entities.values()
        if any(key(text).casefold() == wanted for text, _ in entity.labels)
    )
    if len(found) == 1:
        return found[0]
    raise ValueError(f"{name!r} names {', '.join(found) if found else 'no entry'}: give an id such as actor/egypt")
