"""An endpoint: what is sent, what is made of what comes back, patience and credentials."""

import json
import sys
from datetime import UTC, datetime
from email.utils import format_datetime

import httpx
import pytest

from isnad.errors import StoreError
from isnad.store import Iri, Solutions, Text, Triples, Truth
from isnad.store.http import Patience, checked, credentials
from isnad.store.remote import Endpoint

QUICK = Patience(tries=3, pause=0)
URL = "http://example.org/sparql?default-graph-uri=urn:x-arq:UnionGraph"
ROWS = {
    "head": {"vars": ["s", "o"]},
    "results": {
        "bindings": [
            {"s": {"type": "uri", "value": "urn:a"}, "o": {"type": "literal", "value": "نعم", "xml:lang": "ar"}},
            {"s": {"type": "bnode", "value": "b"}},
        ]
    },
}


class Server:
    """Gives the prepared answers in turn, the last one for ever, and remembers the requests."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers, self.requests = list(answers), list[httpx.Request]()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def endpoint(self, auth: httpx.Auth | None = None, patience: Patience = QUICK) -> Endpoint:
        return Endpoint(URL, auth, patience, httpx.MockTransport(self))


def rows(document: object = ROWS, status: int = 200, **headers: str) -> httpx.Response:
    return httpx.Response(status, json=document, headers={"Content-Type": "application/sparql-results+json", **headers})


def test_a_query_is_posted_as_it_stands_and_the_address_keeps_its_parameters() -> None:
    server = Server(rows())
    query = "# نص\nSELECT ?s ?o { ?s ?p ?o FILTER(?o = '&=+%') }"
    result = server.endpoint().query(query)
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
    assert isinstance(result, Solutions)
    assert result.rows[0] == (Iri("urn:a"), Text("نعم", "ar", rdf))
    assert result.rows[1][1] is None
    (request,) = server.requests
    assert str(request.url) == URL
    assert httpx.QueryParams(request.content.decode())["query"] == query
    assert request.headers["Accept"] == "application/sparql-results+json"


@pytest.mark.parametrize(
    "document",
    [
        {"head": {}, "boolean": True},
        {
            "head": {"vars": ["__ASK_RETVAL"]},
            "results": {"bindings": [{"__ASK_RETVAL": {"type": "typed-literal", "value": "1", "datatype": "urn:x"}}]},
        },
    ],
    ids=["standard", "Virtuoso"],
)
def test_a_truth_is_a_truth(document: object) -> None:
    assert Server(rows(document)).endpoint().query("PREFIX a: <urn:a> ASK {}") == Truth(True)


def test_triples_come_as_the_server_likes_to_write_them() -> None:
    for kind, text in (
        ("application/n-triples", "<urn:a> <urn:b> <urn:c> ."),
        ("text/turtle", "<urn:a> <urn:b> <urn:c>."),
    ):
        server = Server(httpx.Response(200, text=text, headers={"Content-Type": f"{kind}; charset=UTF-8"}))
        found = server.endpoint().query("BASE <urn:x> CONSTRUCT WHERE { ?s ?p ?o }")
        assert found == Triples(((Iri("urn:a"), Iri("urn:b"), Iri("urn:c")),))


@pytest.mark.parametrize("query", ["DROP ALL", "INSERT DATA {}", "", "# SELECT * {}", "PREFIX a: <urn:SELECT>"])
def test_what_is_no_query_is_not_sent(query: str) -> None:
    server = Server(rows())
    with pytest.raises(StoreError, match="not a query"):
        server.endpoint().query(query)
    assert server.requests == []


@pytest.mark.parametrize(
    "trouble",
    [
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        rows(status=503),
        rows(status=429, **{"Retry-After": "0"}),
    ],
    ids=["refused", "slow", "busy", "too many"],
)
def test_trouble_that_passes_is_waited_for(trouble: httpx.Response | Exception) -> None:
    server = Server(trouble, trouble, rows())
    assert isinstance(server.endpoint().query("SELECT * {}"), Solutions)
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (httpx.ConnectError("refused"), "http://example.org/sparql does not answer: refused"),
        (rows(status=503), "answers 503"),
    ],
)
def test_trouble_that_stays_is_told(trouble: httpx.Response | Exception, words: str) -> None:
    server = Server(trouble)
    with pytest.raises(StoreError, match=words):
        server.endpoint().query("SELECT * {}")
    assert len(server.requests) == QUICK.tries


def test_waiting_grows_and_follows_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    answers = (rows(status=503), rows(status=503, **{"Retry-After": "7"}), rows(status=503, **{"Retry-After": "9999"}))
    Server(*answers, rows()).endpoint(patience=Patience(tries=9, pause=0.5)).query("SELECT * {}")
    assert waits == [0.5, 7, 60]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (httpx.Response(400, text="line 1: syntax error"), "400 Bad Request: line 1: syntax error"),
        (httpx.Response(401), "ISNAD_ENDPOINT_USER"),
        (httpx.Response(404), "address of the SPARQL endpoint"),
        (
            httpx.Response(301, headers={"Location": "https://example.org/sparql"}),
            "moved to https://example.org/sparql",
        ),
        (httpx.Response(200, text="<html>"), "not a SPARQL result"),
        (rows({"head": {}}), "not a SPARQL result"),
    ],
)
def test_what_will_not_pass_is_told_at_once(answer: httpx.Response, words: str) -> None:
    server = Server(answer)
    with pytest.raises(StoreError, match=words):
        server.endpoint().query("SELECT * {}")
    assert len(server.requests) == 1


def test_an_answer_too_large_to_keep_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isnad.store.http.MOST_BYTES", 100)
    with pytest.raises(StoreError, match="more than 100 bytes"):
        Server(rows()).endpoint().query("SELECT * {}")


@pytest.mark.parametrize("url", ["example.org/sparql", "ftp://example.org/", "file:///etc/passwd", "http://", ""])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="not the address"):
        checked(url)


def test_credentials_do_not_belong_in_an_address() -> None:
    with pytest.raises(StoreError, match="ISNAD_ENDPOINT_USER") as error:
        checked("https://me:secret@example.org/sparql")
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    ("environment", "sent"),
    [
        ({"ISNAD_ENDPOINT_TOKEN": "t"}, "Bearer t"),
        ({"ISNAD_ENDPOINT_USER": "u", "ISNAD_ENDPOINT_PASSWORD": "p"}, "Basic dTpw"),
        ({}, None),
    ],
)
def test_credentials_come_from_the_environment(environment: dict[str, str], sent: str | None) -> None:
    server = Server(rows())
    server.endpoint(credentials(URL, environment)).query("SELECT * {}")
    assert server.requests[0].headers.get("Authorization") == sent


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """A keyring in memory in place of this machine's."""
    kept: dict[tuple[str, str], str] = {}
    monkeypatch.setattr("keyring.get_password", lambda server, user: kept.get((server, user)))
    return kept


def test_the_password_may_be_kept_in_the_keyring(keyring: dict[tuple[str, str], str]) -> None:
    environment, server = {"ISNAD_ENDPOINT_USER": "u"}, Server(rows())
    with pytest.raises(StoreError, match=r"keyring set http://example\.org u"):
        credentials(URL, environment)
    keyring["http://example.org", "u"] = "p"
    server.endpoint(credentials(URL, environment)).query("SELECT * {}")
    assert server.requests[0].headers["Authorization"] == "Basic dTpw"


def test_without_a_keyring_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(StoreError, match=r"isnad\[keyring\]"):
        credentials(URL, {"ISNAD_ENDPOINT_USER": "u"})


def test_a_moment_to_come_again_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    monkeypatch.setattr("time.time", lambda: 1_800_000_000.0)
    answers = (
        rows(status=503, **{"Retry-After": format_datetime(datetime.fromtimestamp(1_800_000_009, UTC), usegmt=True)}),
        rows(status=503, **{"Retry-After": format_datetime(datetime.fromtimestamp(1_700_000_000, UTC), usegmt=True)}),
        rows(status=503, **{"Retry-After": "soon"}),
    )
    Server(*answers, rows()).endpoint(patience=Patience(tries=9, pause=0.5)).query("SELECT * {}")
    assert waits == [9, 0, 2]


def test_digest_answers_the_challenge() -> None:
    challenge = httpx.Response(401, headers={"WWW-Authenticate": 'Digest realm="r", nonce="n", qop="auth"'})
    server = Server(challenge, rows())
    environment = {"ISNAD_ENDPOINT_USER": "u", "ISNAD_ENDPOINT_PASSWORD": "p", "ISNAD_ENDPOINT_AUTH": "digest"}
    server.endpoint(credentials(URL, environment)).query("SELECT * {}")
    assert server.requests[1].headers["Authorization"].startswith('Digest username="u"')
    with pytest.raises(StoreError, match="ISNAD_ENDPOINT_AUTH"):
        credentials(URL, {**environment, "ISNAD_ENDPOINT_AUTH": "magic"})


def test_secrets_stay_out_of_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISNAD_ENDPOINT_TOKEN", "secret-token")
    server = Server(httpx.Response(403, text=json.dumps({"no": "access"})))
    endpoint = Endpoint("http://example.org/sparql?key=secret-key", None, QUICK, httpx.MockTransport(server))
    with pytest.raises(StoreError) as error:
        endpoint.query("SELECT * {}")
    assert "secret" not in str(error.value)
