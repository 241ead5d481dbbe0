"""Writing who speaks about whom on a page, and who carries whose words, from what is written of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby, pairwise

_ACTORS = """
    SELECT {table}.attribution AS attribution, coalesce(moved, appearances.actor) AS number
    FROM attributions JOIN {table} ON {table}.attribution = attributions.key
    JOIN appearances ON appearances.page = attributions.page AND appearances.id = {table}.actor
    WHERE attributions.page = ?
"""
_RELAYS = """
    SELECT attribution, relays.name, coalesce(moved, appearances.actor) AS number
    FROM attributions JOIN relays ON relays.attribution = attributions.key
    LEFT JOIN appearances ON appearances.page = attributions.page AND appearances.id = relays.actor
    WHERE attributions.page = ? AND relays.kind <> 'medium' ORDER BY attribution, nth
"""

_Row = tuple[str, int, int, int, int]


def write_links(connection: sqlite3.Connection, page: int) -> None:
    """Write the links of the page of this number, in place of those that it had."""
    connection.execute(
        "DELETE FROM links WHERE kind IN ('about', 'cites') "
        "AND attribution IN (SELECT key FROM attributions WHERE page = ?)",
        (page,),
    )
    speakers = _by_statement(connection, "speakers", page)
    rows = [*_about(connection, page, speakers), *_cites(connection, page, speakers)]
    connection.executemany("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?, ?)", rows)


def _by_statement(connection: sqlite3.Connection, table: str, page: int) -> dict[int, list[int]]:
    """The actors of a table, by statement."""
    found: dict[int, list[int]] = {}
    for row in connection.execute(_ACTORS.format(table=table), (page,)):
        found.setdefault(row["attribution"], []).append(row["number"])
    return found


def _about(connection: sqlite3.Connection, page: int, speakers: dict[int, list[int]]) -> Iterator[_Row]:
    named = _by_statement(connection, "named", page)
    for key, names in named.items():
        for one in speakers.get(key, ()):
            yield from (("about", key, one, other, page) for other in names if other != one)


def _cites(connection: sqlite3.Connection, page: int, speakers: dict[int, list[int]]) -> Iterator[_Row]:
    """Each relay cites the one before it, and the first of them who speaks."""
    rows = connection.execute(_RELAYS, (page,)).fetchall()
    for key, relays in groupby(rows, key=lambda row: row["attribution"]):
        carriers = list(dict.fromkeys(row["number"] or -_outlet(connection, row["name"]) for row in relays))
        for speaker in speakers.get(key, ()):
            if carriers and carriers[0] != speaker:
                yield "cites", key, carriers[0], speaker, page
        for before, after in pairwise(carriers):
            yield "cites", key, after, before, page


def _outlet(connection: sqlite3.Connection, name: str) -> int:
    """The number of an outlet, which is made if it is not there."""
    row = connection.execute("SELECT number FROM outlets WHERE name = ?", (name,)).fetchone()
    if row is not None:
        return row["number"]
    number = connection.execute("INSERT INTO outlets (name) VALUES (?)", (name,)).lastrowid
    assert number is not None
    return number
