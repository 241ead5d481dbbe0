"""Dates and bounds as people write them, as ISO 8601, and how sure the date of a page is."""

from __future__ import annotations

import calendar
from datetime import datetime, time

from reportedly.model import Article, Dating

_DATINGS = 5
"""Candidates for the day of a page that are shown."""

_DAY_START = time(0, 0, 0)
_DAY_END = time(23, 59, 59)


def interval(earliest: datetime | None, latest: datetime | None) -> str:
    """Two bounds as people write a date; whole years, months and days are named as such.

    >>> day = datetime(2024, 6, 12)
    >>> interval(day, day.replace(hour=23, minute=59, second=59))
    '12 June 2024'
    >>> interval(datetime(2024, 6, 1), datetime(2024, 6, 30, 23, 59, 59))
    'June 2024'
    >>> interval(datetime(2024, 6, 10), datetime(2024, 6, 16, 23, 59, 59))
    '10–16 June 2024'
    >>> interval(datetime(2024, 6, 12, 9, 29), datetime(2024, 6, 12, 9, 29))
    '12 June 2024, 09:29'
    >>> interval(datetime(2024, 6, 12, 9, 29), datetime(2024, 6, 12, 9, 29, 59))
    '12 June 2024, 09:29'
    >>> interval(None, day)
    'until 12 June 2024'
    """
    if earliest is None or latest is None:
        return (
            f"from {_moment(earliest)}"
            if earliest
            else f"until {_moment(latest)}"
            if latest is not None
            else ""
        )
    if earliest.replace(second=0) == latest.replace(second=0):
        return _moment(earliest)
    if earliest.time() == _DAY_START and latest.time() >= _DAY_END:
        return _days(earliest, latest)
    if earliest.date() == latest.date():
        return f"{_day(earliest)}, {earliest:%H:%M}–{latest:%H:%M}"
    return f"{_moment(earliest)} – {_moment(latest)}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {calendar.month_name[moment.month]} {moment.year}"


def _moment(moment: datetime) -> str:
    return _day(moment) if moment.time() in {_DAY_START, _DAY_END} else f"{_day(moment)}, {moment:%H:%M}"


def _days(earliest: datetime, latest: datetime) -> str:
    month = calendar.month_name[earliest.month]
    last_of_month = calendar.monthrange(latest.year, latest.month)[1]
    whole_months = earliest.day == 1 and latest.day == last_of_month
    if earliest.year == latest.year:
        if whole_months and (earliest.month, latest.month) == (1, 12):
            return str(earliest.year)
        if earliest.month == latest.month:
            if whole_months:
                return f"{month} {earliest.year}"
            days = f"{earliest.day}–{latest.day}" if earliest.day != latest.day else str(earliest.day)
            return f"{days} {month} {earliest.year}"
        if whole_months:
            return f"{month}–{calendar.month_name[latest.month]} {earliest.year}"
        return f"{earliest.day} {month} – {_day(latest)}"
    return f"{_day(earliest)} – {_day(latest)}"


def dated(earliest: datetime | None, latest: datetime | None) -> str:
    """Two bounds as ISO 8601, as short as it is exact.

    >>> dated(datetime(2024, 6, 1), datetime(2024, 6, 30, 23, 59, 59))
    '2024-06'
    >>> dated(datetime(2024, 6, 10), datetime(2024, 6, 16, 23, 59, 59))
    '2024-06-10/16'
    >>> dated(datetime(2024, 6, 12, 9, 29), datetime(2024, 6, 12, 9, 29))
    '2024-06-12 09:29'
    """
    if earliest is None or latest is None:
        return f"{_dated(earliest) if earliest else ''}/{_dated(latest) if latest else ''}".strip("/")
    if earliest == latest or earliest.date() == latest.date():
        return _dated(earliest)
    if earliest.time() == _DAY_START and earliest.day == 1:
        last = latest.day == calendar.monthrange(latest.year, latest.month)[1]
        if last and (earliest.year, earliest.month, latest.month) == (latest.year, 1, 12):
            return f"{earliest:%Y}"
        if last and (earliest.year, earliest.month) == (latest.year, latest.month):
            return f"{earliest:%Y-%m}"
    first, second = f"{earliest:%Y-%m-%d}", f"{latest:%Y-%m-%d}"
    return f"{first}/{second[8:] if first[:7] == second[:7] else second}"


def _dated(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}" if moment.time() in {_DAY_START, _DAY_END} else f"{moment:%Y-%m-%d %H:%M}"


def iso(moment: datetime | None) -> str:
    """What `<time datetime>` holds: the day, with its time where it has one."""
    if moment is None:
        return ""
    return moment.date().isoformat() if moment.time() == _DAY_START else moment.isoformat(timespec="minutes")


def sureness(dating: Dating) -> str:
    """How sure a date is and what it rests on, in a few words.

    >>> sureness(Dating(datetime(2024, 6, 12), datetime(2024, 6, 12), 0.714))
    '71 % sure'
    """
    best = next((one for one in dating.candidates if one.earliest == dating.earliest), None)
    return f"{_percent(dating.certainty)} sure" + (f": {best.reason}" if best else "")


def datings(published: Dating | None) -> tuple[str, ...]:
    """The days that a page without a sure date may be of, a line each, the likeliest first.

    >>> from reportedly.model import DatingCandidate
    >>> days = (datetime(2024, 6, 12), datetime(2019, 6, 12))
    >>> found = tuple(DatingCandidate(day, day, 0.4, "so") for day in days)
    >>> datings(Dating(days[1], days[0], 0.9, found))
    ('perhaps 2024-06-12 (40 %): so', 'perhaps 2019-06-12 (40 %): so')
    """
    if published is None or published.believed or len(published.candidates) < 2:
        return ()
    return tuple(
        f"perhaps {dated(one.earliest, one.latest)} ({_percent(one.score)}): {one.reason}"
        for one in published.candidates[:_DATINGS]
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def dateline(article: Article) -> str:
    """Where the article was filed, and the day that stands with it.

    >>> dateline(Article("", dateline="Seoul", dateline_date="XXXX-06-12"))
    'Seoul, 12 June'
    >>> dateline(Article("", dateline="Seoul", dateline_date="2024-06-12")), dateline(Article(""))
    ('Seoul, 12 June 2024', '')
    """
    said = article.dateline_date.split("-") if article.dateline_date else []
    day = ""
    if len(said) == 3:
        year = "" if said[0] == "XXXX" else f" {said[0]}"
        day = f"{int(said[2])} {calendar.month_name[int(said[1])]}{year}"
    return ", ".join(filter(None, (article.dateline, day)))
