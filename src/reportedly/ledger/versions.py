"""Keeping the versions of what one address shows: pages found there that say something else."""

from __future__ import annotations

import hashlib
import sqlite3

import msgspec

from reportedly.model import Article, Page, PageMetadata
from reportedly.pages.addresses import one_form


def address(page: Page, article: Article | None = None) -> str | None:
    """The address whose version a page is: the one it was found with, or else the one it gives itself."""
    url = page.url or (article.url if article else None)
    return one_form(url) or None if url else None


def saying(page: Page, article: Article) -> str:
    """SHA-256, in hex, of what readers are told: advertisements, tokens and the like do not change it.

    The date that a page prints does not count ("two hours ago" is another each time). What was said of it
    where it was found counts where somebody wrote it down in a file, and not where a feed listed a page that
    was fetched. The statements follow from the text.
    """
    given = page.metadata if page.retrieved is None else PageMetadata()
    said = (article.headline, article.subheadline, ", ".join(article.authors), article.credit)
    told = [words.split() if words else [] for words in (*said, given.published, given.site, article.text)]
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()


def held(connection: sqlite3.Connection, address: str, says: str) -> int | None:
    """The number of the page that says this at that address, if there is one."""
    found = connection.execute("SELECT page FROM versions WHERE address = ? AND says = ?", (address, says))
    row = found.fetchone()
    return row[0] if row else None


def latest(connection: sqlite3.Connection, address: str, before: str) -> str | None:
    """When the address was last seen to show another page by that time, if it was."""
    found = connection.execute(
        """
        SELECT min(seen, ?2) FROM versions WHERE address = ?1 AND found <= ?2
        ORDER BY found DESC, page DESC LIMIT 1
        """,
        (address, before),
    )
    row = found.fetchone()
    return row[0] if row else None


def shown_last(connection: sqlite3.Connection, address: str) -> int | None:
    """The number of the page that the address was last seen to show, if there is one."""
    rows = "SELECT page FROM versions WHERE address = ? ORDER BY seen DESC, page DESC LIMIT 1"
    row = connection.execute(rows, (address,)).fetchone()
    return row[0] if row else None


def write(connection: sqlite3.Connection, number: int, address: str, says: str, found: str) -> None:
    """Keep the page as a version of what its address shows."""
    connection.execute(
        "INSERT INTO versions (page, address, found, seen, says) VALUES (?, ?, ?, ?, ?)",
        (number, address, found, found, says),
    )


def see(connection: sqlite3.Connection, number: int, when: str) -> str | None:
    """Note that the page was there then; when another was last seen there since it was, if one was."""
    row = connection.execute("SELECT address, found, seen FROM versions WHERE page = ?", (number,)).fetchone()
    if row is None or row["found"] <= when <= row["seen"]:
        return None
    address, _, seen = row
    connection.execute(
        "UPDATE versions SET found = min(found, ?1), seen = max(seen, ?1) WHERE page = ?2", (when, number)
    )
    between = connection.execute(
        "SELECT max(seen) FROM versions WHERE address = ? AND found > ? AND found < ?", (address, seen, when)
    )
    return between.fetchone()[0]
