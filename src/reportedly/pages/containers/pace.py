"""How often a feed says that it is worth asking: RSS's `ttl`, or `updatePeriod` of its syndication module."""

from __future__ import annotations

import re

from reportedly.pages.kinds import kind_of
from reportedly.pages.packing import unpacked
from reportedly.pages.streams import Stream

HEAD = 64 * 1024
"""Bytes at the start of a feed in which it speaks of itself."""

_PERIODS = {
    "hourly": 3600.0,
    "daily": 86400.0,
    "weekly": 7 * 86400.0,
    "monthly": 30 * 86400.0,
    "yearly": 365 * 86400.0,
}
_FIRST_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
_TTL = re.compile(rb"<ttl>\s*(\d{1,7})\s*</ttl>", re.IGNORECASE)
_PERIOD = re.compile(rb"<\w+:updatePeriod>\s*(\w{1,10})\s*</", re.IGNORECASE)
_FREQUENCY = re.compile(rb"<\w+:updateFrequency>\s*(\d{1,4})\s*</", re.IGNORECASE)


def pace(content: bytes) -> float | None:
    """Seconds between two times that the feed is worth asking; none where it does not say.

    >>> pace(b"<rss><channel><ttl>60</ttl><item><ttl>1</ttl></item></channel></rss>")
    3600.0
    >>> pace(b"<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency> 2 </sy:updateFrequency>")
    1800.0
    >>> pace(b"<html>") is None
    True
    """
    packed = kind_of(content)
    head = (
        unpacked(Stream(iter([content])), packed.what).head(HEAD)
        if packed.kind == "packed"
        else content[:HEAD]
    )
    first = _FIRST_ENTRY.search(head)
    head = head[: first.start()] if first else head
    if ttl := _TTL.search(head):
        return float(ttl[1]) * 60
    period = _PERIOD.search(head)
    seconds = _PERIODS.get(period[1].decode("ascii").lower()) if period else None
    if seconds is None:
        return None
    times = _FREQUENCY.search(head)
    return seconds / max(1, int(times[1])) if times else seconds
