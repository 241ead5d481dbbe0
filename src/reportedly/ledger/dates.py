"""Dates as people give them, as bounds."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

from reportedly.errors import QuestionError

When = str | date | datetime
"""A day, a moment, or text: `2023`, `2023-09`, `2023-W37`, `2023-09-13`, `2023-09-13T08:30`."""

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?")
_WEEK = re.compile(r"\d{4}-?W\d{2}")
_WITHOUT_SECONDS = re.compile(r"[T ]\d{2}:?\d{2}$")
_END_OF_DAY = time(23, 59, 59)


def bounds(asked: When) -> tuple[datetime, datetime]:
    """The first and the last second of what is asked. Raises `QuestionError` where it is no date.

    >>> [str(bound) for bound in bounds("2023-09")]
    ['2023-09-01 00:00:00', '2023-09-30 23:59:59']
    """
    if isinstance(asked, datetime):
        return asked, asked
    if isinstance(asked, date):
        return datetime.combine(asked, time.min), datetime.combine(asked, _END_OF_DAY)
    try:
        return _read(asked.strip())
    except ValueError as error:
        raise QuestionError(
            f"{asked!r} is not a date: give a year (2023), a month (2023-09), a day (2023-09-13) "
            "or a moment (2023-09-13T08:30)"
        ) from error


def _read(asked: str) -> tuple[datetime, datetime]:
    if partial := _PARTIAL.fullmatch(asked):
        year, month = int(partial[1]), partial[2]
        first = date(year, int(month or 1), 1)
        last_month = int(month or 12)
        return bounds(first)[0], bounds(date(year, last_month, monthrange(year, last_month)[1]))[1]
    if _WEEK.fullmatch(asked):
        monday = date.fromisoformat(asked)
        return bounds(monday)[0], bounds(monday + timedelta(days=6))[1]
    if len(asked) <= len("2023-09-13"):
        return bounds(date.fromisoformat(asked))
    moment = datetime.fromisoformat(asked)
    return moment, moment.replace(second=59) if _WITHOUT_SECONDS.search(asked) else moment
