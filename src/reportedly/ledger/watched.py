"""Addresses that are watched: when each feed is asked again, and which of the pages it lists are new."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from reportedly.ledger import versions
from reportedly.ledger.keys import stored_time
from reportedly.ledger.opening import transaction
from reportedly.ledger.writing import storable
from reportedly.model import Unreadable, Visit
from reportedly.pages.addresses import one_form
from reportedly.pages.containers.entries import Entry

LEAST = timedelta(minutes=5)
"""A feed is asked no more often, whatever it says."""

MOST = timedelta(days=1)
"""A feed is asked at least so often, whatever it says and however often it failed."""

AGAIN = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4), timedelta(hours=16))
"""A page that could not be fetched is asked again so long after each failure, and is then given up."""

SETTLED = timedelta(hours=1)
"""A page that its list says has changed is fetched again at most so often."""

FORGOTTEN = timedelta(days=90)
"""A page that was not asked for so long is no longer listed."""

JITTER = 0.1
"""Share of an interval by which it is longer at most, so that not all who watch a feed ask at once."""


class Feed(NamedTuple):
    """What is known of a feed: when it is due, how often in a row it failed, and why."""

    due: datetime
    failures: int = 0
    problem: str | None = None


class Watched:
    """What a ledger remembers of the addresses that are watched: the `Memory` of a `Visitor`."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        every: timedelta,
        *,
        clock: Callable[[], datetime] | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """`every` is how often feeds are asked that do not ask for less; tests replace the rest."""
        self._connection = connection
        self._every = every
        self._clock = clock or (lambda: datetime.now(UTC).replace(tzinfo=None))
        self._chance = chance
        self._feeds: set[str] = set()
        self._cut: set[str] = set()
        self._listed: dict[str, str] = {}

    def feed(self, address: str) -> Feed:
        """What is known of a feed; one that was never asked is due."""
        form = one_form(address)
        self._feeds.add(form)
        row = self._row(form)
        if row is None or row["due"] is None:
            return Feed(datetime.min)
        return Feed(datetime.fromisoformat(row["due"]), row["failures"], row["problem"])

    def anew(self, address: str) -> bool:
        """Whether something that the feed listed is still to be fetched."""
        left = """
            SELECT 1 FROM watched WHERE (address = ?1 AND cut) OR (listed_by = ?1 AND due <= ?2) LIMIT 1
        """
        found = self._connection.execute(left, (one_form(address), stored_time(self._clock())))
        return found.fetchone() is not None

    def wants(self, entry: Entry, listed_by: str) -> bool:
        """Whether a page that a feed lists is new, is to be tried again, or changed since it was got."""
        form = one_form(entry.url or "")
        self._listed[form] = one_form(listed_by)
        row, now = self._row(form), self._clock()
        if row is not None and row["failures"]:
            return row["due"] is not None and datetime.fromisoformat(row["due"]) <= now
        seen = datetime.fromisoformat(row["asked"]) if row is not None else self._seen(form)
        if seen is None:
            return True
        changed = moment(entry.changed)
        return changed is not None and seen < changed <= now and now - seen >= SETTLED

    def cut(self, address: str) -> None:
        """Not all that the feed lists was followed."""
        self._cut.add(one_form(address))

    def heard(self, address: str, answer: Visit | Unreadable) -> None:
        """Keep what came of asking an address, and when it is asked again."""
        form, failed = one_form(address), isinstance(answer, Unreadable)
        row, now = self._row(form), self._clock()
        failures = (row["failures"] if row is not None else 0) + 1 if failed else 0
        is_feed = form in self._feeds
        fresh = _fresh(answer, row)
        due = self._next(failures, fresh) if is_feed else _again(failures)
        values = (
            storable(form),
            is_feed,
            None if is_feed else self._listed.get(form),
            stored_time(now),
            stored_time(now + due) if due is not None else None,
            failures,
            storable(answer.reason) if isinstance(answer, Unreadable) else None,
            form in self._cut,
            fresh,
        )
        self._cut.discard(form)
        with transaction(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO watched VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values
            )
            if is_feed:
                old = stored_time(now - FORGOTTEN)
                self._connection.execute(
                    "DELETE FROM watched WHERE listed_by = ? AND asked < ?", (values[0], old)
                )

    def _next(self, failures: int, fresh: float | None) -> timedelta:
        """How long a feed is left alone: as it asks, and twice as long after each failure."""
        asked = timedelta(seconds=min(fresh or 0.0, MOST.total_seconds()))
        interval = max(self._every, asked, LEAST) * 2 ** min(failures, 16)
        return min(interval, MOST) * (1 + JITTER * self._chance())

    def _row(self, form: str) -> sqlite3.Row | None:
        return self._connection.execute(
            "SELECT * FROM watched WHERE address = ?", (storable(form),)
        ).fetchone()

    def _seen(self, form: str) -> datetime | None:
        """When the page at that address was last seen, if the ledger holds one."""
        number = versions.shown_last(self._connection, form)
        if number is None:
            return None
        row = self._connection.execute("SELECT seen FROM versions WHERE page = ?", (number,)).fetchone()
        return datetime.fromisoformat(row["seen"])


def _fresh(answer: Visit | Unreadable, row: sqlite3.Row | None) -> float | None:
    """For how long a feed says that asking again is no use: where nothing is new in it, as it said before."""
    before: float | None = row["fresh"] if row is not None else None
    if isinstance(answer, Unreadable):
        return before
    return max(answer.fresh or 0.0, before or 0.0) if answer.unchanged else answer.fresh


def _again(failures: int) -> timedelta | None:
    return AGAIN[failures - 1] if 0 < failures <= len(AGAIN) else None


def moment(told: str | None) -> datetime | None:
    """A time as feeds and sitemaps give it, in UTC and without a zone; none where it is none.

    >>> moment("2024-06-12T10:00:00+02:00"), moment("Tue, 04 Mar 2025 12:00:00 GMT"), moment("soon")
    (datetime.datetime(2024, 6, 12, 8, 0), datetime.datetime(2025, 3, 4, 12, 0), None)
    """
    if not told:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(told.strip())
            return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found
        except (ValueError, TypeError, OverflowError):
            continue
    return None
