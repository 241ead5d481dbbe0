"""Clues from the page around the text: marks too weak to be believed alone, the address, the furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

import numpy as np

from reportedly.model import Article, Dating, DatingCandidate, Time
from reportedly.times.calendar import bounds
from reportedly.times.dating.clue import Clue, in_words
from reportedly.times.dating.dates import FILED, MISTAKEN
from reportedly.times.dating.horizon import Horizon, Shape
from reportedly.times.expressions import expressions

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,12}(?:(?:19|20)\d\d\s*[-–]\s*)?((?:19|20)\d\d)\b", re.IGNORECASE
)
AFTER_COPYRIGHT, OF_COPYRIGHT = 0.3, 3.0
"""Weights of the years after the one in a copyright line, which some sites never change, and of it."""

STAMPED: Shape = ((0, 0, 1.0), (-1, -1, 0.3), (1, 1, 0.3))
"""A stamp that counts from when the page was got (`Published yesterday`): that day, by some time zone."""

MISSTAMPED = 0.15
"""Share of such stamps that are of an update, or were already old when the page was got. A judgement."""

COMMENTED: Shape = ((-3, 0, 1.0), (-14, -4, 0.3), (-60, -15, 0.05))
"""The first comment: on the day of the article mostly."""

_MONTH_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?=/|$)")
_COMMENTS_READ = 4000
"""Characters of the comments in which the first day is looked for."""


def clues(article: Article, days: Horizon, retrieved: datetime | None) -> Iterator[Clue]:
    """What the page itself, apart from its text, says of the day it was published."""
    for candidate in article.published.candidates if article.published else ():
        yield _candidate(candidate, days)
    yield from _address(article, days)
    yield from _dateline(article, days)
    yield from _stamps(article, days, retrieved)
    yield from _comments(article, days)
    yield from _copyright(article, days)


def _candidate(candidate: DatingCandidate, days: Horizon) -> Clue:
    """A date that the page gives: its day is likelier than all others, as far as the mark is believed."""
    first, last = candidate.earliest.date(), candidate.latest.date()
    return Clue(candidate.reason, days.doubted(days.within(first, last, 0.0), 1 - candidate.score))


def _address(article: Article, days: Horizon) -> Iterator[Clue]:
    """`/2024/06/` in the address: a month."""
    if found := _MONTH_IN_ADDRESS.search(article.url or ""):
        within = bounds(f"{found[1]}-{found[2]}")
        if within and within[0].date() <= days.last:
            weights = days.within(within[0].date(), within[1].date(), 0.0)
            yield Clue(f"the address has {found.group().strip('/')}", days.doubted(weights, MISTAKEN))


def _dateline(article: Article, days: Horizon) -> Iterator[Clue]:
    """The day of a dateline that stands apart from the text, with its year or without."""
    found = re.fullmatch(r"(\d{4}|XXXX)-(\d\d)-(\d\d)", article.dateline_date or "")
    if not found:
        return
    dates = days.in_years(int(found[2]), int(found[3]))
    dates = [day for day in dates if found[1] in {"XXXX", str(day.year)}]
    yield Clue(
        f"filed on {int(found[3])} {date(2000, int(found[2]), 1):%B}", days.about(dates, FILED, MISTAKEN)
    )


def _stamps(article: Article, days: Horizon, retrieved: datetime | None) -> Iterator[Clue]:
    """`Published yesterday at 9:29 a.m.` on a page that was got on a day that is known."""
    if retrieved is None:
        return
    got = Dating(retrieved, retrieved, 1.0)
    for furniture in article.furniture:
        for time in expressions(furniture.text, None, got) if furniture.kind == "stamp" else ():
            if time.basis == "document" and (day := _day(time)):
                reason = f"stamped “{furniture.text.strip()[:80]}”, and got on {in_words(retrieved.date())}"
                yield Clue(reason, days.about([day], STAMPED, MISSTAMPED))
                return


def _comments(article: Article, days: Horizon) -> Iterator[Clue]:
    """The first day among the comments: none is older than the article."""
    said = " \n ".join(piece.text for piece in article.furniture if piece.kind == "comments")[:_COMMENTS_READ]
    times = expressions(said, None, None) if said else ()
    found = [day for time in times if time.basis == "absolute" and (day := _day(time))]
    if found:
        weights = days.about([min(found)], COMMENTED, MISSTAMPED)
        yield Clue(f"the first comment is of {in_words(min(found))}", weights)


def _day(time: Time) -> date | None:
    """The day of an expression that names one."""
    if time.earliest is None or time.latest is None or time.earliest.date() != time.latest.date():
        return None
    return time.earliest.date()


def _copyright(article: Article, days: Horizon) -> Iterator[Clue]:
    for furniture in article.furniture:
        if furniture.kind == "legal" and (found := _COPYRIGHT.search(furniture.text)):
            year = int(found[1])
            weights = np.where(days.years > year, AFTER_COPYRIGHT, 1.0)
            yield Clue(f"the copyright line says {year}", np.where(days.years == year, OF_COPYRIGHT, weights))
            return
