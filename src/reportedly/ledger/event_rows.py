"""Writing the events of one page, within the transaction that writes the page."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

import msgspec

from reportedly import phrasing
from reportedly.model import A_YEAR, Dating, Event, Participant, Reading, Span, Time

_Row = tuple[str | int | None, ...]
_ENDS = re.compile(r"[.!?][”\"’')]*\s+(?=[“\"‘'(]?[A-Z])|\n")
"""Where a sentence ends, near enough to show the words around an event."""


def write_events(
    connection: sqlite3.Connection,
    number: int,
    reading: Reading,
    published: Dating | None,
    *,
    free_key: Callable[[datetime | None], int],
    stored: Callable[[datetime | None], str | None],
    numbers: Mapping[str, int],
) -> None:
    """Write the events of the page of this number; `free_key` gives the next key of a moment.

    `numbers` are those of the ledger's actors, by the ids that the reading gives them.
    """
    told = {one.id: phrasing.who(one, reading.article.text) for one in reading.statements()}
    for event in reading.events:
        earliest = event.when.earliest if event.when and _tells(event.when) else None
        key = free_key(earliest or (published.earliest if published else None))
        row = _event_row(event, number, reading.article.text, told, stored)
        connection.execute(f"INSERT INTO events VALUES ({', '.join('?' * (len(row) + 1))})", (key, *row))
        connection.executemany(
            "INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _participant_rows(key, event, reading.article.text),
        )
        connection.execute(
            "INSERT INTO event_search (rowid, actor, recipient, type, mode, status, place, site) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                _searched(event, "actor", reading.article.text, numbers),
                _searched(event, "recipient", reading.article.text, numbers),
                event.type,
                event.mode,
                " ".join(view.status for view in event.views),
                f"{event.place.name} iso{event.place.country}" if event.place else None,
                reading.article.site,
            ),
        )


def _tells(when: Time) -> bool:
    """Whether a time is known to a year: `Monday` on a page without a date is not."""
    return bool(when.earliest and when.latest and when.latest - when.earliest <= A_YEAR)


def _event_row(
    event: Event,
    number: int,
    text: str,
    told: dict[str, str],
    stored: Callable[[datetime | None], str | None],
) -> _Row:
    sentence = sentence_around(text, event.trigger)
    views = [
        {
            "status": view.status,
            "according_to": _names(view.according_to, told),
            "statement": view.according_to[0] if view.according_to else None,
        }
        for view in event.views
    ]
    return (
        number,
        event.id,
        event.type,
        event.ontology,
        event.mode,
        _json(event.contexts),
        event.status,
        _json(_names(event.according_to, told)),
        _json(views),
        stored(event.when.earliest) if event.when else None,
        stored(event.when.latest) if event.when else None,
        event.place.name if event.place else None,
        event.place.country if event.place else None,
        _json([span.of(text) for span in event.instruments]),
        _json([span.of(text) for span in event.amounts]),
        event.trigger.of(text),
        event.trigger.start,
        event.trigger.end,
        sentence.of(text),
        sentence.start,
        sentence.end,
        len(event.mentions),
    )


def _names(ids: Iterable[str], told: dict[str, str]) -> list[str]:
    """Who says so, by the ids of attributions; a voice without a name is `somebody`."""
    return [told.get(one) or "somebody" for one in ids]


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _participant_rows(key: int, event: Event, text: str) -> Iterator[_Row]:
    for role in ("actor", "recipient"):
        side = (one for one in event.participants if one.role == role)
        for nth, one in enumerate(side):
            actor = one.actor
            words = one.span.of(text)
            yield key, role, nth, actor.id, actor.name, actor.kind, actor.country, one.sector, words


def _searched(event: Event, role: str, text: str, numbers: Mapping[str, int]) -> str:
    """What a side is found by."""
    return " ".join(_found_by(one, text, numbers) for one in event.participants if one.role == role)


def _found_by(one: Participant, text: str, numbers: Mapping[str, int]) -> str:
    codes = f"iso{one.actor.country}" if one.actor.country else ""
    number = f"actor{numbers[one.actor.id]}" if one.actor.id in numbers else ""
    return " ".join(filter(None, (one.actor.name, one.span.of(text), codes, one.sector, number)))


def sentence_around(text: str, words: Span) -> Span:
    """The sentence that words stand in, near enough to be shown.

    >>> text = "It rained. Norland attacked Orlec. All fled."
    >>> sentence_around(text, Span(19, 27)).of(text)
    'Norland attacked Orlec.'
    """
    start = max((found.end() for found in _ENDS.finditer(text, 0, words.start + 1)), default=0)
    end = _ENDS.search(text, words.end)
    last = end.start() + len(end[0].rstrip()) if end else len(text)
    return Span(start, last)
