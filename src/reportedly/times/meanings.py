"""What a time expression says before it is known when: the grammar's output, the anchor's input."""

from __future__ import annotations

from typing import Literal

import msgspec

Which = Literal["-1", "0", "1", "before", "after", "same", "latest", "recent", ""]
"""Which one of its kind: last, this, next; the one before, after or same as the one just spoken of; …"""


class Said(msgspec.Struct, frozen=True):
    """What every meaning is."""


class Year(Said, frozen=True):
    """A year by its number, or by its place next to this one (`last year's`)."""

    number: int | None = None
    which: Which = ""


class Named(Said, frozen=True):
    """A period known by name: `unit` M month, Q quarter, H half, S season, Y, E decade, C century.

    A quarter without `value` is the same quarter as the one last spoken of (`the 1988 period`).
    """

    unit: str
    value: str = ""
    year: Year | None = None
    which: Which = ""


class MonthDay(Said, frozen=True):
    """A day of a month, `12 June` or `June 12, 2024`; `weekday` where it is said with it, 1 for Monday."""

    month: int
    day: int
    year: Year | None = None
    weekday: int | None = None


class Weekday(Said, frozen=True):
    """A weekday, 1 for Monday."""

    number: int
    which: Which = ""


class Feast(Said, frozen=True):
    """A named day, `Bastille Day`; `country` (ISO 3166-1 alpha-2) where the text says whose."""

    name: str
    country: str = ""
    year: Year | None = None
    which: Which = ""


class Exact(Said, frozen=True):
    """A date that the text spells out as a TIMEX3 value."""

    timex: str


class Daily(Said, frozen=True):
    """Yesterday, today, tomorrow: days from the document's."""

    days: int


class Relative(Said, frozen=True):
    """Last week, the current year, the quarter."""

    unit: str
    which: Which = ""


class Length(Said, frozen=True):
    """A stretch of time; `amount` none where it is not said how long. `which` anchors it: past, next."""

    amount: float | None
    unit: str
    which: Which = ""


class Shifted(Said, frozen=True):
    """A length away from the document's time (`-1`, `1`) or from the time just spoken of."""

    length: Length
    which: Which


class Edged(Said, frozen=True):
    """The start, middle or end of a period."""

    inner: Said
    edge: str


class Beside(Said, frozen=True):
    """A day so many days from another: `the day before yesterday`, `the eve of 12 June`."""

    inner: Said
    days: int


class Around(Said, frozen=True):
    """The week or weekend that a day lies in: `the week of June 3`."""

    inner: Said
    unit: str


class Ranged(Said, frozen=True):
    """From one time to another, both included: `3-7 June`, `2019-2021`."""

    first: Said
    last: Said


class DayOfMonth(Said, frozen=True):
    """A day of a month that is not named: `on the 12th`."""

    day: int


class Timed(Said, frozen=True):
    """A time of day or a part of the day, on a day that is said or not."""

    inner: Said | None
    tail: str


class Repeated(Said, frozen=True):
    """Something that happens again and again, its TIMEX3 value as it stands."""

    timex: str


class Reference(Said, frozen=True):
    """PAST_REF, PRESENT_REF, FUTURE_REF."""

    timex: str
