"""What one address showed, version by version, and what changed from one to the next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime

import msgspec

from reportedly.comparing import Changes, changes
from reportedly.ledger import asking
from reportedly.model import Reading, Record
from reportedly.pages.addresses import one_form


class Version(Record, frozen=True):
    """A page that an address showed, from when it was `found` until it was last `seen`, and what changed.

    `changes` is none in the first version there is; `before` is the page that they are counted from.
    """

    page: str
    address: str
    found_at: str
    found: datetime
    seen: datetime
    headline: str | None = None
    published: datetime | None = None
    statements: int = 0
    before: str | None = None
    changes: Changes | None = None


def versions(connection: sqlite3.Connection, url: str) -> Iterator[Version]:
    """The versions of what an address shows, in the order they were found."""
    last: tuple[str, Reading] | None = None
    for version in _shown(connection, one_form(url)):
        reading = asking.reading(connection, version.page)
        if last:
            yield msgspec.structs.replace(version, before=last[0], changes=changes(last[1], reading))
        else:
            yield version
        last = version.page, reading


def of_page(connection: sqlite3.Connection, page: str) -> Iterator[Version]:
    """All versions of the address that this page was found at, with what this one alone changed.

    Raises `NotHeldError` where there is no such page.
    """
    number = asking.number_of_page(connection, page)
    row = connection.execute("SELECT address FROM versions WHERE page = ?", (number,)).fetchone()
    before: str | None = None
    for version in _shown(connection, row["address"]) if row else ():
        if version.page == page and before is not None:
            was, now = asking.reading(connection, before), asking.reading(connection, page)
            yield msgspec.structs.replace(version, before=before, changes=changes(was, now))
        else:
            yield version
        before = version.page


def _shown(connection: sqlite3.Connection, address: str) -> list[Version]:
    """What the address showed, in the order it was found, without what changed."""
    rows = connection.execute(
        """
        SELECT pages.id AS page, address, found_at, found, seen, headline, published_earliest AS published,
            (SELECT count(*) FROM attributions WHERE page = number) AS statements
        FROM versions
        JOIN pages ON pages.number = versions.page JOIN articles ON articles.page = versions.page
        WHERE address = ? ORDER BY found, versions.page
        """,
        (address,),
    )
    return [msgspec.convert(dict(row), Version) for row in rows.fetchall()]
