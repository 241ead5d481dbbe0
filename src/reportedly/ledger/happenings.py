"""Who tells an event: pages, independent texts, and those at the head of the chains, as of a claim."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from reportedly.ledger import asking
from reportedly.ledger.sources import chain, independent_texts, sources_of
from reportedly.model import Record

_NOT_SO = frozenset({"negated", "denied", "hypothetical"})


class Independence(Record, frozen=True):
    """How independently something is told.

    `events` are the ids of the events of pages that are one happening; so many `pages` tell it, in so many
    `texts` that are nobody's copy; `sources` are those at the head of the chains, of whom forty reports of
    one have one; `chains` are how it came, from who said so to the site, each with what is said of it.
    """

    events: tuple[str, ...]
    pages: int
    texts: int
    sources: tuple[str, ...]
    chains: tuple[str, ...]


def independence(connection: sqlite3.Connection, key: int) -> Independence:
    """Who tells the event of this key, and those of other pages that are one with it."""
    rows = connection.execute(
        """
        SELECT events.key, events.page, pages.id AS page_id, events.id AS id, views, site, credit
        FROM same_events JOIN events ON events.key = same_events.event
        JOIN pages ON pages.number = events.page JOIN articles ON articles.page = events.page
        WHERE happening = (SELECT happening FROM same_events WHERE event = :key)
        UNION
        SELECT events.key, events.page, pages.id AS page_id, events.id AS id, views, site, credit
        FROM events JOIN pages ON pages.number = events.page JOIN articles ON articles.page = events.page
        WHERE events.key = :key ORDER BY 1
        """,
        {"key": key},
    ).fetchall()
    pages = {row["page_id"] for row in rows}
    views = [
        (row, view) for row in rows for view in msgspec.json.decode(row["views"], type=tuple[_View, ...])
    ]
    statements = _once(f"{row['page_id']}/{view.statement}" for row, view in views if view.statement)
    keys = {statement: asking.key_of(connection, "attributions", statement) for statement in statements}
    sources = sources_of(connection, list(keys.values()))
    voices: list[_Voice] = []
    for row, view in views:
        if view.statement is None:
            voices.append(_report(view.status, row))
        else:
            key = keys[f"{row['page_id']}/{view.statement}"]
            voices.append(_Voice(view.status, sources[key], chain(asking.statement(connection, key))))
    told = [voice for voice in voices if voice.status not in _NOT_SO] or voices
    return Independence(
        tuple(f"{row['page_id']}/{row['id']}" for row in rows),
        len(pages),
        independent_texts(connection, pages),
        _once(voice.source for voice in told),
        _once(f"{voice.chain} ({voice.status})" for voice in voices),
    )


class _Voice(Record, frozen=True):
    status: str
    source: str
    chain: str


class _View(Record, frozen=True):
    status: str
    according_to: tuple[str, ...] = ()
    statement: str | None = None


def _report(status: str, row: sqlite3.Row) -> _Voice:
    """What a page makes of the event itself: it is told by whose report it is."""
    report = row["credit"] or row["site"] or row["page_id"]
    return _Voice(status, report, " > ".join(_once(filter(None, (report, row["site"])))))


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
