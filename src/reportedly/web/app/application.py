"""The application as a whole, made of a ledger's path and settings."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from reportedly.errors import ReportedlyError
from reportedly.ledger import Ledger
from reportedly.web import addresses
from reportedly.web.api import Serving, Writing, api
from reportedly.web.app import article, refusing, static
from reportedly.web.app.asking import Asked, Shown, response
from reportedly.web.app.forms import Forms
from reportedly.web.app.guarding import Guard
from reportedly.web.app.ledgers import Ledgers
from reportedly.web.app.routes import PLACES, Place
from reportedly.web.app.settings import Settings
from reportedly.web.app.site import Site
from reportedly.web.jobs import Jobs

COMPRESSED = 5
"""How hard answers are compressed, of 9: pages come out 3 % larger than with the most, in half the time."""

_MOST_FILES = 1000
_MOST_FIELDS = 100


def application(ledger: str | Path, settings: Settings | None = None) -> Starlette:
    """The web application of a ledger, which is made where it is not there yet, unless it is only to be read.

    Raises `LedgerError` where that is no ledger, or one of another version.
    """
    settings = settings or Settings()
    path = Path(ledger)
    with Ledger(path) as kept:
        if settings.read_only:
            kept.counts()  # refuses what is not there
        else:
            kept.add([])
    jobs = Jobs(path, settings.fetching)
    site = Site(settings, Ledgers(path), Forms(settings.token), jobs, Writing(path, jobs))
    app = Starlette(
        routes=[
            *(Route(place.path, _endpoint(place, site), methods=[place.method]) for place in PLACES),
            Route("/marks/{number:int}.css", article.styles),
            Route("/static/{version}/{name}", static.serve),
            Mount(addresses.API, api(_serving(path, site))),
        ],
        middleware=[
            Middleware(Guard, settings=settings),
            Middleware(GZipMiddleware, compresslevel=COMPRESSED),
        ],
        exception_handlers={
            HTTPException: refusing.of_http,
            ReportedlyError: refusing.of_ledger,
            Exception: refusing.of_failure,
        },
        lifespan=_lifespan,
    )
    app.state.site = site
    return app


def _serving(path: Path, site: Site) -> Serving:
    """What the API answers from, and who may change it through the API."""
    token = None if site.settings.read_only else site.settings.token
    return Serving(path, site.ledgers.lent, site.jobs, site.writing, token)


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncGenerator[None]:
    """From the first page, which finds the claims of pages that came since somebody asked, to the last."""
    import_module("reportedly.language")  # while there is one thread: the parser fails where two load it
    app.state.site.jobs.compare()
    yield
    app.state.site.writing.close()
    app.state.site.jobs.close()
    app.state.site.ledgers.close()


def _endpoint(place: Place, site: Site) -> Callable[[Request], Awaitable[Response]]:
    """The page as Starlette calls it: forms are read and checked first, and the page is made in a thread."""

    def answer(request: Request, form: FormData) -> Response:
        with site.ledgers.lent() as ledger:
            asked = Asked(request, site, ledger, form)
            if place.method == "POST":
                _check(asked, place)
            shown = place.page(asked)
            return response(shown, asked) if isinstance(shown, Shown) else shown

    async def endpoint(request: Request) -> Response:
        if place.method == "GET":
            return await run_in_threadpool(answer, request, FormData())
        limits = {"max_files": _MOST_FILES, "max_fields": _MOST_FIELDS}
        async with request.form(**limits, max_part_size=site.settings.largest_upload) as form:
            return await run_in_threadpool(answer, request, form)

    return endpoint


def _check(asked: Asked, place: Place) -> None:
    """Raises `HTTPException` where a form may not change the ledger."""
    if asked.site.settings.read_only:
        raise HTTPException(403, "This ledger is only read here: it was started with --read-only.")
    asked.site.forms.check(asked.request, asked.form)
    if not place.open and not asked.may_write:
        raise HTTPException(403, "Only who knows the token may do that: give it where pages are added.")
