"""Events of several pages that are one, brought up to date page by page: what pages tell of one happening."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from itertools import chain

import msgspec

from reportedly.ledger import derived, traits
from reportedly.ledger.accounts import Account, accounts
from reportedly.ledger.keys import KEYS_PER_SECOND

MOST_LOOKED_AT = 60
"""Events about the same days that may be one with a new one by their traits, and are compared with it."""

REACH = timedelta(days=7)
"""How far apart two accounts of one event may be dated: the one by the event, the other by its page."""


def forget(connection: sqlite3.Connection) -> None:
    """Take out which events are one, to find it again."""
    derived.forget(connection, "happenings", ("same_events", "event_traits"))


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Put the events of pages that came since together with those that they tell again."""
    derived.go_on(connection, "happenings", partial(_write_page, connection))


def take_out(connection: sqlite3.Connection, page: int) -> None:
    """Take out the events of a page, before they are written anew."""
    connection.executemany(
        "DELETE FROM event_traits WHERE trait = ? AND event = ?", _traits(_of_page(connection, page))
    )
    connection.execute("DELETE FROM same_events WHERE page = ?", (page,))


def put_again(connection: sqlite3.Connection, page: int) -> None:
    """Put the events of a page, which was written anew, together with those of others again."""
    if derived.last_page(connection, "happenings") >= page:
        _write_page(connection, page)


def _write_page(connection: sqlite3.Connection, page: int) -> None:
    own = _of_page(connection, page)
    likely = {one.key: _candidates(connection, one) for one in own}
    others = {one.key: one for one in accounts(connection, sorted(set(chain(*likely.values()))))}
    happenings = _happenings(connection, others)
    rows: list[tuple[int, int, int]] = []
    for one in own:
        told = [(others[key], happenings[key]) for key in likely[one.key] if key in happenings]
        happening = _happening(one, told)
        rows.append((one.key, one.key if happening is None else happening, page))
    connection.executemany("INSERT INTO same_events VALUES (?, ?, ?)", rows)
    connection.executemany("INSERT OR IGNORE INTO event_traits VALUES (?, ?)", _traits(own))


def _of_page(connection: sqlite3.Connection, page: int) -> list[Account]:
    keys = connection.execute("SELECT key FROM events WHERE page = ? ORDER BY key", (page,)).fetchall()
    return list(accounts(connection, [row["key"] for row in keys]))


def _traits(told: Iterable[Account]) -> list[tuple[str, int]]:
    return [(trait, one.key) for one in told if one.dated() for trait in sorted(traits.kept(one))]


def _happening(account: Account, others: Iterable[tuple[Account, int]]) -> int | None:
    """The happening that an event tells again: of those it may be, the one dated nearest."""
    best: tuple[timedelta, int] | None = None
    for other, happening in others:
        if other.page != account.page and account.is_one_with(other):
            apart = account.apart(other) or timedelta()
            if best is None or (apart, happening) < best:
                best = (apart, happening)
    return best[1] if best else None


def _candidates(connection: sqlite3.Connection, account: Account) -> list[int]:
    """Events that have a trait in common and are about the same days: the `MOST_LOOKED_AT` nearest.

    Of each trait they are looked for from the new one outwards, by their keys, which are by day: so what is
    read does not grow with the ledger.
    """
    if account.dated() is None:
        return []
    reach = int(REACH.total_seconds()) * KEYS_PER_SECOND
    rows = connection.execute(
        """
        SELECT
            (SELECT json_group_array(event) FROM (
                SELECT event FROM event_traits
                WHERE trait = asked.value AND event BETWEEN :key - :reach AND :key
                ORDER BY event DESC LIMIT :most
            )) AS back,
            (SELECT json_group_array(event) FROM (
                SELECT event FROM event_traits
                WHERE trait = asked.value AND event BETWEEN :key + 1 AND :key + :reach
                ORDER BY event LIMIT :most
            )) AS ahead
        FROM json_each(:asked) AS asked
        """,
        {
            "asked": msgspec.json.encode(traits.asked(account)).decode(),
            "key": account.key,
            "reach": reach,
            "most": MOST_LOOKED_AT,
        },
    )
    told = (told for row in rows for told in row if told != "[]")
    found = set(chain.from_iterable(msgspec.json.decode(each, type=list[int]) for each in told))
    return sorted(found, key=lambda key: (abs(key - account.key), key))[:MOST_LOOKED_AT]


def _happenings(connection: sqlite3.Connection, events: Iterable[int]) -> dict[int, int]:
    """The happenings that these events are put to."""
    rows = connection.execute(
        "SELECT event, happening FROM same_events WHERE event IN (SELECT value FROM json_each(?))",
        (str(list(events)),),
    )
    return {row["event"]: row["happening"] for row in rows}
