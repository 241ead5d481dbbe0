"""Writing the events of one page, within the transaction that writes the page."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

import msgspec

from reportedly import phrasing
from reportedly.model import A_YEAR, Dating, Event, Reading, Span, Time

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
    keys: Mapping[str, int],
) -> None:
    """Write the events of the page of this number, whose actors are written; `free_key` gives the next key
    of a moment, but events that have one of `keys`, by their ids, have that.
    """
    told = {one.id: phrasing.who(one, reading.article.text) for one in reading.statements()}
    for event in reading.events:
        earliest = event.when.earliest if event.when and _tells(event.when) else None
        key = keys.get(event.id) or free_key(earliest or (published.earliest if published else None))
        row = _event_row(event, number, reading.article.text, told, stored)
        connection.execute(f"INSERT INTO events VALUES ({', '.join('?' * (len(row) + 1))})", (key, *row))
        connection.executemany(
            "INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _participant_rows(key, event, reading.article.text),
        )
        _index(connection, key)


def take_out_events(connection: sqlite3.Connection, number: int) -> dict[str, int]:
    """Take the events of a page out, which is to be written anew; the keys that they had, by their ids."""
    rows = connection.execute("SELECT id, key FROM events WHERE page = ?", (number,)).fetchall()
    for row in rows:
        _index(connection, row["key"], out=True)
        connection.execute("DELETE FROM participants WHERE event = ?", (row["key"],))
    connection.execute("DELETE FROM events WHERE page = ?", (number,))
    return {row["id"]: row["key"] for row in rows}


def _index(connection: sqlite3.Connection, key: int, *, out: bool = False) -> None:
    """Let an event be found by its words, or no longer: then the index wants the same words again."""
    row = connection.execute(
        """
        SELECT type, mode, views, place, place_country, site
        FROM events JOIN articles USING (page) WHERE key = ?
        """,
        (key,),
    ).fetchone()
    views = msgspec.json.decode(row["views"], type=list[dict[str, object]])
    connection.execute(
        "INSERT INTO event_search (rowid, actor, recipient, type, mode, status, place, site"
        f"{', event_search' if out else ''}) VALUES (?, ?, ?, ?, ?, ?, ?, ?{', ?' if out else ''})",
        (
            key,
            _searched(connection, key, "actor"),
            _searched(connection, key, "recipient"),
            row["type"],
            row["mode"],
            " ".join(str(view["status"]) for view in views),
            f"{row['place']} iso{row['place_country']}" if row["place"] else None,
            row["site"],
            *(["delete"] if out else []),
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


def _searched(connection: sqlite3.Connection, key: int, role: str) -> str:
    """What a side is found by: names, words, countries, sectors, and the numbers of the ledger's actors."""
    rows = connection.execute(
        """
        SELECT participants.name, participants.words, participants.country, sector,
            appearances.actor AS number
        FROM participants JOIN events ON events.key = event
        LEFT JOIN appearances ON appearances.page = events.page AND appearances.id = participants.actor
        WHERE event = ? AND role = ? ORDER BY nth
        """,
        (key, role),
    ).fetchall()
    return " ".join(_found_by(row) for row in rows)


def _found_by(row: sqlite3.Row) -> str:
    code = f"iso{row['country']}" if row["country"] else ""
    number = f"actor{row['number']}" if row["number"] else ""
    return " ".join(filter(None, (row["name"], row["words"], code, row["sector"], number)))


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
