"""The seeds that a build goes by: loaded once, and told from others by their hash."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from isnad import __version__
from isnad.graph.shared import Run, ontology_hash
from isnad.model.claim import digest
from isnad.pipeline.plan import Plan
from isnad.resources import folder
from isnad.seeds.authority import Authority, load_authority

State = tuple[tuple[Path, int, int], ...]
"""Files with the time of their last change and their size."""

HASH_LENGTH = 16  # hex digits of a description; the run's IRI hashes them once more


def authority_of(seeds: Sequence[Path]) -> Authority:
    """The authority of those folders, read again only when one of their files has changed."""
    folders = tuple(seeds)
    return _authority(folders, _state(_entries(folders)))


@lru_cache(maxsize=4)
def _authority(folders: tuple[Path, ...], _changed: State) -> Authority:
    return load_authority(folders)


def state_of(seeds: Sequence[Path]) -> State:
    """Tells the seeds from what they were before one of their files changed."""
    return _state([*_entries(seeds), *_tables(seeds)])


def _state(files: Iterable[Path]) -> State:
    return tuple((file, found.st_mtime_ns, found.st_size) for file in files for found in [file.stat()])


def _entries(seeds: Sequence[Path]) -> list[Path]:
    states = [folder / "lexicon" / "states.tsv" for folder in seeds]
    turtle = [file for folder in seeds for pattern in ("*.ttl", "*/*.ttl") for file in sorted(folder.glob(pattern))]
    return turtle + [file for file in states if file.is_file()]


def run_of(seeds: Sequence[Path]) -> Run:
    """The run of this version over these seeds: equal runs and equal inputs give the same bytes."""
    return Run(__version__, _hash(_tables(seeds)), _hash(_entries(seeds)))


def _tables(seeds: Sequence[Path]) -> list[Path]:
    return [file for folder in seeds for file in sorted(folder.glob("lexicon/*.tsv"))]


def stamp_of(plan: Plan, run: Run) -> str:
    """A hash of all besides the article that what is made of it depends on: seeds, rules, shapes, this very code."""
    shapes = [file for path in plan.shapes or (folder("shapes"),) for file in [path, *sorted(path.rglob("*.ttl"))]]
    load = f"{plan.load.__module__}.{plan.load.__qualname__}" if plan.load else ""
    asked = repr((plan.shapes is None, plan.reason, plan.suffix, plan.from_claims, load))
    known = (run.version, run.rules, run.authority, ontology_hash(), code_hash())
    return digest(*known, _hash(filter(Path.is_file, shapes)), asked)


@cache
def code_hash() -> str:
    """Of the modules of this package: while it is worked on, its version stays the same."""
    return _hash(sorted(Path(__file__).parents[1].rglob("*.py")))


def _hash(files: Iterable[Path]) -> str:
    """Of the names and contents of the files, not of where they lie."""
    total = sha256()
    for file in files:
        content = file.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{file.name}\x1f{len(content)}\x1f".encode() + content)
    return total.hexdigest()[:HASH_LENGTH]
