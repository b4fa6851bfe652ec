"""What one query, and all of them together, may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, megabytes, rows of one query; `workers` queries at once, `queue` more that wait, `patience` seconds."""

    seconds: float = 30.0
    memory: int = 2048
    rows: int = 100_000
    workers: int = 2
    queue: int = 200
    patience: float = 30.0
    answer: int = 64_000_000
    """Bytes of an answer."""
    query: int = 1_000_000
    """Bytes of a query."""
