"""Every article of files of claims, listed before any is read, with the place of its text where that is given."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

from isnad.model.article import Rejected
from isnad.pipeline.examples import Examples, reason_of
from isnad.pipeline.plan import Plan
from isnad.pipeline.sources import KEPT, Inputs, open_inputs
from isnad.read.claims import article_blocks
from isnad.read.inputs import STDIN, STDIN_NAME, Found, Skipped, find_files, keep_stdin
from isnad.read.piece import InputFile, Piece


@contextmanager
def open_claims(paths: Sequence[str], plan: Plan) -> Iterator[Inputs]:
    """The articles in files of claims, in order of id; of two with one id the later is rejected.

    Texts of `plan.articles` go with them by id. InputError where a path names nothing.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="isnad-")))
        texts = stack.enter_context(open_inputs(plan.articles, plan.read)) if plan.articles else Inputs((), 0)
        places = {piece.id: piece for piece in texts.pieces}
        files, skipped, refused = _files(paths, folder)
        pieces, rejected = _listed(files, places)
        pieces.sort(key=lambda piece: piece.id)
        refusals = Examples(reason_of)
        refusals.add((*refused, *rejected))
        refusals.join(texts.rejected, texts.reasons)
        yield Inputs(
            pieces, len(pieces), refusals.kept, skipped[:KEPT], (), refusals.counts, len(skipped),
            {piece.id for piece in pieces},
        )  # fmt: skip


def _files(paths: Sequence[str], folder: Path) -> tuple[list[InputFile], tuple[str, ...], tuple[Rejected, ...]]:
    """The files of claims: those named, and what JSON Lines folders hold; other files; what cannot be opened."""
    listed = list(find_files(path for path in paths if path != STDIN))
    if STDIN in paths:
        listed.append(keep_stdin(folder))
    found = [item for item in listed if isinstance(item, Found)]
    claims = [item.file for item in found if item.format == "jsonl" or item.file.name in (*paths, STDIN_NAME)]
    others = [item.file.name for item in found if item.file not in claims]
    others += [item.name for item in listed if isinstance(item, Skipped)]
    return claims, tuple(others), tuple(item for item in listed if isinstance(item, Rejected))


def _listed(files: Sequence[InputFile], places: Mapping[str, Piece]) -> tuple[list[Piece], list[Rejected]]:
    first: dict[str, str] = {}
    pieces: list[Piece] = []
    rejected: list[Rejected] = []
    for item in chain.from_iterable(map(_blocks, files)):
        if isinstance(item, Rejected):
            rejected.append(item)
        elif item.id in first:
            rejected.append(Rejected(item.origin, f"id: the article is described at {first[item.id]} already", item.id))
        else:
            first[item.id] = item.origin
            pieces.append(replace(item, text=places.get(item.id)))
    return pieces, rejected


def _blocks(file: InputFile) -> Iterator[Piece | Rejected]:
    try:
        yield from article_blocks(file)
    except OSError as error:
        yield Rejected(file.name, f"cannot be read: {error.strerror or error}")
