"""Printed stamps ("Published 12 June 2024, 14:05 GMT") and the dates that metadata gives, as `Dating`.

Only stamps, which are made of few words, are read here; time expressions in running text are not.
Times of day are kept as printed: the zone is not reckoned with, for the day is what counts.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from reportedly.knowledge import table
from reportedly.model import Dating, DatingCandidate

MOST_WORDS = 24
"""Words in a stamp: "Published yesterday at 9:29 a.m. Updated yesterday at 10:11 p.m." has ten."""

FIRST_YEAR, LAST_YEAR = 1700, 2199
"""Years outside these are not a page's."""

CERTAIN_STAMP = 0.95
"""A printed stamp or metadata with a whole date: wrong where a site stamps the day it copied the report."""

FIRST_YEAR_OF_THE_WEB = 1990
"""An earlier date that only a machine gives is a default, not a day of publication."""

AHEAD = timedelta(days=2)
"""How far a date may lie in the future: time zones, and clocks that are wrong."""

_EPOCH = (date(1969, 12, 31), date(1970, 1, 1))  # in any time zone
_TOKEN = re.compile(r"\d+(?:[:.]\d+)+|\d+(?:[/.-]\d+)+|\d+|[^\W\d]+(?:[.'][^\W\d]+)*")
_ISO = re.compile(
    r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ](?P<H>\d{2}):(?P<M>\d{2})(?::(?P<S>\d{2}))?)?"
)
_COMPACT = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})")
_YEAR_FIRST = re.compile(r"\b(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})\b")
_NUMBERS = re.compile(r"\b(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<y>\d{4})\b")
_DAY_FIRST = re.compile(
    r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ .-](?P<month>[^\W\d]+)\.?,?[ -](?P<y>\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b(?P<month>[^\W\d]+)\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})\b")
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<H>\d{1,2})[:.](?P<M>\d{2})(?::\d{2})?(?: ?(?P<half>[ap])\.?m\b)?", re.IGNORECASE
)


class _Day(NamedTuple):
    year: int
    month: int
    day: int


@cache
def _roles() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["role"], row["value"]) for row in table("furniture_stamps")}


def is_stamp(line: str, *, labelled: bool = False) -> bool:
    """Whether a line is made of the words of stamps alone, and tells of a day.

    A time of day alone is none: running reports have it over their paragraphs. With `labelled`, a day
    alone is none either, but "Updated" or "ago" with it: chronologies have days over their paragraphs.

    >>> is_stamp("Published yesterday at 9:29 a.m. Updated yesterday at 10:11 p.m.")
    True
    >>> is_stamp("Wednesday, June 12, 2024"), is_stamp("Published in Lisbon in 1999."), is_stamp("6:05 p.m.")
    (True, False, False)
    """
    if len(line) > 160:
        return False
    tokens = [token.lower() for token in _TOKEN.findall(line)]
    if not labelled and (_NUMBERS.fullmatch(line) or _YEAR_FIRST.fullmatch(line) or _ISO.match(line)):
        return len(tokens) <= 6
    if not 1 < len(tokens) <= MOST_WORDS:
        return False
    roles = [_role(token) for token in tokens]
    told = {"month", "weekday", "relative", "label"} & set(roles)
    anchored = "number" in roles or "clock" in roles or {"label", "relative"} <= set(roles)
    if labelled and "label" not in roles and "ago" not in tokens:
        return False
    return "" not in roles and bool(told) and anchored


def is_day(words: str) -> bool:
    """Whether every one of the `words` is a stamp's: a weekday, a month, a number.

    >>> is_day("Wednesday"), is_day("June 12"), is_day("Meridian")
    (True, True, False)
    """
    tokens = [token.lower() for token in _TOKEN.findall(words)]
    return bool(tokens) and all(_role(token) for token in tokens)


def _role(token: str) -> str:
    if token.isdigit():
        return "number"
    if token[0].isdigit():
        return "clock"
    word = token.removesuffix(".")
    if word in ("t", "z"):
        return "filler"
    return _roles().get(word, ("", ""))[0]


def dating(words: str, basis: str) -> Dating | None:
    """When `words`, a stamp or a metadata value, say the article was published; None where no whole date.

    `basis` is what the words are, for the reason that is kept.

    >>> dating("Published 12 June 2024, 14:05 GMT", "printed stamp").earliest.isoformat()
    '2024-06-12T14:05:00'
    >>> dating("Published yesterday at 9:29 a.m.", "printed stamp") is None
    True
    >>> [c.earliest.day for c in dating("03/04/2024", "printed stamp").candidates]
    [3, 4]
    """
    said = " ".join(_published_first(words)[:200].split())
    days = _days_in(said)
    candidates: list[DatingCandidate] = []
    for day, rest in days:
        bounds = _bounds(day, rest)
        if bounds is not None:
            score = CERTAIN_STAMP / len(days)
            candidates.append(DatingCandidate(*bounds, score, f"{basis}: {said.strip()}"))
    if not candidates:
        return None
    best = candidates[0]
    return Dating(best.earliest, best.latest, best.score, tuple(candidates))


def day_of(words: str) -> str | None:
    """The day in `words` as a TIMEX3 value, the year `XXXX` where they give none.

    >>> day_of(", June 12"), day_of("12 June 2024"), day_of("Monday")
    ('XXXX-06-12', '2024-06-12', None)
    """
    tokens = [token.removesuffix(".").lower() for token in _TOKEN.findall(words)]
    month = next(
        (value for role, value in (_roles().get(each, ("", "")) for each in tokens) if role == "month"), None
    )
    day = next((each for each in tokens if each.isdigit() and 0 < int(each) <= 31), None)
    if month is None or day is None:
        return None
    year = next((each for each in tokens if each.isdigit() and len(each) == 4), "XXXX")
    return f"{year}-{int(month):02d}-{int(day):02d}"


def last_day(retrieved: datetime | None) -> date:
    """The last day on which a page got at that time, or else today, can have been published."""
    return ((retrieved or datetime.now(UTC)) + AHEAD).date()


def is_plausible(said: datetime, last: date, printed: AbstractSet[date] = frozenset()) -> bool:
    """Whether a date that only machines read can be one of publication, or stands among those `printed`.

    >>> [is_plausible(datetime(year, 1, 1), date(2024, 6, 12)) for year in (1970, 1985, 2023, 2031)]
    [False, False, True, False]
    >>> is_plausible(datetime(1985, 6, 12), date(2024, 6, 12), {date(1985, 6, 12)})
    True
    """
    day = said.date()
    if day > last or day in _EPOCH:
        return False
    return day.year >= FIRST_YEAR_OF_THE_WEB or day in printed


def is_given(said: Dating | DatingCandidate, last: date) -> bool:
    """Whether a date given with the page is one: no day ahead, nor the first minute of the epoch."""
    is_minute = said.latest - said.earliest < timedelta(hours=1)
    return said.earliest.date() <= last and not (is_minute and said.earliest.date() in _EPOCH)


def _published_first(words: str) -> str:
    """From the word "published" on, where a stamp gives the day of an update before it."""
    found = re.search(r"(?i)\b(?:first |originally )?(?:published|posted|created)\b", words)
    return words[found.start() :] if found and _days_in(words[found.start() :]) else words


def _days_in(said: str) -> list[tuple[_Day, str]]:
    """The readings of the first date in `said`, likeliest first, each with what follows the date."""
    for pattern in (_ISO, _YEAR_FIRST):
        if found := pattern.search(said):
            rest = said[found.end("d") :]
            return [(_Day(int(found["y"]), int(found["m"]), int(found["d"])), rest)]
    if found := _COMPACT.fullmatch(said.strip()):
        return [(_Day(int(found["y"]), int(found["m"]), int(found["d"])), "")]
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for found in pattern.finditer(said):
            role, value = _roles().get(found["month"].lower(), ("", ""))
            if role == "month":
                rest = said[found.end() :] if _CLOCK.search(said[found.end() :]) else said[: found.start()]
                return [(_Day(int(found["y"]), int(value), int(found["d"])), rest)]
    if found := _NUMBERS.search(said):
        year, first, second = int(found["y"]), int(found["a"]), int(found["b"])
        readings = dict.fromkeys([_Day(year, second, first), _Day(year, first, second)])
        return [(day, said[found.end() :]) for day in readings if day.month <= 12]
    return []


def _bounds(day: _Day, rest: str) -> tuple[datetime, datetime] | None:
    """The minute the date and the clock after it name, or the whole day; None where there is no such day."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    try:
        start = datetime(*day)
    except ValueError:
        return None
    clock = _CLOCK.search(rest)
    if clock is None or int(clock["H"]) > 23 or int(clock["M"]) > 59:
        return start, start + timedelta(days=1, seconds=-1)
    hour = int(clock["H"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    minute = start.replace(hour=hour, minute=int(clock["M"]))
    return minute, minute + timedelta(seconds=59)
