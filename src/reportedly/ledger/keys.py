"""Times as a ledger keeps them, and the keys of statements and events, which sort by them."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

KEYS_PER_SECOND = 1 << 24
"""Statements of pages published in one second, as a bare date is; more take the next second's keys."""

UNDATED_SECOND = 400_000_000_000
"""Stands for the date of undated pages in keys: after the year 9999, and `* KEYS_PER_SECOND` fits 64 bits."""

LAST_KEY = (1 << 63) - 1
"""The highest that SQLite has."""


def key_second(published: datetime | None) -> int:
    """The second that keys of statements published then start from.

    >>> key_second(datetime(1, 1, 1, 0, 1)), key_second(None)
    (60, 400000000000)
    """
    return UNDATED_SECOND if published is None else (_naive(published) - datetime.min) // timedelta(seconds=1)


def free_keys(connection: sqlite3.Connection, table: str, second: int, count: int) -> int:
    """The first of `count` keys in a table that come after those of all rows of `second` or before it."""
    start = second * KEYS_PER_SECOND
    end = LAST_KEY if second == UNDATED_SECOND else start + KEYS_PER_SECOND
    last = connection.execute(f"SELECT max(key) FROM {table} WHERE key >= ? AND key < ?", (start, end))
    held: int | None = last.fetchone()[0]
    first = start if held is None else held + 1
    return first if first + count <= end else free_keys(connection, table, second + 1, count)


def stored_time(time: datetime | None) -> str | None:
    """A time as the ledger keeps it.

    >>> stored_time(datetime(2024, 6, 12, 23, 59, 59))
    '2024-06-12 23:59:59'
    """
    return None if time is None else _naive(time).isoformat(" ", "seconds")


def now() -> str:
    """The time as the ledger keeps it (UTC)."""
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}"


def _naive(time: datetime) -> datetime:
    return time.astimezone(UTC).replace(tzinfo=None) if time.tzinfo else time
