"""Clues from what the public knows the date of: the war in Ukraine, the 80th anniversary of D-Day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import numpy as np

from reportedly.knowledge import table
from reportedly.model import Span
from reportedly.times.calendar import shifted
from reportedly.times.dating.clue import Clue, in_words
from reportedly.times.dating.dates import is_weekday, weekday_of
from reportedly.times.dating.feastdays import WITH_WEEKDAY
from reportedly.times.dating.horizon import Horizon, Shape, Weights
from reportedly.times.dating.mentions import Mention, Told
from reportedly.times.meanings import Length, Shifted

BEFORE_IT = 0.01
"""Weight of days before something that nobody could name yet: another thing of that name."""

NOT_MOSTLY = 0.3
"""Weight of the days when the name mostly meant something else, or was little in the news."""

ON_ANNIVERSARY: Shape = (
    (0, 0, 1.0), (1, 1, 0.7), (-3, -1, 0.3), (2, 7, 0.1), (-14, -4, 0.08), (8, 30, 0.02), (-60, -15, 0.02),
)  # fmt: skip
"""An anniversary that a text names: that day mostly, or soon."""

MISCOUNTED = 0.05
"""Share of anniversaries and counts that are not the article's own, or loosely counted. A judgement."""

ROUNDED = 10
"""Years from which a count that ends in 0 may be a round number for fewer, or for more."""

_NTH = re.compile(
    r"\b(?:(\d{1,3})(?:st|nd|rd|th)|((?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?"
    r"([a-z]+))[ -](?:year )?anniversary\b",
    re.IGNORECASE,
)
_OLD = re.compile(r"\b([\w-]+?)[ -]years?[ -](?:old |long )?(?:\w+ ){0,2}$", re.IGNORECASE)
_NTH_YEAR = re.compile(r"\bin (?:its|their|the) (?:(\d{1,3})(?:st|nd|rd|th)|([a-z]+)) year\b", re.IGNORECASE)


class PublicEvent(NamedTuple):
    """One row of the table, its days read."""

    kind: str
    since: date
    until: date
    mostly_since: date
    mostly_until: date


class Named(NamedTuple):
    """Where a text names an event."""

    span: Span
    event: PublicEvent


@cache
def _events() -> tuple[re.Pattern[str], dict[str, PublicEvent]]:
    """A pattern of all names, longest first, and what each means."""
    known: dict[str, PublicEvent] = {}
    for row in table("public_events"):
        since = date.fromisoformat(row["since"])
        last = date(9999, 12, 31)
        event = PublicEvent(
            row["kind"],
            since,
            date.fromisoformat(row["until"]) if row["until"] else since,
            date.fromisoformat(row["mostly_since"]) if row["mostly_since"] else since,
            date.fromisoformat(row["mostly_until"]) if row["mostly_until"] else last,
        )
        for name in row["names"].split(","):
            known.setdefault(name.lower(), event)
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<![\w/])(?:{names})(?![\w/])", re.IGNORECASE), known


def named(text: str) -> list[Named]:
    """The events of the table that `text` names, in reading order.

    >>> [str(one.event.since) for one in named("Before Brexit, and after the Berlin Wall fell")]
    ['2012-05-01', '1989-11-09']
    """
    pattern, known = _events()
    return [Named(Span(*found.span()), known[found.group().lower()]) for found in pattern.finditer(text)]


def clues(told: Told, days: Horizon) -> Iterator[Clue]:
    """What the public events that a text names say of the day it was published."""
    found = named(told.text)
    first: dict[PublicEvent, Named] = {}
    for one in found:
        first.setdefault(one.event, one)
    for event, one in first.items():
        if event.mostly_until >= event.since and (
            event.since.year >= days.day(0).year or event.kind == "planned"
        ):
            yield _named(told, one, days)
    for one in found:
        counted = _counted(told, one, days) if one.event.kind != "thing" else None
        if counted:
            yield counted
            return


def _named(told: Told, one: Named, days: Horizon) -> Clue:
    """That the event is named at all: not before it, and rather while it was in the news."""
    event, words = one.event, one.span.of(told.text)
    if event.kind == "planned":
        weights = days.within(event.since - timedelta(days=1500), date.max, 0.1, 0.5)
        near = days.within(event.since - timedelta(days=60), event.until + timedelta(days=20), 0.0)
        return Clue(f"names {words} ({_span(event)})", np.maximum(weights, near))
    weights = days.within(event.since, date.max, BEFORE_IT)
    mostly = days.within(event.mostly_since, event.mostly_until, NOT_MOSTLY)
    since = f"since {in_words(event.since)}"
    if event.mostly_since > event.since:
        since += f", mostly since {in_words(event.mostly_since)}"
    reason = f"names {words} ({in_words(event.since) if event.kind == 'event' else since})"
    return Clue(reason, weights * mostly)


def _span(event: PublicEvent) -> str:
    return f"{in_words(event.since)} to {in_words(event.until)}"


def _counted(told: Told, one: Named, days: Horizon) -> Clue | None:
    """`the 80th anniversary of D-Day`, `two years after the invasion`, `the seven-year Syrian war`."""
    sentence = told.sentence(told.sentence_at(one.span.start))
    text = told.text[sentence.start : sentence.end]
    since, words = one.event.since, one.span.of(told.text)
    same = [mention for mention in told.mentions if mention.sentence == told.sentence_at(one.span.start)]
    weekdays = {weekday_of(mention.words) for mention in same if is_weekday(mention)}
    if found := _NTH.search(text):
        count = ordinal(found[1] or (found[2] or "") + found[3])
        if count:
            day = shifted(since, count, "Y")
            reason = f"“{found.group()}” of {words} ({in_words(since)}): {in_words(day)}"
            return Clue(reason, _anniversary(days, day, weekdays))
    for mention in same:
        length = _after(mention, one)
        if length and length.amount:
            reason = f"“{mention.words}” from {words} ({in_words(since)})"
            return Clue(reason, _later(days, since, length, weekdays))
    before = told.text[max(0, one.span.start - 40) : one.span.start]
    if (found := _OLD.search(before)) and (count := cardinal(found[1])):
        reason = f"“{found.group().strip()}” {words}, since {in_words(since)}"
        return Clue(reason, _later(days, since, Length(count, "Y")))
    if (found := _NTH_YEAR.search(text)) and (count := ordinal(found[1] or found[2])):
        reason = f"{words}, since {in_words(since)}, “{found.group()}”"
        start = shifted(since, count - 1, "Y")
        return Clue(reason, days.within(start, shifted(since, count, "Y"), 0.1))
    return None


def _anniversary(days: Horizon, day: date, weekdays: AbstractSet[int]) -> Weights:
    """Weights about an anniversary, which is the day itself where its weekday is said with it."""
    shape = WITH_WEEKDAY if day.isoweekday() in weekdays else ON_ANNIVERSARY
    return days.about([day], shape, MISCOUNTED)


def _after(mention: Mention, one: Named) -> Length | None:
    """The length in `two years after the invasion` or in `the invasion two years ago`."""
    said, gap = mention.said, one.span.start - mention.span.end
    if isinstance(said, Shifted) and said.which == "after" and 0 <= gap < 60:
        return said.length
    if isinstance(said, Shifted) and said.which == "-1" and -60 < mention.span.start - one.span.end < 60:
        return said.length
    between = one.span.start - mention.span.end
    after = mention.told.text[mention.span.end : mention.span.end + 12].lower().strip()
    if isinstance(said, Length) and 0 <= between < 60 and after.startswith(("since", "after", "into")):
        return said
    return None


def _later(days: Horizon, since: date, length: Length, weekdays: AbstractSet[int] = frozenset()) -> Weights:
    """Weights about the day that lies `length` after `since`: people count in rounded years and months.

    Where that day is one of the `weekdays` said with it, its anniversary is meant.
    """
    unit = {"E": "Y"}.get(length.unit, length.unit)
    count = int((length.amount or 0) * (10 if length.unit == "E" else 1))
    if unit not in {"D", "W", "M", "Y"} or count > 500:
        return days.flat()
    day = shifted(since, count, unit)
    if unit == "Y" and day.isoweekday() in weekdays:
        return _anniversary(days, day, weekdays)
    slack = {"D": 1, "W": 5, "M": 20, "Y": 60 if count < 3 else 150}[unit]
    whole = {"D": 1, "W": 7, "M": 31, "Y": 365}[unit]
    near: Shape = ((-slack, slack, 1.0), (slack + 1, whole, 0.4), (-2 * slack, -slack - 1, 0.3))
    if unit == "Y" and count >= ROUNDED and count % 10 == 0:  # `nearly forty years after`
        near = (*near, (-73 * count, -2 * slack, 0.2), (whole, 37 * count, 0.1))
    return days.about([day], near, MISCOUNTED)


@cache
def _numbers() -> tuple[dict[str, int], dict[str, int]]:
    """Numbers in words, as amounts and as places, from the words of time expressions."""
    ones: dict[str, int] = {}
    places: dict[str, int] = {}
    for row in table("times"):
        if row["class"] in {"one", "ten"}:
            ones[row["word"]] = int(row["value"])
        elif row["class"] == "ordinal":
            places[row["word"]] = int(row["value"])
    return ones, places


def cardinal(words: str) -> int:
    """A number in digits or words, 0 where it is none.

    >>> cardinal("seven"), cardinal("12"), cardinal("many")
    (7, 12, 0)
    """
    return int(words) if words.isdigit() else _numbers()[0].get(words.lower(), 0)


def ordinal(words: str) -> int:
    """A place in digits or words, 0 where it is none.

    >>> ordinal("80"), ordinal("third"), ordinal("grand")
    (80, 3, 0)
    """
    lower = words.lower()
    if words.isdigit():
        return int(words)
    tens, dash, ones = lower.partition("-")
    if dash:
        return cardinal(tens) + ordinal(ones) if ordinal(ones) else 0
    found = _numbers()[1].get(lower, 0)
    return found or (cardinal(re.sub("ieth$", "y", lower)) if lower.endswith("ieth") else 0)
