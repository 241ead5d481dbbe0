"""Where the statements of one page stand: which claim each makes, who else does, what is against it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from reportedly.ledger import asking
from reportedly.model import Record


class Standing(Record, frozen=True):
    """One statement of a page: its id in the page, its claim, and on how many pages that is made.

    `disputed` counts the statements that cannot hold beside it.
    """

    statement: str
    claim: str
    pages: int
    disputed: int = 0


def standing(connection: sqlite3.Connection, page: str) -> Iterator[Standing]:
    """The statements of a page that are put into claims, in its order. Raises `NotHeldError`."""
    rows = connection.execute(
        """
        SELECT attributions.id AS statement, 'c' || claims.number AS claim, claims.pages AS pages,
            (SELECT count(*) FROM disputes WHERE one = key)
            + (SELECT count(*) FROM disputes WHERE other = key) AS disputed
        FROM claim_statements JOIN attributions ON key = attribution JOIN claims ON number = claim
        WHERE claim_statements.page = ? ORDER BY key
        """,
        (asking.number_of_page(connection, page),),
    )
    for row in rows.fetchall():
        yield Standing(*row)
