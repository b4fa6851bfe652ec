"""What is measured: the claims of the sample articles, and copies of them under other names."""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from isnad.graph.shared import Run
from isnad.model.claims_file import Extract, read_claims
from isnad.pipeline.identity import authority_of, run_of
from isnad.resources import folder
from isnad.seeds.authority import Authority

ARTICLES = folder("seeds") / "articles"


@dataclass(frozen=True, slots=True)
class Sample:
    """The claims of the sample articles, and what they are mapped with."""

    extracts: Sequence[Extract]
    authority: Authority
    run: Run

    def copies(self, number: int) -> list[Extract]:
        """So many articles: the sample over and over, each time under other ids."""
        return [_renamed(extract, number) for number, extract in enumerate(islice(cycle(self.extracts), number))]


def _renamed(extract: Extract, number: int) -> Extract:
    name = f"{extract.record.id}-{number}"
    claims = tuple(replace(claim, article=name) for claim in extract.claims)
    return Extract(replace(extract.record, id=name), claims)


def sample() -> Sample:
    """Read with the rules as they are now."""
    seeds = (folder("seeds"),)
    with TemporaryDirectory() as place:
        claims = Path(place) / "claims.jsonl"
        kg(["extract", str(ARTICLES), "--metadata", str(ARTICLES / "metadata.csv"), "--out", str(claims)])
        return Sample(tuple(read_claims(claims)), authority_of(seeds), run_of(seeds))


def kg(arguments: Iterable[str]) -> None:
    """The command, in a process of its own; it must succeed."""
    command = [str(Path(sys.executable).with_name("kg")), *arguments]
    subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL)
