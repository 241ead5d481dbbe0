"""Events of a ledger, asked one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache

import msgspec

from reportedly import knowledge
from reportedly.actors.identities import identity
from reportedly.errors import QuestionError
from reportedly.ledger.asked_actors import Meant, checks, conditions
from reportedly.ledger.asking import BATCH, Question, first_key, last_key, latest_rows
from reportedly.ledger.dates import When, bounds
from reportedly.ledger.happenings import independence
from reportedly.ledger.keys import KEYS_PER_SECOND, key_second
from reportedly.ledger.words import matching, phrase
from reportedly.model import A_YEAR, ActorKind, EventStatus, Ontology, Record

_ARRAYS = ("contexts", "actors", "recipients", "according_to", "views", "instruments", "amounts")
"""Columns of the view `coded` that hold JSON."""


class Party(Record, frozen=True):
    """One who takes part in an event: the name, the words of the page, country and sector."""

    name: str
    kind: ActorKind = "unknown"
    country: str | None = None
    sector: str | None = None
    words: str = ""


class Voice(Record, frozen=True):
    """What one voice makes of an event; `according_to` names it, empty for the article's own.

    `statement` is the id of the statement in whose words the event stands.
    """

    status: EventStatus
    according_to: tuple[str, ...] = ()
    statement: str | None = None


class CodedEvent(Record, frozen=True):
    """One event as a row of the ledger, with the sentence it rests on.

    `id` is `PAGE/EVENT`. `earliest` and `latest` bound when it was, as far as the page says; `published` is
    when the page was, at the earliest. `words` tell it in the sentence `evidence`, both with their offsets.

    What several pages tell is told by `events`, their ids, on so many `pages`, in so many independent
    `texts`; `sources` stand at the head of the `chains`, each of which ends with what that voice makes of it.
    """

    id: str
    page: str
    type: str
    status: EventStatus
    words: str
    words_start: int
    words_end: int
    evidence: str
    evidence_start: int
    evidence_end: int
    ontology: Ontology = "plover"
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    according_to: tuple[str, ...] = ()
    views: tuple[Voice, ...] = ()
    earliest: datetime | None = None
    latest: datetime | None = None
    place: str | None = None
    place_country: str | None = None
    instruments: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    mentions: int = 1
    published: datetime | None = None
    site: str | None = None
    credit: str | None = None
    url: str | None = None
    headline: str | None = None
    found_at: str | None = None
    events: tuple[str, ...] = ()
    pages: int = 1
    texts: int = 1
    sources: tuple[str, ...] = ()
    chains: tuple[str, ...] = ()

    @property
    def date(self) -> date | None:
        """The first day it can have been, by the page; else the page's own."""
        is_told = self.earliest and self.latest and self.latest - self.earliest <= A_YEAR
        told = self.earliest if is_told else self.published
        return told.date() if told else None


def question(
    *,
    actor: str | Meant | None = None,
    recipient: str | Meant | None = None,
    kind: str | None = None,
    mode: str | None = None,
    status: str | None = None,
    place: str | None = None,
    site: str | None = None,
    since: When | None = None,
    until: When | None = None,
) -> Question:
    """The question about events that a person's words come to.

    Raises `QuestionError` for what is no date, type, mode or status.
    """
    matches = [
        _side("actor", actor) if actor else "",
        _side("recipient", recipient) if recipient else "",
        phrase("type", _known(kind, "type", types())) if kind else "",
        phrase("mode", _known(mode, "mode", modes())) if mode else "",
        phrase("status", known_status(status)) if status else "",
        _side("place", place) if place else "",
        phrase("site", site) if site else "",
    ]
    asked = _dated(" AND ".join(filter(None, matches)), since, until)
    return msgspec.structs.replace(asked, checks=checks(actor=actor, recipient=recipient))


def between(one: str | Meant, other: str | Meant | None, since: When | None, until: When | None) -> Question:
    """The question about all that somebody did or suffered, or that two did to each other."""
    if other is None:
        match = f"({_side('actor', one)} OR {_side('recipient', one)})"
    else:
        there = f"({_side('actor', one)} AND {_side('recipient', other)})"
        back = f"({_side('actor', other)} AND {_side('recipient', one)})"
        match = f"({there} OR {back})"
    both = (*checks(either=one), *checks(either=other))
    return msgspec.structs.replace(_dated(match, since, until), checks=both)


def _dated(match: str, since: When | None, until: When | None) -> Question:
    return Question(
        match=match,
        first=key_second(bounds(since)[0]) * KEYS_PER_SECOND if since is not None else 0,
        last=last_key(
            bounds(until)[1] if until is not None else None, dated_only=since is not None or until is not None
        ),
    )


def _side(column: str, asked: str | Meant) -> str:
    """Somebody by name, or, where a country is asked for, all who act for it.

    >>> _side("actor", "Kremlin"), _side("actor", "Moscow")
    ('{actor} : ("Kremlin")', '({actor} : ("Moscow") OR {actor} : "isoRU")')
    """
    if isinstance(asked, Meant):
        return asked.matching(column)
    words = matching(column, asked)
    told = identity(asked.strip())
    if told is None or told.kind != "country" or told.country is None:
        return words
    return f"({words} OR {phrase(column, f'iso{told.country}')})"


STATUSES = (
    "happened",
    "ongoing",
    "planned",
    "expected",
    "possible",
    "alleged",
    "denied",
    "hypothetical",
    "negated",
)


@cache
def types() -> tuple[str, ...]:
    """PLOVER's types, then the civil ones."""
    return tuple(row["type"] for row in knowledge.table("event_types"))


@cache
def modes() -> tuple[str, ...]:
    """Every mode of every type."""
    return tuple(dict.fromkeys(row["mode"] for row in knowledge.table("event_modes")))


def known_status(asked: str) -> str:
    """The status that is meant. Raises `QuestionError` where it is none."""
    return _known(asked, "status", STATUSES)


def _known(asked: str, what: str, there: Sequence[str]) -> str:
    """The word that is meant, whatever its case. Raises `QuestionError`, with all of them, where it is none.

    >>> _known("assault", "type", ("ASSAULT", "die"))
    'ASSAULT'
    """
    wanted = asked.strip().casefold()
    for name in there:
        if wanted == name.casefold():
            return name
    raise QuestionError(f"{asked!r} is not a {what}; these are: {', '.join(there)}")


def events(
    connection: sqlite3.Connection, asked: Question, limit: int | None, after: str | None = None
) -> Iterator[CodedEvent]:
    """The events asked for, in the order of when they were; those after the one with that id."""
    decided, own = conditions(asked.checks)
    if asked.match:
        rows = f"""
            SELECT coded.* FROM event_search CROSS JOIN coded ON coded.key = event_search.rowid
            WHERE event_search MATCH :match AND event_search.rowid BETWEEN :first AND :last {decided}
            ORDER BY event_search.rowid LIMIT :batch
        """
    else:
        rows = "SELECT coded.* FROM coded WHERE key BETWEEN :first AND :last ORDER BY key LIMIT :batch"
    first, left = first_key(connection, "events", asked, after), limit
    while left is None or left > 0:
        batch = BATCH if left is None else min(left, BATCH)
        bound = {"match": asked.match, "first": first, "last": asked.last, "batch": batch, **own}
        found = connection.execute(rows, bound).fetchall()
        yield from (_event(connection, row) for row in found)
        if len(found) < batch:
            return
        first = found[-1]["key"] + 1
        left = None if left is None else left - batch


def event(connection: sqlite3.Connection, key: int) -> CodedEvent:
    """The event of a key that the ledger has."""
    return _event(connection, connection.execute("SELECT * FROM coded WHERE key = ?", (key,)).fetchone())


def latest(connection: sqlite3.Connection, asked: Question, limit: int) -> Iterator[CodedEvent]:
    """So many of the events asked for, the latest first, and those that nothing dates last."""
    columns = "coded.* FROM event_search CROSS JOIN coded ON coded.key = event_search.rowid"
    for row in latest_rows(connection, "event_search", columns, asked, limit):
        yield _event(connection, row)


def _event(connection: sqlite3.Connection, row: sqlite3.Row) -> CodedEvent:
    told = msgspec.structs.asdict(independence(connection, row["key"]))
    return msgspec.structs.replace(alone(row), **told)


def alone(row: sqlite3.Row) -> CodedEvent:
    """The event as its page tells it, whoever else does."""
    fields: dict[str, object] = dict(row)
    for name in _ARRAYS:
        fields[name] = msgspec.json.decode(row[name])
    told = msgspec.convert(fields, CodedEvent)
    views = tuple(
        msgspec.structs.replace(view, statement=f"{told.page}/{view.statement}" if view.statement else None)
        for view in told.views
    )
    return msgspec.structs.replace(told, views=views)
