"""The endpoint as an ASGI application."""

import asyncio
import time
from collections.abc import Coroutine, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from isnad.errors import IsnadError
from isnad.query.files import QueryFile
from isnad.serve.describing import counted, counting, service, written
from isnad.serve.limits import Limits
from isnad.serve.pool import Pool
from isnad.serve.requests import PAGE, Asked, RequestError, question_of
from isnad.serve.watching import Metrics, log
from isnad.store.evaluation import Question, Written, refused

PATH, VOID_PATH = "/sparql", "/.well-known/void"
GONE = 499  # nobody is there to read it; the log has it, as that of nginx does
RETRY = "2"  # seconds after which a busy server may be asked again
_WELCOME = "A SPARQL 1.1 endpoint that only reads: {}\nIts description: {}\n"


@dataclass(frozen=True, slots=True)
class Setting:
    """Whom the endpoint answers: `hosts` by which it may be called (all where empty), `origins` whose pages may ask."""

    limits: Limits = field(default_factory=Limits)
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    queries: tuple[QueryFile, ...] = ()
    log_queries: bool = False


def endpoint(pool: Pool, setting: Setting) -> Starlette:
    """The application; the pool is started and closed by who made it."""
    served = _Served(pool, setting)
    routes = [
        Route(PATH, served.sparql, methods=["GET", "POST"]),
        Route(VOID_PATH, served.void),
        Route("/health", served.health),
        Route("/metrics", served.metrics),
        Route("/", served.welcome),
    ]
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(setting.hosts or ("*",)), www_redirect=False)]
    if setting.origins:
        cors = Middleware(
            CORSMiddleware, allow_origins=list(setting.origins), allow_methods=["GET", "POST"],
            allow_headers=["Accept", "Content-Type"], expose_headers=["Link"],
        )  # fmt: skip
        middleware.append(cors)
    return Starlette(routes=routes, middleware=middleware)


class _Served:
    """The answers to requests."""

    def __init__(self, pool: Pool, setting: Setting) -> None:
        self._pool, self._setting = pool, setting
        self._metrics = Metrics(pool)
        self._counts: list[Written] = []

    async def sparql(self, request: Request) -> Response:
        """The SPARQL protocol; without a query the description of the service."""
        started = time.monotonic()
        question, answer = await self._answer(request)
        seconds = time.monotonic() - started
        self._metrics.took(answer.status, seconds)
        self._log(request, question, answer, seconds)
        return Response(answer.body, answer.status, headers=_headers(request, question, answer))

    async def _answer(self, request: Request) -> tuple[Question | None, Written]:
        question = None
        try:
            question = question_of(await self._asked(request))
            if question is None:
                return None, await self._description(request, ())
            return question, await _unless_left(request, self._pool.ask(question))
        except RequestError as error:
            return question, refused(error.status, error.reason)
        except ClientDisconnect:
            return question, refused(GONE, "nobody waits for the answer")

    async def _asked(self, request: Request) -> Asked:
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > self._setting.limits.query:
                raise RequestError(413, f"a query has at most {self._setting.limits.query} bytes")
        headers = request.headers
        kind, accept = headers.get("Content-Type", ""), ",".join(headers.getlist("Accept"))
        return Asked(request.method, request.url.query, kind, bytes(body), accept)

    async def _description(self, request: Request, queries: Iterable[QueryFile]) -> Written:
        counts = self._counts or [await self._pool.ask(question) for question in counting()]
        if all(answer.status != 503 for answer in counts):
            self._counts = counts  # the store does not change while it is served
        try:
            address = str(request.url.replace(path=PATH, query="", fragment=""))
            return written([*service(address), *counted(counts, queries)], request.headers.get("Accept", ""))
        except IsnadError as error:
            raise RequestError(400, str(error)) from error

    async def void(self, request: Request) -> Response:
        """The description of service and data."""
        try:
            answer = await self._description(request, self._setting.queries)
        except RequestError as error:
            answer = refused(error.status, error.reason)
        return Response(answer.body, answer.status, {"Content-Type": answer.kind})

    async def health(self, _request: Request) -> Response:
        """200 where a worker answers, 503 where none does."""
        answer = await self._pool.ask(Question("ASK {}"))
        alive = answer.status == 200
        return JSONResponse({"status": "ok" if alive else "busy", "workers": self._pool.alive}, 200 if alive else 503)

    async def metrics(self, _request: Request) -> Response:
        """For Prometheus."""
        return Response(self._metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    async def welcome(self, request: Request) -> Response:
        """Where to go."""
        return PlainTextResponse(_WELCOME.format(request.url.replace(path=PATH), request.url.replace(path=VOID_PATH)))

    def _log(self, request: Request, question: Question | None, answer: Written, seconds: float) -> None:
        said: dict[str, object] = {"method": request.method, "path": request.url.path, "status": answer.status}
        said |= {"ms": round(seconds * 1000, 1), "rows": answer.rows, "bytes": len(answer.body)}
        if question is not None:
            said["query"] = sha256(question.text.encode()).hexdigest()[:12]
            if self._setting.log_queries:
                said["text"] = question.text
        log("request", **said)


def _headers(request: Request, question: Question | None, answer: Written) -> dict[str, str]:
    headers = {"Content-Type": answer.kind, "Vary": "Accept", "X-Content-Type-Options": "nosniff"}
    if answer.status == 503:
        headers["Retry-After"] = RETRY
    if question is not None and question.page is not None and answer.status == 200:
        pages = {"prev": question.page - 1, "next": question.page + 1 if answer.more else 0}
        links = [f'<{_page(request, number)}>; rel="{name}"' for name, number in pages.items() if number]
        headers |= {"Link": ", ".join(links)} if links else {}
    return headers


def _page(request: Request, number: int) -> str:
    """The same address with another page; a query that was posted is to be posted again."""
    fields = [(name, value) for name, value in parse_qsl(request.url.query, keep_blank_values=True) if name != PAGE]
    return f"?{urlencode([*fields, (PAGE, str(number))])}"


async def _unless_left(request: Request, asking: Coroutine[Any, Any, Written]) -> Written:
    """The answer; ClientDisconnect, and the query is stopped, as soon as nobody waits for it."""
    answer, left = asyncio.create_task(asking), asyncio.create_task(_left(request))
    try:
        await asyncio.wait((answer, left), return_when=asyncio.FIRST_COMPLETED)
        if answer.done():
            return answer.result()
        raise ClientDisconnect
    finally:
        for task in (answer, left):
            task.cancel()


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def hosts_of(address: str, named: Sequence[str]) -> tuple[str, ...]:
    """By which names a server bound to that address may be called: any page could else make a browser ask it."""
    if address in LOOPBACK:
        return (*LOOPBACK, *named)
    return tuple(named)


LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")
