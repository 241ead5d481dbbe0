"""Timelines of a ledger: what many pages tell of one day, told once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

import msgspec

from reportedly.ledger.events import CodedEvent, Party, alone, known_status
from reportedly.ledger.sources import independent_texts
from reportedly.model import EventStatus, Record

_NOT_SO = frozenset({"hypothetical", "negated"})
"""What a timeline leaves out unless it is asked for."""


class Happening(Record, frozen=True):
    """One line of a timeline: what the events of one day, type and pair of sides come to.

    `statuses` are those of all voices, the commonest first; `events` the ids of the rows, `pages` how many
    pages tell it; `texts`, `sources` and `chains` are as of an event. Sides and evidence are those of the
    first of them that names both sides.
    """

    date: date | None
    type: str
    statuses: tuple[EventStatus, ...]
    evidence: str
    events: tuple[str, ...]
    pages: int
    mode: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: str | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    sites: tuple[str, ...] = ()
    texts: int = 1
    sources: tuple[str, ...] = ()
    chains: tuple[str, ...] = ()


def timeline(
    connection: sqlite3.Connection, found: Iterable[CodedEvent], status: str | None = None
) -> Iterator[Happening]:
    """Events, in the order of when they were, with those of one day, type and pair of sides as one line.

    What is only supposed or did not happen is left out, unless a status is asked for.
    """
    wanted = known_status(status) if status else None
    for rows in told_together(event for event in found if _is_told(event, wanted)):
        texts = independent_texts(connection, {row.page for row in rows})
        yield msgspec.structs.replace(_happening(rows), texts=texts)


def told_on(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[Happening]:
    """The events of these keys in lines, as in `timeline`, by what their own pages tell alone.

    Who else tells them, in which texts and through whom, is not looked up.
    """
    rows = connection.execute(
        "SELECT coded.* FROM json_each(?) CROSS JOIN coded ON coded.key = json_each.value ORDER BY coded.key",
        (msgspec.json.encode(keys).decode(),),
    )
    found = map(alone, rows.fetchall())
    yield from map(_happening, told_together(event for event in found if _is_told(event, None)))


def told_together(found: Iterable[CodedEvent]) -> Iterator[list[CodedEvent]]:
    """Events in the order of when they were, those of one day, type and pair of sides together."""
    groups: dict[tuple[object, ...], list[CodedEvent]] = {}
    day: date | None = None
    for event in found:
        if event.date != day:
            yield from groups.values()
            groups, day = {}, event.date
        sides = tuple(_stands_for(side) for side in (event.actors, event.recipients))
        groups.setdefault((event.type, *sides), []).append(event)
    yield from groups.values()


def _is_told(event: CodedEvent, wanted: str | None) -> bool:
    statuses = {view.status for view in event.views}
    return wanted in statuses if wanted else not statuses <= _NOT_SO


def _stands_for(side: Sequence[Party]) -> str:
    """Whose side it is: the country of the first, else the name."""
    return (side[0].country or side[0].name) if side else ""


def _happening(rows: Sequence[CodedEvent]) -> Happening:
    first = max(rows, key=lambda row: bool(row.actors) + bool(row.recipients))
    told: list[EventStatus] = [view.status for row in rows for view in row.views]
    pages = {row.page for row in rows}
    return Happening(
        date=first.date,
        type=first.type,
        statuses=tuple(sorted(dict.fromkeys(told), key=told.count, reverse=True)),
        evidence=first.evidence,
        events=tuple(row.id for row in rows),
        pages=len(pages),
        sources=tuple(dict.fromkeys(source for row in rows for source in row.sources)),
        chains=tuple(dict.fromkeys(chain for row in rows for chain in row.chains)),
        mode=next((row.mode for row in rows if row.mode), None),
        actors=first.actors,
        recipients=first.recipients,
        place=next((row.place for row in rows if row.place), None),
        earliest=first.earliest,
        latest=first.latest,
        sites=tuple(dict.fromkeys(row.site for row in rows if row.site)),
    )
