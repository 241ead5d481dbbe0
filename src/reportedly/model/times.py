"""When something was, in the words of a text."""

from __future__ import annotations

from datetime import datetime

from reportedly.model.records import Record, Span


class Time(Record, frozen=True):
    """A time expression with its TIMEX3 value (TimeML) and concrete bounds.

    `basis` says what the value rests on: `absolute`, or what it is relative to.
    """

    span: Span
    timex: str
    earliest: datetime | None = None
    latest: datetime | None = None
    basis: str = "absolute"
