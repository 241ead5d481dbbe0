"""What a page is asked, and what it shows: one record, as a page for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

import msgspec
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from reportedly.ledger import Ledger
from reportedly.model import Record
from reportedly.web.app import negotiating, static
from reportedly.web.app.forms import remember
from reportedly.web.app.navigation import NAVIGATION
from reportedly.web.app.site import Site
from reportedly.web.templating import rendered


@dataclass(frozen=True)
class Asked:
    """One request: the ledger to answer it from, and what was asked, as text or numbers."""

    request: Request
    site: Site
    ledger: Ledger
    form: FormData = field(default_factory=FormData)

    def part(self, name: str) -> str:
        """A part of the path: `page` in `/pages/{page}`."""
        return str(self.request.path_params[name])

    def words(self, name: str) -> str | None:
        """A parameter of the address; none where it is not given or blank."""
        return self.request.query_params.get(name, "").strip() or None

    def number(self, name: str, default: int, *, least: int = 0, most: int = 1_000_000) -> int:
        """A number in the address. Raises `HTTPException` (400) where it is none, or out of bounds."""
        given = self.words(name)
        if given is None:
            return default
        if given.isascii() and given.isdecimal() and len(given) < 12 and least <= int(given) <= most:
            return int(given)
        raise HTTPException(400, f"{name} is a number from {least:,} to {most:,}, not {given!r}")

    def written(self, name: str) -> str:
        """A field of the form, empty where it is not there."""
        value = self.form.get(name)
        return value if isinstance(value, str) else ""

    @property
    def may_write(self) -> bool:
        """Whether this visitor may add pages and correct readings."""
        return not self.site.settings.read_only and self.site.forms.trusts(self.request)


@dataclass(frozen=True)
class Shown:
    """A page: its template, the record that it shows, which is its JSON too, and values for the template.

    With `forms`, the template has a form that changes the ledger, and is given its token as `guard`.
    """

    template: str
    record: Record
    values: Mapping[str, object] = field(default_factory=dict[str, object])
    status: int = 200
    forms: bool = False


def response(shown: Shown, asked: Asked) -> Response:
    """The page in the form that is wanted."""
    if negotiating.wants_json(asked.request):
        return json(shown.record, shown.status)
    visitor = asked.site.forms.visitor(asked.request)
    guard = asked.site.forms.token_of(visitor) if shown.forms else None
    page = html(
        shown.template,
        asked.request,
        code=shown.status,
        found=shown.record,
        guard=guard,
        may_write=asked.may_write,
        heading=partial(heading, asked.ledger),
        read_only=asked.site.settings.read_only,
        **shown.values,
    )
    if shown.forms:
        remember(page, visitor)
    return page


def heading(ledger: Ledger, page: str, headline: str | None) -> str:
    """What a page is known by: its headline, or else the first words of its text."""
    return headline or ledger.opening(page) or "a page without words"


def html(template: str, request: Request, *, code: int = 200, **values: object) -> Response:
    """A template of the application as a page."""
    page = rendered(
        template,
        path=request.url.path,
        navigation=NAVIGATION,
        style=static.address("reportedly.css"),
        script=static.address("reportedly.js"),
        icon=static.address("icon.svg"),
        searched=request.query_params.get("q", ""),
        as_json=f"{request.url.path}?{request.url.include_query_params(format='json').query}",
        **values,
    )
    return HTMLResponse(
        page, code, headers={"Cache-Control": "private, no-cache", "Vary": "Accept, Accept-Encoding"}
    )


def json(record: Record, status: int = 200, media_type: str = "application/json") -> Response:
    """A record as JSON."""
    headers = {"Cache-Control": "private, no-cache", "Vary": "Accept, Accept-Encoding"}
    return Response(msgspec.json.encode(record), status, headers=headers, media_type=media_type)
