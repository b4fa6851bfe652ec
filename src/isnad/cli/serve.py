"""`kg serve`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from isnad.cli.console import say
from isnad.cli.guard import guarded
from isnad.cli.options import Queries, QueriesOnly, StoreFolder, query_folders, single_command
from isnad.pipeline.loading import Loader
from isnad.query.files import list_queries
from isnad.serve.app import Setting, hosts_of
from isnad.serve.limits import Limits
from isnad.serve.running import run
from isnad.store import PROJECT_STORE, EmbeddedStore
from isnad.store.snapshot import snapshot

app = single_command()
USUAL = Limits()


@app.command()
@guarded
def serve(
    graph: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help="Graph file to serve instead of a store.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
    store: StoreFolder = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", "-p", metavar="N", min=0, max=65535, help="0 takes a free one.")
    ] = 7373,
    seconds: Annotated[
        float, typer.Option("--seconds", metavar="N", min=0.1, help="Most for one query.")
    ] = USUAL.seconds,
    memory: Annotated[int, typer.Option("--memory", metavar="MB", min=128, help="Most for one query.")] = USUAL.memory,
    rows: Annotated[int, typer.Option("--rows", metavar="N", min=1, help="Most of one answer.")] = USUAL.rows,
    workers: Annotated[
        int, typer.Option("--workers", "-j", metavar="N", min=1, help="Queries at once.")
    ] = USUAL.workers,
    queue: Annotated[int, typer.Option("--queue", metavar="N", min=0, help="Queries that may wait.")] = USUAL.queue,
    cors: Annotated[
        list[str] | None,
        typer.Option(
            "--cors", metavar="ORIGIN", help="Web site whose pages may ask, or *; may be repeated.", show_default=False
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name", metavar="HOST", help="Name by which the server is called besides its address.", show_default=False
        ),
    ] = None,
    log_queries: Annotated[
        bool, typer.Option("--log-queries", help="Log the text of queries, not only its hash.")
    ] = False,
    queries: Queries = None,
    queries_only: QueriesOnly = False,
) -> None:
    """Answer SPARQL queries over HTTP, reading only; without FILE or --store from the project's store.

    It answers from the store as it was when it started: builds and loads go on beside it, and are served after a
    restart. Stops on Ctrl-C and SIGTERM when the queries that run are done. Logs are lines of JSON on standard error;
    /health and /metrics tell how it does, /.well-known/void what it has.

    \b
    Examples:
      kg serve
      kg serve graph.ttl --port 8000 --cors https://example.org
      curl http://127.0.0.1:7373/sparql --data-urlencode 'query=ASK {}'
    """  # fmt: skip
    limits = Limits(seconds, memory, rows, workers, queue)
    found = list_queries(query_folders(queries, queries_only))
    setting = Setting(limits, hosts_of(host, name or ()), tuple(cors or ()), found, log_queries)
    with _folder(graph, store) as folder:
        run(folder, setting, host, port, lambda address: say(f"serving {graph or store or PROJECT_STORE} at {address}"))


@contextmanager
def _folder(graph: Path | None, store: Path | None) -> Iterator[Path]:
    """A copy of the store that no writer disturbs, or a temporary store with what the file holds."""
    if graph is not None and store is not None:
        raise typer.BadParameter("give a FILE or --store, not both")
    if graph is None:
        folder = store or PROJECT_STORE
        EmbeddedStore.read(folder).close()  # tells what is wrong before any worker does
        if not os.access(folder.parent, os.W_OK):
            yield folder
            return
        with snapshot(folder) as copy:
            yield copy
        return
    with TemporaryDirectory(prefix="isnad-") as temporary:
        with EmbeddedStore.open(Path(temporary)) as target:
            Loader(target).load(graph)
        yield Path(temporary)
