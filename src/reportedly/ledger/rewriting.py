"""Writing a page of a ledger anew, as people set its reading right: its rows, and what points to them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from reportedly.ledger import (
    actor_corrections,
    claim_corrections,
    expectation_corrections,
    happening_rows,
    reading_corrections,
)
from reportedly.ledger.actor_rows import Held
from reportedly.ledger.asking import reading_of
from reportedly.ledger.attribution_rows import take_out_attributions
from reportedly.ledger.event_rows import take_out_events
from reportedly.ledger.writing import KeptRows, write_article, write_corrected, write_dating, write_rows
from reportedly.model import Dating

OWN = frozenset({"speakers", "relays", "answers", "named", "links", "participants"})
"""Tables that are written with the statements and events they point to."""


def rewrite(
    connection: sqlite3.Connection,
    number: int,
    *,
    dated: bool = False,
    who: Mapping[str, int] | None = None,
    statements: Iterable[str] | None = None,
) -> None:
    """Write the page of this number as its reading is set right now, within a transaction.

    `dated` is that its date is another; `who` are actors of the ledger, by ids that the page did not give
    anybody before; `statements` the ids of those that are set right, else it may be all of them.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    expectation_corrections.take_out(connection, number)
    from reportedly.ledger.assertion_rows import index_parts, take_out_assertions  # slow to import

    if dated:
        claim_corrections.take_out_page(connection, number)
        take_out_assertions(connection, number)
    else:
        index_parts(connection, number, out=True)
    page = connection.execute("SELECT hash, retrieved FROM pages WHERE number = ?", (number,)).fetchone()
    retrieved = datetime.fromisoformat(page["retrieved"]) if page["retrieved"] else None
    was_read = reading_of(connection, number, as_read=True)
    corrected = reading_corrections.corrected(connection, page["hash"], was_read, retrieved)
    write_corrected(connection, number, corrected)
    reading = corrected or was_read
    published = _published(connection, number)
    before = _appearances(connection, number)
    happening_rows.take_out(connection, number)
    events = take_out_events(connection, number)
    attributions = take_out_attributions(connection, number)
    connection.execute("DELETE FROM appearances WHERE page = ?", (number,))
    if dated:
        for table in ("datings", "articles", "times", "damage"):
            connection.execute(f"DELETE FROM {table} WHERE page = ?", (number,))
        published = write_dating(connection, number, reading)
        write_article(connection, number, reading, published)
    held = {one: Held(row["actor"], row["moved"]) for one, row in before.items()}
    held |= {one: Held(actor) for one, actor in (who or {}).items() if one not in held}
    kept = KeptRows(held, {}, {}) if dated else KeptRows(held, attributions, events)
    write_rows(connection, number, reading, published, kept)
    if dated:
        _lead(connection, "attributions", number, attributions)
        _lead(connection, "events", number, events)
        from reportedly.ledger.family_rows import rewrite_family  # slow to import

        rewrite_family(connection, number, reading)
    after = _appearances(connection, number)
    changed = {one for one in before.keys() | after.keys() if dated or before.get(one) != after.get(one)}
    touched = {(row["moved"] or row["actor"]) for one in changed for row in _rows(before, after, one)}
    actor_corrections.recount(connection, touched)
    reading_corrections.resolve(connection, page["hash"])
    happening_rows.put_again(connection, number)
    if not dated:
        index_parts(connection, number)
    rows = connection.execute(
        """
        SELECT id, key FROM attributions WHERE page = ?1
        UNION ALL SELECT substr(id, 1, instr(id, '~') - 1) AS id, key FROM assertions
        WHERE page = ?1 AND id LIKE '%~%'
        """,
        (number,),
    ).fetchall()
    again = None if statements is None else set(statements)
    claim_corrections.take_out(
        connection, [row["key"] for row in rows if again is None or row["id"] in again]
    )


def _rows(before: Mapping[str, sqlite3.Row], after: Mapping[str, sqlite3.Row], one: str) -> list[sqlite3.Row]:
    return [held[one] for held in (before, after) if one in held]


def _published(connection: sqlite3.Connection, number: int) -> Dating | None:
    row = connection.execute(
        "SELECT published_earliest, published_latest, published_certainty FROM articles WHERE page = ?",
        (number,),
    ).fetchone()
    if row["published_earliest"] is None:
        return None
    return Dating(
        datetime.fromisoformat(row["published_earliest"]),
        datetime.fromisoformat(row["published_latest"]),
        row["published_certainty"],
    )


def _appearances(connection: sqlite3.Connection, number: int) -> dict[str, sqlite3.Row]:
    rows = connection.execute("SELECT * FROM appearances WHERE page = ?", (number,)).fetchall()
    return {row["id"]: row for row in rows}


def _lead(connection: sqlite3.Connection, table: str, number: int, keys: Mapping[str, int]) -> None:
    """Lead what points to the statements, or events, of a page to the keys that these have now."""
    rows = connection.execute(f"SELECT id, key FROM {table} WHERE page = ?", (number,)).fetchall()
    now = {row["id"]: row["key"] for row in rows}
    moved = [(now[one], key) for one, key in keys.items() if one in now and now[one] != key]
    gone = [(key,) for one, key in keys.items() if one not in now]
    for pointing, column in _pointing_to(connection, table):
        connection.executemany(f"UPDATE {pointing} SET {column} = ? WHERE {column} = ?", moved)
        connection.executemany(f"DELETE FROM {pointing} WHERE {column} = ?", gone)


def _pointing_to(connection: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    """The tables, and their columns, that point to rows of a table and are not written with them."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [
        (row["name"], key["from"])
        for row in names
        if row["name"] not in OWN
        for key in connection.execute(f"PRAGMA foreign_key_list({row['name']})").fetchall()
        if key["table"] == table
    ] + ([("same_events", "happening")] if table == "events" else [])
