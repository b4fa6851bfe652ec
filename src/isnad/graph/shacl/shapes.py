"""The shapes files: read, and what each rule says."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from isnad.errors import ShapeError
from isnad.graph.namespaces import SH
from isnad.graph.shacl.lists import TARGETS
from isnad.graph.terms import Term, Triple, is_blank, is_literal, literal_parts
from isnad.resources import folder

ABOUT_ONTOLOGY = "tbox.ttl"
"""Rules for ontology/ itself; a data graph is not asked to obey them."""

MESSAGE, _PATH = f"<{SH}message>", f"<{SH}path>"


@dataclass(frozen=True, slots=True)
class Shapes:
    """The triples of some shapes files. Blank nodes of different files stay apart."""

    files: tuple[Path, ...]
    triples: tuple[Triple, ...] = field(repr=False)

    def messages(self) -> dict[Term, list[tuple[str, str]]]:
        """Rule to its messages, (language, text), English first."""
        found: dict[Term, list[tuple[str, str]]] = {}
        for subject, predicate, value in self.triples:
            if predicate == MESSAGE and is_literal(value):
                parts = literal_parts(value)
                found.setdefault(subject, []).append((parts.language, parts.value))
        return {rule: sorted(texts, key=lambda t: (t[0] != "en", t)) for rule, texts in found.items()}

    def only(self, rules: Collection[Term]) -> "Shapes":
        """Those rules alone: the others lose their targets, and stay for rules that refer to them."""
        kept = (t for t in self.triples if t[0] in rules or t[1] not in TARGETS)
        return Shapes(self.files, tuple(kept))


def load_shapes(folders: Sequence[Path] = ()) -> Shapes:
    """The shapes of all `*.ttl` in the folders (or files); of the shipped shapes/ where none is given."""
    places = tuple(folders) or (folder("shapes"),)
    files = tuple(file for place in places for file in _files(place))
    return _read(files, tuple(file.stat().st_mtime_ns for file in files))


def ontology_shapes() -> Shapes:
    """The rules that ontology/ itself obeys."""
    return load_shapes((folder("shapes") / ABOUT_ONTOLOGY,))


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    if not place.is_dir():
        raise ShapeError(f"{place}: no such file or folder of shapes")
    return [file for file in sorted(place.glob("*.ttl")) if file.name != ABOUT_ONTOLOGY]


@lru_cache(maxsize=8)
def _read(files: tuple[Path, ...], _changed: tuple[int, ...]) -> Shapes:
    return Shapes(files, tuple(triple for number, file in enumerate(files) for triple in _triples(file, number)))


def _triples(file: Path, number: int) -> list[Triple]:
    try:
        quads = list(ox.parse(path=file, format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise ShapeError(f"{file}:{error.lineno}: not Turtle: {error.msg}") from error
    return _named([(str(q.subject), str(q.predicate), str(q.object)) for q in quads], f"{number}-{file.stem}")


def _named(triples: list[Triple], file: str) -> list[Triple]:
    """Blank nodes by their order in the file; property shapes among them get IRIs, since results refer to them."""
    shapes = {s for s, p, _ in triples if p == _PATH}
    names: dict[Term, Term] = {}
    for term in (term for triple in triples for term in triple):
        if is_blank(term) and term not in names:
            number = len(names) + 1
            names[term] = f"<urn:isnad:shape:{file}:{number}>" if term in shapes else f"_:f{file}-{number}"
    return [(names.get(s, s), p, names.get(o, o)) for s, p, o in triples]
