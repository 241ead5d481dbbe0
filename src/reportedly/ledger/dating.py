"""Of when a page without a date is, by what it says and by the dated pages that tell of the same.

A reading stays what the page alone yields; what the ledger adds stands beside it, in the table `datings`.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from reportedly.ledger.fellows import Fellow, fellows
from reportedly.model import Article, Dating, Reading, Time
from reportedly.times.dating.clue import Clue
from reportedly.times.dating.dates import weekday_clue
from reportedly.times.dating.horizon import Horizon, Shape, horizon
from reportedly.times.dating.stage import known_to
from reportedly.times.dating.weighing import weighed

NEAR_FELLOWS: Shape = ((-3, 3, 1.0), (-7, 7, 0.6), (-30, 30, 0.25), (-180, 180, 0.08))
"""How far a page is from those that share its rare words: of 125 reports of one story over nine months, 22 %
were within 3 days of the one that shares most, 36 % within 7."""

APART = 0.08
"""Share of pages that are half a year and more from all those that share their words. A judgement."""

UNLIKELY = 0.02
"""Likelihood, spread over all days, of those that are among no candidate of the page's own."""

_SHOWN = 3
"""Words that a reason names of those that two pages share."""

_WEEKDAY = re.compile(r"XXXX-WXX-(\d)(?:T.*)?")


def dated(connection: sqlite3.Connection, reading: Reading, *, without: int | None = None) -> Dating | None:
    """When the page of `reading` is of; none where no dated page tells of the same.

    `without` is the number of the page itself, where the ledger holds it. The cost does not grow with the
    ledger: so many words of the page are looked up, and so many statements with each.
    """
    article = reading.article
    found = fellows(connection, article.text, without=without)
    if not found:
        return None
    latest = [one.latest.date() for one in article.published.candidates] if article.published else []
    days = horizon(max([known_to(), *latest]))
    return weighed(tuple(_clues(article, reading.times, found, days)), days, aged=article.published is None)


def _clues(article: Article, times: Sequence[Time], found: Sequence[Fellow], days: Horizon) -> Iterator[Clue]:
    if article.published:
        yield _own(article.published, days)
    counted = Counter(int(day[1]) for time in times if (day := _WEEKDAY.fullmatch(time.timex)))
    for weekday, count in counted.items():
        yield weekday_clue(weekday, count, days)
    weights = days.about([one.day for one in found], NEAR_FELLOWS, APART)
    yield Clue(_reason(found[0], len(found)), weights)


def _own(published: Dating, days: Horizon) -> Clue:
    """What the page itself says, as far as its candidates tell."""
    weights = days.flat(UNLIKELY / days.count)
    for one in published.candidates:
        first, last = one.earliest.date(), one.latest.date()
        weights += days.within(first, last, 0.0, one.score / ((last - first).days + 1))
    return Clue(published.candidates[0].reason if published.candidates else "the page's own words", weights)


def _reason(best: Fellow, count: int) -> str:
    others = f", and with {count - 1} more" if count > 1 else ""
    shared = ", ".join(f"“{word}”" for word in best.shared[:_SHOWN])
    return f"shares {len(best.shared)} rare words ({shared}) with page {best.page} of {best.day}{others}"
