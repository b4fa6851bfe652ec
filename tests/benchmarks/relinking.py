"""What ten more articles cost a store that is linked already: beside linking it anew, and as it grows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.measure import milliseconds, seconds
from tests.benchmarks.samples import Sample

from isnad.graph.iris import article_graph_iri
from isnad.graph.mapping import article_graph
from isnad.graph.write import nquads
from isnad.model.claims_file import Extract
from isnad.pipeline.linking import known_of, link_store
from isnad.resources import folder
from isnad.store.embedded import EmbeddedStore

NUMBERS = (200, 2_000)
COLUMNS = ("articles in the store", "linked anew", "ten more linked", "of that", "ten more, to the first")
MORE = 10
TOGETHER = 100  # articles written at once


@dataclass(frozen=True, slots=True)
class Relinking:
    """A store of so many articles: processor seconds to link it anew, and to link it again with MORE of them."""

    articles: int
    anew: float
    again: float


def relinkings(sample: Sample, numbers: Sequence[int] = NUMBERS) -> list[Relinking]:
    """The sample articles over and over, each its own text; both ways must derive the same."""
    known_of((folder("seeds"),))
    with TemporaryDirectory() as place:
        return [_relinked(sample, number, Path(place) / str(number)) for number in numbers]


def _relinked(sample: Sample, number: int, place: Path) -> Relinking:
    seeds = (folder("seeds"),)
    articles = [_own_text(extract) for extract in sample.copies(number + MORE)]
    with EmbeddedStore.open(place) as store:
        for start in range(0, number, TOGETHER):
            _write(store, sample, articles[start : min(start + TOGETHER, number)])
        anew = seconds(lambda: link_store(store, seeds, ()))
    with EmbeddedStore.open(place) as store:
        names = _write(store, sample, articles[number:])
        found = []
        again = seconds(lambda: found.append(link_store(store, seeds, (), names)))
        assert found[0].quads == link_store(store, seeds, ()).quads
    return Relinking(number, anew, again)


def _own_text(extract: Extract) -> Extract:
    return Extract(replace(extract.record, sha256=sha256(extract.record.id.encode()).hexdigest()), extract.claims)


def _write(store: EmbeddedStore, sample: Sample, articles: Sequence[Extract]) -> frozenset[str]:
    """The names of their graphs."""
    quads = [quad for one in articles for quad in article_graph(one.record, one.claims, run=sample.run.iri)]
    names = frozenset(article_graph_iri(one.record.id)[1:-1] for one in articles)
    store.replace(sorted(names), nquads(quads))
    return names


def rows(found: Sequence[Relinking]) -> list[tuple[str, ...]]:
    """Articles, both times, the second as a share of the first, and against that of the smallest store."""
    return [
        (
            f"{r.articles:,}", milliseconds(r.anew), milliseconds(r.again), f"{r.again / r.anew:.2f}",
            f"{r.again / found[0].again:.1f}",
        )
        for r in found
    ]  # fmt: skip
