"""`kg load`."""

from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.console import say
from isnad.cli.guard import guarded
from isnad.cli.options import StoreFolder, seed_folders, single_command
from isnad.cli.reviews import ReviewFiles, reviews_for
from isnad.cli.store import show_checked
from isnad.pipeline.identity import authority_of
from isnad.pipeline.linking import relink_store
from isnad.pipeline.orders import VERIFY, Order, load_folder, rehearse
from isnad.pipeline.review_store import apply_reviews
from isnad.store import PROJECT_STORE, EmbeddedStore

app = single_command()


def _address(name: str, help_: str) -> typer.models.OptionInfo:
    return typer.Option(name, metavar="URL", help=help_, show_default=False)  # type: ignore[no-any-return]


@app.command()
@guarded
def load_command(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="Graph files: .ttl .trig .nq .nt .jsonld, each also .gz.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ],
    store: StoreFolder = None,
    endpoint: Annotated[str | None, _address("--endpoint", "SPARQL server to load into, by its query address.")] = None,
    update_url: Annotated[str | None, _address("--update-url", "Where it takes updates, if that is not found.")] = None,
    data_url: Annotated[str | None, _address("--data-url", "Where it takes graphs, if that is not found.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", metavar="N", min=1, max=64, help="Requests at once.")] = 4,
    verify: Annotated[str, typer.Option("--verify", metavar="HOW", help=f"By {', '.join(VERIFY)}.")] = VERIFY[0],
    prune: Annotated[bool, typer.Option("--prune", help="Remove articles that the files do not have.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and change nothing.")] = False,
    reviews: ReviewFiles = None,
    reason: Annotated[bool, typer.Option("--reason/--no-reason", help="Add what follows from the ontology.")] = True,
    link: Annotated[bool, typer.Option("--link/--no-link", help="Find incidents across all articles there.")] = True,
) -> None:
    """Put graph files into a store or a SPARQL server; without --store and --endpoint into the project's store.

    The graphs of a file's articles take the place of what was there of these articles; entries that articles share take
    the place of earlier versions. Turtle and N-Triples, which have no graphs, are regrouped by article. A load that was
    interrupted goes on when it is called again.

    A server's user, password or token are read from ISNAD_ENDPOINT_USER, _PASSWORD, _TOKEN (_AUTH=digest), or the
    password from the keyring. What it then holds is compared with what was put there; exit status 1 where it differs.

    \b
    Examples:
      kg load graph.ttl
      kg load january.nq.gz february.nq.gz --store my-store --prune
      kg load graph.nq.gz --endpoint http://localhost:3030/isnad/sparql
    """
    if verify not in VERIFY:
        raise typer.BadParameter(f"--verify {verify}: one of {', '.join(VERIFY)}")
    order = Order(files, reason, prune, verify)
    if endpoint is None:
        _into_folder(order, store, dry_run, reviews, link)
    elif store is not None:
        raise typer.BadParameter("give --store or --endpoint, not both")
    else:
        _into_server(order, (endpoint, update_url, data_url), jobs, dry_run, link)


def _into_folder(order: Order, store: Path | None, dry_run: bool, reviews: list[Path] | None, link: bool) -> None:
    folder = store or PROJECT_STORE
    if store is None:
        say(f"updating the project's store in {PROJECT_STORE}")
    if dry_run:
        with EmbeddedStore.read(folder) if folder.exists() else EmbeddedStore.memory() as target:
            rehearse(order, target, say)
        return
    with EmbeddedStore.open(folder) as target:
        load_folder(order, target, say)
        if found := reviews_for(reviews, target):
            apply_reviews(target, found, authority_of(seed_folders(None, False)))
        if link:
            relink_store(target, seed_folders(None, False))


def _into_server(order: Order, urls: tuple[str, str | None, str | None], jobs: int, dry_run: bool, link: bool) -> None:
    from isnad.pipeline.sending import link_server, send  # noqa: PLC0415 - httpx is for endpoints only
    from isnad.store.addresses import Addresses  # noqa: PLC0415
    from isnad.store.loading import RemoteStore  # noqa: PLC0415

    with RemoteStore(urls[0], Addresses(*urls), jobs=jobs) as target:
        if dry_run:
            rehearse(order, target, say)
            return
        checked = send(order, target, say)
        if link:
            link_server(target, seed_folders(None, False), say)
        if checked:
            show_checked(checked)
