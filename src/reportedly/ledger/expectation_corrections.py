"""Expectations as people set pages right: what is taken out of them, and looked at again."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from reportedly.ledger import derived
from reportedly.ledger.clause_rows import take_out_clauses


class Waiting(NamedTuple):
    """A page to be looked at again: whether its clauses are gone, and which expectation it had begun."""

    page: int
    is_anew: bool
    expectation: int | None


def take_out(connection: sqlite3.Connection, page: int) -> None:
    """Take out what a page tells, which is to be written anew, and the expectations it has a part in.

    The pages that these are told on are looked at again when expectations are next asked for.
    """
    if derived.last_page(connection, "expectations") < page:
        return
    rows = connection.execute(
        """
        SELECT DISTINCT expectation FROM expectation_clauses JOIN clauses ON key = clause WHERE page = ?
        """,
        (page,),
    ).fetchall()
    for (number,) in rows:
        connection.execute(
            """
            INSERT INTO expectations_waiting
            SELECT page, 0, min(CASE WHEN key = expectations.clause THEN number END)
            FROM expectation_clauses JOIN clauses ON key = expectation_clauses.clause
            JOIN expectations ON number = expectation WHERE expectation = ? GROUP BY page
            ON CONFLICT DO UPDATE SET expectation = coalesce(expectation, excluded.expectation)
            """,
            (number,),
        )
        connection.execute("DELETE FROM expectation_clauses WHERE expectation = ?", (number,))
        connection.execute("DELETE FROM expectations WHERE number = ?", (number,))
    take_out_clauses(connection, page)
    connection.execute(
        """
        INSERT INTO expectations_waiting VALUES (?, 1, NULL) ON CONFLICT DO UPDATE SET anew = 1
        """,
        (page,),
    )


def waiting(connection: sqlite3.Connection) -> list[Waiting]:
    """What is to be looked at again, in the order of the pages."""
    rows = connection.execute("SELECT page, anew, expectation FROM expectations_waiting ORDER BY page")
    return [Waiting(page, bool(anew), number) for page, anew, number in rows.fetchall()]


def looked_at(connection: sqlite3.Connection, page: int) -> None:
    """The page does not wait any longer."""
    connection.execute("DELETE FROM expectations_waiting WHERE page = ?", (page,))
