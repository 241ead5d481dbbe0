"""Calendar arithmetic on TIMEX3 values (TimeML, after ISO 8601): shifting days, and values to bounds."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

Bounds = tuple[datetime, datetime]

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each season, as meteorologists count them."""

PARTS = {"MO": (5, 12), "AF": (12, 18), "EV": (17, 23), "NI": (20, 30), "DT": (8, 18)}
"""Hours a part of the day runs from and to; past 24 is the next day."""

MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
DAYS_IN = {"D": 1, "W": 7, "WE": 7, "F": 14}
LAST_SECOND = time(23, 59, 59)


def shifted(day: date, amount: int, unit: str) -> date:
    """`day` moved by `amount` of `unit` (D, W, M, Q, Y, E decades, C centuries), kept inside its month.

    >>> shifted(date(2024, 3, 31), -1, "M")
    datetime.date(2024, 2, 29)
    """
    if unit in DAYS_IN:
        return day + timedelta(days=amount * DAYS_IN[unit])
    months = day.year * 12 + day.month - 1 + amount * MONTHS_IN.get(unit, 0)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def value_at(day: date, unit: str) -> str:
    """The TIMEX3 value of the `unit` that `day` lies in.

    >>> [value_at(date(2024, 6, 12), unit) for unit in ("D", "W", "WE", "M", "Q", "Y", "E", "C")]
    ['2024-06-12', '2024-W24', '2024-W24-WE', '2024-06', '2024-Q2', '2024', '202', '20']
    """
    year, week, _ = day.isocalendar()
    return {
        "D": day.isoformat(),
        "W": f"{year}-W{week:02d}",
        "WE": f"{year}-W{week:02d}-WE",
        "M": f"{day.year}-{day.month:02d}",
        "Q": f"{day.year}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year}",
        "E": f"{day.year // 10}",
        "C": f"{day.year // 100}",
    }.get(unit, day.isoformat())


def days(first: date, last: date) -> Bounds:
    """From the first second of one day to the last of another."""
    return datetime.combine(first, time()), datetime.combine(last, LAST_SECOND)


def _months(year: int, month: int, count: int) -> Bounds:
    first = date(year, month, 1)
    return days(first, shifted(first, count, "M") - timedelta(days=1))


def _day(match: re.Match[str]) -> Bounds:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    tail = match[4] or ""
    if not tail:
        return days(day, day)
    start = datetime.combine(day, time())
    if tail in PARTS:
        first, last = PARTS[tail]
        return start + timedelta(hours=first), start + timedelta(hours=last, seconds=-1)
    hour, _, minute = tail.partition(":")
    moment = start + timedelta(hours=int(hour), minutes=int(minute or 0))
    return moment, moment + (timedelta(seconds=59) if minute else timedelta(minutes=59, seconds=59))


def _week(match: re.Match[str]) -> Bounds:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    first = 5 if match[3] else 0
    return days(monday + timedelta(days=first), monday + timedelta(days=6))


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Bounds]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d(?::\d\d)?|[A-Z]{2}))?"), _day),
    (re.compile(r"(\d{4})-(\d\d)"), lambda m: _months(int(m[1]), int(m[2]), 1)),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week),
    (re.compile(r"(\d{4})-Q(\d)"), lambda m: _months(int(m[1]), int(m[2]) * 3 - 2, 3)),
    (re.compile(r"(\d{4})-H(\d)"), lambda m: _months(int(m[1]), int(m[2]) * 6 - 5, 6)),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda m: _months(int(m[1]), SEASON_STARTS[m[2]], 3)),
    (re.compile(r"(\d{4})"), lambda m: _months(int(m[1]), 1, 12)),
    (re.compile(r"(\d{3})"), lambda m: _months(int(m[1]) * 10, 1, 120)),
    (re.compile(r"(\d{2})"), lambda m: _months(int(m[1]) * 100, 1, 1200)),
)


def bounds(timex: str) -> Bounds | None:
    """The first and the last second of a TIMEX3 value; none where the value names no stretch of time.

    >>> [str(bound) for bound in bounds("2024-W24") or ()]
    ['2024-06-10 00:00:00', '2024-06-16 23:59:59']
    >>> bounds("P3D") is None
    True
    """
    for shape, within in _SHAPES:
        match = shape.fullmatch(timex)
        if match:
            try:
                return within(match)
            except (ValueError, OverflowError):
                return None
    return None


EDGES_OF_DAY = {"START": (0, 12), "MID": (9, 18), "END": (12, 24), "HOURS": (0, 6)}
"""Hours that `early`, `mid-` and `late` on a day, and its `early hours`, run from and to."""


def narrowed(whole: Bounds, edge: str) -> Bounds:
    """The first, middle or last third of `whole`, to the day, for START, MID and END; of a day, its hours.

    >>> june = bounds("2024-06") or ()
    >>> [str(bound.date()) for bound in narrowed(june, "START")]
    ['2024-06-01', '2024-06-10']
    >>> [str(bound.time()) for bound in narrowed(bounds("2024-06-12") or (), "START")]
    ['00:00:00', '11:59:59']
    """
    first, last = whole
    count = (last.date() - first.date()).days + 1
    third = count // 3
    if count == 1 and edge in EDGES_OF_DAY:
        hours = EDGES_OF_DAY[edge]
        start = datetime.combine(first, time())
        return start + timedelta(hours=hours[0]), start + timedelta(hours=hours[1], seconds=-1)
    if not edge or third < 2:
        return whole
    offset = {"START": 0, "MID": third, "END": count - third}[edge]
    length = count - 2 * third if edge == "MID" else third
    return days(first.date() + timedelta(days=offset), first.date() + timedelta(days=offset + length - 1))


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The `nth` Monday (1) to Sunday (7) of a month, -1 for the last; none where there are not so many.

    >>> nth_weekday(2024, 11, 4, 4)
    datetime.date(2024, 11, 28)
    """
    found = [day for week in calendar.monthcalendar(year, month) if (day := week[weekday - 1])]
    try:
        return date(year, month, found[nth - 1 if nth > 0 else nth])
    except IndexError:
        return None


def easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday in `year`, by the Gregorian date; `orthodox` for churches that reckon by Julian tables.

    After Meeus, Astronomical Algorithms (1991), chapter 8; Julian dates are 13 days behind until 2099.

    >>> [(str(easter(year)), str(easter(year, orthodox=True))) for year in (2024, 2025)]
    [('2024-03-31', '2024-05-05'), ('2025-04-20', '2025-04-20')]
    """
    golden = year % 19
    if orthodox:
        moon = (19 * golden + 15) % 30
        sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        month, day = divmod(moon + sunday + 114, 31)
        return date(year, month, day + 1) + timedelta(days=13)
    century, rest = divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    month, day = divmod(moon + sunday - 7 * ((golden + 11 * moon + 22 * sunday) // 451) + 114, 31)
    return date(year, month, day + 1)
