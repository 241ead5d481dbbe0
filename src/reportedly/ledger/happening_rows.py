"""Events of several pages that are one, brought up to date page by page: what pages tell of one happening."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Literal

from reportedly.ledger import derived
from reportedly.ledger.keys import KEYS_PER_SECOND
from reportedly.ledger.words import phrase

MOST_LOOKED_AT = 60
"""Events of the same type, about the same days, with one of the sides, that a new one is compared with."""

REACH = timedelta(days=7)
"""How far apart two tellings of one event may be dated: the one by the event, the other by its page."""

NEAR = timedelta(days=3)
"""How far apart two may be of which one is dated by its page alone."""

CLOSE = timedelta(days=31)
"""Bounds that tell when an event was: further apart, they tell too little."""

_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_SEVERAL = frozenset({"country", "government", "group", "organisation", "agency", "place"})
_Match = Literal["same", "open", "other"]


@dataclass(frozen=True)
class _Party:
    """One who takes part: the actor's number, if known, the country, and whether it is a person."""

    actor: int | None
    name: str
    country: str | None
    stands_for_country: bool


@dataclass(frozen=True)
class _Telling:
    """An event of a page, with what tells it from others."""

    key: int
    page: int
    kind: str
    mode: str | None
    words: str
    place: str | None
    place_country: str | None
    when: tuple[datetime, datetime] | None
    published: datetime | None
    actors: tuple[_Party, ...]
    recipients: tuple[_Party, ...]


def forget(connection: sqlite3.Connection) -> None:
    """Take out which events are one, to find it again."""
    derived.forget(connection, "happenings", ("same_events",))


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Put the events of pages that came since together with those that they tell again."""
    derived.go_on(connection, "happenings", partial(_write_page, connection))


def put_again(connection: sqlite3.Connection, page: int) -> None:
    """Put the events of a page, which was written anew, together with those of others again."""
    if derived.last_page(connection, "happenings") >= page:
        connection.execute("DELETE FROM same_events WHERE page = ?", (page,))
        _write_page(connection, page)


def _write_page(connection: sqlite3.Connection, page: int) -> None:
    keys = connection.execute("SELECT key FROM events WHERE page = ? ORDER BY key", (page,)).fetchall()
    own = list(_tellings(connection, [row["key"] for row in keys]))
    happenings = [_candidates(connection, one) for one in own]
    listed = sorted({key for each in happenings for key in each})
    others = {one.key: one for one in _tellings(connection, listed)}
    rows: list[tuple[int, int, int]] = []
    for one, told in zip(own, happenings, strict=True):
        happening = _happening(one, [(others[key], told[key]) for key in sorted(told)])
        rows.append((one.key, one.key if happening is None else happening, page))
    connection.executemany("INSERT INTO same_events VALUES (?, ?, ?)", rows)


def _happening(telling: _Telling, others: Iterable[tuple[_Telling, int]]) -> int | None:
    """The happening that an event tells again: of those it may be, the one dated nearest."""
    best: tuple[timedelta, int] | None = None
    for other, happening in others:
        if other.page != telling.page and _is_one(telling, other):
            apart = _apart(telling, other) or timedelta()
            if best is None or (apart, happening) < best:
                best = (apart, happening)
    return best[1] if best else None


def _candidates(connection: sqlite3.Connection, telling: _Telling) -> dict[int, int]:
    """Events of the type with one of the sides, about the same days, with the happenings they are put to.

    The `MOST_LOOKED_AT` nearest by their keys, which are by day. They are looked for from the new one
    outwards, back and ahead, in the order that the index has them: so what is read does not grow with the
    ledger.
    """
    sides = [word for party in (*telling.actors, *telling.recipients) for word in _found_by(party)]
    if not sides:
        return {}
    match = f"{phrase('type', telling.kind)} AND {phrase('actor recipient', *dict.fromkeys(sides))}"
    reach = int(REACH.total_seconds()) * KEYS_PER_SECOND
    found: list[tuple[int, int]] = []
    for first, last, order in (
        (telling.key - reach, telling.key, "DESC"),
        (telling.key + 1, telling.key + reach, "ASC"),
    ):
        rows = connection.execute(
            f"""
            SELECT event, happening FROM event_search CROSS JOIN same_events ON event = event_search.rowid
            WHERE event_search MATCH ? AND event_search.rowid BETWEEN ? AND ?
            ORDER BY event_search.rowid {order} LIMIT ?
            """,
            (match, first, last, MOST_LOOKED_AT),
        )
        found += [(row["event"], row["happening"]) for row in rows.fetchall()]
    return dict(sorted(found, key=lambda each: (abs(each[0] - telling.key), each[0]))[:MOST_LOOKED_AT])


def _found_by(party: _Party) -> list[str]:
    number = [f"actor{party.actor}"] if party.actor is not None else [party.name]
    return [*number, *([f"iso{party.country}"] if party.country else [])]


def _is_one(one: _Telling, other: _Telling) -> bool:
    """Whether two events of one type may be one and nothing says that they are two.

    Both sides have to be the same; where only one is told on both pages, the word or the place as well.
    """
    if _modes_differ(one, other) or _places_differ(one, other):
        return False
    apart = _apart(one, other)
    if apart is None or apart > (timedelta() if one.when and other.when else NEAR):
        return False
    straight = _side(one.actors, other.actors), _side(one.recipients, other.recipients)
    crossed = _side(one.actors, other.recipients), _side(one.recipients, other.actors)
    is_mutual = one.kind in _MUTUAL and "visit" not in (one.mode, other.mode)
    sides = crossed if is_mutual and "other" in straight else straight
    if "other" in sides:
        return False
    again = one.words.casefold() == other.words.casefold() or (one.place and one.place == other.place)
    return sides.count("same") == 2 or ("same" in sides and bool(again))


def _modes_differ(one: _Telling, other: _Telling) -> bool:
    """Whether the modes are two; a visit is no meeting."""
    modes = {one.mode, other.mode}
    return len(modes) == 2 and (None not in modes or "visit" in modes)


def _places_differ(one: _Telling, other: _Telling) -> bool:
    """Whether the places are two of one country, or of two countries."""
    if one.place is None or other.place is None or one.place == other.place:
        return False
    return one.place_country is None or one.place_country != other.place_country


def _apart(one: _Telling, other: _Telling) -> timedelta | None:
    """How far apart two are, by when they were or else by their pages; none where that is not known."""
    ours, theirs = _dated(one), _dated(other)
    if ours is None or theirs is None:
        return None
    return max(max(ours[0], theirs[0]) - min(ours[1], theirs[1]), timedelta())


def _dated(telling: _Telling) -> tuple[datetime, datetime] | None:
    return telling.when or ((telling.published, telling.published) if telling.published else None)


def _side(ours: tuple[_Party, ...], theirs: tuple[_Party, ...]) -> _Match:
    """Whether two sides are the same, cannot be, or one is not told."""
    if not ours or not theirs:
        return "open"
    return "same" if any(_alike(one, other) for one in ours for other in theirs) else "other"


def _alike(one: _Party, other: _Party) -> bool:
    """Whether two are one, or one stands for the other: Norland, and its forces."""
    if one.actor is not None and one.actor == other.actor:
        return True
    if one.name.casefold() == other.name.casefold():
        return True
    same_country = one.country is not None and one.country == other.country
    return same_country and (one.stands_for_country or other.stands_for_country)


def _tellings(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[_Telling]:
    """The events with these keys, in order."""
    listed = str(list(keys))
    parties = _parties(connection, listed)
    rows = connection.execute(
        """
        SELECT events.key, events.page, events.type, mode, words, place, place_country, earliest, latest,
            published_earliest
        FROM json_each(?) AS asked JOIN events ON events.key = asked.value
        JOIN articles ON articles.page = events.page ORDER BY events.key
        """,
        (listed,),
    )
    for row in rows.fetchall():
        published = datetime.fromisoformat(row["published_earliest"]) if row["published_earliest"] else None
        bounds = [datetime.fromisoformat(row[name]) for name in ("earliest", "latest") if row[name]]
        yield _Telling(
            row["key"],
            row["page"],
            row["type"],
            row["mode"],
            row["words"],
            row["place"],
            row["place_country"],
            (bounds[0], bounds[1]) if len(bounds) == 2 and bounds[1] - bounds[0] <= CLOSE else None,
            published,
            tuple(parties[row["key"], "actor"]),
            tuple(parties[row["key"], "recipient"]),
        )


def _parties(connection: sqlite3.Connection, listed: str) -> defaultdict[tuple[int, str], list[_Party]]:
    """Who takes part in the events with these keys, by event and side."""
    rows = connection.execute(
        """
        SELECT event, role, participants.name, participants.kind, participants.country,
            coalesce(actors.same_as, actors.number) AS number
        FROM json_each(?) AS asked JOIN events ON events.key = asked.value
        JOIN participants ON event = events.key
        LEFT JOIN appearances ON appearances.page = events.page AND appearances.id = participants.actor
        LEFT JOIN actors ON actors.number = coalesce(appearances.moved, appearances.actor)
        ORDER BY event, role, nth
        """,
        (listed,),
    )
    found: defaultdict[tuple[int, str], list[_Party]] = defaultdict(list)
    for event, role, name, kind, country, number in rows.fetchall():
        found[event, role].append(_Party(number, name, country, kind in _SEVERAL))
    return found
