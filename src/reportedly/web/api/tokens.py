"""Who may change something: whoever knows the token that the server was started with."""

from __future__ import annotations

import hmac

from starlette.requests import Request

from reportedly.web.api.problems import ProblemError

_SCHEME = "bearer"


def check(request: Request, token: str | None) -> None:
    """Raises `ProblemError` where the request does not carry the token (RFC 6750).

    How long that takes does not tell how much of it is right.
    """
    if token is None:
        raise ProblemError(403, "this ledger is only read here: start the server with --token to change it")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != _SCHEME or not given.strip():
        raise ProblemError(
            401, "a token is wanted: Authorization: Bearer TOKEN", headers={"WWW-Authenticate": "Bearer"}
        )
    if not hmac.compare_digest(given.strip().encode("latin-1"), token.strip().encode()):  # as it was sent
        raise ProblemError(
            401, "that is not the token", headers={"WWW-Authenticate": 'Bearer error="invalid_token"'}
        )
