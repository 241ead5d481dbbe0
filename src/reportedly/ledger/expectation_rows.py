"""Expectations brought up to date with the pages of a ledger, page by page."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial

import msgspec

from reportedly import phrasing
from reportedly.comparing.expectations import Clause
from reportedly.comparing.expectations.clauses import clauses
from reportedly.comparing.expectations.meeting import meeting
from reportedly.ledger import derived
from reportedly.ledger.asking import reading_of
from reportedly.ledger.expectation_clauses import (
    Told,
    told_in,
    told_of,
    weighed,
)
from reportedly.ledger.keys import KEYS_PER_SECOND, UNDATED_SECOND, free_keys, key_second, stored_time
from reportedly.model import Reading

MOST_HITS = 40
"""Clauses with the same head and a party in common that are compared: so a clause's cost has a bound."""

MOST_WORDS = 12
"""Words for its parties that a clause is looked up by."""

LOOKED_BACK = timedelta(days=400)
"""How long after it was announced a page may still tell of it: a year, and a month."""

REPEATED = timedelta(days=60)
"""How far apart pages may be that expect one thing, on either side. A judgement."""

NO_DUE = "9999"
"""Sorts what has no due date last."""


def forget(connection: sqlite3.Connection) -> None:
    """Take all expectations out, to find them again."""
    tables = ("expectation_clauses", "expectations", "clauses")
    derived.forget(connection, "expectations", tables, search=("clause_search",))


def bring_up_to_date(connection: sqlite3.Connection) -> int:
    """Look at the pages that came since for what they expect, and what became of it; how many those were."""
    return derived.go_on(connection, "expectations", partial(_write_page, connection))


def _write_page(connection: sqlite3.Connection, page: int) -> None:
    """The clauses of a page, and the expectations that they begin, repeat, meet or turn."""
    row = connection.execute(
        """
        SELECT published_earliest AS day, headline, site FROM articles WHERE page = ?
        """,
        (page,),
    ).fetchone()
    reading = reading_of(connection, page)
    published = datetime.fromisoformat(row["day"]) if row["day"] else None
    found = clauses(reading, published)
    first = free_keys(connection, "clauses", key_second(published), len(found))
    told = [Told(key, page, published, clause) for key, clause in enumerate(found, start=first)]
    _write_clauses(connection, told, reading, row)
    touched: set[int] = set()
    for one in told:
        touched |= _expected(connection, one) if one.clause.says == "expected" else _became(connection, one)
    for number in sorted(touched):
        weigh(connection, number)


def _write_clauses(
    connection: sqlite3.Connection, told: Iterable[Told], reading: Reading, row: sqlite3.Row
) -> None:
    speakers = {one.id: phrasing.who(one, reading.article.text) for one in reading.statements()}
    for one in told:
        clause = one.clause
        connection.execute(
            "INSERT INTO clauses VALUES (?, ?, ?, ?, ?)",
            (one.key, one.page, clause.head, clause.says, msgspec.json.encode(clause).decode()),
        )
        connection.execute(
            """
            INSERT INTO clause_search (rowid, head, says, party, speaker, actor, words, site)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                one.key,
                " ".join(_in_one_word(f"h{head}") for head in clause.heads()),
                _in_one_word(clause.says),
                " ".join(word for party in clause.parties() for word in party.words()),
                speakers.get(clause.by or "", ""),
                _actors(connection, one.page, clause),
                f"{clause.words} {row['headline'] or ''}",
                row["site"],
            ),
        )


def _actors(connection: sqlite3.Connection, page: int, clause: Clause) -> str:
    """The numbers of those who take part or say so, as `actor12`."""
    ids = {one for party in clause.parties() for one in party.ids}
    rows = connection.execute("SELECT id, actor FROM appearances WHERE page = ?", (page,)).fetchall()
    spoken = connection.execute(
        """
        SELECT speakers.actor FROM attributions JOIN speakers ON speakers.attribution = attributions.key
        WHERE attributions.page = ? AND attributions.id = ?
        """,
        (page, clause.by),
    ).fetchall()
    ids |= {row["actor"] for row in spoken}
    return " ".join(f"actor{row['actor']}" for row in rows if row["id"] in ids)


def _in_one_word(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _expected(connection: sqlite3.Connection, one: Told) -> set[int]:
    """Put a clause that expects something to those that expect the same, and look what became of it."""
    joined = _same_expectation(connection, one)
    if joined is None:
        number = connection.execute(
            "INSERT INTO expectations VALUES (NULL, ?, 'open', ?, NULL, NULL)", (one.key, NO_DUE)
        ).lastrowid
        assert number is not None  # SQLite gives one after every INSERT into a rowid table
        _write(connection, number, one.key, "the first that was added")
    else:
        number, reason = joined
        _write(connection, number, one.key, reason)
    if one.published is not None:
        end = one.published + LOOKED_BACK
        for other in _like(connection, one, ahead=False, first=one.published, last=end, newest=False):
            if other.page != one.page and (why := _meeting(connection, one, other)):
                _write(connection, number, other.key, why)
    return {number}


def _same_expectation(connection: sqlite3.Connection, one: Told) -> tuple[int, str] | None:
    """The expectation that a clause is of, if it was told before: and not of one that was met by then."""
    if one.published is None:
        return None
    span = one.published - REPEATED, one.published + REPEATED
    for other in _like(connection, one, ahead=True, first=span[0], last=span[1], newest=True):
        if other.key == one.key or other.published is None:
            continue
        earlier, later = sorted((one, other), key=lambda each: (each.published, each.key))
        why = _meeting(connection, earlier, later)
        row = connection.execute(
            "SELECT expectation FROM expectation_clauses WHERE clause = ? ORDER BY expectation", (other.key,)
        ).fetchone()
        if why and row and not _is_over(connection, row["expectation"], one.published):
            return row["expectation"], why
    return None


def _is_over(connection: sqlite3.Connection, number: int, day: datetime) -> bool:
    """Whether a page published before that day tells that it has happened."""
    return any(
        each.clause.says == "happened" and each.published is not None and each.published.date() < day.date()
        for each in told_of(connection, number)
    )


def _became(connection: sqlite3.Connection, one: Told) -> set[int]:
    """Put a clause that tells what happened, or did not, to the expectations that it is of."""
    if one.published is None:
        return set()
    touched: set[int] = set()
    start = one.published - LOOKED_BACK
    for other in _like(connection, one, ahead=True, first=start, last=one.published, newest=True):
        if other.page == one.page or other.published is None:
            continue
        why = _meeting(connection, other, one)
        if not why:
            continue
        for row in connection.execute(
            "SELECT expectation FROM expectation_clauses WHERE clause = ?", (other.key,)
        ).fetchall():
            _write(connection, row["expectation"], one.key, why)
            touched.add(row["expectation"])
    return touched


def _meeting(connection: sqlite3.Connection, earlier: Told, later: Told) -> str | None:
    """Why the later clause tells of what the earlier one expects; none where it does not, or has no date."""
    if earlier.published is None or later.published is None:
        return None
    there = _names(connection, later.page) if not later.clause.parties() or earlier.clause.things else []
    return meeting(earlier.clause, earlier.published, later.clause, later.published, there)


def _write(connection: sqlite3.Connection, number: int, key: int, reason: str) -> None:
    connection.execute("INSERT OR IGNORE INTO expectation_clauses VALUES (?, ?, ?)", (number, key, reason))


def _like(
    connection: sqlite3.Connection, one: Told, *, ahead: bool, first: datetime, last: datetime, newest: bool
) -> Iterator[Told]:
    """The clauses with the head and a party of this one of that time: those that expect it, or the others."""
    words = list(dict.fromkeys(word for party in one.clause.parties() for word in party.words()))
    words = words or [word for name in _names(connection, one.page) for word in name.split()]
    if not words:
        return
    quoted = " OR ".join('"' + word.replace('"', '""') + '"' for word in words[:MOST_WORDS])
    says = "AND" if ahead else "NOT"
    heads = " OR ".join(_in_one_word(f"h{head}") for head in one.clause.heads())
    match = f"({{head}} : ({heads}) AND {{party}} : ({quoted})) {says} {{says}} : expected"
    rows = connection.execute(
        f"""
        SELECT clauses.key, clauses.page, told, published_earliest AS day
        FROM clause_search CROSS JOIN clauses ON clauses.key = clause_search.rowid
        JOIN articles ON articles.page = clauses.page
        WHERE clause_search MATCH ? AND clause_search.rowid BETWEEN ? AND ?
        ORDER BY clause_search.rowid {"DESC" if newest else "ASC"} LIMIT ?
        """,
        (match, key_second(first) * KEYS_PER_SECOND, _end(last), MOST_HITS),
    ).fetchall()
    for row in rows:
        yield told_in(row)


def _end(last: datetime) -> int:
    """The last key of a day."""
    return (
        min(key_second(last.replace(hour=23, minute=59, second=59)) + 1, UNDATED_SECOND) * KEYS_PER_SECOND - 1
    )


def _names(connection: sqlite3.Connection, page: int) -> list[str]:
    """Whom a page names, those who say and are said most first."""
    rows = connection.execute(
        "SELECT name FROM appearances WHERE page = ? ORDER BY statements + about DESC, id", (page,)
    )
    return [row["name"] for row in rows.fetchall()]


def weigh(connection: sqlite3.Connection, number: int) -> None:
    """Keep the state of an expectation, and when it is due, by all pages held."""
    found, announced, _ = weighed(told_of(connection, number), None)
    due = found.due
    last = (due.latest or due.earliest) if due else None
    connection.execute(
        """
        UPDATE expectations SET clause = ?, state = ?, due = ?, due_earliest = ?, due_latest = ?
        WHERE number = ?
        """,
        (
            announced[0].key,
            found.state,
            stored_time(last) or NO_DUE,
            stored_time(due.earliest) if due else None,
            stored_time(due.latest) if due else None,
            number,
        ),
    )
