"""A query that takes too much is ended, those beside it are not, and the server goes on."""

import json
import os
import signal
import threading
import time

import httpx
import pytest
from tests.serve.conftest import Server, Start

pytestmark = pytest.mark.slow

FAR_TOO_LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?j) }"
FAR_TOO_MUCH = "SELECT ?a ?d (CONCAT(STR(?a), STR(?d), STR(?g)) AS ?t) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?t"
QUICK = "ASK { ?s ?p ?o }"


def until(holds, seconds: float = 30) -> bool:
    """True as soon as it holds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def test_a_query_that_does_not_end_is_killed(server: Server) -> None:
    before = server.workers()
    answer = server.ask(FAR_TOO_LONG)
    assert answer.status_code == 422
    assert "more than 2 s" in answer.text
    assert until(lambda: len(server.workers()) == 2 and server.workers() != before)
    assert server.ask(QUICK).json()["boolean"]


def test_a_query_that_fills_the_memory_is_ended(start: Start, graph) -> None:
    server = start(str(graph), "--seconds", "60", "--memory", "300", "--workers", "1")
    answer = server.ask(FAR_TOO_MUCH)
    assert answer.status_code == 422
    assert "more than 300 MB" in answer.text
    assert server.ask(QUICK).json()["boolean"]


@pytest.mark.parametrize(
    "query", ["SELECT * { ?s ?p ?o . ?a ?b ?c }", "CONSTRUCT { ?s ?a ?o } { ?s ?p ?o . ?a ?b ?c }"]
)
def test_an_answer_with_too_many_rows_is_refused_and_can_be_had_in_pages(server: Server, query: str) -> None:
    answer = server.ask(query, "*/*")
    assert answer.status_code == 422
    assert "more than 1000 rows" in answer.text
    page = server.ask(query, "*/*", page="3", **{"page-size": "10"})
    assert page.status_code == 200
    assert "next" in page.links


def test_the_size_of_a_page_is_limited_too(server: Server) -> None:
    answer = server.ask("SELECT * { ?s ?p ?o . ?a ?b ?c }", "text/csv", page="1", **{"page-size": "100000"})
    assert len(answer.text.splitlines()) == 1 + 1000


def test_deep_nesting_ends_no_server(server: Server) -> None:
    for query in (
        "{" * 100_000,
        f"SELECT * {{ {'{' * 5000}{'}' * 5000} }}",
        f"ASK {{ FILTER({'(' * 50_000}1{')' * 50_000}) }}",
    ):
        assert server.ask(query).status_code in (400, 422)
        assert server.ask(QUICK).status_code == 200


def test_who_comes_when_all_are_busy_is_told_to_come_again(start: Start, graph) -> None:
    server = start(str(graph), "--seconds", "5", "--workers", "1", "--queue", "0")
    answers: list[httpx.Response] = []
    asking = threading.Thread(target=lambda: answers.append(server.ask(FAR_TOO_LONG)))
    asking.start()
    assert until(lambda: server.metric("isnad_queries_running") == 1)
    busy = server.ask(QUICK)
    assert busy.status_code == 503
    assert int(busy.headers["Retry-After"]) > 0
    assert httpx.get(f"{server.root}/health").status_code == 503
    asking.join()
    assert [answer.status_code for answer in answers] == [422]


def test_a_query_for_which_nobody_waits_is_stopped(start: Start, graph) -> None:
    server = start(str(graph), "--seconds", "60", "--workers", "1")
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(server.url, data={"query": FAR_TOO_LONG}, timeout=1)
    assert until(lambda: server.metric('isnad_queries_total{end="left"}') == 1)
    assert server.ask(QUICK).json()["boolean"]


def test_a_stopped_server_finishes_what_runs_and_leaves_no_process(start: Start, graph) -> None:
    server = start(str(graph), "--seconds", "3", "--workers", "1")
    workers, answers = server.workers(), list[httpx.Response]()
    asking = threading.Thread(target=lambda: answers.append(server.ask(FAR_TOO_LONG)))
    asking.start()
    assert until(lambda: server.metric("isnad_queries_running") == 1)
    assert server.stop(signal.SIGTERM) == 0
    asking.join()
    assert [answer.status_code for answer in answers] == [422]
    assert not any(os.path.exists(f"/proc/{pid}") for pid in workers)  # noqa: PTH110
    assert server.log[-1]["event"] == "stopped"


def ask_in_vain(server: Server) -> None:
    with pytest.raises(httpx.HTTPError):
        server.ask(FAR_TOO_LONG)


def test_a_killed_server_leaves_no_worker_behind(start: Start, graph) -> None:
    server = start(str(graph), "--seconds", "1", "--workers", "2")
    workers = server.workers()
    asking = threading.Thread(target=ask_in_vain, args=(server,))
    asking.start()
    assert until(lambda: server.metric("isnad_queries_running") == 1)
    server.process.kill()
    asking.join()
    assert until(lambda: not any(_alive(pid) for pid in workers))


def _alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:  # noqa: PTH123
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_the_log_has_a_line_for_each_request_and_no_query_in_clear(start: Start, graph) -> None:
    server = start(str(graph))
    server.ask("ASK { ?secret ?p 'a\nb' }")
    server.ask("ASK { ?s ?p ?o }")
    server.stop()
    requests = [line for line in server.log if line["event"] == "request"]
    assert [line["status"] for line in requests] == [400, 200]
    assert {"time", "ms", "rows", "bytes", "query", "method", "path"} <= requests[1].keys()
    assert "secret" not in json.dumps(server.log)


def test_the_text_of_queries_is_logged_on_demand_and_cannot_break_a_line(start: Start, graph) -> None:
    server = start(str(graph), "--log-queries")
    server.ask('ASK { ?s ?p ?o }\n# {"event": "forged"}')
    server.stop()
    (line,) = (line for line in server.log if line["event"] == "request")
    assert line["text"] == 'ASK { ?s ?p ?o }\n# {"event": "forged"}'
