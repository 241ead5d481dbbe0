"""What people set right in readings, as examples to measure or to train by: texts with spans, and pairs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from reportedly.ledger import asking
from reportedly.model import Act, Attribution, Corrected, Factuality, Record, Span


class GoldStatement(Record, frozen=True):
    """A statement of which something was set right: spans of the page's text, and what is right.

    `corrected` says what somebody looked at, and what had been read; the rest is as it was read.
    """

    id: str
    content: tuple[Span, ...]
    corrected: tuple[Corrected, ...]
    source: Span | None = None
    cue: Span | None = None
    speakers: tuple[str, ...] = ()
    act: Act | None = None
    factuality: Factuality | None = None
    earliest: datetime | None = None
    latest: datetime | None = None


class GoldPage(Record, frozen=True):
    """A page's text with the statements of which something was set right; offsets count its code points."""

    page: str
    text: str
    statements: tuple[GoldStatement, ...]
    url: str | None = None
    site: str | None = None
    headline: str | None = None
    credit: str | None = None
    earliest: datetime | None = None
    latest: datetime | None = None


class GoldPair(Record, frozen=True):
    """Two statements that somebody told to be the same claim, or not."""

    one: str
    other: str
    same: bool
    words: str
    other_words: str


def gold(connection: sqlite3.Connection) -> Iterator[GoldPage | GoldPair]:
    """The pages in which something was set right, in the order they were added, then the pairs."""
    pages = connection.execute(
        """
        SELECT number, id FROM pages WHERE hash IN (
            SELECT page FROM reading_corrections WHERE other_page = ''
        ) ORDER BY number
        """
    ).fetchall()
    for page in pages:
        yield _page(connection, page["number"], page["id"])
    pairs = connection.execute(
        """
        SELECT kind, attribution, other_attribution FROM reading_corrections
        WHERE other_page <> '' AND attribution IS NOT NULL AND other_attribution IS NOT NULL ORDER BY nth
        """
    ).fetchall()
    for row in pairs:
        one, other = (asking.statement(connection, row[key]) for key in ("attribution", "other_attribution"))
        yield GoldPair(one.id, other.id, row["kind"] == "same-claim", one.content, other.content)


def _page(connection: sqlite3.Connection, number: int, page: str) -> GoldPage:
    reading = asking.reading_of(connection, number)
    article = reading.article
    rows = connection.execute("SELECT key, id FROM attributions WHERE page = ? ORDER BY key", (number,))
    by_id = {one.id: one for one in reading.statements()}
    told = ((by_id[row["id"]], asking.statement(connection, row["key"])) for row in rows.fetchall())
    published = article.published
    return GoldPage(
        page,
        article.text,
        tuple(_statement(one, statement.corrected) for one, statement in told if statement.corrected),
        article.url,
        article.site,
        article.headline,
        article.credit,
        published.earliest if published else None,
        published.latest if published else None,
    )


def _statement(one: Attribution, corrected: tuple[Corrected, ...]) -> GoldStatement:
    return GoldStatement(
        one.id,
        one.content,
        corrected,
        one.source,
        one.cue,
        tuple(actor.name for actor in one.actors()),
        one.act,
        one.factuality,
        one.when.earliest if one.when else None,
        one.when.latest if one.when else None,
    )
