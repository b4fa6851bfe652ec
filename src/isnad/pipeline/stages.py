"""How long the stages of a build take."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Stages:
    """Seconds of processor time by stage: those of several processes add up, and a busy machine changes little."""

    seconds: dict[str, float] = field(default_factory=dict)

    def add(self, seconds: Mapping[str, float]) -> None:
        """Time that another process took."""
        for stage, spent in seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + spent

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Adds what is done within to that stage."""
        started = time.process_time()
        try:
            yield
        finally:
            self.add({stage: time.process_time() - started})
