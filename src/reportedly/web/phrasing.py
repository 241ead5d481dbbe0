"""Dates, speakers and words as a page shows them to people."""

from __future__ import annotations

import calendar
from datetime import datetime, time

from reportedly.model import Attribution, Dating, Factuality, Manner

FACTUALITY: dict[Factuality, str] = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "certainly not",
    "PR-": "probably not",
    "PS-": "possibly not",
    "Uu": "uncommitted",
}

_OPENING_QUOTES = "\"'“„«‘‚‹「『"
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
    if earliest == latest:
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
    reason = f": {dating.candidates[0].reason}" if dating.candidates else ""
    return f"{dating.certainty:.0%}".replace("%", " %") + f" sure{reason}"


def speakers(attribution: Attribution) -> str:
    """The names of who is meant, where that is known; empty otherwise."""
    if attribution.speakers:
        return ", ".join(actor.name for actor in attribution.speakers)
    return attribution.speaker.name if attribution.speaker else ""


def as_printed(content: str, manner: Manner) -> str:
    """The content in its own words; direct speech has quotation marks, whether or not the span has.

    >>> as_printed("We will answer.", "direct")
    '“We will answer.”'
    >>> as_printed("that it would answer", "indirect")
    'that it would answer'
    """
    if manner != "direct" or content.lstrip()[:1] in _OPENING_QUOTES:
        return content
    return f"“{content}”"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "page"), counted(1200, "page"), counted(2, "story", "stories")
    ('1 page', '1,200 pages', '2 stories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def web_address(address: str | None) -> str | None:
    """The address if a browser may follow it: http and https only, whatever a page claims of itself.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if address and address.strip().lower().startswith(("http://", "https://")):
        return address.strip()
    return None
