"""How often a host is asked: one request after another, with a pause between, longer where it says so."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from reportedly.pages.addresses.connecting import FetchError
from reportedly.pages.addresses.options import Limits


class Manners:
    """When each host may be asked again, in one run."""

    def __init__(
        self,
        limits: Limits,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits = limits
        self._clock = clock
        self._sleep = sleep
        self._free_at: dict[str, float] = {}
        self._closed: dict[str, tuple[float, str]] = {}

    def wait(self, host: str) -> None:
        """Sleep until the host may be asked. Raises `FetchError` where it asked not to be, for too long."""
        until, why = self._closed.get(host, (0.0, ""))
        if self._clock() < until:
            raise FetchError(why)
        left = self._free_at.get(host, 0.0) - self._clock()
        if left > 0:
            self._sleep(left)

    def asked(self, host: str, delay: float) -> None:
        """The host has just answered, and wants such a pause, which is kept within bounds."""
        pause = min(max(delay, self._limits.pause), self._limits.longest_pause)
        self._free_at[host] = max(self._free_at.get(host, 0.0), self._clock() + pause)

    def sent_away(self, host: str, retry_after: str | None) -> None:
        """The host said that it was asked too much: it is left alone so long."""
        seconds = _seconds(retry_after)
        longest = self._limits.longest_pause
        if seconds is not None and seconds > longest:
            why = f"its host asked to be left alone for {seconds:,.0f} s"
            self._closed[host] = self._clock() + seconds, why
        self._free_at[host] = self._clock() + (
            longest if seconds is None else min(max(seconds, 0.0), longest)
        )


def _seconds(retry_after: str | None) -> float | None:
    """The header Retry-After: seconds, or a date.

    >>> _seconds("120"), _seconds("soon"), _seconds(None), _seconds("Tue, 04 Mar 2025 12:00:00 GMT") < 0
    (120.0, None, None, True)
    """
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after.strip()[:9])
    try:
        return (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError):
        return None
