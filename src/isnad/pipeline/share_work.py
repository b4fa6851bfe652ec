"""The unit of distributed work: one share of the corpus in, one part of the graph out. Any engine that maps runs it.

`survey_share` and `build_share` are plain functions of plain values: they load the seeds once in a process, publish a
part under its name when it is whole, and do nothing where it is there already, made of the same.
"""

import gzip
import json
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from isnad.graph.shared import References
from isnad.graph.write import FORMATS
from isnad.model.article import Rejected
from isnad.pipeline.places import below, publish, read_at, state_of
from isnad.pipeline.plan import Batch, Built, Plan
from isnad.pipeline.report import Tally
from isnad.pipeline.runner import BATCH
from isnad.pipeline.shares import Share, Surveyed, hash_of, pieces_of, survey
from isnad.pipeline.sources import Inputs
from isnad.pipeline.work import Worker
from isnad.read.options import ReadOptions
from isnad.read.piece import Piece
from isnad.read.spool import Spool

DOUBLE = "its id is also that of another article: give each article its own"


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all shares: the plan, the folder of parts, the hashes of ids that several articles have."""

    plan: Plan
    out: str
    packed: bool
    repeated: frozenset[int] = frozenset()

    @property
    def suffix(self) -> str:
        return (self.plan.suffix or "") + (".gz" if self.packed else "")


@dataclass(frozen=True, slots=True)
class ShareDone:
    """What became of a share: its part, the counts of its articles as in a report, what they refer to, and what was
    found of entries that other shares may use too.
    """

    part: str
    key: str
    report: Mapping[str, Any]
    used: Mapping[str, list[str]] = field(default_factory=dict)
    shared: Sequence[Sequence[str]] = ()

    def references(self) -> References:
        return References(**{name: frozenset(values) for name, values in self.used.items()})


def survey_share(share: Share, options: ReadOptions) -> Surveyed:
    """How many articles the share holds, and their ids."""
    with TemporaryDirectory(prefix="isnad-") as folder:
        return survey(share, options, Path(folder))


def build_share(share: Share, job: Job) -> ShareDone:
    """Makes the share's part and says what is in it; where both are there, made of the same, nothing is done."""
    with _one_at_a_time:
        worker = _worker(job.plan)
        key = _key(share, job, worker)
        part = share.name + job.suffix
        if (done := _done(below(job.out, f"{share.name}.json"), key)) is not None:
            return done
        with TemporaryDirectory(prefix="isnad-") as folder:
            made = _make(share, job, worker, Path(folder))
            done = replace(made, part=part, key=key)
            publish(Path(folder) / "part", below(job.out, part))
            told = Path(folder) / "told"
            told.write_text(json.dumps(asdict(done), ensure_ascii=False), encoding="utf-8")
            publish(told, below(job.out, f"{share.name}.json"))  # last: what it tells of is there
        return done


_one_at_a_time = Lock()  # an engine may run several tasks in one process; the extractor's caches are for one
_workers: dict[bytes, Worker] = {}  # by plan, pickled: the seeds are loaded once in a process


def _worker(plan: Plan) -> Worker:
    name = sha256(pickle.dumps(plan)).digest()
    if name not in _workers:
        _workers.clear()
        _workers[name] = Worker(plan)
    return _workers[name]


def _key(share: Share, job: Job, worker: Worker) -> str:
    """A hash of all that the part depends on."""
    files = tuple(state_of(slice_.place) for slice_ in share.slices)
    asked = repr((share, files, worker.stamp, job.suffix, sorted(job.repeated)))
    return sha256(asked.encode() + pickle.dumps((job.plan.read, job.plan.reviews))).hexdigest()


def _done(place: str, key: str) -> ShareDone | None:
    told = read_at(place)
    if told is None:
        return None
    try:
        found = ShareDone(**json.loads(told))
    except (ValueError, TypeError):
        return None
    return found if found.key == key else None


def _make(share: Share, job: Job, worker: Worker, folder: Path) -> ShareDone:
    form = FORMATS[job.plan.suffix or ".nq"]
    tally, used = Tally(Inputs((), 0)), References()
    opener = gzip.GzipFile(folder / "part", "wb", mtime=0) if job.packed else (folder / "part").open("wb")
    with opener as stream:
        stream.write(form.header().encode())
        for batch in _batches(share, job, worker, folder):
            for item in batch.done:
                if isinstance(item, Built):
                    stream.write(item.piece.encode())
            tally.add(batch)
            used |= batch.used
        stream.write(form.footer.encode())
    refers = {name: sorted(getattr(used, name)) for name in ("entities", "speakers", "concepts", "classes")}
    return ShareDone("", "", tally.report(0).to_json(), refers, sorted(tally.shared))


def _batches(share: Share, job: Job, worker: Worker, folder: Path) -> Iterator[Batch]:
    spool = Spool(folder)
    items = pieces_of(share, job.plan.read, folder, spool)
    try:
        while some := list(islice(items, BATCH)):
            spool.flush()
            pieces = [item for item in some if isinstance(item, Piece) and hash_of(item.id) not in job.repeated]
            refused = [item for item in some if isinstance(item, Rejected)]
            refused += [Rejected(item.origin, DOUBLE, item.id) for item in some
                        if isinstance(item, Piece) and hash_of(item.id) in job.repeated]  # fmt: skip
            batch = worker.batch(pieces)
            yield replace(batch, done=(*batch.done, *refused))
    finally:
        spool.close()
