"""When something is due, by a time expression and the word before it: by May, as early as next week."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from reportedly.comparing.expectations.clause import Bound, Due
from reportedly.model import Time

_BEFORE = re.compile(
    r"(?:\b(?P<by>by|until|before|within|ahead of|no later than|not later than|at the latest by|up to|latest)"
    r"|\b(?P<from>as early as|as soon as|no earlier than|not before|not until|after|from|since))"
    r"\s*(?:the\s*)?[\"“”«»‘’']*\s*$",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def due_of(text: str, time: Time, told: datetime | None) -> Due | None:
    """When something that is told on a day is due, by a time in the text; none where that is past.

    >>> from reportedly.model import Span
    >>> may = Time(Span(14, 17), "2024-05", datetime(2024, 5, 1), datetime(2024, 5, 31))
    >>> found = due_of("It reopens by May.", may, datetime(2024, 4, 2))
    >>> found.words, found.bound, str(found.earliest), str(found.latest)
    ('by May', 'by', '2024-04-02 00:00:00', '2024-05-31 00:00:00')
    >>> due_of("It reopens by May.", may, datetime(2024, 8, 2)) is None
    True
    """
    if text[time.span.start : time.span.end].endswith("may"):
        return None  # *elements that may …* is no month
    if time.timex == "PRESENT_REF":
        return None
    start = max(0, time.span.start - 30)
    before = _BEFORE.search(text[start : time.span.start])
    words = " ".join(text[start + before.start() if before else time.span.start : time.span.end].split())
    bound: Bound = "in" if before is None else "by" if before["by"] else "from"
    earliest, latest = _bounds(time, told, bound)
    if latest is None and earliest is None:
        return Due(words, bound) if time.timex in {"FUTURE_REF", "PXD", "PXW", "PXM"} else None
    if told is not None and latest is not None and latest < told:
        return None
    if bound == "by":
        exclusive = before is not None and before["by"].lower() in {"before", "ahead of"}
        return Due(words, bound, told, earliest if exclusive and earliest is not None else latest)
    return Due(words, bound, earliest, latest)


def _bounds(time: Time, told: datetime | None, bound: Bound) -> tuple[datetime | None, datetime | None]:
    """The time's own; of a length, what it comes to when counted from the day."""
    length = _LENGTH.fullmatch(time.timex)
    if length is not None and bound == "by" and told is not None:
        day = told.replace(hour=23, minute=59, second=59)
        return told, day + timedelta(days=int(length[1]) * _DAYS[length[2]])
    return time.earliest, time.latest
