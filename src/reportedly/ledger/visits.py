"""Addresses asked again: what they showed before is still there, and what to ask with next time."""

from __future__ import annotations

import sqlite3

from reportedly.ledger import versions
from reportedly.ledger.keys import now, stored_time
from reportedly.ledger.opening import transaction
from reportedly.ledger.writing import Written, number_of, see, storable
from reportedly.model import Page, Visit
from reportedly.pages.addresses import Validators, one_form


def write_seen(connection: sqlite3.Connection, page: Page, content_hash: str) -> Written:
    """Note that a page which the ledger holds was at its address again."""
    if page.retrieved is None:
        return Written()
    with transaction(connection):
        connection.execute("DELETE FROM unreadable WHERE found_at = ?", (storable(page.source),))
        return see(connection, page, number_of(connection, content_hash))


def write_visit(connection: sqlite3.Connection, visit: Visit, *, whole: bool) -> Written:
    """What a server said of an address: kept only where the `whole` of its answer was.

    An answer that nothing is new means that the page which the address showed last is still there.
    """
    when = stored_time(visit.retrieved) or now()
    url = storable(visit.url)
    with transaction(connection):
        if visit.unchanged:
            connection.execute("DELETE FROM unreadable WHERE found_at = ?", (storable(visit.source),))
            connection.execute("UPDATE validators SET fetched = ? WHERE url = ?", (when, url))
            number = versions.shown_last(connection, one_form(url))
            return Written(since=versions.see(connection, number, when) if number else None)
        if whole and (visit.etag or visit.last_modified):
            connection.execute(
                "INSERT OR REPLACE INTO validators VALUES (?, ?, ?, ?)",
                (url, visit.etag, visit.last_modified, when),
            )
        else:
            connection.execute("DELETE FROM validators WHERE url = ?", (url,))
    return Written()


def validators(connection: sqlite3.Connection, url: str) -> Validators | None:
    """What to ask the server of an address with, where all of its last answer is held."""
    found = connection.execute("SELECT etag, last_modified FROM validators WHERE url = ?", (storable(url),))
    row = found.fetchone()
    return Validators(*row) if row else None
