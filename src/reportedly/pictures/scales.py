"""Time on a line: hours, days, months or years as columns of one width."""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

Unit = Literal["hour", "day", "month", "year"]

DAYS = 62
"""At most so many days are shown day by day, and then month by month."""

MONTHS = 48
"""At most so many months are shown month by month, and years or decades one by one."""

_YEARS = (1, 2, 5, 10, 20, 50, 100, 500)


@dataclass(frozen=True)
class Column:
    """From `start` to before `end`; its own words, and those over it and its like (the month of a day)."""

    start: datetime
    end: datetime
    words: str
    over: str

    @property
    def last(self) -> date:
        """The last day in it."""
        return (self.end - timedelta(seconds=1)).date()


@dataclass(frozen=True)
class Scale:
    """The columns, from `left` to `right` in pixels."""

    unit: Unit
    columns: tuple[Column, ...]
    left: float
    right: float

    @property
    def each(self) -> float:
        """How wide one column is."""
        return (self.right - self.left) / len(self.columns)

    def nth(self, moment: datetime) -> int:
        """The column of a moment; the first or the last where it lies outside."""
        at = bisect_right([column.start for column in self.columns], moment) - 1
        return min(max(at, 0), len(self.columns) - 1)

    def x(self, moment: datetime) -> float:
        """Where a moment is, at one of the ends where it lies outside."""
        nth = self.nth(moment)
        column = self.columns[nth]
        part = (moment - column.start) / (column.end - column.start)
        return min(self.left + (nth + min(max(part, 0.0), 1.0)) * self.each, self.right)


def scale(first: datetime, last: datetime, left: float, right: float, most: int = DAYS) -> Scale:
    """The finest scale that goes from the first to the last moment in so many columns at most.

    >>> [column.words for column in scale(datetime(2024, 1, 30), datetime(2024, 2, 1), 0, 9).columns]
    ['30', '31', '1']
    >>> scale(datetime(2023, 9, 1), datetime(2024, 6, 30), 0, 9).columns[-1].over
    '2024'
    """
    days = (last.date() - first.date()).days + 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if days == 1 and most >= 24:
        return Scale("hour", tuple(_hours(first.date())), left, right)
    if days <= most:
        return Scale("day", tuple(_days(first.date(), last.date())), left, right)
    if months <= min(MONTHS, most):
        return Scale("month", tuple(_months(first, last)), left, right)
    return Scale("year", tuple(_years(first.year, last.year, min(MONTHS, most))), left, right)


def _hours(day: date) -> Iterator[Column]:
    start = datetime.combine(day, time.min)
    over = f"{day.day} {calendar.month_name[day.month]} {day.year}"
    for hour in range(24):
        begins = start + timedelta(hours=hour)
        yield Column(begins, begins + timedelta(hours=1), f"{hour}:00", over)


def _days(first: date, last: date) -> Iterator[Column]:
    for nth in range((last - first).days + 1):
        start = datetime.combine(first + timedelta(days=nth), time.min)
        over = f"{calendar.month_name[start.month]} {start.year}"
        yield Column(start, start + timedelta(days=1), str(start.day), over)


def _months(first: datetime, last: datetime) -> Iterator[Column]:
    for nth in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        start, end = (datetime(one // 12, one % 12 + 1, 1) for one in (nth, nth + 1))
        yield Column(start, end, calendar.month_abbr[start.month], str(start.year))


def _years(first: int, last: int, most: int) -> Iterator[Column]:
    """Years, or as many of them together as leave no more columns than there may be."""
    step = next((step for step in _YEARS if (last - first) // step + 1 < most), 1000)
    for year in range(first - first % step, last + 1, step):
        end = datetime(min(year + step, 9999), 1, 1)
        words = str(year) if step == 1 else f"{year}–{(year + step - 1) % 100:02}"
        yield Column(datetime(max(year, 1), 1, 1), end, words, "")


def runs(columns: Sequence[Column]) -> Iterator[tuple[int, int, str]]:
    """From which column to before which one the same words stand over them.

    >>> list(runs(scale(datetime(2024, 1, 30), datetime(2024, 2, 1), 0, 9).columns))
    [(0, 2, 'January 2024'), (2, 3, 'February 2024')]
    """
    start = 0
    for nth in range(1, len(columns) + 1):
        if nth == len(columns) or columns[nth].over != columns[start].over:
            yield start, nth, columns[start].over
            start = nth
