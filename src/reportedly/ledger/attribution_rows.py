"""Writing the statements of one page, within the transaction that writes the page."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from reportedly import phrasing
from reportedly.ledger.actor_rows import write_named
from reportedly.ledger.keys import free_keys, key_second, stored_time
from reportedly.model import Attribution, Dating, Reading, Span

_Row = tuple[str | int | float | bytes | None, ...]

_SEARCHED = "content, source, speaker, headline, site, act, factuality, country, relay, actor, named"


@dataclass(frozen=True)
class _Kept:
    """An attribution with its key, and who tells it where it is nested, nearest first."""

    key: int
    attribution: Attribution
    told_by: tuple[str, ...]


def write_attributions(
    connection: sqlite3.Connection,
    number: int,
    reading: Reading,
    published: Dating | None,
    *,
    actors: Container[str],
    keys: Mapping[str, int],
) -> None:
    """Attributions in the order of the text, each with the next free key, and the words to search by.

    Where there are `keys`, by their ids, they have these.
    """
    text = reading.article.text
    second = key_second(published.earliest if published else None)
    told = list(_told(sorted(reading.attributions, key=_place), (), text))
    first = min(keys.values(), default=0) or free_keys(connection, "attributions", second, len(told))
    kept = [_Kept(key, *one) for key, one in enumerate(told, start=first)]
    connection.executemany(
        "INSERT INTO attributions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_attribution_row(one, number, text) for one in kept),
    )
    connection.executemany("INSERT INTO speakers VALUES (?, ?, ?, ?, ?, ?, ?)", _speaker_rows(kept))
    connection.executemany(
        "INSERT INTO relays VALUES (?, ?, ?, ?, ?)",
        (
            (one.key, nth, relay.kind, relay.name, relay.actor.id if relay.actor else None)
            for one in kept
            for nth, relay in enumerate(one.attribution.relays)
        ),
    )
    connection.executemany("INSERT INTO answers VALUES (?, ?, ?)", _answer_rows(kept))
    write_named(connection, ((one.key, one.attribution) for one in kept), reading, actors)
    connection.execute(
        f"INSERT INTO search (rowid, {_SEARCHED}) SELECT key, {_SEARCHED} FROM searchable "
        "WHERE key BETWEEN ? AND ? ORDER BY key",
        (first, first + len(kept) - 1),
    )


def take_out_attributions(connection: sqlite3.Connection, number: int) -> dict[str, int]:
    """Take the statements of a page out, which is to be written anew; the keys they had, by their ids."""
    rows = connection.execute("SELECT id, key FROM attributions WHERE page = ?", (number,)).fetchall()
    keys = [(row["key"],) for row in rows]
    connection.executemany(
        f"INSERT INTO search (search, rowid, {_SEARCHED}) SELECT 'delete', key, {_SEARCHED} "
        "FROM searchable WHERE key = ?",
        keys,
    )
    connection.executemany("DELETE FROM links WHERE kind IN ('about', 'cites') AND attribution = ?", keys)
    for table in ("speakers", "relays", "answers", "named"):
        connection.executemany(f"DELETE FROM {table} WHERE attribution = ?", keys)
    connection.execute("DELETE FROM attributions WHERE page = ?", (number,))
    return {row["id"]: row["key"] for row in rows}


def _told(
    attributions: Iterable[Attribution], told_by: tuple[str, ...], text: str
) -> Iterator[tuple[Attribution, tuple[str, ...]]]:
    """Each attribution and who tells it, an outer one before those nested in it."""
    for attribution in attributions:
        yield attribution, told_by
        teller = phrasing.who(attribution, text)
        yield from _told(attribution.nested, (*([teller] if teller else []), *told_by), text)


def _speaker_rows(kept: Iterable[_Kept]) -> Iterator[_Row]:
    for one in kept:
        for nth, actor in enumerate(one.attribution.actors()):
            yield one.key, nth, actor.id, actor.name, actor.kind, actor.country, actor.wikidata


def _answer_rows(kept: Sequence[_Kept]) -> Iterator[_Row]:
    """Which attributions answer which; an id that the reading does not have is no answer."""
    keys = {one.attribution.id: one.key for one in kept}
    for one in kept:
        there = (keys[answered] for answered in one.attribution.answers if answered in keys)
        for nth, answered in enumerate(there):
            yield one.key, nth, answered


def _attribution_row(kept: _Kept, number: int, text: str) -> _Row:
    attribution, when = kept.attribution, kept.attribution.when
    return (
        kept.key,
        number,
        attribution.id,
        phrasing.content(attribution, text),
        min((span.start for span in attribution.content), default=0),
        max((span.end for span in attribution.content), default=0),
        attribution.manner,
        _words(attribution.source, text),
        _words(attribution.cue, text),
        attribution.act,
        attribution.factuality,
        stored_time(when.earliest) if when else None,
        stored_time(when.latest) if when else None,
        attribution.within,
        msgspec.json.encode(kept.told_by).decode(),
        attribution.certainty,
    )


def _place(attribution: Attribution) -> tuple[int, int]:
    """Where the first word of an attribution is, and where its last one ends."""
    spans = [*attribution.content, *filter(None, (attribution.source, attribution.cue))]
    return min((span.start for span in spans), default=0), max((span.end for span in spans), default=0)


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None
