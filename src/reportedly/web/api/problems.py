"""What cannot be answered, as problem details (RFC 9457): one clear line, and the parameter to blame."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reportedly.errors import NotHeldError, NotReadableError, QuestionError, ReportedlyError
from reportedly.model import Record

MEDIA_TYPE = "application/problem+json"


class Problem(Record, frozen=True):
    """Problem details (RFC 9457); `parameter` is the one that makes no sense, where it is one."""

    title: str
    status: int
    detail: str
    parameter: str | None = None


class ProblemError(Exception):
    """What is not answered, and why: a status of HTTP, one line, and the parameter to blame."""

    def __init__(
        self,
        status: int,
        detail: str,
        parameter: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.problem = Problem(HTTPStatus(status).phrase, status, detail, parameter)
        self.headers = dict(headers or {})


def answer(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The problem as a response."""
    return Response(msgspec.json.encode(problem), problem.status, headers, MEDIA_TYPE)


def of_problem(_request: Request, error: Exception) -> Response:
    """The answer to what was refused here."""
    assert isinstance(error, ProblemError)
    return answer(error.problem, error.headers)


def of_ledger(_request: Request, error: Exception) -> Response:
    """The answer to what the ledger refused: it is not there, makes no sense, or the file cannot be used."""
    assert isinstance(error, ReportedlyError)
    statuses = {NotHeldError: 404, QuestionError: 400, NotReadableError: 422}
    status = next((code for kind, code in statuses.items() if isinstance(error, kind)), 503)
    return answer(Problem(HTTPStatus(status).phrase, status, str(error)))


def of_http(_request: Request, error: Exception) -> Response:
    """The answer to what the router refused."""
    assert isinstance(error, HTTPException)
    lines = {
        404: "there is nothing at this address: /api/v1 lists what there is",
        405: "this address cannot be asked in that way: the header Allow says in which it can",
    }
    detail = lines.get(error.status_code, error.detail)
    return answer(Problem(HTTPStatus(error.status_code).phrase, error.status_code, detail), error.headers)


def of_failure(_request: Request, _error: Exception) -> Response:
    """The answer to what nobody foresaw; what it was is told where the server runs, not to who asked."""
    return answer(Problem(HTTPStatus(500).phrase, 500, "something went wrong here"))
