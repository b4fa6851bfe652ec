"""Many clients at once get answers or the limits' refusals, and the memory stays as it was; in small.

At length: `python -m tests.benchmarks serving`.
"""

import pytest
from tests.benchmarks.serving import soak
from tests.serve.conftest import Start

pytestmark = pytest.mark.slow


def test_a_hundred_clients_find_no_error_and_leave_no_memory_behind(start: Start, graph) -> None:
    server = start(str(graph), "--rows", "1000", "--workers", "2", "--queue", "50")
    found = soak(server.url, server.process.pid, clients=100, requests=1500)
    assert found.failed == 0, found.statuses
    assert {200, 400, 422} <= found.statuses.keys()
    assert found.end < found.third * 1.15
    assert len(server.workers()) == 2
    assert server.metric("isnad_queries_running") == 0
