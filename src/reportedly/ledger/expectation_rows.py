"""Expectations brought up to date with the pages of a ledger, page by page."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial

from reportedly.comparing.expectations.clauses import clauses
from reportedly.comparing.expectations.meeting import meeting
from reportedly.ledger import derived
from reportedly.ledger.asking import reading_of
from reportedly.ledger.clause_rows import clauses_of, in_one_word, write_clauses
from reportedly.ledger.expectation_clauses import Told, told_in, told_of, weighed
from reportedly.ledger.expectation_corrections import looked_at, waiting
from reportedly.ledger.keys import KEYS_PER_SECOND, UNDATED_SECOND, free_keys, key_second, stored_time
from reportedly.ledger.opening import transaction
from reportedly.ledger.parse_rows import parse_of

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
    tables = ("expectation_clauses", "expectations", "clauses", "expectations_waiting")
    derived.forget(connection, "expectations", tables, search=("clause_search",))


def bring_up_to_date(connection: sqlite3.Connection) -> int:
    """Look at the pages that came since for what they expect, and what became of it; how many those were."""
    for each in waiting(connection):
        with transaction(connection):
            told = _written(connection, each.page) if each.is_anew else clauses_of(connection, each.page)
            _look(connection, told, begins=each.expectation)
            looked_at(connection, each.page)
    return derived.go_on(connection, "expectations", partial(_write_page, connection))


def _write_page(connection: sqlite3.Connection, page: int) -> None:
    """The clauses of a page, and the expectations that they begin, repeat, meet or turn."""
    _look(connection, _written(connection, page))


def _written(connection: sqlite3.Connection, page: int) -> list[Told]:
    """The clauses of a page, which are written."""
    row = connection.execute(
        "SELECT published_earliest AS day FROM articles WHERE page = ?", (page,)
    ).fetchone()
    reading = reading_of(connection, page)
    published = datetime.fromisoformat(row["day"]) if row["day"] else None
    found = clauses(reading, published, parse_of(connection, page, reading.article.text))
    first = free_keys(connection, "clauses", key_second(published), len(found))
    told = [Told(key, page, published, clause) for key, clause in enumerate(found, start=first)]
    write_clauses(connection, page, told, reading)
    return told


def _look(connection: sqlite3.Connection, told: Iterable[Told], *, begins: int | None = None) -> None:
    """Put clauses to the expectations they are of; the first that is begun has this number, if it is free."""
    touched: set[int] = set()
    for one in told:
        if one.clause.says != "expected":
            touched |= _became(connection, one)
        elif not _expectations_with(connection, one.key):
            touched |= _expected(connection, one, begins)
    for number in sorted(touched):
        weigh(connection, number)


def _expectations_with(connection: sqlite3.Connection, key: int) -> list[int]:
    """The expectations that a clause is of."""
    rows = connection.execute(
        "SELECT expectation FROM expectation_clauses WHERE clause = ? ORDER BY expectation", (key,)
    )
    return [row["expectation"] for row in rows.fetchall()]


def _expected(connection: sqlite3.Connection, one: Told, begins: int | None) -> set[int]:
    """Put a clause that expects something to those that expect the same, and look what became of it.

    An expectation that it `begins` has this number, where that is free.
    """
    joined = _same_expectation(connection, one)
    if joined is None:
        free = "SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM expectations WHERE number = ?1)"
        number = connection.execute(
            f"INSERT INTO expectations VALUES (({free}), ?, 'open', ?, NULL, NULL)", (begins, one.key, NO_DUE)
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
        first = next(iter(_expectations_with(connection, other.key)), None)
        if why and first is not None and not _is_over(connection, first, one.published):
            return first, why
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
        for number in _expectations_with(connection, other.key):
            _write(connection, number, one.key, why)
            touched.add(number)
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
    heads = " OR ".join(in_one_word(f"h{head}") for head in one.clause.heads())
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
