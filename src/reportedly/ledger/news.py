"""News: what pages that came since the last time say of what somebody asked to be told of.

It is found once, kept with the time it was told, and so the same after every stop and start.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Literal, NamedTuple

import msgspec

from reportedly import phrasing
from reportedly.ledger import asking, claims, events, expectations
from reportedly.ledger.asked_actors import Meant, conditions
from reportedly.ledger.asking import Question
from reportedly.ledger.events import CodedEvent
from reportedly.ledger.expectations import Telling
from reportedly.ledger.keys import now
from reportedly.ledger.opening import transaction
from reportedly.model import Record, Statement
from reportedly.verbs import together, told

NewsKind = Literal["statement", "event", "dispute", "expectation"]

RECENT = 1_000
"""Pages that came last, which are looked at for news that nobody kept: what is older is no news."""

DUE_SINCE = timedelta(days=30)
"""For so long it is news that something was due."""

KEPT = 1_000
"""News that a ledger keeps, the newest: a feed shows a hundred, and a webhook that is away gets the rest."""

_PAGE, _DAY = "told up to page", "told what is due up to"
"""In `meta`: the number of the last page of which all was told, and the last day of what is due."""


class News(Record, frozen=True):
    """Something new, for who asked to be told: `asked` is what for, `words` are those of the page.

    `id` begins with what it is, and goes on with the id that the ledger has for that. What was not told by a
    watch has no `number`, and was `told` when its page came, or was due.
    """

    number: int
    id: str
    kind: NewsKind
    asked: str
    told: datetime
    title: str
    words: str
    url: str | None = None
    site: str | None = None
    published: datetime | None = None


class Wanted(Record, frozen=True):
    """What somebody asks to be told of, in their words (`asked`) and in the ledger's."""

    asked: str
    kind: NewsKind
    question: Question | expectations.Asked


def wanted(
    asked: str, kind: NewsKind, who: Mapping[str, str | Meant | None], by: Mapping[str, str]
) -> Wanted:
    """What is asked for, in the ledger's words; `who` are those who are named in it.

    Raises `QuestionError` for what means nothing.
    """
    actor, other, about = who.get("actor"), who.get("other"), who.get("about")
    if kind == "expectation" and isinstance(about, Meant):
        return Wanted(asked, kind, expectations.question(actor=about, **by))
    if kind == "expectation" and not isinstance(about, Meant):
        return Wanted(asked, kind, expectations.question(actor=actor, about=about, **by))
    if kind == "event" and actor and other:
        return Wanted(asked, kind, events.between(actor, other, None, None))
    if kind == "event":
        return Wanted(asked, kind, events.question(actor=actor, **by))
    return Wanted(asked, kind, asking.question(speaker=who.get("speaker"), about=about, **by))


class New(NamedTuple):
    """What is new: the pages after one and up to another, and what is due from one day to another."""

    after: int
    until: int
    since: str
    today: str
    most: int = -1


def latest(connection: sqlite3.Connection, wanted: Sequence[Wanted], limit: int) -> list[News]:
    """The newest of what is wanted, of the pages that came last, whether or not it was told: none is kept."""
    last = int(_one(connection, "SELECT coalesce(max(number), 0) FROM pages"))
    today = now()[: len("2024-06-12")]
    since = (date.fromisoformat(today) - DUE_SINCE).isoformat()
    new = New(max(last - RECENT, 0), last, since, today, limit)
    found = {news.id: news for one in wanted for news in islice(_found(connection, one, new), limit)}
    return sorted(found.values(), key=lambda news: (news.told, news.id), reverse=True)[:limit]


def _found(connection: sqlite3.Connection, wanted: Wanted, new: New) -> Iterator[News]:
    """What is new of what is wanted, that of the last page first."""
    if isinstance(wanted.question, expectations.Asked):
        if wanted.question.state == "open":
            yield from _due(connection, wanted, wanted.question, new)
        else:
            yield from _became(connection, wanted, wanted.question, new)
    elif new.until > new.after:
        yield from _FINDS[wanted.kind](connection, wanted, wanted.question, new)


def find(connection: sqlite3.Connection, wanted: Sequence[Wanted], *, waiting: bool) -> list[News]:
    """What came since the last time, kept and given once; `waiting` to be sent somewhere."""
    last = int(_one(connection, "SELECT coalesce(max(number), 0) FROM pages"))
    today = now()[: len("2024-06-12")]
    with transaction(connection):
        after, day = int(_told(connection, _PAGE, last)), str(_told(connection, _DAY, today))
        first = _one(connection, "SELECT coalesce(max(number), 0) FROM news")
        for one in wanted:
            found = list(_found(connection, one, New(after, last, day, today)))
            for news in reversed(found):
                _keep(connection, news, waiting=waiting)
        _note(connection, _PAGE, str(last))
        _note(connection, _DAY, today)
        connection.execute("DELETE FROM news WHERE number <= (SELECT max(number) FROM news) - ?", (KEPT,))
        rows = connection.execute("SELECT * FROM news WHERE number > ? ORDER BY number", (first,))
        return [_news(row) for row in rows.fetchall()]


def _told(connection: sqlite3.Connection, name: str, start: int | str) -> str:
    """Up to where all was told; `start`, where nothing was."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return row["value"] if row else str(start)


def _note(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))


def newest(connection: sqlite3.Connection, limit: int | None) -> Iterator[News]:
    """What was told, the newest first."""
    rows = connection.execute(
        "SELECT * FROM news ORDER BY number DESC LIMIT ?", (-1 if limit is None else limit,)
    )
    yield from map(_news, rows.fetchall())


def unsent(connection: sqlite3.Connection, limit: int) -> list[News]:
    """What waits to be sent, the oldest first."""
    rows = connection.execute("SELECT * FROM news WHERE waiting ORDER BY number LIMIT ?", (limit,))
    return [_news(row) for row in rows.fetchall()]


def sent(connection: sqlite3.Connection, last: int) -> None:
    """Note that all up to this number is where it is to be sent."""
    connection.execute("UPDATE news SET waiting = 0 WHERE waiting AND number <= ?", (last,))


def _keep(connection: sqlite3.Connection, news: News, *, waiting: bool) -> None:
    fields = msgspec.structs.asdict(news) | {
        "told": now(),
        "published": news.published.isoformat(" ", "seconds") if news.published else None,
        "waiting": waiting,
    }
    fields.pop("number")
    names = ", ".join(fields)
    marks = ", ".join(f":{name}" for name in fields)
    connection.execute(f"INSERT OR IGNORE INTO news ({names}) VALUES ({marks})", fields)


def _news(row: sqlite3.Row) -> News:
    return msgspec.convert(dict(row), News)


def _statements(
    connection: sqlite3.Connection, wanted: Wanted, question: Question, new: New
) -> Iterator[News]:
    for key in _keys(connection, "search", "attributions", question, new):
        said = asking.statement(connection, key)
        came = _came(connection, said.page)
        yield _telling(wanted, said.id, said, came, title=_who_says(said), words=said.content)


def _events(connection: sqlite3.Connection, wanted: Wanted, question: Question, new: New) -> Iterator[News]:
    for key in _keys(connection, "event_search", "events", question, new):
        event = events.event(connection, key)
        came = _came(connection, event.page)
        yield _telling(wanted, event.id, event, came, title=_what(event), words=event.evidence)


def _keys(connection: sqlite3.Connection, index: str, table: str, question: Question, new: New) -> list[int]:
    """The keys of the rows of new pages that are asked for, those of the last page first."""
    decided, own = conditions(question.checks)
    rows = f"""
        SELECT {index}.rowid FROM {index} CROSS JOIN {table} ON {table}.key = {index}.rowid
        WHERE {index} MATCH :match AND page > :after AND page <= :until {decided}
        ORDER BY page DESC, {index}.rowid DESC LIMIT :most
    """
    found = connection.execute(rows, {"match": question.match, **new._asdict(), **own})
    return [row[0] for row in found.fetchall()]


def _disputes(connection: sqlite3.Connection, wanted: Wanted, question: Question, new: New) -> Iterator[News]:
    of_these, own = claims.made_by(question, "disputes.one", "disputes.other")
    said = "SELECT attribution FROM claim_statements WHERE page > :after AND page <= :until"
    rows = connection.execute(
        f"""
        SELECT * FROM disputes
        WHERE (disputes.one IN ({said}) OR disputes.other IN ({said})) AND ({of_these})
        ORDER BY max(one, ~one) DESC, one DESC, other DESC LIMIT :most
        """,
        {**new._asdict(), **own},
    )
    for dispute in claims.disputes_of(connection, rows.fetchall()):
        one, other = dispute.one, dispute.other
        title = f"{_who(one)} against {_who(other)}: {dispute.reason}"
        words = f"{_who(one)}: {one.content}\n{_who(other)}: {other.content}"
        came = max((_came(connection, side.page) for side in (one, other)), key=lambda came: came.added)
        yield _telling(wanted, dispute.id, one, came, title=title, words=words)


_FINDS = {"statement": _statements, "event": _events, "dispute": _disputes}


def _due(
    connection: sqlite3.Connection, wanted: Wanted, asked: expectations.Asked, new: New
) -> Iterator[News]:
    """What is open and due from one day to another: it is told of on its last day, whatever pages came."""
    bounded = msgspec.structs.replace(asked, first=new.since, last=f"{new.today} 23:59:59")
    for one in reversed(list(expectations.expectations(connection, bounded, None))):
        announced = one.announcements[0]
        title = f"due {one.due or new.today}: {', '.join((*one.speakers, one.doing))}"
        id = f"{one.id}:{one.due_latest:%Y-%m-%d}" if one.due_latest else one.id  # noqa: A001
        came = _came(connection, announced.page)
        if one.due_latest:
            came = came._replace(added=datetime.combine(one.due_latest, time.min))
        yield _telling(wanted, id, announced, came, title=title, words=one.words)


def _became(
    connection: sqlite3.Connection, wanted: Wanted, asked: expectations.Asked, new: New
) -> Iterator[News]:
    """What became of what was expected, where a new page tells."""
    of_these = (
        """
        AND expectation IN (
            SELECT expectation FROM expectation_clauses WHERE clause IN (
                SELECT rowid FROM clause_search WHERE clause_search MATCH :match
            )
        )"""
        if asked.match
        else ""
    )
    rows = connection.execute(
        f"""
        SELECT expectation, max(page) AS page
        FROM clauses CROSS JOIN expectation_clauses ON clause = clauses.key
        WHERE page > :after AND page <= :until AND says <> 'expected' {of_these}
        GROUP BY expectation ORDER BY page DESC, expectation DESC LIMIT :most
        """,
        {**new._asdict(), "match": asked.match},
    )
    for row in rows.fetchall():
        one = expectations.expectation(connection, f"x{row['expectation']}")
        told = next((each for each in one.outcomes if each.page == one.decided_by), None)
        if told is not None and one.state != "open":
            title = f"{one.state}: {', '.join((*one.speakers, one.doing))}"
            came = _came(connection, told.page)
            yield _telling(wanted, f"{one.id}:{one.state}", told, came, title=title, words=told.words)


def _telling(
    wanted: Wanted,
    of: str,
    source: Statement | CodedEvent | Telling,
    came: _Came,
    *,
    title: str,
    words: str,
) -> News:
    return News(
        0,
        f"{wanted.kind}:{of}",
        wanted.kind,
        wanted.asked,
        came.added,
        title,
        words,
        came.url,
        source.site,
        source.published,
    )


def _one(connection: sqlite3.Connection, sql: str, *values: object) -> int | str:
    """The one value of the one row that there is."""
    return connection.execute(sql, values).fetchone()[0]


def _who(said: Statement) -> str:
    nobody = (said.site if said.own_voice else None) or "somebody not named"
    return together(phrasing.tellers(said)) or nobody


def _who_says(said: Statement) -> str:
    return f"{_who(said)} {phrasing.does(said) or 'is cited'}"


def _what(event: CodedEvent) -> str:
    who, whom = ([one.name for one in side] for side in (event.actors, event.recipients))
    return f"{told(event.type, event.mode, who, whom)} ({event.status})"


class _Came(NamedTuple):
    """The address of a page, and when it came into the ledger."""

    url: str | None
    added: datetime


def _came(connection: sqlite3.Connection, page: str) -> _Came:
    row = connection.execute(
        """
        SELECT coalesce(articles.url, pages.url) AS url, added FROM pages
        JOIN articles ON page = number WHERE id = ?
        """,
        (page,),
    ).fetchone()
    return _Came(row["url"], datetime.fromisoformat(row["added"]))
