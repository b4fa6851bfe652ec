"""What the vocabulary and the authority must know of a claim that somebody else wrote, named by field."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import chain

from isnad.graph.vocabulary import CLASSES, SCHEMES
from isnad.model.check import entities_of, names_of, sources_of
from isnad.model.claim import Claim
from isnad.model.serial import FieldError
from isnad.seeds.authority import Authority

_SCHEME_OF = {
    "certainty": "certainty", "temporality": "temporality", "explicitness": "explicitness", "focus": "negation-focus",
    "status": "status", "recurrence": "recurrence", "basis": "date-basis", "support_kinds": "support-kind",
    "materiel": "materiel", "mode": "attribution-mode", "stance": "stance", "outcome": "outcome",
    "victims": "victim-kind",
}  # fmt: skip
"""The concept scheme of a field, by the field's own name."""


def check_known(claim: Claim, authority: Authority) -> None:
    """Nothing, or FieldError for the first name that the ontology, the vocabulary or the authority lacks."""
    for path, name in names_of(claim):
        field = path.rpartition(".")[2].partition("[")[0]
        _require(name, _under("Occurrence") if field == "kind" else SCHEMES[_SCHEME_OF[field]], path)
    for path, source in sources_of(claim):
        if source.kind is not None:
            _require(source.kind, SCHEMES["source-kind"], f"{path}.kind")
    for path, entity in entities_of(claim):
        _require(entity.kind, (*_under("Actor"), "Place"), f"{path}.kind")
        own = () if entity.id is None else (entity.id,)
        for seed in chain(own, entity.part_of, entity.led_by, entity.located_in, entity.near):
            _require_entry(seed, authority, f"{path}.id" if seed == entity.id else path)


def _under(root: str) -> Iterator[str]:
    return (name for name, above in CLASSES.items() if root in above)


def _require(name: str, known: Collection[str] | Iterator[str], path: str) -> None:
    listed = tuple(known)
    if name not in listed:
        raise FieldError(path, f"{name!r} is none of {', '.join(listed)}{_near(name, listed)}")


def _require_entry(seed: str, authority: Authority, path: str) -> None:
    if seed not in authority.entities:
        near = _near(seed, authority.entities)
        raise FieldError(path, f"{seed!r} is no entry of the seeds{near}: add it with --seeds, or leave the id null")


def _near(name: str, known: Collection[str]) -> str:
    """The names spelt most like it, as a question; nothing where none is."""
    found = get_close_matches(name, known, n=2)
    return f" (did you mean {' or '.join(found)}?)" if found else ""
