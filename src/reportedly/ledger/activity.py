"""What one actor did over time, and with whom: how much it says by month, and who shares its events."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from reportedly.ledger import asking, events
from reportedly.ledger.actors import KnownActor, known
from reportedly.ledger.asked_actors import Meant, conditions
from reportedly.ledger.asking import Question
from reportedly.ledger.keys import KEYS_PER_SECOND, UNDATED_SECOND
from reportedly.model import Act, Record


class Month(Record, frozen=True):
    """A month, by its first moment: how many statements of its pages an actor makes, and how many name it."""

    start: datetime
    said: int = 0
    about: int = 0


class ActCount(Record, frozen=True):
    """What is done by saying something, and how often."""

    act: Act
    times: int


class Partner(Record, frozen=True):
    """Somebody who takes part in events beside an actor, and in how many."""

    actor: KnownActor
    events: int


def months(connection: sqlite3.Connection, actor: Meant) -> Iterator[Month]:
    """The months in which an actor speaks or is spoken of, in order; undated pages are left out."""
    said = _by_month(connection, asking.question(speaker=actor))
    about = _by_month(connection, asking.question(about=actor))
    for start in sorted({*said, *about}):
        yield Month(start, said[start], about[start])


def _by_month(connection: sqlite3.Connection, asked: Question) -> Counter[datetime]:
    """How many statements there are of each month: their keys tell when they were published."""
    decided, own = conditions(asked.checks)
    rows = connection.execute(
        f"""
        SELECT rowid / :day, count(*) FROM search
        WHERE search MATCH :match AND rowid < :undated {decided} GROUP BY 1
        """,
        {
            "match": asked.match,
            "day": KEYS_PER_SECOND * 86_400,
            "undated": UNDATED_SECOND * KEYS_PER_SECOND,
            **own,
        },
    )
    found: Counter[datetime] = Counter()
    for day, count in rows:
        found[(datetime.min + timedelta(days=day)).replace(day=1)] += count
    return found


def acts(connection: sqlite3.Connection, actor: Meant) -> Iterator[ActCount]:
    """What an actor does by what it says, and how often, the commonest first."""
    asked = asking.question(speaker=actor)
    decided, own = conditions(asked.checks)
    rows = connection.execute(
        f"""
        SELECT attributions.act AS act, count(*) AS times
        FROM search CROSS JOIN attributions ON attributions.key = search.rowid
        WHERE search MATCH :match AND attributions.act IS NOT NULL {decided}
        GROUP BY attributions.act ORDER BY times DESC, act
        """,
        {"match": asked.match, **own},
    )
    for row in rows.fetchall():
        yield ActCount(row["act"], row["times"])


def partners(connection: sqlite3.Connection, actor: Meant, limit: int) -> Iterator[Partner]:
    """Who takes part in most events beside an actor."""
    asked = events.between(actor, None, None, None)
    decided, own = conditions(asked.checks)
    rows = connection.execute(
        f"""
        SELECT coalesce(same_as, number) AS partner, count(DISTINCT event_search.rowid) AS events
        FROM event_search
        CROSS JOIN participants ON participants.event = event_search.rowid
        CROSS JOIN events ON events.key = event_search.rowid
        CROSS JOIN appearances ON appearances.page = events.page AND appearances.id = participants.actor
        CROSS JOIN actors ON number = coalesce(moved, appearances.actor)
        WHERE event_search MATCH :match {decided} AND number NOT IN (SELECT value FROM json_each(:self))
        GROUP BY partner ORDER BY events DESC, partner LIMIT :limit
        """,
        {"match": asked.match, "self": msgspec.json.encode(actor.own).decode(), "limit": limit, **own},
    ).fetchall()
    for row in rows:
        yield Partner(known(connection, row["partner"]), row["events"])
