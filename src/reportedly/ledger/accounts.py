"""Events as pages tell them: who takes part, when, where, in which words; and what says that two are two."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

CLOSE = timedelta(days=31)
"""Bounds that tell when an event was: further apart, they tell too little."""

NEAR = timedelta(days=3)
"""How far apart two may be of which one is dated by its page alone."""

_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_SEVERAL = frozenset({"country", "government", "group", "organisation", "agency", "place"})
_Match = Literal["same", "open", "other"]


@dataclass(frozen=True)
class Party:
    """One who takes part: by the ledger's number, if it has one, or else by name; and the country.

    `stands_for_country` is whoever is no person: Norland's forces, and Norland.
    """

    who: str
    country: str | None
    stands_for_country: bool

    def is_alike(self, other: Party) -> bool:
        """Whether two are one, or one stands for the other's country: Norland, and its forces."""
        same_country = self.country is not None and self.country == other.country
        return self.who == other.who or (
            same_country and (self.stands_for_country or other.stands_for_country)
        )


Side = tuple[Party, ...]


@dataclass(frozen=True)
class Account:
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
    actors: Side
    recipients: Side

    def dated(self) -> tuple[datetime, datetime] | None:
        """When it was, or else when its page was published; none where neither is known."""
        return self.when or ((self.published, self.published) if self.published else None)

    def is_mutual(self) -> bool:
        """Whether it does not matter who is named as doing it: a meeting; not a visit."""
        return self.kind in _MUTUAL and self.mode != "visit"

    def apart(self, other: Account) -> timedelta | None:
        """How far apart two are, by when they were or else by their pages; none where that is not known."""
        ours, theirs = self.dated(), other.dated()
        if ours is None or theirs is None:
            return None
        return max(max(ours[0], theirs[0]) - min(ours[1], theirs[1]), timedelta())

    def is_one_with(self, other: Account) -> bool:
        """Whether two events of one type may be one and nothing says that they are two.

        Both sides have to be the same; where only one is told on both pages, the word or the place as well.
        """
        if self._mode_differs(other) or self._place_differs(other):
            return False
        apart = self.apart(other)
        if apart is None or apart > (timedelta() if self.when and other.when else NEAR):
            return False
        straight = _match(self.actors, other.actors), _match(self.recipients, other.recipients)
        crossed = _match(self.actors, other.recipients), _match(self.recipients, other.actors)
        is_mutual = self.is_mutual() and other.is_mutual()
        sides = crossed if is_mutual and "other" in straight else straight
        if "other" in sides:
            return False
        again = self.words.casefold() == other.words.casefold() or (self.place and self.place == other.place)
        return sides.count("same") == len(sides) or ("same" in sides and bool(again))

    def _mode_differs(self, other: Account) -> bool:
        """Whether the modes are two; a visit is no meeting."""
        modes = {self.mode, other.mode}
        return len(modes) > 1 and (None not in modes or "visit" in modes)

    def _place_differs(self, other: Account) -> bool:
        """Whether the places are two of one country, or of two countries."""
        if self.place is None or other.place is None or self.place == other.place:
            return False
        return self.place_country is None or self.place_country != other.place_country


def _match(ours: Side, theirs: Side) -> _Match:
    """Whether two sides are the same, cannot be, or one is not told."""
    if not ours or not theirs:
        return "open"
    return "same" if any(one.is_alike(other) for one in ours for other in theirs) else "other"


def accounts(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[Account]:
    """The events with these keys, in order."""
    listed = str(list(keys))
    sides = _sides(connection, listed)
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
        yield Account(
            row["key"],
            row["page"],
            row["type"],
            row["mode"],
            row["words"],
            row["place"],
            row["place_country"],
            (bounds[0], bounds[1]) if len(bounds) == 2 and bounds[1] - bounds[0] <= CLOSE else None,
            published,
            tuple(sides[row["key"], "actor"]),
            tuple(sides[row["key"], "recipient"]),
        )


def _sides(connection: sqlite3.Connection, listed: str) -> defaultdict[tuple[int, str], list[Party]]:
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
    found: defaultdict[tuple[int, str], list[Party]] = defaultdict(list)
    for event, role, name, kind, country, number in rows.fetchall():
        who = name.casefold() if number is None else f"actor{number}"
        found[event, role].append(Party(who, country, kind in _SEVERAL))
    return found
