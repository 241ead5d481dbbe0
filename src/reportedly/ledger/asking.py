"""Questions to a ledger. Each walks an index in its own order, so that none grows dearer with the ledger."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal, TypedDict

import msgspec

from reportedly.errors import NotHeldError
from reportedly.ledger import terms
from reportedly.ledger.asked_actors import Check, Meant, checks, conditions
from reportedly.ledger.dates import When, bounds
from reportedly.ledger.keys import KEYS_PER_SECOND, LAST_KEY, UNDATED_SECOND, key_second
from reportedly.ledger.words import matching, phrase
from reportedly.model import Factuality, Reading, Record, Statement, Unreadable, reading_from_json

BATCH = 500
"""Rows fetched by one query, so that a long answer neither fills memory nor holds up the writer."""


Keyed = Literal["attributions", "events"]
"""Tables whose rows have a key and, within their page, an id."""

_ARRAYS = ("actors", "countries", "through", "told_by", "answers", "answered", "corrected")
"""Columns that hold JSON, of the view `statements` and beside it."""

OF_STATEMENT = """attributions.page = assertions.page
    AND attributions.id = substr(assertions.id, 1, instr(assertions.id, '~') - 1)"""
"""How an assertion `a4~1` is joined to the statement `a4` that it is a part of; others are joined to none."""

_STATEMENT = """
    statements.*, (
        SELECT json_group_array(id) FROM (
            SELECT held.id AS id FROM attributions AS told
            JOIN speakers ON speakers.attribution = told.key
            JOIN appearances ON appearances.page = told.page AND appearances.id = speakers.actor
            JOIN actors ON actors.number = coalesce(appearances.moved, appearances.actor)
            JOIN actors AS held ON held.number = coalesce(actors.same_as, actors.number)
            WHERE told.key = statements.key ORDER BY speakers.nth
        )
    ) AS actors
"""
"""A row of the view `statements`, and the ids that the ledger now has for those meant."""


OPENING = 100
"""Code points of a text that stand for a headline where a page has none."""


class Entry(Record, frozen=True):
    """A page the ledger holds. `published` is the earliest it may be."""

    id: str
    found_at: str
    media_type: str
    url: str | None = None
    site: str | None = None
    headline: str | None = None
    credit: str | None = None
    published: datetime | None = None
    language: str | None = None
    retrieved: datetime | None = None
    statements: int = 0


class Counts(Record, frozen=True):
    """How much a ledger holds, and when the first and the last of its dated pages were published."""

    pages: int
    statements: int
    sites: int
    unreadable: int
    earliest: datetime | None = None
    latest: datetime | None = None


class Asked(TypedDict, total=False):
    """By what statements can be asked for, as `Ledger.statements` has it."""

    speaker: str | None
    about: str | None
    act: str | None
    factuality: str | None
    country: str | None
    relay: str | None
    site: str | None
    since: When | None
    until: When | None
    limit: int | None


class Question(Record, frozen=True):
    """Which statements are asked for: `match` in FTS5's language, keys from `first` to `last`.

    `checks` are the actors asked for by their ids, and the parts that these have to have.
    """

    match: str
    first: int
    last: int
    checks: tuple[Check, ...] = ()

    @property
    def of_all_times(self) -> bool:
        """Whether statements of any date, and of none, are asked for."""
        return self.first == 0 and self.last == LAST_KEY


def question(
    *,
    speaker: str | Meant | None = None,
    about: str | Meant | None = None,
    act: str | None = None,
    factuality: str | None = None,
    country: str | None = None,
    relay: str | None = None,
    site: str | None = None,
    since: When | None = None,
    until: When | None = None,
) -> Question:
    """The question that a person's words come to.

    Raises `QuestionError` for what is no date, act, factuality or country.
    """
    matches = [
        _actor_or_words("actor", "speaker source", speaker),
        _actor_or_words("named", "content source headline", about),
        phrase("act", terms.act(act)) if act else "",
        phrase("factuality", _in_letters(terms.factuality(factuality))) if factuality else "",
        phrase("country", f"iso{terms.country(country)}") if country else "",
        phrase("relay", *terms.relay(relay)) if relay else "",
        phrase("site", site) if site else "",
    ]
    dated_only = since is not None or until is not None
    return Question(
        match=" AND ".join(filter(None, matches)),
        first=key_second(bounds(since)[0]) * KEYS_PER_SECOND if since is not None else 0,
        last=last_key(bounds(until)[1] if until is not None else None, dated_only=dated_only),
        checks=checks(speaks=speaker, named=about),
    )


def _actor_or_words(column: str, columns: str, asked: str | Meant | None) -> str:
    if isinstance(asked, Meant):
        return asked.matching(column)
    return matching(columns, asked) if asked else ""


def statements(
    connection: sqlite3.Connection, asked: Question, limit: int | None, after: str | None = None
) -> Iterator[Statement]:
    """The statements asked for, in the order of their keys; those after the one with that id."""
    decided, own = conditions(asked.checks)
    if asked.match:
        rows = f"""
            SELECT {_STATEMENT} FROM search CROSS JOIN statements ON statements.key = search.rowid
            WHERE search MATCH :match AND search.rowid BETWEEN :first AND :last {decided}
            ORDER BY search.rowid LIMIT :batch
        """
    else:
        rows = f"""
            SELECT {_STATEMENT} FROM statements
            WHERE key BETWEEN :first AND :last ORDER BY key LIMIT :batch
        """
    first, left = first_key(connection, "attributions", asked, after), limit
    while left is None or left > 0:
        batch = BATCH if left is None else min(left, BATCH)
        bound = {"match": asked.match, "first": first, "last": asked.last, "batch": batch, **own}
        found = connection.execute(rows, bound).fetchall()
        yield from (_statement(row) for row in found)
        if len(found) < batch:
            return
        first = found[-1]["key"] + 1
        left = None if left is None else left - batch


def latest(connection: sqlite3.Connection, asked: Question, limit: int) -> Iterator[Statement]:
    """So many of the statements asked for, those of the latest pages first, and undated ones last."""
    columns = f"{_STATEMENT} FROM search CROSS JOIN statements ON statements.key = search.rowid"
    for row in latest_rows(connection, "search", columns, asked, limit):
        yield _statement(row)


def latest_rows(
    connection: sqlite3.Connection, index: str, columns: str, asked: Question, limit: int
) -> Iterator[sqlite3.Row]:
    """So many rows of a table whose words an index has, the latest first, and undated ones last."""
    decided, own = conditions(asked.checks)
    rows = f"""
        SELECT {columns}
        WHERE {index} MATCH :match AND {index}.rowid BETWEEN :first AND :last {decided}
        ORDER BY {index}.rowid DESC LIMIT :limit
    """
    undated = UNDATED_SECOND * KEYS_PER_SECOND
    for first, last in ((asked.first, min(asked.last, undated - 1)), (max(asked.first, undated), asked.last)):
        if limit > 0 and first <= last:
            bound = {"match": asked.match, "first": first, "last": last, "limit": limit, **own}
            found = connection.execute(rows, bound).fetchall()
            yield from found
            limit -= len(found)


def first_key(connection: sqlite3.Connection, table: Keyed, asked: Question, after: str | None = None) -> int:
    """The first key that may be of a row asked for, where only those after the row with that id are."""
    return asked.first if after is None else max(asked.first, key_of(connection, table, after) + 1)


def key_of(connection: sqlite3.Connection, table: Keyed, id: str) -> int:  # noqa: A002
    """The key of the statement or event with this id, `PAGE/ID`. Raises `NotHeldError`.

    What an article tells in its own voice has such an id as well, and a key below zero.
    """
    tables = (table, "assertions") if table == "attributions" else (table,)
    for each in tables:
        row = connection.execute(
            f"SELECT key FROM {each} JOIN pages ON number = page WHERE pages.id = ? AND {each}.id = ?",
            id.partition("/")[::2],
        ).fetchone()
        if row is not None:
            return row["key"]
    noun = "event" if table == "events" else "statement"
    raise NotHeldError(f"the ledger has no {noun} {id!r}: ids are PAGE/{noun.upper()}")


def statement(connection: sqlite3.Connection, key: int) -> Statement:
    """The statement of a key that the ledger has; below zero, a part of one, or what an article tells."""
    if key < 0:
        return _assertion(connection, connection.execute(_ASSERTION, (key,)).fetchone())
    rows = connection.execute(f"SELECT {_STATEMENT} FROM statements WHERE key = ?", (key,))
    return _statement(rows.fetchone())


def statements_of(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, Statement]:
    """The statements of keys that the ledger has; below zero, what articles tell themselves."""
    rows = connection.execute(
        f"SELECT {_STATEMENT} FROM json_each(?) CROSS JOIN statements ON statements.key = json_each.value",
        (msgspec.json.encode([key for key in keys if key >= 0]).decode(),),
    )
    found = {row["key"]: _statement(row) for row in rows}
    return found | {key: statement(connection, key) for key in keys if key < 0}


_ENTRY = """
    SELECT number, pages.id, found_at, media_type, coalesce(articles.url, pages.url) AS url, site,
        headline, credit, published_earliest AS published, language, retrieved,
        (SELECT count(*) FROM attributions WHERE page = number) AS statements
    FROM pages JOIN articles ON articles.page = pages.number
"""


def page(connection: sqlite3.Connection, id: str) -> Entry:  # noqa: A002
    """The page with this id. Raises `NotHeldError` where there is none."""
    number = number_of_page(connection, id)
    return _entry(connection.execute(f"{_ENTRY} WHERE number = ?", (number,)).fetchone())


_ASSERTION = """
    SELECT key, pages.id || '/' || assertions.id AS id, pages.id AS page, content, credit,
        published_earliest AS published, site, headline, found_at
    FROM assertions JOIN pages ON pages.number = assertions.page
    JOIN articles ON articles.page = assertions.page
    WHERE key = ?
"""


def whole(connection: sqlite3.Connection, key: int) -> int:
    """The key of the statement that an assertion is a part of; of what is no part, its own."""
    rows = f"""
        SELECT attributions.key FROM assertions JOIN attributions ON {OF_STATEMENT} WHERE assertions.key = ?
    """
    row = connection.execute(rows, (key,)).fetchone() if key < 0 else None
    return row["key"] if row else key


def _assertion(connection: sqlite3.Connection, row: sqlite3.Row) -> Statement:
    """What an article tells, as a statement of nobody that came through whose report it is, and the site.

    A part of a statement is that statement, but for its id and its words.
    """
    told = dict(row)
    if (of := whole(connection, told.pop("key"))) >= 0:
        return msgspec.structs.replace(statement(connection, of), id=told["id"], content=told["content"])
    relays = [("credit", told.pop("credit")), ("site", told["site"])]
    told["through"] = [{"kind": kind, "name": name} for kind, name in relays if name]
    return msgspec.convert({**told, "manner": "indirect", "own_voice": True}, Statement)


def pages(connection: sqlite3.Connection, limit: int | None, last: str | None = None) -> Iterator[Entry]:
    """The pages held, in the order they were added; those after the page with the id `last`."""
    rows = f"{_ENTRY} WHERE number > ? ORDER BY number LIMIT ?"
    after, left = number_of_page(connection, last) if last else 0, limit
    while left is None or left > 0:
        batch = BATCH if left is None else min(left, BATCH)
        found = connection.execute(rows, (after, batch)).fetchall()
        yield from (_entry(row) for row in found)
        if len(found) < batch:
            return
        after = found[-1]["number"]
        left = None if left is None else left - batch


def newest(connection: sqlite3.Connection, limit: int) -> Iterator[Entry]:
    """So many of the pages that were added last, the last one first."""
    rows = connection.execute(f"{_ENTRY} ORDER BY number DESC LIMIT ?", (limit,)).fetchall()
    yield from (_entry(row) for row in rows)


def counts(connection: sqlite3.Connection) -> Counts:
    """How much the ledger holds."""
    row = connection.execute(
        """
        SELECT
            (SELECT count(*) FROM articles) AS pages,
            (SELECT count(*) FROM attributions) AS statements,
            (SELECT count(DISTINCT site) FROM articles) AS sites,
            (SELECT count(*) FROM unreadable) AS unreadable,
            (SELECT min(published_earliest) FROM articles) AS earliest,
            (SELECT max(published_earliest) FROM articles) AS latest
        """
    ).fetchone()
    return msgspec.convert(dict(row), Counts, strict=False)


def unreadable(connection: sqlite3.Connection) -> Iterator[Unreadable]:
    """The inputs that could not be read, by where they were."""
    rows = "SELECT found_at, reason FROM unreadable ORDER BY found_at, hash"
    for found_at, reason in connection.execute(rows).fetchall():
        yield Unreadable(found_at, reason)


def number_of_page(connection: sqlite3.Connection, page: str) -> int:
    """The number of the page with this id. Raises `NotHeldError` where there is none."""
    row = connection.execute("SELECT number FROM pages WHERE id = ?", (page,)).fetchone()
    if row is None:
        raise NotHeldError(f"the ledger holds no page {page!r}; the id of a statement is PAGE/ATTRIBUTION")
    return row["number"]


def reading(connection: sqlite3.Connection, page: str, *, as_read: bool = False) -> Reading:
    """The whole reading of the page with this id, as people set it right, or else `as_read`.

    Raises `NotHeldError` where there is no such page.
    """
    return reading_of(connection, number_of_page(connection, page), as_read=as_read)


def reading_of(connection: sqlite3.Connection, number: int, *, as_read: bool = False) -> Reading:
    """The same by the page's number."""
    row = connection.execute("SELECT reading, corrected FROM contents WHERE page = ?", (number,)).fetchone()
    kept = row["reading"] if as_read or row["corrected"] is None else row["corrected"]
    return reading_from_json(zlib.decompress(kept))


class _Article(Record, frozen=True):
    text: str


class _Text(Record, frozen=True):
    article: _Article


def opening(connection: sqlite3.Connection, page: str) -> str:
    """The first words of a page's text, by which it is known where it has no headline.

    Raises `NotHeldError` where there is no such page.
    """
    number = number_of_page(connection, page)
    row = connection.execute("SELECT reading FROM contents WHERE page = ?", (number,)).fetchone()
    text = msgspec.json.decode(zlib.decompress(row["reading"]), type=_Text).article.text.strip()
    line = text.partition("\n")[0]
    return line if len(line) <= OPENING else f"{line[:OPENING].rsplit(' ', 1)[0]} …"


def _in_letters(factuality: Factuality) -> str:
    """The value as `search` has it, which leaves signs out."""
    return factuality.replace("+", "plus").replace("-", "minus")


def last_key(until: datetime | None, *, dated_only: bool) -> int:
    """The last key that may be of an event or statement of a moment, or of any that is dated."""
    if until is not None:
        return (key_second(until) + 1) * KEYS_PER_SECOND - 1
    return UNDATED_SECOND * KEYS_PER_SECOND - 1 if dated_only else LAST_KEY


def _statement(row: sqlite3.Row) -> Statement:
    fields: dict[str, object] = dict(row)
    for name in _ARRAYS:
        fields[name] = msgspec.json.decode(row[name])
    return msgspec.convert(fields, Statement)


def _entry(row: sqlite3.Row) -> Entry:
    return msgspec.convert(dict(row), Entry)
