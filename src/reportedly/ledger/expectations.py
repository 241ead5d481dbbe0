"""Questions about expectations: what was to come, when, and what later pages say of it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import get_args

from reportedly.errors import NotHeldError, QuestionError
from reportedly.ledger.asked_actors import Meant
from reportedly.ledger.dates import When, bounds
from reportedly.ledger.expectation_clauses import Told, told_of, weighed
from reportedly.ledger.keys import stored_time
from reportedly.ledger.parts import in_parts
from reportedly.ledger.words import matching, phrase
from reportedly.model import ExpectationKind, ExpectationState, Record, Says, Span

_LAST_DAY = "9998"
"""Sorts after every due date, and before what has none."""

BATCH = 100
"""Rows fetched by one query."""

_ID = re.compile(r"x(\d{1,18})")
_STATES: tuple[ExpectationState, ...] = get_args(ExpectationState)


class Telling(Record, frozen=True):
    """What one page says of something expected: its exact words, and where they stand in its text.

    `says` is what it says of it: `expected`, `happened`, `not`, `will not`, `cancelled`, `postponed` or
    `denied`. `statement` is the id of the statement that the words stand in, `speaker` whose it is; none of
    either where the page says so itself. `due` are the words for when it is due; `earliest` and `latest`
    bound that, or when it was. `reason` is why these words are of it.
    """

    page: str
    says: Says
    words: str
    span: Span
    reason: str
    statement: str | None = None
    speaker: str | None = None
    kind: ExpectationKind | None = None
    due: str | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    published: datetime | None = None
    site: str | None = None
    headline: str | None = None


class Expectation(Record, frozen=True):
    """Something announced, planned, promised, predicted or threatened, when it is due, and what became of it.

    `words` are those that announce it first, `doing` the verb for what is to be done, `parties` who and what
    takes part, `speakers` who announces it (none where only pages do). `due` are the words for when, with
    bounds as far as these can be told: after it was put off, the new ones. `state` is `open`, `met`, `missed`
    or `contradicted`; `reason` says why in words, and `decided_by` is the page that tells. `overdue` is that
    it is open and its last day has passed. `announcements` and `outcomes` are in order of publication.
    """

    id: str
    words: str
    kind: ExpectationKind
    doing: str
    state: ExpectationState
    reason: str
    parties: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    due: str | None = None
    due_earliest: datetime | None = None
    due_latest: datetime | None = None
    overdue: bool = False
    decided_by: str | None = None
    pages: int = 1
    announcements: tuple[Telling, ...] = ()
    outcomes: tuple[Telling, ...] = ()


class Asked(Record, frozen=True):
    """Which expectations are asked for: those that a matching clause is of, due then, in that state."""

    match: str = ""
    first: str = ""
    last: str = "99999"
    state: ExpectationState | None = None
    today: datetime | None = None


def question(
    *,
    actor: str | Meant | None = None,
    about: str | None = None,
    site: str | None = None,
    since: When | None = None,
    until: When | None = None,
    state: str | None = None,
    today: When | None = None,
) -> Asked:
    """The question that a person's words come to. Raises `QuestionError` for what is no date or state."""
    if isinstance(actor, Meant):
        who = actor.matching("actor")
    else:
        who = matching("party speaker", actor) if actor else ""
    matches = [who, matching("words", about) if about else "", phrase("site", site) if site else ""]
    return Asked(
        " AND ".join(filter(None, matches)),
        stored_time(bounds(since)[0]) or "" if since is not None else "",
        _last(until, dated_only=since is not None),
        _state(state) if state else None,
        bounds(today)[1] if today is not None else None,
    )


def _last(until: When | None, *, dated_only: bool) -> str:
    """What the last due date asked for sorts as."""
    if until is not None:
        return stored_time(bounds(until)[1]) or ""
    return _LAST_DAY if dated_only else "99999"


def _state(asked: str) -> ExpectationState:
    """The state that is meant, whatever its case. Raises `QuestionError`, with all of them, where it is none.

    >>> _state("Met")
    'met'
    """
    for state in _STATES:
        if state == asked.strip().lower():
            return state
    raise QuestionError(f"{asked!r} is not a state of an expectation; these are: {', '.join(_STATES)}")


def expectations(
    connection: sqlite3.Connection, asked: Asked, limit: int | None, after: str | None = None
) -> Iterator[Expectation]:
    """The expectations asked for, in the order in which they are due; those after the one with that id."""
    of_these = (
        """
        AND EXISTS (
            SELECT 1 FROM expectation_clauses WHERE expectation = number AND clause IN (
                SELECT rowid FROM clause_search WHERE clause_search MATCH :match
            )
        )"""
        if asked.match
        else ""
    )
    by_state = "AND state = :state" if asked.state and asked.today is None else ""
    rows = f"""
        SELECT number, due FROM expectations
        WHERE (due, number) > (:due, :number) AND due BETWEEN :first AND :last {by_state} {of_these}
        ORDER BY due, number LIMIT :batch
    """
    bound: dict[str, object] = {
        "match": asked.match, "first": asked.first, "last": asked.last, "state": asked.state,
    }  # fmt: skip
    bound |= {"due": "", "number": 0}
    if after is not None:
        stands = "SELECT due, number FROM expectations WHERE number = ?"
        bound |= dict(connection.execute(stands, (_number(connection, after),)).fetchone())

    def made(number: int) -> Expectation | None:
        one = _expectation(connection, number, asked.today)
        return one if one is not None and asked.state in (None, one.state) else None

    yield from in_parts(connection, rows, bound, made, limit=limit, batch=BATCH)


def expectation(connection: sqlite3.Connection, asked: str, today: When | None = None) -> Expectation:
    """The expectation with this id. Raises `NotHeldError` where there is none, or none by that day."""
    number = _number(connection, asked)
    found = _expectation(connection, number, bounds(today)[1] if today is not None else None)
    if found is None:
        raise NotHeldError(f"no page of that day or before announces {asked}")
    return found


def _number(connection: sqlite3.Connection, asked: str) -> int:
    """The number of the expectation with this id. Raises `NotHeldError` where there is none."""
    told = _ID.fullmatch(asked)
    if told and connection.execute("SELECT 1 FROM expectations WHERE number = ?", (told[1],)).fetchone():
        return int(told[1])
    raise NotHeldError(f"the ledger has no expectation {asked!r}: `reportedly expectations` lists them")


def _expectation(connection: sqlite3.Connection, number: int, today: datetime | None) -> Expectation | None:
    """One expectation by the pages up to a day; none where none of these announces it."""
    last = today or _listened(connection)
    found, announced, became = weighed(told_of(connection, number), today, last)
    if not announced:
        return None
    first, due = announced[0].clause, found.due
    announcements = tuple(_telling(connection, number, one) for one in announced)
    outcomes = tuple(_telling(connection, number, one) for one in became)
    is_past = due is not None and due.latest is not None and last is not None and due.latest < last
    return Expectation(
        id=f"x{number}",
        words=first.words,
        kind=first.kind or "planned",
        doing=first.head,
        state=found.state,
        reason=found.reason,
        parties=tuple(dict.fromkeys(party.name or party.word for party in first.parties())),
        speakers=tuple(dict.fromkeys(one.speaker for one in announcements if one.speaker)),
        due=due.words if due else None,
        due_earliest=due.earliest if due else None,
        due_latest=due.latest if due else None,
        overdue=found.state == "open" and is_past,
        decided_by=outcomes[found.decided_by].page if found.decided_by is not None else None,
        pages=len({one.page for one in (*announced, *became)}),
        announcements=announcements,
        outcomes=outcomes,
    )


def _listened(connection: sqlite3.Connection) -> datetime | None:
    """When the last of the dated pages was published: of what came later, the ledger cannot have heard."""
    row = connection.execute("SELECT max(published_earliest) AS last FROM articles").fetchone()
    return datetime.fromisoformat(row["last"]) if row["last"] else None


def _telling(connection: sqlite3.Connection, number: int, one: Told) -> Telling:
    row = connection.execute(
        """
        SELECT pages.id AS page, site, headline, reason, (
            SELECT group_concat(name, ', ') FROM (
                SELECT name FROM attributions JOIN speakers ON attribution = attributions.key
                WHERE attributions.page = pages.number AND attributions.id = :by ORDER BY nth
            )
        ) AS speaker, (
            SELECT source FROM attributions WHERE page = pages.number AND id = :by
        ) AS source
        FROM expectation_clauses JOIN clauses ON clauses.key = clause
        JOIN pages ON pages.number = clauses.page JOIN articles ON articles.page = clauses.page
        WHERE expectation = :number AND clause = :key
        """,
        {"by": one.clause.by, "number": number, "key": one.key},
    ).fetchone()
    clause = one.clause
    return Telling(
        page=row["page"],
        says=clause.says,
        words=clause.words,
        span=clause.span,
        reason=row["reason"],
        statement=f"{row['page']}/{clause.by}" if clause.by else None,
        speaker=row["speaker"] or row["source"],
        kind=clause.kind,
        due=clause.due.words if clause.due else None,
        earliest=clause.due.earliest if clause.due else clause.earliest,
        latest=clause.due.latest if clause.due else clause.latest,
        published=one.published,
        site=row["site"],
        headline=row["headline"],
    )
