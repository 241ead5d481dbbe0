"""Questions about storylines: pages of one matter, and what happened and was said in it, in order."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Literal

import msgspec

from reportedly.errors import NotHeldError
from reportedly.ledger import asking, events, timelines
from reportedly.ledger.asked_actors import Meant
from reportedly.ledger.dates import When, bounds
from reportedly.ledger.keys import stored_time
from reportedly.ledger.parts import in_parts
from reportedly.ledger.sources import independent_texts, sources_of
from reportedly.ledger.words import matching, phrase
from reportedly.model import EventStatus, Record

BATCH = 50
"""Rows fetched by one query."""

MOST_ACTORS = 8
"""Actors of a storyline that are told, those that most of its pages name."""

WEIGHED = 60
"""Pages of a storyline that its title is chosen from, and by: its first ones."""


_ID = re.compile(r"s(\d{1,18})")


class StorylinePage(Record, frozen=True):
    """A page of a storyline, and what it shared with the pages before it."""

    page: str
    reason: str
    published: datetime | None = None
    site: str | None = None
    headline: str | None = None


class StorylineEntry(Record, frozen=True):
    """Something that happened or was said, on the day it was, as far as pages tell: else on that of the page.

    An `event` has its type and mode, who did it and to whom, and what voices make of it (`statuses`); a
    `claim` who says it. `earliest` and `latest` bound when it was, where pages tell that. `ids` are those of
    the events, or of the claim; so many `pages` tell it.
    """

    kind: Literal["event", "claim"]
    words: str
    ids: tuple[str, ...]
    date: date | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    type: str | None = None
    statuses: tuple[EventStatus | Literal["disputed"], ...] = ()
    who: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    pages: int = 1
    mode: str | None = None


class Storyline(Record, frozen=True):
    """Pages of one matter. `title` is the headline of one of them that says most of it.

    `pages` are how many, `texts` how many that are nobody's copy, `sources` whose reports they are: credits,
    else sites. `actors` are those whom most of its pages name. `earliest` and `latest` are when its dated
    pages were published. `merged` are the ids of those that became one with it. Of one storyline, `told` are
    its pages as they came out, and `entries` what happened and what several pages or sides say, in the order
    of when it was.
    """

    id: str
    title: str
    pages: int
    texts: int
    sources: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    earliest: datetime | None = None
    latest: datetime | None = None
    merged: tuple[str, ...] = ()
    told: tuple[StorylinePage, ...] = ()
    entries: tuple[StorylineEntry, ...] = ()


class Asked(Record, frozen=True):
    """Which storylines are asked for: with a page that matches, of that time, so many sources and pages."""

    match: str = ""
    first: str = ""
    last: str = "9999"
    sources: int = 1
    pages: int = 1


def question(
    *,
    actor: str | Meant | None = None,
    about: str | None = None,
    site: str | None = None,
    since: When | None = None,
    until: When | None = None,
    sources: int = 1,
    pages: int = 1,
) -> Asked:
    """The question that a person's words come to. Raises `QuestionError` for what is no date."""
    who = actor.matching("actor") if isinstance(actor, Meant) else matching("name", actor) if actor else ""
    matches = [who, matching("headline name", about) if about else "", phrase("site", site) if site else ""]
    return Asked(
        " AND ".join(filter(None, matches)),
        stored_time(bounds(since)[0]) or "" if since is not None else "",
        stored_time(bounds(until)[1]) or "" if until is not None else "9999",
        sources,
        pages,
    )


def storylines(
    connection: sqlite3.Connection, asked: Asked, limit: int | None, after: str | None = None
) -> Iterator[Storyline]:
    """The storylines asked for, those of most pages first; those after the one with the id `after`."""
    of_these = (
        """
        AND EXISTS (
            SELECT 1 FROM storyline_pages WHERE storyline = number AND page IN (
                SELECT rowid FROM storyline_search WHERE storyline_search MATCH :match
            )
        )"""
        if asked.match
        else ""
    )
    is_dated = asked.first or asked.last != "9999"
    then = "AND first <= :until AND last >= :since" if is_dated else ""
    rows = f"""
        SELECT number, pages FROM storylines
        WHERE (pages, -number) < (:pages, -:number) AND pages >= :least {then} {of_these}
        ORDER BY pages DESC, number LIMIT :batch
    """
    bound: dict[str, object] = {"match": asked.match, "since": asked.first, "until": asked.last}
    bound |= {"least": asked.pages, "pages": 1 << 62, "number": 0}
    if after is not None:
        stands = "SELECT pages, number FROM storylines WHERE number = ?"
        bound |= dict(connection.execute(stands, (_number(connection, after),)).fetchone())

    def made(number: int) -> Storyline | None:
        one = brief(connection, number)
        return one if len(one.sources) >= asked.sources else None

    yield from in_parts(connection, rows, bound, made, limit=limit, batch=BATCH)


def storyline(connection: sqlite3.Connection, asked: str) -> Storyline:
    """The storyline with this id, in full. Raises `NotHeldError` where there is none."""
    number = _number(connection, asked)
    one = brief(connection, number)
    rows = _pages(connection, number)
    told = tuple(
        StorylinePage(row["id"], row["reason"], _moment(row["published"]), row["site"], row["headline"])
        for row in sorted(rows, key=lambda row: (row["published"] or "9999", row["number"]))
    )
    numbers = [row["number"] for row in rows]
    entries = [*_events(connection, numbers), *_claims(connection, numbers)]
    entries.sort(key=lambda entry: (entry.date or date.max, entry.kind != "event"))
    return msgspec.structs.replace(one, told=told, entries=tuple(entries))


def narrowed(
    told: Storyline, *, status: str | None = None, since: When | None = None, until: When | None = None
) -> Storyline:
    """The storyline with the entries of those days alone, and of those that some voice gives the status.

    Raises `QuestionError` for what is no status or date.
    """
    wanted = events.known_status(status) if status else None
    first = bounds(since)[0].date() if since is not None else date.min
    last = bounds(until)[1].date() if until is not None else date.max
    is_bounded = since is not None or until is not None
    entries = tuple(
        one
        for one in told.entries
        if (wanted is None or wanted in one.statuses)
        and (first <= one.date <= last if one.date else not is_bounded)
    )
    return msgspec.structs.replace(told, entries=entries)


def of_page(connection: sqlite3.Connection, page: str) -> Storyline | None:
    """The storyline of a page, if another page is of it. Raises `NotHeldError` for no page."""
    row = connection.execute(
        """
        SELECT number FROM storyline_pages JOIN storylines ON number = storyline
        WHERE page = ? AND pages > 1
        """,
        (asking.number_of_page(connection, page),),
    ).fetchone()
    return brief(connection, row["number"]) if row else None


def _number(connection: sqlite3.Connection, asked: str) -> int:
    """The number of the storyline with this id, or of the one that it became one with.

    Raises `NotHeldError` where there is none.
    """
    told = _ID.fullmatch(asked.lower())
    rows = "SELECT coalesce(same_as, number) AS number FROM storylines WHERE number = ?"
    if told and (row := connection.execute(rows, (told[1],)).fetchone()):
        return row["number"]
    raise NotHeldError(f"the ledger has no storyline {asked!r}: `reportedly storylines` lists them")


def brief(connection: sqlite3.Connection, number: int) -> Storyline:
    """The storyline with this number, without its pages and what happened in it."""
    rows = _pages(connection, number)
    dated = [moment for row in rows if (moment := _moment(row["published"]))]
    merged = connection.execute("SELECT number FROM storylines WHERE same_as = ? ORDER BY number", (number,))
    return Storyline(
        f"s{number}",
        _title(connection, rows),
        len(rows),
        independent_texts(connection, {row["id"] for row in rows}),
        _once(row["credit"] or row["site"] or row["id"] for row in rows),
        _once(row["site"] for row in rows if row["site"]),
        _actors(connection, number),
        min(dated, default=None),
        max(dated, default=None),
        tuple(f"s{row['number']}" for row in merged.fetchall()),
    )


def _pages(connection: sqlite3.Connection, number: int) -> list[sqlite3.Row]:
    return connection.execute(
        """
        SELECT pages.number, pages.id, reason, terms, published_earliest AS published, site, credit, headline
        FROM storyline_pages JOIN pages ON pages.number = storyline_pages.page
        JOIN articles ON articles.page = storyline_pages.page
        WHERE storyline = ? ORDER BY pages.number
        """,
        (number,),
    ).fetchall()


def _title(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> str:
    """The headline that says most of what the pages are about; without one, the first text's beginning."""
    from reportedly.comparing.storylines.matter import headed

    matter: Counter[str] = Counter()
    for row in rows[:WEIGHED]:
        matter.update(msgspec.json.decode(row["terms"], type=dict[str, float]))
    title = headed((row["headline"] or "" for row in rows[:WEIGHED]), matter)
    if title is not None:
        return title
    return asking.opening(connection, rows[0]["id"])


def _actors(connection: sqlite3.Connection, number: int) -> tuple[str, ...]:
    """Those whom most of its pages name."""
    rows = connection.execute(
        """
        SELECT held.name, count(DISTINCT appearances.page) AS pages, sum(appearances.statements) AS said
        FROM storyline_pages JOIN appearances ON appearances.page = storyline_pages.page
        JOIN actors ON actors.number = coalesce(appearances.moved, appearances.actor)
        JOIN actors AS held ON held.number = coalesce(actors.same_as, actors.number)
        WHERE storyline = ? GROUP BY held.number ORDER BY pages DESC, said DESC, held.number LIMIT ?
        """,
        (number, MOST_ACTORS),
    )
    return tuple(row["name"] for row in rows.fetchall())


def _events(connection: sqlite3.Connection, pages: Sequence[int]) -> Iterator[StorylineEntry]:
    """What happened, is to, or is said to have, by its day: what several pages tell is one entry."""
    keys = connection.execute(
        "SELECT key FROM events WHERE page IN (SELECT value FROM json_each(?)) ORDER BY key",
        (str(list(pages)),),
    ).fetchall()
    for one in timelines.told_on(connection, [row["key"] for row in keys]):
        yield StorylineEntry(
            "event",
            one.evidence,
            one.events,
            one.date,
            *(
                (one.earliest, one.latest)
                if one.earliest and one.date == one.earliest.date()
                else (None, None)
            ),
            one.type,
            tuple(one.statuses),
            tuple(party.name for party in one.actors),
            tuple(party.name for party in one.recipients),
            one.pages,
        )


def _claims(connection: sqlite3.Connection, pages: Sequence[int]) -> Iterator[StorylineEntry]:
    """What several of the pages say, or what is disputed, by the day on which it was first said."""
    rows = connection.execute(
        """
        SELECT claim, count(DISTINCT page) AS pages, EXISTS (
            SELECT 1 FROM claim_statements AS made WHERE made.claim = claim_statements.claim AND (
                EXISTS (SELECT 1 FROM disputes WHERE one = made.attribution)
                OR EXISTS (SELECT 1 FROM disputes WHERE other = made.attribution)
            )
        ) AS disputed
        FROM claim_statements WHERE page IN (SELECT value FROM json_each(?)) GROUP BY claim
        HAVING count(DISTINCT page) > 1 OR disputed ORDER BY claim
        """,
        (str(list(pages)),),
    ).fetchall()
    made = _made(connection, [row["claim"] for row in rows])
    sources = sources_of(connection, *([one["attribution"] for one in said] for said in made.values()))
    for row in rows:
        said = made[row["claim"]]
        dated = [one for one in said if one["published"]]
        first = min(dated, key=lambda one: one["earliest"] or one["published"], default=None)
        moment = _moment(first["earliest"] or first["published"]) if first else None
        yield StorylineEntry(
            "claim",
            said[0]["words"],
            (f"c{row['claim']}",),
            moment.date() if moment else None,
            _moment(first["earliest"]) if first else None,
            _moment(first["latest"]) if first and first["earliest"] else None,
            statuses=("disputed",) if row["disputed"] else (),
            who=_once(sources[one["attribution"]] for one in said),
            pages=row["pages"],
        )


def _made(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, list[sqlite3.Row]]:
    """All that makes each of these claims, in the order of publication, with when it was said."""
    rows = connection.execute(
        """
        SELECT claim, attribution, words, attributions.earliest, attributions.latest,
            published_earliest AS published
        FROM json_each(?) CROSS JOIN claim_statements ON claim = json_each.value
        JOIN articles ON articles.page = claim_statements.page
        LEFT JOIN attributions ON attributions.key = attribution
        ORDER BY claim, max(attribution, ~attribution), attribution
        """,
        (str(list(numbers)),),
    )
    made: dict[int, list[sqlite3.Row]] = {}
    for row in rows:
        made.setdefault(row["claim"], []).append(row)
    return made


def _moment(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None


def _once(words: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
