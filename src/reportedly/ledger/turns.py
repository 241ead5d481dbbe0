"""Questions about turns: what one speaker said and later said the contrary of, and figures that moved."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from reportedly.ledger import asking
from reportedly.ledger.asking import Question
from reportedly.ledger.claims import made_by
from reportedly.model import Record, Statement, TurnKind


class Step(Record, frozen=True):
    """One point of a turn: the statement, the `words` in it that moved, and, of a figure, their `value`.

    `claim` is the id of the claim that the statement makes: who else says the same.
    """

    statement: Statement
    words: str
    value: float | None = None
    claim: str | None = None


class Turn(Record, frozen=True):
    """What moved from page to page, in the order of publication.

    Of kind `mind`, what one speaker said and then said the contrary of; of kind `figure`, one count as it was
    given from day to day, by whomever: neither is a dispute. `id` is the id of the first statement.
    """

    id: str
    kind: TurnKind
    steps: tuple[Step, ...]
    speakers: tuple[str, ...] = ()
    earliest: datetime | None = None
    latest: datetime | None = None


def turns(
    connection: sqlite3.Connection,
    asked: Question,
    kind: str | None,
    limit: int | None,
    after: str | None = None,
) -> Iterator[Turn]:
    """The turns in which a statement asked for has a part, by the date of the first.

    With `after`, the id of a turn, those that come after it in that order.
    """
    of_these, own = made_by(asked, "one", "other")
    rows = f"""
        SELECT DISTINCT series, kind FROM turns WHERE ({of_these}) AND (:kind IS NULL OR kind = :kind)
        AND (max(series, ~series), series) > (max(:after, ~:after), :after)
        ORDER BY max(series, ~series), series, kind LIMIT :limit
    """
    start = asking.key_of(connection, "attributions", after) if after else 0
    bound = {**own, "kind": kind, "after": start, "limit": -1 if limit is None else limit}
    for row in connection.execute(rows, bound).fetchall():
        yield _turn(connection, row["series"], row["kind"])


def _turn(connection: sqlite3.Connection, series: int, kind: TurnKind) -> Turn:
    from reportedly.comparing.pairs.counts import value_of  # with these, the parser is loaded

    rows = connection.execute(
        """
        SELECT key, words, (SELECT claim FROM claim_statements WHERE attribution = key) AS claim
        FROM (
            SELECT one AS key, now AS words FROM turns WHERE series = :series AND kind = :kind
            UNION SELECT other, was FROM turns WHERE series = :series AND kind = :kind
        ) GROUP BY key ORDER BY max(key, ~key), key
        """,
        {"series": series, "kind": kind},
    ).fetchall()
    steps = tuple(
        Step(
            asking.statement(connection, row["key"]),
            row["words"],
            value_of(row["words"]) if kind == "figure" else None,
            f"c{row['claim']}" if row["claim"] else None,
        )
        for row in rows
    )
    told = [step.statement for step in steps]
    dated = [one.published for one in told if one.published]
    speakers = tuple(dict.fromkeys(one.speaker or one.source or one.site or one.page for one in told))
    return Turn(told[0].id, kind, steps, speakers, min(dated, default=None), max(dated, default=None))
