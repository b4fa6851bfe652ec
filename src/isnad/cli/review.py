"""`kg review`."""

import csv
import getpass
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.asking import Desk
from isnad.cli.console import say
from isnad.cli.guard import guarded
from isnad.cli.options import Seeds, SeedsOnly, seed_folders, single_command
from isnad.cli.query import require_project_store
from isnad.cli.reviews import PROJECT_REVIEWS
from isnad.export.tables import harmless
from isnad.graph.iris import COREF
from isnad.model.review import Review, latest, review_line
from isnad.pipeline.choosing import Choice, choose, require_any
from isnad.pipeline.diff_render import gist
from isnad.pipeline.graphs import open_any
from isnad.pipeline.identity import authority_of
from isnad.pipeline.linking import relink_store
from isnad.pipeline.review_files import joined, read_reviews
from isnad.pipeline.review_store import apply_reviews, stored_reviews
from isnad.pipeline.reviewed import MEASURED, Reviewed
from isnad.query.names import resolve
from isnad.seeds.authority import Authority
from isnad.store import PROJECT_STORE, EmbeddedStore
from isnad.views.claims import ClaimView

app = single_command()

LISTED = ("claim", "verdict", "field", "value", "why", "rule", "confidence", "article", "says", "quote")

GraphPath = Annotated[
    Path | None,
    typer.Argument(metavar="GRAPH", help="Graph file, store or claims.jsonl; else the project's store.",
                   show_default=False),
]  # fmt: skip
ReviewsFile = Annotated[
    Path | None,
    typer.Option("--reviews", metavar="FILE.jsonl", help="Where reviews are kept (project: .isnad/reviews.jsonl).",
                 show_default=False, dir_okay=False),
]  # fmt: skip
FromFile = Annotated[
    Path | None,
    typer.Option("--from", metavar="FILE", help="Take reviews from a .csv or .jsonl instead of asking.", exists=True,
                 dir_okay=False, show_default=False),
]  # fmt: skip
Texts = Annotated[
    Path | None,
    typer.Option("--texts", metavar="DIR", help="Where kg build --texts kept the texts.", exists=True, file_okay=False,
                 show_default=False),
]  # fmt: skip


@app.command()
@guarded
def review(
    graph: GraphPath = None,
    article: Annotated[str, typer.Option("--article", metavar="ID", help="Claims of this article.")] = "",
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="Claims that name it, or that it makes.")] = "",
    rule: Annotated[str, typer.Option("--rule", metavar="ID", help="Claims that this rule read.")] = "",
    low_confidence: Annotated[bool, typer.Option("--low-confidence", help="The least confident first.")] = False,
    sample: Annotated[
        int | None, typer.Option("--sample", metavar="N", help="So many, at random.", min=1, show_default=False)
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Of the sample: the same gives the same.")] = 0,
    again: Annotated[bool, typer.Option("--again", help="Also those that were reviewed before.")] = False,
    reviews: ReviewsFile = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who reviews; else your login.")] = "",
    texts: Texts = None,
    given: FromFile = None,
    listed: Annotated[
        bool, typer.Option("--list", help="Write the claims as a table to fill in; ask nothing.")
    ] = False,
    report: Annotated[
        bool, typer.Option("--report", help="How often each rule reads rightly, by the reviews.")
    ] = False,
    seeds: Seeds = None,
    seeds_only: SeedsOnly = False,
) -> None:
    """Judge claims: was the article read rightly? Accept, reject, or correct a field; say why.

    Reviews are kept in a file of their own, a line each, and outlive every rebuild. A store follows them at once, a
    graph file when it is built with --reviews. Questions leave out what was rejected, and give corrections in place of
    what was corrected; the graph keeps all of it.

    \b
    Examples:
      kg review --actor Haftar --low-confidence
      kg review graph.ttl --sample 100 --list > table.csv
      kg review graph.ttl --from table.csv --by Amal --reviews reviews.jsonl
      kg review --report
    """
    folders = seed_folders(seeds, seeds_only)
    path, file = _places(graph, reviews)
    kept = joined(read_reviews(file)) if file.is_file() else []
    if report:
        _show_report(Reviewed.of(kept))
        return
    made: list[Review] = []
    if given is not None:
        made = joined(read_reviews(given, by or _login(), _now()))
    with ExitStack() as stack:
        opened = stack.enter_context(open_any(path, folders))
        if given is None:
            done = frozenset() if again else frozenset(latest(kept))
            wanted = Choice(article, _actor(actor, authority_of(folders)), rule, low_confidence, sample, seed, done)
            claims = choose(opened, wanted)
            if not claims:
                require_any(opened, wanted)
                say("all such claims were reviewed before: --again shows them")
                return
            if listed:
                _write_table(claims)
                return
            desk = Desk(opened, authority_of(folders), texts or _project_texts(path), by or _login(), _now)
            made = desk.ask(claims, lambda one: _append(file, [one]))
        else:
            made = _checked(made, Desk(opened, authority_of(folders), None, "", _now))
            _append(file, made)
    say(f"{len(made)} reviews written to {file}")
    _follow(path, [*kept, *made], folders)


def _places(graph: Path | None, reviews: Path | None) -> tuple[Path, Path]:
    """The graph to review and the file of reviews."""
    if graph is None:
        require_project_store()
    path = graph or PROJECT_STORE
    return path, reviews or (PROJECT_REVIEWS if path == PROJECT_STORE else Path("reviews.jsonl"))


def _project_texts(path: Path) -> Path | None:
    folder = path.parent / "texts"
    return folder if path == PROJECT_STORE and folder.is_dir() else None


def _login() -> str:
    return getpass.getuser()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _actor(name: str, authority: Authority) -> str:
    if not name:
        return ""
    with EmbeddedStore.memory() as nothing:
        found = resolve(name, "actor", nothing, authority)
    say(f"{name} is taken as {found.label} <{found.iri}>")
    return found.iri


def _append(file: Path, made: Sequence[Review]) -> None:
    """Each review is in the file as soon as it is made: what is interrupted loses nothing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as out:
        out.writelines(map(review_line, made))


def _checked(made: Sequence[Review], desk: Desk) -> list[Review]:
    """The reviews with the rule that read each claim; told are those of claims that are not here."""
    known = [desk.completed(one) for one in made]
    for one, other in zip(made, known, strict=True):
        if other is None:
            say(f"left out: there is no claim {one.claim} here")
    return [one for one in known if one is not None]


def _follow(path: Path, reviews: Sequence[Review], seeds: tuple[Path, ...]) -> None:
    """A store follows its reviews at once; what was linked is linked without the claims that they set aside."""
    if path.is_dir() and reviews:
        with EmbeddedStore.open(path) as store:
            for note in apply_reviews(store, [*stored_reviews(store), *reviews], authority_of(seeds)):
                say(f"note: {note}")
            if COREF[1:-1] in store.graphs():
                relink_store(store, seeds)


def _write_table(claims: Sequence[ClaimView]) -> None:
    """What `--from` reads, with the columns to fill in left empty."""
    table = csv.writer(sys.stdout)
    table.writerow(LISTED)
    for claim in claims:
        quote = " … ".join(one.words for one in claim.evidence)
        row = (claim.iri, "", "", "", "", claim.rule, claim.confidence, claim.article.id, gist(claim), quote)
        table.writerow(map(harmless, row))


def _show_report(reviewed: Reviewed) -> None:
    """A row a rule: its reviewed claims by verdict, the share accepted, and between which the share lies."""
    typer.echo(f"{'rule':32} reviewed accepted corrected rejected  precision  95 % interval")
    for row in reviewed.precision.values():
        low, high = row.interval
        measured = "" if row.reviewed >= MEASURED else f"  (fewer than {MEASURED})"
        typer.echo(
            f"{row.rule or '(unknown)':32} {row.reviewed:8} {row.accepted:8} {row.corrected:9} {row.rejected:8}"
            f"  {row.share:9.2f}  {low:.2f} to {high:.2f}{measured}"
        )
