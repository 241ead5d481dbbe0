"""Sending to an address that the user named: guarded as fetching is, in time, and following nothing."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import closing

import httpx

from reportedly.pages.addresses import robots
from reportedly.pages.addresses.connecting import Connect, FetchError, Network, Resolve, Transport
from reportedly.pages.addresses.fetching import checked
from reportedly.pages.addresses.options import LIMITS, Fetching, Limits

AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which it may be tried again."""


class PostError(FetchError):
    """Why nothing could be sent: one line. `again` where that may pass."""

    def __init__(self, reason: str, *, again: bool = True) -> None:
        super().__init__(reason)
        self.again = again


class Poster:
    """Sends bytes to one address."""

    def __init__(
        self,
        address: str,
        fetching: Fetching,
        *,
        limits: Limits = LIMITS,
        resolve: Resolve | None = None,
        connect: Connect | None = None,
        trusted: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Raises `FetchError` where that is no address; tests replace what is not in `fetching`."""
        self._url = checked(address)
        self._limits = limits
        self._network = Network(
            limits, allow_private=fetching.allow_private, resolve=resolve, connect=connect, clock=clock
        )
        self._client = httpx.Client(
            transport=Transport(self._network, trusted),
            headers={"User-Agent": fetching.user_agent, "Connection": "close"},
            timeout=httpx.Timeout(limits.waiting, connect=limits.connecting),
            trust_env=False,
        )

    def post(self, content: bytes, headers: Mapping[str, str]) -> None:
        """Send it. Raises `PostError`, with why, where the server does not say that it has it."""
        request = self._client.build_request("POST", self._url, content=content, headers=dict(headers))
        try:
            with (
                self._network.within(self._limits.total, self._limits.total),
                closing(self._client.send(request, stream=True)) as response,
            ):
                status = response.status_code
        except FetchError as error:
            raise PostError(str(error)) from error
        if not 200 <= status < 300:
            raise PostError(robots.named(status), again=status in AGAIN)
