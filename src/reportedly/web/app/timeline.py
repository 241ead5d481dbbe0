"""What somebody did and said, or two with each other, in time: as a picture, and as a table."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import msgspec

from reportedly import pictures
from reportedly.ledger import Happening, KnownActor, Story
from reportedly.ledger.dates import bounds
from reportedly.model import Record, Statement
from reportedly.web import addresses
from reportedly.web.app.asking import Asked, Shown
from reportedly.web.app.paging import Paging, part_of

SHOWN = 40
"""Events and statements in the table below the picture, which has them all, in one part."""

OFFERED = 24
"""Actors that are offered where none is asked for: those that most pages name."""


MIN, MAX = date(1000, 1, 1), date(3000, 1, 1)
"""Between these, there is time before and after."""


class Timeline(Record, frozen=True):
    """The story, of the time that is asked for; where nobody is asked for, whose stories there are.

    Of what is told in full, one part: events first, then statements.
    """

    story: Story | None = None
    since: str | None = None
    until: str | None = None
    actors: tuple[KnownActor, ...] = ()
    paging: Paging = Paging()


def page(asked: Asked) -> Shown:
    """The timeline of `actor`, and of `other` if given; `since` and `until` bound it."""
    actor, other, status = (asked.words(name) for name in ("actor", "other", "status"))
    since, until = asked.words("since"), asked.words("until")
    kept = {"actor": actor, "other": other, "status": status}
    form = {**kept, "since": since, "until": until}
    if actor is None:
        found = Timeline(actors=tuple(asked.ledger.actors(limit=OFFERED)))
        return Shown("app/timeline.html.j2", found, {"title": "Timelines", "asked": form})
    story = asked.ledger.story(actor, other, status=status, since=since, until=until)

    def zoom(first: date, last: date) -> str:
        return addresses.timeline(**kept, since=first.isoformat(), until=last.isoformat())

    drawn = pictures.of_story(story, since, until, link=addresses.statement, zoom=zoom)
    rows, paging = part_of(asked, [*story.happenings, *story.statements], _id, SHOWN)
    shown = msgspec.structs.replace(
        story,
        happenings=tuple(one for one in rows if isinstance(one, Happening)),
        statements=tuple(one for one in rows if isinstance(one, Statement)),
    )
    values = {
        "title": f"{drawn.title} in time",
        "picture": drawn,
        "asked": form,
        "wider": [(words, zoom(*days)) for words, days in wider(since, until)],
        "whole": addresses.timeline(**kept) if since or until else None,
        "more": paging,
    }
    return Shown("app/timeline.html.j2", Timeline(shown, since, until, paging=paging), values)


def _id(one: Happening | Statement) -> str:
    return one.events[0] if isinstance(one, Happening) else one.id


def wider(since: str | None, until: str | None) -> list[tuple[str, tuple[date, date]]]:
    """The time before what is asked for, the time after, and the month and the year around it, if wider.

    >>> [words for words, _ in wider("2024-06-12", "2024-06-12")]
    ['← earlier', 'later →', 'June 2024', '2024']
    >>> wider("2024-06", "2024-06")[0]
    ('← earlier', (datetime.date(2024, 5, 1), datetime.date(2024, 5, 31)))
    """
    if since is None or until is None:
        return []
    first, last = bounds(since)[0].date(), bounds(until)[1].date()
    if not MIN < first <= last < MAX:
        return []
    found = [("← earlier", _before(first, last)), ("later →", _after(first, last))]
    month = _month(first)
    if month != (first, last) and month[0] <= first and last <= month[1]:
        found.append((f"{calendar.month_name[first.month]} {first.year}", month))
    year = date(first.year, 1, 1), date(first.year, 12, 31)
    if year != (first, last) and last <= year[1]:
        found.append((str(first.year), year))
    return found


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _before(first: date, last: date) -> tuple[date, date]:
    """As much time again, before; the month before a month."""
    end = first - timedelta(days=1)
    return _month(end) if (first, last) == _month(first) else (end - (last - first), end)


def _after(first: date, last: date) -> tuple[date, date]:
    start = last + timedelta(days=1)
    return _month(start) if (first, last) == _month(first) else (start, start + (last - first))
