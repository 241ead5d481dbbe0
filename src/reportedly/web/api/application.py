"""The API as one application, to be mounted where it is to be found."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from reportedly.errors import NotHeldError, ReportedlyError
from reportedly.ledger import Ledger
from reportedly.web.api import answers, openapi, problems, tokens
from reportedly.web.api.actions import ACTIONS, Action
from reportedly.web.api.asked import asked, given, wants_lines
from reportedly.web.api.nouns import NOUNS, Asked, Collection, Here, Noun
from reportedly.web.api.problems import ProblemError
from reportedly.web.api.writing import LARGEST, Sent, Writing
from reportedly.web.jobs import Jobs

Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Serving:
    """What the API answers from: the ledger at `path`, which `lent` lends, open, to one who asks.

    What changes it goes through `writing`, for who knows the `token`; without one, for nobody.
    """

    path: Path
    lent: Callable[[], AbstractContextManager[Ledger]]
    jobs: Jobs
    writing: Writing
    token: str | None = None


def api(serving: Serving) -> Starlette:
    """The application that answers `/counts`, `/statements` and all the rest, below where it is mounted."""
    app = Starlette(
        routes=list(_routes(serving)),
        exception_handlers={
            ProblemError: problems.of_problem,
            HTTPException: problems.of_http,
            ReportedlyError: problems.of_ledger,
            Exception: problems.of_failure,
        },
    )
    app.router.redirect_slashes = False
    return app


def _routes(serving: Serving) -> Iterator[Route]:
    """One route a path, with all that can be done there."""
    places: dict[str, dict[str, Handler]] = {"/": {"GET": _index}, "/openapi.json": {"GET": _openapi}}
    for noun in NOUNS:
        places.setdefault(noun.path, {})["GET"] = _asking(noun, serving)
    for action in ACTIONS:
        places.setdefault(action.path, {})[action.method] = _doing(action, serving)
    for path, handlers in places.items():
        yield Route(path, _endpoint(handlers), methods=[*handlers, "OPTIONS"])


def _endpoint(handlers: Mapping[str, Handler]) -> Handler:
    """What a path does, by the method."""
    known = sorted({*handlers, "OPTIONS", *(("HEAD",) if "GET" in handlers else ())})

    async def endpoint(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(known)})
        return await handlers["GET" if request.method == "HEAD" else request.method](request)

    return endpoint


def _asking(noun: Noun, serving: Serving) -> Handler:
    """How one noun is asked for: in a thread, for a ledger answers when it is ready."""

    def answer(request: Request) -> Response:
        wanted = asked(request, noun)
        if isinstance(noun, Collection):
            return rows(request, noun, wanted)
        with serving.lent() as ledger:
            return answers.one(request, noun.ask(Here(ledger, serving.jobs), wanted))

    def rows(request: Request, noun: Collection, wanted: Asked) -> Response:
        try:
            if wants_lines(request):
                here = Here(Ledger(serving.path, read_only=True), serving.jobs)
                return answers.lines(request, noun, wanted, here)
            with serving.lent() as ledger:
                return answers.part(request, noun, wanted, Here(ledger, serving.jobs))
        except NotHeldError as error:  # of an actor or a row that a parameter names: the list is there
            raise ProblemError(400, str(error)) from error

    async def handler(request: Request) -> Response:
        return await run_in_threadpool(answer, request)

    return handler


def _doing(action: Action, serving: Serving) -> Handler:
    """How something is done: the token first, then what was sent, and then in a thread."""

    async def handler(request: Request) -> Response:
        tokens.check(request, serving.token)
        words = given(request, action.narrowed_by)
        parts = {each.name: str(request.path_params[each.name]) for each in action.in_path}
        kind = request.headers.get("content-type", "")
        body = await _body(request) if action.media_types else b""
        sent = Sent({**parts, **words}, kind, body)
        if action.media_types and sent.media_type not in action.media_types:
            raise ProblemError(415, f"the body is to be {' or '.join(action.media_types)}, not {kind!r}")
        done = await run_in_threadpool(action.act, serving.writing, sent)
        return answers.done(request, action.status, done)

    return handler


async def _body(request: Request) -> bytes:
    """What was sent. Raises `ProblemError` (413) as soon as that is too much."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise ProblemError(413, f"at most {LARGEST // (1024 * 1024)} MiB can be sent at once")
    return bytes(body)


async def _index(request: Request) -> Response:
    return answers.raw(request, openapi.index(request.scope.get("root_path", "")))


async def _openapi(request: Request) -> Response:
    return answers.raw(request, openapi.document(request.scope.get("root_path", "")))
