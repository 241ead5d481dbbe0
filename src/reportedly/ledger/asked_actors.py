"""An actor that is asked for by its id, `@kim-jong-un`: all that is its, merged and split as people said.

The full-text index finds rows by the numbers that actors had when their pages came. Where somebody was split
off since, it only proposes them, and `appearances` decides.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

import msgspec

from reportedly.ledger.actor_corrections import number_known, number_of
from reportedly.ledger.words import phrase
from reportedly.model import Record

_IS_ONE = "coalesce(appearances.moved, appearances.actor) IN (SELECT value FROM json_each({}))"
_SPEAKS = f"""EXISTS (
    SELECT 1 FROM attributions AS said JOIN speakers ON speakers.attribution = said.key
    JOIN appearances ON appearances.page = said.page AND appearances.id = speakers.actor
    WHERE said.key = search.rowid AND {_IS_ONE}
)"""
_NAMED = f"""EXISTS (
    SELECT 1 FROM attributions AS said JOIN named ON named.attribution = said.key
    JOIN appearances ON appearances.page = said.page AND appearances.id = named.actor
    WHERE said.key = search.rowid AND {_IS_ONE}
)"""
_TAKES_PART = f"""EXISTS (
    SELECT 1 FROM events AS told JOIN participants ON participants.event = told.key
    JOIN appearances ON appearances.page = told.page AND appearances.id = participants.actor
    WHERE told.key = event_search.rowid AND {_IS_ONE}
)"""
_CONDITIONS = {
    "speaks": _SPEAKS,
    "named": _NAMED,
    "actor": _TAKES_PART.replace("WHERE", "WHERE participants.role = 'actor' AND", 1),
    "recipient": _TAKES_PART.replace("WHERE", "WHERE participants.role = 'recipient' AND", 1),
    "either": _TAKES_PART,
}


class Meant(Record, frozen=True):
    """Numbers of one actor: `proposed` are those that find its rows, `own` those that its rows have.

    It is `parted` where somebody was split off from it, or it from another: not all that is found is its.
    """

    proposed: tuple[int, ...]
    own: tuple[int, ...]
    parted: bool = False

    def matching(self, column: str) -> str:
        """An FTS5 expression for its rows.

        >>> Meant((3, 7), (3,)).matching("actor")
        '{actor} : ("actor3" OR "actor7")'
        """
        return phrase(column, *(f"actor{number}" for number in self.proposed))


class Check(Record, frozen=True):
    """That an actor has a part in a row: `speaks`, is `named`, is `actor`, `recipient` or `either`."""

    part: str
    own: tuple[int, ...]


_ID = re.compile(r"@(?=.{3})[a-z0-9]+(?:-[a-z0-9]+)*(?:~\d+)?")
"""The form of an id of three letters or more: a bare `@` stands in many a text."""


def is_id(asked: str | None) -> bool:
    """Whether an actor is asked for by its id."""
    return asked is not None and asked.startswith("@")


def meant(connection: sqlite3.Connection, asked: str) -> Meant | None:
    """The actor with the id asked for; none where that is no id, but words.

    Raises `LedgerError` for what has the form of an id and is not in the ledger: it was mistyped.
    """
    number = number_known(connection, asked) if not _ID.fullmatch(asked) else number_of(connection, asked)
    if number is None:
        return None
    own = _group(connection, number)
    proposed = set(own)
    while more := _split_from(connection, proposed) - proposed:
        proposed |= more
    parted = not own.isdisjoint(_parted(connection))
    return Meant(tuple(sorted(proposed)), tuple(sorted(own)), parted)


def checks(**parts: str | Meant | None) -> tuple[Check, ...]:
    """What is to be decided of those asked for by their ids, by the part that they are to have.

    >>> checks(speaks=Meant((3, 7), (7,), parted=True), named=Meant((5,), (5,)))
    (Check(part='speaks', own=(7,)),)
    """
    return tuple(Check(part, one.own) for part, one in parts.items() if isinstance(one, Meant) and one.parted)


def conditions(checks: Sequence[Check]) -> tuple[str, dict[str, str]]:
    """The SQL that decides, to be put after other conditions, and what it is bound to."""
    sql, bound = "", dict[str, str]()
    for nth, check in enumerate(checks):
        sql += f" AND {_CONDITIONS[check.part].format(f':own{nth}')}"
        bound[f"own{nth}"] = msgspec.json.encode(check.own).decode()
    return sql, bound


def _group(connection: sqlite3.Connection, root: int) -> set[int]:
    rows = connection.execute("SELECT number FROM actors WHERE number = ?1 OR same_as = ?1", (root,))
    return {row[0] for row in rows}


def _split_from(connection: sqlite3.Connection, numbers: set[int]) -> set[int]:
    """The actors, with all merged into them, that these were split off from."""
    rows = connection.execute("SELECT actor_number, other_number FROM actor_corrections WHERE kind = 'split'")
    return {
        number
        for row in rows.fetchall()
        if row["other_number"] in numbers
        for number in _group(connection, row["actor_number"])
    }


def _parted(connection: sqlite3.Connection) -> set[int]:
    """The actors that an appearance was moved from, or to, when somebody was split off."""
    rows = connection.execute(
        """
        SELECT appearances.actor, appearances.moved FROM actor_corrections
        JOIN pages ON pages.hash = actor_corrections.page
        JOIN appearances ON appearances.page = pages.number AND appearances.id = page_actor
        WHERE actor_corrections.kind = 'split' AND appearances.moved IS NOT NULL
        """
    )
    return {number for row in rows.fetchall() for number in row}
