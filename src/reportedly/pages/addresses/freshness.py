"""How long a server says that its answer stays as it is (RFC 9111): until then, asking again is no use."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_NEVER = re.compile(r"(?:^|[,\s])no-(?:store|cache)\b", re.IGNORECASE)


def fresh_for(headers: httpx.Headers) -> float | None:
    """Seconds from now on; none where nothing is said.

    >>> fresh_for(httpx.Headers({"Cache-Control": "public, max-age=900", "Age": "300"}))
    600.0
    >>> date = {"Date": "Tue, 04 Mar 2025 12:00:00 GMT"}
    >>> fresh_for(httpx.Headers({"Expires": "Tue, 04 Mar 2025 12:10:00 GMT", **date}))
    600.0
    >>> fresh_for(httpx.Headers({"Cache-Control": "no-cache"})), fresh_for(httpx.Headers({"Expires": "0"}))
    (0.0, 0.0)
    """
    control = headers.get("cache-control", "")
    if _NEVER.search(control):
        return 0.0
    if age := _AGE.search(control):
        been = headers.get("age", "").strip()
        return max(0.0, float(age[1]) - (float(been[:9]) if been.isdecimal() else 0.0))
    if "expires" not in headers:
        return None
    try:
        sent = parsedate_to_datetime(headers["date"]) if "date" in headers else datetime.now(UTC)
        return max(0.0, (parsedate_to_datetime(headers["expires"]) - sent).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return 0.0  # RFC 9111, 5.3: a date that is none, such as 0, is over
