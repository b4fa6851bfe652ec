"""Where reviews come from when a graph is built or loaded."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.console import say
from isnad.model.review import Review
from isnad.pipeline.review_files import joined, read_reviews
from isnad.pipeline.review_store import stored_reviews
from isnad.store import PROJECT_STORE, EmbeddedStore

PROJECT_REVIEWS = PROJECT_STORE.parent / "reviews.jsonl"

ReviewFiles = Annotated[
    list[Path] | None,
    typer.Option("--reviews", metavar="FILE", exists=True, dir_okay=False, show_default=False,
                 help="Reviews that kg review wrote, to be followed; may be repeated."),
]  # fmt: skip


def reviews_for(given: Sequence[Path] | None, store: EmbeddedStore | None) -> tuple[Review, ...]:
    """The reviews of the files; for a store those it has too, for the project's those of its reviews file."""
    files = list(given or ())
    if store is not None and store.path == PROJECT_STORE and PROJECT_REVIEWS.is_file() and not files:
        files = [PROJECT_REVIEWS]
    found = [review for file in files for review in joined(read_reviews(file))]
    kept = stored_reviews(store) if store is not None else []
    if found or kept:
        say(f"following {len(set(found) | set(kept))} reviews{_from(files)}")
    return (*kept, *found)


def _from(files: Sequence[Path]) -> str:
    return f" of {', '.join(map(str, files))}" if files else " that the store has"
