"""The ledger: what a person who keeps one can do with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from reportedly.ledger import adding, corrections, families, happening_rows, kept, opening, visits
from reportedly.ledger.adding import Progress
from reportedly.ledger.questions import (
    Actors,
    Comparisons,
    Corrections,
    Happenings,
    Matters,
    Pages,
    Statements,
    Told,
)
from reportedly.ledger.watched import Watched
from reportedly.ledger.workers import Found
from reportedly.model import Added, Page, Unreadable
from reportedly.pages import Fetching, Memory, Visitor, find


class Ledger(Corrections, Told, Pages, Matters, Comparisons, Actors, Happenings, Statements):
    """Statements of many pages in one SQLite file.

    The file is made by the first `add`; asking one that is not there raises `LedgerError`, and so
    does, at once, a file that is not a ledger or is of another version: it is not touched. While one
    process adds, others may ask. Several threads may ask one `Ledger`; the one that adds needs its own.
    One that is opened `read_only` refuses to add, and knows claims, disputes, expectations and tellers of
    events as they were last told.

    A list may be asked for in parts: `after` is the id of the last row that was given, and the rows that come
    after it are given then.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Ledger(folder + "/news.ledger") as ledger:
    ...     done = ledger.add([])
    ...     ledger.counts().pages, list(ledger.statements(speaker="Kremlin", since="2023-09"))
    (0, [])
    """

    def add(
        self,
        sources: Iterable[str | Path | Page | Unreadable],
        *,
        workers: int | None = None,
        progress: Callable[[Progress], None] | None = None,
        fetching: Fetching | None = None,
        visitor: Visitor | None = None,
    ) -> Added:
        """Read pages from `sources` (files, folders, `-`, addresses, ledgers, pages) and keep what they say.

        Addresses are fetched as `fetching` says, or by a `visitor`; what they showed before stays beside what
        they show now (`versions`), and their servers are asked only for what is new.

        A source that is itself a ledger, of this version or an older one, gives the pages that it keeps:
        they are read again, as they were found, and who was merged and split in it is so here.

        Pages are committed one by one, and what the ledger holds already is not read again: so after
        a run that was ended, at any moment and in any way, the same call completes it. What cannot be
        read is recorded, told to `progress`, and stops nothing. `workers` processes read at the same
        time, one a core unless said otherwise; with 1, this process does.
        """
        if not opening.check(self.path):
            opening.create(self.path)
        with opening.refusing(self.path):
            connection = self._connection()
            visitor = visitor or self.visitor(fetching)
            found = _found(sources, visitor, connection)
            return adding.add(connection, found, workers=workers, progress=progress)

    def visitor(self, fetching: Fetching | None = None, memory: Memory | None = None) -> Visitor:
        """What visits addresses, and asks their servers for what is new: one for several `add`s keeps pauses.

        With a `memory`, such as `watched`, only what is new in feeds and sitemaps is fetched.
        """
        return Visitor(fetching, known=partial(visits.validators, self._connection()), memory=memory)

    def watched(self, every: timedelta) -> Watched:
        """What is remembered of feeds that are watched, and of the pages they list, over stops and starts.

        `every` is how often feeds are asked that do not ask for less.
        """
        return Watched(self._connection(), every)

    def recompute(self) -> int:
        """Derive families, claims, disputes, turns, expectations and storylines again from the readings.

        Says how many pages that were. The result is the one that adding and asking came to. Nothing is read
        again. What a run that is stopped has not come to is done when it is next asked for.
        """
        with opening.refusing(self.path):
            from reportedly.ledger import claim_rows, expectation_rows, storyline_rows  # slow to load

            pages = families.recompute(self._connection())
            claim_rows.forget(self._connection())
            happening_rows.forget(self._connection())
            happening_rows.bring_up_to_date(self._connection())
            claim_rows.bring_up_to_date(self._connection())
            expectation_rows.forget(self._connection())
            expectation_rows.bring_up_to_date(self._connection())
            storyline_rows.forget(self._connection())
            storyline_rows.bring_up_to_date(self._connection())
            return pages


def _found(
    sources: Iterable[str | Path | Page | Unreadable], visitor: Visitor, connection: sqlite3.Connection
) -> Iterator[Found]:
    """What is found in the sources, in order; of a ledger, who was merged and split in it comes first."""
    for source in (sources,) if isinstance(sources, str | Path) else sources:
        if isinstance(source, Page | Unreadable):
            yield source
        elif str(source) != "-" and opening.is_ledger(Path(source)):
            corrections.copied(connection, Path(source))
            yield from kept.pages(Path(source))
        else:
            yield from find([source], visitor=visitor)
