"""What a server tells those who run it: a line of JSON for each request, and metrics for Prometheus."""

import json
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from isnad.serve.pool import Pool

LOG = logging.getLogger("isnad.serve")
_BUCKETS = (0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60)  # seconds


class _Line(logging.Formatter):
    """A record as one line of JSON; what was read from outside is escaped by that."""

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said = {"time": when, "level": record.levelname.lower(), "event": record.getMessage()}
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        return json.dumps({**said, **getattr(record, "fields", {})}, ensure_ascii=False)


def log_to_standard_error() -> None:
    """Lines of JSON from here on, those of the HTTP server too where something is wrong."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Line())
    for name, level in (("isnad.serve", logging.INFO), ("uvicorn", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)


def log(event: str, **fields: object) -> None:
    """One event with its fields."""
    LOG.info(event, extra={"fields": fields})


class Metrics(Collector):
    """Counts of a pool as Prometheus reads them, and how long requests take by their status."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._registry = CollectorRegistry()
        self._registry.register(self)
        ProcessCollector(registry=self._registry)
        self._seconds = Histogram(
            "isnad_request_seconds", "Seconds from request to answer.", ["status"],
            buckets=_BUCKETS, registry=self._registry,
        )  # fmt: skip

    def took(self, status: int, seconds: float) -> None:
        """A request was answered."""
        self._seconds.labels(str(status)).observe(seconds)

    def collect(self) -> Iterator[Metric]:
        """What the pool counts."""
        ends = CounterMetricFamily("isnad_queries", "Queries by how they ended.", labels=["end"])
        for end, count in self._pool.ended.items():
            ends.add_metric([end], count)
        yield ends
        yield GaugeMetricFamily("isnad_queries_running", "Queries that workers are at.", self._pool.running)
        yield GaugeMetricFamily("isnad_queries_waiting", "Queries that wait for a worker.", self._pool.waiting)
        yield GaugeMetricFamily("isnad_workers", "Workers that are alive.", self._pool.alive)

    def text(self) -> bytes:
        """All of it in Prometheus' text format."""
        return generate_latest(self._registry)
