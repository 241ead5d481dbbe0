"""Writing one page, and all that its reading found, in one transaction."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

import msgspec

from reportedly.ledger import actor_corrections, reading_corrections, versions
from reportedly.ledger.actor_rows import Held, write_actors
from reportedly.ledger.attribution_rows import write_attributions
from reportedly.ledger.event_rows import write_events
from reportedly.ledger.keys import free_keys, key_second, now, stored_time
from reportedly.ledger.link_rows import write_links
from reportedly.ledger.opening import transaction
from reportedly.model import Article, Dating, Page, Reading, Unreadable, reading_from_json, to_json

A_MONTH = timedelta(days=31)
"""Bounds of a page's date further apart give it no place in time: the first day would pass for its date."""

SHORTEST_ID = 12
"""Hexadecimal digits of a page's id, at least: 48 bits."""

_Row = tuple[str | int | float | bytes | None, ...]


def page_hash(page: Page) -> str:
    """SHA-256, in hex, of the bytes of `page` and of all else that its reading depends on.

    Where and when it was found is no part of it; its address is, for the same text shown by two
    sites is two pages. Raises `UnicodeEncodeError` where what is said of the page is not Unicode.

    >>> page_hash(Page(b"Hello.", source="a.txt")) == page_hash(Page(b"Hello.", source="b.txt"))
    True
    >>> page_hash(Page(b"Hello.")) == page_hash(Page(b"Hello.", url="https://example.org/"))
    False
    """
    about = msgspec.json.encode((page.media_type, page.charset, page.url, page.metadata))
    return hashlib.sha256(about + b"\0" + page.content).hexdigest()


def holds(connection: sqlite3.Connection, content_hash: str) -> bool:
    """Whether the page with this `page_hash` is in the ledger."""
    found = connection.execute("SELECT 1 FROM pages WHERE hash = ?", (content_hash,))
    return found.fetchone() is not None


class Written(NamedTuple):
    """What came of a page: its reading, where it is new, and since when its address had shown another."""

    reading: Reading | None = None
    since: str | None = None


def write_page(connection: sqlite3.Connection, page: Page, content_hash: str, reading_json: bytes) -> Written:
    """Write `page` and its reading, unless the ledger has it, or one from its address that says the same."""
    reading = reading_from_json(reading_json)
    found_at = storable(page.source)
    with transaction(connection):
        connection.execute("DELETE FROM unreadable WHERE found_at = ?", (found_at,))
        address, says = versions.address(page, reading.article), versions.saying(page, reading.article)
        if holds(connection, content_hash):
            return see(connection, page, number_of(connection, content_hash))
        if address and (same := versions.held(connection, address, says)):
            return see(connection, page, same)
        number = _write_found(connection, page, content_hash, found_at)
        connection.execute(
            "INSERT INTO contents VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL)",
            (
                number,
                zlib.compress(page.content),
                len(page.content),
                zlib.compress(reading_json),
                len(reading_json),
            ),
        )
        corrected = reading_corrections.corrected(connection, content_hash, reading, page.retrieved)
        if corrected is not None:
            write_corrected(connection, number, corrected)
            reading = corrected
        published = write_dating(connection, number, reading)
        write_article(connection, number, reading, published)
        write_rows(connection, number, reading, published, NOBODY)
        actor_corrections.apply(connection, content_hash)
        reading_corrections.resolve(connection, content_hash)
        found = stored_time(page.retrieved) or now()
        since = versions.latest(connection, address, found) if address else None
        if address:
            versions.write(connection, number, address, says, found)
        from reportedly.ledger.family_rows import write_family  # slow to import, and asking does without
        from reportedly.ledger.searching import write_words

        write_family(connection, number, reading)
        write_words(connection, number, reading)
    return Written(reading, since)


class KeptRows(NamedTuple):
    """What a page that is written anew keeps: its actors by their ids, the keys of statements and events."""

    actors: Mapping[str, Held]
    attributions: Mapping[str, int]
    events: Mapping[str, int]


NOBODY = KeptRows({}, {}, {})
"""What a page keeps that comes for the first time."""


def write_article(
    connection: sqlite3.Connection, number: int, reading: Reading, published: Dating | None
) -> None:
    """Write the article of a page, its times and its damage."""
    _write_article(connection, number, reading.article, published)
    _write_times(connection, number, reading)
    _write_damage(connection, number, reading.article)


def write_rows(
    connection: sqlite3.Connection, number: int, reading: Reading, published: Dating | None, was: KeptRows
) -> None:
    """Write who a page names, what they say and what they do; its article is written."""
    day = stored_time(published.earliest) if published else None
    actors = write_actors(connection, number, reading, day, was.actors)
    write_attributions(connection, number, reading, published, actors=actors, keys=was.attributions)
    free_key = partial(_free_event_key, connection)
    write_events(
        connection, number, reading, published, free_key=free_key, stored=stored_time, keys=was.events
    )
    write_links(connection, number)


def _free_event_key(connection: sqlite3.Connection, when: datetime | None) -> int:
    return free_keys(connection, "events", key_second(when), 1)


def write_corrected(connection: sqlite3.Connection, number: int, reading: Reading | None) -> None:
    """Keep the reading of a page as people set it right, beside the one as it was read."""
    written = to_json(reading) if reading else None
    connection.execute(
        "UPDATE contents SET corrected = ?, corrected_size = ? WHERE page = ?",
        (zlib.compress(written) if written else None, len(written) if written else None, number),
    )


def number_of(connection: sqlite3.Connection, content_hash: str) -> int:
    """The number of a page that the ledger holds."""
    return connection.execute("SELECT number FROM pages WHERE hash = ?", (content_hash,)).fetchone()[0]


def see(connection: sqlite3.Connection, page: Page, number: int) -> Written:
    """Note that what `page` says was found where the page of that number was."""
    when = stored_time(page.retrieved)
    return Written(since=versions.see(connection, number, when) if when else None)


def write_unreadable(connection: sqlite3.Connection, unreadable: Unreadable, content_hash: str = "") -> None:
    """Record an input that could not be read; a second time changes nothing unless the reason does."""
    with transaction(connection):
        connection.execute(
            """
            INSERT INTO unreadable (found_at, hash, reason, seen) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET reason = excluded.reason, seen = excluded.seen
            WHERE reason <> excluded.reason
            """,
            (storable(unreadable.source), content_hash, storable(unreadable.reason), now()),
        )


def storable(text: str) -> str:
    r"""`text` with a question mark for what is not Unicode: file names may hold any bytes.

    >>> storable("caf\udce9.html")
    'caf?.html'
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def _write_found(connection: sqlite3.Connection, page: Page, content_hash: str, found_at: str) -> int:
    written = connection.execute(
        """
        INSERT INTO pages (id, hash, found_at, url, media_type, charset, metadata, retrieved, added)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            _free_id(connection, content_hash),
            content_hash,
            found_at,
            page.url,
            page.media_type,
            page.charset,
            msgspec.json.encode(page.metadata).decode(),
            stored_time(page.retrieved),
            now(),
        ),
    )
    assert written.lastrowid is not None  # SQLite gives one after every INSERT into a rowid table
    return written.lastrowid


def write_dating(connection: sqlite3.Connection, number: int, reading: Reading) -> Dating | None:
    """The date to keep of a page: its own, or what dated pages add to it; none where it tells too little."""
    own = reading.article.published
    if own is not None and own.believed:
        return own
    from reportedly.ledger import dating  # slow to import, and few pages have no date

    published = dating.dated(connection, reading, without=number) or own
    if published is None:
        return None
    rows = (
        (number, nth, stored_time(one.earliest), stored_time(one.latest), one.score, one.reason)
        for nth, one in enumerate(published.candidates)
    )
    connection.executemany("INSERT INTO datings VALUES (?, ?, ?, ?, ?, ?)", rows)
    return published if published.tells and published.latest - published.earliest <= A_MONTH else None


def _write_article(
    connection: sqlite3.Connection, number: int, article: Article, published: Dating | None
) -> None:
    translated = article.translated
    connection.execute(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            article.url,
            article.site,
            article.headline,
            article.subheadline,
            msgspec.json.encode(article.authors).decode(),
            article.section,
            article.credit,
            article.dateline,
            article.dateline_date,
            msgspec.json.encode(article.photo_credits).decode(),
            stored_time(published.earliest) if published else None,
            stored_time(published.latest) if published else None,
            published.certainty if published else None,
            article.language,
            sum(each.span.end - each.span.start for each in article.foreign),
            translated.language if translated else None,
            translated.certainty if translated else None,
            len(article.text),
        ),
    )


def _write_times(connection: sqlite3.Connection, number: int, reading: Reading) -> None:
    rows: Iterable[_Row] = (
        (
            number,
            nth,
            time.span.of(reading.article.text),
            time.span.start,
            time.span.end,
            time.timex,
            stored_time(time.earliest),
            stored_time(time.latest),
            time.basis,
        )
        for nth, time in enumerate(reading.times)
    )
    connection.executemany("INSERT INTO times VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _write_damage(connection: sqlite3.Connection, number: int, article: Article) -> None:
    rows: Iterable[_Row] = (
        (
            number,
            nth,
            damage.kind,
            damage.span.of(article.text),
            damage.span.start,
            damage.span.end,
            damage.suggestion,
            damage.certain,
            damage.reason,
        )
        for nth, damage in enumerate(article.damage)
    )
    connection.executemany("INSERT INTO damage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _free_id(connection: sqlite3.Connection, content_hash: str) -> str:
    """The hash, shortened as far as it stays the only one: as git does with its own."""
    for length in range(SHORTEST_ID, len(content_hash)):
        shortened = content_hash[:length]
        if not connection.execute("SELECT 1 FROM pages WHERE id = ?", (shortened,)).fetchone():
            return shortened
    return content_hash
