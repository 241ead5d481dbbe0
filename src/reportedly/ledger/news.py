"""News: what pages that came since the last time say of what somebody asked to be told of.

It is found once, kept with the time it was told, and so the same after every stop and start.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Literal

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

KEPT = 1_000
"""News that a ledger keeps, the newest: a feed shows a hundred, and a webhook that is away gets the rest."""

_PAGE, _DAY = "told up to page", "told what is due up to"
"""In `meta`: the number of the last page of which all was told, and the last day of what is due."""


class News(Record, frozen=True):
    """Something new, for who asked to be told: `asked` is what for, `words` are those of the page.

    `id` begins with what it is, and goes on with the id that the ledger has for that.
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
    actor, other = who.get("actor"), who.get("other")
    if kind == "expectation":
        return Wanted(asked, kind, expectations.question(actor=actor, state="open", **by))
    if kind == "event" and actor and other:
        return Wanted(asked, kind, events.between(actor, other, None, None))
    if kind == "event":
        return Wanted(asked, kind, events.question(actor=actor, **by))
    return Wanted(asked, kind, asking.question(speaker=who.get("speaker"), about=who.get("about"), **by))


def find(connection: sqlite3.Connection, wanted: Sequence[Wanted], *, waiting: bool) -> list[News]:
    """What came since the last time, kept and given once; `waiting` to be sent somewhere."""
    last = int(_one(connection, "SELECT coalesce(max(number), 0) FROM pages"))
    today = now()[: len("2024-06-12")]
    with transaction(connection):
        after, day = int(_told(connection, _PAGE, last)), str(_told(connection, _DAY, today))
        first = _one(connection, "SELECT coalesce(max(number), 0) FROM news")
        for one in wanted:
            if isinstance(one.question, expectations.Asked):
                found = _due(connection, one, one.question, day, today)
            elif last > after:
                found = _FINDS[one.kind](connection, one, one.question, {"after": after, "until": last})
            else:
                continue
            for news in found:
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
    connection: sqlite3.Connection, wanted: Wanted, question: Question, new: Mapping[str, int]
) -> Iterator[News]:
    for key in _keys(connection, "search", "attributions", question, new):
        said = asking.statement(connection, key)
        url = _address(connection, said.page)
        yield _telling(wanted, said.id, said, title=_who_says(said), words=said.content, url=url)


def _events(
    connection: sqlite3.Connection, wanted: Wanted, question: Question, new: Mapping[str, int]
) -> Iterator[News]:
    for key in _keys(connection, "event_search", "events", question, new):
        event = events.event(connection, key)
        yield _telling(wanted, event.id, event, title=_what(event), words=event.evidence, url=event.url)


def _keys(
    connection: sqlite3.Connection, index: str, table: str, question: Question, new: Mapping[str, int]
) -> list[int]:
    """The keys of the rows of new pages that are asked for."""
    decided, own = conditions(question.checks)
    rows = f"""
        SELECT rowid FROM {index} WHERE {index} MATCH :match
        AND rowid IN (SELECT key FROM {table} WHERE page > :after AND page <= :until) {decided}
        ORDER BY rowid
    """
    found = connection.execute(rows, {"match": question.match, **new, **own})
    return [row[0] for row in found.fetchall()]


def _disputes(
    connection: sqlite3.Connection, wanted: Wanted, question: Question, new: Mapping[str, int]
) -> Iterator[News]:
    of_these, own = claims.made_by(question, "disputes.one", "disputes.other")
    said = "SELECT attribution FROM claim_statements WHERE page > :after AND page <= :until"
    ids = connection.execute(
        f"""
        SELECT one_said.id || '/' || other_said.id AS id FROM disputes
        JOIN said AS one_said ON one_said.key = disputes.one
        JOIN said AS other_said ON other_said.key = disputes.other
        WHERE (disputes.one IN ({said}) OR disputes.other IN ({said})) AND ({of_these})
        ORDER BY max(disputes.one, ~disputes.one), disputes.one, disputes.other
        """,
        {**new, **own},
    )
    for row in ids.fetchall():
        dispute = claims.dispute(connection, row["id"])
        one, other = dispute.one, dispute.other
        title = f"{_who(one)} against {_who(other)}: {dispute.reason}"
        words = f"{_who(one)}: {one.content}\n{_who(other)}: {other.content}"
        url = _address(connection, one.page)
        yield _telling(wanted, dispute.id, one, title=title, words=words, url=url)


_FINDS = {"statement": _statements, "event": _events, "dispute": _disputes}


def _due(
    connection: sqlite3.Connection, wanted: Wanted, asked: expectations.Asked, since: str, until: str
) -> Iterator[News]:
    """What is open and due from one day to another: it is told of on its last day, whatever pages came."""
    bounded = msgspec.structs.replace(asked, first=since, last=f"{until} 23:59:59")
    for one in expectations.expectations(connection, bounded, None):
        announced = one.announcements[0]
        title = f"due {one.due or until}: {', '.join((*one.speakers, one.doing))}"
        url = _address(connection, announced.page)
        id = f"{one.id}:{one.due_latest:%Y-%m-%d}" if one.due_latest else one.id  # noqa: A001
        yield _telling(wanted, id, announced, title=title, words=one.words, url=url)


def _telling(
    wanted: Wanted,
    of: str,
    source: Statement | CodedEvent | Telling,
    *,
    title: str,
    words: str,
    url: str | None,
) -> News:
    return News(
        0,
        f"{wanted.kind}:{of}",
        wanted.kind,
        wanted.asked,
        datetime.min,
        title,
        words,
        url,
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


def _address(connection: sqlite3.Connection, page: str) -> str | None:
    rows = "SELECT coalesce(articles.url, pages.url) FROM pages JOIN articles ON page = number WHERE id = ?"
    return connection.execute(rows, (page,)).fetchone()[0]
