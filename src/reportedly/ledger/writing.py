"""Writing one page, and all that its reading found, in one transaction."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import NamedTuple

import msgspec

from reportedly import phrasing
from reportedly.ledger import corrections, versions
from reportedly.ledger.actor_rows import write_actors, write_named
from reportedly.ledger.event_rows import write_events
from reportedly.ledger.opening import transaction
from reportedly.model import (
    Article,
    Attribution,
    Dating,
    Page,
    Reading,
    Span,
    Unreadable,
    reading_from_json,
)

A_MONTH = timedelta(days=31)
"""Bounds of a page's date further apart give it no place in time: the first day would pass for its date."""

SHORTEST_ID = 12
"""Hexadecimal digits of a page's id, at least: 48 bits."""

KEYS_PER_SECOND = 1 << 24
"""Statements of pages published in one second, as a bare date is; more take the next second's keys."""

UNDATED_SECOND = 400_000_000_000
"""Stands for the date of undated pages in keys: after the year 9999, and `* KEYS_PER_SECOND` fits 64 bits."""

LAST_KEY = (1 << 63) - 1
"""The highest that SQLite has."""

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
            "INSERT INTO contents VALUES (?, ?, ?, ?, ?)",
            (
                number,
                zlib.compress(page.content),
                len(page.content),
                zlib.compress(reading_json),
                len(reading_json),
            ),
        )
        published = _write_dating(connection, number, reading)
        _write_article(connection, number, reading.article, published)
        _write_times(connection, number, reading)
        _write_damage(connection, number, reading.article)
        day = stored_time(published.earliest) if published else None
        actors = write_actors(connection, number, reading, day)
        _write_attributions(connection, number, reading, published, actors)
        keys = partial(_free_event_key, connection)
        write_events(
            connection, number, reading, published, free_key=keys, stored=stored_time, numbers=actors
        )
        corrections.apply(connection, content_hash)
        found = stored_time(page.retrieved) or now()
        since = versions.latest(connection, address, found) if address else None
        if address:
            versions.write(connection, number, address, says, found)
        from reportedly.ledger.family_rows import write_family  # slow to import, and asking does without

        write_family(connection, number, reading)
    return Written(reading, since)


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


def key_second(published: datetime | None) -> int:
    """The second that keys of statements published then start from.

    >>> key_second(datetime(1, 1, 1, 0, 1)), key_second(None)
    (60, 400000000000)
    """
    return UNDATED_SECOND if published is None else (_naive(published) - datetime.min) // timedelta(seconds=1)


def stored_time(time: datetime | None) -> str | None:
    """A time as the ledger keeps it.

    >>> stored_time(datetime(2024, 6, 12, 23, 59, 59))
    '2024-06-12 23:59:59'
    """
    return None if time is None else _naive(time).isoformat(" ", "seconds")


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


def _write_dating(connection: sqlite3.Connection, number: int, reading: Reading) -> Dating | None:
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


@dataclass(frozen=True)
class _Kept:
    """An attribution with its key, and who tells it where it is nested, nearest first."""

    key: int
    attribution: Attribution
    told_by: tuple[str, ...]


def _write_attributions(
    connection: sqlite3.Connection,
    number: int,
    reading: Reading,
    published: Dating | None,
    actors: Container[str],
) -> None:
    """Attributions in the order of the text, each with the next free key, and the words to search by."""
    text = reading.article.text
    second = key_second(published.earliest if published else None)
    told = list(_told(sorted(reading.attributions, key=_place), (), text))
    first = free_keys(connection, "attributions", second, len(told))
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
        """
        INSERT INTO search (
            rowid, content, source, speaker, headline, site, act, factuality, country, relay, actor, named
        )
        SELECT
            key, content, source, speaker, headline, site, act, factuality, country, relay, actor, named
        FROM searchable
        WHERE key BETWEEN ? AND ? ORDER BY key
        """,
        (first, first + len(kept) - 1),
    )


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
        " … ".join(span.of(text) for span in attribution.content),
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


def _free_event_key(connection: sqlite3.Connection, when: datetime | None) -> int:
    return free_keys(connection, "events", key_second(when), 1)


def free_keys(connection: sqlite3.Connection, table: str, second: int, count: int) -> int:
    """The first of `count` keys in a table that come after those of all rows of `second` or before it."""
    start = second * KEYS_PER_SECOND
    end = LAST_KEY if second == UNDATED_SECOND else start + KEYS_PER_SECOND
    last = connection.execute(f"SELECT max(key) FROM {table} WHERE key >= ? AND key < ?", (start, end))
    held: int | None = last.fetchone()[0]
    first = start if held is None else held + 1
    return first if first + count <= end else free_keys(connection, table, second + 1, count)


def _free_id(connection: sqlite3.Connection, content_hash: str) -> str:
    """The hash, shortened as far as it stays the only one: as git does with its own."""
    for length in range(SHORTEST_ID, len(content_hash)):
        shortened = content_hash[:length]
        if not connection.execute("SELECT 1 FROM pages WHERE id = ?", (shortened,)).fetchone():
            return shortened
    return content_hash


def _place(attribution: Attribution) -> tuple[int, int]:
    """Where the first word of an attribution is, and where its last one ends."""
    spans = [*attribution.content, *filter(None, (attribution.source, attribution.cue))]
    return min((span.start for span in spans), default=0), max((span.end for span in spans), default=0)


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def _naive(time: datetime) -> datetime:
    return time.astimezone(UTC).replace(tzinfo=None) if time.tzinfo else time


def now() -> str:
    """The time as the ledger keeps it (UTC)."""
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}"
