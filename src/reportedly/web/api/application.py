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
from reportedly.web.api import answers, openapi, problems
from reportedly.web.api.asked import asked, wants_lines
from reportedly.web.api.nouns import NOUNS, Asked, Collection, Noun
from reportedly.web.api.problems import ProblemError

Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Serving:
    """What the API answers from: the ledger at `path`, which `lent` lends, open, to one who asks."""

    path: Path
    lent: Callable[[], AbstractContextManager[Ledger]]


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
            return answers.one(request, noun.ask(ledger, wanted))

    def rows(request: Request, noun: Collection, wanted: Asked) -> Response:
        try:
            if wants_lines(request):
                return answers.lines(request, noun, wanted, Ledger(serving.path, read_only=True))
            with serving.lent() as ledger:
                return answers.part(request, noun, wanted, ledger)
        except NotHeldError as error:  # of an actor or a row that a parameter names: the list is there
            raise ProblemError(400, str(error)) from error

    async def handler(request: Request) -> Response:
        return await run_in_threadpool(answer, request)

    return handler


async def _index(request: Request) -> Response:
    return answers.raw(request, openapi.index(request.scope.get("root_path", "")))


async def _openapi(request: Request) -> Response:
    return answers.raw(request, openapi.document(request.scope.get("root_path", "")))
