"""News to a webhook: JSON, sent with POST, again where that failed, and signed where a secret is given."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import msgspec

from reportedly.errors import ReportedlyError
from reportedly.ledger import News
from reportedly.model import Record
from reportedly.pages.addresses import Fetching
from reportedly.pages.addresses.connecting import FetchError
from reportedly.pages.addresses.posting import Poster, PostError

MOST = 50
"""News in one request."""

WAITS = (2.0, 8.0, 30.0)
"""Seconds before it is tried again; after the last, the news waits for the next round."""


class Message(Record, frozen=True):
    """What is sent: the news, the oldest first."""

    news: tuple[News, ...]


class Webhook:
    """Sends news to one address."""

    def __init__(
        self,
        address: str,
        fetching: Fetching,
        secret: bytes | None = None,
        *,
        poster: Poster | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Raises `ReportedlyError` where it is no address; tests replace the rest."""
        try:
            self._poster = poster or Poster(address, fetching)
        except FetchError as error:
            raise ReportedlyError(f"{address}: {error}") from error
        self._secret = secret
        self._sleep = sleep

    def send(self, news: Sequence[News]) -> None:
        """Send the news in one request. Raises `PostError`, with one line on why, where it did not arrive."""
        content = msgspec.json.encode(Message(tuple(news)))
        for wait in (*WAITS, None):
            try:
                self._poster.post(content, self._headers(content))
                return
            except PostError as error:
                if wait is None or not error.again:
                    raise
                self._sleep(wait)

    def _headers(self, content: bytes) -> dict[str, str]:
        """The time is signed too, so that who overhears a message cannot send it again later."""
        headers = {"Content-Type": "application/json"}
        if self._secret is not None:
            when = f"{datetime.now(UTC).timestamp():.0f}"
            headers["X-Reportedly-Timestamp"] = when
            headers["X-Reportedly-Signature"] = f"sha256={signature(self._secret, when, content)}"
        return headers


def signature(secret: bytes, when: str, content: bytes) -> str:
    """HMAC-SHA256, in hex, of the time, a full stop and what is sent.

    >>> signature(b"secret", "1718200000", b"{}")[:16]
    'fe99aa37a94a5a1b'
    """
    return hmac.new(secret, when.encode() + b"." + content, hashlib.sha256).hexdigest()
