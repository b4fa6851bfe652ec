"""What tells one way of building from another."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from isnad import __version__
from isnad.graph.shared import Run

HASH_LENGTH = 16  # hex digits of a description; the run's IRI hashes them once more


def run_of(seeds: Sequence[Path]) -> Run:
    """The run of this version over these seeds: equal runs and equal inputs give the same bytes."""
    lexicon = [file for folder in seeds for file in sorted(folder.glob("lexicon/*.tsv"))]
    entries = [f for folder in seeds for pattern in ("*.ttl", "*/*.ttl") for f in sorted(folder.glob(pattern))]
    return Run(__version__, _hash(lexicon), _hash(entries))


def _hash(files: Iterable[Path]) -> str:
    """Of the names and contents of the files, not of where they lie."""
    total = sha256()
    for file in files:
        content = file.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{file.name}\x1f{len(content)}\x1f".encode() + content)
    return total.hexdigest()[:HASH_LENGTH]
