"""The clauses of an expectation as the ledger keeps them, and what they come to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

import msgspec

from reportedly.comparing.expectations import Clause, Due, Outcome, Weighed, state_of


class Told(NamedTuple):
    """A clause with its key, its page and when that was published."""

    key: int
    page: int
    published: datetime | None
    clause: Clause


def told_in(row: sqlite3.Row) -> Told:
    """The clause in a row of `clauses` with the day of its page."""
    published = datetime.fromisoformat(row["day"]) if row["day"] else None
    return Told(row["key"], row["page"], published, msgspec.json.decode(row["told"], type=Clause))


def told_of(connection: sqlite3.Connection, number: int) -> list[Told]:
    """The clauses of an expectation, in the order of publication."""
    rows = connection.execute(
        """
        SELECT clauses.key, clauses.page, told, published_earliest AS day FROM expectation_clauses
        JOIN clauses ON clauses.key = clause JOIN articles ON articles.page = clauses.page
        WHERE expectation = ? ORDER BY clauses.key
        """,
        (number,),
    )
    return [told_in(row) for row in rows.fetchall()]


def weighed(
    told: Iterable[Told], today: datetime | None, listened: datetime | None = None
) -> tuple[Weighed, list[Told], list[Told]]:
    """The state by the clauses of pages up to that day, those that announce, and those that tell the rest.

    Without a day, all pages count; `listened` is when the last page of the ledger was published.
    """
    there = [one for one in told if today is None or one.published is None or one.published <= today]
    announced = [one for one in there if one.clause.says == "expected"]
    became = [one for one in there if one.clause.says != "expected" and one.published is not None]
    due: Due | None = next((one.clause.due for one in reversed(announced) if _is_dated(one.clause.due)), None)
    due = due or next((one.clause.due for one in announced if one.clause.due), None)
    outcomes = [
        Outcome(one.clause.says, one.published, one.clause.earliest, one.clause.latest, one.clause.due)
        for one in became
        if one.published is not None
    ]
    return state_of(due, outcomes, today or listened or datetime.min), announced, became


def _is_dated(due: Due | None) -> bool:
    return due is not None and (due.earliest is not None or due.latest is not None)
