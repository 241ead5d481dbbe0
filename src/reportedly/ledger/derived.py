"""What is derived from pages after they came, page by page: how far that is, and going on with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Literal

from reportedly.ledger.opening import transaction

Derived = Literal["happenings", "claims", "expectations", "storylines"]
"""What is brought up to date when it is asked for."""


def pages_left(connection: sqlite3.Connection, what: Derived) -> list[int]:
    """The numbers of the pages that it was not yet derived from, in the order they were added."""
    rows = connection.execute(
        "SELECT number FROM pages WHERE number > ? ORDER BY number", (last_page(connection, what),)
    )
    return [row["number"] for row in rows.fetchall()]


def go_on(connection: sqlite3.Connection, what: Derived, write: Callable[[int], None]) -> int:
    """Derive it from the pages that came since, each in its own transaction; how many pages those were."""
    pages = pages_left(connection, what)
    for page in pages:
        with transaction(connection):
            if last_page(connection, what) < page:  # unless another process has come to it
                write(page)
                come_to(connection, what, page)
    return len(pages)


def forget(
    connection: sqlite3.Connection, what: Derived, tables: Iterable[str], *, search: Iterable[str] = ()
) -> None:
    """Take all of it out of these tables, and of these full-text indexes, to derive it again."""
    with transaction(connection):
        for table in tables:
            connection.execute(f"DELETE FROM {table}")
        for index in search:
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
        connection.execute("DELETE FROM meta WHERE name = ?", (_name(what),))


def last_page(connection: sqlite3.Connection, what: Derived) -> int:
    """The number of the last page that it was derived from; 0 for none."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (_name(what),)).fetchone()
    return int(row["value"]) if row else 0


def come_to(connection: sqlite3.Connection, what: Derived, page: int) -> None:
    """Keep that it was derived from the pages up to this one."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_name(what), str(page)))


def _name(what: Derived) -> str:
    return f"{what} are of pages up to"
