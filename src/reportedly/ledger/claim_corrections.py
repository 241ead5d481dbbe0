"""Claims as people set them right: what is put into claims again, and what they told to be one or not."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from typing import NamedTuple

from reportedly.ledger import reading_corrections

BY_HAND = "told by hand to be the same"
"""Why a statement is in a claim, where somebody said so."""

ALL = 0
"""Stands for all that a page says, in place of a key."""

_PARTNERS = """
    SELECT other_attribution AS key FROM reading_corrections WHERE attribution = ?1 AND kind = ?2
    UNION SELECT attribution FROM reading_corrections WHERE other_attribution = ?1 AND kind = ?2
"""


def take_out(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Take out of their claims statements that were set right, to be put in again when claims are next asked
    for: with what was found to be like them, to dispute them, or to turn what they say."""
    right = [key for key in keys if _claim_of(connection, key) is not None]
    with_them = {key for each in right for key in _compared_with(connection, each)}
    for key in right:
        connection.execute("DELETE FROM disputes WHERE ?1 IN (one, other)", (key,))
        connection.execute(
            "DELETE FROM turns WHERE series IN (SELECT series FROM turns WHERE ?1 IN (one, other))", (key,)
        )
    _take(connection, {*right, *with_them}, right)


def put_again(connection: sqlite3.Connection, keys: Iterable[int], *, whole: bool = False) -> None:
    """Have statements put into claims again; or all that their claims hold (`whole`)."""
    found = set(keys)
    for claim in {_claim_of(connection, key) for key in found} if whole else ():
        rows = connection.execute("SELECT attribution FROM claim_statements WHERE claim = ?", (claim,))
        found |= {row["attribution"] for row in rows}
    _take(connection, found, ())


def take_out_page(connection: sqlite3.Connection, page: int) -> None:
    """Take all that a page says out of claims, to be put in again under other keys."""
    rows = connection.execute("SELECT attribution FROM claim_statements WHERE page = ?", (page,)).fetchall()
    take_out(connection, [row["attribution"] for row in rows])
    connection.execute("DELETE FROM claims_waiting WHERE page = ?", (page,))
    if rows:
        connection.execute("INSERT INTO claims_waiting VALUES (?, ?, NULL, 1)", (page, ALL))


def _compared_with(connection: sqlite3.Connection, key: int) -> set[int]:
    """What disputes a statement, as the later of the two, and what it is in a series with."""
    rows = connection.execute(
        """
        SELECT one AS key FROM disputes WHERE other = ?1
        UNION SELECT one FROM turns WHERE series IN (SELECT series FROM turns WHERE ?1 IN (one, other))
        UNION SELECT other FROM turns WHERE series IN (SELECT series FROM turns WHERE ?1 IN (one, other))
        """,
        (key,),
    ).fetchall()
    return {row["key"] for row in rows}


def _take(connection: sqlite3.Connection, keys: Collection[int], right: Collection[int]) -> None:
    """Take these out of their claims, with those that were found to be like them; some were set `right`."""
    claims = {claim for key in keys if (claim := _claim_of(connection, key)) is not None}
    for claim in claims:
        held = connection.execute(
            "SELECT attribution, page, like_of FROM claim_statements WHERE claim = ?", (claim,)
        ).fetchall()
        out = {row["attribution"] for row in held if row["attribution"] in keys}
        while more := {row["attribution"] for row in held if row["like_of"] in out} - out:
            out |= more
        connection.executemany(
            "INSERT OR REPLACE INTO claims_waiting "
            "VALUES (?1, ?2, (SELECT number FROM claims WHERE wording = ?2), ?3)",
            [
                (row["page"], row["attribution"], int(row["attribution"] in right))
                for row in held
                if row["attribution"] in out
            ],
        )
        rows = [(key,) for key in sorted(out)]
        connection.executemany("DELETE FROM disputes WHERE one = ?", rows)
        connection.executemany("DELETE FROM claim_statements WHERE attribution = ?", rows)
        _count(connection, claim)


def _count(connection: sqlite3.Connection, claim: int) -> None:
    """Count again what makes a claim, which goes where nothing does."""
    row = connection.execute(
        """
        SELECT count(*) AS statements, count(DISTINCT page) AS pages, (
            SELECT attribution FROM claim_statements WHERE claim = ?1
            ORDER BY page, attribution < 0, abs(attribution) LIMIT 1
        ) AS wording FROM claim_statements WHERE claim = ?1
        """,
        (claim,),
    ).fetchone()
    if row["wording"] is None:
        connection.execute("DELETE FROM claims WHERE number = ?", (claim,))
    else:
        connection.execute(
            "UPDATE claims SET statements = ?, pages = ?, wording = ? WHERE number = ?",
            (row["statements"], row["pages"], row["wording"], claim),
        )


def _claim_of(connection: sqlite3.Connection, key: int) -> int | None:
    row = connection.execute("SELECT claim FROM claim_statements WHERE attribution = ?", (key,)).fetchone()
    return row["claim"] if row else None


# --- While claims are brought up to date ---------------------------------------------------


class Waiting(NamedTuple):
    """What of a page is to be put into claims again: the keys, or all (`ALL`); and which were set right."""

    keys: frozenset[int]
    right: frozenset[int]

    def holds(self, key: int) -> bool:
        """Whether what has this key is to be put in again."""
        return ALL in self.keys or key in self.keys

    def is_right(self, key: int) -> bool:
        """Whether it was set right itself."""
        return ALL in self.right or key in self.right


def waiting(connection: sqlite3.Connection) -> dict[int, Waiting]:
    """What is to be put into claims again, by the numbers of the pages, in order."""
    rows = connection.execute("SELECT * FROM claims_waiting ORDER BY page").fetchall()
    pages: dict[int, list[sqlite3.Row]] = {}
    for row in rows:
        pages.setdefault(row["page"], []).append(row)
    return {
        page: Waiting(
            frozenset(row["attribution"] for row in held),
            frozenset(row["attribution"] for row in held if row["set_right"]),
        )
        for page, held in pages.items()
    }


def placed(connection: sqlite3.Connection, page: int) -> None:
    """Nothing of this page waits any longer."""
    connection.execute("DELETE FROM claims_waiting WHERE page = ?", (page,))


def resolve(connection: sqlite3.Connection, page: int) -> None:
    """Tell what people said of claims which sentences of a page they mean, now that all of it is there."""
    row = connection.execute(
        """
        SELECT hash FROM pages WHERE number = ? AND EXISTS (
            SELECT 1 FROM reading_corrections WHERE other_page <> '' AND hash IN (page, other_page)
        )
        """,
        (page,),
    ).fetchone()
    if row:
        reading_corrections.resolve(connection, row["hash"])


def number_for(connection: sqlite3.Connection, key: int) -> int | None:
    """The number of the claim that a statement was the first of before it was taken out, if it is free."""
    row = connection.execute(
        """
        SELECT claim FROM claims_waiting WHERE attribution = ?
        AND NOT EXISTS (SELECT 1 FROM claims WHERE number = claim)
        """,
        (key,),
    ).fetchone()
    return row["claim"] if row else None


def barred(connection: sqlite3.Connection, key: int) -> frozenset[int]:
    """The claims that a statement is not to be in: those of statements that somebody told from it."""
    partners = connection.execute(_PARTNERS, (key, "not-same-claim")).fetchall()
    claims = (_claim_of(connection, row["key"]) for row in partners if row["key"])
    return frozenset(claim for claim in claims if claim is not None)


def join(connection: sqlite3.Connection, key: int) -> None:
    """Make one claim of that of a statement and of those that somebody told to be the same."""
    for row in connection.execute(_PARTNERS, (key, "same-claim")).fetchall():
        mine, theirs = _claim_of(connection, key), _claim_of(connection, row["key"])
        if mine is None or theirs is None:
            continue
        stays, goes = sorted((mine, theirs))
        connection.execute("UPDATE claim_statements SET claim = ? WHERE claim = ?", (stays, goes))
        connection.execute(
            "UPDATE claim_statements SET like_of = ?, reason = ?, score = 1.0 WHERE attribution = ?",
            (row["key"], BY_HAND, key),
        )
        connection.execute(
            "DELETE FROM disputes WHERE (one = ?1 AND other = ?2) OR (one = ?2 AND other = ?1)",
            (key, row["key"]),
        )
        if goes != stays:
            connection.execute("DELETE FROM claims WHERE number = ?", (goes,))
        _count(connection, stays)
