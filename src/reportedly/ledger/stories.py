"""What somebody, or two, did and said, in time: in full where that can be taken in, and else counted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Literal

from reportedly.ledger import asking, events
from reportedly.ledger.asked_actors import Meant, conditions
from reportedly.ledger.asking import Question
from reportedly.ledger.dates import When, bounds
from reportedly.ledger.keys import KEYS_PER_SECOND, UNDATED_SECOND
from reportedly.ledger.timelines import Happening, timeline
from reportedly.model import EventStatus, Record, Statement

IN_FULL = 300
"""Events and statements that are given in full: more, and nobody reads them one by one."""

DAY_BY_DAY = timedelta(days=31)
"""What is longer is counted month by month."""

_UNIX = 62_135_596_800
"""Seconds from the beginning of the year 1, from which keys count, to that of 1970."""


class Tally(Record, frozen=True):
    """How many events, as pages tell them, or statements there are of one actor, form and month or day.

    `when` is `2024-06` or `2024-06-12`; none for what is of no known day.
    """

    who: str
    form: EventStatus | Literal["said"]
    number: int
    when: str | None = None


class Story(Record, frozen=True):
    """What somebody did and said, or two did to and said of each other.

    Where that is much, there are only `tallies`; else `happenings` and `statements` in full, and no tallies.
    """

    actor: str
    other: str | None = None
    happenings: tuple[Happening, ...] = ()
    statements: tuple[Statement, ...] = ()
    tallies: tuple[Tally, ...] = ()


Side = tuple[str, str | Meant]
"""Somebody who is asked for: the name to be shown, and who is looked for."""


def story(
    connection: sqlite3.Connection,
    one: Side,
    other: Side | None,
    *,
    status: str | None,
    since: When | None,
    until: When | None,
) -> Story:
    """The story of one, or of two with each other; with a `status`, of events alone."""
    told = list(_events(one, other, status, since, until))
    says = [] if status else list(_statements(one, other, since, until))
    name, other_name = one[0], other[0] if other else None
    many = sum(_many(connection, "event_search", asked) for _, asked in told)
    if many + sum(_many(connection, "search", asked) for _, asked in says) > IN_FULL:
        by_day = _is_short(since, until)
        tallies = (
            *_tallies(connection, told, _EVENTS.format(not_so="" if status else _NOT_SO), by_day=by_day),
            *_tallies(connection, says, _STATEMENTS, by_day=by_day),
        )
        return Story(name, other_name, tallies=tallies)
    asked = events.between(one[1], other[1] if other else None, since, until)
    found = timeline(connection, events.events(connection, asked, None), status)
    statements = {
        statement.id: statement
        for _, question in says
        for statement in asking.statements(connection, question, None)
    }
    return Story(name, other_name, tuple(found), tuple(statements.values()))


def _events(
    one: Side, other: Side | None, status: str | None, since: When | None, until: When | None
) -> Iterator[tuple[str, Question]]:
    """What each of the two did to the other; or what one did, and what was done to it."""
    name, who = one
    if other is None:
        yield name, events.question(actor=who, status=status, since=since, until=until)
        yield f"to {name}", events.question(recipient=who, status=status, since=since, until=until)
        return
    yield name, events.question(actor=who, recipient=other[1], status=status, since=since, until=until)
    yield other[0], events.question(actor=other[1], recipient=who, status=status, since=since, until=until)


def _statements(
    one: Side, other: Side | None, since: When | None, until: When | None
) -> Iterator[tuple[str, Question]]:
    """What each of the two says of the other; or all that one says."""
    yield one[0], asking.question(speaker=one[1], about=other and other[1], since=since, until=until)
    if other is not None:
        yield other[0], asking.question(speaker=other[1], about=one[1], since=since, until=until)


def _many(connection: sqlite3.Connection, table: str, asked: Question) -> int:
    """How many rows there are, counted no further than matters."""
    decided, own = conditions(asked.checks)
    rows = f"""
        SELECT count(*) FROM (
            SELECT 1 FROM {table} WHERE {table} MATCH :match AND rowid BETWEEN :first AND :last {decided}
            LIMIT :most
        )
    """
    return connection.execute(rows, {**_bound(asked, own), "most": IN_FULL + 1}).fetchone()[0]


_EVENTS = """
    SELECT events.status AS form, event_search.rowid AS key
    FROM event_search CROSS JOIN events ON events.key = event_search.rowid
    WHERE event_search MATCH :match AND event_search.rowid BETWEEN :first AND :last {not_so}"""
_NOT_SO = "AND events.status NOT IN ('hypothetical', 'negated')"
_STATEMENTS = """
    SELECT 'said' AS form, rowid AS key FROM search
    WHERE search MATCH :match AND rowid BETWEEN :first AND :last"""


def _tallies(
    connection: sqlite3.Connection, asked: Sequence[tuple[str, Question]], rows: str, *, by_day: bool
) -> Iterator[Tally]:
    """The rows counted by form and by month or day, which their keys tell."""
    second = f"key / {KEYS_PER_SECOND}"
    moment = f"strftime('%Y-%m{'-%d' * by_day}', {second} - {_UNIX}, 'unixepoch')"
    for name, question in asked:
        decided, own = conditions(question.checks)
        sql = f"""
            SELECT form, CASE WHEN {second} < {UNDATED_SECOND} THEN {moment} END AS moment, count(*) AS number
            FROM ({rows} {decided}) GROUP BY 1, 2 ORDER BY 2, 1
        """
        for row in connection.execute(sql, _bound(question, own)).fetchall():
            yield Tally(name, row["form"], row["number"], row["moment"])


def _is_short(since: When | None, until: When | None) -> bool:
    """Whether what is asked for is shown day by day."""
    return since is not None and until is not None and bounds(until)[1] - bounds(since)[0] <= DAY_BY_DAY


def _bound(asked: Question, own: Mapping[str, str]) -> dict[str, object]:
    return {"match": asked.match, "first": asked.first, "last": asked.last, **own}
