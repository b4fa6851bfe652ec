"""Requests to a server that may be slow, busy or gone: tried again with patience, credentials from the environment."""

import os
import time
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import httpx

from isnad.errors import StoreError

USER, PASSWORD, TOKEN, SCHEME = (f"ISNAD_ENDPOINT_{name}" for name in ("USER", "PASSWORD", "TOKEN", "AUTH"))
"""Environment variables; a command line or a URL is seen by others and kept in histories and logs."""

BUSY = frozenset({429, 502, 503, 504})  # what a later try may cure
MOST_BYTES = 1 << 30  # of one answer: more does not fit beside the rows made of it


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a request is tried, and how long it waits: `pause` seconds, doubled each time, `longest` at most."""

    tries: int = 5
    pause: float = 0.5
    longest: float = 60.0
    timeout: float = 300.0


def credentials(url: str, environment: Mapping[str, str] = os.environ) -> httpx.Auth | None:
    """Bearer where there is a token, else basic or digest where there is a user, else none.

    The user's password is taken from the environment, else from the keyring, where it is kept for the server's address
    (`keyring set https://host:port USER`).
    """
    if token := environment.get(TOKEN):
        return _Bearer(token)
    user = environment.get(USER)
    if user is None:
        return None
    password = environment.get(PASSWORD) or _kept(url, user)
    scheme = environment.get(SCHEME, "basic").lower()
    if scheme not in _SCHEMES:
        raise StoreError(f"{SCHEME} must be one of {', '.join(_SCHEMES)}")
    return _SCHEMES[scheme](user, password)


_SCHEMES: Mapping[str, Callable[[str, str], httpx.Auth]] = {"basic": httpx.BasicAuth, "digest": httpx.DigestAuth}


def _kept(url: str, user: str) -> str:
    address = httpx.URL(url)
    server = f"{address.scheme}://{address.netloc.decode('ascii')}"
    try:
        import keyring  # noqa: PLC0415 - an extra, and asked only where the environment names a user alone
    except ImportError as error:
        raise StoreError(f"set {PASSWORD}, or install isnad[keyring] to keep the password of {user} there") from error
    try:
        found = keyring.get_password(server, user)
    except keyring.errors.KeyringError as error:
        raise StoreError(f"the keyring cannot be read: {error}") from error
    if found is None:
        raise StoreError(f"no password for {user}: set {PASSWORD}, or run `keyring set {server} {user}`")
    return found


class _Bearer(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request):  # type: ignore[no-untyped-def]  # httpx's own signature
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def checked(url: str) -> str:
    """The URL, if it is one of http or https without credentials in it."""
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise StoreError(f"{url!r} is not the address of an endpoint: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.host:
        raise StoreError(f"{url!r} is not the address of an endpoint: it should begin with http:// or https://")
    if parts.userinfo:
        raise StoreError(f"take user and password out of the address, and set {USER} and {PASSWORD} instead")
    return url


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server sent, whole."""

    status: int
    reason: str
    headers: httpx.Headers
    content: bytes

    @property
    def media_type(self) -> str:
        return str(self.headers.get("Content-Type", "")).partition(";")[0].strip().lower()


class Courier:
    """Sends requests, again where that may help; the answer is whole, and not larger than `MOST_BYTES`."""

    def __init__(
        self,
        auth: httpx.Auth | None = None,
        patience: Patience = Patience(),
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._patience = patience
        self._client = httpx.Client(auth=auth, timeout=httpx.Timeout(patience.timeout, connect=10), transport=transport)

    def send(self, method: str, url: str, allowed: Container[int] = (), **what: object) -> Reply:
        """The successful answer, or one of the `allowed` statuses; StoreError for anything else, as the server says."""
        for attempt in range(self._patience.tries):
            last = attempt == self._patience.tries - 1
            try:
                reply = self._once(method, url, **what)
            except httpx.TransportError as error:
                if last:
                    raise StoreError(f"{_place(url)} does not answer: {error or type(error).__name__}") from error
                self._wait(attempt, None)
                continue
            if reply.status not in BUSY or last:
                return reply if reply.status in allowed else _accepted(reply, url)
            self._wait(attempt, reply.headers.get("Retry-After"))
        raise AssertionError("unreachable")

    def _once(self, method: str, url: str, **what: object) -> Reply:
        request = self._client.build_request(method, url, **what)  # type: ignore[arg-type]
        response = self._client.send(request, stream=True)
        try:
            size, parts = 0, []
            for part in response.iter_bytes():
                size += len(part)
                if size > MOST_BYTES:
                    raise StoreError(f"{_place(url)} answers with more than {MOST_BYTES} bytes: ask for less (LIMIT)")
                parts.append(part)
        finally:
            response.close()
        return Reply(response.status_code, response.reason_phrase, response.headers, b"".join(parts))

    def _wait(self, attempt: int, asked: str | None) -> None:
        pause = _seconds(asked) if asked else None
        pause = self._patience.pause * 2**attempt if pause is None else pause
        time.sleep(min(pause, self._patience.longest))

    def close(self) -> None:
        self._client.close()


def _seconds(asked: str) -> float | None:
    """A Retry-After header: seconds, or a moment; None where it is neither."""
    if asked.isascii() and asked.isdigit():
        return float(asked)
    try:
        moment = parsedate_to_datetime(asked)
    except ValueError:
        return None
    return max(0.0, moment.timestamp() - time.time())


def _accepted(reply: Reply, url: str) -> Reply:
    if httpx.codes.is_success(reply.status):
        return reply
    if httpx.codes.is_redirect(reply.status):
        raise StoreError(f"{_place(url)} has moved to {reply.headers.get('Location', '?')}: use that address")
    words = " ".join(reply.content[:400].decode("utf-8", "replace").split())
    raise StoreError(f"{_place(url)} answers {reply.status} {reply.reason}{_HINTS.get(reply.status, '')}: {words}")


_HINTS = {
    401: f" (set {USER} and {PASSWORD}, or {TOKEN}; {SCHEME}=digest where the server wants it)",
    403: f" (these credentials may not do this; see {USER})",
    404: " (is this the address of the SPARQL endpoint itself?)",
}


def _place(url: str) -> str:
    """The address without its query string, which may hold keys."""
    return str(httpx.URL(url).copy_with(query=None))
