"""Own forms told from forged ones: each carries a token that only pages of this server hand out.

A page of another site can make a browser send a form here, but cannot read our pages, and so not the token.
It belongs to the visitor's cookie, so that nobody's own token serves for a form sent by somebody else.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

COOKIE = "reportedly"
FIELD = "guard"
"""The field of a form that holds the token."""

_FORGED = "this form was not sent from a page of this server, or is of an earlier start: load the page again"


class Forms:
    """Visitors and their tokens, for as long as one application runs."""

    def __init__(self, token: str | None) -> None:
        """`token` is what a visitor has to know to be trusted; without one, everybody is."""
        self._secret = secrets.token_bytes(32)
        self._token = token
        self._trusted: set[str] = set()

    def visitor(self, request: Request) -> str:
        """The visitor's id, from the cookie; a new one where there is none."""
        return request.cookies.get(COOKIE) or secrets.token_urlsafe(24)

    def token_of(self, visitor: str) -> str:
        """What the forms on this visitor's pages carry: other letters each time, for pages are compressed.

        How long a page comes out would else tell who may put words on it how near they are to the token.
        """
        mask = secrets.token_bytes(sha256().digest_size)
        return (mask + _masked(self._own(visitor), mask)).hex()

    def _own(self, visitor: str) -> bytes:
        return hmac.new(self._secret, visitor.encode(), sha256).digest()

    def check(self, request: Request, form: FormData) -> None:
        """Raises `HTTPException` where the form did not come from a page of this server, for this visitor."""
        visitor, token = request.cookies.get(COOKIE), form.get(FIELD)
        given = _bytes(token) if isinstance(token, str) else b""
        mask, masked = given[: len(given) // 2], given[len(given) // 2 :]
        if not (visitor and hmac.compare_digest(_masked(masked, mask), self._own(visitor))):
            raise HTTPException(403, _FORGED)

    def trusts(self, request: Request) -> bool:
        """Whether the visitor may change the ledger: all may where there is no token."""
        return self._token is None or request.cookies.get(COOKIE) in self._trusted

    def knows(self, token: str) -> bool:
        """Whether this is the token that the server was started with."""
        return self._token is not None and same(token, self._token)

    def welcome(self, response: Response) -> None:
        """Trust the visitor from now on, under a new id: one that was known before is worth nothing."""
        visitor = secrets.token_urlsafe(24)
        self._trusted.add(visitor)
        remember(response, visitor)


def _masked(secret: bytes, mask: bytes) -> bytes:
    """The secret under the mask, or from under it again."""
    return bytes(one ^ other for one, other in zip(secret, mask, strict=False))


def _bytes(written: str) -> bytes:
    try:
        return bytes.fromhex(written)
    except ValueError:
        return b""


def remember(response: Response, visitor: str) -> None:
    """Set the visitor's cookie: kept from scripts, and sent by no other site's pages."""
    response.set_cookie(COOKIE, visitor, httponly=True, samesite="strict", path="/")


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how much of them is."""
    return hmac.compare_digest(one.encode(), other.encode())
