"""Graph files into a SPARQL server: what was put is noted, so that it goes on after an interruption, and verified."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from isnad.pipeline.checking import Checked
from isnad.pipeline.linking import articles_in, link_store
from isnad.pipeline.orders import Order, Told, load
from isnad.store.journal import Entry, Journal, entry
from isnad.store.loading import RemoteStore
from isnad.store.wrapped import Journaled

LINKED_THERE = 1_000  # articles up to which a server's are fetched and linked: some requests for each
JOURNALS = Path(".isnad") / "loads"


def send(order: Order, target: RemoteStore, told: Told, journals: Path = JOURNALS) -> Checked | None:
    """Loads, verifies, and forgets the journal where nothing is wrong; None where nothing was to be verified."""
    told(f"{target.url}: loading by {target.abilities}")
    with Journal(journals / f"{_key(order, target.url)}.sqlite") as journal:
        if len(journal):
            told(f"going on with a load that was interrupted: {len(journal)} graphs are there")
        load(order, Journaled(target, journal), told)
        checked = None if order.verify == "none" else check_journal(target, journal, hashes=order.verify == "hashes")
        if checked is None or not checked.problems:
            journal.delete()
    return checked


def link_server(target: RemoteStore, seeds: Sequence[Path], told: Told) -> None:
    """Links all that the server holds; beyond LINKED_THERE articles it is said how to do that."""
    count = len(articles_in(target))
    if count <= LINKED_THERE:
        found = link_store(target, seeds).found
        told(f"{found.incidents} incidents linked across the {count} articles of {target.url}")
    else:
        told(
            f"{target.url} has {count:,} articles, too many to link from here: load all files into a store as well"
            " (kg load FILES --store DIR), kg link --store DIR, and load its kg store dump; --no-link leaves this out"
        )


def check_journal(store: RemoteStore, journal: Journal, *, hashes: bool = True) -> Checked:
    """Compares what a server holds with what was put there: by its own counts, then by hashes of what it gives back."""
    count, problems = 0, list[str]()
    for entries in journal.chunks():
        count += len(entries)
        counts = store.counts([one.graph for one in entries])
        problems += [_miscounted(one, counts[one.graph]) for one in entries if counts[one.graph] != one.count]
        if hashes:
            problems += _changed(store, [one for one in entries if one.hash and 0 < one.count == counts[one.graph]])
    return Checked(count, tuple(problems))


def _miscounted(one: Entry, count: int) -> str:
    return f"{one.graph}: {one.count} triples were put there, the server has {count}"


def _changed(store: RemoteStore, entries: Sequence[Entry]) -> Iterator[str]:
    for one, lines in zip(entries, store.many_lines([one.graph for one in entries]), strict=True):
        if entry(one.graph, lines) != one:
            yield f"{one.graph}: the server gives other triples back than were put there"


def _key(order: Order, url: str) -> str:
    """A name for this load: the same address, files and way of loading; a file that changed makes it another."""
    facts = [url, str(order.reason), str(order.prune)]
    facts += [f"{file.resolve()} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in order.files]
    return sha256("\n".join(facts).encode()).hexdigest()[:16]
