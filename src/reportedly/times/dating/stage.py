"""The stage: an article without a date that can be believed gets ranked candidates, with reasons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from msgspec.structs import replace
from spacy.tokens import Doc

from reportedly.knowledge import table
from reportedly.model import Article, Dating
from reportedly.times.calendar import bounds
from reportedly.times.dating import counting, dates, feastdays, holders, marks, occasions
from reportedly.times.dating.clue import Clue
from reportedly.times.dating.horizon import Horizon, horizon
from reportedly.times.dating.mentions import Told
from reportedly.times.dating.weighing import weighed
from reportedly.times.expressions import expressions

AHEAD = timedelta(days=2)
"""How far after it was got a page may be dated: time zones, and clocks that are wrong."""


def dated(article: Article, doc: Doc, retrieved: datetime | None = None) -> Article:
    """The article with a `Dating` from what it says, where its page gives none that can be believed.

    No day after `retrieved` is thought of. Where that is not known, it is the day that the tables of
    facts are of, and not today: a reading depends on the page, the tables and the model alone.
    """
    published = article.published
    if published is not None and published.believed:
        return article
    days = horizon(_last(retrieved))
    found = weighed(tuple(_clues(article, doc, days, retrieved)), days)
    return article if found is None else replace(article, published=_kept(found, published))


def _clues(article: Article, doc: Doc, days: Horizon, retrieved: datetime | None) -> Iterator[Clue]:
    told = Told(article.text, doc, expressions(article.text, doc, None))
    yield from marks.clues(article, days, retrieved)
    for kind in (dates, feastdays, occasions, holders, counting):
        yield from kind.clues(told, days)


def _last(retrieved: datetime | None) -> date:
    return (retrieved + AHEAD).date() if retrieved else known_to()


def known_to() -> date:
    """The last day of the month that the tables of facts are known to.

    >>> known_to() >= date(2026, 8, 31)
    True
    """
    within = bounds(table("known_to")[0]["month"])
    return within[1].date() if within else date.max


def _kept(found: Dating, before: Dating | None) -> Dating:
    """What was found; where the page's own marks are its best, to the minute as they give it."""
    for candidate in before.candidates if before else ():
        if (
            candidate.earliest.date() == found.earliest.date()
            and candidate.latest.date() == found.latest.date()
        ):
            return replace(found, earliest=candidate.earliest, latest=candidate.latest)
    return found
