"""What cannot be answered: one clear line, as a page or as problem details (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reportedly.errors import LedgerError, NotHeldError, QuestionError, ReportedlyError
from reportedly.web import addresses
from reportedly.web.api.problems import MEDIA_TYPE, Problem
from reportedly.web.app import negotiating
from reportedly.web.app.asking import html, json
from reportedly.web.app.policy import HEADERS

_TITLES = {
    400: "That was not understood",
    403: "Not allowed here",
    404: "Not found",
    429: "Too much at once",
    500: "Something went wrong",
    503: "The ledger cannot be used",
}
"""What a visitor is told; programs are told the phrases of HTTP."""


def refusal(request: Request, status: int, line: str) -> Response:
    """The answer that says why there is none."""
    title = HTTPStatus(status).phrase
    if request.url.path.startswith(addresses.API) or negotiating.wants_json(request):
        return json(Problem(title, status, line), status, MEDIA_TYPE)
    values = {"status": status, "line": line[:1].upper() + line[1:], "title": _TITLES.get(status, title)}
    return html("app/refusal.html.j2", request, code=status, **values)


def of_http(request: Request, error: Exception) -> Response:
    """The answer to what a page, or the router, refused."""
    assert isinstance(error, HTTPException)
    lines = {404: "There is nothing at this address.", 405: "This address cannot be asked in that way."}
    plain = error.detail == HTTPStatus(error.status_code).phrase
    line = lines.get(error.status_code, error.detail) if plain else error.detail
    answer = refusal(request, error.status_code, line)
    answer.headers.update(error.headers or {})
    return answer


def of_ledger(request: Request, error: Exception) -> Response:
    """The answer to what a ledger refused: it is not there, it makes no sense, or the file cannot be used."""
    assert isinstance(error, ReportedlyError)
    by_kind = ((NotHeldError, 404), (QuestionError, 400), (LedgerError, 503))
    status = next((status for kind, status in by_kind if isinstance(error, kind)), 400)
    return refusal(request, status, str(error))


def of_failure(request: Request, _error: Exception) -> Response:
    """The answer to what nobody foresaw; what it was is told on the terminal, not to the visitor."""
    answer = refusal(request, 500, "Something went wrong here. The terminal that serves this page says what.")
    answer.headers.update(HEADERS)  # this one does not pass the guard
    return answer
